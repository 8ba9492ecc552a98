"""Flow: the blocks of a section go in, pages filled with them come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.lengths import MM
from kitgen.base.problems import Problems
from kitgen.typeset.containers import Place
from kitgen.typeset.laid import Laid, Space
from kitgen.typeset.leaf import FEWEST, Aside, Leaf, SetPage
from kitgen.typeset.story import Break, parts_of, story

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.answers import Answer
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.grid import Grid


LITTLE = 0.5
"""The share of its height up to which a last page counts as nearly empty."""

TIGHTER = (0.35, 0.7, 1.0)
"""The shares of what rows and gaps can give that are tried to save such a page."""

GAPS = 0.4
"""The share that gaps between blocks can give."""


class _Filled(NamedTuple):
    """Pages that have been filled, from one by its number in the flow on; the last one can still be added to."""

    start: int
    pages: Sequence[SetPage]
    current: Leaf
    ends: Mapping[int, float]
    problems: Problems

    @property
    def used(self) -> int:
        """How many pages there are with these."""
        return self.start - 1 + len(self.pages)


class Flow:
    """Fills pages of one grid with blocks."""

    def __init__(self, setter: Compositor, grid: Grid, first: int, head: str) -> None:
        self.setter = setter
        self.grid = grid
        self.head = head
        self.pages: list[SetPage] = []
        self.first = first
        self._half = LITTLE * (grid.bottom - grid.top)
        self.least = setter.measure("last-page", 0.0)
        self.ends: dict[int, float] = {}
        self.short = (0, 0.0)  # a page by its number in the flow, and how much of its foot is left for the next
        self.current = self._new_page()

    def _new_page(self) -> Leaf:
        page = SetPage(self.grid, self.first + len(self.pages), self.head)
        self.pages.append(page)
        return Leaf(page, 1 - GAPS * self.setter.tightness)

    def _finish(self) -> None:
        """Finish the page, and tell of writing space that came out too small."""
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
        self.ends[len(self.pages)] = self._end()
        self._finish()
        self.current = self._new_page()

    def run(self, elements: Iterable[Element]) -> list[SetPage]:
        """Set elements and return the pages they fill."""
        for part in parts_of(elements):
            self._run_part(part)
        self._finish()
        return self.pages

    def _run_part(self, elements: Sequence[Element]) -> None:
        """Set what stands between two page breaks, so that its last page is not nearly empty where that can be."""
        if elements and elements[0].tag == "break":
            self._fill(elements[:1])
            elements = elements[1:]
        start, outer, fresh = len(self.pages), self.setter.problems, self.current.empty
        self.setter.problems = Problems()
        self._fill(elements)
        if fresh and len(self.pages) > start and self._end() < self._half:
            plain = self._filled(start)
            if not self._saved(elements, plain):
                self._put_back(plain)
                self._join(elements, plain)
        outer.extend(self.setter.problems)
        self.setter.tightness, self.setter.problems = 0.0, outer

    def _saved(self, elements: Sequence[Element], plain: _Filled) -> bool:
        """Save the last page with the least of what rows and gaps can give that is enough for that, if all of it is."""
        *gentler, most = TIGHTER
        if self._try(elements, plain, most) >= plain.used:
            return False
        tightest = self._filled(plain.start)
        if not any(self._try(elements, plain, tightness) < plain.used for tightness in gentler):
            self._put_back(tightest)
        return True

    def _join(self, elements: Sequence[Element], plain: _Filled) -> None:
        """Give the little on a last page company from the page before, unless that leaves the other half empty."""
        used, end = plain.used, self._end()
        if end >= self.least or self.current.to_write_on():
            return
        unused = self.grid.bottom - self.grid.top - self.ends[used - 1]
        for share in (1.0, 0.5):
            short = (used - 1, unused + share * (self.least - end))
            same = self._try(elements, plain, short=short) == used
            if same and self._end() > end and self.ends[used - 1] >= self._half:
                return
        self._put_back(plain)

    def _try(
        self, elements: Sequence[Element], plain: _Filled, tightness: float = 0.0, short: tuple[int, float] = (0, 0.0)
    ) -> int:
        """Set elements otherwise, instead of what stands on their pages, and return how many pages there are."""
        self.setter.tightness, self.short = tightness, short
        self.setter.problems = Problems()
        del self.pages[plain.start - 1 :]
        self.current = self._new_page()
        self._fill(elements)
        return len(self.pages)

    def _filled(self, start: int) -> _Filled:
        """Return what stands on the pages from one on, for `_put_back`."""
        return _Filled(start, self.pages[start - 1 :], self.current, dict(self.ends), self.setter.problems)

    def _put_back(self, filled: _Filled) -> None:
        """Let stand on the pages what stood there."""
        self.pages[filled.start - 1 :] = filled.pages
        self.current, self.ends, self.setter.problems = filled.current, dict(filled.ends), filled.problems
        self.short = (0, 0.0)

    def _end(self) -> float:
        """How much of the page being filled is filled, in points."""
        return self.current.y - self.grid.top

    def _fill(self, elements: Iterable[Element]) -> None:
        queue = list(story(elements, self.setter, self.grid))
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
        room = self._room(block)
        if self._chain(block, queue) <= room + 0.01:
            if block.height <= room + 0.01:
                self.current.add(block)
                return
        elif not self.current.empty and (block.keep or block.reluctant or not self._parts(block, room)):
            self._carry(block, queue)
            return
        self._part(block, room, queue)

    def _room(self, block: Laid) -> float:
        """Return the room for a block on the page, less what is left for the next page where the block can do so."""
        (page, left), room = self.short, self.current.room(block)
        if len(self.pages) != page or (self.current.empty and (block.reluctant or not self._parts(block, room - left))):
            return room
        return room - left

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
            if not following.keep and not isinstance(getattr(following, "child", following), Space):
                return needed + (following.height if following.reluctant else following.least)
            needed += following.height
            after = following.after
        return needed
