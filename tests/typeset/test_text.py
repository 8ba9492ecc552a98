import pytest

from kitgen.typeset.lines import break_lines, make_line, words
from kitgen.typeset.text import runs
from press import LEADING, complaint, compositor, element, lay, lines, press


def broken(text, width, style="body"):
    """Return the lines of a paragraph as it is set."""
    return [
        "".join(piece.text for _, piece in line.placed) for line in lay(f'<p style="{style}">{text}</p>', width).lines
    ]


def found(text, style="body"):
    setter = compositor()
    return words(runs(element(f"<p>{text}</p>"), setter.sheet.text[style], setter))


TEXT = "Nobody is told what to do here and yet everybody knows what comes next"


def test_lines_are_filled_and_none_is_too_wide():
    laid = lay(f'<p style="greedy">{TEXT}</p>', 150)
    assert len(laid.lines) > 2
    assert all(line.width <= 150 for line in laid.lines)
    assert laid.height == LEADING * len(laid.lines)
    assert "".join(broken(TEXT, 150, "greedy")) == TEXT
    first, second = broken(TEXT, 150, "greedy")[:2]
    ink = laid.lines[0].pieces[0].ink
    assert ink.width(first + second.split()[0]) > 150


def width_that_leaves_one(text):
    """Return a measure at which the greedy way leaves a short last word alone."""
    return next(w for w in range(120, 320) if len(broken(text, w, "greedy")[-1].split()) == 1)


def test_pretty_leaves_no_lonely_last_word():
    text = f"{TEXT} so"
    measure = width_that_leaves_one(text)
    pretty = broken(text, measure)
    assert len(pretty[-1].split()) > 1
    assert len(pretty) == len(broken(text, measure, "greedy"))


def test_pretty_leaves_a_forced_last_line_alone():
    assert broken("A line of a few words that is full<br/>so", 170)[-1] == "so"


def test_pretty_gives_in_where_no_measure_helps():
    text = "unforgettable-unforgettable-unforgettable is so"
    assert "".join(broken(text, 75)).replace(" ", "") == text.replace(" ", "")


def test_balance_keeps_the_count_of_lines_and_makes_them_even():
    greedy, even = (lay(f'<p style="{style}">{TEXT}</p>', 200).lines for style in ("greedy", "balanced"))
    assert len(even) == len(greedy)
    spread = [max(line.width for line in some) - min(line.width for line in some) for some in (even, greedy)]
    assert spread[0] < spread[1]


def test_one_line_stays_as_it_is():
    assert broken("Short", 200, "balanced") == ["Short"]
    assert break_lines([], 100, "pretty") == []


def test_an_empty_paragraph_takes_no_room():
    assert lay("<p></p>").height == 0


def test_forced_breaks():
    assert broken("one<br/>two<br/><br/>four", 300) == ["one ", "two ", "", "four"]


def test_a_space_before_a_forced_break_leaves_no_line_empty():
    wide = lay("<p>together</p>", 300).lines[0].width
    assert broken("together <br/> apart", wide + 0.5) == ["together ", "apart"]
    assert lay("<p>together <br/>apart</p>", 300).lines[0].width == pytest.approx(wide)


def test_lines_end_in_a_space_only_between_words():
    assert broken("well-known", 35) == ["well-", "known"]
    assert broken("well known", 35) == ["well ", "known"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("self-awareness", ["self-", "awareness"]),
        ("mother-in-law", ["mother-", "in-", "law"]),
        ("and/or", ["and/or"]),
        ("theirs/ours", ["theirs/", "ours"]),
        ("here—there", ["here—", "there"]),
        ("10-12", ["10-12"]),
        ("10–12", ["10–12"]),
        ("3-4-word", ["3-4-word"]),
        ("A4-sheet", ["A4-sheet"]),
        ("-5", ["-5"]),
        ("5\u00a0minutes", ["5\u00a0minutes"]),
        ("20\u202fmm", ["20\u00a0mm"]),
    ],
)
def test_where_a_line_may_end(text, parts):
    assert ["".join(piece.text for piece in word.pieces) for word in found(text)] == parts


def test_white_space_is_one_space():
    assert broken(" a \n\t b ", 300) == ["a b"]


def test_a_word_in_two_inks_is_not_parted():
    [word] = found("un<b>believ</b>able")
    assert [piece.text for piece in word.pieces] == ["un", "believ", "able"]
    assert word.width == pytest.approx(sum(piece.width for piece in word.pieces))


def test_neighbours_in_one_ink_are_one_piece():
    line = make_line(found("three small words"), last=True)
    assert [piece.text for _, piece in line.placed] == ["three small words"]


def test_a_space_after_a_late_value_is_kept():
    line = make_line(found('page <value of="page"/> of it'), last=True)
    assert [piece.text for _, piece in line.placed] == ["page ", "00", " of it"]
    assert [at for at, _ in line.placed] == sorted(at for at, _ in line.placed)


def test_a_late_value_moves_what_follows():
    page = press('<page><p>p <value of="page"/> of <value of="pages"/>!</p></page>').pages[0]
    assert [words.text for words in page.words] == ["p ", "1", " of ", "1", "!"]
    [guessed] = lay('<p>p <value of="page"/> of</p>').lines
    assert page.words[2].x - page.words[1].x < guessed.starts[2] - guessed.starts[1]


def test_a_late_value_at_the_right_edge_ends_there():
    setter = compositor()
    ink = setter.ink(setter.sheet.text["body"])
    [page] = press('<page><box width="200pt"><p align="right">p <value of="pages"/></p></box></page>').pages
    last = page.words[-1]
    assert last.x + ink.width(last.text) == pytest.approx(200, abs=0.05)


def test_a_word_too_wide_names_word_and_line():
    assert complaint("<p>An incomprehensibility</p>", 50) == (
        'chapter.md:3: error: "incomprehensibility" is 14.2 mm wider than its column [word-too-wide]\n'
        "  through page.xml.j2:7\n"
        "  hint: use a shorter word, or part it with a hyphen"
    )


def test_a_missing_character_names_it_and_the_line():
    assert complaint("<p>An 🎈 flies</p>").splitlines()[0] == (
        'chapter.md:3: error: no font has "🎈" (U+1F388) [missing-character]'
    )


def test_styles_inside_a_line():
    line = make_line(found('a <b>b</b> <i>c</i> <span style="small">d</span> <code>e</code>'), last=True)
    names = [
        (piece.text.strip(), piece.ink.face.weight, piece.ink.face.italic, piece.ink.size) for _, piece in line.placed
    ]
    assert names == [
        ("a", 400, False, 10.5),
        ("b", 600, False, 10.5),
        ("c", 400, True, 10.5),
        ("d", 400, False, 8),
        ("e", 400, False, 10.5),
    ]


def test_capitals_by_style():
    assert broken("strasse und <b>weg</b>", 300, "caps") == ["STRASSE UND WEG"]


def test_tracking_is_part_of_the_width():
    plain, wide = (lay(f'<p style="{style}">abcdef</p>').lines[0].width for style in ("body", "tracked"))
    assert wide == pytest.approx(plain + 6 * 2)


def test_kerning_narrows_a_pair():
    plain, kerned = (lay(f'<p style="{style}">AVATAR</p>').lines[0].width for style in ("body", "kerned"))
    assert kerned < plain


# over pages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("count", "room", "parts"),
    [
        (3, 2, None),
        (4, 3, (2, 2)),
        (4, 1, None),
        (5, 4, (3, 2)),
        (8, 3, (3, 5)),
        (8, 7, (6, 2)),
        (8, 0.5, None),
    ],
)
def test_a_paragraph_leaves_two_lines_on_either_page(count, room, parts):
    laid = lay(lines(count))
    split = laid.split(room * LEADING)
    assert (tuple(len(part.lines) for part in split) if split else None) == parts


def test_the_least_of_a_paragraph_is_what_can_begin_a_page():
    assert lay(lines(3)).least == 3 * LEADING
    assert lay(lines(4)).least == 2 * LEADING


@pytest.mark.parametrize(("align", "left"), [("left", 60), ("right", 160), ("center", 110)])
def test_alignment(align, left):
    setter = compositor()
    width = setter.ink(setter.sheet.text["body"]).width("abc")
    page = press(
        f'<page><place x="60pt" y="50pt" width="{100 + width:.4f}pt"><p align="{align}">abc</p></place></page>'
    ).pages[0]
    assert page.line_of("abc").x == pytest.approx(left, abs=0.02)


def test_outer_is_right_on_right_hand_pages():
    blocks = '<p align="outer">first</p><break/><p align="outer">second</p>'
    odd, even = press(f"<section>{blocks}</section>").pages
    main = 4 * (495.28 - 5 * 12) / 6 + 3 * 12
    ink = compositor().ink(compositor().sheet.text["body"])
    assert odd.line_of("first").x + ink.width("first") == pytest.approx(60 + main, abs=0.05)
    assert even.line_of("second").x == pytest.approx(595.28 - 60 - main, abs=0.05)


@pytest.mark.parametrize(
    "text",
    [
        "The quick brown fox jumps over the lazy dog — “twice”, it’s said (so they say).",
        "Γνώθι σεαυτόν· ἡ ἀρχὴ ἥμισυ παντός, και το τέλος",
        "Съешь же ещё этих мягких французских булок, да выпей чаю",
        "Zażółć gęślą jaźń, příliš žluťoučký kůň, Größenwahn, œuvre, ﬁn",
        "1,234.5 × 2 ≤ 3 · 50% § © € £ “x” ‘y’ … – —",  # noqa: RUF001
    ],
)
def test_extracted_text_is_the_text(text):

    printed = press(f'<page><box width="120pt"><p>{text}</p></box></page>')
    assert printed.problems == []
    assert "".join(words.text for page in printed.pages for words in page.words) == text
    assert " ".join(printed.reader.pages[0].extract_text().split()) == " ".join(text.split())
