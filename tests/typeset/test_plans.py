from __future__ import annotations

import math
from itertools import combinations

import pytest
from drawn import brand, drawn, lay

from kitgen.base.lengths import MM
from kitgen.typeset.furniture import CHART, CHART_LENGTH, WALL, box, distance, outlines, ring_of, swing, table_of
from kitgen.typeset.plans import SIZE, people_in, plan_scale
from kitgen.typeset.seating import SCALES, furnish

ROOMS = [
    "2", "8", "6 6", "6 6 6", "6 6 5", "8 8 8", "6 6 6 6", "5 5 5 5 4", "7 7 6 6 6 6", "2 3 4 5 6 7 8",
    "4 4 4 4 4 4 4 4", "6 6 6 6 6 6 6 6 6", "8 8 8 8 8 8 8 8 8 8", "8 8 8 8 8 8 8 8 8 8 8 8", "12 10", "1 1",
]  # fmt: skip


def room_of(kind, groups):
    grow = plan_scale(groups) / 100
    return furnish(kind, people_in(groups), (SIZE[0] / MM - 2 * WALL) * grow, (SIZE[1] / MM - 2 * WALL) * grow)


@pytest.mark.parametrize("kind", ["tables", "rings"])
@pytest.mark.parametrize("groups", ROOMS)
def test_nothing_stands_in_the_way(kind, groups):
    room = room_of(kind, groups)
    chart = box(0, room.height * 0.3, CHART, room.height * 0.3 + CHART_LENGTH)
    blocked = [swing(room.hinge), chart, *([box(*room.stack)] if room.stack else [])]
    shapes = [shape for group in room.groups for shape in outlines(group)]
    for shape in shapes:
        assert all(0 < x < room.width and 0 < y < room.height for x, y in shape)
        assert all(distance(shape, other) >= 1 for other in blocked)
    for one, other in combinations(shapes, 2):
        assert distance(one, other) > 0.2
    assert min(distance((room.you,), shape) for shape in [*shapes, *blocked]) >= 4
    assert 3 < room.you[0] < room.width - 3
    assert 3 < room.you[1] < room.height - 3


@pytest.mark.parametrize("groups", ROOMS)
@pytest.mark.parametrize("kind", ["tables", "rings"])
def test_everyone_has_a_chair(kind, groups):
    assert sorted(len(group.chairs) for group in room_of(kind, groups).groups) == sorted(people_in(groups))


def faces(chair):
    """Return a point a little before the chair."""
    angle = math.radians(chair.turn)
    return chair.x - 2 * math.sin(angle), chair.y + 2 * math.cos(angle)


@pytest.mark.parametrize("people", range(1, 13))
def test_chairs_face_the_table(people):
    for group in (table_of(people), ring_of(people)):
        middle = outlines(group)[0]
        for chair in group.chairs:
            assert distance((faces(chair),), middle) < distance(((chair.x, chair.y),), middle)
        left, top, right, bottom = group.bounds
        assert all(left <= x + 0.01 and x <= right + 0.01 for chair in group.chairs for x, _ in chair.corners)
        assert all(top <= y + 0.01 and y <= bottom + 0.01 for chair in group.chairs for _, y in chair.corners)


def test_six_sit_two_on_each_side_and_one_at_each_end():
    turns = [chair.turn for chair in table_of(6).chairs]
    assert turns == [0, 0, 180, 180, 270, 90]


@pytest.mark.parametrize(
    ("groups", "scale"), [("6", 100), ("6 6 6", 100), ("6 6 6 6", 100), ("5 5 5 5 4", 125), ("8 " * 12, 200)]
)
def test_the_scale_is_the_largest_on_which_both_kinds_fit(groups, scale):
    assert plan_scale(groups) == scale
    for larger in [one for one in SCALES if one < scale]:
        grow = larger / 100
        size = ((SIZE[0] / MM - 2 * WALL) * grow, (SIZE[1] / MM - 2 * WALL) * grow)
        assert None in {furnish(kind, people_in(groups), *size) for kind in ("tables", "rings")}


def test_empty_groups_are_left_out():
    assert people_in("6, 6 0 5") == (6, 6, 5)


def test_stacked_tables_are_as_many_as_the_groups():
    laid, _ = lay('<room-plan kind="rings" groups="6 6 6" alt="rings"/>')
    assert laid.room.stack
    book = drawn(laid)
    tables = [p for p in book.paths if p.bounds[2] - p.bounds[0] == pytest.approx(18 * MM)]
    assert len(tables) == 3
    laid, _ = lay('<room-plan kind="tables" groups="6 6 6" alt="tables"/>')
    assert laid.room.stack is None


@pytest.mark.parametrize("kind", ["tables", "rings"])
def test_a_plan_stays_within_its_size_and_shows_you_once(kind):
    laid, problems = lay(f'<room-plan kind="{kind}" groups="6 6 6" alt="a room"/>')
    assert problems == ""
    assert (laid.width, laid.height) == pytest.approx(SIZE)
    book = drawn(laid)
    for path in book.paths:
        left, top, right, bottom = path.bounds
        assert left >= -0.01
        assert top >= -0.01
        assert right <= SIZE[0] + 0.01
        assert bottom <= SIZE[1] + 0.01
        assert path.owner is laid.element
    assert [p.paint.get("fill") for p in book.paths].count(brand().colours["accent"]) == 1


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('width="170mm"', (170 * MM, 132 * MM)),
        ('height="33mm"', (42.5 * MM, 33 * MM)),
        ('width="100mm" height="60mm"', (100 * MM, 60 * MM)),
    ],
)
def test_of_width_and_height_one_follows_from_the_other(size, expected):
    laid, problems = lay(f'<room-plan groups="6 6" {size}/>', 200 * MM)
    assert problems == ""
    assert (laid.width, laid.height) == pytest.approx(expected)


def test_a_plan_in_a_narrow_column_is_as_wide_as_the_column():
    laid, _ = lay('<room-plan groups="6"/>', 55 * MM)
    assert laid.width == pytest.approx(55 * MM)


@pytest.mark.parametrize("groups", ["six", "6 -1", "0", ""])
def test_groups_are_numbers_of_people(groups):
    laid, problems = lay(f'<room-plan groups="{groups}"/>')
    assert f'<room-plan> has the groups "{groups}"' in problems
    assert laid.height == pytest.approx(SIZE[1])


def test_a_room_that_cannot_hold_its_groups_is_a_problem():
    laid, problems = lay('<room-plan groups="8 8 8 8 8 8" width="20mm" height="10mm"/>')
    assert "6 groups do not fit a plan of 20 x 10 mm at 1:500" in problems
    assert laid.height == pytest.approx(10 * MM)


@pytest.mark.parametrize(("groups", "length"), [("6 6 6", 30 * MM), ("5 5 5 5 4", 24 * MM)])
def test_the_scale_bar_is_three_metres_on_the_scale_of_the_plans(groups, length):
    laid, problems = lay(f'<scale-bar groups="{groups}"/>')
    assert problems == ""
    book = drawn(laid)
    assert book.paths[0].bounds[2] - book.paths[0].bounds[0] == pytest.approx(length)
    assert len(book.paths) == 5
    assert [words.text for words in book.words] == ["3 metres"]
    assert book.words[0].left > length


def test_a_scale_bar_for_no_groups_is_a_problem():
    assert '<scale-bar> has the groups "many"' in lay('<scale-bar groups="many"/>')[1]


def test_distances():
    square = box(0, 0, 2, 2)
    assert distance(square, box(1, 1, 3, 3)) == 0
    assert distance(square, box(0.5, 0.5, 1, 1)) == 0
    assert distance(square, box(5, 0, 6, 2)) == 3
    assert distance(((5, 6),), square) == 5
    assert distance(((1, 1),), square) == 0
