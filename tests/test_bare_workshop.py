"""A workshop of which only the title is told: nothing is printed of what nobody said."""

import io

import pytest
from pypdf import PdfReader

from kitgen.base.problems import KitError

CHAPTER = '---\nkind: session\ntitle: Cook\n---\nWe cook.\n\n::: say {min=5}\n"Hello."\n:::\n'


def text_of(kit, piece):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(kit.pdf(piece))).pages)


@pytest.fixture
def bare(build, tmp_path):
    def make(facts="", more="", **choices):
        folder = tmp_path / "content" / "workshops" / "soup"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "workshop.yaml").write_text(f"title: Soup\n{facts}", encoding="utf-8")
        (folder / "01-cook.md").write_text(CHAPTER + more, encoding="utf-8")
        svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
        (folder / "a.svg").write_text(svg, encoding="utf-8")
        return build(tmp_path, "soup", tmp_path / "out", **choices)

    return make


def test_what_nobody_said_is_not_printed(bare):
    kit = bare(editions=("large-print",))
    assert {path.stem for path in kit.folder().glob("*.pdf")} == {
        "facilitator-guide", "participant-handouts", "kit", "print-plan",
    }  # fmt: skip
    for piece in ("facilitator-guide", "participant-handouts", "large-print/facilitator-guide"):
        text = text_of(kit, piece)
        for empty in ("None", "to people", "By the end", "For whom"):
            assert empty not in text, (piece, empty)
    titles = [entry["/Title"] for entry in PdfReader(io.BytesIO(kit.pdf("facilitator-guide"))).outline]
    assert "Materials and room" in titles
    assert "Before the day" not in titles


@pytest.mark.parametrize(("group", "told"), [("{min: 4}", "4 people or more"), ("{max: 40}", "up to 40 people")])
def test_a_size_of_group_with_one_end(bare, group, told):
    text = text_of(bare(f"group: {group}\n"), "facilitator-guide")
    assert text.count(told) == 2


def test_cards_that_nobody_wrote_cannot_be_made(bare):
    with pytest.raises(KitError) as caught:
        bare(pieces=("council-cards",))
    [problem] = caught.value.problems
    assert (problem.code, problem.origin.line) == ("no-cards", 1)


def test_a_picture_has_the_width_that_is_asked_for(bare):
    assert 'width="170.07' in bare(more="\n![A pot](a.svg){width=60mm}\n").markup["facilitator-guide"]


def test_a_picture_wider_than_its_column_is_told_with_its_line(bare):
    with pytest.raises(KitError) as caught:
        bare(more="\n![A pot](a.svg){width=500mm}\n")
    assert ("picture-too-large", 11) in {(problem.code, problem.origin.line) for problem in caught.value.problems}


def test_words_of_a_session_and_pages_of_the_writer_s_own_are_printed(bare, tmp_path):
    folder = tmp_path / "content" / "workshops" / "soup"
    folder.mkdir(parents=True)
    (folder / "00-note.md").write_text("---\nkind: front\ntitle: A word\n---\nDear cook.\n\nTaste it.\n", "utf-8")
    cards = (
        "---\nkind: cards\ntitle: C\nfamilies: {a: {letter: A, name: A, gloss: a}}\n---\nDeal them.\n\n> Fairly.\n\n"
    )
    (folder / "cards.md").write_text(f"{cards}::: card {{family=a n=1 title=One}}\nText.\n:::\n", "utf-8")
    more = (
        "\n::: materials\n- Ladles\n:::\n\n::: prepare\nBoil water.\n:::\n\n"
        '::: debrief {step=1 lead=Taste}\n::: ask\n"How?"\n\n'
        "::: expect\nSalty.\n:::\n\n::: note\nSip it.\n:::\n:::\n:::\n"
        "\n::: drawing\n:::\n"
    )
    kit = bare(more=more, editions=("large-print",))
    for piece in ("facilitator-guide", "large-print/facilitator-guide"):
        text = text_of(kit, piece)
        for said in (
            "A word",
            "Dear cook.",
            "Taste it.",
            "Ladles",
            "Boil water.",
            "Taste\n",
            "Salty.",
            "Sip it.",
            "Deal them.",
            "Fairly.",
        ):
            assert said in text, (piece, said)
    assert "Cook" in text_of(kit, "drawing-sheet")


def test_titles_of_all_words_are_printed(bare):
    """Every word that takes a title prints it; `checklist` with one once stopped the build."""
    words = ("objectives", "questions", "discussion", "hint", "prereq", "testimonial", "spoiler", "participant-only")
    inside = "".join(f'::: {word} {{title="T {word}"}}\n- Text\n:::\n\n' for word in (*words, "checklist"))
    table = '::: comparison {title="T comparison"}\n| a | b | c |\n|---|---|---|\n| d | e | f |\n:::\n'
    more = f'\n::: ask {{title="T ask"}}\n"Why?"\n:::\n\n::: handout {{#h title="T handout"}}\n{inside}\n{table}:::\n'
    kit = bare(more=more, editions=("large-print",))
    for folder in ("", "large-print/"):
        text = text_of(kit, f"{folder}participant-handouts")
        for word in (*words, "checklist", "comparison", "handout"):
            assert f"T {word}" in text, (folder, word)
        assert "T ask" in text_of(kit, f"{folder}facilitator-guide")


def test_the_foot_has_the_name_that_the_brand_wants_there(bare, tmp_path):
    folder = tmp_path / "content" / "brands" / "own"
    folder.mkdir(parents=True)
    keys = 'meta: {name: Long Name}\ncolor: {primary: "#0B4F58"}\ndefaults: {kitgen: {footer: Short foot}}\n'
    (folder / "_brand.yml").write_text(keys, encoding="utf-8")
    kit = bare(brands=["own"], editions=("large-print",))
    for piece in ("facilitator-guide", "participant-handouts", "large-print/facilitator-guide"):
        pages = PdfReader(io.BytesIO(kit.pdf(piece))).pages
        assert sum("Short foot" in page.extract_text() for page in pages) >= len(pages) - 1, piece


@pytest.mark.parametrize(("facts", "said"), [({"facts": "stock: pokr"}, {}), ({}, {"stock": "pokr"})])
def test_a_wrong_stock_is_told_though_there_are_no_cards(bare, facts, said):
    with pytest.raises(KitError, match='unknown stock "pokr"'):
        bare(**facts, **said)
