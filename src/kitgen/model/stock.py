"""Card and label stock as values: the size of a card, how a sheet is laid out, what is marked; lengths in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kitgen.base.origin import Origin


@dataclass(frozen=True, slots=True)
class StockSheet:
    """How one paper is divided: columns, rows, and the top left corner of the first card."""

    paper: str
    columns: int
    rows: int
    left: float
    top: float
    slugs: bool = True


@dataclass(frozen=True, slots=True)
class CardStock:
    """A stock. `gutter_x` and `gutter_y` part the cards; `bleed`, `safe` and `corner` are measured from the cut."""

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
    mark_offset: float = 8.5
    mark_length: float = 14.2

    def slots(self, paper: str) -> list[tuple[float, float]]:
        """Return the top left corner of every card on a front, row by row."""
        sheet = self.sheets[paper]
        return [
            (sheet.left + column * (self.width + self.gutter_x), sheet.top + row * (self.height + self.gutter_y))
            for row in range(sheet.rows)
            for column in range(sheet.columns)
        ]
