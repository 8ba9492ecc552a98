from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orders import PAGES, SETTINGS, a_set_piece, an_order

from kitgen.base.origin import Origin
from kitgen.build.order_numbers import order_answers
from kitgen.build.plan import Spares
from kitgen.build.tickets import letters
from kitgen.model.prices import Prices

PRICES = Prices(
    Origin("workshop.yaml", 9),
    {"a4": {"black": Decimal("0.05"), "colour": Decimal("0.25")}},
    {270: Decimal("0.10")},
    "EUR",
)


def test_the_numbers_are_those_of_the_drawn_print_plan():
    order = an_order()
    assert [(one.letter, one.pages, one.sheets, one.copies, one.total_sheets) for one in order.ordered] == [
        ("A", 44, 22, 1, 22),
        ("B", 16, 8, 20, 160),
        ("C", 2, 1, 20, 20),
        ("D", 8, 4, 3, 12),
    ]
    assert (order.sheets, order.sheets_of("card"), order.decks) == (214, 12, 3)


def test_a_ticket_says_all_a_printer_asks():
    cards = an_order().ticket("council-cards")
    assert (cards.finished, cards.bleed, cards.cuts, cards.gsm, cards.flip) == ((63.5, 88.9), 3.0, 8, 270, "long")
    drawing = an_order().ticket("drawing-sheet")
    assert (drawing.finished, drawing.landscape, drawing.collate, drawing.flip) == ((297, 210), True, True, "short")
    assert not an_order({"drawing-sheet": 1}).ticket("drawing-sheet").collate
    handout = an_order().ticket("participant-handouts")
    assert (handout.bleed, handout.cuts, handout.collate, handout.scaling, handout.inks) == (
        0,
        0,
        True,
        "none",
        "colour",
    )


def test_what_no_stapler_goes_through_is_bound():
    finishes = {pages: an_order({"facilitator-guide": pages}).ticket("facilitator-guide").kind for pages in (100, 101)}
    assert [(kind.finish, kind.finish_word) for kind in finishes.values()] == [
        ("two staples", ""),
        ("spiral bound", "bound-finish"),
    ]
    assert an_order({"drawing-sheet": 200}).ticket("drawing-sheet").kind.finish == "none"


def test_the_plan_itself_is_printed_and_not_ordered():
    order = an_order()
    assert (order.ticket("print-plan").copies, order.ticket("print-plan").letter) == (1, "")
    assert "print-plan" not in {ticket.name for ticket in (*order.ordered, *order.beside)}


def test_other_editions_are_ordered_or_stand_beside():
    order = an_order(editions=["low-ink", "large-print"])
    assert [ticket.file for ticket in order.ordered][4:] == [
        f"large-print/{name}.pdf" for name in PAGES if name != "print-plan"
    ]
    assert [ticket.letter for ticket in order.ordered] == list("ABCDEFGH")
    assert [ticket.name for ticket in order.beside] == [f"low-ink/{name}" for name in PAGES if name != "print-plan"]
    assert {ticket.inks for ticket in order.beside} == {"black"}


def test_what_is_made_of_pieces_in_other_ways_stands_after_its_edition():
    order = an_order(editions=["low-ink"])
    handout = order.ticket("participant-handouts")
    booklet = handout._replace(kind=handout.kind._replace(name="participant-handouts-booklet"), copies=0, letter="")
    order.more = (booklet,)
    order.__dict__.pop("tickets")
    files = [ticket.file for ticket in order.tickets]
    assert files.index(booklet.file) == files.index("print-plan.pdf") + 1
    assert order.beside[0] is booklet


def test_the_whole_kit_has_the_pages_of_all():
    order = an_order()
    order.pieces["standard"]["kit"] = a_set_piece("kit", 1)
    assert (order.ticket("kit").pages, order.ticket("kit").copies) == (72, 0)


def test_letters_go_on_after_z():
    found = letters()
    assert [next(found) for _ in range(28)][-3:] == ["Z", "AA", "AB"]


@pytest.mark.parametrize("name", ["nothing", "low-ink/council-cards"])
def test_what_is_not_made_has_no_ticket(name):
    with pytest.raises(KeyError, match=name):
        an_order().ticket(name)


# money


def test_what_it_costs():
    order = an_order(settings=SETTINGS._replace(prices=PRICES))
    assert [ticket.cost for ticket in order.ordered] == [*map(Decimal, ("5.50", "40.00", "5.00", "4.20"))]
    assert order.cost == Decimal("54.70")
    assert order.ticket("print-plan").cost is None


def test_without_prices_there_is_no_cost():
    assert (an_order().cost, an_order().unpriced) == (None, ())


def test_one_missing_price_leaves_the_whole_without():
    order = an_order(settings=SETTINGS._replace(prices=PRICES, sheet_paper="a3"))
    assert [ticket.name for ticket in order.unpriced] == ["drawing-sheet"]
    assert order.cost is None
    assert order.ticket("council-cards").cost == Decimal("4.20")


def test_whether_all_has_a_price_is_known_before_pieces_are_set():
    chosen = SETTINGS._replace(prices=PRICES)
    assert an_order({}, chosen).costed
    assert not an_order({}, SETTINGS).costed
    assert not an_order({}, chosen._replace(sheet_paper="a3")).costed
    assert an_order({}, chosen._replace(sheet_paper="a3", pieces=("council-cards",))).costed
    assert an_order({}, chosen, editions=["low-ink"]).costed


# late numbers


def the_plan(order):
    return SimpleNamespace(order=order, money=lambda amount: f"EUR {amount}", cost=f"EUR {order.cost}")


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("copies-of participant-handouts", 20),
        ("sheets-for participant-handouts", 160),
        ("all-sheets", 214),
        ("card-sheets", 12),
        ("cost-of council-cards", "EUR 4.20"),
        ("all-cost", "EUR 54.70"),
        ("checksum-of council-cards", "0123456789ab"),
        ("checksum-of drawing-sheet", ""),
    ],
)
def test_values_are_those_of_the_order(value, answer):
    answers = order_answers(
        the_plan(an_order(settings=SETTINGS._replace(prices=PRICES))), {"council-cards": "0123456789abcdef" * 4}
    )
    word, _, rest = value.partition(" ")
    assert answers[word](rest, SimpleNamespace(name="print-plan"), None) == answer


def test_checksums_are_for_those_who_are_drawn_last():
    answers = order_answers(the_plan(an_order()), {})
    with pytest.raises(KeyError):
        answers["checksum-of"]("council-cards", SimpleNamespace(name="facilitator-guide"), None)
    with pytest.raises(KeyError):
        answers["checksum-of"]("moon", SimpleNamespace(name="kit"), None)


# any room

settings = st.builds(
    lambda people, sizes, some, many, leading, watching: SETTINGS._replace(
        participants=people, groups_of=sizes, spares=Spares(some, percent=many), facilitators=leading,
        observers=watching, prices=PRICES,
    ),
    st.integers(1, 300), st.integers(2, 40), st.integers(0, 100), st.booleans(), st.integers(1, 9), st.integers(0, 30),
)  # fmt: skip
pages = st.fixed_dictionaries({name: st.integers(1, 90) for name in PAGES})


@given(settings, pages)
def test_every_number_follows_from_people_and_pages(chosen, of):
    order, room = an_order(of, chosen), chosen.room
    copies = {ticket.name: ticket.copies for ticket in order.ordered}
    everyone = room.participants + room.spare_copies
    assert copies == {
        "facilitator-guide": room.facilitators,
        "participant-handouts": everyone + room.observers,
        "drawing-sheet": everyone,
        "council-cards": room.tables,
    }
    assert order.sheets == sum(-(-of[name] // 2) * many for name, many in copies.items())
    assert order.sheets_of("card") + order.sheets_of("paper") == order.sheets
    assert order.cost == order.sheets * Decimal("0.25") + order.sheets_of("card") * Decimal("0.10")
    assert len(room.group_sizes) == room.tables == order.decks
