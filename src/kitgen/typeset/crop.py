"""What stands around cards on a sheet: a sheet's places go in; ground, crop marks, cut numbers and guides come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.lengths import MM
from kitgen.model.card_sheet import EDGE
from kitgen.model.cuts import apart, cut_list
from kitgen.typeset.laid import Laid
from kitgen.typeset.paths import KAPPA, rectangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.model.card_sheet import CardSheet, Slot
    from kitgen.model.cuts import Cut
    from kitgen.typeset.lines import Ink
    from kitgen.typeset.pen import Pen

MARK_WIDTH = 0.1 * MM
CORNER_WIDTH = 0.12 * MM
GUIDE_WIDTH = 0.2 * MM
SHORT = 3 * MM
"""Where the bleed leaves less room than this before the paper's edge, marks of fronts come nearer to the cards."""

_SAME = 0.05
_BAR_DROP = 0.6 * MM
_BAR_TEXT = 1.6 * MM
_TICK = 2.0
_DASH = (1.2 * MM, 0.8 * MM)
_BESIDE = 0.7 * MM
_NUMBER = 6.5 / 8.5
"""The size of a cut's number, in that of the lines outside the cards."""


class Room(NamedTuple):
    """How far marks may reach: the edges of the sheet, less what stands along them; in points from the top left."""

    left: float
    top: float
    right: float
    bottom: float


def room_on(width: float, height: float) -> Room:
    """Return the room for marks on a bare sheet."""
    return Room(EDGE, EDGE, width - EDGE, height - EDGE)


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
    """Crop marks outside the bleed; on fronts the arcs that guide a corner punch, and the numbers of the cuts."""

    __slots__ = ("front", "number", "room", "sheet", "slots")

    def __init__(
        self, sheet: CardSheet, slots: Sequence[Slot], room: Room, *, front: bool, number: Ink | None = None
    ) -> None:
        super().__init__(0)
        self.sheet = sheet
        self.slots = slots
        self.room = room
        self.front = front
        self.number = number

    def draw(self, pen: Pen, x: float, y: float) -> None:  # noqa: ARG002 - marks know their place
        """Draw the marks; they are no part of the reading order."""
        stock = self.sheet.stock
        above = stock.height if stock.fold else 0.0
        across = apart(v for left, _ in self.slots for v in (left, left + stock.width))
        down = apart(v for _, top in self.slots for v in (top - above, top + stock.height))
        upright = self._reach(down, stock.mark_length, self.room.top, self.room.bottom)
        lying = self._reach(across, stock.mark_length_sides, self.room.left, self.room.right)
        with pen.furniture():
            for start, end in upright:
                for at in across:
                    pen.door.line(at, start, at, end, "#000000", MARK_WIDTH)
            for start, end in lying:
                for at in down:
                    pen.door.line(start, at, end, at, "#000000", MARK_WIDTH)
            if self.front:
                for left, top in self.slots:
                    _corners(pen, left, top, stock.width, stock.height, stock.corner)
            if self.number:
                self._numbers(pen, upright, lying)

    def _reach(self, cuts: Sequence[float], length: float, least: float, most: float) -> list[tuple[float, float]]:
        """Return where marks begin and end before the first cut and after the last; none where there is no room.

        On fronts, which have no colour outside the cards, marks come nearer to the cards where the paper is short.
        """
        spans = []
        for cut, room, sign in ((cuts[0], cuts[0] - least, -1), (cuts[-1], most - cuts[-1], 1)):
            gap = self.sheet.stock.mark_offset
            if self.front and room - gap < min(SHORT, length):
                gap = max(room - min(SHORT, length), 0)
            near, far = cut + sign * gap, cut + sign * min(gap + length, room)
            if sign * (far - near) > _SAME:
                spans.append((min(near, far), max(near, far)))
        return spans

    def _numbers(
        self,
        pen: Pen,
        upright: Sequence[tuple[float, float]],
        lying: Sequence[tuple[float, float]],
    ) -> None:
        """Write each cut's number beside its first mark; where marks are too short for it there is none."""
        size = round(self.number.size * _NUMBER, 1) if self.number else 0.0
        high = next((span for span in upright[:1] if span[1] - span[0] >= size), None)
        side = next((span for span in lying if span[1] - span[0] >= size), None)
        for cut in cut_list(self.sheet):
            if cut.axis == "upright" and high:
                self._number(pen, cut, cut.at + _BESIDE, high[0] + 0.75 * size, size)
            elif cut.axis == "lying" and side:
                above = cut.at - self.room.top >= size
                self._number(pen, cut, side[0], cut.at + (-0.2 if above else 0.95) * size, size)

    def _number(self, pen: Pen, cut: Cut, x: float, y: float, size: float) -> None:
        if self.number:
            pen.door.text(x, y, str(cut.number), self.number.face, size, self.number.colour)


def _corners(pen: Pen, x: float, y: float, width: float, height: float, r: float) -> None:
    k = r * (1 - KAPPA)
    for cx, sx in ((x, 1), (x + width, -1)) if r else ():
        for cy, sy in ((y, 1), (y + height, -1)):
            arc = [("M", cx, cy + sy * r), ("C", cx, cy + sy * k, cx + sx * k, cy, cx + sx * r, cy)]
            pen.door.path(arc, stroke=pen.colour("rule"), line=CORNER_WIDTH)


class Guides(Laid):
    """Over every card, how far text may go, and how the card looks with its corners rounded: for a proof."""

    __slots__ = ("sheet", "slots")

    def __init__(self, sheet: CardSheet, slots: Sequence[Slot]) -> None:
        super().__init__(0)
        self.sheet = sheet
        self.slots = slots

    def draw(self, pen: Pen, x: float, y: float) -> None:  # noqa: ARG002 - guides know their place
        """Draw them; they are no part of the reading order. Dashes of two colours are seen on any ground."""
        stock = self.sheet.stock
        safe = stock.safe
        with pen.owned(None):
            for left, top in self.slots:
                box = rectangle(left + safe, top + safe, stock.width - 2 * safe, stock.height - 2 * safe)
                edge = rectangle(left, top, stock.width, stock.height, stock.corner)
                for shape in (box, edge):
                    pen.door.path(shape, stroke=pen.colour("paper"), line=GUIDE_WIDTH)
                    pen.door.path(shape, stroke="#d0006f", line=GUIDE_WIDTH, dash=_DASH)


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
