"""Drawings: shapes in a view of their own units go in, painted paths at a size come out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kitgen.typeset.laid import Laid
from kitgen.typeset.paths import circle, rectangle
from kitgen.typeset.svgpath import path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.paths import Segment
    from kitgen.typeset.pen import Pen

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class Shape(NamedTuple):
    """One painted path; lengths in the drawing's units, colours as hex."""

    segments: Sequence[Segment]
    fill: str = ""
    stroke: str = ""
    line: float = 1.0
    dash: tuple[float, ...] = ()
    cap: int = 0
    join: int = 0

    def draw(self, pen: Pen) -> None:
        """Paint it in the units now in force."""
        pen.door.path(
            self.segments,
            fill=self.fill,
            stroke=self.stroke,
            line=self.line,
            dash=self.dash,
            cap=self.cap,
            join=self.join,
        )


class Moved(NamedTuple):
    """Shapes moved, scaled and turned clockwise (degrees) together."""

    shapes: tuple[Shape | Moved, ...]
    x: float
    y: float
    scale: float
    turn: float

    def draw(self, pen: Pen) -> None:
        """Paint them all."""
        with pen.door.local(self.x, self.y, self.scale, self.turn):
            for shape in self.shapes:
                shape.draw(pen)


class Drawing(Laid):
    """Shapes at a size; what has no alternative text is decoration."""

    __slots__ = ("element", "offset", "scale", "shapes", "width")

    def __init__(
        self, shapes: tuple[Shape | Moved, ...], element: Element, scale: float, offset: tuple[float, float], size: Size
    ) -> None:
        super().__init__(size[1])
        self.width = size[0]
        self.shapes = shapes
        self.element = element
        self.scale = scale
        self.offset = offset

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Paint the shapes."""
        dx, dy = self.offset
        with (
            pen.owned(self.element if self.element.get("alt") else None),
            pen.door.local(x + dx, y + dy, self.scale),
        ):
            for shape in self.shapes:
                shape.draw(pen)


Size = tuple[float, float]


def lay_drawing(element: Element, width: float, setter: Compositor) -> Laid:
    """Set a drawing: of width and height, one may be left to the ratio of its view; both fit the view inside."""
    vx, vy, across, down = _view(element, setter)
    given_width, given_height = element.get("width"), element.get("height")
    if given_width is None and given_height is None:
        given_width = width
    scales = [
        float(given) / units for given, units in ((given_width, across), (given_height, down)) if given is not None
    ]
    scale = min(scales)
    wide = across * scale if given_width is None else float(given_width)
    high = down * scale if given_height is None else float(given_height)
    beside = {"left": 0.0, "center": 0.5, "right": 1.0}[str(element.get("align", "left"))] * (width - wide)
    offset = beside + (wide - across * scale) / 2 - vx * scale, (high - down * scale) / 2 - vy * scale
    return Drawing(shapes_in(element, setter), element, scale, offset, (wide, high))


def _view(element: Element, setter: Compositor) -> tuple[float, float, float, float]:
    text = str(element.get("view", ""))
    try:
        vx, vy, across, down = (float(part) for part in text.replace(",", " ").split())
    except ValueError:
        across = down = 0.0
    if across <= 0 or down <= 0:
        setter.problems.error(
            "bad-view",
            f'<{element.tag}> has the view "{text}"',
            element.via,
            hint="write x, y, width and height in the drawing's own units, such as 0 0 24 24",
        )
        return 0.0, 0.0, 24.0, 24.0
    return vx, vy, across, down


def shapes_in(element: Element, setter: Compositor) -> tuple[Shape | Moved, ...]:
    """Return the shapes inside a drawing, their colours looked up."""
    return tuple(shape for child in element.elements if (shape := _shape(child, setter)) is not None)


def _shape(element: Element, setter: Compositor) -> Shape | Moved | None:
    if element.tag == "shapes":
        x, y, turn = (_number(element, name) for name in ("x", "y", "turn"))
        return Moved(shapes_in(element, setter), x, y, float(element.get("scale", 1)), turn)
    key = (element.tag, *element.attrs.items())
    known = setter.shapes.get(key)
    if known is not None:
        return known
    faults = len(setter.problems)
    try:
        shape = Shape(_outline(element), **_paint(element, setter))
    except ValueError as error:
        hint = "use SVG's commands M L H V C S Q T A Z, large or small, each with all of its numbers"
        setter.problems.error("bad-path", f'<path d="{_short(element)}">: {error}', element.via, hint=hint)
        return None
    if len(setter.problems) == faults:
        setter.shapes[key] = shape
    return shape


def _short(element: Element) -> str:
    data = " ".join(str(element.get("d", "")).split())
    return data if len(data) <= 32 else f"{data[:29]}..."


@lru_cache(maxsize=1024)
def _path(data: str) -> tuple[Segment, ...]:
    segments = tuple(path(data))
    if not segments:
        raise ValueError("the path data is empty")
    return segments


def _number(element: Element, name: str) -> float:
    return float(element.get(name) or 0)


def _outline(element: Element) -> Sequence[Segment]:
    if element.tag == "circle":
        cx, cy, r = (_number(element, name) for name in ("cx", "cy", "r"))
        return circle(cx, cy, r)
    if element.tag == "rect":
        x, y, width, height, r = (_number(element, name) for name in ("x", "y", "width", "height", "r"))
        return rectangle(x, y, width, height, min(r, width / 2, height / 2))
    return _path(str(element.get("d", "")))


def _paint(element: Element, setter: Compositor) -> dict[str, Any]:
    if element.get("fill") is None and element.get("stroke") is None:
        setter.problems.error(
            "invisible-shape",
            f"<{element.tag}> has neither fill nor stroke",
            element.via,
            hint="name a colour token in fill or stroke; none leaves one of them out",
        )
    return {
        "fill": setter.colour(str(element.get("fill", "")), element),
        "stroke": setter.colour(str(element.get("stroke", "")), element),
        "line": float(element.get("line", 1)),
        "dash": _dash(element, setter),
        "cap": _CAPS[str(element.get("cap", "butt"))],
        "join": _JOINS[str(element.get("join", "miter"))],
    }


def _dash(element: Element, setter: Compositor) -> tuple[float, ...]:
    text = str(element.get("dash", ""))
    if not text:
        return ()
    try:
        lengths = tuple(float(part) for part in text.replace(",", " ").split())
    except ValueError:
        lengths = (-1.0,)
    if any(length < 0 for length in lengths) or (lengths and not any(lengths)):
        setter.problems.error(
            "bad-dash", f'<{element.tag}> has the dash "{text}"', element.via, hint="write lengths, such as 2 1"
        )
        return ()
    return lengths
