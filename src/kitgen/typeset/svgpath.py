"""SVG geometry: path data goes in, lines and cubic curves come out."""

from __future__ import annotations

import math
import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Segment = tuple[str, *tuple[float, ...]]
Matrix = tuple[float, float, float, float, float, float]

_TOKEN = re.compile(r"[\s,]*(?:([MmLlHhVvCcSsQqTtAaZz])|([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))")
_FLAG = re.compile(r"[\s,]*([01])")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def moved(segments: Iterable[Segment], matrix: Matrix) -> tuple[Segment, ...]:
    """Return segments under a matrix."""
    a, b, c, d, e, f = matrix
    result: list[Segment] = []
    for letter, *values in segments:
        points = zip(values[::2], values[1::2], strict=True)
        result.append((letter, *(v for x, y in points for v in (a * x + c * y + e, b * x + d * y + f))))
    return tuple(result)


def outline(segments: Iterable[Segment]) -> Iterator[tuple[float, float]]:
    """Yield points that lie on the segments: the ends, and three on the way of every curve."""
    x = y = 0.0
    for _, *at in segments:
        if len(at) == 6:
            for t in (0.25, 0.5, 0.75):
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                yield (
                    sum(w * v for w, v in zip(weights, (x, *at[::2]), strict=True)),
                    sum(w * v for w, v in zip(weights, (y, *at[1::2]), strict=True)),
                )
        if at:
            x, y = at[-2:]
            yield x, y


# Path data.


def path(data: str) -> list[Segment]:
    """Return the segments of a `d` attribute, all absolute; raises ValueError when it is broken."""
    pen = _Pen()
    for letter, values in _commands(data):
        pen.draw(letter, values)
    return pen.segments


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Yield one command at a time, with repeated ones written out."""
    at, letter, end = 0, "", len(data.rstrip(" \t\r\n,"))
    while at < end:
        match = _TOKEN.match(data, at)
        if not match or (not match[1] and letter.upper() in {"", "Z"}):
            raise ValueError(f'the path data is broken near "{data[at : at + 12].strip()}"')
        if match[1]:
            letter, at = match[1], match.end()
        values: list[float] = []
        for index in range(_ARGUMENTS[letter.upper()]):
            flag = letter in "Aa" and index in {3, 4}
            found = (_FLAG if flag else _TOKEN).match(data, at)
            text = found[1 if flag else 2] if found else None
            if found is None or text is None:
                raise ValueError(f'the path data is broken near "{data[at : at + 12].strip()}"')
            values.append(float(text))
            at = found.end()
        yield letter, values
        letter = {"M": "L", "m": "l"}.get(letter, letter)


class _Pen:
    """Follows path data; knows where it is, where the figure began, and the last control point."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.control: tuple[str, float, float] = ("", 0, 0)
        self.closed = False

    def draw(self, letter: str, values: list[float]) -> None:
        kind = letter.upper()
        if letter.islower():
            values = self._absolute(kind, values)
        if not self.segments and kind != "M":
            raise ValueError("the path data must begin with M")
        if self.closed and kind not in "MZ":
            self.segments.append(("M", self.x, self.y))
        self.closed = kind == "Z"
        getattr(self, f"_{kind.lower()}")(*values)

    def _absolute(self, kind: str, values: list[float]) -> list[float]:
        if kind == "H":
            return [values[0] + self.x]
        if kind == "V":
            return [values[0] + self.y]
        if kind == "A":
            return [*values[:5], values[5] + self.x, values[6] + self.y]
        return [value + (self.y if index % 2 else self.x) for index, value in enumerate(values)]

    def _to(self, x: float, y: float, control: tuple[str, float, float] = ("", 0, 0)) -> None:
        self.x, self.y, self.control = x, y, control

    def _m(self, x: float, y: float) -> None:
        self.segments.append(("M", x, y))
        self.start_x, self.start_y = x, y
        self._to(x, y)

    def _l(self, x: float, y: float) -> None:
        self.segments.append(("L", x, y))
        self._to(x, y)

    def _h(self, x: float) -> None:
        self._l(x, self.y)

    def _v(self, y: float) -> None:
        self._l(self.x, y)

    def _z(self) -> None:
        self.segments.append(("Z",))
        self._to(self.start_x, self.start_y)

    def _c(self, *points: float) -> None:
        x1, y1, x2, y2, x, y = points
        self.segments.append(("C", x1, y1, x2, y2, x, y))
        self._to(x, y, ("C", x2, y2))

    def _mirrored(self, kind: str) -> tuple[float, float]:
        """Return the last control point mirrored at the pen, or the pen when the last curve was of another kind."""
        last, x, y = self.control
        return (2 * self.x - x, 2 * self.y - y) if last == kind else (self.x, self.y)

    def _s(self, x2: float, y2: float, x: float, y: float) -> None:
        self._c(*self._mirrored("C"), x2, y2, x, y)

    def _q(self, x1: float, y1: float, x: float, y: float) -> None:
        mid = (self.x + 2 * (x1 - self.x) / 3, self.y + 2 * (y1 - self.y) / 3)
        self.segments.append(("C", *mid, x + 2 * (x1 - x) / 3, y + 2 * (y1 - y) / 3, x, y))
        self._to(x, y, ("Q", x1, y1))

    def _t(self, x: float, y: float) -> None:
        self._q(*self._mirrored("Q"), x, y)

    def _a(self, *values: float) -> None:
        rx, ry, turn, large, sweep, x, y = values
        if (x, y) == (self.x, self.y):
            return
        if not rx or not ry:
            self._l(x, y)
            return
        radii = (abs(rx), abs(ry))
        self.segments += arc((self.x, self.y), (x, y), radii, math.radians(turn), large=bool(large), sweep=bool(sweep))
        self._to(x, y)


def arc(
    start: tuple[float, float],
    end: tuple[float, float],
    radii: tuple[float, float],
    turn: float,
    *,
    large: bool,
    sweep: bool,
) -> list[Segment]:
    """Return an elliptical arc as cubic curves of a quarter turn at most (SVG 1.1, appendix F.6)."""
    rx, ry = radii
    cos, sin = math.cos(turn), math.sin(turn)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = cos * dx + sin * dy, cos * dy - sin * dx
    grow = math.hypot(px / rx, py / ry)
    if grow > 1:
        rx, ry = rx * grow, ry * grow
    rest = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    factor = math.sqrt(max(rest, 0) / ((rx * py) ** 2 + (ry * px) ** 2)) * (1 if large != sweep else -1)
    ux, uy = factor * rx * py / ry, -factor * ry * px / rx
    first = math.atan2((py - uy) / ry, (px - ux) / rx)
    angle = math.atan2((-py - uy) / ry, (-px - ux) / rx) - first
    if sweep and angle < 0:
        angle += 2 * math.pi
    elif not sweep and angle > 0:
        angle -= 2 * math.pi
    steps = max(1, math.ceil(abs(angle) / (math.pi / 2) - 1e-9))
    middle_x, middle_y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    matrix = (cos * rx, sin * rx, -sin * ry, cos * ry, cos * ux - sin * uy + middle_x, sin * ux + cos * uy + middle_y)
    handle = 4 / 3 * math.tan(angle / steps / 4)
    pieces: list[Segment] = []
    for one, other in pairwise(first + angle * step / steps for step in range(steps + 1)):
        c1, s1, c2, s2 = math.cos(one), math.sin(one), math.cos(other), math.sin(other)
        pieces.append(("C", c1 - handle * s1, s1 + handle * c1, c2 + handle * s2, s2 - handle * c2, c2, s2))
    return list(moved(pieces, matrix))
