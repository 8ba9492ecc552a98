"""Pages by name: the handouts that have been set go in; pages as tables, sentences and links name them come out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kitgen.build.words import ranges

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.typeset.piece import SetPiece

HANDOUTS = "participant-handouts"


class PageNames:
    """What a view says of pages. `words` are the look's words, `pieces_set` the pieces set so far."""

    __slots__ = ()

    words: Mapping[str, str]
    pieces_set: dict[str, SetPiece]

    def pages_of(self, *ids: str) -> tuple[int, ...]:
        """Return the pages of the handouts on which things lie; empty while the handouts are not set."""
        piece = self.pieces_set.get(HANDOUTS)
        if piece is None:
            return ()
        spans = [piece.names[name] for name in ids if name in piece.names]
        return tuple(sorted({page for first, last in spans for page in range(first, last + 1)}))

    def range_of(self, *ids: str) -> str:
        """Return pages as a table has them: `5`, `5–6`."""
        return ranges(self.pages_of(*ids))

    def page_words(self, *ids: str) -> str:
        """Return pages as a sentence has them: `page 5`, `pages 5 and 6`, `pages 9 to 12`."""
        pages = self.pages_of(*ids)
        if not pages:
            return ""
        if len(pages) == 1:
            return f"{self.words['page']} {pages[0]}"
        joint = self.words["and"] if len(pages) == 2 else self.words["to"]
        return f"{self.words['pages']} {pages[0]} {joint} {pages[-1]}"

    def page_link(self, name: str) -> str:
        """Return the page of something as markup; while the handouts are composed, its number is left open."""
        if HANDOUTS in self.pieces_set:
            return escape(self.page_words(name))
        return f'{escape(self.words["page"])} <value of="page-of {escape(name)}"/>'

    def pages_in(self, piece: str) -> int:
        """Return how many pages a piece has; 0 while it is not set."""
        found = self.pieces_set.get(piece)
        return len(found.pages) if found else 0
