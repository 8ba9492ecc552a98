import pytest

from kitgen.base.lengths import MM
from kitgen.model.styles import AreaStyle, Margins, Master
from kitgen.typeset.grid import grid_of
from press import SHEET

A4 = (210 * MM, 297 * MM)
LETTER = (8.5 * 72, 11 * 72)


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_a_page_has_the_size_of_its_paper(paper, size):
    grid = grid_of(SHEET.masters["page"], paper)
    assert (grid.width, grid.height) == pytest.approx(size)
    assert (grid.top, grid.bottom) == (70, pytest.approx(size[1] - 72))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_areas_are_mirrored_on_even_pages(paper):
    grid = grid_of(SHEET.masters["page"], paper)
    odd, even = grid.areas(1), grid.areas(2)
    assert grid.areas(3) is odd
    assert odd["main"][0] == 60
    assert odd["side"][0] + odd["side"][1] == pytest.approx(grid.width - 40)
    assert even["side"][0] == 40
    assert even["main"][0] + even["main"][1] == pytest.approx(grid.width - 60)
    for area in ("main", "side", "full"):
        assert odd[area][1] == pytest.approx(even[area][1]) == pytest.approx(grid.measure(area))
        left, width = odd[area]
        assert even[area][0] == pytest.approx(grid.width - left - width)


def test_the_areas_of_a_page_do_not_touch():
    grid = grid_of(SHEET.masters["page"], "a4")
    for areas in (grid.odd, grid.even):
        (first, width), (second, _) = sorted([areas["main"], areas["side"]])
        assert second - first - width == pytest.approx(12)


def test_a_master_that_is_not_mirrored_is_the_same_on_both_sides():
    master = Master("one", {"any": Margins(60, 40, 10, 10)}, 2, 10.0, areas={"left": AreaStyle("left", (1, 1), (1, 1))})
    grid = grid_of(master, "a4")
    assert grid.odd == grid.even
    assert grid.odd["left"] == (60, pytest.approx((A4[0] - 110) / 2))
    assert grid.odd["full"] == (60, pytest.approx(A4[0] - 100))


def test_landscape_turns_the_paper():
    grid = grid_of(Master("sheet", {"any": Margins(10, 10, 10, 10)}, landscape=True), "a3")
    assert (grid.width, grid.height) == pytest.approx((420 * MM, 297 * MM))


def test_margins_of_a_paper_win_over_those_of_any():
    master = Master("m", {"any": Margins(10, 10, 10, 10), "letter": Margins(20, 20, 20, 20)})
    assert [grid_of(master, paper).top for paper in ("a4", "letter")] == [10, 20]


def test_a_paper_without_margins():
    with pytest.raises(KeyError):
        grid_of(Master("m", {"letter": Margins(20, 20, 20, 20)}), "a4")
