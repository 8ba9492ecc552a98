import shlex
from itertools import pairwise
from pathlib import Path

import pytest

from kitgen.press.lp import Job
from kitgen.press.order import LONGEST_TITLE, Order, finishing, title

CARDS = Job("cards.pdf", "Cards · Council", 3, "a4", "long", colour=True, collate=True)


def order(**more):
    return Order(Path("/kits/it's a $(kit)/cards.pdf"), CARDS, 12, **more)


def options(command):
    return [word for before, word in pairwise(command) if before == "-o"]


def test_a_command_is_one_argument_each():
    command = order().command("office")
    assert command[:3] == ("lp", "-d", "office")
    assert command[-1] == "/kits/it's a $(kit)/cards.pdf"
    assert command[command.index("-n") + 1] == "3"
    assert command[command.index("-t") + 1] == "Cards · Council"
    assert {"media=A4", "sides=two-sided-long-edge", "print-color-mode=color", "collate=true"} <= set(options(command))
    assert shlex.split(shlex.join(command)) == list(command)


def test_without_a_printer_the_default_one_is_used():
    assert "-d" not in order().command()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "print-scaling=none"),
        ({"fit": True}, "print-scaling=fit"),
        ({"hold": True}, "job-hold-until=indefinite"),
        ({"finishings": (20,)}, "finishings=20"),
        ({"finishings": (4, 5)}, "finishings=4,5"),
    ],
)
def test_what_is_asked_becomes_an_option(more, said):
    assert said in options(order(**more).command("office"))


def test_pages_are_chosen_by_lp():
    command = order(pages="2-5").command("office")
    assert command[command.index("-P") + 1] == "2-5"


def test_a_title_is_one_line_and_as_short_as_cups_wants_it():
    assert title("Cards", "", "Inner\n Leadership") == "Cards · Inner Leadership"
    assert len(title("ü" * 200, "b").encode()) <= LONGEST_TITLE


@pytest.mark.parametrize(
    ("words", "offered", "values"),
    [
        ("one staple", {3, 4, 20}, (20,)),
        ("one staple", {3, 4}, (4,)),
        ("two staples", {3, 4, 20}, ()),
        ("two staples", {28}, (28,)),
        ("cut to marks", {3, 4}, ()),
        ("one staple", None, ()),
    ],
)
def test_the_printer_does_what_it_offers_and_nothing_like_it(words, offered, values):
    assert finishing(words, frozenset(offered) if offered else None) == values


def test_a_plan_to_print_by_hand_says_it_all():
    assert order(stock="A4, 270 g card", pages="1-2").by_hand == (
        "3 copies on A4, 270 g card, on both sides, turned on the long edge, pages 1-2, in colour, at 100 %"
    )
