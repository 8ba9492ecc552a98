import math

import pytest

from kitgen.typeset.paths import circle, operators, rectangle, sector
from sketch import curve


def bounds(segments):
    points = []
    for kind, *numbers in segments:
        places = list(zip(numbers[::2], numbers[1::2], strict=True))
        points += curve(points[-1], *places) if kind == "C" else places
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def test_a_circle_touches_its_square():
    assert bounds(circle(10, 20, 5)) == pytest.approx((5, 15, 15, 25), abs=0.01)


def test_a_rectangle():
    assert rectangle(1, 2, 10, 20) == [("M", 1, 2), ("L", 11, 2), ("L", 11, 22), ("L", 1, 22), ("Z",)]


def test_round_corners_begin_at_their_radius():
    segments = rectangle(0, 0, 10, 20, 3)
    assert bounds(segments) == (0, 0, 10, 20)
    assert [segment[0] for segment in segments].count("C") == 4
    assert segments[0] == ("M", 3, 0)


@pytest.mark.parametrize(("start", "end", "curves"), [(0, 90, 1), (0, 91, 2), (10, 300, 4), (0, 0, 1)])
def test_a_sector_is_curves_of_a_quarter_at_most(start, end, curves):
    segments = sector(0, 0, 10, start, end)
    assert [segment[0] for segment in segments] == ["M", "L", *["C"] * curves, "Z"]
    x, y = segments[1][1:]
    angle = math.radians(start)
    assert (x, y) == pytest.approx((10 * math.sin(angle), -10 * math.cos(angle)))
    x, y = segments[-2][-2:]
    angle = math.radians(end)
    assert (x, y) == pytest.approx((10 * math.sin(angle), -10 * math.cos(angle)))


def test_operators_turn_y_upward():
    segments = [("M", 1, 2), ("L", 3, 4), ("C", 1, 2, 3, 4, 5, 6), ("Z",)]
    assert operators(segments, 100) == [
        "1.000 98.000 m",
        "3.000 96.000 l",
        "1.000 98.000 3.000 96.000 5.000 94.000 c",
        "h",
    ]
    assert operators(segments[:1], None) == ["1.000 2.000 m"]
