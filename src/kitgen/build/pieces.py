"""The printed pieces: one table says who gets each, on what it is printed and how it is finished."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from kitgen.model.workshop import CARDS, DRAWING, GUIDE, HANDOUTS

if TYPE_CHECKING:
    from kitgen.build.plan import Per, Sides

Edge = Literal["long", "short"]

STAPLED = 50
"""The sheets that a copier's stapler goes through."""


class PieceKind(NamedTuple):
    """What is known of a piece before it is built.

    `per` says for whom copies are made, `gsm` is the weight of its stock in grams a square metre, and `own_paper` that
    its size is `--sheet-paper`, not `--paper`. `observers` get what is made for each participant to follow the day, not
    what is worked on in a group. With `apart`, all fronts are printed before all backs. `finish_word` is the word of
    the look that says how it is finished, where that is not the piece's own. `paper` is what a document of others is
    printed on.
    """

    name: str
    audience: str
    per: Per
    gsm: int
    finish: str
    stock: Literal["paper", "card"] = "paper"
    sides: Sides = "both"
    flip: Edge = "long"
    own_paper: bool = False
    observers: bool = False
    apart: bool = False
    finish_word: str = ""
    paper: str = ""

    @property
    def file(self) -> str:
        """The name of its PDF."""
        return f"{self.name}.pdf"

    def finished_at(self, sheets: int) -> PieceKind:
        """Return the kind of a file of so many sheets: what no stapler goes through is bound."""
        if "staple" not in self.finish or sheets <= STAPLED:
            return self
        return self._replace(finish="spiral bound", finish_word="bound-finish")


PIECES = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            PieceKind(GUIDE, "facilitators", "facilitator", 90, "two staples"),
            PieceKind(HANDOUTS, "participants", "each", 90, "one staple", observers=True),
            PieceKind(DRAWING, "participants", "each", 120, "none", flip="short", own_paper=True),
            PieceKind(CARDS, "groups", "group", 270, "cut to marks", stock="card"),
        )
    }
)
"""The four pieces of a kit, in the order in which it presents them."""

PRINT_PLAN = PieceKind("print-plan", "copy shop", "room", 90, "none", sides="one")
KIT = PieceKind("kit", "screen", "room", 90, "none")

SHOWN = frozenset({PRINT_PLAN.name, KIT.name})
"""What is made to be read once, and is not copied for the room."""

KINDS = MappingProxyType({**PIECES, PRINT_PLAN.name: PRINT_PLAN, KIT.name: KIT})
"""All files that can be made, by their names."""
