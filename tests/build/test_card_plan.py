import pytest

from kitgen.base.lengths import MM
from kitgen.base.problems import KitError
from kitgen.build.card_plan import card_job, card_plan
from kitgen.build.editions import EDITIONS, LARGE_PRINT, STANDARD
from kitgen.build.settings import Choices, merge
from kitgen.model.card_job import CardJob
from kitgen.model.printer import PrinterProfile
from kitgen.read.project import Project, builtin_root

OFFICE = PrinterProfile("office", 0.8 * MM, -0.4 * MM, "short", None, "")


def job(*levels, printer=None):
    return card_job(merge(*levels), levels[0], printer)


def plan(edition=STANDARD, **said):
    settings = merge(Choices(**said))
    return card_plan(Project(builtin_root()), settings, EDITIONS[edition], card_job(settings, Choices(**said), None))


@pytest.mark.parametrize(
    ("said", "workshop", "printer", "backs", "flip"),
    [
        (None, None, None, "duplex-long", "long"),
        (None, "fold", None, "fold", "long"),
        ("none", "fold", OFFICE, "none", "short"),
        ("duplex-short", "fold", None, "duplex-short", "short"),
        (None, "duplex-long", OFFICE, "duplex-short", "short"),  # a printer turns on its own edge
        ("duplex-long", None, OFFICE, "duplex-long", "long"),
        (None, "separate", OFFICE, "separate", "short"),
        (None, "fold", PrinterProfile("one", backs="separate"), "separate", "long"),
    ],
)
def test_command_line_then_printer_then_workshop_say_how_backs_are_made(said, workshop, printer, backs, flip):
    made = job(Choices(backs=said), Choices(backs=workshop), printer=printer)
    assert (made.backs, made.flip) == (backs, flip)


def test_backs_are_moved_as_the_profile_says_and_the_other_way_on_the_other_edge():
    assert (job(Choices(), printer=OFFICE).dx, job(Choices(), printer=OFFICE).dy) == (0.8 * MM, -0.4 * MM)
    turned = job(Choices(backs="duplex-long"), printer=OFFICE)
    assert (turned.dx, turned.dy) == (-0.8 * MM, 0.4 * MM)
    assert (job(Choices()).dx, job(Choices()).dy) == (0, 0)


def test_large_print_has_a_stock_of_its_own_and_begins_with_a_whole_sheet():
    large = plan(LARGE_PRINT, stock="tarot", first=2)
    assert (large.stock.name, large.job.first, large.job.text) == ("large", 1, 0.5)
    assert plan(stock="tarot", first=2).job == CardJob(first=2)


@pytest.mark.parametrize(
    ("said", "sides", "flip", "apart", "finish"),
    [
        ({}, "both", "long", False, "cut to marks"),
        ({"backs": "duplex-short"}, "both", "short", False, "cut to marks"),
        ({"backs": "separate"}, "both", "long", True, "cut to marks"),
        ({"backs": "none"}, "one", "long", False, "cut to marks"),
        ({"backs": "fold"}, "one", "long", False, "fold, glue, cut to marks"),
        ({"stock": "tent-120x45", "backs": "separate"}, "one", "long", False, "none, cards are cut"),
        ({"stock": "badge-80x50"}, "both", "long", False, "none, cards are cut"),
    ],
)
def test_the_piece_says_how_it_is_printed_here(said, sides, flip, apart, finish):
    kind = plan(**said).kinds["council-cards"]
    assert (kind.sides, kind.flip, kind.apart, kind.finish) == (sides, flip, apart, finish)
    assert plan(**said).kinds["drawing-sheet"].flip == "short"


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        ({"stock": "pokr"}, 'unknown stock "pokr" [unknown-stock]', 'did you mean "poker"?'),
        (
            {"stock": "badge-80x50", "paper": "letter"},
            'the card stock "badge-80x50" has no sheets for Letter',
            "for a4",
        ),
        ({"first": 10}, 'a sheet of the stock "poker" has 9 cards, so none is number 10', "from 1 to 9"),
    ],
)
def test_what_cannot_be_is_said_with_what_can(said, message, hint):
    with pytest.raises(KitError) as caught:
        plan(**said)
    told = str(caught.value)
    assert message in told
    assert hint in told
