"""Keeps docs/stocks.md true: the keys of a stock's file, the stocks there are, their sizes and scales."""

import re
from pathlib import Path

import pytest

from kitgen.base.lengths import MM
from kitgen.read import stock as reader
from kitgen.read.fields import Fields
from kitgen.read.stock import read_stock

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "stocks.md").read_text(encoding="utf-8")
STOCKS = {path.stem: read_stock(path, path.name) for path in sorted((ROOT / "layouts" / "stocks").glob("*.yaml"))}


def section(title):
    [found] = re.findall(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return found


def rows(text):
    found = re.findall(r"^\| `.*\|$", text, re.MULTILINE)
    assert found
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in found]


def test_the_keys_are_those_the_reader_asks_for(monkeypatch):
    asked = {}
    node = Fields.node

    def noted(self, key, **more):
        asked.setdefault("sheet" if self.where.startswith("sheets.") else self.where, set()).add(key)
        return node(self, key, **more)

    monkeypatch.setattr(Fields, "node", noted)
    path = ROOT / "layouts" / "stocks" / "poker.yaml"
    reader.read_stock(path, path.name)
    keys, sheet_keys = section("A stock of your own").split("Each of the `sheets` has:")
    written = [{key for row in rows(part) for key in re.findall(r"`([a-z-]+)`", row[0])} for part in (keys, sheet_keys)]
    assert written == [asked[""], asked["sheet"]]


def test_every_stock_is_there_with_its_number_of_cards():
    shown = rows(section("Choose a stock"))
    assert {row[0].strip("`") for row in shown} == set(STOCKS)
    for name, *_, a4, letter in shown:
        sheets = STOCKS[name.strip("`")].sheets
        assert [str(sheets[paper].per_sheet) if paper in sheets else "" for paper in ("a4", "letter")] == [a4, letter]


def test_sizes_in_millimetres_are_those_of_the_files():
    for row in rows(section("Choose a stock")):
        found = re.search(r"([\d.]+) × ([\d.]+) mm", " ".join(row))
        stock = STOCKS[row[0].strip("`")]
        if found:
            assert [float(found[1]), float(found[2])] == pytest.approx([stock.width / MM, stock.height / MM])


def test_scales_and_sizes_of_text():
    for name, scale, size in rows(section("How cards take a new size")):
        stock = STOCKS[name.strip("`")]
        assert float(scale) == round(stock.scale, 3)
        assert float(size) == pytest.approx(10.5 * stock.scale, abs=0.051)
