from pathlib import Path

import pytest

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.model.card_job import CardJob, cells
from kitgen.model.card_sheet import EDGE, card_sheet, mirror
from kitgen.model.cuts import cut_list
from kitgen.model.stock import natural_scale
from kitgen.read.stock import read_stock

STOCKS = {
    path.stem: read_stock(path, path.name)
    for path in sorted((Path(__file__).parents[2] / "layouts" / "stocks").glob("*.yaml"))
}
PAIRS = [(name, paper) for name, stock in STOCKS.items() for paper in stock.sheets]

CARD = STOCKS["poker"]._replace(width=60 * MM, height=80 * MM)


def flat(slots):
    return [round(value, 6) for slot in slots for value in slot]


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((63.5, 88.9), 1),
        ((57.15, 88.9), 0.9),  # the smaller of two
        ((70, 120), 1.102),
        ((70, 70), 0.932),  # the root of the area
        ((85, 55), 0.837),  # less the column
        ((127, 177.8), 2),
    ],
)
def test_a_stock_that_says_nothing_has_the_scale_of_its_size(size, scale):
    assert natural_scale(*(side * MM for side in size)) == scale


def test_an_offset_moves_the_backs_and_nothing_else():
    plain, moved = (card_sheet(STOCKS["poker"], "a4", CardJob(dx=dx, dy=dy)) for dx, dy in ((0, 0), (2.0, -1.0)))
    assert moved.fronts == plain.fronts
    assert flat((x - 2, y + 1) for x, y in moved.backs) == flat(plain.backs)


def test_a_lying_sheet_is_moved_as_it_comes_out_upright():
    plain, moved = (card_sheet(STOCKS["a6"], "a4", CardJob(dx=dx, dy=dy)) for dx, dy in ((0, 0), (2.0, -1.0)))
    # Turned a quarter against the clock, what was to the right is above, and what was below is to the right.
    assert flat((x - 1, y - 2) for x, y in moved.backs) == flat(plain.backs)


@pytest.mark.parametrize(("name", "paper"), PAIRS)
def test_a_folded_sheet_brings_backs_behind_fronts_and_keeps_from_the_edge(name, paper):
    stock = STOCKS[name]
    sheet = card_sheet(stock, paper, CardJob("fold"))
    assert sheet.folded
    if stock.fold:
        assert flat((x, y - stock.height) for x, y in sheet.fronts) == flat(sheet.backs)
        return
    [(fold, _, _, _)] = sheet.folds
    for (x, y), (back_x, back_y) in zip(sheet.fronts, sheet.backs, strict=True):
        assert (fold - x - stock.width, y) == pytest.approx((back_x - fold, back_y))
        assert back_x - fold >= stock.bleed - 0.01
    left, top, right, bottom = sheet.bounds((*sheet.fronts, *sheet.backs))
    assert min(left, top, sheet.width - right, sheet.height - bottom) >= EDGE - 0.06


def test_a_card_wider_than_half_a_sheet_cannot_be_folded():
    wide = STOCKS["large"]._replace(width=150 * MM)
    with pytest.raises(ValueError, match='no card of the stock "large" has room beside a fold on A4'):
        card_sheet(wide, "a4", CardJob("fold"))


def test_without_backs_there_are_none():
    sheet = card_sheet(STOCKS["poker"], "a4", CardJob("none"))
    assert (len(sheet.fronts), sheet.backs) == (9, ())


@pytest.mark.parametrize(
    ("first", "order", "found"),
    [
        (1, "rows", [[0, 1, 2, 3], [4, 5, None, None]]),
        (3, "rows", [[None, None, 0, 1], [2, 3, 4, 5]]),
        (1, "cut-stack", [[0, 2, 4, None], [1, 3, 5, None]]),
        (3, "cut-stack", [[None, None, 2, 4], [0, 1, 3, 5]]),
    ],
)
def test_cells_are_filled_row_by_row_or_pile_by_pile(first, order, found):
    assert cells(6, 4, first, order) == found


def test_no_cards_need_no_sheet():
    assert cells(0, 9, 4, "rows") == []


def test_cards_side_by_side_share_their_cuts():
    cuts = cut_list(card_sheet(STOCKS["poker"], "a4", CardJob()))
    assert [cut.number for cut in cuts] == list(range(1, 9))
    assert [(cut.axis, round(cut.at / MM, 2)) for cut in cuts[:5]] == [
        ("upright", 9.75),
        ("upright", 73.25),
        ("upright", 136.75),
        ("upright", 200.25),
        ("lying", 15.15),
    ]


def test_a_folded_sheet_is_cut_folded_and_a_precut_one_not_at_all():
    assert [cut.axis for cut in cut_list(card_sheet(STOCKS["poker"], "a4", CardJob("fold")))].count("upright") == 3
    assert cut_list(card_sheet(STOCKS["badge-80x50"], "a4", CardJob())) == ()


@pytest.mark.parametrize(("name", "paper"), PAIRS)
def test_shipped_stocks_lie_on_their_paper(name, paper):
    sheet = card_sheet(STOCKS[name], paper, CardJob())
    left, top, right, bottom = sheet.bounds((*sheet.fronts, *sheet.backs))
    assert sorted((sheet.width, sheet.height)) == pytest.approx(
        sorted((PAPERS[paper].width * MM, PAPERS[paper].height * MM))
    )
    assert min(left, top, sheet.width - right, sheet.height - bottom) >= EDGE - 0.06


def size(paper, *, landscape=False):
    width, height = PAPERS[paper].width * MM, PAPERS[paper].height * MM
    return (height, width) if landscape else (width, height)


@pytest.mark.parametrize(
    ("flip", "landscape", "expected"),
    [
        ("long", False, (210 - 15 - 60, 30)),
        ("short", False, (15, 297 - 30 - 80)),
        ("long", True, (15, 210 - 30 - 80)),
        ("short", True, (297 - 15 - 60, 30)),
    ],
)
def test_a_back_lies_behind_its_front(flip, landscape, expected):
    back = mirror((15 * MM, 30 * MM), CARD, size("a4", landscape=landscape), flip)
    assert back == pytest.approx((expected[0] * MM, expected[1] * MM))


@pytest.mark.parametrize("flip", ["long", "short"])
@pytest.mark.parametrize("landscape", [False, True])
def test_turning_a_sheet_twice_brings_a_card_home(flip, landscape):
    there = mirror((21.0, 34.0), CARD, size("letter", landscape=landscape), flip)
    assert mirror(there, CARD, size("letter", landscape=landscape), flip) == pytest.approx((21.0, 34.0))
