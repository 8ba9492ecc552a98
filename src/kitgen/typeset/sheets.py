"""Imposed sheets: set pages and a plan of sides go in, a document for print with several pages a side comes out.

Each page is drawn once, from the same values as in its own file, into a form, and shown where the plan wants it. The
sheets are for print: they have no tags, links or fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.typeset.binder import PagePen
from kitgen.typeset.imposition import creep

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.typeset.binder import Bound
    from kitgen.typeset.imposition import Side
    from kitgen.typeset.leaf import SetPage
    from kitgen.typeset.piece import SetPiece
    from kitgen.typeset.print_door import PrintDoor

FOLD_MARK = 3 * MM
"""How far a fold mark reaches into the sheet from its edge."""

FOLD_DASH = 0.75 * MM
_FOLD_WIDTH = 0.1 * MM
_FOLD_COLOUR = "#000000"


@dataclass(frozen=True, slots=True)
class Cell:
    """A place for a page on a sheet, in points from the sheet's top left corner; `fold` is -1 left of one, 1 right."""

    x: float
    y: float
    width: float
    height: float
    fold: int = 0


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A paper and the cells on it. `thickness` of the paper is in points, for creep."""

    width: float
    height: float
    cells: tuple[Cell, ...]
    folded: bool = False
    thickness: float = 0.0


def sheet_plan(paper: str, number: int, *, folded: bool = False, thickness: float = 0.0) -> SheetPlan:
    """Return the plan of a paper with two pages side by side, or with four.

    Args:
        paper: a name of `PAPERS`.
        number: 2 or 4 pages a side.
        folded: whether the sheet is folded between its two pages.
        thickness: of the paper, in points.
    """
    width, height = PAPERS[paper].width * MM, PAPERS[paper].height * MM
    if number == 2:
        width, height = height, width
    columns, rows = 2, number // 2
    wide, high = width / columns, height / rows
    cells = tuple(
        Cell(column * wide, row * high, wide, high, (-1, 1)[column] if folded else 0)
        for row in range(rows)
        for column in range(columns)
    )
    return SheetPlan(width, height, cells, folded, thickness)


def draw_sheets(door: PrintDoor, bound: Bound, sides: Sequence[Side], plan: SheetPlan) -> None:
    """Draw all sides into a document that has no tags."""
    pages = list(_pages(bound))
    for side in sides:
        door.begin_page(plan.width, plan.height)
        for cell, number in zip(plan.cells, side.pages, strict=True):
            if number:
                _show(door, bound, pages[number - 1], cell, creep(side.depth, plan.thickness))
        if plan.folded:
            _fold_marks(door, plan)
        door.end_page()


def _pages(bound: Bound) -> Iterator[tuple[SetPiece, SetPage]]:
    return ((piece, page) for piece in bound.pieces for page in piece.pages)


def _show(door: PrintDoor, bound: Bound, found: tuple[SetPiece, SetPage], cell: Cell, inward: float) -> None:
    """Show a page as large as fits its cell, in its middle, turned a quarter where it is larger so."""
    piece, page = found
    width, height = page.grid.width, page.grid.height
    name = f"{piece.name}.page-{page.number}"
    pen = PagePen(door, bound, piece)
    door.form(name, width, height, lambda: pen.draw(page))
    upright = min(cell.width / width, cell.height / height)
    turned = min(cell.width / height, cell.height / width)
    turn = turned > upright * 1.001
    scale = turned if turn else upright
    wide, high = (height * scale, width * scale) if turn else (width * scale, height * scale)
    left = cell.x + (cell.width - wide) / 2 - cell.fold * inward
    foot = door.height - cell.y - (cell.height + high) / 2
    matrix = (0.0, scale, -scale, 0.0, left + wide, foot) if turn else (scale, 0.0, 0.0, scale, left, foot)
    with door.saved():
        door.code.append("%.5f %.5f %.5f %.5f %.3f %.3f cm" % matrix)  # noqa: UP031 - as the door writes numbers
        door.canvas.doForm(name)


def _fold_marks(door: PrintDoor, plan: SheetPlan) -> None:
    """Draw dashes on the fold, at the sheet's head and foot."""
    at = plan.width / 2
    for start, end in ((0.0, FOLD_MARK), (plan.height - FOLD_MARK, plan.height)):
        line = [("M", at, start), ("L", at, end)]
        door.path(line, stroke=_FOLD_COLOUR, line=_FOLD_WIDTH, dash=(FOLD_DASH, FOLD_DASH))
