"""Folded sheets of cards: a sheet goes in; its fold lines, what they are called and the glue area come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.model.card_sheet import EDGE
from kitgen.typeset.laid import Laid

if TYPE_CHECKING:
    from kitgen.model.card_sheet import CardSheet
    from kitgen.typeset.pen import Pen
    from kitgen.typeset.text import TextLaid

FOLD_WIDTH = 0.25 * MM
BESIDE = 1.5 * MM
TICK = 4 * MM

_DASH = (2.5 * MM, 1.2 * MM)
_GLUE_DASH = (0.8 * MM, 1.2 * MM)
_GLUE_OFF = 0.8 * MM


class Folds(Laid):
    """The fold with its name; beside it, dashed, the area whose blank side takes the glue.

    Tents have a short mark at either end of each fold, and no glue.
    """

    __slots__ = ("name", "name_width", "sheet")

    def __init__(self, sheet: CardSheet, name: TextLaid | None) -> None:
        super().__init__(0)
        self.sheet = sheet
        self.name = name
        self.name_width = max((line.width for line in name.lines), default=0) if name else 0.0

    def draw(self, pen: Pen, x: float, y: float) -> None:  # noqa: ARG002 - folds know their place
        """Draw them; they are no part of the reading order."""
        with pen.furniture():
            if self.sheet.turned:
                self._tents(pen)
            else:
                self._middle(pen)

    def _middle(self, pen: Pen) -> None:
        sheet = self.sheet
        [(x, _, _, height)] = sheet.folds
        line = [("M", x, EDGE), ("L", x, height - EDGE)]
        pen.door.path(line, stroke=pen.colour("ink"), line=FOLD_WIDTH, dash=_DASH)
        left, top, right, bottom = sheet.bounds(sheet.backs)
        off = sheet.stock.bleed + _GLUE_OFF
        left, top, right, bottom = (
            max(left - off, x),
            max(top - off, EDGE),
            min(right + off, sheet.width - EDGE),
            bottom + off,
        )
        bottom = min(bottom, height - EDGE)
        area = [("M", x, top), ("L", right, top), ("L", right, bottom), ("L", x, bottom)]
        pen.door.path(area, stroke=pen.colour("ink"), line=FOLD_WIDTH, dash=_GLUE_DASH)
        if self.name and top - EDGE >= self.name.height:
            self.name.draw(pen, x - BESIDE - self.name_width, EDGE)

    def _tents(self, pen: Pen) -> None:
        left = min(x for x, *_ in self.sheet.folds)
        right = max(x for _, _, x, _ in self.sheet.folds)
        for height in sorted({y for _, y, _, _ in self.sheet.folds}):
            for start, end in (
                (max(left - TICK - MM, EDGE), left - MM),
                (right + MM, min(right + TICK + MM, self.sheet.width - EDGE)),
            ):
                if end > start:
                    pen.door.line(start, height, end, height, pen.colour("ink"), FOLD_WIDTH)
            room = left - TICK - MM - BESIDE - EDGE
            if self.name and room >= self.name_width:
                self.name.draw(pen, left - TICK - MM - BESIDE - self.name_width, height - self.name.height / 2)
