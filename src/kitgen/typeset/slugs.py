"""Lines of text outside the cards: a sheet and its slugs go in, where each of them stands comes out, in points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.model.card_sheet import EDGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element
    from kitgen.model.card_sheet import CardSheet, Slot

SLUG_INSET = 4 * MM
SLUG_ABOVE = 2.8 * MM
"""From a slug at the top of a sheet to the bleed below it."""
SLUG_BELOW = 1.15 * MM
"""From the bleed to a slug at the foot of a sheet."""
SLUG_COLUMNS = 3
SLUG_WIDTH = 56 * MM
"""Slugs stand in line with columns of cards from so many columns and from such a width on."""
INSET = 10 * MM
"""From the paper's edge to slugs that share the width of a sheet."""


def slug_top(sheet: CardSheet, which: str, edge: str, high: float) -> float:
    """Return where a slug of a height begins: beside the marks in line with columns of cards, else outside of them."""
    stock = sheet.stock
    slots = sheet.backs if which == "back" else sheet.fronts
    _, top, _, bottom = sheet.bounds((*slots, *sheet.backs) if sheet.folded else slots)
    if in_columns(sheet, slots):
        return top - stock.bleed - SLUG_ABOVE - high if edge == "top" else bottom + stock.bleed + SLUG_BELOW
    off = 0.0 if stock.precut else stock.mark_offset + stock.mark_length + MM
    if edge == "top":
        return max(top - max(off, stock.bleed + SLUG_ABOVE) - high, EDGE)
    return min(bottom + max(off, stock.bleed + SLUG_BELOW), sheet.height - EDGE - high)


def in_columns(sheet: CardSheet, slots: Sequence[Slot]) -> bool:
    """Whether there are columns of cards wide enough for a slug each."""
    return len({x for x, _ in slots}) >= SLUG_COLUMNS and sheet.stock.width >= SLUG_WIDTH and not sheet.folded


def slug_places(sheet: CardSheet, which: str, slugs: Sequence[Element]) -> list[tuple[float, float]]:
    """Return the left edge and the width of each slug at an edge of a sheet.

    Slugs stand in line with columns of cards, where there are such; else they share the width of the sheet, on one that
    is folded that of its halves, the first having the left one.
    """
    slots = sheet.backs if which == "back" else sheet.fronts
    columns = sorted({x for x, _ in slots})
    numbers = [int(child.get("column", 1)) for child in slugs]
    inner = sheet.stock.width - 2 * SLUG_INSET
    if in_columns(sheet, slots) or (max(numbers, default=1) <= len(columns) and sheet.stock.width >= SLUG_WIDTH):
        return [(columns[min(number, len(columns)) - 1] + SLUG_INSET, inner) for number in numbers]
    if sheet.folded and not sheet.turned and len(slugs) > 1:
        half, rest = sheet.width / 2, (sheet.width / 2 - INSET) / (len(slugs) - 1)
        return [
            (INSET, half / 2),
            *((half + SLUG_INSET + at * rest, rest - SLUG_INSET) for at in range(len(slugs) - 1)),
        ]
    share = (sheet.width - 2 * INSET) / max(len(slugs), 1)
    return [(INSET + at * share, share - SLUG_INSET) for at in range(len(slugs))]
