"""A page while it is filled: blocks and notes go in, every one of them at its height comes out.

What stands at the page's foot unused goes to the writing space on it, in whole lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.lengths import MM
from kitgen.typeset.answers import Answer
from kitgen.typeset.containers import InArea
from kitgen.typeset.laid import Laid, Stack
from kitgen.typeset.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.typeset.grid import Grid
    from kitgen.typeset.laid import Mark

ASIDE_GAP = 9.2 * MM / 2

FEWEST = 3
"""Lines below which space that fills a page is too little to write in."""


@dataclass(slots=True)
class SetPage:
    """A page that has been set: blocks with their places, in points from its top left corner."""

    grid: Grid
    number: int
    head: str = ""
    items: list[tuple[Laid, float, float]] = field(default_factory=list)
    marks: list[tuple[Mark, float]] = field(default_factory=list)
    furniture: bool = True


class Aside(Laid):
    """A note beside the text."""

    __slots__ = ("area", "child")

    def __init__(self, child: Laid, area: str) -> None:
        super().__init__(0)
        self.child = child
        self.area = area


class _Gap(NamedTuple):
    """The room above a block: what the two blocks ask for, and what clears the notes beside it."""

    plain: float
    clear: float

    @property
    def whole(self) -> float:
        """All of it."""
        return self.plain + self.clear


class Leaf:
    """The page being filled. `y` is where its blocks end; `gaps` is the share of the gaps between them that is kept."""

    def __init__(self, page: SetPage, gaps: float = 1.0) -> None:
        self.page = page
        self.gaps = gaps
        self.blocks: list[Laid] = []
        self.y = page.grid.top
        self._after = 0.0
        self._gaps: list[_Gap] = []
        self._notes: list[tuple[Aside, int]] = []

    @property
    def empty(self) -> bool:
        """Whether no block stands on it yet."""
        return not self.blocks

    def room(self, block: Laid) -> float:
        """Return the room there is for a block."""
        return self.page.grid.bottom - self.y - self._gap(block).whole

    def note(self, aside: Aside) -> None:
        """Put a note beside the block that comes next."""
        self._notes.append((aside, len(self.blocks)))

    def waiting(self) -> list[Aside]:
        """Take back the notes whose block has not come."""
        waiting = [aside for aside, index in self._notes if index == len(self.blocks)]
        self._notes = [(aside, index) for aside, index in self._notes if index < len(self.blocks)]
        return waiting

    def add(self, block: Laid) -> None:
        """Put a block below the others."""
        gap = self._gap(block)
        self.y += gap.whole + block.height
        self._gaps.append(gap)
        self._after = block.after
        self.blocks.append(block)

    def squeeze(self, block: Laid) -> None:
        """Cut lines from the answers on the page where that saves this block from being parted or carried.

        Rows are cut together, so that they stay alike; other answers give up lines longest first.
        """
        over = block.height - self.room(block)
        if over <= 0.01 or not block.give:
            return
        alike = isinstance(block, Row)
        giving = [one for one in (*self.blocks, block) if one.give and isinstance(one, Row) == alike]
        if over > sum(one.give for one in giving):
            return
        while over > 0.01 and (left := [one for one in giving if one.give]):
            for one in left if alike else [max(left, key=lambda one: one.height)]:
                height = one.height
                one.cut()
                over -= height - one.height
                self.y -= height - one.height if one is not block else 0

    def finish(self) -> None:
        """Give every block its height on the page."""
        self._stretch()
        tops, note_tops, end = self._tops()
        for block, top in zip(self.blocks, tops, strict=True):
            self.page.items.append((block, 0, top))
            self.page.marks.extend((mark, top) for mark in block.marks)
        for aside, y in self._noted(tops, [*note_tops, end]):
            self.page.items.append((InArea(aside.child, aside.area), 0, y))

    def to_write_on(self) -> bool:
        """Whether it has writing space, which takes up what is left at its foot."""
        return any(block.slack for block in self.blocks)

    def cramped(self) -> Iterator[Answer]:
        """Yield the writing space that came out smaller than asked for, or too small to be of use."""
        for block in self.blocks:
            answer = _inner(block)
            if isinstance(answer, Answer) and answer.count < (FEWEST if answer.fills else answer.asked):
                yield answer

    def _gap(self, block: Laid) -> _Gap:
        plain = 0.0 if self.empty else max(self._after, block.before) * self.gaps
        if not self._notes:
            return _Gap(plain, 0)
        tops, note_tops, end = self._tops()
        top = end + plain
        areas = {area for area, _ in _reach(block)}
        ends = [
            y + aside.child.height + ASIDE_GAP
            for aside, y in self._noted(tops, [*note_tops, top])
            if any(self._beside(area, aside.area) for area in areas)
        ]
        return _Gap(plain, max(0.0, max(ends, default=0) - top))

    def _tops(self) -> tuple[list[float], list[float], float]:
        """Return where blocks begin, where notes to them may begin, and where the last block ends."""
        tops, note_tops, y = [], [], self.page.grid.top
        for block, gap in zip(self.blocks, self._gaps, strict=True):
            note_tops.append(y + gap.plain)
            y += gap.whole
            tops.append(y)
            y += block.height
        return tops, note_tops, y

    def _noted(self, tops: Sequence[float], note_tops: Sequence[float]) -> Iterator[tuple[Aside, float]]:
        """Yield the notes with their heights: level with their blocks, below what stands in their area already."""
        busy: dict[str, float] = {}
        for aside, index in self._notes:
            ends = [
                top + end + ASIDE_GAP
                for block, top in zip(self.blocks[:index], tops, strict=False)
                for area, end in _reach(block)
                if end and self._beside(area, aside.area)
            ]
            least = max([self.page.grid.top, busy.get(aside.area, 0), *ends])
            y = max(least, min(max(note_tops[index], least), self.page.grid.bottom - aside.child.height))
            busy[aside.area] = y + aside.child.height + ASIDE_GAP
            yield aside, y

    def _beside(self, one: str, other: str) -> bool:
        """Whether two areas share a part of the page's width."""
        (x, width), (other_x, other_width) = self.page.grid.odd[one], self.page.grid.odd[other]
        return x < other_x + other_width and other_x < x + width

    def _stretch(self) -> None:
        """Give the room left at the foot to the writing space, in whole lines; rows grow together or not at all."""
        answers = [block for block in self.blocks if block.slack]
        growing = [block for block in answers if _fills(block)] or answers
        rows = [block for block in growing if isinstance(block, Row)]
        parts: list[list[Laid]] = [list(rows)] if rows else []
        parts += [[block] for block in growing if not isinstance(block, Row)]
        left = self.page.grid.bottom - self.y
        grown = True
        while grown:
            grown = False
            for part in parts:
                if left + 0.01 >= sum(block.slack for block in part):
                    before = sum(block.height for block in part)
                    for block in part:
                        block.grow(block.slack)
                    left -= sum(block.height for block in part) - before
                    grown = True


def _fills(block: Laid) -> bool:
    inner = _inner(block)
    return isinstance(inner, Answer) and inner.fills


def _inner(block: Laid) -> Laid:
    return block.child if isinstance(block, InArea) else block


def _reach(block: Laid) -> Iterator[tuple[str, float]]:
    """Yield the areas in which a block has something of its own, and how far down it reaches there."""
    if isinstance(block, InArea):
        yield block.area, block.height
    elif isinstance(block, Row):
        for cell in block.cells:
            if cell.group.height:
                yield cell.area, block.style.top + cell.group.height
            elif cell.rule and not block.bare:
                yield cell.area, 0.0
    elif isinstance(block, Stack):
        for child, top in zip(block.children, block.tops, strict=True):
            for area, end in _reach(child):
                yield area, top + end
