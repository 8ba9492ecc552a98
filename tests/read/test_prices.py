from decimal import Decimal

import pytest

from kitgen.base.problems import Problems
from kitgen.read.fields import Fields
from kitgen.read.prices import read_prices
from kitgen.read.yamlfile import parse


def read(text):
    problems = Problems()
    fields = Fields(parse(text, "w.yaml"), problems)
    prices = read_prices(fields)
    fields.finish()
    return prices, [f"{problem.origin}: {problem.message}" for problem in problems]


def test_prices_are_exact():
    prices, problems = read(
        "prices:\n  currency: EUR\n  decimals: 3\n"
        "  sheet: {a4: {black: 0.05, colour: .25}, a3: {black: 1}}\n  stock: {270: 0.1, 120: 0}\n".replace(
            " .25", " 0.25"
        )
    )
    assert problems == []
    assert prices.sheet == {"a4": {"black": Decimal("0.05"), "colour": Decimal("0.25")}, "a3": {"black": Decimal(1)}}
    assert prices.stock == {270: Decimal("0.1"), 120: Decimal(0)}
    assert (prices.currency, prices.decimals, prices.origin.line) == ("EUR", 3, 1)


def test_no_prices():
    assert read("title: x\n")[0] is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("prices: cheap", '"prices" must be keys with values, not the text "cheap"'),
        ("prices: {currency: EUR}", 'the key "sheet" in "prices" is missing'),
        ("prices: {sheet: {a4: {black: -1}}}", '"prices.sheet.a4.black" must be an amount without its currency'),
        ("prices: {sheet: {a4: {black: 5 EUR}}}", '"prices.sheet.a4.black" must be an amount without its currency'),
        ("prices: {sheet: {a4: {black: 1e9}}}", '"prices.sheet.a4.black" must be an amount without its currency'),
        ("prices: {sheet: {a4: {grey: 1}}}", 'unknown key "grey" in "prices.sheet.a4"'),
        ("prices: {sheet: {a5: {black: 1}}}", 'unknown key "a5" in "prices.sheet"'),
        ("prices: {sheet: {}, stock: {card: 1}}", 'has the key "card", which is no weight of paper'),
        ("prices: {sheet: {}, decimals: 7}", '"prices.decimals" is 7; money has 4 at most'),
        ("prices: {sheet: {}, decimals: -1}", '"prices.decimals" must be a whole number, 0 or more'),
    ],
)
def test_faults_are_told(text, told):
    _, problems = read(text)
    assert len(problems) == 1
    assert told in problems[0]
    assert problems[0].startswith("w.yaml:1: ")
