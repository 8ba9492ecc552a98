"""Cuts: a card stock and a paper go in, how often a sheet is cut comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kitgen.model.stock import CardStock


def cuts(stock: CardStock, paper: str) -> int:
    """Return how many straight cuts free all cards of one sheet, or of one stack of sheets, on a guillotine.

    Strips are laid on one another before they are cut across. Cards that touch share a cut; those with room between
    them have two.

    Raises:
        KeyError: when the stock has no sheet of this paper.
    """
    sheet = stock.sheets[paper]
    return sum(
        number + 1 if gutter == 0 else 2 * number
        for number, gutter in ((sheet.columns, stock.gutter_x), (sheet.rows, stock.gutter_y))
    )
