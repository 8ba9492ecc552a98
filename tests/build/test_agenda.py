import pytest

from kitgen.base.origin import Origin
from kitgen.build.agenda import MOST, agenda_of, day_bar
from kitgen.build.clock import Clock
from kitgen.model.workshop import Session

HERE = Origin("a.md", 1)


def day(kinds):
    """Return the agenda of sessions (s) and breaks (b) of ten minutes."""
    sessions = [
        Session(f"s{n}", 0 if kind == "b" else n, f"{n}", 10, HERE, "break" if kind == "b" else "session")
        for n, kind in enumerate(kinds, 1)
    ]
    return agenda_of(sessions, Clock(9 * 60))


def bar(kinds, at):
    agenda = day(kinds)
    return list(day_bar(agenda, agenda[at].session))


def test_a_bar_has_a_stretch_for_each_session():
    shown = bar("ssbs", 1)
    assert [(s.minutes, s.tone, s.start, s.end, s.now) for s in shown] == [
        (10, "together", "9:00", "9:10", False),
        (10, "together", "9:10", "9:20", True),
        (10, "break", "9:20", "9:30", False),
        (10, "together", "9:30", "9:40", False),
    ]


def test_on_a_long_day_sessions_between_breaks_are_one_stretch():
    kinds = "s" * 30 + "b" + "s" * 30
    assert [(s.minutes, s.tone, s.now) for s in bar(kinds, 10)] == [
        (100, "together", False),
        (10, "together", True),
        (190, "together", False),
        (10, "break", False),
        (300, "together", False),
    ]


@pytest.mark.parametrize("kinds", ["s" * 250, "sb" * 125, "ssssssssssb" * 24, "s" * MOST])
@pytest.mark.parametrize("at", [0, 20, -2])
def test_no_bar_has_more_stretches_than_can_be_seen(kinds, at):
    shown = bar(kinds, at)
    assert len(shown) <= MOST + 3
    assert sum(s.minutes for s in shown) == 10 * len(kinds)
    assert [s.now for s in shown].count(True) == 1
    assert shown[0].start == "9:00"
