"""The binder: set pieces go in, a PDF document with their pages, outline, labels and links comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.problems import KitError, Problem
from kitgen.typeset.pen import PageInfo, Pen

if TYPE_CHECKING:
    from kitgen.typeset.door import Door
    from kitgen.typeset.laid import Laid
    from kitgen.typeset.leaf import SetPage
    from kitgen.typeset.piece import SetPiece

Values = Callable[[str, "SetPiece", PageInfo], str]


class Bound(NamedTuple):
    """What is bound into one document: its pieces in order, all pieces whose pages may be shown in small, all values.

    `nested` puts each piece under an outline entry of its own, called by `titles`, and numbers its pages anew behind
    `labels`, such as H1 for a handout's first page; both go by the piece's name.
    """

    pieces: Sequence[SetPiece]
    shown: Mapping[str, SetPiece]
    values: Values
    colours: Mapping[str, str]
    nested: bool = False
    titles: Mapping[str, str] = MappingProxyType({})
    labels: Mapping[str, str] = MappingProxyType({})


def draw(door: Door, bound: Bound) -> None:
    """Draw all pages of the pieces into a document."""
    for piece in bound.pieces:
        door.prefix = f"{piece.name}:" if len(bound.pieces) > 1 else ""
        pen = PagePen(door, bound, piece)
        for page in piece.pages:
            door.begin_page(page.grid.width, page.grid.height)
            if page is piece.pages[0]:
                _opening(door, bound, piece)
            _navigation(door, page, bound, piece)
            pen.draw(page)
            door.end_page()


def _opening(door: Door, bound: Bound, piece: SetPiece) -> None:
    label = bound.labels.get(piece.name, "") if bound.nested else ""
    door.label_pages(label, numbered=len(label) <= 1 or len(piece.pages) > 1)
    if bound.nested:
        door.bookmark("", 0)
        door.outline(bound.titles.get(piece.name, piece.title), "", 0)


def _navigation(door: Door, page: SetPage, bound: Bound, piece: SetPiece) -> None:
    for mark, y in page.marks:
        door.bookmark(mark.name, y)
        # A cover called as its piece would stand in the outline twice.
        if mark.title and not (bound.nested and mark.title == bound.titles.get(piece.name)):
            door.outline(mark.title, mark.name, mark.level - 1 + bound.nested)


def _refuse(block: Laid, strays: Sequence[str]) -> None:
    """Stop on text that no element owns: it would be there for the eye only."""
    message = f'"{" ".join(strays)}" would not be read to anyone: no element owns it'
    hint = "draw it for its element, or as furniture"
    raise KitError([Problem("error", "unread-text", message, block.origin or block.via, block.via, hint)])


class PagePen(Pen):
    """A pen that draws whole pages, and the pages of other pieces in small."""

    def __init__(self, door: Door, bound: Bound, piece: SetPiece) -> None:
        super().__init__(door, bound.colours, self._value)
        self.bound = bound
        self.piece = piece

    def _value(self, name: str, page: PageInfo) -> str:
        return self.bound.values(name, self.piece, page)

    def draw(self, page: SetPage) -> None:
        """Draw a page: furniture first, then what was set."""
        grid = page.grid
        self.page = PageInfo(page.number, grid.width, grid.height, grid.areas(page.number), page.head)
        with self.furniture():
            for block in self.piece.furniture_of(page):
                block.draw(self, 0, 0)
        for block, x, y in page.items:
            block.draw(self, x, y)
            if self.door.strays:
                _refuse(block, self.door.strays)

    def page_picture(self, name: str, page_of: str, number: int | None) -> tuple[str, float, float] | None:
        """Return the form that shows a page of a piece, with its size in points; None where there is no such page."""
        piece = self.bound.shown.get(name)
        if piece is None:
            return None
        at = number or (piece.names.get(page_of, (0, 0))[0] if page_of else 1)
        if not 1 <= at <= len(piece.pages):
            return None
        page = piece.pages[at - 1]
        form = f"{name}-{at}"
        small = PagePen(self.door, self.bound, piece)
        greeked, self.door.greeked = self.door.greeked, True
        self.door.form(form, page.grid.width, page.grid.height, lambda: small.draw(page))
        self.door.greeked = greeked
        return form, page.grid.width, page.grid.height
