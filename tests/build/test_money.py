from decimal import Decimal

import pytest

from kitgen.base.origin import Origin
from kitgen.build.money import Money
from kitgen.model.prices import Prices

FORM = {"money-form": "{amount} {currency}", "decimal-mark": ","}


def prices(currency="EUR", decimals=2, **more):
    return Prices(Origin("w.yaml"), {}, {}, currency, decimals, **more)


@pytest.mark.parametrize(
    ("amount", "currency", "decimals", "written"),
    [
        ("0", "EUR", 2, "EUR\u00a00.00"),
        ("54.7", "EUR", 2, "EUR\u00a054.70"),
        ("1240.5", "£", 2, "£\u00a01240.50"),
        ("12400.5", "EUR", 2, "EUR\u00a012\u00a0400.50"),
        ("1234567", "JPY", 0, "JPY\u00a01\u00a0234\u00a0567"),
        ("0.005", "", 2, "0.01"),
        ("2.5", "", 0, "3"),
    ],
)
def test_amounts_as_written(amount, currency, decimals, written):
    assert Money(prices(currency, decimals), {})(Decimal(amount)) == written


def test_another_language_writes_them_its_own_way():
    assert Money(prices(), FORM)(Decimal("54.70")) == "54,70 EUR"


def test_a_price_of_a_sheet_is_exact_and_its_sum_is_rounded_half_up():
    some = Prices(Origin("w.yaml"), {"a4": {"black": Decimal("0.045")}}, {120: Decimal("0.01")})
    assert some.of(1, "a4", "black", 90) == Decimal("0.05")
    assert some.of(100, "a4", "black", 90) == Decimal("4.50")
    assert some.of(100, "a4", "black", 120) == Decimal("5.50")
    assert some.of(100, "a4", "colour", 90) is None
    assert some.of(100, "a3", "black", 90) is None
