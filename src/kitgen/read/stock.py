"""A stock file of layouts/stocks goes in, a card stock comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.base.problems import Problems, did_you_mean
from kitgen.model.stock import LEAST_SCALE, CardStock, StockSheet, natural_scale
from kitgen.read.fields import Fields
from kitgen.read.yamlfile import load

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("card", "label")
SLUG_ROOM = 9 * MM
"""What a slug needs between the bleed and the edge of the paper: itself, and 5 mm that printers leave white."""

_SLIP = 0.05


def read_stock(path: Path, display: str) -> CardStock:
    """Return the stock a file describes.

    Raises:
        KitError: with everything that is wrong in it.
    """
    problems = Problems()
    top = Fields(load(path, display), problems)
    width, height = _length(top, "width"), _length(top, "height")
    stock = CardStock(
        name=path.stem,
        title=top.text("title", path.stem),
        origin=top.origin,
        width=width,
        height=height,
        gutter_x=_length(top, "gutter-x", 0.0),
        gutter_y=_length(top, "gutter-y", 0.0),
        bleed=_length(top, "bleed", 0.0),
        safe=_length(top, "safe", 0.0),
        corner=_length(top, "corner", 0.0),
        gsm=top.integer("gsm", 270, least=1) or 270,
        kind=top.choice("kind", KINDS, "card"),
        scale=top.number("scale", least=LEAST_SCALE) or natural_scale(width, height),
        mark_offset=_length(top, "mark-offset", 3 * MM),
        mark_length=_length(top, "mark-length", 5 * MM),
        mark_length_sides=_length(top, "mark-length-sides", 3 * MM),
        precut=top.boolean("precut"),
        fold=top.boolean("fold"),
        sheets=_sheets(top),
    )
    top.finish()
    if not problems.errors:
        _check(stock, top)
    problems.stop_on_errors()
    return stock


def _length(fields: Fields, key: str, default: float | None = None) -> float:
    """Return a length that is not below zero; one that must be given is above it."""
    value = fields.length(key, default, required=default is None)
    node = fields.node(key)
    if value is not None and node is not None and (value < 0 or (default is None and value == 0)):
        fields.wrong(key, "a length, 0 or more" if default is not None else "a length above 0", node, None)
    return value or 0.0


def _sheets(top: Fields) -> dict[str, StockSheet]:
    sheets: dict[str, StockSheet] = {}
    papers = top.mapping("sheets", required=True)
    for paper in papers.keys() if papers else ():
        given = papers.mapping(paper) if papers else None
        if papers and paper not in PAPERS:
            hint = did_you_mean(paper, PAPERS, "there are")
            top.problems.error("unknown-key", f'unknown paper "{paper}" in "sheets"', papers.at(paper), hint=hint)
        if given is not None:
            sheets[paper] = StockSheet(
                paper,
                columns=given.integer("columns", 1, least=1, required=True) or 1,
                rows=given.integer("rows", 1, least=1, required=True) or 1,
                left=_length(given, "left", 0.0),
                top=_length(given, "top", 0.0),
                slugs=given.boolean("slugs", default=True),
                landscape=given.boolean("landscape"),
            )
            given.finish()
    return sheets


def _check(stock: CardStock, top: Fields) -> None:
    """Note what cannot be printed or cut: cards past the paper's edge, marks inside the bleed, a card all corner."""
    papers = top.mapping("sheets")
    assert papers is not None  # noqa: S101 - without sheets there were errors before
    for sheet in stock.sheets.values():
        _check_sheet(stock, sheet, papers)
    if stock.mark_offset < stock.bleed - _SLIP and not stock.precut:
        message = f"crop marks begin {_mm(stock.mark_offset)} off the cards, inside the bleed of {_mm(stock.bleed)}"
        top.problems.error("bad-stock", message, top.at("mark-offset"), hint="begin them where the bleed ends")
    if stock.scale < LEAST_SCALE:
        message = f"text would be {stock.scale:g} times as large as on a poker card, which nobody can read"
        top.problems.error("bad-stock", message, top.at("width"), hint="make the cards larger, or write scale: 0.6")
    small = min(stock.width, stock.height)
    for key, value in (("safe", stock.safe), ("corner", stock.corner)):
        if 2 * value >= small:
            message = f'"{key}" is {_mm(value)}, half of the card or more'
            top.problems.error("bad-stock", message, top.at(key), hint=f"give less than {_mm(small / 2)}")


def _check_sheet(stock: CardStock, sheet: StockSheet, papers: Fields) -> None:
    paper = PAPERS[sheet.paper]
    size = (paper.height, paper.width) if sheet.landscape else (paper.width, paper.height)
    extent = stock.extent(sheet)
    for word, start, length, edge, key in (
        ("wide", sheet.left, extent[0], size[0] * MM, "columns"),
        ("high", sheet.top, extent[1], size[1] * MM, "rows"),
    ):
        over = start + length - edge
        if over > _SLIP:
            message = (
                f"the cards are {_mm(over)} too {word} for {paper.label}: "
                f"they begin at {_mm(start)}, take {_mm(length)}, and the paper ends at {_mm(edge)}"
            )
            hint = f"use fewer {key}, or begin nearer to the edge"
            papers.problems.error("bad-stock", message, papers.at(sheet.paper), hint=hint)
    margin = min(sheet.top, size[1] * MM - sheet.top - extent[1]) - stock.bleed
    if sheet.slugs and -_SLIP < margin < SLUG_ROOM - _SLIP:
        message = f"above or below the cards on {paper.label} there is no room for lines of text"
        hint = f"write slugs: no, or leave {_mm(SLUG_ROOM + stock.bleed)} above and below"
        papers.problems.error("bad-stock", message, papers.at(sheet.paper), hint=hint)


def _mm(value: float) -> str:
    return f"{value / MM:.2f}".rstrip("0").rstrip(".") + " mm"
