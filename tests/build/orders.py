"""Orders for tests: numbers of pages go in, set pieces that have so many and the order of them come out."""

from types import SimpleNamespace

from kitgen.base.origin import Origin
from kitgen.build.card_plan import CardPlan
from kitgen.build.settings import merge
from kitgen.build.tickets import Order
from kitgen.markup.element import Element
from kitgen.model.card_job import CardJob
from kitgen.model.card_sheet import card_sheet
from kitgen.model.stock import CardStock, StockSheet
from kitgen.typeset.flow import SetPage
from kitgen.typeset.piece import SetPiece

SETTINGS = merge()
"""What holds where nobody says anything."""

PAGES = {"facilitator-guide": 44, "participant-handouts": 16, "drawing-sheet": 2, "council-cards": 8, "print-plan": 1}
"""Those of the drawn kit, before the contents page."""

POKER = CardStock(
    "poker", "Poker cards", Origin("poker.yaml"), 180.0, 252.0, 0, 0, 8.504, 11.3, 8.5,
    {paper: StockSheet(paper, 3, 3, 27.6, 42.9) for paper in ("a4", "letter")},
)  # fmt: skip
UPRIGHT = SimpleNamespace(width=595.28, height=841.89)
LYING = SimpleNamespace(width=841.89, height=595.28)


def a_set_piece(name, pages):
    root = Element("document", {}, [Element("cards", {"stock": "poker"})] if name == "council-cards" else [])
    grid = LYING if name == "drawing-sheet" else UPRIGHT
    return SetPiece(name, name, "en", root, [SetPage(grid, number) for number in range(1, pages + 1)])


def an_order(pages=PAGES, settings=SETTINGS, editions=(), words=None):
    """Return an order of the standard edition and of others, which have the same pages."""
    edition_names = ("standard", *editions)
    pieces = {edition: {name: a_set_piece(name, many) for name, many in pages.items()
                        if edition == "standard" or name != "print-plan"} for edition in edition_names}  # fmt: skip
    job = CardJob()
    plan = CardPlan(POKER, job, card_sheet(POKER, "a4", job))
    return Order(settings, words or {}, pieces, dict.fromkeys(pieces, plan))
