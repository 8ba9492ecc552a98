"""SVG logos: the bytes of a file go in, flat shapes in points come out, or the reason why they cannot.

Read are filled and stroked shapes in flat colours, which is what a logo is drawn of. The rest (text, gradients,
pictures, effects) is refused by name rather than drawn wrongly. No entity is expanded, and nothing else is opened.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from kitgen.base.colour import colour
from kitgen.typeset.svgpath import Matrix, Segment, moved, multiply, numbers, path, transform
from kitgen.typeset.svgshapes import shape
from kitgen.typeset.svgstyle import Rule, style_of, style_sheet
from kitgen.typeset.svgtree import MOST_LEVELS, MOST_NODES, Element, SvgError, every, parse

_HREFS = ("href", "http://www.w3.org/1999/xlink href")
_PX = 0.75
_UNITS = {"": _PX, "px": _PX, "pt": 1.0, "pc": 12.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "q": 72 / 101.6}
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*)\s*")
_RGB = re.compile(r"rgb\(\s*(\d+%?)\s*[,\s]\s*(\d+%?)\s*[,\s]\s*(\d+%?)\s*\)")
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_GROUPS = frozenset({"g", "a"})
_SILENT = frozenset({"defs", "title", "desc", "metadata", "style", "clipPath", "symbol", "linearGradient"}) | frozenset(
    {"radialGradient", "pattern", "mask", "filter", "marker", "view", "cursor"}
)
_REFUSED = {
    "text": "text",
    "image": "an embedded picture",
    "foreignObject": "foreign content",
    "script": "a script",
    "switch": "alternatives (switch)",
    "animate": "an animation",
    "set": "an animation",
    "animateTransform": "an animation",
}
_EFFECTS = {"filter": "a filter", "mask": "a mask", "marker-start": "markers", "marker-mid": "markers"} | {
    "marker-end": "markers"
}


@dataclass(frozen=True, slots=True)
class PathOp:
    """One shape in points, y down: `M x y`, `L x y`, `C x1 y1 x2 y2 x y` and `Z`.

    `fill` and `stroke` are `#RRGGBB` or None; `width`, `cap` (0 butt, 1 round, 2 square), `join` (0 miter, 1 round,
    2 bevel), `miter` and `dash` belong to the stroke.
    """

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    even_odd: bool = False
    cap: int = 0
    join: int = 0
    miter: float = 4.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in a box of width x height points."""

    width: float
    height: float
    ops: tuple[PathOp, ...]


def read_svg(data: bytes) -> Drawing:
    """Return the drawing.

    Raises:
        SvgError: when the data is broken, is no SVG, or holds what cannot be drawn as flat shapes.
    """
    return _Reader(parse(data)).drawing()


class _Reader:
    """Walks the elements with the style and the matrix that they inherit."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.ids = {element.attrs["id"]: element for element in every(root) if "id" in element.attrs}
        self.rules: list[Rule] = []
        for element in every(root):
            if element.tag == "style":
                try:
                    self.rules += style_sheet(element.text)
                except ValueError as error:
                    raise SvgError(f"{error} (its line {element.line})", unsupported=True) from None
        self.ops: list[PathOp] = []
        self.box = (0.0, 0.0, 0.0, 0.0)
        self.visited = 0

    def drawing(self) -> Drawing:
        attrs = self.root.attrs
        width, height = (self._size(attrs.get(name, "")) for name in ("width", "height"))
        try:
            box = numbers(attrs.get("viewBox", ""))
        except ValueError:
            raise SvgError(f'has a viewBox "{attrs["viewBox"]}" that is not four numbers') from None
        if len(box) != 4:
            box = [0, 0, width / _PX, height / _PX]
        if box[2] <= 0 or box[3] <= 0:
            raise SvgError("has no size: give it a viewBox, or a width and a height")
        width, height = _sizes(width, height, box[2], box[3])
        scale = min(width / box[2], height / box[3])
        self.box = (box[0], box[1], box[2], box[3])
        left = (width - scale * box[2]) / 2 - scale * box[0]
        top = (height - scale * box[3]) / 2 - scale * box[1]
        self._children(self.root, self._style(self.root, {}), (scale, 0, 0, scale, left, top), 0)
        if not self.ops:
            raise SvgError("draws nothing")
        return Drawing(width, height, tuple(self.ops))

    def _size(self, text: str) -> float:
        match = _LENGTH.fullmatch(text)
        return float(match[1]) * _UNITS[match[2].lower()] if match and match[2].lower() in _UNITS else 0.0

    def _style(self, element: Element, inherited: dict[str, str]) -> dict[str, str]:
        return style_of(element.tag, element.attrs, self.rules, inherited)

    def _children(self, parent: Element, style: dict[str, str], matrix: Matrix, level: int) -> None:
        for element in parent.children:
            try:
                self._element(element, style, matrix, level)
            except ValueError as error:
                raise SvgError(f"cannot be read in its line {element.line}: {error}") from None

    def _element(self, element: Element, inherited: dict[str, str], matrix: Matrix, level: int) -> None:
        tag = element.tag
        if tag in _SILENT or tag.startswith("foreign "):
            return
        if tag in _REFUSED:
            raise self._unsupported(_REFUSED[tag], element)
        if tag not in _GROUPS | _SHAPES | {"use"}:
            raise self._unsupported(f"<{tag}>", element)
        style = self._style(element, inherited)
        if style.get("display") == "none":
            return
        matrix = multiply(matrix, transform(element.attrs.get("transform", "")))
        self._refuse_effects(element, style)
        self.visited += 1  # <use> can show an element any number of times
        if level > MOST_LEVELS or self.visited > MOST_NODES:
            raise SvgError("is too large a drawing for a logo: simplify it")
        if tag == "use":
            self._use(element, style, matrix, level)
        elif tag in _SHAPES:
            self._shape(element, style, matrix)
        else:
            self._children(element, style, matrix, level + 1)

    def _refuse_effects(self, element: Element, style: dict[str, str]) -> None:
        for name, what in _EFFECTS.items():
            if style.get(name, "none") != "none":
                raise self._unsupported(what, element)
        if style.get("mix-blend-mode", "normal") != "normal":
            raise self._unsupported("blending", element)
        if _opacity(style.get("opacity", "1")) < 1:
            raise self._unsupported("transparency", element)
        clip = style.get("clip-path", "none")
        if clip != "none" and not self._clips_nothing(clip):
            raise self._unsupported("a clipping path", element)

    def _clips_nothing(self, reference: str) -> bool:
        """Tell whether a clipping path is the frame that drawing programs put round the page."""
        clip = self.ids.get(reference.strip().removeprefix("url(").removesuffix(")").strip("\"' #"))
        if clip is None or len(clip.children) != 1 or clip.children[0].tag != "rect":
            return False
        rect = clip.children[0].attrs
        if "transform" in rect or "transform" in clip.attrs or "rx" in rect:
            return False
        x, y, width, height = (self._number(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
        left, top, wide, high = self.box
        slack = 0.01 * max(wide, high)
        covers_x = x <= left + slack and x + width >= left + wide - slack
        return covers_x and y <= top + slack and y + height >= top + high - slack

    def _use(self, element: Element, style: dict[str, str], matrix: Matrix, level: int) -> None:
        reference = next((element.attrs[name] for name in _HREFS if name in element.attrs), "")
        if not reference.startswith("#"):
            raise self._unsupported(f'a part of another file ("{reference}")', element)
        target = self.ids.get(reference[1:])
        if target is None or target.tag not in _SHAPES | {"g", "use"}:
            raise self._unsupported(f'<use> of "{reference}"', element)
        x, y = (self._number(element.attrs.get(name, "0")) for name in ("x", "y"))
        self._element(target, style, multiply(matrix, (1, 0, 0, 1, x, y)), level + 1)

    def _number(self, text: str) -> float:
        """Return a length within the drawing, in its own units (px)."""
        match = _LENGTH.fullmatch(text)
        if not match or match[2].lower() not in _UNITS:
            raise ValueError(f'"{text}" is not a length that can be used here')
        return float(match[1]) * _UNITS[match[2].lower()] / _PX

    def _shape(self, element: Element, style: dict[str, str], matrix: Matrix) -> None:
        if style.get("visibility", "visible") != "visible":
            return
        if element.tag == "path":
            segments = path(element.attrs.get("d", ""))
        else:
            names = ("x", "y", "width", "height", "rx", "ry", "r", "cx", "cy", "x1", "y1", "x2", "y2")
            sizes = {
                name: self._number(element.attrs[name]) for name in names if element.attrs.get(name, "auto") != "auto"
            }
            segments = shape(element.tag, sizes, element.attrs.get("points", ""))
        op = self._painted(element, style, abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)
        if segments and (op.fill or op.stroke):
            self.ops.append(replace(op, segments=moved(segments, matrix)))

    def _painted(self, element: Element, style: dict[str, str], scale: float) -> PathOp:
        """Return the paint of a shape, without its segments."""
        fill = None if element.tag == "line" else self._paint("fill", style, element)
        stroke = self._paint("stroke", style, element)
        width = self._number(style.get("stroke-width", "1")) * scale
        dash = style.get("stroke-dasharray", "none")
        return PathOp(
            segments=(),
            fill=fill,
            stroke=stroke if width > 0 else None,
            width=width if stroke else 0.0,
            even_odd=style.get("fill-rule") == "evenodd",
            cap={"round": 1, "square": 2}.get(style.get("stroke-linecap", ""), 0),
            join={"round": 1, "bevel": 2}.get(style.get("stroke-linejoin", ""), 0),
            miter=float(style.get("stroke-miterlimit", "4")),
            dash=() if dash == "none" or not stroke else tuple(value * scale for value in numbers(dash)),
        )

    def _paint(self, name: str, style: dict[str, str], element: Element) -> str | None:
        value = style.get(name, "#000" if name == "fill" else "none").strip()
        opacity = _opacity(style.get(f"{name}-opacity", "1"))
        if value in {"none", "transparent"} or opacity == 0:
            return None
        if value.startswith("url("):
            raise self._unsupported("a gradient or pattern", element)
        if opacity < 1 or value.startswith(("rgba(", "hsla(")):
            raise self._unsupported("transparency", element)
        if value.lower() == "currentcolor":
            value = style.get("color", "#000")
        match = _RGB.fullmatch(value)
        if match:
            return "#" + "".join(f"{_channel(part):02X}" for part in match.groups())
        return colour(value)

    def _unsupported(self, what: str, element: Element) -> SvgError:
        return SvgError(f"holds {what} (its line {element.line})", unsupported=True)


def _sizes(width: float, height: float, box_width: float, box_height: float) -> tuple[float, float]:
    """Return the size in points: as written, or from the side that is, or the box in pixels."""
    if width > 0 and height > 0:
        return width, height
    if width > 0:
        return width, width * box_height / box_width
    if height > 0:
        return height * box_width / box_height, height
    return box_width * _PX, box_height * _PX


def _opacity(text: str) -> float:
    text = text.strip()
    value = float(text[:-1]) / 100 if text.endswith("%") else float(text)
    return 0.0 if math.isnan(value) else value


def _channel(text: str) -> int:
    value = int(float(text[:-1]) * 255 / 100 + 0.5) if text.endswith("%") else int(text)
    return min(value, 255)
