"""Marks of a press sheet: trim and bleed go in; crop marks, and on request register marks and ink bar, come out.

Marks stand outside the bleed, in all inks at once, so that every plate shows them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kitgen.base.lengths import MM
from kitgen.typeset.paths import circle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.typeset.paths import Segment

MarkKind = Literal["none", "crop", "full"]

GAP = 2 * MM
"""From the bleed to the marks."""

LENGTH = 5 * MM
WIDTH = 0.25
"""Thickness of marks, in points."""

ROOM = {"none": 0.0, "crop": GAP + LENGTH + 1 * MM, "full": GAP + LENGTH + 4 * MM}
"""What marks need outside the bleed, in points."""

_RADIUS = 1.6 * MM
_PATCH = 4 * MM
PATCHES: Sequence[tuple[float, float, float, float]] = (
    (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1),
    (0.5, 0, 0, 0), (0, 0.5, 0, 0), (0, 0, 0.5, 0), (0, 0, 0, 0.5),
)  # fmt: skip
"""The patches of the ink bar: each ink solid, then at half."""

Lines = list[tuple["Segment", "Segment"]]


def crop_marks(width: float, height: float, bleed: float) -> Lines:
    """Return lines at the four corners of the trim, in points from its top left corner."""
    near, far = bleed + GAP, bleed + GAP + LENGTH
    lines: Lines = []
    for x in (0.0, width):
        lines += [(("M", x, -far), ("L", x, -near)), (("M", x, height + near), ("L", x, height + far))]
    for y in (0.0, height):
        lines += [(("M", -far, y), ("L", -near, y)), (("M", width + near, y), ("L", width + far, y))]
    return lines


def register_marks(width: float, height: float, bleed: float) -> Iterator[list[Segment]]:
    """Yield a cross in a circle in the middle of each side."""
    off = bleed + GAP + LENGTH / 2 + _RADIUS / 2
    for x, y in ((width / 2, -off), (width / 2, height + off), (-off, height / 2), (width + off, height / 2)):
        yield circle(x, y, _RADIUS)
        yield [("M", x - 1.5 * _RADIUS, y), ("L", x + 1.5 * _RADIUS, y)]
        yield [("M", x, y - 1.5 * _RADIUS), ("L", x, y + 1.5 * _RADIUS)]


def ink_bar(width: float, height: float, bleed: float) -> Iterator[tuple[float, float, float, float]]:
    """Yield the squares of the bar, below the trim and left of its middle: x, y, width, height."""
    top = height + bleed + GAP + 1 * MM
    size = min(_PATCH, (width / 2 - 4 * MM) / len(PATCHES))
    for index in range(len(PATCHES)):
        yield 1 * MM + index * size, top, size, size
