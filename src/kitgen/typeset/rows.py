"""Rows: cells side by side go in, one block with its rules comes out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.lengths import MM, points
from kitgen.typeset.containers import lay_inside
from kitgen.typeset.laid import Laid, Stack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element
    from kitgen.model.styles import RowStyle, RuleStyle
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen

_COLUMN = re.compile(r"(\d+(?:\.\d+)?(?:mm|cm|pt|in)|\d+(?:\.\d+)?\*)(?::(left|right|center))?")


class Column(NamedTuple):
    """A column of a row: its left edge and width in points, and how its text is aligned."""

    x: float
    width: float
    align: str = ""


class Cell:
    """A cell that has been set. `area` is the grid area it stands in; without one, `x` counts from the row's left."""

    __slots__ = ("area", "group", "inset", "rule", "width", "x")

    def __init__(self, group: Stack, x: float, width: float, rule: RuleStyle | None, area: str, inset: float) -> None:
        self.group = group
        self.x = x
        self.width = width
        self.rule = rule
        self.area = area
        self.inset = inset


class Row(Laid):
    """Cells side by side, each below its own stroke of the row's rule."""

    __slots__ = ("bare", "cells", "style")

    def __init__(self, cells: Sequence[Cell], style: RowStyle, *, keep: bool = False, bare: bool = False) -> None:
        super().__init__(0, style.before, style.after, keep=keep)
        self.cells = tuple(cells)
        self.style = style
        self.bare = bare
        self.height = self._height()

    def _height(self) -> float:
        return self._height_around(max([cell.group.height for cell in self.cells], default=0))

    def _height_around(self, inner: float) -> float:
        return max(inner + _top(self.style, bare=self.bare) + self.style.bottom, self.style.least)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw rules, then cells; placed blocks count from the rule."""
        top = _top(self.style, bare=self.bare)
        shift = top - self.style.top
        for cell in self.cells:
            left = pen.page.areas[cell.area][0] if cell.area else x + cell.x
            if cell.rule and not self.bare:
                pen.rule(cell.rule, left, y, cell.width)
            left += cell.inset
            cell.group.draw_flow(pen, left, y + top)
            for place in cell.group.places:
                place.draw(pen, left, y + shift)

    def at_top(self) -> Laid:
        """Leave the rule out where the style wants the page's own rule to serve."""
        if not self.style.bare_at_top or self.bare:
            return self
        bare = Row(self.cells, self.style, keep=self.keep, bare=True)
        bare.marks, bare.origin, bare.via = self.marks, self.origin, self.via
        return bare

    @property
    def reluctant(self) -> bool:
        """Rows are read across: they stay whole wherever a page can hold them."""
        return True

    @property
    def slack(self) -> float:
        """The step in which the writing space at the foot of its cells can grow."""
        return max((cell.group.slack for cell in self.cells), default=0)

    def grow(self, room: float) -> None:
        """Let the writing space at the foot of its cells grow."""
        for cell in self.cells:
            cell.group.grow(room if cell.group.slack else 0)
        self.height = self._height()

    @property
    def give(self) -> float:
        """How much lower it is when the writing space at the foot of its cells gives up what it can."""
        inner = max((cell.group.height - cell.group.give for cell in self.cells), default=0)
        return self.height - self._height_around(inner)

    def cut(self) -> None:
        """Cut the writing space at the foot of its cells by a line."""
        for cell in self.cells:
            if cell.group.give:
                cell.group.cut()
        self.height = self._height()

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Part every cell at a height; what stands beside stays with its first part."""
        inner = room - _top(self.style, bare=self.bare) - self.style.bottom
        heads: list[Cell] = []
        tails: list[Cell] = []
        for cell in self.cells:
            head: Laid = cell.group
            tail: Laid = Stack([])
            if cell.group.height > inner:
                parts = cell.group.split(inner)
                if not parts:
                    return None
                head, tail = parts
                tail = tail if isinstance(tail, Stack) else Stack([tail])
            heads.append(_with(cell, head))
            tails.append(_with(cell, tail))
        return Row(heads, self.style, bare=self.bare), Row(tails, self.style, keep=self.keep)


def _with(cell: Cell, group: Laid) -> Cell:
    assert isinstance(group, Stack)  # noqa: S101 - stacks part into stacks
    return Cell(group, cell.x, cell.width, cell.rule, cell.area, cell.inset)


def _top(style: RowStyle, *, bare: bool) -> float:
    if bare:
        return style.top if style.at_top is None else style.at_top
    return style.top


@lru_cache(maxsize=1024)
def columns_of(text: str, width: float, gap: float) -> Sequence[Column]:
    """Return the columns that a specification such as `11mm:right 1* 24mm` makes of a width.

    Raises:
        ValueError: when a column is not written so.
    """
    matches = []
    for word in text.split():
        match = _COLUMN.fullmatch(word)
        if not match:
            raise ValueError(f'"{word}" is not a column: write a length or a share, such as 24mm, 1* or 11mm:right')
        matches.append((match[1], match[2] or ""))
    fixed = sum(points(size) for size, _ in matches if not size.endswith("*"))
    shares = sum(float(size[:-1]) for size, _ in matches if size.endswith("*"))
    left = width - fixed - gap * (len(matches) - 1)
    columns, x = [], 0.0
    for size, align in matches:
        own = left * float(size[:-1]) / shares if size.endswith("*") else points(size)
        columns.append(Column(x, own, align))
        x += own + gap
    return tuple(columns)


def columns_in(element: Element, width: float, setter: Compositor) -> Sequence[Column]:
    """Return the columns that an element asks for; what cannot be is noted."""
    try:
        columns = columns_of(str(element.get("columns")), width, float(element.get("gap", 0.0)))
    except ValueError as fault:
        setter.problems.error("bad-attribute", f"<{element.tag} columns>: {fault}", element.via)
        setter.problems.stop_on_errors()
        raise
    too_wide = sum(c.width for c in columns) + float(element.get("gap", 0.0)) * (len(columns) - 1) - width
    if too_wide > 0.5 or any(c.width <= 0 for c in columns):
        met = f"the columns are {too_wide / MM:.1f} mm wider than the {width / MM:.1f} mm there are"
        if too_wide <= 0.5:
            met = f"there is no room for {len(columns)} columns, and the gaps between them, in {width / MM:.1f} mm"
        setter.problems.error(
            "table-too-wide",
            met,
            element.origin or element.via,
            via=element.via if element.origin else None,
            hint="use fewer or narrower columns",
        )
    return columns


def lay_row(element: Element, width: float, setter: Compositor) -> Laid:
    """Set a row of cells in areas or in columns of its own."""
    style = setter.row_style(str(element.get("style", "")), element)
    cells = list(element.elements)
    keep = bool(element.get("keep", style.keep))
    if element.get("columns"):
        columns = columns_in(element, width, setter)
        laid = [lay_cell(cell, column, style, setter) for cell, column in zip(cells, columns, strict=False)]
    else:
        laid = _stacked([_cell_in_area(cell, style, setter) for cell in cells], setter)
    _level(laid)
    return Row(laid, style, keep=keep)


def _stacked(cells: Sequence[Cell], setter: Compositor) -> list[Cell]:
    """Let cells stand below one another where a look gives their areas the same columns."""
    assert setter.grid is not None  # noqa: S101 - rows in areas stand on pages, which have a grid
    done: dict[tuple[float, float], Cell] = {}
    for cell in cells:
        at = setter.grid.odd[cell.area]
        if at in done:
            first = done[at]
            done[at] = Cell(_below(first.group, cell.group, setter), first.x, first.width, first.rule or cell.rule,
                            first.area, first.inset)  # fmt: skip
        else:
            done[at] = cell
    return list(done.values())


def _below(upper: Stack, lower: Stack, setter: Compositor) -> Stack:
    """Return two cells as one; what is placed in the upper one still counts from the row's rule."""
    if not lower.height:
        return Stack(upper.children, [*upper.places, *lower.places])
    if not upper.height:
        return Stack([lower], upper.places)
    lower.before = max(lower.before, setter.measure("cell-gap"))
    return Stack([Stack(upper.children), lower], upper.places)


def _level(cells: Sequence[Cell]) -> None:
    """Let writing space at the foot of a cell reach down as far as what stands beside it."""
    highest = max((cell.group.height for cell in cells), default=0)
    for cell in cells:
        if cell.group.slack:
            cell.group.grow(highest - cell.group.height)


def _cell_in_area(cell: Element, style: RowStyle, setter: Compositor) -> Cell:
    area = str(cell.get("area", "main"))
    grid = setter.grid
    if grid is None or area not in grid.odd:
        setter.unknown("area", area, grid.odd if grid else (), cell)
        setter.problems.stop_on_errors()
    assert grid is not None  # noqa: S101 - rows in areas stand on pages, which have a grid
    return lay_cell(cell, Column(0, grid.measure(area)), style, setter, area)


def lay_cell(cell: Element, column: Column, style: RowStyle, setter: Compositor, area: str = "") -> Cell:
    """Set a cell to a column."""
    inset = float(cell.get("inset", 0.0))
    if column.align:
        _align(cell, column.align)
    group = lay_inside(cell.elements, column.width - inset if inset else column.width, setter)
    name = str(cell.get("rule", style.rule))
    rule = setter.rule_style(name, cell) if name and name != "none" else None
    return Cell(group, column.x, column.width, rule, area, inset)


def _align(cell: Element, align: str) -> None:
    for child in cell.elements:
        if child.tag == "p":
            child.default("align", align)
