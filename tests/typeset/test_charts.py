from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from drawn import brand, drawn, lay

from kitgen.base.colour import contrast
from kitgen.base.lengths import MM
from kitgen.typeset.axis import clock

WIDTH = 175 * MM
MORNING = [
    (15, "together", "1", "Open"), (25, "together", "2", "What it is"), (30, "groups", "3", "Six dimensions"),
    (15, "break", "", "Break"), (25, "alone", "4", "Where do you stand?"), (45, "alone", "5", "Draw it"),
    (45, "groups", "6", "Sit in council"), (20, "alone", "7", "Seven questions"), (15, "together", "8", "Close"),
]  # fmt: skip
NAMES = [
    "Welcome", "What leadership is", "Break", "Where do you stand?", "Interdisciplinary team reflection", "Lunch",
    "Draw it", "Sit in council", "The seven questions", "Commitments", "Close", "Practice", "Role play in triads",
    "Break", "Feedback", "Walk", "Plenary", "Groups", "Review", "End",
]  # fmt: skip


def slots(rows, start=540, now="", last=""):
    found = []
    for index, (minutes, tone, number, name) in enumerate(rows):
        extra = f' number="{number}"' * bool(number) + ' now="yes"' * (number == now != "")
        extra += f' end="{last}"' * bool(last and index == len(rows) - 1)
        found.append(f'<slot minutes="{minutes}" tone="{tone}" start="{clock(start)}"{extra}>{name}</slot>')
        start += minutes
    return "".join(found)


def chart(rows, tag="timeline", attributes='start-minute="540"', of=None, **kwargs):
    laid, problems = lay(f'<{tag} alt="the day" {attributes}>{slots(rows, **kwargs)}</{tag}>', WIDTH, of)
    assert problems == ""
    return laid, drawn(laid, of=of)


def texts(book):
    return [words.text for words in book.words]


def random_day(seed):
    dice = random.Random(seed)  # noqa: S311 - a die, no secret
    rows = []
    for index in range(dice.randint(3, 20)):
        name = dice.choice(NAMES)
        breaks = name in {"Break", "Lunch"}
        tone = "break" if breaks else dice.choice(["together", "groups", "alone"])
        rows.append((dice.choice([5, 10, 15, 30, 60, 90, 300]), tone, "" if breaks else str(index + 1), name))
    return rows


def test_the_morning_is_drawn_to_scale():
    laid, _ = chart(MORNING)
    scale = 175.7 * MM / 235
    at = 0
    for slot, (minutes, *_) in zip(laid.stretches, MORNING, strict=True):
        assert slot.x == pytest.approx(at * scale)
        assert slot.width == pytest.approx(minutes * scale - 0.7 * MM)
        at += minutes
    assert laid.stretches[-1].x + laid.stretches[-1].width == pytest.approx(WIDTH)


def test_the_axis_hangs_below_the_names():
    laid, _ = chart(MORNING)
    assert laid.axis.top - laid.top == pytest.approx(27.4 * MM)


def test_names_take_two_lines_only_where_they_must():
    _, book = chart(MORNING)
    lines = {}
    for words in book.words:
        lines.setdefault(round(words.baseline, 2), []).append(words.text)
    rows = [lines[y] for y in sorted(lines)]
    assert rows == [
        ["9:00", "9:15", "9:40", "10:10", "10:25", "10:50", "11:35", "12:20", "12:40"],
        list("12345678"),
        ["Open", "What it is", "Six dimensions", "Break", "Where do", "Draw it", "Sit in council", "Seven", "Close"],
        ["you stand?", "questions"],
        ["9:00", "12:55", "10:00", "11:00", "12:00"],
    ]


@pytest.mark.parametrize("name", ["riverside", "northwind"])
def test_labels_never_touch_or_leave_the_chart_and_can_be_read(name):
    colours = brand(name).colours
    grounds = {"together": "primary", "groups": "p30", "alone": "paper", "break": "paper"}
    for seed in range(25):
        laid, book = chart(random_day(seed), of=brand(name), last="23:59")
        assert not [(a, b) for a, b in combinations(book.words, 2) if a.touches(b)], seed
        assert all(words.left >= -0.01 and words.right <= WIDTH + 0.01 for words in book.words), seed
        assert all(words.baseline <= laid.height for words in book.words)
        for words in book.words:
            inside = laid.top < words.baseline < laid.top + laid.bar
            slot = [s for s in laid.stretches if s.x <= words.left and words.right <= s.x + s.width] if inside else []
            assert len(slot) == inside
            ground = colours[grounds[slot[0].tone]] if slot else colours["paper"]
            assert contrast(words.colour, ground) >= 4.5


def test_a_number_that_finds_no_room_inside_stands_with_the_name():
    _, book = chart([(300, "groups", "1", "Welcome"), (5, "alone", "2", "A long name"), (45, "break", "", "Break")])
    below = [words.text for words in book.words if words.size == 8.5]
    assert "2" in below
    _, book = chart([(300, "groups", "1", ""), (5, "alone", "2", ""), (45, "break", "", "")])
    assert "2" in texts(book)


def test_short_names_stay_when_long_ones_must_go():
    rows = [(5, "alone", str(index), name) for index, name in enumerate(NAMES, 1)]
    _, book = chart(rows)
    shown = " ".join(texts(book))
    assert {name for name in ("Welcome", "Break", "Lunch", "Draw it", "Walk", "End") if name in shown} >= {
        "Welcome", "Break", "End",
    }  # fmt: skip
    assert "Interdisciplinary" not in shown


def test_everything_belongs_to_the_figure():
    laid, book = chart(MORNING)
    assert {words.owner for words in book.words} == {laid.element}
    assert {path.owner for path in book.paths} == {laid.element}


def test_a_round_without_axis_may_take_as_many_lines_as_it_needs():
    rows = [(3, "together", "Read", "A Situation is read, then a Question."), (17, "groups", "Council", "Anyone")]
    laid, book = chart(rows, attributes="", last="20")
    assert laid.axis is None
    assert "Read" in texts(book)
    assert "20" in texts(book)
    assert " ".join(t for t in texts(book) if t not in {"Read", "Council", "Anyone"}).endswith("then a Question.")
    assert max(words.baseline for words in book.words) < laid.height


def test_a_chart_without_times_begins_with_its_bar():
    laid, problems = lay('<timeline height="10mm"><slot minutes="5" now="yes"/></timeline>')
    assert problems == ""
    assert (laid.top, laid.height) == (0, pytest.approx(10 * MM))
    assert drawn(laid).paths[0].paint["fill"] == brand().colours["accent"]


def test_a_total_beyond_the_slots_leaves_room_at_the_end():
    laid, _ = lay('<timeline total="20"><slot minutes="10"/></timeline>', WIDTH)
    assert laid.stretches[0].width == pytest.approx(175.7 * MM / 2 - 0.7 * MM)


@pytest.mark.parametrize("tag", ["timeline", "day-bar"])
def test_a_chart_without_minutes_is_a_problem(tag):
    laid, problems = lay(f"<{tag}><slot>Nothing</slot></{tag}>")
    assert f"<{tag}> has no minutes to draw" in problems
    assert laid.height == 0


def ticks(book, laid):
    found = {}
    for path in book.paths:
        left, top, right, bottom = path.bounds
        if top == pytest.approx(laid.axis.top) and right == pytest.approx(left):
            found[round(left, 2)] = round((bottom - top) / MM, 1)
    return found


def test_the_axis_has_ticks_at_5_15_and_60_minutes_and_ends_with_one():
    laid, book = chart(MORNING)
    found = ticks(book, laid)
    assert len(found) == 235 / 5 + 1
    assert sorted(set(found.values())) == [1, 2, 3.4]
    assert list(found.values()).count(3.4) == 4
    assert max(found) == pytest.approx(WIDTH - 0.2, abs=0.01)
    assert max(found) <= WIDTH


def test_a_long_day_has_fewer_ticks():
    laid, book = chart([(300, "alone", str(n), "Name") for n in range(20)])
    places = sorted(ticks(book, laid))
    assert min(b - a for a, b in pairwise(places[:-1])) >= 1.4 * MM
    assert len(places) > 10


def test_a_day_that_begins_between_hours_has_ticks_on_the_clock():
    laid, _ = chart([(70, "alone", "1", "Name")], attributes='start-minute="560"', start=560)
    assert [label.laid.element.tag for label in laid.axis.labels] == ["timeline"] * 3
    assert laid.axis.labels[-1].x == pytest.approx(40 / 70 * 175.7 * MM)


@pytest.mark.parametrize(("minute", "text"), [(540, "9:00"), (1439, "23:59"), (1445, "0:05")])
def test_times_are_written_without_leading_zeros(minute, text):
    assert clock(minute) == text


def test_the_day_bar_marks_one_slot_and_three_times():
    laid, book = chart(MORNING, "day-bar", "", now="4", last="12:55")
    assert sorted(texts(book)) == ["10:25", "12:55", "9:00"]
    fills = [path.paint.get("fill") for path in book.paths]
    assert fills.count(brand().colours["accent"]) == 1
    assert fills.count(brand().colours["p12"]) == 7
    assert fills[-1] == brand().colours["accent"]
    assert fills.count(None) == 1
    assert laid.bar == pytest.approx(3.6 * MM)
    assert next(w for w in book.words if w.text == "10:25").colour == brand().colours["heading"]


def test_the_time_of_the_session_wins_over_those_of_the_ends():
    rows = [(2, "alone", "1", "One"), (3, "alone", "2", "Two"), (300, "alone", "3", "Three")]
    _, book = chart(rows, "day-bar", "", now="2", last="14:05")
    assert texts(book) == ["9:02", "14:05"]


def test_a_session_is_seen_on_the_day_bar_however_short_it_is():
    rows = [(300, "alone", str(n), "Long") for n in range(10)] + [(5, "alone", "99", "Last")]
    _, book = chart(rows, "day-bar", "", now="99")
    left, _, right, _ = book.paths[-1].bounds
    assert right - left >= 1 * MM
    assert right <= WIDTH


def test_a_bar_without_times_is_only_a_bar():
    laid, _ = lay('<day-bar><slot minutes="5"/><slot minutes="5" now="yes"/></day-bar>')
    assert laid.height == pytest.approx(3.6 * MM)


def dial(start, minutes):
    laid, _ = lay(f'<dial size="24pt" start-minute="{start}" minutes="{minutes}" alt="clock"/>')
    book = drawn(laid)
    accent = brand().colours["accent"]
    return laid, [path for path in book.paths if path.paint.get("fill") == accent], book


def test_the_dial_shows_the_minutes_of_the_hour():
    laid, [sector], book = dial(10 * 60 + 15, 15)
    assert laid.height == 24
    left, top, right, bottom = sector.bounds
    assert (left, top) == pytest.approx((12, 12))
    assert (right, bottom) == pytest.approx((22.2, 22.2))
    assert len([path for path in book.paths if path.paint.get("line") == 0.5]) == 4
    assert {path.owner for path in book.paths} == {laid.element}


@pytest.mark.parametrize(("minutes", "shapes"), [(0, 0), (59, 1), (60, 1), (90, 2), (120, 1)])
def test_from_an_hour_on_the_whole_face_is_filled(minutes, shapes):
    assert len(dial(540, minutes)[1]) == shapes


def legend(width):
    laid, problems = lay(
        '<legend><slot tone="together">together</slot><slot tone="groups">in groups</slot>'
        '<slot tone="alone">alone</slot><slot tone="break">break</slot></legend>', width)  # fmt: skip
    assert problems == ""
    return laid, drawn(laid)


def test_a_legend_stands_on_one_line_where_it_fits():
    laid, book = legend(175 * MM)
    assert texts(book) == ["together", "in groups", "alone", "break"]
    assert len({words.baseline for words in book.words}) == 1
    assert laid.height == pytest.approx(11.25)


def test_a_legend_goes_on_below_where_it_must():
    laid, book = legend(55 * MM)
    assert len({words.baseline for words in book.words}) == 2
    assert all(words.right <= 55 * MM for words in book.words)
    assert {path.owner for path in book.paths} == {None}
    assert {words.owner.tag for words in book.words} == {"legend"}
    assert laid.height > 2 * 11.25
