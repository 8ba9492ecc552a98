"""What stands around the cards of a sheet: ruler, arrow, marks, numbers, folds, guides."""

from pathlib import Path

import pytest

from kitgen.base.lengths import MM
from kitgen.model.card_job import CardJob
from kitgen.model.card_sheet import card_sheet
from kitgen.model.printer import BACKS
from kitgen.read.stock import read_stock
from kitgen.typeset.piece import typeset
from press import brand, compositor, pdf_of, tree
from sketch import pages_of

STOCKS = {
    path.stem: read_stock(path, path.name)
    for path in sorted((Path(__file__).parents[2] / "layouts" / "stocks").glob("*.yaml"))
}
PAIRS = [(name, paper) for name, stock in STOCKS.items() for paper in stock.sheets]
WORDS = "Print at 100 %, turn on the long edge"
AROUND = f'<ruler label="100 mm, 4 in">{WORDS}</ruler><fold>fold here</fold><underlay fill="primary"/>'
EDGE = 5 * MM


def printed(name, paper="a4", **job):
    cards = '<card><front fill="white"><p>one</p></front><back fill="primary"><p>two</p></back></card>' * 3
    root = tree(f'<cards stock="{name}">{AROUND}{cards}</cards>', 'master="page"')
    setter = compositor()
    piece = typeset(root, setter, paper, STOCKS, CardJob(**job))
    assert not setter.problems.errors
    return pages_of(pdf_of([piece])), card_sheet(STOCKS[name], paper, CardJob(**job))


def longest(page, length):
    """Return the lines of a length, standing or lying."""
    boxes = [shape.box for shape in page.shapes if shape.kind == "line"]
    return [box for box in boxes if max(box[2] - box[0], box[3] - box[1]) == pytest.approx(length, abs=0.02)]


@pytest.mark.parametrize("backs", BACKS)
@pytest.mark.parametrize(("name", "paper"), PAIRS)
def test_every_sheet_has_a_ruler_outside_its_cards(name, paper, backs):
    pages, sheet = printed(name, paper, backs=backs)
    fronts = pages[:1] if backs == "separate" else pages[::2] if sheet.backs and not sheet.folded else pages
    for page in fronts:
        [(x1, y1, x2, y2)] = longest(page, 4 * 72)
        assert min(x1, y1, page.width - x2, page.height - y2) >= EDGE - 0.3
        for left, top in (*sheet.fronts, *(sheet.backs if sheet.folded else ())):
            beside = x2 < left or x1 > left + sheet.stock.width or y2 < top or y1 > top + sheet.stock.height
            assert beside, "the ruler crosses a card"
        assert [w.tag for w in page.words if "100 mm" in w.text or WORDS in w.text] == ["Artifact"] * 2


@pytest.mark.parametrize(("name", "paper"), PAIRS)
def test_marks_keep_from_the_papers_edge(name, paper):
    pages, _ = printed(name, paper)
    for page in pages:
        marks = [shape.box for shape in page.shapes if shape.kind == "line" and shape.stroke == "#000000"]
        assert bool(marks) is not STOCKS[name].precut
        for x1, y1, x2, y2 in marks:
            assert min(x1, y1, page.width - x2, page.height - y2) >= EDGE - 0.02


def test_where_the_bleed_leaves_no_room_marks_of_fronts_come_nearer():
    [front, back, *_], sheet = printed("poker", "letter")
    head = [s.box for s in front.shapes if s.stroke == "#000000" and s.box[0] == s.box[2] and s.box[3] < 20]
    assert {(round(y1 / MM, 2), round(y2 / MM, 2)) for _, y1, _, y2 in head} == {(5, 6.35)}
    assert sheet.fronts[0][1] == pytest.approx(6.35 * MM)
    assert not [s for s in back.shapes if s.stroke == "#000000" and s.box[0] == s.box[2]]


def test_cuts_are_numbered_on_fronts():
    front, back = printed("poker")[0][:2]
    assert [w.text for w in front.words if w.text.isdigit()] == [str(n) for n in range(1, 9)]
    assert not [w for w in back.words if w.text.isdigit()]


def test_a_part_used_sheet_gets_no_ink_where_paper_may_be_gone():
    front, back = printed("poker", first=4)[0][:2]
    fill = brand().colours["primary"].lower()
    fields = [shape.box for shape in back.shapes if shape.fill == fill]
    second = (15.15 + 88.9 - 3) * MM
    assert len(fields) == 6  # for each of three backs its field and its ground
    assert all(box[1] >= second - 0.02 for box in fields)
    assert all(w.y > second for w in front.words if w.text == "one")


def test_a_folded_sheet_names_its_fold_and_shows_where_glue_goes():
    [page], sheet = printed("poker", backs="fold")
    [name] = [w for w in page.words if w.text == "fold here"]
    assert name.x < page.width / 2
    folds = [s.box for s in page.shapes if s.box[0] == s.box[2] == pytest.approx(page.width / 2, abs=0.01)]
    assert max(box[3] - box[1] for box in folds) == pytest.approx(page.height - 2 * EDGE, abs=0.1)
    _, top, right, bottom = sheet.bounds(sheet.backs)
    right, bottom = right + 3 * MM, bottom + 3 * MM
    areas = [s.box for s in page.shapes if s.stroke and s.box[0] == pytest.approx(page.width / 2, abs=0.01)]
    assert any(b[1] < top and b[2] > right and b[3] > bottom for b in areas), areas


def test_a_tents_back_stands_on_its_head():
    [page], sheet = printed("tent-120x45")
    fronts = [w for w in page.words if w.text == "one"]
    backs = [w for w in page.words if w.text == "two"]
    assert len(fronts) == len(backs) == 3
    for front, back, (x, y) in zip(fronts, backs, sheet.fronts, strict=False):
        assert y < front.y < y + sheet.stock.height
        assert (front.x - x, front.y - y) == pytest.approx((x + sheet.stock.width - back.x, y - back.y), abs=0.02)


def test_guides_are_drawn_only_when_asked_for_and_are_not_read():
    plain, guided = printed("poker")[0][0], printed("poker", guides=True)[0][0]
    magenta = [s.box for s in guided.shapes if s.stroke == "#d0006f"]
    assert not [s for s in plain.shapes if s.stroke == "#d0006f"]
    assert len(magenta) == 2 * 9
    safe = 4 * MM
    x, y = 9.75 * MM, 15.15 * MM
    assert any(
        box == pytest.approx((x + safe, y + safe, x + 63.5 * MM - safe, y + 88.9 * MM - safe), abs=0.05)
        for box in magenta
    )
    assert plain.texts == guided.texts
