"""What stands around cards on a sheet: places of the cards go in; ground, crop marks, corner guides, slugs come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.typeset.laid import Laid
from kitgen.typeset.paths import KAPPA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.model.stock import CardStock
    from kitgen.typeset.pen import Pen

Slot = tuple[float, float]
"""The top left corner of a card."""

MARK_WIDTH = 0.1 * MM
CORNER_WIDTH = 0.12 * MM
PAPER_EDGE = 2 * MM
"""Crop marks end this far from the paper's edge; whatever a printer loses there is not missed."""

_SAME = 0.05
_BAR_DROP = 0.6 * MM
_BAR_TEXT = 1.6 * MM
_TICK = 2.0


class Ground(Laid):
    """A colour under one card, or under all cards of a sheet as far as the bleed."""

    __slots__ = ("fill", "width")

    def __init__(self, width: float, height: float, fill: str) -> None:
        super().__init__(height)
        self.width = width
        self.fill = fill

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it; it is no part of the reading order."""
        if self.fill:
            with pen.owned(None):
                pen.door.bar(x, y, self.width, self.height, self.fill)


class Marks(Laid):
    """Crop marks outside the bleed, and on fronts the arcs that guide a corner punch."""

    __slots__ = ("arcs", "size", "slots", "stock")

    def __init__(self, stock: CardStock, slots: Sequence[Slot], size: tuple[float, float], *, arcs: bool) -> None:
        super().__init__(0)
        self.stock = stock
        self.slots = slots
        self.size = size
        self.arcs = arcs

    def draw(self, pen: Pen, x: float, y: float) -> None:  # noqa: ARG002 - marks know their place
        """Draw the marks; they are no part of the reading order."""
        width, height = self.stock.width, self.stock.height
        across = _apart([v for left, _ in self.slots for v in (left, left + width)])
        down = _apart([v for _, top in self.slots for v in (top, top + height)])
        with pen.owned(None):
            for start, end in self._reach(down, self.stock.mark_length, self.size[1]):
                for at in across:
                    pen.door.line(at, start, at, end, "#000000", MARK_WIDTH)
            for start, end in self._reach(across, self.stock.mark_length_sides, self.size[0]):
                for at in down:
                    pen.door.line(start, at, end, at, "#000000", MARK_WIDTH)
            if self.arcs:
                for left, top in self.slots:
                    _corners(pen, left, top, width, height, self.stock.corner)

    def _reach(self, cuts: Sequence[float], length: float, edge: float) -> list[tuple[float, float]]:
        """Return where marks begin and end before the first cut and after the last; none where there is no room."""
        head = cuts[0] - self.stock.mark_offset
        tail = cuts[-1] + self.stock.mark_offset
        spans = [(max(head - length, PAPER_EDGE), head), (tail, min(tail + length, edge - PAPER_EDGE))]
        return [(start, end) for start, end in spans if end - start > _SAME]


def _apart(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SAME:
            kept.append(value)
    return kept


def _corners(pen: Pen, x: float, y: float, width: float, height: float, r: float) -> None:
    k = r * (1 - KAPPA)
    for cx, sx in ((x, 1), (x + width, -1)):
        for cy, sy in ((y, 1), (y + height, -1)):
            arc = [("M", cx, cy + sy * r), ("C", cx, cy + sy * k, cx + sx * k, cy, cx + sx * r, cy)]
            pen.door.path(arc, stroke=pen.colour("rule"), line=CORNER_WIDTH)


class Slug(Laid):
    """A line outside the cards, below a bar of known length where the scale is to be checked."""

    __slots__ = ("bar", "text")

    def __init__(self, text: Laid, bar: float) -> None:
        super().__init__(text.height + (_BAR_TEXT if bar else 0))
        self.text = text
        self.bar = bar

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it; it is no part of the reading order."""
        with pen.furniture():
            if self.bar:
                colour, at = pen.colour("mute"), y + _BAR_DROP
                pen.door.line(x, at, x + self.bar, at, colour, 0.5)
                for end in (x, x + self.bar):
                    pen.door.line(end, at - _TICK, end, at + _TICK, colour, 0.5)
            self.text.draw(pen, x, y + self.height - self.text.height)
