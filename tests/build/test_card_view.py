from __future__ import annotations

import pytest

from kitgen.base.origin import Origin
from kitgen.build.card_view import CardView
from kitgen.model.blocks import Block
from kitgen.model.card_job import CardJob
from kitgen.model.cards import Card, CardSet, Family, RoundStep

HERE = Origin("cards.md", 1)
RULES = Block("rules", HERE, {})


def view(counts, *, rules=0, minutes=(), blanks=None, copies=1, per_sheet=9, first=1):
    """Return the view of a set with so many cards of each family, its key being its letter."""
    families = tuple(Family(key.lower(), key, key) for key in counts)
    cards = tuple(
        Card(key.lower(), n, f"{key}{n}", "Title", HERE, copies=copies)
        for key, count in counts.items()
        for n in range(count, 0, -1)
    )
    steps = tuple(RoundStep("Step", length) for length in minutes)
    return CardView(CardSet("Cards", families, cards, HERE, steps, "", (RULES,) * rules, blanks), "poker", per_sheet, 1,
                    job=CardJob(first=first))  # fmt: skip


def letters(blanks):
    return "".join(family.letter if family else "-" for family in blanks)


def test_cards_stand_family_by_family_by_number_and_as_often_as_they_are_printed():
    doubled = view({"B": 2, "A": 1}, copies=2)
    assert [card.code for card in doubled.cards] == ["B1", "B1", "B2", "B2", "A1", "A1"]
    assert [doubled.printed(family) for family in doubled.set.families] == [4, 2]


@pytest.mark.parametrize(
    ("cards", "rules", "minutes", "blanks", "count", "sheets"),
    [
        (27, 1, (3, 17), "ABCD--", 36, 4),  # two cards say how to play, one what is in the set
        (24, 1, (20,), "", 27, 3),
        (26, 0, (), "", 27, 3),
        (25, 0, (), "A", 27, 3),
        (20, 0, (), "ABCD--", 27, 3),
        (4, 0, (), "ABCD", 9, 1),
    ],
)
def test_blank_cards_fill_the_last_sheet(cards, rules, minutes, blanks, count, sheets):
    shown = view({"A": cards - 3, "B": 1, "C": 1, "D": 1}, rules=rules, minutes=minutes)
    assert letters(shown.blanks) == blanks
    assert (shown.count, shown.sheets) == (count, sheets)


@pytest.mark.parametrize(("wanted", "blanks", "sheets"), [(0, "", 1), (1, "A", 1), (12, "AB" + "-" * 10, 2)])
def test_a_writer_may_say_how_many_blanks(wanted, blanks, sheets):
    shown = view({"A": 3, "B": 1}, blanks=wanted)
    assert letters(shown.blanks) == blanks
    assert shown.sheets == sheets


@pytest.mark.parametrize(
    ("first", "blanks", "count", "sheets"),
    [(1, "A----", 9, 1), (4, "A-", 6, 1), (6, "", 4, 1), (7, "A-------", 12, 2), (9, "A-----", 10, 2)],
)
def test_a_part_used_sheet_is_filled_from_its_first_free_place(first, blanks, count, sheets):
    shown = view({"A": 3}, first=first)
    assert (letters(shown.blanks), shown.count, shown.sheets) == (blanks, count, sheets)
    assert (shown.count + first - 1) % 9 == 0


def test_cards_that_a_part_used_sheet_does_not_hold_take_another():
    assert [view({"A": 3}, blanks=0, first=first).sheets for first in (1, 6, 7)] == [1, 1, 2]


def test_rules_and_the_round_say_how_to_play():
    assert view({"A": 1}).rules_count == 0
    assert view({"A": 1}, rules=2, minutes=(3, 4)).rules_count == 3
    assert view({"A": 1}, rules=2).rules == (RULES, RULES)


def test_in_words():
    shown = view({"A": 8})
    assert (shown.count, shown.sheets_in_words) == (9, "one sheet of nine")
    assert view({"A": 9}).sheets_in_words == "two sheets of nine"


def test_codes_of_a_family():
    shown = view({"A": 12, "B": 1, "C": 0})
    a, b, c = shown.set.families
    assert [shown.codes(family) for family in (a, b, c)] == ["A1–A12", "B1", ""]
    assert [shown.digits(family) for family in (a, b, c)] == [3, 2, 2]


def test_families_in_columns_of_about_one_height():
    shown = view({"A": 9, "B": 2, "C": 2, "D": 8})
    names = [["also" if one == "also" else one.letter for one in column] for column in shown.columns]
    assert names == [["A"], ["B", "C", "also"], ["D"]]
    assert len(view({"A": 1}).columns) == 3


def test_families_that_a_look_does_not_know_take_what_is_left_in_order():
    own = {"b": "blue", "d": "red"}
    pool = ["red", "green", "blue", "grey"]
    shown = view({"A": 1, "B": 1, "C": 1, "D": 1, "E": 1, "F": 1})
    taken = {family.key: shown.chosen(family.key, own, pool) for family in shown.set.families}
    assert taken == {"a": "green", "b": "blue", "c": "grey", "d": "red", "e": "red", "f": "green"}


def test_a_pool_that_is_all_taken_begins_again():
    shown = view({"A": 1, "B": 1, "C": 1})
    assert [shown.chosen(key, {"a": 1, "b": 2}, [1, 2]) for key in "abc"] == [1, 2, 1]
