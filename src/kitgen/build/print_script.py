"""The script beside the print plan: a kit's tickets and checksums go in, the bytes of `print.sh` come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.papers import PAPERS
from kitgen.build.words import counted
from kitgen.press.lp import Job
from kitgen.press.script import Planned, script

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.build.tickets import Ticket
    from kitgen.build.view import View

SCRIPT = "print.sh"


def print_script(view: View, checksums: Mapping[str, str]) -> bytes:
    """Return the script that prints all that is ordered.

    Args:
        view: of the standard edition, with all pieces set.
        checksums: of the files, by the names of their tickets.
    """
    order, workshop = view.order, view.workshop
    head = (
        f"{workshop.title} {workshop.version}, {view.brand.full_name}: {view.people}, {counted(order.sheets, 'sheet')}"
    )
    planned = [
        Planned(
            _job(ticket, workshop.title),
            checksums[ticket.name],
            _stock(ticket),
            _note(ticket),
            _passes(ticket),
            f"the sheets of {ticket.letter} again, turned on the {ticket.flip} edge",
        )
        for ticket in order.ordered
    ]
    return script(SCRIPT, head, planned).encode()


def _job(ticket: Ticket, workshop: str) -> Job:
    return Job(
        file=ticket.file,
        title=f"{ticket.letter} {ticket.title}, {workshop}",
        copies=ticket.copies,
        paper=ticket.paper,
        flip=ticket.flip if ticket.kind.sides == "both" and not ticket.kind.apart else "",
        colour=ticket.inks == "colour",
        collate=ticket.collate,
    )


def _stock(ticket: Ticket) -> str:
    return f"{PAPERS[ticket.paper].label}, {ticket.gsm} g"


def _passes(ticket: Ticket) -> tuple[str, ...]:
    """Return the pages of fronts and of backs, where they are printed apart."""
    return (f"1-{ticket.sheets}", f"{ticket.sheets + 1}-{ticket.pages}") if ticket.kind.apart else ()


def _note(ticket: Ticket) -> str:
    copies = f"{counted(ticket.copies, 'copy', 'copies')} of {counted(ticket.sheets, 'sheet')}"
    return f"{ticket.letter} {ticket.title}: {copies}, {_stock(ticket)}, finish: {ticket.kind.finish}"
