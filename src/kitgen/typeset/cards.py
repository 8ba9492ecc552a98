"""Cards: a set and a stock go in, sheets of fronts and mirrored backs with their marks come out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.base.problems import Problems
from kitgen.typeset.containers import lay_inside
from kitgen.typeset.crop import Ground, Marks, Slug
from kitgen.typeset.enlarge import enlarge
from kitgen.typeset.fit import choose_options
from kitgen.typeset.laid import Laid, Mark, Stack
from kitgen.typeset.leaf import SetPage
from kitgen.typeset.text import lay_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element
    from kitgen.model.stock import CardStock
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.crop import Slot
    from kitgen.typeset.grid import Grid
    from kitgen.typeset.pen import Pen

SLUG_INSET = 4 * MM
SLUG_ABOVE = 2.8 * MM
"""From a slug at the top of a sheet to the bleed below it."""
SLUG_BELOW = 1.15 * MM
"""From the bleed to a slug at the foot of a sheet."""


class Side(Laid):
    """One side of a card."""

    __slots__ = ("group",)

    def __init__(self, group: Stack, height: float) -> None:
        super().__init__(height)
        self.group = group

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw what stands on it."""
        self.group.draw(pen, x, y)


class CardSheets:
    """Sets the cards of a set on the sheets of a stock.

    Fronts fill the slots row by row; each back lies behind its own front when the sheet is turned over its long or
    short edge. A last sheet that is not full has marks and ground for all of its slots.
    """

    def __init__(self, element: Element, stock: CardStock, grid: Grid, setter: Compositor, paper: str) -> None:
        self.element = element
        self.stock = stock
        self.setter = setter
        self.sheet = stock.sheets[paper]
        self.grid = _turned(grid) if self.sheet.landscape != (grid.width > grid.height) else grid
        self.slots = stock.slots(paper)
        self.backs = [mirrored(slot, stock, self.grid, str(element.get("flip", "long"))) for slot in self.slots]
        self.cards = [child for child in element.elements if child.tag == "card"]
        if stock.scale != 1:
            for card in self.cards:
                enlarge(card, stock.scale)

    def pages(self, first: int) -> list[SetPage]:
        """Return fronts and backs in turn; `first` is the number of the first page."""
        choose_options(self.element, self.stock.width, self.setter)
        size = len(self.slots)
        chunks = [self.cards[start : start + size] for start in range(0, len(self.cards), size)]
        pages: list[SetPage] = []
        for chunk in chunks:
            for which in ("front", "back"):
                pages.append(self._page(chunk, which, first + len(pages)))
        return pages

    def _page(self, cards: Sequence[Element], which: str, number: int) -> SetPage:
        slots = self.slots if which == "front" else self.backs
        size = (self.grid.width, self.grid.height)
        page = SetPage(self.grid, number, furniture=False)
        if which == "back":
            for child in self._all("underlay"):
                left, top, right, bottom = self._bleed()
                fill = self.setter.colour(str(child.get("fill", "")), child)
                page.items.append((Ground(right - left, bottom - top, fill), left, top))
        sides = [(_side_of(card, which), slot) for card, slot in zip(cards, slots, strict=False)]
        page.items.extend((self._ground(side), x, y) for side, (x, y) in sides if side and side.get("fill"))
        page.items.append((Marks(self.stock, slots, size, arcs=which == "front"), 0, 0))
        for card, (x, y) in zip(cards, slots, strict=False):
            page.items.append((self._side(card, which), x, y))
            if which == "front" and card.get("id"):
                title = str(card.get("title", ""))
                page.marks.append((Mark(str(card.get("id")), title, 2 if title else 0), y))
        self._slugs(page, which, slots)
        return page

    def _all(self, tag: str) -> list[Element]:
        return [child for child in self.element.elements if child.tag == tag]

    def _bleed(self) -> tuple[float, float, float, float]:
        """Return the edges of the ground: left, top, right, bottom."""
        bleed, stock = self.stock.bleed, self.stock
        return (
            min(x for x, _ in self.backs) - bleed,
            min(y for _, y in self.backs) - bleed,
            max(x for x, _ in self.backs) + stock.width + bleed,
            max(y for _, y in self.backs) + stock.height + bleed,
        )

    def _ground(self, side: Element) -> Laid:
        """Return a card's own ground, which ends at the cut."""
        fill = self.setter.colour(str(side.get("fill")), side)
        return Ground(self.stock.width, self.stock.height, fill)

    def _side(self, card: Element, which: str) -> Laid:
        """Set one side; whatever is too high for it is said of the card."""
        side = _side_of(card, which)
        if side is None:
            return Laid(0)
        outer, self.setter.problems = self.setter.problems, Problems()
        inner = lay_inside(side.elements, self.stock.width, self.setter)
        found, self.setter.problems = self.setter.problems, outer
        named = f'card "{card.get("name")}"' if card.get("name") else "a card"
        for problem in found:
            if problem.code == "does-not-fit":
                hint = "shorten the title or the text of the card, or make two cards of it"
                problem = replace(problem, code="card-too-long", message=f"{named}: {problem.message}", hint=hint)  # noqa: PLW2901
            outer.extend([problem])
        return Side(inner, self.stock.height)

    def _slugs(self, page: SetPage, which: str, slots: Sequence[Slot]) -> None:
        if not self.sheet.slugs:
            return
        columns = sorted({x for x, _ in slots})
        for child in self._all("slug"):
            if child.get("side", "front") != which:
                continue
            x = columns[min(int(child.get("column", 1)), len(columns)) - 1] + SLUG_INSET
            style = self.setter.style(str(child.get("style", "small")), child)
            text = lay_text(child, style, self.stock.width - 2 * SLUG_INSET, self.setter)
            slug = Slug(text, float(child.get("bar", 0.0)))
            top = min(y for _, y in slots) - self.stock.bleed - SLUG_ABOVE - slug.height
            foot = max(y for _, y in slots) + self.stock.height + self.stock.bleed + SLUG_BELOW
            page.items.append((slug, x, top if child.get("edge", "top") == "top" else foot))


def _side_of(card: Element, which: str) -> Element | None:
    return next((child for child in card.elements if child.tag == which), None)


def mirrored(slot: Slot, stock: CardStock, grid: Grid, flip: str) -> Slot:
    """Return where the back of a slot lies when its sheet is turned over its `long` or `short` edge."""
    x, y = slot
    over_side = (flip == "long") == (grid.height >= grid.width)
    return (grid.width - x - stock.width, y) if over_side else (x, grid.height - y - stock.height)


def _turned(grid: Grid) -> Grid:
    return replace(grid, width=grid.height, height=grid.width)
