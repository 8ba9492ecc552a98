"""Imposition: a number of pages goes in, which page lies where on which side of which sheet comes out.

Nothing is drawn here. Pages are counted from 1; 0 is a blank.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: its pages in reading order, row by row, from the left.

    `depth` is how many sheets lie around this one where it is folded: 0 for the outermost of a signature.
    """

    pages: tuple[int, ...]
    depth: int = 0


def padded(pages: int, multiple: int, *, keep_last: bool = False) -> tuple[int, ...]:
    """Return the pages with blanks up to a multiple: at the end, or before a back cover that stays the last page."""
    blanks = (0,) * (-pages % multiple)
    numbers = tuple(range(1, pages + 1))
    return (*numbers[:-1], *blanks, *numbers[-1:]) if keep_last else (*numbers, *blanks)


def signatures(sheets: int, most: int = 0) -> tuple[int, ...]:
    """Return how many sheets each signature has: as few signatures as can be, as even as can be, larger ones first.

    `most` is the largest number of sheets a signature may have; 0 puts all of them into one.
    """
    if not sheets:
        return ()
    number = -(-sheets // most) if most else 1
    size, larger = divmod(sheets, number)
    return (size + 1,) * larger + (size,) * (number - larger)


def booklet(pages: int, most: int = 0, *, back_cover: bool = False) -> tuple[Side, ...]:
    """Return the sides of a booklet, front and back of each sheet in turn, outermost sheet first.

    Sheets are turned over their short edge, folded in the middle and laid one into the other; signatures follow each
    other as they are read.

    Args:
        pages: how many pages there are.
        most: the most sheets a signature may have; 0 for one signature.
        back_cover: whether the last page is the back of the whole; blanks then come before it.
    """
    order = padded(pages, 4, keep_last=back_cover)
    sides: list[Side] = []
    start = 0
    for sheets in signatures(len(order) // 4, most):
        inside = order[start : start + 4 * sheets]
        start += 4 * sheets
        for depth in range(sheets):
            left, right = 2 * depth, len(inside) - 1 - 2 * depth
            sides.append(Side((inside[right], inside[left]), depth))
            sides.append(Side((inside[left + 1], inside[right - 1]), depth))
    return tuple(sides)


def several_up(pages: int, number: int) -> tuple[Side, ...]:
    """Return sides with so many pages each, in reading order; the last one is filled up with blanks."""
    order = padded(pages, number)
    return tuple(Side(order[start : start + number]) for start in range(0, len(order), number))


def creep(depth: int, thickness: float) -> float:
    """Return how far a page moves towards the fold.

    Each sheet that lies around another pushes it out by its thickness, and the trim takes that from the fore edge.

    Args:
        depth: how many sheets lie around this one.
        thickness: of one sheet, in any unit; the answer has the same.
    """
    return depth * thickness
