"""Seating: the people of each group and a room's size go in, a furnished room in which nothing is in the way comes out.

All lengths are millimetres on a plan at 1:100.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from kitgen.typeset.furniture import (
    CHART,
    DOOR,
    REACH,
    TABLE,
    apart,
    bounds,
    box,
    distance,
    outlines,
    ring_of,
    swing,
    table_of,
)

if TYPE_CHECKING:
    from kitgen.typeset.furniture import Group, Outline, Point

Kind = Literal["tables", "rings"]

SCALES = (100, 125, 150, 200, 250, 300, 400, 500)

_APART = 3.0  # the least room between two groups, and between a group and a wall
_IN_ROW = 2.7  # the least room between two rows, and between a row and a wall
_FREE = 1.0  # the least room between any two pieces of furniture, and before the door's swing
_CLEAR = 4.0  # more room than this between two pieces is no better
_JAMB = 4.9  # from the door to the right wall
_AMPLE = 6.0  # more room than this is no better
_PILE, _THICK = 4, 1.7  # stacked tables: how many in a pile, how thick each is drawn


class Room(NamedTuple):
    """A furnished room: inner width and height, the hinge of its door, where the facilitator is."""

    width: float
    height: float
    groups: tuple[Group, ...]
    hinge: Point
    you: Point
    stack: tuple[float, float, float, float] | None = None


@lru_cache(maxsize=512)
def furnish(kind: Kind, people: tuple[int, ...], width: float, height: float) -> Room | None:
    """Return a room with a table or a ring for each group, or None when they do not fit.

    `width` and `height` are the room's inner sides. Of all ways to part the groups into rows, evenly spread or moved to
    the left, away from the door, the one with the most room around everything is taken.
    """
    groups = [table_of(count) if kind == "tables" else ring_of(count) for count in people]
    stack = _stack(len(people), height) if kind == "rings" else None
    best: Room | None = None
    most = -math.inf
    for count in range(1, len(groups) + 1):
        for squeeze in (0.0, 0.5, 1.0):
            spread, placed = _rows(groups, count, width, height, squeeze)
            promise = min(spread, _AMPLE) - 1.5 * squeeze - 0.3 * count
            for pile in (stack, None) if stack else (None,):
                if not placed or promise + (3 if pile else 1) <= most:
                    continue
                room = Room(width, height, tuple(placed), (max(width - _JAMB - DOOR, 0), height), (0, 0), pile)
                free = _clearance(room)
                score = promise + free / _CLEAR + (2 if pile else 0)
                you = _free_place(room) if free >= _FREE and score > most else None
                if you:
                    most, best = score, Room(width, height, room.groups, room.hinge, you, pile)
    return best


def _stack(tables: int, height: float) -> tuple[float, float, float, float]:
    """Return where the tables are stacked: by the lower wall, in the left corner."""
    piles, deep = math.ceil(tables / _PILE), _THICK * min(tables, _PILE)
    return 2.7, height - 3 - deep, 2.7 + piles * (TABLE[0] + 1) - 1, height - 3


def _rows(groups: list[Group], count: int, width: float, height: float, squeeze: float) -> tuple[float, list[Group]]:
    """Place groups in rows and return the least room between and around them, with the groups; none if they do not fit.

    `squeeze` is the share of the room to spare that is left free on the right.
    """
    left = CHART
    rows = _dealt(groups, count)
    highs = [max(_size(group)[1] for group in row) for row in rows]
    gap = (height - sum(highs)) / (count + 1)
    least = gap + _APART - _IN_ROW
    placed: list[Group] = []
    y = gap
    for row, high in zip(rows, highs, strict=True):
        wides = [_size(group)[0] for group in row]
        even = (width - left - sum(wides)) / (len(row) + 1)
        share = even - squeeze * max(0.0, even - _APART)
        least = min(least, share)
        x = left + share
        for group, wide in zip(row, wides, strict=True):
            a, b, _, d = group.bounds
            placed.append(group.moved(x - a, y + (high - (d - b)) / 2 - b))
            x += wide + share
        y += high + gap
    return least, placed if least >= _APART else []


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


def _clearance(room: Room) -> float:
    """Return the least distance of furniture from the door's swing, from stacked tables and from other groups.

    No more than `_CLEAR` is ever returned, so that what is farther apart need not be measured.
    """
    groups = [[(shape, bounds(shape)) for shape in outlines(group)] for group in room.groups]
    blocked = [(shape, bounds(shape)) for shape in _in_the_way(room)]
    least = _CLEAR
    for index, own in enumerate(groups):
        others = [*blocked, *(shape for group in groups[index + 1 :] for shape in group)]
        for (one, one_bounds), (other, other_bounds) in product(own, others):
            if apart(one_bounds, other_bounds) < least:
                least = min(least, distance(one, other))
    return least


def _free_place(room: Room) -> Point | None:
    """Return a place for a person: near one by the door, up the right wall, and not too close to anyone's back."""
    wanted = (min(room.hinge[0] + 5, room.width - 6), room.height - 26)
    need = REACH + 1.4
    shapes = [*(shape for group in room.groups for shape in outlines(group)), *_in_the_way(room)]
    blocked = [(shape, bounds(shape)) for shape in shapes]
    places = [
        (math.dist(wanted, (x, y)), (x, y))
        for x in _steps(CHART + 3 + need, room.width - need)
        for y in _steps(need, room.height - need)
    ]
    best: Point | None = None
    least = math.inf
    for away, place in sorted(places):
        if away >= least:
            break
        spot = (*place, *place)
        free = min([8.0, *(distance((place,), shape) for shape, edges in blocked if apart(spot, edges) < 8.0)])
        cost = away + 3 * (8.0 - free)
        if free >= need and cost < least:
            best, least = place, cost
    return best


def _in_the_way(room: Room) -> list[Outline]:
    return [swing(room.hinge), *([box(*room.stack)] if room.stack else [])]


def _steps(first: float, last: float) -> list[float]:
    return [first + step for step in range(int(max(0.0, last - first)) + 1)]
