"""The grid of a page: a master and a paper go in, the left edge and width of every area come out, in points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.model.styles import AreaStyle, Master

Areas = dict[str, tuple[float, float]]


class Grid(NamedTuple):
    """A master on a paper. `top` and `bottom` bound the flow, measured from the top edge."""

    master: Master
    width: float
    height: float
    top: float
    bottom: float
    odd: Mapping[str, tuple[float, float]]
    even: Mapping[str, tuple[float, float]]

    def areas(self, number: int) -> Mapping[str, tuple[float, float]]:
        """Return the areas of a page by its number."""
        return self.odd if number % 2 else self.even

    def measure(self, area: str) -> float:
        """Return an area's width, which is the same on both sides of a sheet."""
        return self.odd[area][1]


def grid_of(master: Master, paper: str) -> Grid:
    """Return the grid of a master on a paper.

    Raises:
        KeyError: when the master has no margins for the paper.
    """
    width, height = PAPERS[paper].width * MM, PAPERS[paper].height * MM
    if master.landscape:
        width, height = height, width
    margins = master.margins.get(paper) or master.margins["any"]
    odd: Areas = {}
    even: Areas = {}
    left = {"odd": margins.inner, "even": margins.outer if master.mirror else margins.inner}
    live = width - margins.inner - margins.outer
    column = (live - (master.columns - 1) * master.gutter) / master.columns
    for area in (*master.areas.values(), *_whole(master)):
        odd[area.name] = _span(area.odd, left["odd"], column, master.gutter)
        even[area.name] = _span(area.even, left["even"], column, master.gutter)
    return Grid(master, width, height, margins.top, height - margins.bottom, odd, even)


def _whole(master: Master) -> tuple[AreaStyle, ...]:
    from kitgen.model.styles import AreaStyle  # noqa: PLC0415

    return () if "full" in master.areas else (AreaStyle("full", (1, master.columns), (1, master.columns)),)


def _span(columns: tuple[int, int], left: float, column: float, gutter: float) -> tuple[float, float]:
    first, last = columns
    return left + (first - 1) * (column + gutter), (last - first + 1) * (column + gutter) - gutter
