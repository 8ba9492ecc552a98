from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.build.plan import Amount, Room, Spares, people_in_words, sheets

people = st.integers(1, 300)
sizes = st.integers(2, 40)
spares = st.builds(Spares, st.integers(0, 200), st.booleans())
rooms = st.builds(Room, people, sizes, spares, st.integers(1, 5), st.integers(0, 20))
amounts = st.builds(
    Amount,
    st.sampled_from(["facilitator", "each", "group", "room"]),
    st.sampled_from([0, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 12]),
    st.booleans(),
    st.sampled_from(["", "box"]),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("participants", "groups_of", "expected"),
    [
        (18, 6, (6, 6, 6)),
        (17, 6, (6, 6, 5)),
        (13, 6, (5, 4, 4)),
        (7, 6, (4, 3)),
        (5, 6, (5,)),
        (3, 2, (3,)),
        (5, 2, (3, 2)),
        (4, 3, (2, 2)),
        (2, 6, (2,)),
        (1, 6, (1,)),
    ],
)
def test_groups_are_evened_out(participants, groups_of, expected):
    assert Room(participants, groups_of).group_sizes == expected


@given(people, sizes)
def test_everyone_has_a_seat_and_nobody_sits_alone(participants, groups_of):
    seated = Room(participants, groups_of).group_sizes
    assert sum(seated) == participants
    assert seated == tuple(sorted(seated, reverse=True))
    assert max(seated) - min(seated) <= 1
    assert participants == 1 or min(seated) >= 2
    odd_pairs = groups_of == 2 and participants % 2 == 1
    assert max(seated) <= groups_of or (odd_pairs and seated.count(3) == 1)


@pytest.mark.parametrize(
    ("written", "participants", "number"),
    [("0", 18, 0), ("2", 18, 2), ("10%", 18, 2), ("10 %", 20, 2), ("10%", 21, 3), ("100%", 7, 7), ("0%", 7, 0)],
)
def test_spares_are_a_number_or_a_share_rounded_up(written, participants, number):
    assert Spares.parse(written).of(participants) == number


@pytest.mark.parametrize("written", ["", "-1", "1.5", "10%%", "%", "two", "10 percent", "99999"])
def test_what_is_no_number_of_spares_is_refused(written):
    with pytest.raises(ValueError, match="write a number such as 2, or a share such as 10%"):
        Spares.parse(written)


@given(spares)
def test_spares_read_back_as_they_are_written(some):
    assert Spares.parse(str(some)) == some


def test_spares_are_not_negative():
    with pytest.raises(ValueError, match="-1 spares"):
        Spares(-1)


@pytest.mark.parametrize(("fields", "said"), [((0, 6), "0 participants"), ((6, 1), "1 people in a group")])
def test_a_room_without_people_is_refused(fields, said):
    with pytest.raises(ValueError, match=said):
        Room(*fields)
    with pytest.raises(ValueError, match="0 facilitators"):
        Room(6, 6, facilitators=0)
    with pytest.raises(ValueError, match="-1 observers"):
        Room(6, 6, observers=-1)


def test_the_counts_of_the_drawn_print_plan():
    room = Room(18, 6, Spares(2))
    assert [room.copies(per) for per in ("facilitator", "each", "group", "room")] == [1, 20, 3, 1]
    assert people_in_words(room) == "18 people in three groups of six"
    assert people_in_words(Room(1, 6)) == "1 person in one group of one"


@pytest.mark.parametrize(
    ("amount", "how_many", "total"),
    [
        (Amount("each", spares=True), "1 each + 2 spares", 20),
        (Amount("each", 3), "3 each", 54),
        (Amount("each", 3, spares=True), "3 each + 6 spares", 60),
        (Amount("each", 0.5, spares=True), "1 for 2 people", 10),
        (Amount("each", 1.5), "1.5 each", 27),
        (Amount("group", unit="box"), "1 box a group", 3),
        (Amount("group", 0.5), "1 for 2 groups", 2),
        (Amount("group", spares=True), "1 a group", 3),
        (Amount("room"), "1 a room", 1),
        (Amount("room", 4, unit="sheets"), "4 sheets a room", 4),
        (Amount("facilitator"), "yours", 1),
        (Amount("facilitator", 2), "2 a facilitator", 2),
    ],
)
def test_a_total_says_where_it_comes_from(amount, how_many, total):
    room = Room(18, 6, Spares(2))
    assert (room.how_many(amount), room.total(amount)) == (how_many, total)


def test_one_spare_is_a_spare():
    assert Room(6, 6, Spares(1)).how_many(Amount("each", spares=True)) == "1 each + 1 spare"


def test_two_facilitators_have_a_guide_each():
    room = Room(6, 6, facilitators=2)
    assert (room.how_many(Amount("facilitator")), room.total(Amount("facilitator"))) == ("1 a facilitator", 2)


def test_observers_get_what_says_so():
    room = Room(18, 6, Spares(2), observers=3)
    assert (room.copies("each"), room.copies("each", observers=True), room.copies("group", observers=True)) == (
        20,
        23,
        3,
    )
    assert room.how_many(Amount("each", spares=True, observers=True)) == "1 each + 3 for observers + 2 spares"
    assert room.how_many(Amount("each", 2, observers=True)) == "2 each + 6 for observers"
    assert Room(6, 6, observers=1).how_many(Amount("each", observers=True)) == "1 each + 1 for an observer"
    assert people_in_words(room) == "18 people in three groups of six, 3 observers"


def test_another_language_brings_its_own_words():
    words = {"each-spares": "{n} je Person + {spares}", "spares": "Reserve"}
    assert Room(6, 6, Spares(2)).how_many(Amount("each", spares=True), words) == "1 je Person + 2 Reserve"


def test_a_material_of_the_workshop_counts_as_it_is():
    material = SimpleNamespace(number=0.1, per="each", spares=False, unit="", observers=False)
    assert Room(30, 6).total(material) == 3  # in floats, 30 * 0.1 would round up to 4


def test_less_than_nothing_cannot_be_brought():
    with pytest.raises(ValueError, match="-1 of a thing"):
        Room(6, 6).total(Amount("each", -1))


@given(rooms, amounts)
def test_totals_cover_everyone_and_waste_less_than_one(room, amount):
    total = room.total(amount)
    how_often = {
        "facilitator": room.facilitators,
        "each": room.participants
        + (room.observers if amount.observers else 0)
        + (room.spare_copies if amount.spares else 0),
        "group": room.groups,
        "room": 1,
    }[amount.per]
    assert amount.number * how_often <= total + 1e-9
    assert total < amount.number * how_often + 1
    assert "{" not in room.how_many(amount)


@given(st.integers(0, 5000))
def test_sheets_hold_all_pages(pages):
    assert sheets(pages, "one") == pages
    assert sheets(pages, "both") * 2 - pages in {0, 1}
