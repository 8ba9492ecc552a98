"""Cards: a set and a stock go in, sheets of fronts and mirrored backs with their marks come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.base.problems import Problems
from kitgen.typeset.containers import Group, lay_inside
from kitgen.typeset.fit import choose_options
from kitgen.typeset.flow import SetPage
from kitgen.typeset.laid import Laid, Mark
from kitgen.typeset.text import lay_text

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.model.stock import CardStock
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.grid import Grid
    from kitgen.typeset.pen import Pen

MARK_WIDTH = 0.1 * MM
CORNER_WIDTH = 0.12 * MM
SAFE_EDGE = 5 * MM
SLUG_INSET = 4 * MM


class Side(Laid):
    """One side of a card."""

    __slots__ = ("group",)

    def __init__(self, group: Group, height: float) -> None:
        super().__init__(height)
        self.group = group

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw what stands on it."""
        self.group.draw(pen, x, y)


class Underlay(Laid):
    """A colour under all cards of a sheet, as far as the bleed."""

    __slots__ = ("box", "fill")

    def __init__(self, box: tuple[float, float, float, float], fill: str) -> None:
        super().__init__(0)
        self.box = box
        self.fill = fill

    def draw(self, pen: Pen, x: float, y: float) -> None:  # noqa: ARG002 - it knows its place
        """Draw it."""
        left, top, right, bottom = self.box
        with pen.owned(None):
            pen.door.bar(left, top, right - left, bottom - top, self.fill)


class Marks(Laid):
    """Crop marks outside the bleed, and on fronts the arcs that guide a corner punch."""

    __slots__ = ("arcs", "size", "slots", "stock")

    def __init__(
        self, stock: CardStock, slots: list[tuple[float, float]], size: tuple[float, float], *, arcs: bool
    ) -> None:
        super().__init__(0)
        self.stock = stock
        self.slots = slots
        self.size = size
        self.arcs = arcs

    def draw(self, pen: Pen, x: float, y: float) -> None:  # noqa: ARG002 - marks know their place
        """Draw the marks; they are no part of the reading order."""
        width, height = self.stock.width, self.stock.height
        xs = sorted({v for left, _ in self.slots for v in (left, left + width)})
        ys = sorted({v for _, top in self.slots for v in (top, top + height)})
        with pen.owned(None):
            for at in _apart(xs):
                for start, end in self._reach(ys[0], ys[-1], self.size[1]):
                    pen.door.line(at, start, at, end, "#000000", MARK_WIDTH)
            for at in _apart(ys):
                for start, end in self._reach(xs[0], xs[-1], self.size[0]):
                    pen.door.line(start, at, end, at, "#000000", MARK_WIDTH)
            if self.arcs:
                for left, top in self.slots:
                    _corners(pen, left, top, width, height, self.stock.corner)

    def _reach(self, first: float, last: float, edge: float) -> list[tuple[float, float]]:
        """Return where a mark begins and ends before the first and after the last card."""
        offset = self.stock.mark_offset
        head = first - offset
        tail = last + offset
        length = self.stock.mark_length
        return [(max(head - length, 2 * MM), head), (tail, min(tail + length, edge - 2 * MM))]


def _apart(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in values:
        if not kept or value - kept[-1] > 0.05:
            kept.append(value)
    return kept


def _corners(pen: Pen, x: float, y: float, width: float, height: float, r: float) -> None:
    from kitgen.typeset.paths import KAPPA  # noqa: PLC0415

    k = r * (1 - KAPPA)
    for cx, sx in ((x, 1), (x + width, -1)):
        for cy, sy in ((y, 1), (y + height, -1)):
            arc = [
                ("M", cx, cy + sy * r),
                ("C", cx, cy + sy * k, cx + sx * k, cy, cx + sx * r, cy),
            ]
            pen.door.path(arc, stroke=pen.colour("rule"), line=CORNER_WIDTH)


class Slug(Laid):
    """A line outside the cards, with a bar of known length where the scale is to be checked."""

    __slots__ = ("bar", "text")

    def __init__(self, text: Laid, bar: float) -> None:
        super().__init__(text.height)
        self.text = text
        self.bar = bar

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it."""
        with pen.furniture():
            if self.bar:
                colour = pen.colour("mute")
                pen.door.line(x, y, x + self.bar, y, colour, 0.5)
                for end in (x, x + self.bar):
                    pen.door.line(end, y - 2, end, y + 2, colour, 0.5)
            self.text.draw(pen, x, y + (0.6 * MM if self.bar else 0))


class CardSheets:
    """Sets the cards of a set on the sheets of a stock."""

    def __init__(self, element: Element, stock: CardStock, grid: Grid, setter: Compositor, paper: str) -> None:
        self.element = element
        self.stock = stock
        self.grid = grid
        self.setter = setter
        self.slots = stock.slots(paper)
        self.sheet = stock.sheets[paper]
        self.flip = str(element.get("flip", "long"))
        self.cards = [child for child in element.elements if child.tag == "card"]

    def pages(self, first: int) -> list[SetPage]:
        """Return fronts and backs in turn."""
        for card in self.cards:
            choose_options(card, self.stock.width, self.setter)
        choose_options(self.element, self.stock.width, self.setter)
        pages: list[SetPage] = []
        size = len(self.slots)
        for start in range(0, len(self.cards), size):
            chunk = self.cards[start : start + size]
            pages.append(self._front(chunk, first + len(pages), start))
            pages.append(self._back(chunk, first + len(pages)))
        return pages

    def _front(self, cards: list[Element], number: int, start: int) -> SetPage:
        page = SetPage(self.grid, number, furniture=False)
        page.items.append((Marks(self.stock, self.slots, (self.grid.width, self.grid.height), arcs=True), 0, 0))
        for card, (x, y) in zip(cards, self.slots, strict=False):
            page.items.append((self._side(card, "front"), x, y))
            if card.get("id"):
                page.marks.append((Mark(str(card.get("id"))), y))
        if start == 0 and self.element.get("id"):
            page.marks.insert(0, (Mark(str(self.element.get("id"))), 0))
        self._slugs(page, "front")
        return page

    def _back(self, cards: list[Element], number: int) -> SetPage:
        page = SetPage(self.grid, number, furniture=False)
        backs = [self.mirrored(slot) for slot in self.slots]
        for child in self.element.elements:
            if child.tag == "underlay":
                fill = self.setter.colour(str(child.get("fill")), child)
                page.items.append((Underlay(self._bleed(backs), fill), 0, 0))
        page.items.append((Marks(self.stock, backs, (self.grid.width, self.grid.height), arcs=False), 0, 0))
        for card, (x, y) in zip(cards, backs, strict=False):
            page.items.append((self._side(card, "back"), x, y))
        self._slugs(page, "back")
        return page

    def mirrored(self, slot: tuple[float, float]) -> tuple[float, float]:
        """Return where the back of a slot lies when the sheet is turned over its edge."""
        x, y = slot
        over_side = (self.flip == "long") == (self.grid.height >= self.grid.width)
        if over_side:
            return self.grid.width - x - self.stock.width, y
        return x, self.grid.height - y - self.stock.height

    def _bleed(self, slots: list[tuple[float, float]]) -> tuple[float, float, float, float]:
        bleed = self.stock.bleed
        return (
            min(x for x, _ in slots) - bleed,
            min(y for _, y in slots) - bleed,
            max(x for x, _ in slots) + self.stock.width + bleed,
            max(y for _, y in slots) + self.stock.height + bleed,
        )

    def _side(self, card: Element, which: str) -> Laid:
        side = next((child for child in card.elements if child.tag == which), None)
        if side is None:
            return Laid(0)
        outer, self.setter.problems = self.setter.problems, Problems()
        stack, places = lay_inside(side.elements, self.stock.width, self.setter)
        found, self.setter.problems = self.setter.problems, outer
        for problem in found:
            if problem.code == "does-not-fit":
                outer.error("card-too-long", f'card {card.get("name", "")}: {problem.message}', problem.origin,
                            hint="shorten the text or the title of the card", via=problem.via)  # fmt: skip
            else:
                outer.extend([problem])
        return Side(Group(stack, places), self.stock.height)

    def _slugs(self, page: SetPage, which: str) -> None:
        if not self.sheet.slugs:
            return
        columns = sorted({x for x, _ in self.slots})
        for child in self.element.elements:
            if child.tag == "slug" and child.get("side", "front") == which:
                column = min(int(child.get("column", 1)), len(columns)) - 1
                x = columns[column] + SLUG_INSET
                style = self.setter.style(str(child.get("style", "small")), child)
                text = lay_text(child, style, self.stock.width - 2 * SLUG_INSET, self.setter)
                laid = Slug(text, float(child.get("bar", 0)))
                page.items.append((laid, x, self._slug_top(child, text.height)))

    def _slug_top(self, slug: Element, height: float) -> float:
        stock = self.stock
        if slug.get("edge", "top") == "top":
            return self.sheet.top - stock.bleed - 1.6 * MM - height
        foot = self.sheet.top + self.sheet.rows * (stock.height + stock.gutter_y) - stock.gutter_y + stock.bleed
        return foot + 1.6 * MM
