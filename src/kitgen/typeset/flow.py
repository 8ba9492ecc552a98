"""Flow: the blocks of a section go in, pages with every block at its height come out.

What stands at a page's foot unused goes to the writing space on that page, in whole lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.typeset.answers import Answer
from kitgen.typeset.containers import Group, InArea, Kept, Place, lay_inside
from kitgen.typeset.laid import Laid, Mark, Stack
from kitgen.typeset.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.grid import Grid

ASIDE_GAP = 9.2 * MM / 2


@dataclass(slots=True)
class SetPage:
    """A page that has been set: blocks with their places, in points from its top left corner."""

    grid: Grid
    number: int
    head: str = ""
    items: list[tuple[Laid, float, float]] = field(default_factory=list)
    marks: list[tuple[Mark, float]] = field(default_factory=list)
    furniture: bool = True


class Break(Laid):
    """Where a new page is wanted; `unless` is the room left that makes it unnecessary, in points."""

    __slots__ = ("odd", "unless")

    def __init__(self, *, odd: bool, unless: float | None) -> None:
        super().__init__(0)
        self.odd = odd
        self.unless = unless


class Aside(Laid):
    """A note beside the text."""

    __slots__ = ("area", "child")

    def __init__(self, child: Laid, area: str) -> None:
        super().__init__(0)
        self.child = child
        self.area = area


class _Page:
    """The page being filled."""

    def __init__(self, page: SetPage) -> None:
        self.page = page
        self.blocks: list[Laid] = []
        self.asides: list[tuple[Aside, int]] = []
        self.y = page.grid.top
        self.after = 0.0

    @property
    def empty(self) -> bool:
        return not self.blocks

    def gap(self, block: Laid) -> float:
        return 0.0 if self.empty else max(self.after, block.before)

    def add(self, block: Laid) -> None:
        self.y += self.gap(block) + block.height
        self.after = block.after
        self.blocks.append(block)

    def stretch(self) -> None:
        """Give the room left at the foot to the writing space, evenly and in whole lines."""
        answers = [block for block in self.blocks if block.slack]
        filling = [b for b in answers if isinstance(_inner(b), Answer) and _inner(b).fills]  # type: ignore[attr-defined]
        growing = filling or answers
        left = self.page.grid.bottom - self.y
        while growing and left + 0.01 >= min(block.slack for block in growing):
            for block in growing:
                if left + 0.01 >= block.slack:
                    before = block.height
                    block.grow(block.slack)
                    left -= block.height - before

    def finish(self) -> None:
        """Give every block its height on the page."""
        self.stretch()
        y, after = self.page.grid.top, 0.0
        tops: list[float] = []
        for index, block in enumerate(self.blocks):
            y += max(after, block.before) if index else 0.0
            tops.append(y)
            self.page.items.append((block, 0, y))
            self.page.marks.extend((mark, y) for mark in block.marks)
            y += block.height
            after = block.after
        self._set_asides([*tops, y])

    def _set_asides(self, tops: list[float]) -> None:
        busy = self.page.grid.top
        at = 0
        for aside, index in self.asides:
            for block, top in zip(self.blocks[at:index], tops[at:index], strict=False):
                busy = max(busy, _side_end(block, top, aside.area))
            at = index
            y = max(tops[min(index, len(tops) - 1)], busy)
            y = max(busy, min(y, self.page.grid.bottom - aside.child.height))
            self.page.items.append((InArea(aside.child, aside.area), 0, y))
            busy = y + aside.child.height + ASIDE_GAP


def _inner(block: Laid) -> Laid:
    return block.child if isinstance(block, InArea) else block


def _side_end(block: Laid, top: float, area: str) -> float:
    """Return where a block's own cell in an area ends, so that no note lies on it."""
    row = _inner(block)
    if isinstance(row, Row):
        for cell in row.cells:
            if cell.area == area and cell.group.height:
                return top + row.style.top + cell.group.height + ASIDE_GAP
        if any(cell.area == "full" for cell in row.cells):
            return top + block.height + ASIDE_GAP
    if isinstance(block, InArea) and block.area == "full":
        return top + block.height + ASIDE_GAP
    return top


class Flow:
    """Fills pages of one grid with blocks."""

    def __init__(self, setter: Compositor, grid: Grid, first: int, head: str) -> None:
        self.setter = setter
        self.grid = grid
        self.head = head
        self.pages: list[SetPage] = []
        self.first = first
        self.current = self._new_page()

    def _new_page(self) -> _Page:
        page = SetPage(self.grid, self.first + len(self.pages), self.head)
        self.pages.append(page)
        return _Page(page)

    def turn(self) -> None:
        """Go on with the next page."""
        self.current.finish()
        self.current = self._new_page()

    def run(self, elements: Iterable[Element]) -> list[SetPage]:
        """Set elements and return the pages they fill."""
        queue = list(flow_blocks(elements, self.setter, self.grid))
        queue.reverse()
        while queue:
            block = queue.pop()
            if isinstance(block, Break):
                self._break(block)
            elif isinstance(block, Aside):
                self.current.asides.append((block, len(self.current.blocks)))
            elif isinstance(block, Place):
                self.current.page.items.append((block, 0, 0))
            else:
                self._put(block, queue)
        self.current.finish()
        return self.pages

    def _break(self, block: Break) -> None:
        room = self.grid.bottom - self.current.y
        if self.current.empty or (block.unless is not None and room >= block.unless):
            return
        self.turn()
        if block.odd and self.current.page.number % 2 == 0:
            self.turn()

    def _put(self, block: Laid, queue: list[Laid]) -> None:
        if self.current.empty:
            block = block.at_top()
        room = self.grid.bottom - self.current.y - self.current.gap(block)
        if self._chain(block, queue) <= room + 0.01:
            if block.height <= room + 0.01:
                self.current.add(block)
                return
        elif not self.current.empty and (block.keep or block.reluctant or not self._parts(block, room)):
            self._carry(block, queue)
            return
        self._part(block, room, queue)

    def _carry(self, block: Laid, queue: list[Laid]) -> None:
        self.turn()
        queue.append(block)

    def _parts(self, block: Laid, room: float) -> bool:
        return block.least <= room and block.split(room) is not None

    def _part(self, block: Laid, room: float, queue: list[Laid]) -> None:
        fresh = self.grid.bottom - self.grid.top
        if not self.current.empty and block.reluctant and block.height <= fresh:
            self._carry(block, queue)
            return
        parts = block.split(room)
        if parts:
            head, tail = parts
            head.marks, tail.marks = block.marks, ()
            head.origin = tail.origin = block.origin
            head.via = tail.via = block.via
            self.current.add(head)
            self.turn()
            queue.append(tail)
        elif self.current.empty:
            if block.height > room + 0.3:
                self._too_tall(block, room)
            self.current.add(block)
        else:
            self._carry(block, queue)

    def _too_tall(self, block: Laid, room: float) -> None:
        self.setter.problems.error(
            "too-tall",
            f"this is {block.height / MM:.0f} mm high and cannot be parted; a page holds {room / MM:.0f} mm",
            block.origin or block.via,
            via=block.via if block.origin else None,
            hint="shorten it or part it in two",
        )

    def _chain(self, block: Laid, queue: list[Laid]) -> float:
        """Return the room that a block needs together with what it must stay with."""
        if not block.keep:
            return block.least if not block.reluctant else block.height
        needed, after = block.height, block.after
        for following in reversed(queue):
            if isinstance(following, (Aside, Place)):
                continue
            if isinstance(following, Break):
                return needed
            needed += max(after, following.before)
            if not following.keep:
                return needed + (following.height if following.reluctant else following.least)
            needed += following.height
            after = following.after
        return needed


def flow_blocks(elements: Iterable[Element], setter: Compositor, grid: Grid) -> Iterator[Laid]:
    """Yield the blocks of a section, each in its area of the grid."""
    for element in elements:
        if element.tag == "group":
            inner = list(flow_blocks(element.elements, setter, grid))
            if inner and element.get("id"):
                inner[0].marks = (Mark(str(element.get("id"))), *inner[0].marks)
            yield from inner
        elif element.tag == "break":
            yield Break(odd=element.get("to") == "odd", unless=element.get("unless"))
        elif element.tag == "aside":
            area = str(element.get("area", "side"))
            yield Aside(Group(*lay_inside(element.elements, grid.measure(area), setter)), area)
        elif element.tag == "keep":
            yield from _kept(element, setter, grid)
        else:
            laid = _in_area(element, setter, grid)
            if laid is not None:
                yield laid


def _kept(element: Element, setter: Compositor, grid: Grid) -> Iterator[Laid]:
    """Yield the notes beside blocks that stay on one page, then the blocks as one."""
    inner = list(flow_blocks(element.elements, setter, grid))
    yield from (block for block in inner if isinstance(block, Aside))
    places: list[Laid] = [block for block in inner if isinstance(block, Place)]
    kept = Kept(Stack([block for block in inner if not isinstance(block, (Aside, Place, Break))]), places)
    own = Mark(str(element.get("id"))) if element.get("id") else None
    kept.marks = (*((own,) if own else ()), *(mark for block in inner for mark in block.marks))
    kept.origin, kept.via = element.origin, element.via
    yield kept


def _in_area(element: Element, setter: Compositor, grid: Grid) -> Laid | None:
    if element.tag == "place":
        return setter.lay(element, grid.width)
    if element.tag == "row" and not element.get("columns"):
        return setter.lay(element, grid.width)
    area = str(element.get("area", grid.master.flow))
    if area not in grid.odd:
        setter.unknown("area", area, grid.odd, element)
        setter.problems.stop_on_errors()
    laid = setter.lay(element, grid.measure(area))
    return InArea(laid, area) if laid is not None else None
