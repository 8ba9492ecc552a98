"""Flow: the blocks of a section go in, pages filled with them come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.base.problems import Problems
from kitgen.typeset.containers import InArea, Kept, Place, lay_inside, no_page_holds
from kitgen.typeset.laid import Laid, Mark
from kitgen.typeset.leaf import FEWEST, Aside, Leaf, SetPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.answers import Answer
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.grid import Grid


LITTLE = 0.5
"""The share of its height up to which a last page counts as nearly empty."""

TIGHTER = (0.35, 0.7, 1.0)
"""The shares of what rows can give that are tried to save such a page."""


class Break(Laid):
    """Where a new page is wanted; `unless` is the room left that makes it unnecessary, in points."""

    __slots__ = ("odd", "unless")

    def __init__(self, *, odd: bool, unless: float | None) -> None:
        super().__init__(0)
        self.odd = odd
        self.unless = unless


class Flow:
    """Fills pages of one grid with blocks."""

    def __init__(self, setter: Compositor, grid: Grid, first: int, head: str) -> None:
        self.setter = setter
        self.grid = grid
        self.head = head
        self.pages: list[SetPage] = []
        self.first = first
        self.current = self._new_page()

    def _new_page(self) -> Leaf:
        page = SetPage(self.grid, self.first + len(self.pages), self.head)
        self.pages.append(page)
        return Leaf(page)

    def _finish(self) -> None:
        """Finish the page, and tell of writing space that came out too small to be of use."""
        self.current.finish()
        for answer in self.current.cramped():
            self._shortfall(answer)

    def _shortfall(self, answer: Answer) -> None:
        label = answer.element.get("label")
        what = f'"{label}"' if label else "this answer"
        page = self.current.page.number
        message = f"{what} is to fill page {page}, which has room for {answer.count} of {FEWEST} lines at least"
        if not answer.fills:
            message = f"{what} has {answer.count} of the {answer.asked} lines asked for: page {page} holds no more"
        self.setter.problems.warn(
            "little-space",
            message,
            answer.origin or answer.via,
            via=answer.via if answer.origin else None,
            hint="shorten what stands before it, or ask for fewer lines",
        )

    def turn(self) -> None:
        """Go on with the next page."""
        self._finish()
        self.current = self._new_page()

    def run(self, elements: Iterable[Element]) -> list[SetPage]:
        """Set elements and return the pages they fill."""
        for part in _parts(elements):
            self._run_part(part)
        self._finish()
        return self.pages

    def _run_part(self, elements: Sequence[Element]) -> None:
        """Set what stands between two page breaks; rows give way where that saves a nearly empty last page."""
        if elements and elements[0].tag == "break":
            self._fill(elements[:1])
            elements = elements[1:]
        start, outer, fresh = len(self.pages), self.setter.problems, self.current.empty
        used = self._try(elements, 0.0)
        if fresh and used > start and self._nearly_empty():
            for tightness in TIGHTER:
                self._rewind(start)
                if self._try(elements, tightness) < used:
                    break
            else:
                self._rewind(start)
                self._try(elements, 0.0)
        outer.extend(self.setter.problems)
        self.setter.tightness, self.setter.problems = 0.0, outer

    def _try(self, elements: Sequence[Element], tightness: float) -> int:
        """Set elements with rows giving a share of what they can, and return how many pages there are then."""
        self.setter.tightness, self.setter.problems = tightness, Problems()
        self._fill(elements)
        return len(self.pages)

    def _nearly_empty(self) -> bool:
        return self.current.y - self.grid.top < LITTLE * (self.grid.bottom - self.grid.top)

    def _rewind(self, pages: int) -> None:
        """Take back all that was set since the page that was then the last one was begun."""
        del self.pages[pages - 1 :]
        self.current = self._new_page()

    def _fill(self, elements: Iterable[Element]) -> None:
        queue = list(flow_blocks(elements, self.setter, self.grid))
        queue.reverse()
        while queue:
            block = queue.pop()
            if isinstance(block, Break):
                self._break(block)
            elif isinstance(block, Aside):
                self.current.note(block)
            elif isinstance(block, Place):
                self.current.page.items.append((block, 0, 0))
            else:
                self._put(block, queue)

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
        self.current.squeeze(block)
        room = self.current.room(block)
        if self._chain(block, queue) <= room + 0.01:
            if block.height <= room + 0.01:
                self.current.add(block)
                return
        elif not self.current.empty and (block.keep or block.reluctant or not self._parts(block, room)):
            self._carry(block, queue)
            return
        self._part(block, room, queue)

    def _carry(self, block: Laid, queue: list[Laid]) -> None:
        """Take a block, and the notes that wait for it, to the next page."""
        waiting = self.current.waiting()
        self.turn()
        queue.append(block)
        queue.extend(reversed(waiting))

    def _parts(self, block: Laid, room: float) -> bool:
        return block.least <= room and block.split(room) is not None

    def _part(self, block: Laid, room: float, queue: list[Laid]) -> None:
        fresh = self.grid.bottom - self.grid.top
        if not self.current.empty and block.reluctant and block.height <= fresh:
            self._carry(block, queue)
            return
        # What fits by itself, and is only kept with more than a page holds, has nothing to part.
        parts = block.split(room) if block.height > room + 0.01 else None
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


def _parts(elements: Iterable[Element]) -> Iterator[list[Element]]:
    """Yield the elements between page breaks that are sure to come; each part begins with its break."""
    part: list[Element] = []
    for element in elements:
        if element.tag == "break" and element.get("unless") is None and part:
            yield part
            part = []
        part.append(element)
    yield part


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
            yield Aside(lay_inside(element.elements, grid.measure(area), setter), area)
        elif element.tag == "keep":
            yield from _kept(element, setter, grid)
        else:
            laid = _in_area(element, setter, grid)
            if laid is not None:
                yield laid


def _kept(element: Element, setter: Compositor, grid: Grid) -> Iterator[Laid]:
    """Yield the notes beside blocks that stay on one page, then the blocks as one.

    Where no page holds them all, there is nothing to keep, and they flow.
    """
    inner = list(flow_blocks(element.elements, setter, grid))
    own = Mark(str(element.get("id"))) if element.get("id") else None
    places: list[Laid] = [block for block in inner if isinstance(block, Place)]
    kept = Kept([block for block in inner if not isinstance(block, (Aside, Place, Break))], places)
    if no_page_holds(kept, grid):
        if own:
            inner[0].marks = (own, *inner[0].marks)
        yield from inner
        return
    yield from (block for block in inner if isinstance(block, Aside))
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
