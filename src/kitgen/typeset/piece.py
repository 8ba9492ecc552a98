"""A piece: its markup goes in, set pages with the names found on them come out, ready to be drawn into any document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kitgen.base.problems import did_you_mean
from kitgen.model.card_job import CardJob
from kitgen.typeset.cards import CardSheets
from kitgen.typeset.containers import lay_inside
from kitgen.typeset.flow import Flow
from kitgen.typeset.grid import grid_of
from kitgen.typeset.laid import Mark, Stack
from kitgen.typeset.leaf import SetPage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.markup.element import Element
    from kitgen.model.stock import CardStock
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.grid import Grid
    from kitgen.typeset.laid import Laid


@dataclass(slots=True)
class SetPiece:
    """A piece that has been set. `names` tells for every name the first and last page it covers, from 1.

    `claims` is false where a part of others may not be as the standards ask that kitgen's files claim.
    """

    name: str
    title: str
    lang: str
    root: Element
    pages: list[SetPage] = field(default_factory=list)
    names: dict[str, tuple[int, int]] = field(default_factory=dict)
    furniture: dict[int, list[Laid]] = field(default_factory=dict)
    claims: bool = True

    def furniture_of(self, page: SetPage) -> list[Laid]:
        """Return what stands on every page like this one."""
        return self.furniture.get(id(page.grid), []) if page.furniture else []


class _Setting:
    """Sets one piece, part by part."""

    def __init__(
        self, root: Element, setter: Compositor, paper: str, stocks: Mapping[str, CardStock], job: CardJob | None
    ) -> None:
        self.root = root
        self.setter = setter
        self.paper = paper
        self.stocks = stocks
        self.job = job
        self.piece = SetPiece(str(root.get("piece", "")), str(root.get("title", "")), str(root.get("lang", "en")), root)
        self.grids: dict[str, Grid] = {}

    def run(self) -> SetPiece:
        for part in self.root.elements:
            if part.tag == "section":
                self._section(part)
            elif part.tag == "page":
                self._page(part)
            elif part.tag == "cards":
                self._cards(part)
            self.setter.broken.clear()
        for element in self.root.elements:
            if element.tag == "furniture":
                self._furniture(element)
        return self.piece

    def _grid(self, element: Element) -> Grid:
        name = str(element.get("master") or self.root.get("master") or "page")
        if name not in self.grids:
            master = self.setter.master(name, element)
            if self.paper not in master.margins and "any" not in master.margins:
                self.setter.unknown("paper", self.paper, master.margins, element)
                self.setter.problems.stop_on_errors()
            self.grids[name] = grid_of(master, self.paper)
        self.setter.grid = self.grids[name]
        return self.grids[name]

    @property
    def _next(self) -> int:
        return len(self.piece.pages) + 1

    def _section(self, part: Element) -> None:
        grid = self._grid(part)
        title = str(part.get("title", ""))
        if part.get("start") == "odd" and self._next % 2 == 0:
            self.piece.pages.append(SetPage(grid, self._next, ""))
        flow = Flow(self.setter, grid, self._next, str(part.get("head") or title))
        pages = flow.run(part.elements)
        pages[0].marks.insert(0, _opening(part, title))
        self._add(part, pages)

    def _page(self, part: Element) -> None:
        grid = self._grid(part)
        title = str(part.get("title", ""))
        page = SetPage(grid, self._next, str(part.get("head") or title))
        inner = lay_inside(part.elements, grid.width, self.setter)
        page.items.extend((place, 0.0, 0.0) for place in inner.places)
        page.items.append((Stack(inner.children), 0.0, 0.0))
        page.marks.append(_opening(part, title))
        self._add(part, [page])

    def _cards(self, part: Element) -> None:
        grid = self._grid(part)
        stock = self.stocks.get(str(part.get("stock")))
        if stock is None or self.paper not in stock.sheets:
            self._no_stock(part, stock)
        assert stock is not None  # noqa: S101 - stopped above
        flip = part.get("flip", "long")
        job = self.job or CardJob(f"duplex-{flip}", flip)
        pages = CardSheets(part, stock, grid, self.setter, self.paper, job).pages(self._next)
        if pages:
            pages[0].marks.insert(0, _opening(part, str(part.get("title", ""))))
        self._add(part, pages)

    def _no_stock(self, part: Element, stock: CardStock | None) -> None:
        name = part.get("stock")
        if stock is None:
            message, hint = f'there is no card stock "{name}"', did_you_mean(str(name), self.stocks, "there are")
        else:
            message, hint = f'the card stock "{name}" has no sheets for {self.paper}', "add the paper to its file"
        self.setter.problems.error("unknown-stock", message, part.via, hint=hint)
        self.setter.problems.stop_on_errors()

    def _add(self, part: Element, pages: list[SetPage]) -> None:
        self.piece.pages.extend(pages)
        names = self.piece.names
        for page in pages:
            for mark, _ in page.marks:
                names.setdefault(mark.name, (page.number, page.number))
        if part.get("id") and pages:
            names[str(part.get("id"))] = (pages[0].number, pages[-1].number)

    def _furniture(self, element: Element) -> None:
        name = str(element.get("master"))
        grid = self.grids.get(name)
        if grid is None:
            self.setter.master(name, element)
        else:
            self.setter.grid = grid
            inner = lay_inside(element.elements, grid.width, self.setter)
            self.piece.furniture.setdefault(id(grid), []).extend(inner.places)


def _opening(part: Element, title: str) -> tuple[Mark, float]:
    name = str(part.get("id") or f"part-{part.via}-{title}")
    return Mark(name, title, int(part.get("level", 1))), 0.0


def typeset(
    root: Element, setter: Compositor, paper: str, stocks: Mapping[str, CardStock], job: CardJob | None = None
) -> SetPiece:
    """Set a piece on a paper; without a job, cards are turned over as their element says.

    Problems are noted on the setter; the caller stops on errors.
    """
    return _Setting(root, setter, paper, stocks, job).run()
