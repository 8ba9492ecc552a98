"""A stock file of layouts/stocks goes in, a card stock comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.problems import Problems
from kitgen.model.stock import CardStock, StockSheet
from kitgen.read.fields import Fields
from kitgen.read.yamlfile import load

if TYPE_CHECKING:
    from pathlib import Path


def read_stock(path: Path, display: str) -> CardStock:
    """Return the stock a file describes.

    Raises:
        KitError: with everything that is wrong in it.
    """
    problems = Problems()
    top = Fields(load(path, display), problems)
    stock = CardStock(
        name=path.stem,
        title=top.text("title", path.stem),
        origin=top.origin,
        width=top.length("width", 1.0, required=True) or 1.0,
        height=top.length("height", 1.0, required=True) or 1.0,
        gutter_x=top.length("gutter-x", 0.0) or 0.0,
        gutter_y=top.length("gutter-y", 0.0) or 0.0,
        bleed=top.length("bleed", 0.0) or 0.0,
        safe=top.length("safe", 0.0) or 0.0,
        corner=top.length("corner", 0.0) or 0.0,
        gsm=top.integer("gsm", 270, least=1) or 270,
        kind=top.text("kind", "card"),
        mark_offset=top.length("mark-offset", 8.5) or 8.5,
        mark_length=top.length("mark-length", 14.2) or 14.2,
        sheets=_sheets(top),
    )
    top.finish()
    problems.stop_on_errors()
    return stock


def _sheets(top: Fields) -> dict[str, StockSheet]:
    sheets: dict[str, StockSheet] = {}
    papers = top.mapping("sheets", required=True)
    for paper in papers.keys() if papers else ():
        given = papers.mapping(paper) if papers else None
        if given is not None:
            sheets[paper] = StockSheet(
                paper,
                columns=given.integer("columns", 1, least=1, required=True) or 1,
                rows=given.integer("rows", 1, least=1, required=True) or 1,
                left=given.length("left", 0.0, required=True) or 0.0,
                top=given.length("top", 0.0, required=True) or 0.0,
                slugs=given.boolean("slugs", default=True),
            )
            given.finish()
    return sheets
