"""Room plans: the people in each group go in, a room seen from above comes out, on a scale that its caption names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.typeset.furniture import (
    BACK,
    BACK_LINE,
    CHAIR,
    CHART,
    CHART_LENGTH,
    DOOR,
    REACH,
    RING_TABLE,
    TABLE,
    WALL,
    YOU,
    Chair,
)
from kitgen.typeset.labels import Placed, label, styled
from kitgen.typeset.laid import Laid, Space
from kitgen.typeset.paths import circle, rectangle, sector
from kitgen.typeset.seating import SCALES, Room, furnish

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen
    from kitgen.typeset.seating import Kind

SIZE = (85 * MM, 66 * MM)
"""Outer width and height of a plan, in points."""

_KINDS: tuple[Kind, Kind] = ("tables", "rings")


def people_in(groups: str) -> tuple[int, ...]:
    """Return the people in each group, from a text such as `6 6 5`; empty groups are left out.

    Raises:
        ValueError: when it holds anything but whole numbers, or nobody.
    """
    people = tuple(int(part) for part in re.split(r"[\s,]+", groups.strip()) if part != "0")
    if not people or min(people) < 0:
        raise ValueError(groups)
    return people


def plan_scale(groups: str, width: float = SIZE[0], height: float = SIZE[1]) -> int:
    """Return the 100 of "1:100": the largest scale on which both tables and rings fit the plan, so that they compare.

    Raises:
        ValueError: when `groups` is not a list of numbers of people.
    """
    people = people_in(groups)
    for scale in SCALES:
        if all(_furnished(kind, people, width, height, scale) for kind in _KINDS):
            return scale
    return SCALES[-1]


def _furnished(kind: Kind, people: tuple[int, ...], width: float, height: float, scale: int) -> Room | None:
    grow = scale / 100
    return furnish(kind, people, round((width / MM - 2 * WALL) * grow, 3), round((height / MM - 2 * WALL) * grow, 3))


class RoomPlan(Laid):
    """A room with its furniture; inside, one unit is a millimetre at 1:100."""

    __slots__ = ("element", "kind", "room", "scale", "times", "width")

    def __init__(
        self, element: Element, kind: Kind, room: Room, scale: int, size: tuple[float, float], times: float
    ) -> None:
        super().__init__(size[1] * times)
        self.width = size[0] * times
        self.times = times
        self.element = element
        self.kind = kind
        self.room = room
        self.scale = scale

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw walls and openings on paper's scale, then the furniture on the plan's."""
        with pen.owned(self.element):
            unit = MM * self.times
            with pen.door.local(x, y, unit):
                self._walls(pen, self.width / unit, self.height / unit)
            with pen.door.local(x + WALL * unit, y + WALL * unit, unit * 100 / self.scale):
                self._furniture(pen)

    def _walls(self, pen: Pen, width: float, height: float) -> None:
        shape, paper, shrink = pen.colour("shape"), pen.colour("paper"), 100 / self.scale
        hinge, leaf = WALL + self.room.hinge[0] * shrink, DOOR * shrink
        left, top, right, foot = WALL / 2, WALL / 2, width - WALL / 2, height - WALL / 2
        corners = [(hinge + leaf, foot), (right, foot), (right, top), (left, top), (left, foot), (hinge, foot)]
        wall = [("L", *corner) for corner in corners]
        pen.door.path([("M", *corners[0]), *wall[1:]], stroke=shape, line=WALL)
        room = width * 0.282
        for index in range(3):
            window = width * 0.12 + index * room
            pen.door.path(rectangle(window, 0.125, width * 0.2, WALL - 0.25), fill=paper, stroke=shape, line=0.25)
        tall = CHART_LENGTH * min(1.0, 2 * shrink)
        pen.door.path(rectangle(WALL, height * 0.3, CHART, min(tall, height * 0.4)), fill=shape)
        wing = sector(hinge, height - WALL / 2, leaf, 0, 90)
        pen.door.path([("M", *wing[0][1:]), *wing[1:-1]], stroke=shape, line=0.3, join=0)

    def _furniture(self, pen: Pen) -> None:
        shape, p12 = pen.colour("shape"), pen.colour("p12")
        thin = 0.25 * self.scale / 100
        for group in self.room.groups:
            if group.length:
                left, top = group.x - group.length / 2, group.y - TABLE[1] / 2
                pen.door.path(rectangle(left, top, group.length, TABLE[1]), fill=p12, stroke=shape, line=thin)
            else:
                pen.door.path(circle(group.x, group.y, RING_TABLE), fill=p12, stroke=shape, line=thin)
            for chair in group.chairs:
                self._chair(pen, chair, "paper")
        if self.room.stack:
            self._stack(pen, thin)
        you = self.room.you
        if self.kind == "rings":
            self._chair(pen, Chair(*you, 90), "accent")
        else:
            pen.door.path(circle(*you, YOU), fill=pen.colour("accent"), stroke=shape, line=0.35)

    def _chair(self, pen: Pen, chair: Chair, fill: str) -> None:
        shape, half, thick = pen.colour("shape"), CHAIR / 2, 0.35
        with pen.door.local(chair.x, chair.y, 1, chair.turn):
            seat = rectangle(thick / 2 - half, thick / 2 - half, CHAIR - thick, CHAIR - thick, 0.9)
            pen.door.path(seat, fill=pen.colour(fill), stroke=shape, line=thick)
            back, at = (BACK - BACK_LINE) / 2, BACK_LINE / 2 - REACH
            pen.door.path([("M", -back, at), ("L", back, at)], stroke=shape, line=BACK_LINE, cap=1)

    def _stack(self, pen: Pen, thin: float) -> None:
        assert self.room.stack  # noqa: S101 - the caller looked
        left, _, _, bottom = self.room.stack
        tables = len(self.room.groups)
        for index in range(tables):
            pile, level = divmod(index, 4)
            x, y = left + pile * (TABLE[0] + 1), bottom - 1.7 * (level + 1)
            pen.door.path(rectangle(x, y, TABLE[0], 1.7), fill=pen.colour("p12"), stroke=pen.colour("shape"), line=thin)


def lay_room_plan(element: Element, width: float, setter: Compositor) -> Laid:
    """Draw a room plan in a width and height, one of which may be left to the ratio of the usual size.

    `times` makes the drawing so many times as large; width and height are those before that.
    """
    times = float(element.get("times") or 1)
    wide, high = element.get("width"), element.get("height")
    if wide is None:
        wide = min(width / times, SIZE[0] if high is None else float(high) * SIZE[0] / SIZE[1])
    if high is None:
        high = float(wide) * SIZE[1] / SIZE[0]
    size = float(wide), float(high)
    kind: Kind = "rings" if element.get("kind") == "rings" else "tables"
    try:
        people = people_in(str(element.get("groups", "")))
        scale = plan_scale(str(element.get("groups", "")), *size)
    except ValueError:
        _bad_groups(element, setter)
        return Space(size[1])
    room = _furnished(kind, people, *size, scale)
    if room is None:
        setter.problems.error(
            "room-too-small",
            f"{len(people)} groups do not fit a plan of {size[0] / MM:.0f} x {size[1] / MM:.0f} mm at 1:{scale}",
            element.origin or element.via,
            via=element.via if element.origin else None,
            hint="give the plan more room in the layout, or make fewer groups",
        )
        return Space(size[1])
    return RoomPlan(element, kind, room, scale, size, times)


def _bad_groups(element: Element, setter: Compositor) -> None:
    setter.problems.error(
        "bad-groups",
        f'<{element.tag}> has the groups "{element.get("groups", "")}"',
        element.via,
        hint="write how many people are in each group, such as 6 6 5",
    )


class ScaleBar(Laid):
    """Three metres with a tick at each, and what they are."""

    __slots__ = ("label", "metre")

    def __init__(self, metre: float, words: Placed) -> None:
        super().__init__(words.laid.height)
        self.metre = metre
        self.label = words

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it."""
        middle, shape = y + self.height / 2, pen.colour("shape")
        line = 0.35 * MM
        with pen.owned(None):
            pen.door.line(x, middle + 0.8 * MM, x + 3 * self.metre, middle + 0.8 * MM, shape, line)
            for at in range(4):
                left = x + min(max(at * self.metre, line / 2), 3 * self.metre - line / 2)
                pen.door.line(left, middle - 0.8 * MM, left, middle + 0.8 * MM + line / 2, shape, line)
        self.label.draw(pen, x, y)


def lay_scale_bar(element: Element, width: float, setter: Compositor) -> Laid:
    """Draw a bar of three metres on the scale of the plans."""
    try:
        scale = plan_scale(str(element.get("groups", "")) or "6")
    except ValueError:
        _bad_groups(element, setter)
        scale = SCALES[0]
    metre = 1000 / scale * MM * float(element.get("times") or 1)
    left = 3 * metre + 2.6 * MM
    words = str(element.get("label") or "3 metres")
    laid = label(element, words, styled(setter, "small", element), setter, width - left)
    return ScaleBar(metre, Placed(laid, left, 0))
