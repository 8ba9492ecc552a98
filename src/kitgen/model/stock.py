"""Card and label stock as values: the size of a card, how a sheet is laid out, what is marked; lengths in points."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.base.origin import Origin


class StockSheet(NamedTuple):
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


class CardStock(NamedTuple):
    """A stock. `gutter_x` and `gutter_y` part the cards; `bleed`, `safe` and `corner` are measured from the cut.

    Crop marks begin `mark_offset` off the outer cards; they are `mark_length` long above and below, `mark_length_sides`
    at the sides. `scale` is how often every length counts that a layout writes on a card, and how large its text is.
    A sheet that is `precut` comes with its cards cut or scored and has no marks. With `fold` the card is a tent: a
    panel for the front and, turned by half, one for the back above it, folded where they meet; `height` is a panel's.
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
    precut: bool = False
    fold: bool = False

    @property
    def cell_height(self) -> float:
        """How high a card is before it is folded."""
        return self.height * (2 if self.fold else 1)

    def extent(self, sheet: StockSheet) -> tuple[float, float]:
        """Return how wide and how high all cards of a sheet are together."""
        return (
            sheet.columns * (self.width + self.gutter_x) - self.gutter_x,
            sheet.rows * (self.cell_height + self.gutter_y) - self.gutter_y,
        )

    def slots(self, paper: str) -> list[tuple[float, float]]:
        """Return the top left corner of every card on a front, row by row."""
        sheet = self.sheets[paper]
        return [
            (sheet.left + column * (self.width + self.gutter_x), sheet.top + row * (self.cell_height + self.gutter_y))
            for row in range(sheet.rows)
            for column in range(sheet.columns)
        ]


POKER = (63.5 * 72 / 25.4, 88.9 * 72 / 25.4)
"""The width and the height that card layouts are drawn for."""
LYING = 0.92
"""What a lying card loses to the column at its side."""
UPRIGHT = 1.15
"""From so many times its width on a card counts as upright; lying from so many times its height."""
LEAST_SCALE = 0.6


def natural_scale(width: float, height: float) -> float:
    """Return how large text and lengths are on a card that says nothing of its scale; 1 on a poker card.

    An upright card has room for a poker card so many times as large, in both directions. About square ones go by their
    area; lying ones too, less what the column at their side takes.
    """
    if height >= UPRIGHT * width:
        return round(min(width / POKER[0], height / POKER[1]), 3)
    area = math.sqrt(width * height / (POKER[0] * POKER[1]))
    return round(area * (LYING if width >= UPRIGHT * height else 1), 3)
