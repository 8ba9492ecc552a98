from __future__ import annotations

from dataclasses import dataclass

import pytest

from kitgen.base.lengths import MM
from kitgen.base.origin import Origin
from kitgen.base.papers import PAPERS
from kitgen.model.stock import CardStock, StockSheet
from kitgen.typeset.piece import typeset
from press import LEADING, brand, compositor, pdf_of, tree
from sketch import pages_of

WIDTH, HEIGHT = 60 * MM, 80 * MM
BLACK = "#000000"


def stock(*, gutter=0.0, **sheets):
    """Return a stock of cards 60 x 80, three by two on an upright A4 unless told otherwise."""
    usual = {"a4": StockSheet("a4", 3, 2, 15 * MM, 30 * MM)}
    return CardStock(
        "test", "Test cards", Origin("test.yaml", 1), WIDTH, HEIGHT, gutter, gutter, 3 * MM, 4 * MM, 3 * MM,
        sheets or usual, mark_offset=3 * MM, mark_length=5 * MM, mark_length_sides=4 * MM,
    )  # fmt: skip


@dataclass
class Sheets:
    pages: list
    problems: list[str]
    piece: object
    pdf: bytes


def sheets(count, *, flip="long", of=None, extra="", front="", paper="a4", card=""):
    """Print so many cards, on each side the card's number."""
    cards = "".join(
        f'<card name="C{n}" src="cards.md:{n}" {card}>'
        f'<front>{front}<place x="10mm" y="10mm"><p>front {n}</p></place></front>'
        f'<back><place x="10mm" y="10mm"><p>back {n}</p></place></back></card>'
        for n in range(1, count + 1)
    )
    root = tree(f'<cards stock="test" flip="{flip}" title="Cards" id="cards">{extra}{cards}</cards>', 'master="page"')
    setter = compositor()
    piece = typeset(root, setter, paper, {"test": of or stock()})
    pdf = pdf_of([piece])
    return Sheets(pages_of(pdf), [str(problem) for problem in setter.problems], piece, pdf)


def corners(page, word):
    """Return the top left corner of every card on a page by its number, in millimetres."""
    return {
        int(words.text.split()[1]): (round(words.x / MM - 10, 1), round((words.y - 11) / MM - 10))
        for words in page.words
        if words.text.startswith(word)
    }


def test_fronts_go_row_by_row_and_backs_stand_mirrored():
    printed = sheets(6)
    assert len(printed.pages) == 2
    fronts, backs = corners(printed.pages[0], "front"), corners(printed.pages[1], "back")
    assert [fronts[n][0] for n in (1, 2, 3, 4)] == [15, 75, 135, 15]
    assert fronts[4][1] - fronts[1][1] == 80
    assert [backs[n][0] for n in (1, 2, 3, 4)] == [135, 75, 15, 135]
    assert [backs[n][1] for n in range(1, 7)] == [fronts[n][1] for n in range(1, 7)]


def test_a_last_sheet_has_backs_where_it_has_fronts_and_its_field_covers_all_slots():
    printed = sheets(8, extra='<underlay fill="primary"/>')
    assert len(printed.pages) == 4
    assert sorted(corners(printed.pages[2], "front")) == [7, 8]
    assert {n: x for n, (x, _) in corners(printed.pages[3], "back").items()} == {7: 135, 8: 75}
    fields = [
        [shape for shape in page.shapes if shape.fill == brand().colours["primary"].lower()] for page in printed.pages
    ]
    assert [len(found) for found in fields] == [0, 1, 0, 1]
    left, top, right, bottom = fields[3][0].box
    assert (left, top) == pytest.approx((12 * MM, 27 * MM), abs=0.01)
    assert (right, bottom) == pytest.approx((198 * MM, 193 * MM), abs=0.01)


def marks(page):
    """Return crop marks as (x1, y1, x2, y2) in millimetres: upright ones, and those that lie."""
    found = [
        tuple(round(v / MM, 2) for v in shape.box)
        for shape in page.shapes
        if shape.kind == "line" and shape.stroke == BLACK
    ]
    return [m for m in found if m[0] == m[2]], [m for m in found if m[1] == m[3]]


def test_crop_marks_stand_outside_the_bleed():
    upright, lying = marks(sheets(1).pages[0])
    assert sorted({m[0] for m in upright}) == [15, 75, 135, 195]
    assert {(m[1], m[3]) for m in upright} == {(22, 27), (193, 198)}
    assert sorted({m[1] for m in lying}) == [30, 110, 190]
    assert {(m[0], m[2]) for m in lying} == {(8, 12), (198, 202)}


def test_cards_apart_are_marked_on_both_sides_of_the_gutter():
    apart = stock(gutter=2 * MM, a4=StockSheet("a4", 2, 1, 20 * MM, 30 * MM))
    upright, _ = marks(sheets(1, of=apart).pages[0])
    assert sorted({m[0] for m in upright}) == [20, 80, 82, 142]


def test_marks_stop_before_the_papers_edge_or_are_left_out():
    near = stock(a4=StockSheet("a4", 3, 3, 4 * MM, 28.5 * MM, slugs=False))
    upright, lying = marks(sheets(1, of=near).pages[0])
    assert {(m[1], m[3]) for m in upright} == {(20.5, 25.5), (271.5, 276.5)}
    assert {(m[0], m[2]) for m in lying} == {(187, 191)}


def test_marks_of_fronts_and_backs_meet():
    printed = sheets(2, of=stock(a4=StockSheet("a4", 2, 3, 20 * MM, 20 * MM)))
    front, back = marks(printed.pages[0])[0], marks(printed.pages[1])[0]
    assert sorted({round(210 - m[0], 2) for m in front}) == sorted({m[0] for m in back})


def test_only_fronts_guide_a_corner_punch():
    front, back = sheets(1).pages
    arcs = [
        [shape for shape in page.shapes if shape.stroke == brand().colours["rule"].lower()] for page in (front, back)
    ]
    assert [len(found) for found in arcs] == [4 * 6, 0]


def test_a_sheet_can_lie_on_its_side():
    turned = stock(a4=StockSheet("a4", 4, 2, 28.5 * MM, 25 * MM, landscape=True))
    printed = sheets(3, of=turned, flip="long")
    assert (printed.pages[0].width, printed.pages[0].height) == pytest.approx((297 * MM, 210 * MM), abs=0.01)
    fronts, backs = (corners(page, word) for page, word in zip(printed.pages, ("front", "back"), strict=True))
    assert [x for x, _ in fronts.values()] == [x for x, _ in backs.values()] == [28.5, 88.5, 148.5]
    assert backs[1][1] - fronts[1][1] == 80


SLUGS = (
    '<slug side="front" edge="top" column="1">Cards here</slug><slug side="back" edge="bottom" column="9">back</slug>'
)


def test_slugs_stand_above_or_below_the_columns():
    front, back = sheets(1, extra=SLUGS).pages
    above, below = front.line_of("Cards here"), next(words for words in back.words if words.text == "back")
    assert above.x == pytest.approx(19 * MM, abs=0.01)
    assert 20 * MM < above.y < 26 * MM
    assert below.x == pytest.approx((135 + 4) * MM, abs=0.01)
    assert 193 * MM < below.y < 200 * MM
    assert "Cards here" not in back.texts


def test_slugs_are_no_part_of_what_is_read():
    front, _ = sheets(1, extra=SLUGS).pages
    assert [words.tag for words in front.words if "Cards" in words.text] == ["Artifact"]


def test_a_bar_of_known_length_shows_the_scale():
    front, _ = sheets(1, extra='<slug side="front" edge="bottom" column="1" bar="50mm">50 mm</slug>').pages
    [bar] = [s for s in front.strokes if s.box[2] - s.box[0] == pytest.approx(50 * MM, abs=0.01)]
    assert bar.box[1] < front.line_of("50 mm").y


def test_a_stock_may_leave_slugs_out():
    bare = stock(a4=StockSheet("a4", 3, 2, 15 * MM, 30 * MM, slugs=False))
    assert "here" not in " ".join(sheets(1, of=bare, extra=SLUGS).pages[0].texts)


def box_of(lines):
    text = "<br/>".join(["word"] * lines)
    return f'<place x="4mm" y="20mm" height="40mm" width="40mm"><p>{text}</p></place>'


def test_text_that_does_not_fit_names_card_file_line_and_how_much():
    lines = 10
    over = lines * LEADING / MM - 40
    assert sheets(2, front=box_of(lines)).problems == [
        f'cards.md:{n}: error: card "C{n}": the text is {over:.1f} mm too high for its frame of 40.0 mm'
        " [card-too-long]\n"
        "  through page.xml.j2:7\n"
        "  hint: shorten the title or the text of the card, make two cards of it, or take a larger stock"
        for n in (1, 2)
    ]


def test_other_faults_are_told_as_they_are():
    [problem] = sheets(1, front='<p style="nothing">x</p>').problems
    assert 'asks for the style "nothing"' in problem


def test_a_card_may_lack_a_side_or_a_name():
    root = tree(
        '<cards stock="test"><card><front><place height="5mm"><p>one<br/>two</p></place></front></card></cards>',
        'master="page"',
    )
    setter = compositor()
    piece = typeset(root, setter, "a4", {"test": stock()})
    assert [[t for t in page.texts if not t.isdigit()] for page in pages_of(pdf_of([piece]))] == [["one", "two"], []]
    assert "error: a card: the text is" in str(next(iter(setter.problems)))


def test_no_cards_no_sheets():
    root = tree('<cards stock="test"/>', 'master="page"')
    assert typeset(root, compositor(), "a4", {"test": stock()}).pages == []


def test_cards_have_names_that_lead_to_their_fronts_and_entries_of_the_outline():
    printed = sheets(1, card='id="first" title="First"')
    assert printed.piece.names["first"] == (1, 1)
    assert printed.piece.names["cards"] == (1, 2)
    titles = [mark.title for mark, _ in printed.piece.pages[0].marks]
    assert [title for title in titles if title] == ["Cards", "First"]


def test_a_cards_own_ground_ends_at_the_cut_and_lies_below_the_marks():
    root = tree(
        '<cards stock="test"><card><front fill="accent"><p>x</p></front><back fill="none"/></card></cards>',
        'master="page"',
    )
    front, back = pages_of(pdf_of([typeset(root, compositor(), "a4", {"test": stock()})]))
    [ground] = [shape for shape in front.shapes if shape.fill == brand().colours["accent"].lower()]
    assert ground.box == pytest.approx((15 * MM, 30 * MM, 75 * MM, 110 * MM), abs=0.01)
    assert front.shapes[0] is ground
    assert not [shape for shape in back.shapes if shape.kind == "rect" and shape.fill]


def test_paper_sizes_are_those_of_the_stock():
    letter = stock(letter=StockSheet("letter", 3, 3, 17.95 * MM, 19.7 * MM))
    printed = sheets(1, of=letter, paper="letter")
    assert printed.pages[0].width == pytest.approx(PAPERS["letter"].width * MM, abs=0.01)
