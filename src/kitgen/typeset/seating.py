"""Seating: the people of each group go in, furniture at places in a room that really fits come out.

All lengths are millimetres on a plan at 1:100, so 10 is a metre. A chair's place is its middle; it is turned clockwise
by degrees and faces away from its back, which at 0 is the upper side.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["tables", "rings"]
Point = tuple[float, float]

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

APART = 3.0
"""The least room between two groups, and between a group and a wall."""

SCALES = (100, 125, 150, 200, 250, 300, 400, 500)


@dataclass(frozen=True, slots=True)
class Chair:
    """A chair."""

    x: float
    y: float
    turn: float

    @property
    def corners(self) -> tuple[Point, ...]:
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


@dataclass(frozen=True, slots=True)
class Group:
    """Chairs round the middle of a table or a ring; `length` is the table's, 0 in a ring."""

    x: float
    y: float
    chairs: tuple[Chair, ...]
    length: float = 0.0

    def moved(self, dx: float, dy: float) -> Group:
        """Return it somewhere else."""
        return Group(self.x + dx, self.y + dy, tuple(c.moved(dx, dy) for c in self.chairs), self.length)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom edge of table and chairs."""
        half, deep = (self.length / 2, TABLE[1] / 2) if self.length else (RING_TABLE, RING_TABLE)
        xs = [x for chair in self.chairs for x, _ in chair.corners] + [self.x - half, self.x + half]
        ys = [y for chair in self.chairs for _, y in chair.corners] + [self.y - deep, self.y + deep]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Room:
    """A furnished room: inner width and height, the hinge of its door, where the facilitator is."""

    width: float
    height: float
    groups: tuple[Group, ...]
    hinge: Point
    you: Point
    stack: tuple[float, float, float, float] | None = None


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


def box(left: float, top: float, right: float, bottom: float) -> tuple[Point, ...]:
    """Return the corners of a rectangle."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def outlines(group: Group) -> list[tuple[Point, ...]]:
    """Return the outlines of a group's furniture."""
    half, deep = (group.length / 2, TABLE[1] / 2) if group.length else (RING_TABLE, RING_TABLE)
    middle = box(group.x - half, group.y - deep, group.x + half, group.y + deep)
    return [middle, *(chair.corners for chair in group.chairs)]


@lru_cache(maxsize=256)
def furnish(kind: Kind, people: tuple[int, ...], width: float, height: float) -> Room | None:
    """Return a room with a table or a ring for each group, or None when they do not fit.

    `width` and `height` are the room's inner sides. Rows are tried from few to many, evenly spread first, then moved to
    the left, away from the door, which is on the lower right.
    """
    groups = [table_of(count) if kind == "tables" else ring_of(count) for count in people]
    hinge = (max(width - 16.3, DOOR), height)
    stack = _stack(len(people), height) if kind == "rings" else None
    best: tuple[float, Room] | None = None
    for count in range(1, len(groups) + 1):
        for squeeze in (0.0, 0.5, 1.0):
            placed = _rows(groups, count, width, height, squeeze)
            if placed is None:
                continue
            for pile in (stack, None):
                room = _checked(Room(width, height, tuple(placed), hinge, (0, 0), pile))
                if room is None:
                    continue
                score = _clearance(room) - squeeze + (1.5 if pile else 0)
                if best is None or score > best[0] + 0.01:
                    best = score, room
    return best[1] if best else None


def _stack(tables: int, height: float) -> tuple[float, float, float, float]:
    """Return where the tables are stacked: by the lower wall, in the left corner, four to a pile."""
    piles = math.ceil(tables / 4)
    deep = 1.7 * min(tables, 4)
    return (APART - 0.3, height - 3 - deep, APART - 0.3 + piles * TABLE[0] + (piles - 1), height - 3)


def _rows(groups: list[Group], count: int, width: float, height: float, squeeze: float) -> list[Group] | None:
    """Place groups in rows; `squeeze` is the share of the room to spare that is left on the right."""
    left = CHART + APART
    rows = _dealt(groups, count)
    highs = [max(_size(group)[1] for group in row) for row in rows]
    spare = height - sum(highs)
    gap = spare / (count + 1)
    if gap < APART * 0.9:
        return None
    placed: list[Group] = []
    y = gap
    for row, high in zip(rows, highs, strict=True):
        wides = [_size(group)[0] for group in row]
        free = width - left - APART - sum(wides) - APART * (len(row) - 1)
        if free < 0:
            return None
        share = free * (1 - squeeze) / (len(row) + 1)
        x = left + share
        for group, wide in zip(row, wides, strict=True):
            a, b, _, d = group.bounds
            placed.append(group.moved(x - a, y + (high - (d - b)) / 2 - b))
            x += wide + APART + share
        y += high + gap
    return placed


def _size(group: Group) -> Point:
    left, top, right, bottom = group.bounds
    return right - left, bottom - top


def _dealt(groups: list[Group], rows: int) -> list[list[Group]]:
    """Deal groups into rows of about the same number, more in the upper ones: the door is below."""
    base, more = divmod(len(groups), rows)
    dealt, at = [], 0
    for row in range(rows):
        size = base + (row < more)
        dealt.append(groups[at : at + size])
        at += size
    return dealt


def _checked(room: Room) -> Room | None:
    """Return the room with a place for the facilitator, or None where something is in the way."""
    if _clearance(room) < 1.0:
        return None
    you = _free_place(room)
    return Room(room.width, room.height, room.groups, room.hinge, you, room.stack) if you else None


def swing(hinge: Point) -> tuple[Point, ...]:
    """Return the floor that the door sweeps: a quarter circle up and to the right of its hinge."""
    x, y = hinge
    arc = [math.radians(degrees) for degrees in range(0, 91, 10)]
    return ((x, y), *((x + DOOR * math.cos(a), y - DOOR * math.sin(a)) for a in arc))


def _clearance(room: Room) -> float:
    """Return the least distance of furniture from the door's swing, from stacked tables and from other groups."""
    shapes = [outlines(group) for group in room.groups]
    blocked = [swing(room.hinge)] + ([box(*room.stack)] if room.stack else [])
    least = math.inf
    for index, own in enumerate(shapes):
        for shape in own:
            least = min([least, *(distance(shape, other) for other in blocked)])
        for group, others in zip(room.groups[index + 1 :], shapes[index + 1 :], strict=True):
            if _bounds_gap(room.groups[index], group) < 8:
                least = min([least, *(distance(a, b) for a in own for b in others)])
    return least


def _bounds_gap(one: Group, other: Group) -> float:
    a, b = one.bounds, other.bounds
    return max(a[0] - b[2], b[0] - a[2], a[1] - b[3], b[1] - a[3])


def _free_place(room: Room) -> Point | None:
    """Return the free place nearest to one by the door, up the right wall, where a person stands or sits."""
    wanted = (min(room.hinge[0] + 5, room.width - 6), room.height - 26)
    need = REACH + 1.4
    blocked = [shape for group in room.groups for shape in outlines(group)]
    blocked += [swing(room.hinge)] + ([box(*room.stack)] if room.stack else [])
    steps = [
        (math.hypot(x - wanted[0], y - wanted[1]), x, y)
        for x in _range(CHART + 3 + need, room.width - need)
        for y in _range(need, room.height - need)
    ]
    for _, x, y in sorted(steps):
        if all(distance(((x, y),), shape) >= need for shape in blocked):
            return x, y
    return None


def _range(first: float, last: float) -> list[float]:
    return [first + step for step in range(int(max(0.0, last - first)) + 1)]
