from __future__ import annotations

from pathlib import Path

import pytest

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.base.problems import KitError
from kitgen.read.stock import read_stock

ROOT = Path(__file__).parents[2]
STOCKS = sorted((ROOT / "layouts" / "stocks").glob("*.yaml"))
GOOD = """\
title: Small cards
width: 50mm
height: 80mm
bleed: 2mm
sheets:
  a4: { columns: 4, rows: 3, left: 5mm, top: 28.5mm }
"""


@pytest.fixture
def stock(tmp_path):
    def read(text):
        path = tmp_path / "small.yaml"
        path.write_text(text)
        return read_stock(path, "layouts/stocks/small.yaml")

    return read


@pytest.fixture
def told(stock):
    def faults(text):
        with pytest.raises(KitError) as caught:
            stock(text)
        return str(caught.value).split("\n")

    return faults


def test_what_is_not_written_is_usual(stock):
    small = stock(GOOD)
    assert (small.name, small.title, small.kind, small.gsm) == ("small", "Small cards", "card", 270)
    assert (small.mark_offset, small.mark_length, small.mark_length_sides) == (3 * MM, 5 * MM, 3 * MM)
    sheet = small.sheets["a4"]
    assert (sheet.per_sheet, sheet.slugs, sheet.landscape) == (12, True, False)


def test_slots_go_row_by_row_with_gutters_between(stock):
    small = stock(GOOD.replace("bleed: 2mm", "gutter-x: 1mm\ngutter-y: 4mm").replace("columns: 4", "columns: 3"))
    slots = [(round(x / MM, 3), round(y / MM, 3)) for x, y in small.slots("a4")]
    assert slots[:4] == [(5, 28.5), (56, 28.5), (107, 28.5), (5, 112.5)]
    assert len(slots) == 9
    assert small.extent(small.sheets["a4"]) == pytest.approx((152 * MM, 248 * MM))


def test_a_turned_sheet_is_measured_turned(stock, told):
    turned = GOOD.replace("columns: 4, rows: 3, left: 5mm, top: 28.5mm", "columns: 5, rows: 2, left: 20mm, top: 25mm")
    assert "too wide" in told(turned)[0]
    assert stock(turned.replace(" }", ", landscape: yes }")).sheets["a4"].landscape


@pytest.mark.parametrize("path", STOCKS, ids=lambda path: path.stem)
def test_shipped_stocks_are_sound_and_stand_in_the_middle_of_the_paper(path):
    shipped = read_stock(path, path.name)
    assert shipped.title != shipped.name
    for paper, sheet in shipped.sheets.items():
        wide, high = shipped.extent(sheet)
        size = (PAPERS[paper].width, PAPERS[paper].height)
        width, height = size[::-1] if sheet.landscape else size
        assert sheet.left == pytest.approx((width * MM - wide) / 2)
        assert sheet.top == pytest.approx((height * MM - high) / 2)


@pytest.mark.parametrize(
    ("was", "is_now", "line", "said"),
    [
        ("title:", "titel:", 1, 'unknown key "titel"'),
        ("width: 50mm", "width: 50", 2, '"width" must be a length'),
        ("width: 50mm\n", "", 1, 'the key "width" is missing'),
        ("height: 80mm", "height: 0mm", 3, '"height" must be a length above 0'),
        ("bleed: 2mm", "gutter-x: -1mm", 4, '"gutter-x" must be a length, 0 or more, not the text "-1mm"'),
        ("title: Small cards", "kind: cards", 1, '"kind" must be one of card, label'),
        ("a4:", "a44:", 6, 'unknown paper "a44" in "sheets"'),
        ("columns: 4", "columns: 0", 6, '"sheets.a4.columns" must be a whole number, 1 or more'),
        ("top: 28.5mm", "top: 28.5mm, gutter: 3mm", 6, 'unknown key "gutter" in "sheets.a4"'),
        ("columns: 4", "columns: 5", 6, "the cards are 45 mm too wide for A4: they begin at 5 mm, take 250 mm, and"),
        ("rows: 3", "rows: 4", 6, "the cards are 51.5 mm too high for A4"),
        ("bleed: 2mm", "bleed: 4mm", 1, "crop marks begin 3 mm off the cards, inside the bleed of 4 mm"),
        ("bleed: 2mm", "corner: 25mm", 4, '"corner" is 25 mm, half of the card or more'),
        ("top: 28.5mm", "top: 9mm", 6, "above or below the cards on A4 there is no room for lines of text"),
    ],
)
def test_faults_name_file_and_line(told, was, is_now, line, said):
    assert was in GOOD
    first = told(GOOD.replace(was, is_now))[0]
    assert first.startswith(f"layouts/stocks/small.yaml:{line}: error: ")
    assert said in first


def test_all_faults_are_told_at_once(told):
    faults = told(GOOD.replace("50mm", "wide").replace("80mm", "high"))
    assert len([line for line in faults if "error" in line]) == 2


def test_lines_of_text_can_be_left_out(stock):
    assert not stock(GOOD.replace("top: 28.5mm", "top: 9mm, slugs: no")).sheets["a4"].slugs
