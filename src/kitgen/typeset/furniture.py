"""Furniture of a room plan: numbers of people go in, tables and rings of chairs with their outlines come out.

All lengths are millimetres on a plan at 1:100, so 10 is a metre. A chair's place is its middle; it is turned clockwise
by degrees and faces away from its back, which at 0 is the upper side.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Outline = tuple[Point, ...]
Bounds = tuple[float, float, float, float]

CHAIR = 4.2
BACK = 4.9
BACK_LINE = 0.8
REACH = CHAIR / 2 + 1.0
"""From a chair's middle to the far edge of its back."""

TABLE = (18.0, 9.0)
_TO_CHAIR = 1.6 + CHAIR / 2
RING = 10.5
RING_TABLE = 3.2
DOOR = 9.0
YOU = 2.3

WALL = 1.2
CHART = 1.6
CHART_LENGTH = 26.0
"""A chart on the left wall."""


class Chair(NamedTuple):
    """A chair."""

    x: float
    y: float
    turn: float

    @property
    def corners(self) -> Outline:
        """The corners of the chair with its back."""
        sin, cos = math.sin(math.radians(self.turn)), math.cos(math.radians(self.turn))
        half, wide = CHAIR / 2, BACK / 2
        return tuple(
            (self.x + cos * x - sin * y, self.y + sin * x + cos * y)
            for x, y in ((-wide, -REACH), (wide, -REACH), (wide, half), (-wide, half))
        )

    def moved(self, dx: float, dy: float) -> Chair:
        """Return it somewhere else."""
        return Chair(self.x + dx, self.y + dy, self.turn)


class Group(NamedTuple):
    """Chairs round the middle of a table or a ring; `length` is the table's, 0 in a ring."""

    x: float
    y: float
    chairs: tuple[Chair, ...]
    length: float = 0.0

    def moved(self, dx: float, dy: float) -> Group:
        """Return it somewhere else."""
        return Group(self.x + dx, self.y + dy, tuple(c.moved(dx, dy) for c in self.chairs), self.length)

    @property
    def bounds(self) -> Bounds:
        """Left, top, right and bottom edge of table and chairs."""
        if not self.length:
            r = max(math.dist((self.x, self.y), corner) for chair in self.chairs for corner in chair.corners)
            return self.x - r, self.y - r, self.x + r, self.y + r
        half, deep = self.length / 2, TABLE[1] / 2
        xs = [x for chair in self.chairs for x, _ in chair.corners] + [self.x - half, self.x + half]
        ys = [y for chair in self.chairs for _, y in chair.corners] + [self.y - deep, self.y + deep]
        return min(xs), min(ys), max(xs), max(ys)


def table_of(people: int) -> Group:
    """Return a table with its chairs: people at the ends when there are five or more, a longer table from nine on."""
    ends = 0 if people < 5 else 1 if people % 2 else 2
    upper = (people - ends + 1) // 2
    sides = (upper, people - ends - upper)
    length = max(TABLE[0], 6.0 * upper)
    chairs = []
    for count, turn, y in zip(sides, (0, 180), (-1, 1), strict=True):
        step = 10.1 if count == 2 else 6.0
        first = -(count - 1) * step / 2
        chairs += [Chair(first + n * step, y * (TABLE[1] / 2 + _TO_CHAIR), turn) for n in range(count)]
    for turn, x in ((270, -1), (90, 1))[:ends]:
        chairs.append(Chair(x * (length / 2 + _TO_CHAIR), 0, turn))
    return Group(0, 0, tuple(chairs), length)


def ring_of(people: int) -> Group:
    """Return a ring of chairs that face its middle; it grows where more than eight sit in it."""
    radius = max(RING, people * 7.2 / (2 * math.pi))
    chairs = []
    for n in range(people):
        angle = 2 * math.pi * n / people
        chairs.append(Chair(radius * math.sin(angle), -radius * math.cos(angle), 360 * n / people))
    return Group(0, 0, tuple(chairs))


def distance(one: Sequence[Point], other: Sequence[Point]) -> float:
    """Return the distance between two convex outlines, 0 when they overlap."""
    if _overlap(one, other):
        return 0.0
    return min(
        _to_edge(point, a, b)
        for points, edges in ((one, other), (other, one))
        for point in points
        for a, b in _edges(edges)
    )


def _edges(outline: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    if len(outline) == 1:
        return iter([(outline[0], outline[0])])
    return pairwise([*outline, outline[0]])


def _overlap(one: Sequence[Point], other: Sequence[Point]) -> bool:
    """Tell whether no line parts two convex outlines (separating axes)."""
    for outline in (one, other):
        for (ax, ay), (bx, by) in _edges(outline):
            nx, ny = by - ay, ax - bx
            first = [x * nx + y * ny for x, y in one]
            second = [x * nx + y * ny for x, y in other]
            if (nx or ny) and (max(first) <= min(second) or max(second) <= min(first)):
                return False
    return len(one) > 1 or len(other) > 1


def _to_edge(point: Point, a: Point, b: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, a, b
    dx, dy = bx - ax, by - ay
    along = ((px - ax) * dx + (py - ay) * dy) / ((dx * dx + dy * dy) or 1)
    along = max(0.0, min(1.0, along))
    return math.hypot(px - ax - along * dx, py - ay - along * dy)


def bounds(outline: Outline) -> Bounds:
    """Return left, top, right and bottom edge of an outline."""
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    return min(xs), min(ys), max(xs), max(ys)


def apart(one: Bounds, other: Bounds) -> float:
    """Return how far two upright rectangles are apart, below 0 when they overlap; never more than their distance."""
    return max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3])


def box(left: float, top: float, right: float, bottom: float) -> Outline:
    """Return the corners of a rectangle."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def outlines(group: Group) -> list[Outline]:
    """Return the outlines of a group's furniture."""
    half, deep = (group.length / 2, TABLE[1] / 2) if group.length else (RING_TABLE, RING_TABLE)
    middle = box(group.x - half, group.y - deep, group.x + half, group.y + deep)
    return [middle, *(chair.corners for chair in group.chairs)]


def swing(hinge: Point) -> Outline:
    """Return the floor that the door sweeps: a quarter circle up and to the right of its hinge."""
    x, y = hinge
    arc = [math.radians(degrees) for degrees in range(0, 91, 10)]
    return ((x, y), *((x + DOOR * math.cos(a), y - DOOR * math.sin(a)) for a in arc))
