"""How cards are printed, as a value: how backs come behind their fronts, in which order, from which cell on."""

from __future__ import annotations

from typing import Literal, NamedTuple

ORDERS = ("rows", "cut-stack")
"""How cards follow one another: over a sheet, row by row, or down through the stack of sheets, cell by cell."""


class CardJob(NamedTuple):
    """What holds for the card sheets of one build.

    `backs` is one of `BACKS` of `model/printer.py`; `flip` is the edge a sheet is turned on between its sides. All that
    stands on a back page is moved by `dx` to the right and `dy` down, in points, as the upright sheet is seen. The
    first sheet begins at cell `first`, from 1. `guides` draws safe zone and corners over the cards; with
    `single` every card is a page of its own size, as print shops want them. Text is set `text`
    times as large as its style says on a stock of scale 1.
    """

    backs: str = "duplex-long"
    flip: Literal["long", "short"] = "long"
    dx: float = 0.0
    dy: float = 0.0
    first: int = 1
    order: str = "rows"
    guides: bool = False
    single: bool = False
    text: float = 1.0

    @property
    def duplex(self) -> bool:
        """Whether sheets have two printed sides, in whatever order they are printed."""
        return self.backs.startswith("duplex") or self.backs == "separate"

    @property
    def apart(self) -> bool:
        """Whether all fronts come before all backs."""
        return self.backs == "separate"


def cells(count: int, per_sheet: int, first: int, order: str) -> list[list[int | None]]:
    """Return, sheet by sheet, which card lies in every cell, from 0; None where there is none.

    Cells before `first` (from 1) of the first sheet stay free. In the order `cut-stack` each cell's cards follow one
    another down through the sheets, so that the piles lie sorted when the stack has been cut.
    """
    free = first - 1
    sheets = -(-(count + free) // per_sheet) if count else 0
    places = [(sheet, cell) for sheet in range(sheets) for cell in range(per_sheet) if sheet or cell >= free]
    if order == "cut-stack":
        places.sort(key=lambda place: (place[1], place[0]))
    found: list[list[int | None]] = [[None] * per_sheet for _ in range(sheets)]
    for card, (sheet, cell) in enumerate(places[:count]):
        found[sheet][cell] = card
    return found
