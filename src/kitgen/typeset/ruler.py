"""What tells how to print a card sheet: a ruler, words and an arrow go in; they come out where the sheet has room.

The ruler is 100 mm long and goes on to 4 inches, so that a sheet that was scaled is found out with any ruler at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.lengths import MM
from kitgen.model.card_sheet import EDGE
from kitgen.typeset.crop import SHORT, Room, room_on
from kitgen.typeset.laid import Laid
from kitgen.typeset.turned import Turned, turned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.model.card_sheet import CardSheet
    from kitgen.typeset.pen import Pen

LENGTH = 4 * 72.0
"""Four inches, in points: 1.6 mm more than 100 mm."""
ARROW = 6 * MM
GAP = 1.6 * MM
APART = 4 * MM
INDENT = 10 * MM
LINE = 0.5

_MAJOR, _MINOR = 1.4 * MM, 0.8 * MM


class Ruler(Laid):
    """The ruler with its label behind it."""

    __slots__ = ("label", "width")

    def __init__(self, label: Laid, label_width: float) -> None:
        super().__init__(max(label.height, _MAJOR))
        self.label = label
        self.width = LENGTH + GAP + label_width

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw a line with a mark every centimetre, longer at both ends and the middle, and one at four inches."""
        colour, base = pen.colour("ink"), y + (self.height + _MAJOR) / 2
        pen.door.line(x, base, x + LENGTH, base, colour, LINE)
        for centimetre in range(11):
            high = _MAJOR if centimetre % 5 == 0 else _MINOR
            at = x + centimetre * 10 * MM
            pen.door.line(at, base - high, at, base, colour, LINE)
        pen.door.line(x + LENGTH, base - _MAJOR, x + LENGTH, base, colour, LINE)
        self.label.draw(pen, x + LENGTH + GAP, y + (self.height - self.label.height) / 2)


class Told(Laid):
    """How a sheet is printed, in words, behind an arrow that shows how it is turned."""

    __slots__ = ("axis", "text", "width")

    def __init__(self, text: Laid, text_width: float, axis: str) -> None:
        super().__init__(max(text.height, 4 * MM) if axis else text.height)
        self.text = text
        self.axis = axis
        self.width = text_width + (ARROW + GAP if axis else 0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw arrow and words."""
        if self.axis:
            middle = (x + ARROW / 2, y + self.height / 2)
            with turned(pen.door, *middle, 0 if self.axis == "upright" else 90):
                _arrow(pen, *middle)
            x += ARROW + GAP
        self.text.draw(pen, x, y + (self.height - self.text.height) / 2)


def _arrow(pen: Pen, x: float, y: float) -> None:
    """Draw a bow over an upright axis, from left to right, 6 by 4 mm about a place."""
    colour, wide = pen.colour("ink"), 2.4 * MM
    for dash in (-1.9, -0.5, 0.9):
        pen.door.line(x, y + dash * MM, x, y + (dash + 1.0) * MM, colour, LINE)
    foot, top = y + 1.2 * MM, y - 1.9 * MM
    bow = [("M", x - wide, foot), ("C", x - wide, top, x + wide, top, x + wide, foot - 0.9 * MM)]
    pen.door.path(bow, stroke=colour, line=0.8)
    head = [("M", x + wide - 0.9 * MM, foot - 1.1 * MM), ("L", x + wide + 0.9 * MM, foot - 1.1 * MM),
            ("L", x + wide, foot + 0.7 * MM), ("Z",)]  # fmt: skip
    pen.door.path(head, fill=colour)


class Strip(Laid):
    """Things beside one another that are no part of the reading order."""

    __slots__ = ("things",)

    def __init__(self, things: Sequence[Ruler | Told]) -> None:
        super().__init__(max(thing.height for thing in things))
        self.things = things

    @property
    def width(self) -> float:
        """How long it is with its parts as near as can be, in points."""
        return sum(thing.width for thing in self.things) + APART * (len(self.things) - 1)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw one after the other."""
        with pen.furniture():
            for thing in self.things:
                thing.draw(pen, x, y + (self.height - thing.height) / 2)
                x += thing.width + APART


class Placed(NamedTuple):
    """A strip with its place on a sheet, and the room that is left there for marks."""

    laid: Laid
    x: float
    y: float
    room: Room


class _Side(NamedTuple):
    """A free side of the sheet: where a strip can begin, how long it can be, how far it stands off the paper's edge."""

    name: str
    start: float
    length: float
    depth: float


def place_strips(sheet: CardSheet, told: Told, ruler: Ruler) -> tuple[list[Placed], Room]:
    """Return words and ruler in one strip, else in one each, with the room they leave for marks.

    Below the cards comes first, then the sides, then above. What has no room at all is left out; `tests` see to it that
    the ruler stands on every sheet of the stocks that come with kitgen.
    """
    room = room_on(sheet.width, sheet.height)
    sides = list(_sides(sheet))
    whole = Strip([told, ruler])
    for side in sides:
        if _fits(whole, side):
            one = _put(whole, side, sheet, room)
            return [one], one.room
    placed: list[Placed] = []
    for strip in (Strip([ruler]), Strip([told])):
        for side in [one for one in sides if _fits(strip, one)][:1]:
            sides.remove(side)
            placed.append(_put(strip, side, sheet, room))
            room = placed[-1].room
    return placed, room


def _fits(strip: Strip, side: _Side) -> bool:
    return strip.width <= side.length and strip.height <= side.depth


def _sides(sheet: CardSheet) -> Iterator[_Side]:
    """Yield the sides on which a strip may stand, the best first; below a folded sheet both halves have one."""
    left, top, right, bottom = sheet.bounds((*sheet.fronts, *sheet.backs) if sheet.folded else sheet.fronts)
    inset = max(EDGE, min(left, INDENT))
    clear = min(SHORT, sheet.stock.mark_length) + sheet.stock.mark_offset if not sheet.stock.precut else GAP
    beside = SHORT if not sheet.stock.precut else GAP
    below, depth = sheet.width - 2 * inset, sheet.height - EDGE - bottom - clear
    upright = sheet.folded and not sheet.turned
    if upright:
        half = sheet.width / 2 - inset - GAP
        yield _Side("foot", inset, half, depth)
        yield _Side("foot", sheet.width / 2 + GAP, half, depth)
    else:
        yield _Side("foot", inset, below, depth)
    along = sheet.height - 2 * EDGE
    yield _Side("left", EDGE, along, left - beside - EDGE)
    yield _Side("right", EDGE, along, sheet.width - EDGE - right - beside)
    if not sheet.slugs and not upright:
        yield _Side("head", inset, below, top - clear - EDGE)


def _put(strip: Strip, side: _Side, sheet: CardSheet, room: Room) -> Placed:
    """Put a strip at the sheet's edge: in line with the cards below them, in the middle of a side."""
    if side.name == "foot":
        y = sheet.height - EDGE - strip.height
        return Placed(strip, side.start, y, room._replace(bottom=y))
    if side.name == "head":
        return Placed(strip, side.start, EDGE, room._replace(top=EDGE + strip.height))
    foot = (sheet.height + strip.width) / 2
    if side.name == "left":
        return Placed(Turned(strip, -90), EDGE, foot, room._replace(left=EDGE + strip.height))
    x = sheet.width - EDGE - strip.height
    return Placed(Turned(strip, -90), x, foot, room._replace(right=x))
