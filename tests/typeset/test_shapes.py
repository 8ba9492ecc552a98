from __future__ import annotations

import pytest
from drawn import brand, drawn, lay

from kitgen.base.lengths import MM

CIRCLE = '<circle cx="12" cy="12" r="12" fill="primary"/>'


def only(xml, width=100.0):
    laid, problems = lay(xml, width)
    assert problems == ""
    book = drawn(laid)
    [path] = book.paths
    return laid, path


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('width="48pt"', (48, 48)),
        ('height="12pt"', (12, 12)),
        ("", (100, 100)),
        ('width="48pt" height="24pt"', (48, 24)),
    ],
)
def test_one_side_follows_from_the_other(size, expected):
    laid, path = only(f'<drawing view="0 0 24 24" {size}>{CIRCLE}</drawing>')
    assert (laid.width, laid.height) == pytest.approx(expected)
    left, top, right, bottom = path.bounds
    assert right - left == pytest.approx(min(expected))
    assert (left + right) / 2 == pytest.approx(expected[0] / 2)
    assert (top + bottom) / 2 == pytest.approx(expected[1] / 2)


@pytest.mark.parametrize(("align", "left"), [("left", 0), ("center", 38), ("right", 76)])
def test_a_drawing_stands_left_centred_or_right(align, left):
    _, path = only(f'<drawing view="0 0 24 24" width="24pt" align="{align}">{CIRCLE}</drawing>')
    assert path.bounds[0] == pytest.approx(left, abs=1e-6)


def test_the_view_may_begin_anywhere():
    _, path = only('<drawing view="-12 -12 24 24" width="24pt"><circle r="12" fill="accent"/></drawing>')
    assert path.bounds == pytest.approx((0, 0, 24, 24), abs=1e-6)


def test_shapes_are_moved_turned_and_scaled_together():
    _, path = only(
        '<drawing view="0 0 10 10" width="10pt"><shapes x="5" y="5" turn="90" scale="2">'
        '<path d="M0 0H1V2" stroke="primary"/></shapes></drawing>'
    )
    assert path.points == [pytest.approx(p) for p in [(5, 5), (5, 7), (1, 7)]]


def test_colours_lines_caps_joins_and_dashes_are_passed_on():
    _, path = only(
        '<drawing view="0 0 24 24" width="24pt"><path d="M0 0L9 9" fill="none" stroke="accent" line="2" cap="round" '
        'join="bevel" dash="2, 1"/></drawing>'
    )
    assert path.paint == {"stroke": brand().colours["accent"], "line": 2, "cap": 1, "join": 2, "dash": (2, 1)}


def test_a_corner_radius_is_never_more_than_half_a_side():
    _, path = only('<drawing view="0 0 8 4" width="8pt"><rect width="8" height="4" r="9" fill="ink"/></drawing>')
    assert path.bounds == pytest.approx((0, 0, 8, 4), abs=1e-6)
    assert path.segments[0] == ("M", 2, 0)


def test_a_drawing_with_words_is_a_figure_and_one_without_is_decoration():
    said, _ = lay(f'<drawing view="0 0 24 24" alt="a disc">{CIRCLE}</drawing>', 24)
    silent, _ = lay(f'<drawing view="0 0 24 24">{CIRCLE}</drawing>', 24)
    assert drawn(said).paths[0].owner.get("alt") == "a disc"
    assert drawn(silent).paths[0].owner is None


@pytest.mark.parametrize(
    ("inside", "message"),
    [
        ('<path d="M0 0 L" fill="ink"/>', '<path d="M0 0 L">: the path data is broken near ""'),
        ('<path d="L1 1" fill="ink"/>', "the path data must begin with M"),
        ('<path d="" fill="ink"/>', "the path data is empty"),
        (f'<path d="{"M0 0" * 20}X" fill="ink"/>', '<path d="M0 0M0 0M0 0M0 0M0 0M0 0M0 0M...">'),
        ('<circle r="3"/>', "<circle> has neither fill nor stroke"),
        ('<circle r="3" stroke="ink" dash="a"/>', '<circle> has the dash "a"'),
        ('<circle r="3" stroke="ink" dash="0 0"/>', '<circle> has the dash "0 0"'),
        ('<circle r="3" fill="purple"/>', '<circle> asks for the colour "purple"'),
    ],
)
def test_what_is_wrong_in_a_drawing_is_told_at_the_layout_line(inside, message):
    _, problems = lay(f'<drawing view="0 0 24 24">{inside}</drawing>')
    assert message in problems
    assert problems.startswith("look/page.xml.j2:7: error:")


@pytest.mark.parametrize("view", ["", "0 0 24", "0 0 0 24", "a b c d"])
def test_a_view_is_four_numbers(view):
    laid, problems = lay(f'<drawing view="{view}" width="10mm">{CIRCLE}</drawing>')
    assert f'<drawing> has the view "{view}"' in problems
    assert laid.height == pytest.approx(10 * MM)
