"""Which page lies where: any number of pages, folded and gathered, is read from the first to the last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from kitgen.typeset.imposition import booklet, creep, padded, several_up, signatures

PAGES = some.integers(1, 400)
SHEETS = some.integers(0, 20)


def folded(sides: tuple, /) -> list[int]:
    """Return the pages as a reader meets them: each signature's sheets laid one into the other and folded."""
    sheets = [(sides[at], sides[at + 1]) for at in range(0, len(sides), 2)]
    read: list[int] = []
    while sheets:
        size = next((at for at in range(1, len(sheets)) if sheets[at][0].depth == 0), len(sheets))
        signature, sheets = sheets[:size], sheets[size:]
        first = [page for front, back in signature for page in (front.pages[1], back.pages[0])]
        second = [page for front, back in reversed(signature) for page in (back.pages[1], front.pages[0])]
        read += first + second
    return read


@given(PAGES, SHEETS, some.booleans())
def test_a_folded_booklet_is_read_in_order(pages: int, most: int, back_cover: bool) -> None:
    sides = booklet(pages, most, back_cover=back_cover)
    read = folded(sides)
    assert [page for page in read if page] == list(range(1, pages + 1))
    assert len(read) == -(-pages // 4) * 4, "no sheet too many"
    assert len(sides) % 2 == 0


@given(PAGES, SHEETS)
def test_blanks_are_at_the_end_or_before_a_back_cover(pages: int, most: int) -> None:
    blanks = -pages % 4
    assert folded(booklet(pages, most))[pages:] == [0] * blanks
    assert folded(booklet(pages, most, back_cover=True))[pages - 1 :] == [*[0] * blanks, pages]


@given(some.integers(1, 200), some.integers(1, 20))
def test_signatures_are_no_thicker_than_asked_and_about_alike(sheets: int, most: int) -> None:
    sizes = signatures(sheets, most)
    assert sum(sizes) == sheets
    assert max(sizes) <= most
    assert max(sizes) - min(sizes) <= 1
    assert len(sizes) == -(-sheets // most), "as few as can be"
    assert signatures(sheets) == (sheets,)


@given(PAGES, SHEETS)
def test_depth_counts_the_sheets_around(pages: int, most: int) -> None:
    depths = [side.depth for side in booklet(pages, most)][::2]
    expected = [depth for size in signatures(-(-pages // 4), most) for depth in range(size)]
    assert depths == expected


def test_a_booklet_of_eight_pages() -> None:
    assert [side.pages for side in booklet(8)] == [(8, 1), (2, 7), (6, 3), (4, 5)]


@given(PAGES, some.sampled_from([2, 4]))
def test_pages_side_by_side_are_in_reading_order(pages: int, number: int) -> None:
    sides = several_up(pages, number)
    assert all(len(side.pages) == number for side in sides)
    assert [page for side in sides for page in side.pages] == list(padded(pages, number))


def test_a_sheet_is_pushed_out_by_those_around_it() -> None:
    assert [creep(depth, 0.1) for depth in range(3)] == [0, 0.1, 0.2]
