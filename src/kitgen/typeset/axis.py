"""The axis of a timeline: the minute a day begins and its length go in, ticks and hours that keep apart come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.typeset.labels import Placed, label, styled, thinned, width_of

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen

_HOUR = 60
# Minutes from tick to tick, short ticks first; the first row whose short ticks are not too close together is drawn.
_STEPS = ((5, 15, 60), (15, 30, 60), (30, 60, 120), (60, 180, 360), (180, 360, 720), (720, 1440, 2880))
_LENGTHS = (1 * MM, 2 * MM, 3.4 * MM)
_LABELS_BELOW = 3.7 * MM
_CLOSEST = 1.5 * MM


def clock(minute: float) -> str:
    """Return minutes past midnight as a time of day; past midnight the day starts again."""
    hour, rest = divmod(round(minute) % (24 * _HOUR), _HOUR)
    return f"{hour}:{rest:02}"


class Axis:
    """A line with ticks at five minutes, quarters and hours, the last tick at its very end; fewer on long days."""

    def __init__(
        self,
        element: Element,
        setter: Compositor,
        *,
        start: float,
        minutes: float,
        top: float,
        width: float,
        gap: float,
    ) -> None:
        self.top = top
        self.width = width
        self.scale = (width + gap) / minutes
        self.start = start
        self.end = start + minutes
        self.steps = next((steps for steps in _STEPS if steps[0] * self.scale >= _CLOSEST), _STEPS[-1])
        self.labels = self._hours(element, setter)
        self.bottom = top + _LABELS_BELOW + max(one.laid.height for one in self.labels)

    def x(self, minute: float) -> float:
        """Return the place of a minute, never beyond the end of the line."""
        return min((minute - self.start) * self.scale, self.width)

    def _multiples(self, step: int) -> list[int]:
        first = -int(-self.start // step) * step
        return list(range(first, int(self.end) + 1, step))

    def _hours(self, element: Element, setter: Compositor) -> list[Placed]:
        style = styled(setter, "small", element, "ink", 600)

        def at(minute: float) -> Placed:
            laid = label(element, clock(minute), style, setter)
            x = self.x(minute)
            if minute == self.end:
                x = max(0.0, self.width - width_of(laid))
            return Placed(laid, x, self.top + _LABELS_BELOW)

        ends = thinned([at(self.end)], [at(self.start)], self.width)
        inner = [minute for minute in self._multiples(max(self.steps[2], _HOUR)) if self.start < minute < self.end]
        return thinned([at(minute) for minute in inner], ends, self.width)

    def _ticks(self) -> dict[float, int]:
        """Return the minutes that have a tick, with its size: 0, 1 or 2."""
        ticks: dict[float, int] = {}
        for size, step in enumerate(self.steps):
            ticks |= dict.fromkeys(self._multiples(step), size)
        ticks.setdefault(self.start, 0)
        ticks.setdefault(self.end, 0)
        return ticks

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw line, ticks and hours."""
        top, rule, shape = y + self.top, pen.colour("rule"), pen.colour("shape")
        pen.door.line(x, top, x + self.width, top, rule, 0.4)
        for minute, size in sorted(self._ticks().items()):
            colour, line = (shape, 1.0) if size == 2 else (rule, 0.4)
            # Ticks lie within the ends of the line.
            at = x + min(max(self.x(minute), line / 2), self.width - line / 2)
            pen.door.line(at, top, at, top + _LENGTHS[size], colour, line)
        for one in self.labels:
            one.draw(pen, x, y)
