"""Cards one a page: a set and a stock go in, pages of a card's size come out, its back behind every front.

This is how print shops and makers of card games want them: no marks, no sheet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitgen.model.stock import StockSheet
from kitgen.typeset.cards import CardSheets
from kitgen.typeset.crop import Marks

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.model.stock import CardStock
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.grid import Grid
    from kitgen.typeset.leaf import SetPage


class SingleCards(CardSheets):
    """Sets each card on a page of its own."""

    def __init__(self, element: Element, stock: CardStock, grid: Grid, setter: Compositor, paper: str) -> None:
        landscape = stock.width > stock.height
        sheet = StockSheet(paper, 1, 1, 0.0, 0.0, slugs=False, landscape=landscape)
        grid = replace(grid, width=stock.width, height=stock.height)
        super().__init__(element, replace(stock, sheets={paper: sheet}), grid, setter, paper)

    def pages(self, first: int) -> list[SetPage]:
        """Return fronts and backs in turn, without marks; `first` is the number of the first page."""
        pages = super().pages(first)
        for page in pages:
            page.items = [item for item in page.items if not isinstance(item[0], Marks)]
        return pages
