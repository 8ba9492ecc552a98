"""Circles, rectangles and sectors: places and sizes in points go in, path segments for the door come out."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

KAPPA = 0.5522847498
"""Length of a Bézier handle that makes a quarter circle of radius 1."""

SPOT = 0.05
"""The length of a dash that is to print as a dot: some viewers leave out dashes of no length."""

Segment = tuple[Any, ...]


def circle(cx: float, cy: float, r: float) -> list[Segment]:
    """Return a circle as path segments, parted on the diagonals, so that no arc begins level with the centre."""
    d = r * math.sqrt(0.5)
    corners = [(d, d), (-d, d), (-d, -d), (d, -d), (d, d)]
    segments: list[Segment] = [("M", cx + d, cy + d)]
    for (x0, y0), (x1, y1) in pairwise(corners):
        # The handle at an end is at right angles to the radius there.
        handles = (x0 - KAPPA * y0, y0 + KAPPA * x0, x1 + KAPPA * y1, y1 - KAPPA * x1)
        segments.append(("C", *(c + at for c, at in zip((cx, cy, cx, cy), handles, strict=True)), cx + x1, cy + y1))
    segments.append(("Z",))
    return segments


def rectangle(x: float, y: float, width: float, height: float, r: float = 0) -> list[Segment]:
    """Return a rectangle as path segments, with rounded corners where `r` is given."""
    if not r:
        return [("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",)]
    k, right, foot = r * (1 - KAPPA), x + width, y + height
    return [
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, foot - r),
        ("C", right, foot - k, right - k, foot, right - r, foot),
        ("L", x + r, foot),
        ("C", x + k, foot, x, foot - k, x, foot - r),
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    ]


def sector(cx: float, cy: float, r: float, start: float, end: float) -> list[Segment]:
    """Return a sector as path segments; angles in degrees, clockwise from twelve o'clock."""
    segments: list[Segment] = [("M", cx, cy)]
    steps = max(1, math.ceil((end - start) / 90))
    step = math.radians((end - start) / steps)
    handle = 4 / 3 * math.tan(step / 4) * r
    at = math.radians(start)
    segments.append(("L", cx + r * math.sin(at), cy - r * math.cos(at)))
    for _ in range(steps):
        x0, y0 = cx + r * math.sin(at), cy - r * math.cos(at)
        to = at + step
        x1, y1 = cx + r * math.sin(to), cy - r * math.cos(to)
        segments.append(
            (
                "C",
                x0 + handle * math.cos(at),
                y0 + handle * math.sin(at),
                x1 - handle * math.cos(to),
                y1 - handle * math.sin(to),
                x1,
                y1,
            )
        )
        at = to
    segments.append(("Z",))
    return segments


def operators(segments: Sequence[Segment], height: float | None) -> list[str]:
    """Return the operators that build a path; with a page's height its places are turned to PDF's y upward."""
    flip, base = (1.0, 0.0) if height is None else (-1.0, height)
    parts = []
    for segment in segments:
        kind = segment[0]
        if kind == "Z":
            parts.append("h")
        elif kind == "C":
            _, x1, y1, x2, y2, x, y = segment
            places = (x1, base + flip * y1, x2, base + flip * y2, x, base + flip * y)
            parts.append("%.3f %.3f %.3f %.3f %.3f %.3f c" % places)  # noqa: UP031 - by far the fastest
        else:
            _, x, y = segment
            parts.append(f"{x:.3f} {base + flip * y:.3f} {kind.lower()}")
    return parts
