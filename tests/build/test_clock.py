from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.build.clock import Clock, schedule, timetable

minutes = st.integers(0, 600)


@pytest.mark.parametrize(
    ("written", "said"),
    [("9:00", "9:00"), ("09:05", "9:05"), (" 13:30 ", "13:30"), ("0:00", "0:00"), ("23:59", "23:59")],
)
def test_a_time_is_said_without_a_leading_zero(written, said):
    assert str(Clock.parse(written)) == said


@pytest.mark.parametrize("written", ["", "9", "9.00", "24:00", "12:60", "9:5", "-1:00", "9:00 pm", "\u0669:00"])
def test_what_is_no_time_is_refused_with_what_is(written):
    with pytest.raises(ValueError, match="write hours and minutes, from 0:00 to 23:59"):
        Clock.parse(written)


@given(st.integers(0, 24 * 60 - 1), minutes)
def test_times_come_back_as_written_and_run_on(start, more):
    clock = Clock(start)
    assert Clock.parse(str(clock)) == clock
    assert clock.later(more).minutes == (start + more) % 1440
    assert 0 <= clock.hour < 24
    assert 0 <= clock.minute < 60


def test_the_day_of_the_brief_ends_at_five_to_one():
    slots = schedule(Clock.parse("9:00"), [15, 25, 30, 15, 25, 45, 45, 20, 15])
    assert [str(slot.start) for slot in slots] == [
        *("9:00", "9:15", "9:40", "10:10", "10:25", "10:50", "11:35", "12:20", "12:40")
    ]
    assert str(slots[-1].end) == "12:55"


def test_a_late_workshop_runs_over_midnight():
    first, second = schedule(Clock.parse("23:30"), [45, 30])
    assert (str(first.start), str(first.end), str(second.end)) == ("23:30", "0:15", "0:45")
    assert (first.offset, second.offset) == (0, 45)


def test_steps_stand_inside_their_session():
    opening, pause, drawing = timetable(Clock.parse("9:00"), [(15, (5, 0, 10)), (15, ()), (45, (20, 25))])
    assert [str(step.start) for step in opening.steps] == ["9:00", "9:05", "9:05"]
    assert pause.steps == ()
    assert [(str(step.start), str(step.end), step.offset) for step in drawing.steps] == [
        ("9:30", "9:50", 30),
        ("9:50", "10:15", 50),
    ]


@given(st.integers(0, 1439), st.lists(minutes, max_size=12))
def test_slots_follow_one_another_without_gaps(start, lengths):
    slots = schedule(Clock(start), lengths)
    assert [slot.minutes for slot in slots] == lengths
    for before, after in pairwise(slots):
        assert before.end == after.start
        assert before.offset + before.minutes == after.offset


def test_no_slot_is_shorter_than_nothing():
    with pytest.raises(ValueError, match="-5 minutes"):
        schedule(Clock(0), [5, -5])
