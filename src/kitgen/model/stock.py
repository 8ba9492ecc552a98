"""Card and label stock as values: the size of a card, how a sheet is laid out, what is marked; lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.base.origin import Origin


@dataclass(frozen=True, slots=True)
class StockSheet:
    """How one paper is divided: columns, rows, and the top left corner of the first card on the front.

    `landscape` turns the paper; `slugs` tells whether lines of text stand outside the cards.
    """

    paper: str
    columns: int
    rows: int
    left: float
    top: float
    slugs: bool = True
    landscape: bool = False

    @property
    def per_sheet(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows


@dataclass(frozen=True, slots=True)
class CardStock:
    """A stock. `gutter_x` and `gutter_y` part the cards; `bleed`, `safe` and `corner` are measured from the cut.

    Crop marks begin `mark_offset` off the outer cards; they are `mark_length` long above and below, `mark_length_sides`
    at the sides. `scale` is how often every length counts that a layout writes on a card.
    """

    name: str
    title: str
    origin: Origin
    width: float
    height: float
    gutter_x: float
    gutter_y: float
    bleed: float
    safe: float
    corner: float
    sheets: Mapping[str, StockSheet]
    gsm: int = 270
    kind: str = "card"
    scale: float = 1.0
    mark_offset: float = 8.5
    mark_length: float = 14.2
    mark_length_sides: float = 8.5

    def extent(self, sheet: StockSheet) -> tuple[float, float]:
        """Return how wide and how high all cards of a sheet are together."""
        return (
            sheet.columns * (self.width + self.gutter_x) - self.gutter_x,
            sheet.rows * (self.height + self.gutter_y) - self.gutter_y,
        )

    def slots(self, paper: str) -> list[tuple[float, float]]:
        """Return the top left corner of every card on a front, row by row."""
        sheet = self.sheets[paper]
        return [
            (sheet.left + column * (self.width + self.gutter_x), sheet.top + row * (self.height + self.gutter_y))
            for row in range(sheet.rows)
            for column in range(sheet.columns)
        ]
