"""The day as charts: stretches of time go in; a timeline, a thin bar and a key to their fills come out.

All stretches share one scale: a gap stands between them, and minutes x scale less the gap is the width of each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.typeset.axis import Axis
from kitgen.typeset.labels import GAP, Name, Names, Placed, label, styled, thinned, width_of
from kitgen.typeset.laid import Laid, Space
from kitgen.typeset.paths import rectangle
from kitgen.typeset.stretches import OUTLINE, SLOT_GAP, THIN, TONES, Stretch, hatch, stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen

_BAR = 15 * MM
_PAD = 1.9 * MM
_TIMES_ABOVE = 5.4 * MM
_NAMES_BELOW = 1.6 * MM
_AXIS_BELOW = 12.4 * MM
_AXIS_CLOSE = 2.6 * MM
"""From the bar to the axis, with names between them and without."""


class Chart(Laid):
    """Painted stretches with labels and, below them, an axis."""

    __slots__ = ("axis", "bar", "element", "labels", "stretches", "top")

    def __init__(self, element: Element, slots: Sequence[Stretch], bar: float, top: float) -> None:
        super().__init__(top + bar)
        self.element = element
        self.stretches = slots
        self.bar = bar
        self.top = top
        self.labels: list[Placed] = []
        self.axis: Axis | None = None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it all as one figure."""
        with pen.owned(self.element):
            for stretch in self.stretches:
                stretch.draw(pen, x, y + self.top, self.bar)
            if self.axis:
                self.axis.draw(pen, x, y)
            for one in self.labels:
                one.draw(pen, x, y)


def lay_timeline(element: Element, width: float, setter: Compositor) -> Laid:
    """Draw the day to scale: times above, numbers inside, names below, an axis where the day's beginning is known."""
    slots = stretches(element, width, setter)
    if not slots:
        return Space(0)
    times = _times(element, slots, width, setter)
    chart = Chart(element, slots, float(element.get("height") or _BAR), _TIMES_ABOVE if times else 0.0)
    foot = chart.top + chart.bar
    outside = _number(element, chart, setter)
    start = element.get("start-minute")
    lines = 6 if start is None else 2
    names = Names(element, styled(setter, "small", element, "ink"), setter, width=width, lines=lines)
    wanted = [_name(slot, numbered=slot in outside, last=slot is slots[-1]) for slot in slots]
    placed = names.place(wanted, foot + _NAMES_BELOW)
    chart.labels += [*times, *placed]
    chart.height = max([foot, *(one.y + one.laid.height for one in placed)])
    if start is not None:
        top = max(foot + (_AXIS_BELOW if placed else _AXIS_CLOSE), chart.height + 0.8 * MM)
        chart.axis = Axis(
            element,
            setter,
            start=float(start),
            minutes=_total(element, slots),
            top=top,
            width=width,
            gap=SLOT_GAP,
        )
        chart.height = chart.axis.bottom
    return chart


def _total(element: Element, slots: Sequence[Stretch]) -> float:
    return max(float(element.get("total") or 0), sum(slot.minutes for slot in slots))


def _times(element: Element, slots: Sequence[Stretch], width: float, setter: Compositor) -> list[Placed]:
    """Return start and end times above the bar, as many as there is room for; ends and the first start come first."""
    style = styled(setter, "small", element)
    starts = [Placed(label(element, s.says("start"), style, setter), s.x, 0) for s in slots if s.says("start")]
    ends = [(label(element, s.says("end"), style, setter), s) for s in slots if s.says("end")]
    placed = [Placed(laid, max(0.0, slot.x + slot.width - width_of(laid)), 0) for laid, slot in ends]
    first = thinned(placed[::-1], starts[:1], width)
    return thinned(starts[1:], first, width)


def _number(element: Element, chart: Chart, setter: Compositor) -> list[Stretch]:
    """Set the numbers into the bar, smaller where they must be; return the stretches too narrow for theirs."""
    outside = []
    for slot in chart.stretches:
        if not slot.says("number"):
            continue
        for name, pad in (("h2", _PAD), ("h2", 0.9 * MM), ("label", 0.7 * MM), ("small", 0.45 * MM)):
            style = styled(setter, name, element, TONES[slot.tone][1], 600)
            laid = label(element, slot.says("number"), style, setter)
            if width_of(laid) + 2 * pad <= slot.width and laid.height <= chart.bar:
                x = slot.x + (_PAD if pad == _PAD else (slot.width - width_of(laid)) / 2)
                chart.labels.append(Placed(laid, x, chart.top + (chart.bar - laid.height) / 2))
                break
        else:
            outside.append(slot)
    return outside


def _name(slot: Stretch, *, numbered: bool, last: bool) -> Name:
    """Return what stands below a stretch: its name, with its number where that found no room inside.

    Under a number inside the bar a name must not begin much earlier, or it would seem to be its neighbour's.
    """
    from kitgen.markup.element import Element as Node  # noqa: PLC0415

    texts: list[str | Element] = [slot.element] if slot.element.text.strip() else []
    number = slot.says("number")
    if numbered and texts:
        texts = [Node("slot", {}, [f"{number} ", *slot.element.children]), number]
    elif numbered:
        texts = [number]
    early = 6 * MM if numbered or last else 1 * MM if number else 2.5 * MM
    return Name(slot.x, slot.minutes, texts, early)


class DayBar(Chart):
    """The day in one thin bar: one stretch stands out."""

    __slots__ = ()

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the others first, then the one that is now."""
        with pen.owned(self.element):
            for slot in sorted(self.stretches, key=lambda slot: slot.tone == "now"):
                self._bar(pen, slot, x, y)
            for one in self.labels:
                one.draw(pen, x, y)

    def _bar(self, pen: Pen, slot: Stretch, x: float, y: float) -> None:
        if "hatch" in pen.colours:
            self._in_line(pen, slot, x, y)
            return
        if slot.tone == "now":
            wide = max(slot.width, 1.4 * MM)
            line = 0.3 * MM
            end = self.stretches[-1].x + self.stretches[-1].width
            left = x + min(slot.x, end - wide)
            shape = rectangle(left + line / 2, y + line / 2, wide - line, self.bar - line)
            pen.door.path(shape, fill=pen.colour("accent"), stroke=pen.colour("shape"), line=line)
        elif slot.tone == "break":
            line = min(THIN, slot.width / 4)
            shape = rectangle(x + slot.x + line / 2, y + line / 2, slot.width - line, self.bar - line)
            pen.door.path(shape, stroke=pen.colour("hair"), line=line)
        else:
            pen.door.bar(x + slot.x, y, slot.width, self.bar, pen.colour("p12"))

    def _in_line(self, pen: Pen, slot: Stretch, x: float, y: float) -> None:
        """Draw a stretch in one ink: outlined, and hatched where it is now."""
        now = slot.tone == "now"
        line = min(OUTLINE if now else THIN, slot.width / 4)
        if now:
            hatch(pen, x + slot.x, y, slot.width, self.bar)
        shape = rectangle(x + slot.x + line / 2, y + line / 2, slot.width - line, self.bar - line)
        dash = (0.9 * MM, 0.7 * MM) if slot.tone == "break" else ()
        pen.door.path(shape, stroke=pen.colour("hatch"), line=line, dash=dash)


def lay_day_bar(element: Element, width: float, setter: Compositor) -> Laid:
    """Draw the day in a thin bar, with the times of its ends and of the stretch that is now."""
    slots = stretches(element, width, setter)
    if not slots:
        return Space(0)
    bar = DayBar(element, slots, 3.6 * MM, 0.0)
    small = styled(setter, "small", element)
    strong = styled(setter, "small", element, "heading", 600)
    under = 4.2 * MM
    now = [Placed(label(element, s.says("start"), strong, setter), s.x, under) for s in slots
           if s.tone == "now" and s.says("start")]  # fmt: skip
    ends = [Placed(label(element, slots[-1].says("end"), small, setter), width, under)] if slots[-1].says("end") else []
    if slots[0].says("start"):
        ends.append(Placed(label(element, slots[0].says("start"), small, setter), 0.0, under))
    bar.labels = thinned(ends, thinned(now, [], width), width)
    bar.height = max([bar.bar, *(one.y + one.laid.height for one in bar.labels)])
    return bar


class Legend(Laid):
    """Squares filled as in the timeline, each with what it means."""

    __slots__ = ("parts", "size")

    def __init__(self, parts: list[tuple[Stretch, Placed]], size: float, height: float) -> None:
        super().__init__(height)
        self.parts = parts
        self.size = size

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the squares as furniture of the words."""
        for slot, words in self.parts:
            with pen.owned(None):
                slot.draw(pen, x, y + words.y + (words.laid.style.leading - self.size) / 2, self.size)
            words.draw(pen, x, y)


def lay_legend(element: Element, width: float, setter: Compositor) -> Laid:
    """Set the key to the fills on one line, or on more where the width asks for it."""
    size, indent, apart = 3.2 * MM, 4.6 * MM, 4.2 * MM
    style = styled(setter, "small", element, "ink")
    x = y = 0.0
    parts = []
    for slot in element.elements:
        laid = label(element, slot, style, setter, width - indent)
        if x and x + indent + width_of(laid) > width:
            x, y = 0.0, y + style.leading + GAP / 2
        parts.append((Stretch(slot, x, size, 0), Placed(laid, x + indent, y)))
        x += indent + width_of(laid) + apart
    return Legend(parts, size, max((one.y + one.laid.height for _, one in parts), default=0.0))
