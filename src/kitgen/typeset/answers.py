"""Room to write and to name: how much is expected goes in, lines and boxes come out.

The rule for `words`: a person writes one word in `handwriting` points of line (styles.yaml); so a number of words needs
words x handwriting / width of the column lines, rounded up, and never fewer than two.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kitgen.typeset.blocks import replace_text
from kitgen.typeset.entries import can_type, draw_text_entry, is_form
from kitgen.typeset.laid import Laid
from kitgen.typeset.paths import rectangle
from kitgen.typeset.text import lay_text

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen


SPOT = 0.05
"""The length of a dash that is to print as a dot: some viewers leave out dashes of no length."""

GAP = 2.0
"""The least room between what stands above and a box to type in, in points."""

LEAST_ENTRY = 18.0
"""The least height of a box to type in, in points: a line of what is typed with room for its descenders."""

FEW = 5
"""Lines where a layout says nothing."""


def lines_for(words: float, width: float, handwriting: float) -> int:
    """Return how many lines of a width in points a number of handwritten words needs."""
    return max(2, math.ceil(words * handwriting / width))


class Answer(Laid):
    """Room to write in."""

    __slots__ = ("asked", "count", "element", "few", "first", "kind", "line", "part", "pitch", "stretch", "width")

    def __init__(self, element: Element, width: float, setter: Compositor) -> None:
        self.element = element
        self.width = width
        self.kind = str(element.get("kind", "ruled"))
        self.pitch = float(element.get("pitch", setter.measure("line-pitch")))
        self.first = float(element.get("first", self.pitch))
        self.line = setter.rule_style("writing" if "writing" in setter.sheet.rules else "hair", element)
        self.stretch = bool(element.get("stretch", True))
        self.count = self._lines(element, width, setter)
        self.few = min(int(element.get("least", self.count)), self.count)
        self.asked = self.count if element.get("asked") else 0
        self.part = 1
        super().__init__(self._height())

    def _lines(self, element: Element, width: float, setter: Compositor) -> int:
        if element.get("height"):
            return max(1, int((float(element.get("height")) - self.first + 0.01) / self.pitch) + 1)
        if element.get("words"):
            return lines_for(float(element.get("words")), width, setter.measure("handwriting"))
        return int(element.get("lines", 1 if element.get("fill") else FEW))

    def _height(self) -> float:
        return self.first + (self.count - 1) * self.pitch

    @property
    def fills(self) -> bool:
        """Whether it takes whatever is left of its page."""
        return bool(self.element.get("fill"))

    @property
    def slack(self) -> float:
        """One line."""
        return self.pitch if self.stretch else 0

    def grow(self, room: float) -> None:
        """Take as many more lines as there is room for."""
        self.count += int((room + 0.01) / self.pitch) if self.stretch else 0
        self.height = self._height()

    @property
    def give(self) -> float:
        """The lines that the layout can spare."""
        return (self.count - self.few) * self.pitch

    def cut(self) -> None:
        """Give up one line."""
        self.count -= 1
        self.height = self._height()

    @property
    def least(self) -> float:
        """The first half of its lines: a question is never parted from that much of its space."""
        return self.first + (math.ceil(self.count / 2) - 1) * self.pitch

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Part it after the first half of its lines at the earliest, leaving two lines or more for the next page."""
        fits = int((room - self.first + 0.01) / self.pitch) + 1
        fits = min(fits, self.count - 2)
        if fits < math.ceil(self.count / 2):
            return None
        return self._part(fits, self.first), self._part(self.count - fits, self.pitch, self.part + 1)

    def _part(self, count: int, first: float, number: int = 0) -> Answer:
        part: Answer = object.__new__(Answer)
        Laid.__init__(part, 0)
        for name in ("element", "width", "kind", "pitch", "line", "stretch"):
            setattr(part, name, getattr(self, name))
        part.first, part.count, part.few, part.asked = first, count, count, 0
        part.part = number or self.part
        part.height = part._height()
        part.origin, part.via = self.origin, self.via
        return part

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it; dots are to draw on, and stay what they are where the rest is filled in on a screen."""
        if is_form(pen) and self.kind != "dots":
            top, height = self._entry()
            draw_text_entry(pen, self.element, x, y + top, self.width, height, part=self.part, lines=self.count > 1)
            return
        with pen.owned(None):
            {"ruled": self._ruled, "dotted": self._dotted, "grid": self._grid, "dots": self._dots, "box": self._box,
             "none": lambda *_: None}[self.kind](pen, x, y)  # fmt: skip

    def _entry(self) -> tuple[float, float]:
        """Return how far down a box to type in begins, and its height: it takes the place of the lines."""
        if self.count > 1:
            top = max(self.first - 0.55 * self.pitch, GAP)
            return top, self.height - top
        top = max(self.first - self.pitch, GAP)
        return top, max(self.height - top, LEAST_ENTRY)

    def _ruled(self, pen: Pen, x: float, y: float) -> None:
        for index in range(self.count):
            pen.rule(self.line, x, y + self.first + index * self.pitch, self.width)

    def _dotted(self, pen: Pen, x: float, y: float) -> None:
        colour = pen.colour(self.line.colour)
        for index in range(self.count):
            at = y + self.first + index * self.pitch
            pen.door.path(
                [("M", x, at), ("L", x + self.width, at)], stroke=colour, line=0.9, dash=(SPOT, 3.2 - SPOT), cap=1
            )

    def _grid(self, pen: Pen, x: float, y: float) -> None:
        step = self.pitch / 2
        columns, rows = int(self.width / step), int(self.height / step)
        across, down = columns * step, rows * step
        for index in range(rows + 1):
            pen.rule(self.line, x, y + index * step, across)
        colour = pen.colour(self.line.colour)
        for index in range(columns + 1):
            pen.door.line(x + index * step, y, x + index * step, y + down, colour, self.line.width)

    def _dots(self, pen: Pen, x: float, y: float) -> None:
        step, r = self.pitch, 0.74
        columns, rows = int(self.width / step), int(self.height / step)
        left = x + (self.width - (columns - 1) * step) / 2
        top = y + (self.height - (rows - 1) * step) / 2
        for row in range(rows):
            at = top + row * step
            pen.door.path([("M", left, at), ("L", left + (columns - 1) * step + r, at)],
                          stroke=pen.colour(self.line.colour), line=2 * r, dash=(SPOT, step - SPOT), cap=1)  # fmt: skip

    def _box(self, pen: Pen, x: float, y: float) -> None:
        pen.door.path(rectangle(x, y, self.width, self.height), stroke=pen.colour(self.line.colour), line=0.7)


def lay_answer(element: Element, width: float, setter: Compositor) -> Laid:
    """Leave room to write."""
    return Answer(element, width, setter)


FIELD_GAP = 1.5
"""Between a value and its line, in points."""


class Field(Laid):
    """A named line: the name small above it, and its value where that is known."""

    __slots__ = ("element", "label", "rule", "value", "width")

    def __init__(
        self, element: Element, label: Laid, value: Laid | None, rule: object, depth: float, width: float
    ) -> None:
        super().__init__(depth)
        self.element = element
        self.label = label
        self.value = value
        self.rule = rule
        self.width = width

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw name, value and line."""
        self.label.draw(pen, x, y)
        if is_form(pen) and can_type(pen, str(self.element.get("value") or "")):
            top = self.label.height + GAP
            draw_text_entry(pen, self.element, x, y + top, self.width, self.height - top, lines=False)
            return
        if self.value:
            self.value.draw(pen, x, y + self.height - self.value.height - FIELD_GAP)
        pen.rule(self.rule, x, y + self.height, self.width)  # type: ignore[arg-type]


def lay_field(element: Element, width: float, setter: Compositor) -> Laid:
    """Set a field to fill in."""
    label = words_of(element, str(element.get("label")), str(element.get("style", "small")), width, setter)
    value = None
    if element.get("value"):
        value = words_of(element, str(element.get("value")), str(element.get("value-style", "body")), width, setter)
    depth = float(element.get("depth", setter.measure("field-depth")))
    if value:  # one of several lines needs more room than a line to write on
        depth = max(depth, label.height + value.height + FIELD_GAP)
    return Field(element, label, value, setter.rule_style("hair", element), depth, width)


def words_of(element: Element, text: str, style: str, width: float, setter: Compositor, align: str = "") -> Laid:
    """Set words of an element's own, which the structure reads in its place."""
    node = replace_text(element, text)
    if align:
        node.put("align", align)
    return lay_text(node, setter.style(style, element), width, setter)
