"""Prices: the fields of a workshop or a brand go in, what they say of prices comes out."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from kitgen.base.papers import PAPERS
from kitgen.model.prices import Inks, Prices

if TYPE_CHECKING:
    from kitgen.read.fields import Fields

KEY = "prices"
INKS: tuple[Inks, ...] = ("black", "colour")
MOST_DECIMALS = 4
_AMOUNT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?", re.ASCII)
_GSM = re.compile(r"[1-9][0-9]{1,3}", re.ASCII)


def read_prices(fields: Fields) -> Prices | None:
    """Return the prices; None where there are none, and of those that are faulty none, after noting the fault."""
    node, inner = fields.node(KEY), fields.mapping(KEY)
    if node is None or inner is None or node.kind != "map":  # what it is instead, Fields has told
        return None
    sheets = inner.mapping("sheet", required=True)
    prices = Prices(
        origin=fields.at(KEY),
        sheet=_sheets(sheets) if sheets else {},
        stock=_stocks(inner),
        currency=inner.text("currency"),
        decimals=_decimals(inner),
    )
    inner.finish()
    return prices


def _sheets(fields: Fields) -> dict[str, dict[Inks, Decimal]]:
    found: dict[str, dict[Inks, Decimal]] = {}
    for paper in PAPERS:
        inner = fields.mapping(paper)
        if inner:
            prices = {inks: amount for inks in INKS if (amount := _amount(inner, inks)) is not None}
            inner.finish()
            found[paper] = prices
    fields.finish()
    return found


def _stocks(fields: Fields) -> dict[int, Decimal]:
    """Return what sheets of a weight cost more; the keys are weights in grams, such as 270."""
    inner = fields.mapping("stock")
    found: dict[int, Decimal] = {}
    for key in inner.keys() if inner else ():
        if inner and _GSM.fullmatch(key) and (amount := _amount(inner, key)) is not None:
            found[int(key)] = amount
        elif inner and not _GSM.fullmatch(key):
            inner.node(key)
            message = f'"{inner.where}" has the key "{key}", which is no weight of paper'
            hint = "write grams a square metre, such as 270: 0.10"
            fields.problems.error("wrong-value", message, inner.at(key), hint=hint)
    return found


def _amount(fields: Fields, key: str) -> Decimal | None:
    """Return an amount exactly as it is written, which a float would not be."""
    node = fields.node(key)
    if node is None:
        return None
    if node.kind in {"map", "list"} or not _AMOUNT.fullmatch(node.raw.strip()):
        return fields.wrong(key, "an amount without its currency, such as 0.25", node, None)
    return Decimal(node.raw.strip())


def _decimals(fields: Fields) -> int:
    number = fields.integer("decimals", 2, least=0)
    if number is not None and number > MOST_DECIMALS:
        message = f'"{fields.where}.decimals" is {number}; money has {MOST_DECIMALS} at most'
        fields.problems.error("wrong-value", message, fields.at("decimals"))
        return MOST_DECIMALS
    return 2 if number is None else number
