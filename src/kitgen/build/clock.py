"""Clock times: a start such as `9:00` and minutes go in, the start and end of every session and step come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DAY = 24 * 60
_WRITTEN = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Clock:
    """A time of day in minutes after midnight; past midnight it starts again at 0:00."""

    minutes: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "minutes", self.minutes % _DAY)

    @classmethod
    def parse(cls, text: str) -> Clock:
        """Return the time that was written.

        Raises:
            ValueError: when the text is not hours and minutes of a 24-hour clock.
        """
        match = _WRITTEN.fullmatch(text.strip())
        if not match:
            raise ValueError(f'"{text}" is not a time of day: write hours and minutes, from 0:00 to 23:59')
        return cls(int(match[1]) * 60 + int(match[2]))

    @property
    def hour(self) -> int:
        """The hour, 0 to 23."""
        return self.minutes // 60

    @property
    def minute(self) -> int:
        """The minute of the hour, 0 to 59."""
        return self.minutes % 60

    def later(self, minutes: int) -> Clock:
        """Return the time so many minutes on."""
        return Clock(self.minutes + minutes)

    def __str__(self) -> str:
        # No leading zero: the reading face slashes its zero, and 09:00 would show three of them.
        return f"{self.hour}:{self.minute:02}"


class Slot(NamedTuple):
    """A stretch of the day; `offset` is its distance in minutes from where the day starts, for drawing to scale."""

    start: Clock
    minutes: int
    offset: int = 0

    @property
    def end(self) -> Clock:
        """When it is over."""
        return self.start.later(self.minutes)


class Session(NamedTuple):
    """A session's stretch of the day, with that of each of its steps."""

    slot: Slot
    steps: tuple[Slot, ...] = ()


def schedule(start: Clock, minutes: Iterable[int], offset: int = 0) -> tuple[Slot, ...]:
    """Set stretches of time one after the other.

    Raises:
        ValueError: when one of them is shorter than nothing.
    """
    slots = []
    for length in minutes:
        if length < 0:
            raise ValueError(f"{length} minutes is no length of time")
        slots.append(Slot(start, length, offset))
        start, offset = start.later(length), offset + length
    return tuple(slots)


def timetable(start: Clock, sessions: Sequence[tuple[int, Sequence[int]]]) -> tuple[Session, ...]:
    """Return the day: for each session its minutes and those of its steps go in (none for a break).

    A step without minutes of its own counts 0 and stands where the one before it ends.
    """
    slots = schedule(start, (minutes for minutes, _ in sessions))
    return tuple(
        Session(slot, schedule(slot.start, steps, slot.offset))
        for slot, (_, steps) in zip(slots, sessions, strict=True)
    )
