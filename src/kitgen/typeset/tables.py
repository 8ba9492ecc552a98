"""Tables: rows of cells go in, one block that parts between its rows and repeats its head comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.model.styles import RowStyle
from kitgen.typeset.laid import Laid
from kitgen.typeset.rows import Cell, Column, Row, columns_in, lay_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element
    from kitgen.model.styles import RuleStyle
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen


class Table(Laid):
    """Rows below one another; its head row stands again on the next page."""

    __slots__ = ("header", "last", "rows", "strokes")

    def __init__(
        self, rows: list[Laid], header: int, last: RuleStyle | None, strokes: Sequence[Column], style: RowStyle
    ) -> None:
        super().__init__(sum(row.height for row in rows), style.before, style.after)
        self.rows = rows
        self.header = header
        self.last = last
        self.strokes = strokes

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the rows, and the last rule below them."""
        for row in self.rows:
            row.draw(pen, x, y)
            y += row.height
        if self.last:
            for stroke in self.strokes:
                pen.rule(self.last, x + stroke.x, y, stroke.width)

    @property
    def least(self) -> float:
        """Its head and one row."""
        return sum(row.height for row in self.rows[: self.header + 1])

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Part it between rows."""
        used = 0.0
        for index, row in enumerate(self.rows):
            used += row.height
            if used > room + 0.01:
                if index <= self.header:
                    return None
                style = RowStyle("")
                head = Table(self.rows[:index], self.header, self.last, self.strokes, style)
                again = [Repeated(row) for row in self.rows[: self.header]]
                tail = Table([*again, *self.rows[index:]], self.header, self.last, self.strokes, style)
                head.before, tail.after = self.before, self.after
                return head, tail
        return None


class Repeated(Laid):
    """A head row that stands again on the next page, for the eye only."""

    __slots__ = ("row",)

    def __init__(self, row: Laid) -> None:
        super().__init__(row.height)
        self.row = row

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it as furniture."""
        with pen.furniture():
            self.row.draw(pen, x, y)


def lay_table(element: Element, width: float, setter: Compositor) -> Laid:
    """Set a table."""
    columns = columns_in(element, width, setter)
    base = setter.row_style(str(element.get("style", "")), element)
    rows: list[Laid] = []
    header = 0
    for tr in element.elements:
        style = setter.row_style(str(tr.get("style", element.get("style", ""))), tr)
        cells = _table_cells(tr, columns, style, setter)
        row = Row(cells, style)
        row.origin, row.via = tr.origin, tr.via
        rows.append(row)
        if tr.get("header"):
            header = len(rows)
    last = setter.rule_style(base.last, element) if base.last else None
    strokes = columns if element.get("gap") else [Column(0, width)]
    return Table(rows, header, last, strokes, base)


def _table_cells(tr: Element, columns: Sequence[Column], style: RowStyle, setter: Compositor) -> list[Cell]:
    cells, at = [], 0
    for td in tr.elements:
        span = int(td.get("span", 1))
        last = columns[min(at + span, len(columns)) - 1]
        first = columns[min(at, len(columns) - 1)]
        cells.append(lay_cell(td, Column(first.x, last.x + last.width - first.x, first.align), style, setter))
        at += span
    if at > len(columns):
        setter.problems.error(
            "table-too-wide",
            f"the row has {at} cells and the table {len(columns)} columns",
            tr.origin or tr.via,
            via=tr.via if tr.origin else None,
        )
    return cells
