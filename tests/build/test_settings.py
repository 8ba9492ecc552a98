import datetime as dt
from pathlib import Path
from types import SimpleNamespace

from kitgen.base.origin import Origin
from kitgen.build.clock import Clock
from kitgen.build.pieces import PIECES
from kitgen.build.plan import Room, Spares
from kitgen.build.settings import BUILT_IN, Choices, brands_to_build, merge, said_by_brand, said_by_workshop
from kitgen.model import workshop as model

COMMAND_LINE = Choices(participants=24, paper="letter", start=Clock(600))
WORKSHOP = Choices(participants=12, groups_of=4, paper="a4", venue="Town Hall", facilitators=2)
BRAND = Choices(paper="letter", look="bold")


def test_the_command_line_wins_then_the_workshop_then_the_brand():
    settings = merge(COMMAND_LINE, WORKSHOP, BRAND)
    assert (settings.participants, settings.groups_of) == (24, 4)
    assert (settings.paper, settings.venue, settings.look) == ("letter", "Town Hall", "bold")
    assert str(settings.start) == "10:00"
    assert merge(Choices(), WORKSHOP, BRAND).paper == "a4"
    assert settings.room == Room(24, 4, Spares(2), 2)


def test_what_nobody_says_is_built_in():
    settings = merge(Choices(), Choices())
    assert settings.sheet_paper == "a4"
    assert settings == merge()
    assert (settings.participants, settings.spares, settings.pieces) == (18, Spares(2), tuple(PIECES))
    assert settings.out == Path("out")


def test_the_drawing_sheet_follows_the_paper_unless_it_has_its_own():
    assert merge(Choices(paper="letter")).sheet_paper == "letter"
    assert merge(Choices(paper="letter", sheet_paper="a3")).sheet_paper == "a3"


def test_something_that_counts_as_false_still_counts():
    assert merge(Choices(spares=Spares(0), venue=""), Choices(spares=Spares(3), venue="Hall")).spares == Spares(0)


def test_a_workshop_says_what_its_file_says():
    workshop = model.Workshop(
        "council",
        Path("council"),
        Origin("workshop.yaml"),
        "Council",
        participants=12,
        spares="10%",
        start="13:30",
        date=dt.date(2026, 11, 23),
        paper="letter",
    )
    settings = merge(said_by_workshop(workshop))
    assert (settings.participants, settings.spares, str(settings.start)) == (12, Spares(10, percent=True), "13:30")
    assert (settings.date, settings.paper, settings.groups_of) == (dt.date(2026, 11, 23), "letter", BUILT_IN.groups_of)


def test_a_workshop_that_says_nothing_changes_nothing():
    workshop = model.Workshop("council", Path("council"), Origin("workshop.yaml"), "Council")
    pieces = ("facilitator-guide", "participant-handouts")
    assert merge(said_by_workshop(workshop)) == merge(Choices(pieces=pieces))


def test_a_brand_has_a_say_on_paper_and_look():
    brand = SimpleNamespace(paper="letter", sheet_paper="tabloid", look="", stock="tarot", backs="fold", prices=None)
    settings = merge(said_by_brand(brand))
    assert (settings.paper, settings.sheet_paper, settings.look) == ("letter", "tabloid", "editorial")
    assert (settings.stock, settings.backs) == ("tarot", "fold")


def test_the_pieces_are_those_of_the_model():
    assert tuple(PIECES) == model.PIECES
    assert [kind.file for kind in PIECES.values()] == [f"{name}.pdf" for name in model.PIECES]


def test_brands_are_the_ones_asked_for_each_once():
    there = ("riverside", "northwind", "hedgerow")
    assert brands_to_build(["northwind", "riverside", "northwind"], "hedgerow", there) == ("northwind", "riverside")
    assert brands_to_build([], "hedgerow", there) == ("hedgerow",)
    assert brands_to_build([], "", there) == ("riverside",)
    assert brands_to_build(["northwind", "all"], "", there) == ("hedgerow", "northwind", "riverside")
