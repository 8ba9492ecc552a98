import pytest

from kitgen.build.bundle import Bundle
from kitgen.build.facts import PieceFacts
from kitgen.build.numbers import Numbers
from kitgen.build.pieces import KINDS, PIECES, PRINT_PLAN
from kitgen.markup.element import Element
from kitgen.typeset.flow import SetPage
from kitgen.typeset.laid import Mark
from kitgen.typeset.pen import PageInfo
from kitgen.typeset.piece import SetPiece

PAGES = {
    "kit": 1,
    "facilitator-guide": 44,
    "participant-handouts": 16,
    "drawing-sheet": 2,
    "council-cards": 8,
    "print-plan": 1,
}
WORDS = {
    "fronts": "fronts",
    "backs": "backs",
    "sheet": "sheet",
    "sheets": "sheets",
}


def a_piece(name, *marks):
    """A set piece of as many pages as the drawn one; `marks` are (page, title, level, id)."""
    pages = [SetPage(None, number) for number in range(1, PAGES[name] + 1)]
    piece = SetPiece(name, name, "en", Element("document", {}), pages)
    for page, title, level, mark in marks:
        pages[page - 1].marks.append((Mark(mark, title, level), 0.0))
        piece.names[mark] = (page, page)
    return piece


@pytest.fixture
def pieces():
    guide = a_piece(
        "facilitator-guide",
        (1, "Facilitator guide", 1, "cover"),
        (2, "How to use", 1, "how-to-use"),
        (3, "At a glance", 1, "at-a-glance"),
        (8, "1 Welcome", 1, "session-welcome"),
        (10, "2 What it is", 1, "session-what"),
        (28, "What it means", 1, "reading-1"),
        (30, "Two halves", 2, "reading-2"),
        (33, "Strong answers: Draw it", 1, "answers-draw"),
        (34, "Strong answers: Seven questions", 1, "answers-seven"),
        (42, "Notes", 1, "notes"),
        (43, "Sources", 1, "sources"),
    )
    cards = a_piece("council-cards", (1, "Council cards", 1, "set"), (1, "", 0, "fronts"), (2, "", 0, "backs"))
    others = [a_piece(name) for name in ("kit", "participant-handouts", "drawing-sheet", "print-plan")]
    return {piece.name: piece for piece in (guide, cards, *others)}


@pytest.fixture
def ask(pieces):
    numbers = Numbers(pieces, ("kit", *PIECES, "print-plan"))
    page = PageInfo(3, 0, 0, {}, "The head")
    return lambda value, piece="facilitator-guide": numbers(value, pieces[piece], page)


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("page", "3"),
        ("pages", "44"),
        ("head", "The head"),
        ("sheet", "2"),
        ("sheets", "22"),
        ("page-of sources", "43"),
        ("page-of council-cards#backs", "2"),
        ("range-of notes", "42"),
        ("pages-in participant-handouts", "16"),
        ("sheets-in participant-handouts", "8"),
        ("kit-pages", "72"),
        ("kit-page-of facilitator-guide#at-a-glance", "4"),
        ("kit-page-of council-cards#", "64"),
        ("kit-range participant-handouts", "46–61"),
        ("kit-range print-plan", "72"),
    ],
)
def test_values_are_those_of_the_drawn_kit(ask, value, answer):
    assert ask(value) == answer


def test_where_all_fronts_come_first_a_back_is_on_the_sheet_of_its_front(pieces):
    cards = pieces["council-cards"]
    kinds = {**KINDS, "council-cards": KINDS["council-cards"]._replace(apart=True)}
    numbers = Numbers(pieces, ("kit", *PIECES, "print-plan"), kinds=kinds)
    assert [numbers("sheet", cards, PageInfo(page, 0, 0, {})) for page in range(1, 9)] == [*"12341234"]
    assert [Numbers(pieces, PIECES)("sheet", cards, PageInfo(page, 0, 0, {})) for page in range(1, 9)] == [*"11223344"]


def test_pages_of_the_contents_are_those_of_the_whole_kit(ask):
    assert ask("pages", "kit") == "72"


@pytest.mark.parametrize("value", ["page-of nowhere", "pages-in nothing", "kit-page-of council-cards#q99", "moon"])
def test_what_is_not_there_is_not_answered(ask, value):
    with pytest.raises(KeyError):
        ask(value)


def facts(name, letter="A"):
    kind = {**PIECES, PRINT_PLAN.name: PRINT_PLAN}[name]
    titles = {"facilitator-guide": "Facilitator guide"}
    return PieceFacts(kind, letter, titles.get(name, name), 1, "A4", "")


@pytest.fixture
def bundle(pieces):
    return Bundle([facts(name, letter) for name, letter in zip(PIECES, "ABCD", strict=True)], pieces, WORDS)


def test_a_piece_that_is_not_made_is_not_counted(pieces):
    handouts = Bundle([facts("participant-handouts")], pieces, WORDS)
    assert handouts.pages == 16


def titles(entries):
    return [entry.title for entry in entries]


def test_sessions_stand_in_a_column_of_their_own(bundle):
    left, right = bundle.columns(bundle.pieces[0], 8)
    assert titles(left) == ["How to use", "At a glance", "What it means", "Strong answers", "Notes", "Sources"]
    assert titles(right) == ["1 Welcome", "2 What it is"]
    assert left[3].id == "answers-draw"
    assert titles(bundle.columns(bundle.pieces[0], 8, ["how-to-use"])[0])[0] == "At a glance"


def test_neighbours_share_a_line_where_lines_are_few(bundle):
    left, _ = bundle.columns(bundle.pieces[0], 5)
    assert titles(left)[-1] == "Notes, Sources"
    assert left[-1].id == "notes"
    few, _ = bundle.columns(bundle.pieces[0], 1)
    assert all(len(title) <= 27 for title in titles(few))


def test_one_number_stands_for_pages_next_to_each_other_first():
    from kitgen.build.bundle import Entry, _joined

    entries = [Entry("Materials", "m"), Entry("The room", "r"), Entry("Answers", "a"), Entry("Cards", "c")]
    pages = {"m": (6, 6), "r": (7, 7), "a": (34, 37), "c": (38, 38)}
    assert titles(_joined(entries, 3, pages)) == ["Materials, The room", "Answers", "Cards"]
    assert titles(_joined(entries, 2, pages)) == ["Materials, The room", "Answers, Cards"]


def test_cards_are_told_by_their_sides(bundle):
    left, right = bundle.columns(bundle.pieces[3], 8)
    assert (titles(left), titles(right)) == (["Fronts, four sheets"], ["Backs, four sheets"])


def test_pictures_show_the_first_page_and_a_telling_one(bundle):
    guide, handouts, *_ = bundle.pieces
    assert bundle.pictures(guide, "at-a-glance") == (1, 3)
    assert bundle.pictures(handouts, "at-a-glance") == (1, 2)
    assert bundle.pictures(facts("print-plan"), "at-a-glance") == (1,)


def test_a_piece_that_is_not_set_has_no_entries(bundle):
    assert Bundle(bundle.pieces, {}, WORDS).entries(bundle.pieces[0]) == ()
