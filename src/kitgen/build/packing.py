"""Packing: a room and what is made and brought for it go in; who gets how many of what, table by table, comes out."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.build.plan import Countable, Room


class Tables(NamedTuple):
    """Tables that are laid alike: the number of the first, how many there are, and how many people sit at each."""

    first: int
    number: int
    seats: int

    @property
    def numbers(self) -> range:
        """Their numbers, from 1 in the whole room."""
        return range(self.first, self.first + self.number)


class Packed(NamedTuple):
    """One thing to pack: what lies at each place, on a table of each size, and so on; `total` is their sum.

    `tables` has, for each kind of table, what lies on one of them, its places included. What cannot be shared out in
    whole ones, such as one for four people, is packed for the room.
    """

    item: str
    total: int
    place: int = 0
    tables: tuple[int, ...] = ()
    observer: int = 0
    facilitator: int = 0
    room: int = 0
    spares: int = 0


class PackingList(NamedTuple):
    """All that is packed for a room."""

    room: Room
    lines: tuple[Packed, ...]

    @property
    def tables(self) -> tuple[Tables, ...]:
        """The tables, larger ones first, those of one size together."""
        return tables_of(self.room)

    @property
    def seats(self) -> tuple[tuple[int, int], ...]:
        """Every table's number and how many people sit there."""
        return tuple(enumerate(self.room.group_sizes, 1))

    def has(self, column: str) -> bool:
        """Whether anything is packed for `observer`, `facilitator`, `room` or `spares`."""
        return any(getattr(line, column) for line in self.lines)


def tables_of(room: Room) -> tuple[Tables, ...]:
    """Return the tables of a room, those of one size together."""
    found, first = [], 1
    for seats, same in groupby(room.group_sizes):
        found.append(Tables(first, len(list(same)), seats))
        first += found[-1].number
    return tuple(found)


def packing_list(room: Room, things: Sequence[tuple[str, Countable]]) -> PackingList:
    """Return the packing list of a room for things with what they are called."""
    return PackingList(room, tuple(_packed(room, item, thing) for item, thing in things))


def _packed(room: Room, item: str, thing: Countable) -> Packed:
    number, total = Decimal(str(thing.number)), room.total(thing)
    kinds = tables_of(room)
    if number % 1 or thing.per == "room":
        return Packed(item, total, room=total, tables=(0,) * len(kinds))
    many = int(number)
    if thing.per == "group":
        return Packed(item, total, tables=(many,) * len(kinds))
    if thing.per == "facilitator":
        return Packed(item, total, facilitator=many, tables=(0,) * len(kinds))
    return Packed(
        item,
        total,
        place=many,
        tables=tuple(many * kind.seats for kind in kinds),
        observer=many if thing.observers and room.observers else 0,
        spares=many * room.spare_copies if thing.spares else 0,
    )
