"""Boxes to tick and points to choose from: their words go in, shapes come out, as many as there are to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.typeset.answers import words_of
from kitgen.typeset.entries import draw_check_entry, draw_points, is_form
from kitgen.typeset.laid import Laid
from kitgen.typeset.paths import circle, rectangle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen


FIGURE = 6.2
"""The width of a figure beside its circle on a form, in points."""
OUTLINE = 1.2
"""The outline of a point, in points; half of it lies outside the point's size."""


class Tick(Laid):
    """A box to tick."""

    __slots__ = ("element", "size")

    def __init__(self, element: Element, size: float) -> None:
        super().__init__(size)
        self.element = element
        self.size = size

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it."""
        with pen.owned(None):
            pen.door.path(rectangle(x + 0.57, y + 0.57, self.size - 1.13, self.size - 1.13),
                          stroke=pen.colour("heading"), line=1.13)  # fmt: skip
        draw_check_entry(pen, self.element, x, y, self.size)


def lay_tick(element: Element, _width: float, setter: Compositor) -> Laid:
    """Draw a box to tick."""
    return Tick(element, float(element.get("size", setter.measure("tick"))))


class Scale(Laid):
    """Points to choose from on one line. Shapes differ, so that colour and place are never the only sign."""

    __slots__ = ("centres", "element", "joined", "labels", "size", "width", "words")

    def __init__(
        self,
        element: Element,
        words: Sequence[str],
        labels: Sequence[Laid],
        centres: Sequence[float],
        size: float,
        width: float,
        height: float,
        *,
        joined: bool,
    ) -> None:
        super().__init__(height)
        self.element = element
        self.words = words
        self.labels = labels
        self.centres = centres
        self.size = size
        self.width = width
        self.joined = joined

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the points, joined by a line where they have words, and the words."""
        middle = y + self.size * 0.6 if self.joined else y + self.size / 2
        stroke = pen.colour("heading")
        beside = self._beside if is_form(pen) and not self.joined else 0.0
        size = self.size - beside
        with pen.owned(None):
            if self.joined:
                pen.door.line(x + self.centres[0], middle, x + self.centres[-1], middle, pen.colour("rule"), 0.57)
            places = [x + centre + beside / 2 for centre in self.centres]
            shapes = [_shape(index if self.joined else 0, at, middle, size) for index, at in enumerate(places)]
            for shape in shapes:
                pen.door.path(shape, fill=pen.colour("paper"), stroke=stroke, line=OUTLINE)
        points = draw_points(pen, self.element, self.words, shapes, size)
        for _, centre, label in zip(points, self.centres, self.labels, strict=True):
            top = y + self.size * 1.2 + 2 if self.joined else middle - label.height / 2
            at = x + centre - (size / 2 + FIGURE / 2 - beside / 2 + 2 if beside else 0)
            label.draw(pen, at - self.width / 2, top)

    @property
    def _beside(self) -> float:
        """How much smaller circles are on a form, so that figures stand beside them: viewers cover circles."""
        return min(FIGURE + 2, self.size * 0.45)


def _shape(index: int, cx: float, cy: float, size: float) -> list[tuple[object, ...]]:
    """Return the outline of a point: circle, diamond, square, in turn."""
    if index % 3 == 0:
        return circle(cx, cy, size / 2)
    if index % 3 == 1:
        r = size * 0.57
        return [("M", cx, cy - r), ("L", cx + r, cy), ("L", cx, cy + r), ("L", cx - r, cy), ("Z",)]
    half = size * 0.458
    return rectangle(cx - half, cy - half, 2 * half, 2 * half)


def _figures(element: Element, setter: Compositor) -> int:
    said = str(element.get("points"))
    if said.isdecimal() and int(said) > 0:
        return int(said)
    setter.problems.error("bad-attribute", f'<scale points="{said}">: figures take a number, such as 5', element.via)
    return 1


def lay_scale(element: Element, width: float, setter: Compositor) -> Laid:
    """Draw a scale over a width."""
    size = setter.measure("scale-point")
    style = str(element.get("style", "small"))
    if element.get("kind") == "figures":
        count = _figures(element, setter)
        size = min(size, width / count * 0.85)
        room = (width - size - OUTLINE) / max(count - 1, 1)
        centres = [(size + OUTLINE) / 2 + index * room for index in range(count)]
        figures = [str(n + 1) for n in range(count)]
        labels = [words_of(element, figure, style, room, setter, "center") for figure in figures]
        return Scale(element, figures, labels, centres, size, room, size, joined=False)
    points = [point.strip() for point in str(element.get("points")).split("|")]
    edge = setter.measure("scale-edge")
    room = (width - 2 * edge) / max(len(points) - 1, 1)
    centres = [edge + index * room for index in range(len(points))]
    labels = [words_of(element, point, style, room, setter, "center") for point in points]
    tallest = max(label.height for label in labels)
    return Scale(element, points, labels, centres, size, room, size * 1.2 + 2 + tallest, joined=True)
