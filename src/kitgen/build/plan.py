"""The room's arithmetic: how many people, groups and spares go in, every number that a kit names comes out.

Layouts, the manifest and the print plan read their numbers here and nowhere else, so that they cannot disagree.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from kitgen.build.words import counted, groups_in_words, plural

if TYPE_CHECKING:
    from collections.abc import Mapping

Per = Literal["facilitator", "each", "group", "room"]
Sides = Literal["both", "one"]

_SPARES = re.compile(r"(\d{1,4})\s*(%?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Spares:
    """How many more are made than there are people: so many, or so many in a hundred."""

    number: int
    percent: bool = False

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError(f"{self.number} spares cannot be made")

    @classmethod
    def parse(cls, text: str) -> Spares:
        """Return what was written as `2` or `10%`.

        Raises:
            ValueError: when it is neither.
        """
        match = _SPARES.fullmatch(text.strip())
        if not match:
            raise ValueError(f'"{text}" is no number of spares: write a number such as 2, or a share such as 10%')
        return cls(int(match[1]), bool(match[2]))

    def of(self, people: int) -> int:
        """Return how many that is for so many people; a begun spare is a whole one."""
        return -(-people * self.number // 100) if self.percent else self.number

    def __str__(self) -> str:
        return f"{self.number}%" if self.percent else str(self.number)


class Countable(Protocol):
    """What can be counted out for a room: a material of the workshop, or an `Amount`.

    Spares and observers count where things are counted by person, that is by `each`; elsewhere they add nothing.
    """

    @property
    def number(self) -> float:
        """How many for each of `per`."""

    @property
    def per(self) -> Per:
        """What it is counted by."""

    @property
    def spares(self) -> bool:
        """Whether spares are brought."""

    @property
    def observers(self) -> bool:
        """Whether observers get what each participant gets."""

    @property
    def unit(self) -> str:
        """What it is counted in, such as `box`; or nothing."""


class Amount(NamedTuple):
    """How much is needed of something that is not in the workshop's own list, such as a printed piece."""

    per: Per
    number: float = 1
    spares: bool = False
    unit: str = ""
    observers: bool = False


HOW_MANY: Mapping[str, str] = {
    "each": "{n} each",
    "each-spares": "{n} each + {spares}",
    "each-observers": "{n} each + {observers}",
    "each-observers-spares": "{n} each + {observers} + {spares}",
    "each-shared": "{n} for {of} people",
    "group": "{n} a group",
    "group-shared": "{n} for {of} groups",
    "room": "{n} a room",
    "room-shared": "{n} for {of} rooms",
    "facilitator": "{n} a facilitator",
    "facilitator-shared": "{n} for {of} facilitators",
    "yours": "yours",
    "spare": "spare",
    "spares": "spares",
    "observer": "for an observer",
    "observers": "for observers",
}
"""The words of `Room.how_many`; a look or a workshop in another language brings its own."""


@dataclass(frozen=True, slots=True)
class Room:
    """The people of one workshop day.

    Observers sit in no group: they follow the day with the handouts, and with those materials that say so.

    Raises:
        ValueError: when there is nobody to take part or to lead, fewer than no observer, or a group is to have fewer
            than two.
    """

    participants: int
    groups_of: int
    spares: Spares = Spares(0)
    facilitators: int = 1
    observers: int = 0

    def __post_init__(self) -> None:
        for number, least, what in (
            (self.participants, 1, "participants"),
            (self.groups_of, 2, "people in a group"),
            (self.facilitators, 1, "facilitators"),
            (self.observers, 0, "observers"),
        ):
            if number < least:
                raise ValueError(f"{number} {what}: at least {least} must be there")

    @property
    def groups(self) -> int:
        """How many groups there are: as few as seat everyone, but nobody sits alone if two are there.

        Only where groups of two meet an odd number of people does one group grow to three.
        """
        return max(1, min(-(-self.participants // self.groups_of), self.participants // 2))

    @property
    def group_sizes(self) -> tuple[int, ...]:
        """How many sit in each group, evened out, larger ones first."""
        size, larger = divmod(self.participants, self.groups)
        return (size + 1,) * larger + (size,) * (self.groups - larger)

    @property
    def groups_in_words(self) -> str:
        """The groups as a sentence names them, such as `two groups of six and one of five`."""
        return groups_in_words(self.group_sizes)

    @property
    def spare_copies(self) -> int:
        """How many spares there are of each thing made for every participant."""
        return self.spares.of(self.participants)

    @property
    def tables(self) -> int:
        """How many tables are laid: one a group."""
        return self.groups

    def _how_often(self, thing: Countable, *, observers: bool = True, spares: bool = True) -> int:
        if thing.per == "each":
            watching = self.observers if thing.observers and observers else 0
            return self.participants + watching + (self.spare_copies if thing.spares and spares else 0)
        return {"facilitator": self.facilitators, "group": self.groups, "room": 1}[thing.per]

    def copies(self, per: Per, *, observers: bool = False) -> int:
        """Return how many copies of a piece are printed; what every participant gets has its spares."""
        return self.total(Amount(per, spares=True, observers=observers))

    def total(self, thing: Countable) -> int:
        """Return how many of a thing are brought, rounded up to whole ones."""
        return ceil(_exact(thing.number) * self._how_often(thing))

    def how_many(self, thing: Countable, words: Mapping[str, str] = HOW_MANY) -> str:
        """Say where a total comes from, such as `1 each + 2 spares`, `1 box a group` or `yours`."""
        number, per = _exact(thing.number), thing.per
        seated, given = (ceil(number * self._how_often(thing, observers=some, spares=False)) for some in (False, True))
        observers, spares = given - seated, self.total(thing) - given
        parts, of = number.as_integer_ratio()
        shared = parts == 1 and of > 1
        key: str = per
        if shared:
            key = f"{per}-shared"
        elif observers or spares:
            key = "-".join([per, *(["observers"] if observers else []), *(["spares"] if spares else [])])
        elif per == "facilitator" and number == self.facilitators == 1 and not thing.unit:
            key = "yours"
        words = {**HOW_MANY, **words}
        return words[key].format(
            n=f"{1 if shared else float(number):g} {thing.unit}".strip(),
            of=of,
            observers=f"{observers} {plural(observers, words['observer'], words['observers'])}",
            spares=f"{spares} {plural(spares, words['spare'], words['spares'])}",
        )


def _exact(number: float) -> Decimal:
    """Return a number as it was written: 0.1 is a tenth, which no float is."""
    if number < 0:
        raise ValueError(f"{number} of a thing cannot be brought")
    return Decimal(str(number))


def sheets(pages: int, sides: Sides) -> int:
    """Return how many sheets of paper so many pages take."""
    return -(-pages // 2) if sides == "both" else pages


def people_in_words(room: Room) -> str:
    """Return the line that heads a plan, such as `18 people in three groups of six`, and observers where they come."""
    people = f"{counted(room.participants, 'person', 'people')} in {room.groups_in_words}"
    return f"{people}, {counted(room.observers, 'observer')}" if room.observers else people
