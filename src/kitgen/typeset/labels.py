"""Words in charts: texts and the places they belong to go in, labels that never touch one another come out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.markup.element import Element
from kitgen.typeset.text import break_lines, lay_text, runs, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.model.styles import TextStyle
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen
    from kitgen.typeset.text import TextLaid, Word

GAP = 1.6 * MM
"""The least space between two labels on a line."""

_ENDLESS = 1e6


def label(
    owner: Element,
    text: str | Element,
    style: TextStyle,
    setter: Compositor,
    width: float = _ENDLESS,
) -> TextLaid:
    """Set words that belong to a chart; in the structure they are part of `owner`, which tells what the chart says."""
    laid = lay_text(_node(owner, text), style, width, setter)
    laid.element = owner
    return laid


def _node(owner: Element, text: str | Element) -> Element:
    children = [text] if isinstance(text, str) else text.children
    return Element(owner.tag, {"align": "left"}, list(children), owner.origin, owner.via)


def width_of(laid: TextLaid) -> float:
    """Return the width of the longest line, in points."""
    return max((line.width for line in laid.lines), default=0.0)


def styled(setter: Compositor, name: str, element: Element, colour: str = "", weight: int = 0) -> TextStyle:
    """Return a style of the look, in another colour or weight where these are given."""
    style = setter.style(name, element)
    return replace(style, colour=colour or style.colour, weight=weight or style.weight)


@dataclass(slots=True)
class Placed:
    """A label at a place: distances from the chart's top left corner, in points."""

    laid: TextLaid
    x: float
    y: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + width_of(self.laid)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it, the chart's corner being at a place."""
        self.laid.draw(pen, x + self.x, y + self.y)


def thinned(wanted: Sequence[Placed], fixed: Sequence[Placed], width: float) -> list[Placed]:
    """Return the fixed labels and, from left to right, those of the wanted ones that still have room beside them.

    A label that would reach over the right end is moved in.
    """
    kept = list(fixed)
    for one in wanted:
        one.x = max(0.0, min(one.x, width - width_of(one.laid)))
        if all(one.right + GAP <= other.x or other.right + GAP <= one.x for other in kept):
            kept.append(one)
    return kept


@dataclass(slots=True)
class Name:
    """What would be written under a stretch of a chart: `texts` from the one liked best to the shortest."""

    x: float
    weight: float
    texts: list[str | Element]

    @property
    def text(self) -> str | Element:
        """The best of the texts left."""
        return self.texts[0]


class Names:
    """Names in one row under a chart, each from the left edge of its stretch to the next name.

    Where a name needs more room than there is in `lines` lines, the narrowest stretch concerned takes its next text or,
    when none is left, goes without.
    """

    def __init__(self, owner: Element, style: TextStyle, setter: Compositor, width: float, lines: int) -> None:
        self.owner = owner
        self.style = style
        self.setter = setter
        self.width = width
        self.lines = lines
        self._needs: dict[tuple[int, int], tuple[float, ...]] = {}

    def place(self, names: Sequence[Name], y: float) -> list[Placed]:
        """Return the names at their places, their tops at `y`."""
        kept = [name for name in names if name.texts]
        while True:
            lefts = self._lefts(kept)
            rights = [left - GAP for left in lefts[1:]] + [self.width]
            loser = self._loser(kept, lefts, rights)
            if loser is None:
                break
            loser.texts = loser.texts[1:]
            kept = [name for name in kept if name.texts]
        return [
            Placed(self._set(name, right - left), left, y)
            for name, left, right in zip(kept, lefts, rights, strict=True)
        ]

    def _lefts(self, kept: Sequence[Name]) -> list[float]:
        """Return where each name begins: the last one is moved in as far as it needs to be."""
        lefts = [name.x for name in kept]
        if kept:
            lefts[-1] = max(0.0, min(lefts[-1], self.width - self._need(kept[-1])))
        return lefts

    def _loser(self, kept: Sequence[Name], lefts: Sequence[float], rights: Sequence[float]) -> Name | None:
        pool: list[Name] = []
        for index, name in enumerate(kept):
            if self._need(name) > rights[index] - lefts[index] + 0.01:
                pool += kept[index : index + 2]
        return min(pool, key=lambda name: (name.weight, -name.x), default=None)

    def _need(self, name: Name) -> float:
        """Return the least width in which a name takes no more than the allowed lines."""
        return self._widths(name)[-1]

    def _widths(self, name: Name) -> tuple[float, ...]:
        """Return the least width for one line, for two lines, and so on; lines are then of about the same length."""
        key = id(name), len(name.texts)
        if key not in self._needs:
            found = words(runs(_node(self.owner, name.text), self.style, self.setter))
            sums = _sums(found)
            self._needs[key] = tuple(
                next((wide for wide in sums if len(break_lines(found, wide, "greedy")) <= lines), 0.0)
                for lines in range(1, self.lines + 1)
            )
        return self._needs[key]

    def _set(self, name: Name, room: float) -> TextLaid:
        """Set a name in as few lines as its room allows."""
        width = next(width for width in self._widths(name) if width <= room + 0.01)
        return label(self.owner, name.text, replace(self.style, wrap="greedy"), self.setter, width)


def _sums(found: Sequence[Word]) -> list[float]:
    """Return the widths of all stretches of words that are no narrower than the widest word, from narrow to wide."""
    sums: set[float] = set()
    for start in range(len(found)):
        x = gap = 0.0
        for word in found[start:]:
            x += gap + word.width
            gap = word.gap
            sums.add(x)
    widest = max((word.width for word in found), default=0.0)
    return sorted(wide for wide in sums if wide >= widest)
