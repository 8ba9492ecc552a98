"""Words in charts: texts and the places they belong to go in, labels that never touch one another come out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.markup.element import Element
from kitgen.typeset.lines import break_lines, words
from kitgen.typeset.text import lay_text, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.model.styles import TextStyle
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.lines import Word
    from kitgen.typeset.pen import Pen
    from kitgen.typeset.text import TextLaid

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
    return style._replace(colour=colour or style.colour, weight=weight or style.weight)


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
    """What would be written under a stretch of a chart: `texts` from the one liked best to the shortest.

    `x` and `width` are the stretch's place in points; where two names do not fit, that of less `weight` goes.
    A name may begin as much as `early` points before its stretch.
    """

    x: float
    weight: float
    texts: list[str | Element]
    early: float = 0.0

    @property
    def text(self) -> str | Element:
        """The best of the texts left."""
        return self.texts[0]

    def shorter(self) -> Name:
        """Return it without its best text."""
        return replace(self, texts=self.texts[1:])


class Names:
    """Names in one row under a chart, each from the left edge of its stretch to the next name.

    Where there is no room for a name in `lines` lines, it takes its next text or, when none is left, gives way to its
    neighbours.
    """

    def __init__(self, owner: Element, style: TextStyle, setter: Compositor, *, width: float, lines: int) -> None:
        self.owner = owner
        self.style = style._replace(wrap="greedy")
        self.setter = setter
        self.width = width
        self.lines = lines
        self._needs: dict[tuple[float, int], tuple[float, ...]] = {}

    def place(self, names: Sequence[Name], y: float) -> list[Placed]:
        """Return the names at their places, their tops at `y`."""
        kept = self._thinned([name for name in names if name.texts])
        for name in sorted(names, key=lambda name: -name.weight):
            kept = self._with(name, kept)
        lefts = self._lefts(kept)
        limits = [*lefts[1:], self.width + GAP]
        return [
            Placed(self._set(name, limit - GAP - left), left, y)
            for name, left, limit in zip(kept, lefts, limits, strict=False)
        ]

    def _thinned(self, kept: list[Name]) -> list[Name]:
        """Shorten or leave out names, one at a time, until all fit."""
        while (at := self._misfit(kept)) is not None:
            others = kept[: at + 1] + kept[at + 2 :]
            lighter = at + 1 < len(kept) and kept[at + 1].weight < kept[at].weight
            after = self._misfit(others) if lighter else at
            loser = at if after is not None and after >= at else at + 1
            shorter = kept[loser].shorter()
            kept = kept[:loser] + ([shorter] if shorter.texts else []) + kept[loser + 1 :]
        return kept

    def _with(self, name: Name, kept: list[Name]) -> list[Name]:
        """Add a name that was left out, if there turns out to be room for it."""
        if any(other.x == name.x for other in kept):
            return kept
        while name.texts:
            more = sorted([*kept, name], key=lambda one: one.x)
            if self._misfit(more) is None:
                return more
            name = name.shorter()
        return kept

    def _lefts(self, kept: Sequence[Name]) -> list[float]:
        """Return where each name begins when it ends before the next one."""
        lefts: list[float] = []
        limit = self.width
        for name in reversed(kept):
            lefts.append(min(name.x, limit - self._need(name)))
            limit = lefts[-1] - GAP
        return lefts[::-1]

    def _misfit(self, kept: Sequence[Name]) -> int | None:
        """Return the last name that would have to begin too far before its stretch."""
        lefts = self._lefts(kept)
        for index in reversed(range(len(kept))):
            name = kept[index]
            if lefts[index] < max(0.0, name.x - name.early) - 0.01:
                return index
        return None

    def _need(self, name: Name) -> float:
        """Return the least width in which a name takes no more than the allowed lines."""
        return self._widths(name)[-1]

    def _widths(self, name: Name) -> tuple[float, ...]:
        """Return the least width for one line, for two lines, and so on; lines are then of about the same length."""
        key = name.x, len(name.texts)
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
        return label(self.owner, name.text, self.style, self.setter, width)


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
