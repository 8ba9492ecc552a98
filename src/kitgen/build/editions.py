"""The editions of a kit: one table says which pieces each has, and what is printed of it.

An edition is an overlay of the look: styles, words and macros in `editions/NAME/` win over the look's own.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Literal, NamedTuple

from kitgen.build.pieces import PIECES
from kitgen.model.workshop import DRAWING, HANDOUTS

STANDARD = "standard"
LARGE_PRINT = "large-print"
PRESS = "press"
ALL_EDITIONS = "all"


class Edition(NamedTuple):
    """One edition. `fields` makes writing space into form fields; `copies` says what is printed by default.

    `stock` is what its cards are cut from, where it has one of its own, and `card_scale` the scale of stock that its
    styles are made for; `press` makes files for a print shop, in ink and with bleed.
    """

    name: str
    pieces: tuple[str, ...] = tuple(PIECES)
    fields: bool = False
    copies: Literal["all", "one", "none"] = "none"
    stock: str = ""
    card_scale: float = 1.0
    colour: bool = True
    press: bool = False

    @property
    def folder(self) -> tuple[str, ...]:
        """The folder below the kit's own; the standard edition lies in the kit's folder itself."""
        return () if self.name == STANDARD else (self.name,)


EDITIONS = MappingProxyType(
    {
        edition.name: edition
        for edition in (
            Edition(STANDARD, copies="all"),
            Edition("fillable", (HANDOUTS, DRAWING), fields=True),
            Edition(LARGE_PRINT, copies="one", stock="large", card_scale=2.0),
            Edition("low-ink", colour=False),
            Edition(PRESS, press=True),
        )
    }
)


def editions_to_build(asked: tuple[str, ...]) -> tuple[Edition, ...]:
    """Return the editions to build: the standard one always, then those asked for, each once, in the table's order."""
    wanted = set(EDITIONS) if ALL_EDITIONS in asked else {STANDARD, *asked}
    return tuple(edition for name, edition in EDITIONS.items() if name in wanted)
