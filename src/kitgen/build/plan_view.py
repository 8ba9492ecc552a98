"""The view that layouts have of the print plan: tickets, packing list and order go in, what is printed comes out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from kitgen.build.money import Money
from kitgen.build.packing import PackingList, packing_list
from kitgen.build.pieces import PRINT_PLAN
from kitgen.build.plan import Amount
from kitgen.build.tickets import amount_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kitgen.build.tickets import Order, Ticket
    from kitgen.build.view import View
    from kitgen.model.workshop import Workshop


class Bag(NamedTuple):
    """What is ticked off when it is packed: bags of one kind, by their numbers; a single one is not `counted`."""

    title: str
    each: str
    numbers: range
    counted: bool = True

    def label(self, number: int) -> str:
        """Return what one of them is called."""
        return self.each.format(n=number)


@dataclass(frozen=True)
class PlanView:
    """The print plan as layouts ask for it."""

    view: View
    order: Order

    @property
    def words(self) -> Mapping[str, str]:
        """The words of look and workshop."""
        return self.view.words

    @cached_property
    def packing(self) -> PackingList:
        """What goes into the box, and for whom."""
        words, pieces = self.words, self.view.pieces
        printed = [(words.get(f"{one.name}-pack", one.title), amount_of(one.kind)) for one in pieces]
        printed += [(self._named(one), Amount("room", one.copies)) for one in self.order.ordered if one.edition.folder]
        this = (words.get(f"{PRINT_PLAN.name}-pack", PRINT_PLAN.name), Amount("room"))
        return packing_list(self.view.room, (*printed, this, *brought(self.view.workshop)))

    def _named(self, ticket: Ticket) -> str:
        """Return what a piece of another edition is called in the packing list."""
        piece, edition = self.words.get(f"{ticket.kind.name}-pack", ticket.title), ticket.edition.name
        form = self.words.get("packed-edition", "{piece}, {edition}")
        return form.format(piece=piece, edition=self.words.get(f"edition-{edition}", edition))

    @property
    def packing_columns(self) -> tuple[str, ...]:
        """What the packing list has a column for beside places and tables."""
        return tuple(name for name in ("observer", "facilitator", "room", "spares") if self.packing.has(name))

    @property
    def bags(self) -> tuple[Bag, ...]:
        """What is packed apart and ticked off: a bag a table, facilitator and observer, one for the room and spares."""
        words, room = self.words, self.view.room
        people = (("facilitator", room.facilitators), ("observer", room.observers))
        return (
            *(Bag(words["bag-tables"].format(n=kind.seats), words["bag-table"], kind.numbers)
              for kind in self.packing.tables),
            *(Bag(words[f"bag-{name}s"], words[f"bag-{name}"], range(1, number + 1))
              for name, number in people if number and self.packing.has(name)),
            *(Bag(words[f"bag-{name}"], words[f"bag-{name}"], range(1, 2), counted=False)
              for name in ("room", "spares") if self.packing.has(name)),
        )  # fmt: skip

    # what a ticket says --------------------------------------------------------------------------------------------

    @property
    def first_card(self) -> Ticket | None:
        """The first file that is printed on card."""
        return next((ticket for ticket in self.order.ordered if ticket.kind.stock == "card"), None)

    @property
    def test(self) -> str:
        """What a first copy is tested for, as a word of the look ends: `cards`, `fold` or `pages`."""
        facts = self.first_card.cards if self.first_card else None
        if facts is None or facts.backs == "none":
            return "pages"
        return "fold" if facts.backs == "fold" else "cards"

    def stock(self, ticket: Ticket) -> str:
        """Return paper and weight, such as `A4, 90 g`."""
        return self.words["paper-and-weight"].format(paper=self.view.paper_label(ticket.paper), gsm=ticket.gsm)

    def sides(self, ticket: Ticket) -> str:
        """Return how its sheets are printed and turned, such as `both, long edge`."""
        edge = self.words[f"{ticket.flip}-edge"]
        sides = "apart" if ticket.kind.apart else ticket.kind.sides
        return self.words[f"sides-{sides}"].format(edge=edge)

    def finish(self, ticket: Ticket) -> str:
        """Return what is done to its sheets, such as `one staple`."""
        return self.words.get(ticket.kind.finish_word or f"{ticket.kind.name}-finish", ticket.kind.finish)

    def size(self, ticket: Ticket) -> str:
        """Return the finished size, such as `63.5 × 88.9 mm`."""
        width, height = (f"{side:g}" for side in ticket.finished)
        return self.words["size-in-mm"].format(width=width, height=height)

    def bleed(self, ticket: Ticket) -> str:
        """Return how far colour goes past the cut, such as `bleed 3 mm`."""
        return self.words["bleed-in-mm" if ticket.bleed else "no-bleed"].format(bleed=f"{ticket.bleed:g}")

    def colour(self, ticket: Ticket) -> str:
        """Return `in colour` or `in black`."""
        return self.words[f"in-{ticket.inks}"]

    def collate(self, ticket: Ticket) -> str:
        """Return how copies come out; a single page has no order to be kept."""
        return self.words["collated" if ticket.collate else "single-page"]

    def cuts(self, ticket: Ticket) -> str:
        """Return how often a sheet is cut."""
        if not ticket.cuts:
            return self.words["no-cuts"]
        return self.words["one-cut" if ticket.cuts == 1 else "cuts-a-sheet"].format(n=ticket.cuts)

    def cuts_along(self, ticket: Ticket, axis: Literal["upright", "lying"]) -> str:
        """Return the cuts of a sheet along an axis by their numbers, in mm, such as `1 at 9.75, 2 at 73.25`."""
        plan = self.order.plans.get(ticket.edition.name) if ticket.cuts else None
        cuts = [cut for cut in plan.cuts if cut.axis == axis] if plan else []
        return ", ".join(self.words["cut-at"].format(n=cut.number, mm=f"{cut.mm:g}") for cut in cuts)

    def scale(self, ticket: Ticket) -> str:
        """Return the scale and how copies come out, such as `100 %, collated`."""
        return self.words["at-full-scale"].format(collate=self.collate(ticket))

    # the order -----------------------------------------------------------------------------------------------------

    @property
    def due(self) -> str:
        """When it must be there; empty where it is not known."""
        return self.view.date_in_words(self.view.settings.due)

    @property
    def deliver_to(self) -> str:
        """Where it is brought; empty where it is not known."""
        return self.view.settings.deliver_to

    @property
    def proof(self) -> str:
        """Which proof is wanted; empty where it is not known."""
        return self.words[f"proof-{self.view.settings.proof}"] if self.view.settings.proof else ""

    # money ---------------------------------------------------------------------------------------------------------

    @property
    def cost(self) -> str:
        """What all of it costs; empty where a price is missing."""
        return self.money(self.order.cost)

    def figure(self, amount: Decimal | None) -> str:
        """Return an amount without its currency, for columns whose head has it; empty where there is none."""
        prices = self.order.prices
        return Money(prices._replace(currency=""), self.words)(amount) if prices and amount is not None else ""

    def money(self, amount: Decimal | None) -> str:
        """Return an amount as it is printed; empty where there is none."""
        prices = self.order.prices
        return Money(prices, self.words)(amount) if prices and amount is not None else ""


def brought(workshop: Workshop) -> list[tuple[str, Amount]]:
    """Return what the workshop wants brought, by the names of the packing list."""
    return [(thing.pack or thing.item, Amount(thing.per, thing.number, thing.spares, thing.unit, thing.observers))
            for thing in workshop.materials]  # fmt: skip
