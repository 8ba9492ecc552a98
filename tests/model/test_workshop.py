from __future__ import annotations

from pathlib import Path

import pytest

from kitgen.base.origin import Origin
from kitgen.model.blocks import Block
from kitgen.model.cards import Card, CardSet, Family, RoundStep
from kitgen.model.workshop import Handout, Page, Session, Workshop

HERE = Origin("a.md", 1)
STEP = Block("say", HERE, {"n": 1, "min": 5})
DRAWING = Block("drawing", HERE, {"title": "Draw"})
PAGE = Block("handout", HERE, {"id": "page"}, (Block("question", HERE, {"n": 1}),))
SESSION = Session("one", 1, "One", 20, HERE, blocks=(STEP, Block("callout", HERE, {}, (DRAWING,)), PAGE))
PAUSE = Session("tea", 0, "Tea", 15, HERE, "break")
READING = Page("ideas", "Ideas", HERE, blocks=(Block("aside", HERE, {}), Block("callout", HERE, {}, (STEP,))))
WORKSHOP = Workshop(
    "w",
    Path("w"),
    HERE,
    "W",
    timetable=(SESSION, PAUSE),
    readings=(READING,),
    handouts=(Handout("page", "P", "one", PAGE),),
)


def test_a_session():
    assert SESSION.steps == (STEP,)
    assert SESSION.step(1) == STEP
    assert SESSION.step(2) is None
    assert SESSION.first("handout") == PAGE
    assert SESSION.first("note") is None
    assert SESSION.find("drawing") == (DRAWING,)
    assert (SESSION.is_break, PAUSE.is_break) == (False, True)


def test_a_reading():
    assert len(READING.of("aside")) == 1
    assert READING.find("say") == (STEP,)


def test_a_workshop():
    assert WORKSHOP.minutes == 35
    assert WORKSHOP.sessions == (SESSION,)
    assert WORKSHOP.drawing == DRAWING
    assert WORKSHOP.pieces == ()
    assert WORKSHOP.of("say") == (STEP, STEP)
    assert WORKSHOP.handout("page").questions[0].get("n") == 1
    assert (WORKSHOP.session("tea"), WORKSHOP.reading("ideas")) == (PAUSE, READING)
    assert Workshop("w", Path("w"), HERE, "W").drawing is None


@pytest.mark.parametrize("what", ["session", "handout", "reading"])
def test_unknown_ids(what):
    with pytest.raises(KeyError):
        getattr(WORKSHOP, what)("none")


def test_cards():
    second, first = (Card("q", n, f"Q{n}", "T", HERE, blocks=(Block("code", HERE, {"text": "x"}),)) for n in (2, 1))
    cards = CardSet("C", (Family("q", "Q", "Question"),), (second, first), HERE, (RoundStep("a", 3), RoundStep("b", 4)))
    assert cards.of("q") == (first, second)
    assert cards.family("q").letter == "Q"
    assert cards.minutes == 7
    assert first.text == "x"
    with pytest.raises(KeyError):
        cards.family("m")
