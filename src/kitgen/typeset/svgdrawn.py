"""SVG drawn by svglib: the bytes of a file go in, flat shapes in points come out, or the reason why they cannot.

svglib reads the file and hands over ReportLab's shapes. What is kept of them are outlines in flat colours, which is
what a logo is drawn of; the rest is refused by name rather than drawn wrongly.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kitgen.typeset.svg import Drawing, PathOp, SvgError
from kitgen.typeset.svgpath import Matrix, Segment, moved, outline
from kitgen.typeset.svgsource import line_of, source_tree, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTERS = ("M", "L", "C", "Z")
_NUMBERS = (2, 2, 6, 0)
_EVEN_ODD = 0
_SLACK = 0.01
_DIGITS = 6


def drawn(data: bytes) -> Drawing:
    """Return the drawing.

    Raises:
        SvgError: when the data is broken, is no SVG, or holds what cannot be drawn as flat shapes.
    """
    root = source_tree(data)
    clip_line = line_of(root, "clip-path")
    from svglib.svglib import SvgRenderer  # noqa: PLC0415 - only where an SVG is new; it takes a tenth of a second

    renderer = SvgRenderer("")
    with _complaints() as complaints:
        try:
            drawn = renderer.render(root)
        except RecursionError:
            raise too_large() from None
        except Exception as error:  # svglib raises whatever its own code runs into
            raise SvgError(f"cannot be read: {error}") from error
    if complaints:
        raise _error(complaints[0], clip_line)
    walk = _Walk(renderer.shape_converter, drawn.width, drawn.height, clip_line)
    ops = tuple(walk.group(drawn, (1, 0, 0, -1, 0, drawn.height)))
    if not ops:
        raise SvgError("draws nothing")
    return Drawing(round(drawn.width, _DIGITS), round(drawn.height, _DIGITS), ops)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Gather what svglib would only write to a log: every warning there is something that was not drawn."""
    logger = logging.getLogger("svglib.svglib")
    told: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: told.append(record.getMessage())  # type: ignore[method-assign]
    before = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        yield told
    finally:
        logger.removeHandler(handler)
        logger.propagate = before[1]
        logger.setLevel(before[0])


def _error(told: str, clip_line: int) -> SvgError:
    head, _, value = told.partition("color: ")
    if value and head.startswith("Can't handle"):
        return SvgError(f'cannot be read: "{value}" is not a colour')
    if "clipping path" in told:
        return _clipped(clip_line)
    return SvgError(f"cannot be drawn: {told}", unsupported=True)


def _clipped(line: int) -> SvgError:
    return SvgError(f"holds a clipping path (its line {line})", unsupported=True)


class _Walk:
    """Walks ReportLab's shapes with the matrix that they inherit."""

    def __init__(self, converter: Any, width: float, height: float, clip_line: int) -> None:
        self.converter = converter
        self.width = width
        self.height = height
        self.clip_line = clip_line

    def group(self, group: Any, matrix: Matrix) -> Iterator[PathOp]:
        from reportlab.graphics.shapes import Group, mmult  # noqa: PLC0415

        times: Any = mmult
        matrix = times(matrix, group.transform)
        clips = [shape for shape in group.contents if getattr(shape, "isClipPath", 0)]
        ops: list[PathOp] = []
        for shape in group.contents:
            if isinstance(shape, Group):
                ops += self.group(shape, matrix)
            elif shape not in clips:
                ops += self.shape(shape, matrix)
        for clip in clips:
            if not self.clips_nothing(moved(_segments(clip), matrix), ops):
                raise _clipped(self.clip_line)
        yield from ops

    def clips_nothing(self, clip: tuple[Segment, ...], ops: list[PathOp]) -> bool:
        """Tell whether a clip is a frame round the page or round all it clips, as drawing programs put there."""
        at = [(x, y) for _, *ats in clip for x, y in zip(ats[::2], ats[1::2], strict=True)]
        (left, right), (top, bottom) = ((min(values), max(values)) for values in zip(*at, strict=True))
        slack = _SLACK * max(self.width, self.height)
        corners = all(
            min(abs(x - left), abs(x - right)) + min(abs(y - top), abs(y - bottom)) < slack / 100 for x, y in at
        )
        inside = [(0.0, 0.0), (self.width, self.height)]
        drawn = [point for op in ops for point in outline(op.segments)]
        return corners and any(
            all(left - slack <= x <= right + slack and top - slack <= y <= bottom + slack for x, y in points)
            for points in (inside, drawn)
        )

    def shape(self, shape: Any, matrix: Matrix) -> Iterator[PathOp]:
        from reportlab.graphics.shapes import Line, Path, PolyLine  # noqa: PLC0415

        if isinstance(shape, Line):
            segments: list[Segment] = [("M", shape.x1, shape.y1), ("L", shape.x2, shape.y2)]
        elif isinstance(shape, PolyLine):
            corners = zip(shape.points[::2], shape.points[1::2], strict=True)
            segments = [("L" if index else "M", x, y) for index, (x, y) in enumerate(corners)]
        else:
            if not _has_size(shape):
                return
            segments = _segments(shape if isinstance(shape, Path) else self.converter.shapeToPath(shape))
        op = _painted(shape.getProperties(), abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)
        if isinstance(shape, Line | PolyLine):
            op = op._replace(fill=None)
        if segments and (op.fill or op.stroke):
            there: Iterator[Segment] = (
                (letter, *(round(at, _DIGITS) + 0.0 for at in ats)) for letter, *ats in moved(segments, matrix)
            )
            yield op._replace(segments=tuple(there))


def _has_size(shape: Any) -> bool:
    sides = [getattr(shape, name) for name in ("width", "height", "r", "rx", "ry") if hasattr(shape, name)]
    sides = sides[:2] if hasattr(shape, "width") else sides  # the corners of a rectangle may be square
    return all(side > 0 for side in sides)


def _segments(shape: Any) -> list[Segment]:
    found: list[Segment] = []
    at = 0
    for operator in shape.operators:
        end = at + _NUMBERS[operator]
        found.append((_LETTERS[operator], *shape.points[at:end]))
        at = end
    return found


def _painted(paint: dict[str, Any], scale: float) -> PathOp:
    """Return the paint of a shape, without its segments."""
    width = float(paint.get("strokeWidth") or 0) * scale
    stroke = _colour(paint.get("strokeColor"), paint.get("strokeOpacity")) if width > 0 else None
    dash = paint.get("strokeDashArray") or ()
    return PathOp(
        segments=(),
        fill=_colour(paint.get("fillColor"), paint.get("fillOpacity")),
        stroke=stroke,
        width=round(width, _DIGITS) if stroke else 0.0,
        even_odd=paint.get("fillMode") == _EVEN_ODD,
        cap=int(paint.get("strokeLineCap") or 0),
        join=int(paint.get("strokeLineJoin") or 0),
        dash=tuple(round(length * scale, _DIGITS) for length in dash) if stroke else (),
    )


def _colour(colour: Any, opacity: float | None) -> str | None:
    if colour is None or opacity == 0 or colour.alpha == 0:
        return None
    if colour.alpha < 1:
        raise SvgError("holds transparency", unsupported=True)
    return "#" + "".join(f"{int(255 * part + 0.5):02X}" for part in (colour.red, colour.green, colour.blue))
