"""Late numbers of the order: tickets and checksums go in, what a <value> asks of them comes out while drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.build.pieces import KIT, PRINT_PLAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.build.numbers import Answer
    from kitgen.build.plan_view import PlanView
    from kitgen.typeset.piece import SetPiece

CHECKSUM_SHOWN = 12
"""How many digits of a checksum are printed: enough that no two files of an order share them by chance."""


def order_answers(plan: PlanView, checksums: Mapping[str, str]) -> dict[str, Answer]:
    """Return what answers words such as `sheets-for NAME`, where NAME is that of a ticket.

    Args:
        plan: the print plan.
        checksums: of the files drawn so far, by the names of their tickets. They grow until the print plan is drawn,
            which is the last but for the whole kit; so only these two can ask for them.
    """
    order = plan.order

    def checksum(name: str, piece: SetPiece) -> str:
        if piece.name not in (PRINT_PLAN.name, KIT.name):
            raise KeyError(name)
        ticket = order.ticket(name)
        return checksums.get(ticket.name, "")[:CHECKSUM_SHOWN]

    return {
        "copies-of": lambda rest, _piece, _page: order.ticket(rest).copies,
        "sheets-for": lambda rest, _piece, _page: order.ticket(rest).total_sheets,
        "all-sheets": lambda _rest, _piece, _page: order.sheets,
        "card-sheets": lambda _rest, _piece, _page: order.sheets_of("card"),
        "cost-of": lambda rest, _piece, _page: plan.money(order.ticket(rest).cost),
        "all-cost": lambda _rest, _piece, _page: plan.cost,
        "checksum-of": lambda rest, piece, _page: checksum(rest, piece),
    }
