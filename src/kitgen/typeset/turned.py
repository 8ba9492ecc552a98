"""Things drawn turned: what was set and an angle go in, the same comes out turned, text too."""

from __future__ import annotations

import math
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kitgen.typeset.laid import Laid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitgen.typeset.door import Door
    from kitgen.typeset.pen import Pen


@contextmanager
def turned(door: Door, x: float, y: float, degrees: float) -> Iterator[None]:
    """Draw anything turned clockwise about a place in points; links inside would lie where they were before."""
    with door.saved():
        angle = math.radians(-degrees)
        c, s, up = math.cos(angle), math.sin(angle), door.height - y
        door.code.append(f"{c:.5f} {s:.5f} {-s:.5f} {c:.5f} {x - c * x + s * up:.3f} {up - s * x - c * up:.3f} cm")
        yield


class Turned(Laid):
    """Something drawn turned about its own corner, or about the middle of its box."""

    __slots__ = ("child", "degrees", "middle")

    def __init__(self, child: Laid, degrees: float, middle: tuple[float, float] = (0.0, 0.0)) -> None:
        super().__init__(child.height)
        self.child = child
        self.degrees = degrees
        self.middle = middle

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it turned clockwise."""
        with turned(pen.door, x + self.middle[0], y + self.middle[1], self.degrees):
            self.child.draw(pen, x, y)
