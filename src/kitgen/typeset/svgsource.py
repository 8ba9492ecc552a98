"""SVG files before they are drawn: bytes go in, a tree that svglib draws faithfully comes out, or the reason why not.

svglib passes over what it does not know, and opens what a file points to. So whatever would be lost, or would be
fetched, is refused here by its name and its line.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from kitgen.typeset.svg import SvgError
from kitgen.typeset.svgpath import path

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_NODES = 20_000
MOST_LEVELS = 60

_SVG = "http://www.w3.org/2000/svg"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_GROUPS = frozenset({"g", "a", "defs", "clipPath"})
_PASSED = frozenset({"title", "desc", "metadata", "view", "cursor", "symbol"}) | frozenset(
    {"linearGradient", "radialGradient", "pattern", "mask", "filter", "marker"}  # refused where they are used
)
_REFUSED = {
    "text": "text",
    "image": "an embedded picture",
    "foreignObject": "foreign content",
    "script": "a script",
    "switch": "alternatives (switch)",
    "animate": "an animation",
    "set": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
}
_EFFECTS = {
    "filter": "a filter",
    "mask": "a mask",
    "marker": "markers",
    "marker-start": "markers",
    "marker-mid": "markers",
    "marker-end": "markers",
}
_OPACITIES = frozenset({"opacity", "fill-opacity", "stroke-opacity"})
_PAINTS = frozenset({"fill", "stroke"})
_TRANSPARENT = re.compile(r"(?:rgba|hsla)\(.*|#(?:[0-9a-fA-F]{4}|[0-9a-fA-F]{8})")
_TRANSFORM = re.compile(r"[\s,]*([A-Za-z]+)\s*\(([^()]*)\)\s*")
_TRANSFORMS = {"matrix": (6,), "translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "skewX": (1,), "skewY": (1,)}
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*)\s*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def too_large() -> SvgError:
    """Return the error for a drawing that takes too long."""
    return SvgError("is too large a drawing for a logo: simplify it")


def source_tree(data: bytes) -> Any:
    """Return the root element (of lxml), without what is never drawn, and with paths in absolute numbers.

    Raises:
        SvgError: when the data is broken, is no SVG, or holds what would not be drawn as it was meant.
    """
    _check_xml(data)
    from svglib.svglib import load_svg_file  # noqa: PLC0415 - only where an SVG is new; it takes a tenth of a second

    root: Any = load_svg_file(BytesIO(data))
    space, name = _split(root)
    if name != "svg" or space not in {"", _SVG}:
        raise SvgError(f"is no SVG: it begins with <{name}>")
    _size(root)
    _check_properties(root)
    _clean(root)
    _check_uses(root)
    if not root.get("fill"):
        root.set("fill", "black")  # svglib leaves out the fill of a polyline that names none
    return root


def line_of(root: Any, name: str) -> int:
    """Return the line of the first element with an attribute."""
    return next((int(node.sourceline) for node in root.iter() if node.get(name)), 1)


def _check_xml(data: bytes) -> None:
    """Refuse what is no XML, grows by entities, or is too deep to walk; expat itself opens nothing."""
    parser = expat.ParserCreate()
    level = count = 0

    def start(_name: str, _attrs: dict[str, str]) -> None:
        nonlocal level, count
        level, count = level + 1, count + 1
        if count > MOST_NODES or level > MOST_LEVELS:
            raise too_large()

    def end(_name: str) -> None:
        nonlocal level
        level -= 1

    def entity(*_: Any) -> None:
        raise SvgError("declares entities, which are not read: save it again as plain SVG")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise SvgError(f"is no readable SVG: {what} in its line {error.lineno}") from None


def _split(node: Any) -> tuple[str, str]:
    space, _, name = node.tag.rpartition("}")
    return space[1:], name


def _size(root: Any) -> None:
    """Make sure that there is a size, and work out the side that is not given from the one that is."""
    written = root.get("viewBox", "").replace(",", " ").split()
    try:
        box = [float(part) for part in written]
    except ValueError:
        box = []
    if written and len(box) != 4:
        raise SvgError(f'has a viewBox "{root.get("viewBox")}" that is not four numbers')
    given = {}
    for side in ("width", "height"):
        match = _LENGTH.fullmatch(root.attrib.pop(side, ""))
        if match and float(match[1]) > 0:
            given[side] = (float(match[1]), match[2])
    if (box and min(box[2:]) <= 0) or (not box and len(given) < 2):
        raise SvgError("has no size: give it a viewBox, or a width and a height")
    if box and len(given) == 1:
        (side, (length, unit)), ratio = next(iter(given.items())), box[3] / box[2]
        other = {"width": ("height", length * ratio), "height": ("width", length / ratio)}[side]
        given[other[0]] = (other[1], unit)
    for side, (length, unit) in given.items():
        root.set(side, f"{length!r}{unit.lower()}")


def _clean(parent: Any) -> None:
    """Take out what is never drawn, and refuse what cannot be."""
    for node in list(parent):
        if not isinstance(node.tag, str):
            parent.remove(node)
            continue
        space, name = _split(node)
        if space not in {"", _SVG} or name in _PASSED:
            parent.remove(node)
        elif name in _REFUSED or name not in _SHAPES | _GROUPS | {"use", "style"}:
            raise _unsupported(_REFUSED.get(name, f"<{name}>"), node)
        elif name == "style":
            _check_sheet(node)
        elif _check_properties(node).get("display") == "none":
            parent.remove(node)
        else:
            _check_geometry(node, name)
            _clean(node)


def _check_properties(node: Any) -> dict[str, str]:
    """Return the properties that an element has of its own."""
    own = dict(node.attrib) | _declarations(node.get("style", ""))
    for name, value in own.items():
        what = _lost(name, value)
        if what:
            raise _unsupported(what, node)
    if "clip-path" in own:  # svglib looks for it among the attributes, without quotes
        node.set("clip-path", re.sub(r"[\s\"']", "", own["clip-path"]))
    return own


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {key.strip(): value.replace("!important", "").strip() for key, _, value in pairs}


def _lost(name: str, value: str) -> str:
    """Return what of a property would be lost, empty when nothing would."""
    if name in _EFFECTS and value != "none":
        return _EFFECTS[name]
    if name == "mix-blend-mode" and value != "normal":
        return "blending"
    if name in _PAINTS and value.startswith("url("):
        return "a gradient or pattern"
    if name in _PAINTS and _TRANSPARENT.fullmatch(value):
        return "transparency"
    if name in _OPACITIES and _share(value) < 1 and (name == "opacity" or _share(value) > 0):
        return "transparency"
    return ""


def _share(text: str) -> float:
    try:
        return float(text[:-1]) / 100 if text.endswith("%") else float(text)
    except ValueError:
        return 1.0


def _check_sheet(node: Any) -> None:
    sheet = _COMMENT.sub("", node.text or "")
    if "@" in sheet:
        raise _unsupported("a style sheet that is more than simple rules", node)
    for body in re.findall(r"\{([^{}]*)\}", sheet):
        for name, value in _declarations(body).items():
            what = _lost(name, value)
            if what or name in {"display", "clip-path"}:
                raise _unsupported(what or f'a style sheet that sets "{name}"', node)


def _check_geometry(node: Any, name: str) -> None:
    try:
        if name == "path":
            # svglib is lenient with broken data, and goes on from the wrong point after a figure is closed.
            drawn = path(node.get("d", ""))
            node.set("d", " ".join(" ".join((letter, *(f"{at:.9g}" for at in ats))) for letter, *ats in drawn))
        _check_transform(node.get("transform", ""))
    except ValueError as error:
        raise SvgError(f"cannot be read in its line {node.sourceline}: {error}") from None


def _check_transform(text: str) -> None:
    """Raise ValueError for what svglib would pass over."""
    for name, numbers in _TRANSFORM.findall(text):
        given = [float(number) for number in numbers.replace(",", " ").split()]
        if name in _TRANSFORMS and len(given) not in _TRANSFORMS[name]:
            raise ValueError(f'the transform "{name}" has {len(given)} numbers')
    if _TRANSFORM.sub(lambda match: "" if match[1] in _TRANSFORMS else match[0], text).strip():
        raise ValueError(f'the transform "{text}" is not understood')


def _check_uses(root: Any) -> None:
    """Refuse parts of other files, parts that are not there, and parts of parts that grow without end."""
    known = {node.get("id"): node for node in root.iter() if node.get("id")}
    weights: dict[str, int] = {}

    def weight(node: Any) -> int:
        return 1 + sum(weight(child) for child in node) + sum(weight_of(target) for target in _targets(node))

    def weight_of(target: str) -> int:
        if target not in weights:
            weights[target] = MOST_NODES + 1  # until it is known, so that a part of itself is too large
            weights[target] = weight(known[target])
        return weights[target]

    for node in root.iter():
        for target in _targets(node):
            if not target or target not in known or _split(known[target])[1] not in _SHAPES | {"g", "use"}:
                raise _unsupported(f'<use> of "{_reference(node)}"', node)
    if weight(root) > MOST_NODES:
        raise too_large()


def _targets(node: Any) -> Iterator[str]:
    """Yield the id that a <use> shows."""
    if _split(node)[1] == "use":
        reference = _reference(node)
        if not reference.startswith("#"):
            raise _unsupported(f'a part of another file ("{reference}")', node)
        yield reference[1:]


def _reference(node: Any) -> str:
    return next((str(node.get(name)) for name in _HREFS if node.get(name)), "")


def _unsupported(what: str, node: Any) -> SvgError:
    return SvgError(f"holds {what} (its line {node.sourceline})", unsupported=True)
