from hypothesis import given
from hypothesis import strategies as st

from kitgen.build.packing import Packed, Tables, packing_list, tables_of
from kitgen.build.plan import Amount, Room, Spares

rooms = st.builds(
    Room,
    st.integers(1, 300),
    st.integers(2, 40),
    st.builds(Spares, st.integers(0, 200), st.booleans()),
    st.integers(1, 5),
    st.integers(0, 20),
)
amounts = st.builds(
    Amount,
    st.sampled_from(["facilitator", "each", "group", "room"]),
    st.sampled_from([0, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 12]),
    st.booleans(),
    st.just(""),
    st.booleans(),
)


def packed(room, *amounts):
    return packing_list(room, [(str(number), amount) for number, amount in enumerate(amounts)])


def test_tables_of_one_size_stand_together():
    assert tables_of(Room(17, 6)) == (Tables(1, 2, 6), Tables(3, 1, 5))
    assert [list(kind.numbers) for kind in tables_of(Room(17, 6))] == [[1, 2], [3]]


def test_what_lies_where():
    room = Room(17, 6, Spares(2), facilitators=2, observers=3)
    lines = packed(room, Amount("each", 3, spares=True, observers=True), Amount("group", 2), Amount("facilitator"))
    assert lines.lines == (
        Packed("0", 66, place=3, tables=(18, 15), observer=3, spares=6),
        Packed("1", 6, tables=(2, 2)),
        Packed("2", 2, tables=(0, 0), facilitator=1),
    )
    assert [lines.has(name) for name in ("observer", "facilitator", "room", "spares")] == [True, True, False, True]


def test_what_cannot_be_shared_out_is_packed_for_the_room():
    assert packed(Room(18, 6), Amount("each", 0.25), Amount("room", 4)).lines == (
        Packed("0", 5, tables=(0,), room=5),
        Packed("1", 4, tables=(0,), room=4),
    )


@given(rooms, amounts)
def test_what_lies_everywhere_is_what_is_brought(room, amount):
    packing = packed(room, amount)
    (line,) = packing.lines
    on_tables = sum(kind.number * each for kind, each in zip(packing.tables, line.tables, strict=True))
    beside = line.observer * room.observers + line.facilitator * room.facilitators
    assert on_tables + beside + line.room + line.spares == line.total == room.total(amount)


@given(rooms)
def test_every_table_and_every_seat_is_there_once(room):
    tables = tables_of(room)
    assert [number for kind in tables for number in kind.numbers] == list(range(1, room.tables + 1))
    assert sum(kind.number * kind.seats for kind in tables) == room.participants
    assert len({kind.seats for kind in tables}) == len(tables) <= 2
