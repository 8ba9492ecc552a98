"""What is asked of files for a print shop: options go in, one value that the files are made by comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kitgen.base.lengths import MM

if TYPE_CHECKING:
    from kitgen.build.tickets import Ticket
    from kitgen.model.press import PressColours
    from kitgen.typeset.grid import Grid

BLEED_MM = 3.0

MARKS = ("none", "crop", "full")


class Pressing(NamedTuple):
    """What was asked for. `binding` is in millimetres; `imposed` leaves cards on their sheets."""

    marks: Literal["none", "crop", "full"] = "none"
    imposed: bool = False
    binding: float = 0.0


class PressFacts(NamedTuple):
    """What a print shop asks of a file: its trimmed size and bleed in mm, marks, inks beside the four, condition."""

    trim: tuple[float, float]
    bleed: float
    marks: str
    condition: str
    standard: str = ""
    spots: tuple[str, ...] = ()


def for_press(ticket: Ticket, pressing: Pressing, colours: PressColours, grid: Grid) -> Ticket:
    """Return the ticket of a file for a print shop, whose pages have a grid; cards one a page are trimmed, not cut."""
    trim = round(grid.width / MM, 2), round(grid.height / MM, 2)
    spots = tuple(sorted(set(colours.spots.values())))
    claim = "PDF/X-4" if colours.profile else ""
    facts = PressFacts(trim, BLEED_MM, pressing.marks, colours.condition, claim, spots)
    if ticket.kind.stock == "card" and not pressing.imposed:
        ticket = ticket._replace(kind=ticket.kind._replace(finish="trim", finish_word=""), cuts=0)
    return ticket._replace(press=facts, bleed=BLEED_MM)
