"""SVG logos: the bytes of a file go in, flat shapes in points come out, kept from the last build or drawn anew."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kitgen import __version__

if TYPE_CHECKING:
    from kitgen.base.store import Store
    from kitgen.typeset.svgpath import Segment


class SvgError(Exception):
    """The file cannot be used; the message is the end of a sentence that begins with the file's name."""

    def __init__(self, message: str, *, unsupported: bool = False) -> None:
        super().__init__(message)
        self.unsupported = unsupported


class PathOp(NamedTuple):
    """One shape in points, y down: `M x y`, `L x y`, `C x1 y1 x2 y2 x y` and `Z`.

    `fill` and `stroke` are `#RRGGBB` or None; `width`, `cap` (0 butt, 1 round, 2 square), `join` (0 miter, 1 round,
    2 bevel) and `dash` belong to the stroke.
    """

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    even_odd: bool = False
    cap: int = 0
    join: int = 0
    dash: tuple[float, ...] = ()


class Drawing(NamedTuple):
    """Shapes in a box of width x height points."""

    width: float
    height: float
    ops: tuple[PathOp, ...]


def read_svg(data: bytes, store: Store | None = None) -> Drawing:
    """Return the drawing.

    Args:
        data: the file.
        store: keeps drawings between builds, as svglib takes longer to import than a page to set.

    Raises:
        SvgError: when the data is broken, is no SVG, or holds what cannot be drawn as flat shapes.
    """
    key = f"svg-{hashlib.sha256(__version__.encode() + data).hexdigest()}"
    kept = _unpacked(store.get(key) or b"") if store is not None else None
    if kept:
        return kept
    from kitgen.typeset.svgdrawn import drawn  # noqa: PLC0415 - only where an SVG is new

    drawing = drawn(data)
    if store is not None:
        store.put(key, json.dumps(drawing, separators=(",", ":")).encode())
    return drawing


def _unpacked(data: bytes) -> Drawing | None:
    try:
        width, height, ops = json.loads(data)
        return Drawing(width, height, tuple(_unpacked_op(*op) for op in ops))
    except (ValueError, TypeError):
        return None


def _unpacked_op(segments: Any, *rest: Any) -> PathOp:
    op = PathOp(tuple((str(letter), *ats) for letter, *ats in segments), *rest)
    return op._replace(dash=tuple(op.dash))
