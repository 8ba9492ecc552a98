"""The dial: a minute of the hour and a length go in, a clock face with that stretch marked comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.typeset.laid import Laid
from kitgen.typeset.paths import circle, sector

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen


class Dial(Laid):
    """A clock face with the minutes of a session marked; from an hour on, the whole face is."""

    __slots__ = ("element", "minutes", "size", "start")

    def __init__(self, element: Element, size: float) -> None:
        super().__init__(size)
        self.element = element
        self.size = size
        self.start = float(element.get("start-minute") or 0) % 60
        self.minutes = float(element.get("minutes") or 0)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it in a view of 24 units."""
        accent, shape, start = pen.colour("accent"), pen.colour("shape"), self.start * 6
        in_line = "hatch" in pen.colours
        with pen.owned(self.element), pen.door.local(x + self.size / 2, y + self.size / 2, self.size / 24):
            if in_line:
                self._rays(pen)
            else:
                pen.door.path(circle(0, 0, 10.2), fill=pen.colour("p12"))
            for turn in range(12):
                with pen.door.local(0, 0, 1, turn * 30):
                    pen.door.line(0, -11.9, 0, -10.9, shape, 0.25 if turn % 3 else 0.5)
            if self.minutes >= 60 and not in_line:
                pen.door.path(circle(0, 0, 10.2), fill=accent, stroke=shape, line=0.35)
            rest = self.minutes if self.minutes < 60 else self.minutes % 60
            if rest and not in_line:
                pen.door.path(sector(0, 0, 10.2, start, start + rest * 6), fill=accent, stroke=shape, line=0.35, join=1)
            pen.door.path(circle(0, 0, 0.7), fill=shape)

    def _rays(self, pen: Pen) -> None:
        """Draw it in one ink: a thin rim, a ray a minute, and a firm outline around the rays."""
        ink = pen.colour("hatch")
        pen.door.path(circle(0, 0, 10.2), stroke=ink, line=0.15)
        for minute in range(round(min(self.minutes, 60)) + 1):
            with pen.door.local(0, 0, 1, (self.start + minute) * 6):
                pen.door.line(0, -10.2, 0, -4.6, ink, 0.15)
        if self.minutes < 60:
            pen.door.path(sector(0, 0, 10.2, self.start * 6, (self.start + self.minutes) * 6), stroke=ink, line=0.45)


def lay_dial(element: Element, width: float, _setter: Compositor) -> Laid:
    """Draw a clock face."""
    return Dial(element, float(element.get("size") or min(25 * MM, width)))
