"""The pen: the door to one document with the page it stands on, the brand's colours and the numbers now known."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from kitgen.typeset.paths import SPOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from kitgen.markup.element import Element
    from kitgen.model.styles import RuleStyle
    from kitgen.typeset.door import Door
    from kitgen.typeset.lines import Line, Piece

DECORATIONS = frozenset({"drawing", "logo", "page-picture", "timeline", "day-bar", "dial", "room-plan"})
"""Figures of the layout's own that may go without words; a picture of the content may not."""


_late = attrgetter("value")


class PageInfo(NamedTuple):
    """The page being drawn: `number` from 1 within its piece, areas as (left edge, width), sizes in points."""

    number: int
    width: float
    height: float
    areas: Mapping[str, tuple[float, float]]
    head: str = ""

    @property
    def is_odd(self) -> bool:
        """Whether it is a right-hand page."""
        return self.number % 2 == 1


class Pen:
    """Draws what was set, on one page of one document.

    `values` answers the late numbers of <value> for the page; `colours` are the brand's tokens as hex.
    """

    def __init__(self, door: Door, colours: Mapping[str, str], values: Callable[[str, PageInfo], str]) -> None:
        self.door = door
        self.colours = colours
        self.values = values
        self.page = PageInfo(1, 0, 0, {})
        self._artifact = 0

    def colour(self, token: str) -> str:
        """Return a token's colour; an empty token is none."""
        return self.colours[token] if token else ""

    @property
    def takes_fields(self) -> bool:
        """Whether a form field can stand where is drawn."""
        return not self._artifact and self.door.takes_fields

    def owned(self, element: Element | None) -> AbstractContextManager[None]:
        """Let what is drawn belong to an element of the structure, unless all of this is furniture."""
        return self.door.owned(self._owner(element))

    def own(self, element: Element | None) -> Element | None:
        """Let what is drawn from now on belong to an element, as the door's `own` does."""
        return self.door.own(self._owner(element))

    def _owner(self, element: Element | None) -> Element | None:
        return None if self._artifact or element is None or is_decoration(element) else element

    @contextmanager
    def furniture(self) -> Iterator[None]:
        """Draw things that are no part of the reading order."""
        self._artifact += 1
        with self.door.owned(None):
            yield
        self._artifact -= 1

    def rule(self, style: RuleStyle, x: float, y: float, width: float) -> None:
        """Draw a rule hanging from `y`: thin ones are centred on it, so that cells meet."""
        colour = self.colours[style.colour]
        before = self.door.own(None)
        if style.width >= 2:
            self.door.bar(x, y, width, style.width, colour)
        elif style.dots:
            row = [("M", x, y), ("L", x + width, y)]
            dash = (SPOT, style.dots - SPOT)
            self.door.path(row, stroke=colour, line=style.width, dash=dash, cap=1)
        else:
            self.door.line(x, y, x + width, y, colour, style.width)
        self.door.disown(before)

    def line_of_text(self, line: Line, x: float, baseline: float, width: float, align: str) -> None:
        """Set one line of text within a width."""
        pieces: Iterable[tuple[float, Piece]] = line.placed
        used = line.width
        if any(map(_late, line.pieces)):
            pieces, used = self._resolved(line)
        if align == "right":
            x += width - used
        elif align == "center":
            x += (width - used) / 2
        for offset, piece in pieces:
            self._piece(piece, x + offset, baseline)

    def _resolved(self, line: Line) -> tuple[list[tuple[float, Piece]], float]:
        shift = 0.0
        pieces = []
        for offset, piece in line.placed:
            if piece.value:
                for face, text in piece.ink.face.runs(self.values(piece.value, self.page)):
                    ink = replace(piece.ink, face=face)
                    pieces.append((offset + shift, piece._replace(ink=ink, text=text, width=ink.width(text), value="")))
                    shift += pieces[-1][1].width
                shift -= piece.width
            else:
                pieces.append((offset + shift, piece))
        return pieces, line.width + shift

    def _piece(self, piece: Piece, x: float, baseline: float) -> None:
        ink, text = piece.ink, piece.text
        if not text:
            return
        kern = ink.face.kerning(text) if ink.kern else None
        if ink.owner is None:
            self.door.text(x, baseline, text, ink.face, ink.size, ink.colour, tracking=ink.tracking, kern=kern)
            return
        before = self.own(ink.owner)
        self.door.text(x, baseline, text, ink.face, ink.size, ink.colour, tracking=ink.tracking, kern=kern)
        if ink.href and text.strip():
            self.door.link(x, baseline - ink.size, piece.width, ink.size * 1.3, ink.href, text.strip())
        self.door.disown(before)


def is_decoration(element: Element) -> bool:
    """Whether it is no part of the reading order: the layout says so, or it is a figure without words of its own."""
    return element.attrs.get("role") == "artifact" or (element.tag in DECORATIONS and not element.get("alt"))
