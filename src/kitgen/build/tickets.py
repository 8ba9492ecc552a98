"""Job tickets: a view and the pieces that are set go in; what a printer must know of every file comes out.

Print plan, guide, manifest, `print.sh` and `kitgen plan` read these numbers and reckon none of their own.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from itertools import count, product
from string import ascii_uppercase
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from kitgen.base.lengths import MM
from kitgen.build.card_plan import CardFacts, card_facts
from kitgen.build.editions import EDITIONS, STANDARD, Edition
from kitgen.build.pieces import KIT, PIECES, PRINT_PLAN, SHOWN
from kitgen.build.plan import Amount, sheets
from kitgen.build.pressing import for_press

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kitgen.build.card_plan import CardPlan
    from kitgen.build.pieces import Edge, PieceKind
    from kitgen.build.plan import Room
    from kitgen.build.pressing import PressFacts
    from kitgen.build.settings import Settings
    from kitgen.model.press import PressColours
    from kitgen.model.prices import Inks, Prices
    from kitgen.typeset.piece import SetPiece

Scaling = Literal["none", "fit"]


class Ticket(NamedTuple):
    """One file as it is printed: `copies` of it are printed, 0 of what is read on a screen.

    `finished` is the size of what is in the hand at the end, in millimetres, `bleed` how far colour goes past the cut,
    `cuts` how often a sheet is cut. `cards` is what is told of sheets of cards. `letter` is empty for files that are
    not in the order. `imposed` is the file whose pages this one has several of on a side; `press` is what a print shop
    asks of a file made for one.
    """

    kind: PieceKind
    title: str
    edition: Edition
    pages: int
    copies: int
    paper: str
    landscape: bool
    finished: tuple[float, float]
    gsm: int
    flip: Edge
    bleed: float = 0.0
    cuts: int = 0
    letter: str = ""
    cost: Decimal | None = None
    cards: CardFacts | None = None
    imposed: str = ""
    press: PressFacts | None = None

    @property
    def name(self) -> str:
        """What numbers know it by: its piece, with its edition before it where that is not the standard one."""
        return self.kind.name if self.edition.name == STANDARD else f"{self.edition.name}/{self.kind.name}"

    @property
    def file(self) -> str:
        """Its file, from the kit's folder."""
        return "/".join((*self.edition.folder, self.kind.file))

    @property
    def sheets(self) -> int:
        """The sheets of paper that one copy takes."""
        return sheets(self.pages, self.kind.sides)

    @property
    def total_sheets(self) -> int:
        """The sheets that all copies take."""
        return self.sheets * self.copies

    @property
    def inks(self) -> Inks:
        """What it is printed in."""
        return _inks(self.edition)

    @property
    def collate(self) -> bool:
        """Whether each copy comes out whole before the next.

        A single page has nothing to put in order; a single sheet has: uncollated, some printers put its first page on
        both sides.
        """
        return self.pages > 1

    @property
    def scaling(self) -> Scaling:
        """Every file is as large as its paper, and nothing may be made larger or smaller."""
        return "none"

    @property
    def ordered(self) -> bool:
        """Whether it is part of the order that goes to the copy shop: the plan itself and the whole kit are not."""
        return self.copies > 0 and self.kind.name not in SHOWN and not self.imposed


def copies_of(room: Room, kind: PieceKind, edition: Edition) -> int:
    """Return how many copies of a piece are printed in an edition."""
    if kind is KIT:
        return 0
    amount = amount_of(kind)
    return {"all": room.total(amount), "one": 1, "none": 0}[edition.copies]


def amount_of(kind: PieceKind) -> Amount:
    """Return how many of a piece are made for whom; what every participant gets has its spares."""
    return Amount(kind.per, spares=kind.per == "each", observers=kind.observers)


class Order:
    """The tickets of a kit.

    `pieces` holds, by edition, the pieces that are set; what is not set has no ticket yet. `plans` says by edition how
    cards are printed. `more` are tickets of files that are made from pieces in other ways; they stand after those of
    their edition. `documents` are the kinds of documents of others, `inks` the brand's for a press.
    """

    def __init__(
        self,
        settings: Settings,
        words: Mapping[str, str],
        pieces: Mapping[str, Mapping[str, SetPiece]],
        plans: Mapping[str, CardPlan],
        more: Sequence[Ticket] = (),
        documents: Mapping[str, PieceKind] = MappingProxyType({}),
        inks: PressColours | None = None,
    ) -> None:
        self.settings = settings
        self.words = words
        self.pieces = pieces
        self.plans = plans
        self.more = more
        self.documents = documents
        self.inks = inks
        self.kinds = {**PIECES, **documents, PRINT_PLAN.name: PRINT_PLAN, KIT.name: KIT}

    @property
    def prices(self) -> Prices | None:
        """What a copy shop asks, where it is known."""
        return self.settings.prices

    @cached_property
    def tickets(self) -> tuple[Ticket, ...]:
        """Every file of the kit, edition by edition, in the order of the manifest."""
        upcoming = letters()
        found: list[Ticket] = []
        # What was set for its page numbers alone, as handouts are for a guide, is no file.
        files = [name for name in self.kinds if name not in PIECES or name in self.settings.pieces]
        for edition in EDITIONS.values():
            set_here = self.pieces.get(edition.name, {})
            found += [self._ticket(edition, name, upcoming) for name in files if name in set_here]
            found += [ticket for ticket in self.more if ticket.edition is edition]
        return tuple(found)

    @property
    def ordered(self) -> tuple[Ticket, ...]:
        """What goes to the copy shop."""
        return tuple(ticket for ticket in self.tickets if ticket.ordered)

    @property
    def beside(self) -> tuple[Ticket, ...]:
        """The other files of pieces, which are not printed by default."""
        return tuple(one for one in self.tickets if not one.ordered and one.kind not in (PRINT_PLAN, KIT))

    @property
    def sheets(self) -> int:
        """All sheets of the order."""
        return sum(ticket.total_sheets for ticket in self.ordered)

    def sheets_of(self, stock: str) -> int:
        """Return the sheets of the order that are of one stock: `paper` or `card`."""
        return sum(ticket.total_sheets for ticket in self.ordered if ticket.kind.stock == stock)

    @property
    def decks(self) -> int:
        """How many sets of cards are cut."""
        return sum(ticket.copies for ticket in self.ordered if ticket.kind.stock == "card")

    @property
    def cost(self) -> Decimal | None:
        """What the order costs: the sum of its tickets; None where there are no prices, or one of them is missing."""
        costs = [ticket.cost for ticket in self.ordered if ticket.cost is not None]
        return sum(costs, Decimal(0)) if costs and not self.unpriced else None

    @property
    def costed(self) -> bool:
        """Whether all that will be ordered has a price; pieces that are not set yet are thought of too."""
        editions = [EDITIONS[name] for name in self.pieces]
        kinds = [
            (kind, edition)
            for edition in editions
            if edition.copies != "none"
            for kind in PIECES.values()
            if kind.name in self.settings.pieces and kind.name in edition.pieces
        ]
        kinds += [(kind, EDITIONS[STANDARD]) for kind in self.documents.values()]
        return self.prices is not None and all(
            self._price_known(kind, edition) for kind, edition in kinds
        )  # fmt: skip

    def _price_known(self, kind: PieceKind, edition: Edition) -> bool:
        prices, paper = self.prices, self._paper(kind)
        return prices is not None and _inks(edition) in prices.sheet.get(paper, {})

    @property
    def unpriced(self) -> tuple[Ticket, ...]:
        """What has no price, although there are prices."""
        return tuple(ticket for ticket in self.ordered if self.prices and ticket.cost is None)

    def ticket(self, name: str) -> Ticket:
        """Return a ticket by its name.

        Raises:
            KeyError: when there is none; it is called by that name.
        """
        for ticket in self.tickets:
            if ticket.name == name:
                return ticket
        raise KeyError(name)

    def _paper(self, kind: PieceKind) -> str:
        return kind.paper or (self.settings.sheet_paper if kind.own_paper else self.settings.paper)

    def _pages(self, edition: Edition, kind: PieceKind) -> int:
        """Return the pages of a file; the whole kit holds all others of its edition."""
        pieces = self.pieces[edition.name]
        return sum(len(pieces[name].pages) for name in (pieces if kind is KIT else (kind.name,)))

    def ticket_of(self, edition: Edition, piece: str) -> Ticket:
        """Return the ticket of a piece in an edition.

        Raises:
            KeyError: when it is not set.
        """
        return self.ticket(piece if edition.name == STANDARD else f"{edition.name}/{piece}")

    def _ticket(self, edition: Edition, name: str, upcoming: Iterator[str]) -> Ticket:
        plan, piece = self.plans.get(edition.name), self.pieces[edition.name][name]
        kind = plan.kinds[name] if plan and name in plan.kinds else self.kinds[name]
        paper = self._paper(kind)
        copies = copies_of(self.settings.room, kind, edition)
        grid = piece.pages[0].grid
        landscape = grid.width > grid.height
        cut = plan if plan and kind.stock == "card" else None
        stock = cut.stock if cut else None
        listed = copies > 0 and name not in SHOWN
        pages, price = self._pages(edition, kind), self.prices
        each = sheets(pages, kind.sides)
        ticket = Ticket(
            kind.finished_at(each),
            self.words.get(name, name),
            edition,
            pages,
            copies,
            paper,
            landscape,
            finished=_in_mm(stock.width, stock.height) if stock else _in_mm(grid.width, grid.height),
            gsm=kind.gsm,
            flip=kind.flip,
            bleed=round(stock.bleed / MM, 1) if stock else 0.0,
            cuts=len(cut.cuts) if cut else 0,
            cards=card_facts(cut, piece.root, self.settings.printer) if cut else None,
            letter=next(upcoming) if listed else "",
            cost=price.of(each * copies, paper, _inks(edition), kind.gsm) if price and listed else None,
        )
        return for_press(ticket, self.settings.pressing, self.inks, grid) if edition.press and self.inks else ticket


def _inks(edition: Edition) -> Inks:
    return "colour" if edition.colour else "black"


def _in_mm(width: float, height: float) -> tuple[float, float]:
    return round(width / MM, 1), round(height / MM, 1)


def letters() -> Iterator[str]:
    """Yield what pieces are called by in an order: A to Z, then AA, AB and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_uppercase, repeat=length))
