"""Money: amounts and what to call them go in, texts such as `EUR 1 240.50` come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from kitgen.model.prices import Prices

NARROW = "\u00a0"
"""Parts thousands, and currency from amount: neither may be parted at the end of a line."""


class Money(NamedTuple):
    """Writes amounts: thousands parted by a space from ten thousand on, decimals as many as the prices have.

    `words` has the mark before decimals (`decimal-mark`) and the order of currency and amount (`money-form`).
    """

    prices: Prices
    words: Mapping[str, str]

    def __call__(self, amount: Decimal) -> str:
        """Return an amount with its currency, or alone where the prices name none."""
        whole, _, decimals = f"{self.prices.rounded(amount):f}".partition(".")
        if len(whole) > 4:
            whole = f"{int(whole):,}".replace(",", NARROW)
        written = f"{whole}{self.words.get('decimal-mark', '.')}{decimals}" if decimals else whole
        if not self.prices.currency:
            return written
        form = self.words.get("money-form", "{currency}\u00a0{amount}")
        return form.format(currency=self.prices.currency, amount=written)
