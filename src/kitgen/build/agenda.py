"""The day: sessions and a start go in; the agenda, and the stretches of the bar above each session, come out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from kitgen.build.clock import timetable
from kitgen.build.facts import Entry, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.build.clock import Clock
    from kitgen.model.workshop import Session

MOST = 48
"""How many stretches can still be told apart in a bar across a page."""


class Stretch(NamedTuple):
    """A part of the day in a bar: `tone` is `break` or the way people work, `now` that it is the session spoken of."""

    minutes: int
    tone: str
    start: str
    end: str
    now: bool


def agenda_of(sessions: Sequence[Session], start: Clock) -> tuple[Entry, ...]:
    """Return sessions and breaks with their times and those of their steps."""
    days = timetable(start, [(s.minutes, [int(b.get("min") or 0) for b in s.steps]) for s in sessions])
    return tuple(
        Entry(
            session,
            day.slot,
            tuple(
                Step(block, int(block.get("n", number)), slot)
                for number, (block, slot) in enumerate(zip(session.steps, day.steps, strict=True), start=1)
            ),
        )
        for session, day in zip(sessions, days, strict=True)
    )


def day_bar(agenda: Sequence[Entry], now: Session) -> Iterator[Stretch]:
    """Yield the stretches of the bar above a session, from first to last.

    On a long day what lies between two breaks is one stretch, and where there are many breaks, all before the session
    and all after it: every session has a bar, and bars of every session would take time and room by the square.
    """
    if len(agenda) <= MOST:
        runs = [[entry] for entry in agenda]
    else:
        breaks = sum(entry.session.is_break for entry in agenda) <= MOST // 2
        runs = [list(run) for _, run in groupby(agenda, lambda entry: _kind(entry, now, breaks=breaks))]
    for run in runs:
        first = run[0].session
        tone = "break" if all(entry.session.is_break for entry in run) else first.mode
        yield Stretch(sum(entry.session.minutes for entry in run), tone, run[0].start, run[-1].end, first is now)


def _kind(entry: Entry, now: Session, *, breaks: bool) -> tuple[bool, bool]:
    return entry.session is now, breaks and entry.session.is_break
