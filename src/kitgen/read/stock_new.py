"""A new stock: six answers go in, a commented stock file comes out, with the cards in the middle of every paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.model.card_sheet import EDGE
from kitgen.model.stock import LEAST_SCALE, natural_scale
from kitgen.read.stock import SLUG_ROOM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.base.papers import Paper

_SLIP = 0.01


@dataclass(frozen=True, slots=True)
class Wanted:
    """The six answers; lengths in points. `gutter` is the room between cards, in both directions."""

    width: float
    height: float
    papers: Sequence[str]
    gutter: float = 0.0
    bleed: float = 3 * MM
    corner: float = 3 * MM

    @property
    def name(self) -> str:
        """A name made of the size, such as `70x120`."""
        return "x".join(f"{round(v / MM, 1):g}".replace(".", "-") for v in (self.width, self.height))


def stock_template(wanted: Wanted) -> str:
    """Return the text of a stock file.

    Raises:
        ValueError: when a card is larger than one of the papers, or too small for text.
    """
    scale = natural_scale(wanted.width, wanted.height)
    if scale < LEAST_SCALE:
        raise ValueError(f"text would be {scale:g} times as large as on a poker card; make the cards larger")
    lines = {paper: _sheet(wanted, PAPERS[paper]) for paper in wanted.papers}
    size = f"{_number(wanted.width)} × {_number(wanted.height)} mm"
    short = min(wanted.width, wanted.height)
    safe = min(4 * MM * scale, short / 6)
    sheets = "\n".join(f"  {paper}: {{ {line} }}" for paper, line in lines.items())
    return f"""\
# Cards of {size}. Lengths are measured on the front, from the top left corner of the paper; backs are mirrored
# by the program. docs/stocks.md explains every key.
title: Cards, {size}
kind: card
gsm: 270 # weight of the card, for the print plan
width: {_mm(wanted.width)}
height: {_mm(wanted.height)}
gutter-x: {_mm(wanted.gutter)} # room between columns
gutter-y: {_mm(wanted.gutter)} # room between rows
bleed: {_mm(wanted.bleed)} # colour on backs goes this far past the cut
safe: {_mm(safe)} # text keeps this far from the cut
corner: {_mm(wanted.corner)} # radius of the corners
# scale: {scale:g} # how large text and signs are; 1 on a poker card
mark-offset: {_mm(max(wanted.bleed, 3 * MM))} # crop marks begin this far from the outer cards
mark-length: 5mm # above and below
mark-length-sides: 3mm
sheets: # as many as a paper holds 5 mm from its edges, in its middle
{sheets}
"""


def _sheet(wanted: Wanted, paper: Paper) -> str:
    ways = [_held(wanted, paper, landscape=lying) for lying in (False, True)]
    columns, rows, landscape = max(ways, key=lambda way: way[0] * way[1])
    if not columns * rows:
        raise ValueError(
            f"a card of {_number(wanted.width)} × {_number(wanted.height)} mm has no room on {paper.label}, "
            f"5 mm from its edges; make it smaller, or name other papers"
        )
    width, height = (paper.height, paper.width) if landscape else (paper.width, paper.height)
    left = (width * MM - columns * (wanted.width + wanted.gutter) + wanted.gutter) / 2
    top = (height * MM - rows * (wanted.height + wanted.gutter) + wanted.gutter) / 2
    parts = [f"columns: {columns}", f"rows: {rows}", f"left: {_mm(left)}", f"top: {_mm(top)}"]
    if landscape:
        parts.append("landscape: yes")
    if top - wanted.bleed < SLUG_ROOM:
        parts.append("slugs: no")
    return ", ".join(parts)


def _held(wanted: Wanted, paper: Paper, *, landscape: bool) -> tuple[int, int, bool]:
    width, height = (paper.height, paper.width) if landscape else (paper.width, paper.height)
    across, down = (side * MM - 2 * EDGE + wanted.gutter + _SLIP for side in (width, height))
    return int(across // (wanted.width + wanted.gutter)), int(down // (wanted.height + wanted.gutter)), landscape


def _number(value: float) -> str:
    return f"{round(value / MM, 3):g}"


def _mm(value: float) -> str:
    return f"{_number(value)}mm"
