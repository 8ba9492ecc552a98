"""Cards: a set, a stock and a job go in, sheets of fronts and of backs that match them come out, with their marks."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kitgen.base.problems import Problems
from kitgen.markup.element import Element
from kitgen.model.card_job import cells
from kitgen.model.card_sheet import card_sheet
from kitgen.typeset.containers import lay_inside
from kitgen.typeset.crop import Ground, Guides, Marks, Slug, room_on
from kitgen.typeset.enlarge import enlarge
from kitgen.typeset.fit import choose_options
from kitgen.typeset.folds import Folds
from kitgen.typeset.laid import Laid, Mark
from kitgen.typeset.leaf import SetPage
from kitgen.typeset.ruler import Ruler, Told, place_strips
from kitgen.typeset.slugs import slug_places, slug_top
from kitgen.typeset.text import lay_text
from kitgen.typeset.turned import Turned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.model.card_job import CardJob
    from kitgen.model.card_sheet import Slot
    from kitgen.model.stock import CardStock
    from kitgen.model.styles import TextStyle
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.grid import Grid
    from kitgen.typeset.laid import Stack
    from kitgen.typeset.pen import Pen
    from kitgen.typeset.ruler import Placed
    from kitgen.typeset.text import TextLaid

FAR = 1000.0
"""Wider than any line outside the cards."""
TOO_LONG = "shorten the title or the text of the card, make two cards of it, or take a larger stock"


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
    """Sets the cards of a set on the sheets of a stock, as a job says.

    Fronts fill the cells row by row, or pile by pile; each back lies behind its own front when the sheet is turned
    over, or folded. A last sheet that is not full has marks and ground for all of its cells.
    """

    def __init__(
        self, element: Element, stock: CardStock, grid: Grid, setter: Compositor, paper: str, job: CardJob
    ) -> None:
        self.element = element
        self.stock = stock
        self.setter = setter
        self.job = job
        self.sheet = card_sheet(stock, paper, job)
        self.grid = grid._replace(width=self.sheet.width, height=self.sheet.height)
        self.cards = [child for child in element.elements if child.tag == "card"]
        if not self.sheet.backs:
            for card in self.cards:
                card.hold([side for side in card.children if isinstance(side, str) or side.tag != "back"])
        if stock.scale != 1:
            for card in self.cards:
                enlarge(card, stock.scale)
        self._placed: list[Placed] = []
        self._room = room_on(self.sheet.width, self.sheet.height)

    def pages(self, first: int) -> list[SetPage]:
        """Return the pages in the order in which they are printed; `first` is the number of the first page."""
        self._place_strips()
        with self._card_styles():
            choose_options(self.element, self.stock.width, self.setter)
        job = self.job
        sheets = [
            [None if at is None else self.cards[at] for at in sheet]
            for sheet in cells(len(self.cards), self.sheet.per_sheet, job.first, job.order)
        ]
        sides = ["both"] if self.sheet.folded else ["front", "back"] if self.sheet.backs else ["front"]
        order = [(at, side) for at in range(len(sheets)) for side in sides]
        if job.apart:
            order.sort(key=lambda one: sides.index(one[1]))
        seen: set[str] = set()
        pages: list[SetPage] = []
        for at, side in order:
            page = self._page(sheets[at], side, first + len(pages), used=job.first - 1 if at == 0 else 0)
            names = [name for name, which in (("fronts", "front"), ("backs", "back")) if side in (which, "both")]
            page.marks[:0] = [(Mark(name), 0.0) for name in names if name not in seen]
            seen.update(names)
            pages.append(page)
        self.setter.options.clear()
        return pages

    @contextmanager
    def _card_styles(self) -> Iterator[None]:
        """Set in the size of text that the stock asks for."""
        kept, by = self.setter.sheet, self.stock.scale * self.job.text
        self.setter.sheet = kept if by == 1 else kept.times(by)
        yield
        self.setter.sheet = kept

    def _page(self, cards: Sequence[Element | None], side: str, number: int, *, used: int) -> SetPage:
        """Set one page; `used` cells at its beginning are not there any more."""
        page = SetPage(self.grid, number, furniture=False)
        if side != "front":
            self._backs(page, cards, used)
        if side != "back":
            self._fronts(page, cards, used)
        if self.sheet.folded:
            page.items.append((Folds(self.sheet, self._fold_name()), 0, 0))
        self._slugs(page, "back" if side == "back" else "front")
        return page

    def _fronts(self, page: SetPage, cards: Sequence[Element | None], used: int) -> None:
        slots = self.sheet.fronts
        self._grounds(page, cards, "front", slots)
        if not self._bare:
            number = self.setter.ink(self._style("small")) if "small" in self.setter.sheet.text else None
            room = self._room._replace(right=self.sheet.folds[0][0]) if self._halved else self._room
            marks = Marks(self.sheet, slots[used:], room, front=True, number=None if used else number)
            page.items.append((marks, 0, 0))
        self._sides(page, cards, "front", slots)
        self._guides(page, slots[used:])
        page.items.extend((one.laid, one.x, one.y) for one in self._placed)

    def _backs(self, page: SetPage, cards: Sequence[Element | None], used: int) -> None:
        slots, sheet = self.sheet.backs, self.sheet
        for child in self._all("underlay"):
            fill = self.setter.colour(str(child.get("fill", "")), child)
            for left, top, right, bottom in self._fields(cards, used):
                page.items.append((Ground(right - left, bottom - top, fill), left, top))
        self._grounds(page, cards, "back", slots)
        if not (self._bare or sheet.turned):
            bare = room_on(sheet.width, sheet.height)
            room = self._room._replace(left=sheet.folds[0][0]) if self._halved else bare
            page.items.append((Marks(sheet, slots[used:], room, front=False), 0, 0))
        self._sides(page, cards, "back", slots)
        self._guides(page, slots[used:])

    def _grounds(self, page: SetPage, cards: Sequence[Element | None], which: str, slots: Sequence[Slot]) -> None:
        sides = [(_side_of(card, which), slot) for card, slot in zip(cards, slots, strict=True) if card]
        page.items.extend((self._ground(side), x, y) for side, (x, y) in sides if side and side.get("fill"))

    def _sides(self, page: SetPage, cards: Sequence[Element | None], which: str, slots: Sequence[Slot]) -> None:
        turned = which == "back" and self.sheet.turned
        for card, (x, y) in zip(cards, slots, strict=True):
            if card is None:
                continue
            side = self._side(card, which)
            middle = (self.stock.width / 2, self.stock.height / 2)
            page.items.append((Turned(side, 180, middle) if turned else side, x, y))
            if which == "front" and card.get("id"):
                title = str(card.get("title", ""))
                page.marks.append((Mark(str(card.get("id")), title, 2 if title else 0), y))

    def _guides(self, page: SetPage, slots: Sequence[Slot]) -> None:
        if self.job.guides:
            page.items.append((Guides(self.sheet, slots), 0, 0))

    @property
    def _bare(self) -> bool:
        """Whether there is nothing to cut."""
        return self.stock.precut or self.job.single

    @property
    def _halved(self) -> bool:
        """Whether a sheet is folded in its middle, fronts left and backs right."""
        return self.sheet.folded and not self.sheet.turned

    def _all(self, tag: str) -> list[Element]:
        return [child for child in self.element.elements if child.tag == tag]

    def _style(self, name: str) -> TextStyle:
        return self.setter.style(name, self.element)

    def _fields(self, cards: Sequence[Element | None], used: int) -> list[tuple[float, float, float, float]]:
        """Return the edges of the ground below backs: left, top, right, bottom.

        It is one for the sheet, unless cards stand apart, or some of the sheet is not there any more.
        """
        bleed, stock, slots = self.stock.bleed, self.stock, self.sheet.backs
        if not used and max(stock.gutter_x, stock.gutter_y) <= 2 * bleed and not self.sheet.turned:
            left, top, right, bottom = self.sheet.bounds(slots)
            return [(left - bleed, top - bleed, right + bleed, bottom + bleed)]
        filled = [slot for card, slot in zip(cards, slots, strict=True) if card is not None]
        # A tent's back ends where its front begins.
        foot = 0 if self.sheet.turned else bleed
        return [(x - bleed, y - bleed, x + stock.width + bleed, y + stock.height + foot) for x, y in filled]

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
        with self._card_styles():
            inner = lay_inside(side.elements, self.stock.width, self.setter)
        found, self.setter.problems = self.setter.problems, outer
        named = f'card "{card.get("name")}"' if card.get("name") else "a card"
        for problem in found:
            if problem.code == "does-not-fit":
                problem = problem._replace(code="card-too-long", message=f"{named}: {problem.message}", hint=TOO_LONG)  # noqa: PLW2901
            outer.extend([problem])
        return Side(inner, self.stock.height)

    # outside the cards ---------------------------------------------------------------------------------------------

    def _place_strips(self) -> None:
        """Find the places of the ruler and of the words beside it, once for all sheets."""
        for child in () if self.job.single else self._all("ruler"):
            style = self._style(str(child.get("style", "small")))
            text = lay_text(child, style, FAR, self.setter)
            label = lay_text(_words(child, str(child.get("label", ""))), style, FAR, self.setter)
            axis = self.sheet.flip_axis if self.job.duplex and not self.sheet.folded else ""
            told, ruler = Told(text, _width(text), axis), Ruler(label, _width(label))
            self._placed, self._room = place_strips(self.sheet, told, ruler)

    def _fold_name(self) -> TextLaid | None:
        for child in self._all("fold"):
            return lay_text(child, self._style(str(child.get("style", "small"))), FAR, self.setter)
        return None

    def _slugs(self, page: SetPage, which: str) -> None:
        if not self.sheet.slugs:
            return
        slugs = [child for child in self._all("slug") if child.get("side", "front") == which]
        for edge in ("top", "bottom"):
            here = [child for child in slugs if child.get("edge", "top") == edge]
            for child, (x, width) in zip(here, slug_places(self.sheet, which, here), strict=True):
                style = self._style(str(child.get("style", "small")))
                slug = Slug(lay_text(child, style, width, self.setter), float(child.get("bar", 0)))
                page.items.append((slug, x, slug_top(self.sheet, which, edge, slug.height)))


def _words(element: Element, text: str) -> Element:
    return Element("p", {}, [text], element.origin, element.via)


def _width(text: TextLaid) -> float:
    return max((line.width for line in text.lines), default=0.0)


def _side_of(card: Element, which: str) -> Element | None:
    return next((child for child in card.elements if child.tag == which), None)
