"""SVG's basic shapes: a tag and its lengths go in, lines and cubic curves come out."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kitgen.typeset.svgpath import numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.typeset.svgpath import Segment

_CIRCLE = 4 / 3 * (math.sqrt(2) - 1)


def shape(tag: str, size: Mapping[str, float], points: str = "") -> list[Segment]:
    """Return a basic shape; `size` holds its lengths by attribute, `points` those of polygons."""
    get = {"rx": -1.0, "ry": -1.0} | dict(size)
    if tag == "rect":
        return _rect(get.get("x", 0), get.get("y", 0), get.get("width", 0), get.get("height", 0), get["rx"], get["ry"])
    if tag in {"circle", "ellipse"}:
        rx, ry = (get.get("r", 0),) * 2 if tag == "circle" else (get["rx"], get["ry"])
        return _ellipse(get.get("cx", 0), get.get("cy", 0), rx, ry)
    if tag == "line":
        return [("M", get.get("x1", 0), get.get("y1", 0)), ("L", get.get("x2", 0), get.get("y2", 0))]
    given = numbers(points)
    corners = list(zip(given[::2], given[1::2], strict=False))
    segments: list[Segment] = [("L", x, y) for x, y in corners]
    if segments:
        segments[0] = ("M", *corners[0])
        if tag == "polygon":
            segments.append(("Z",))
    return segments


def _ellipse(x: float, y: float, rx: float, ry: float) -> list[Segment]:
    if rx <= 0 or ry <= 0:
        return []
    kx, ky = rx * _CIRCLE, ry * _CIRCLE
    return [
        ("M", x + rx, y),
        ("C", x + rx, y + ky, x + kx, y + ry, x, y + ry),
        ("C", x - kx, y + ry, x - rx, y + ky, x - rx, y),
        ("C", x - rx, y - ky, x - kx, y - ry, x, y - ry),
        ("C", x + kx, y - ry, x + rx, y - ky, x + rx, y),
        ("Z",),
    ]


def _rect(*sides: float) -> list[Segment]:
    x, y, width, height, rx, ry = sides
    if width <= 0 or height <= 0:
        return []
    rx, ry = (rx if rx >= 0 else max(ry, 0)), (ry if ry >= 0 else max(rx, 0))
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if not rx or not ry:
        return [("M", x, y), ("L", right, y), ("L", right, bottom), ("L", x, bottom), ("Z",)]
    kx, ky = rx * (1 - _CIRCLE), ry * (1 - _CIRCLE)
    return [
        ("M", x + rx, y),
        ("L", right - rx, y),
        ("C", right - kx, y, right, y + ky, right, y + ry),
        ("L", right, bottom - ry),
        ("C", right, bottom - ky, right - kx, bottom, right - rx, bottom),
        ("L", x + rx, bottom),
        ("C", x + kx, bottom, x, bottom - ky, x, bottom - ry),
        ("L", x, y + ry),
        ("C", x, y + ky, x + kx, y, x + rx, y),
        ("Z",),
    ]
