"""What a copy shop asks: prices of sheets and of stocks as exact amounts, with the currency they are in."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.base.origin import Origin

Inks = Literal["black", "colour"]


class Prices(NamedTuple):
    """Prices of printing.

    `sheet` has, by paper and ink, what one printed sheet costs, however many of its sides are printed; `stock` what a
    sheet of a weight (in grams a square metre) costs beyond that. `decimals` is to how many places money is rounded.
    """

    origin: Origin
    sheet: Mapping[str, Mapping[Inks, Decimal]]
    stock: Mapping[int, Decimal] = MappingProxyType({})
    currency: str = ""
    decimals: int = 2

    def of(self, sheets: int, paper: str, inks: Inks, gsm: int) -> Decimal | None:
        """Return what so many sheets cost, rounded half up; None where the paper has no price in these inks."""
        price = self.sheet.get(paper, {}).get(inks)
        if price is None:
            return None
        return self.rounded(sheets * (price + self.stock.get(gsm, Decimal(0))))

    def rounded(self, amount: Decimal) -> Decimal:
        """Return an amount as it is paid."""
        return amount.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)
