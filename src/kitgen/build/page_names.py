"""Pages by name: the handouts that have been set go in; pages as tables, sentences and links name them come out."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kitgen.build.editions import LARGE_PRINT, STANDARD
from kitgen.build.twins import Twin, pages_of, twins
from kitgen.build.words import pages_in_words, ranges
from kitgen.build.writing_lines import AnswerSpace, answers_in
from kitgen.model.workshop import HANDOUTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kitgen.build.editions import Edition
    from kitgen.typeset.piece import SetPiece


class PageNames:
    """What a view says of pages.

    `words` are the look's words, `pieces_set` the pieces set so far, `editions` those of every edition by its name.
    """

    __slots__ = ()

    words: Mapping[str, str]
    pieces_set: dict[str, SetPiece]
    editions: Mapping[str, Mapping[str, SetPiece]]
    edition: Edition
    _answers: dict[int, dict[str, AnswerSpace]]

    def pages_of(self, *ids: str) -> tuple[int, ...]:
        """Return the pages of the handouts on which things lie; empty while the handouts are not set."""
        piece = self.pieces_set.get(HANDOUTS)
        return pages_of(piece, ids) if piece else ()

    def range_of(self, *ids: str) -> str:
        """Return pages as a table has them: `5`, `5–6`."""
        return ranges(self.pages_of(*ids))

    def page_words(self, *ids: str) -> str:
        """Return pages as a sentence has them: `page 5`, `pages 5 and 6`, `pages 9 to 12`, large-print pages too."""
        pages = self._standard_pages(ids)
        if not pages:
            return ""
        large = pages_in_words(self._large_print_pages(ids), self.words)
        own = f"{self.words['page' if len(pages) == 1 else 'pages']} {pages_in_words(pages, self.words)}"
        return self.words["and-large-print"].format(pages=own, large=large) if large else own

    def page_link(self, name: str) -> str:
        """Return the page of something as markup; while the handouts are composed, its number is left open."""
        if HANDOUTS in self.pieces_set:
            return escape(self.page_words(name))
        return f'{escape(self.words["page"])} <value of="page-of {escape(name)}"/>'

    def pages_in(self, piece: str) -> int:
        """Return how many pages a piece has; 0 while it is not set."""
        found = self.pieces_set.get(piece)
        return len(found.pages) if found else 0

    def twins_in(self, piece: str) -> tuple[Twin, ...]:
        """Return the pages of the standard edition's piece, for the page map of one that is paged otherwise."""
        other = self.editions.get(STANDARD, {}).get(piece)
        return twins(other) if other else ()

    @property
    def has_large_print(self) -> bool:
        """Whether there are large-print handouts, whose pages the guide names beside the standard ones."""
        return HANDOUTS in self.editions.get(LARGE_PRINT, {})

    def large_range_of(self, *ids: str) -> str:
        """Return the pages of the large-print handouts as a table has them."""
        return ranges(self._large_print_pages(ids))

    def lines_as_standard(self, piece: str, name: str, usual: int) -> int:
        """Return on how many lines the standard edition's piece answers the field of a name.

        It counts the lines that were drawn there, those that fill a page too; `usual` where there are none.
        """
        other = self.editions.get(STANDARD, {}).get(piece)
        written = self._written(other, name) if other else AnswerSpace()
        return written.lines if written.pages else usual

    def answered_on(self, name: str) -> str:
        """Return the page of the handouts on which the field of a name is answered; empty where there is none."""
        others = self.editions.get(STANDARD, {}) if self.edition.name == LARGE_PRINT else {}
        return self._page_of_field(others.get(HANDOUTS) or self.pieces_set.get(HANDOUTS), name)

    def answered_on_large(self, name: str) -> str:
        """Return the page of the large-print handouts on which the field of a name is answered."""
        return self._page_of_field(self.editions[LARGE_PRINT][HANDOUTS], name) if self.has_large_print else ""

    def _page_of_field(self, piece: SetPiece | None, name: str) -> str:
        return ranges(self._written(piece, name).pages[:1]) if piece else ""

    def _written(self, piece: SetPiece, name: str) -> AnswerSpace:
        """Return where an answer is written; a piece is looked through once, for all of its answers."""
        if id(piece) not in self._answers:
            self._answers[id(piece)] = answers_in(piece)
        return self._answers[id(piece)].get(name, AnswerSpace())

    def _standard_pages(self, ids: Sequence[str]) -> tuple[int, ...]:
        """Return the pages of the edition's own handouts, but in large print those that everybody else has."""
        others = self.editions.get(STANDARD, {})
        if self.edition.name == LARGE_PRINT and HANDOUTS in others:
            return pages_of(others[HANDOUTS], ids)
        return self.pages_of(*ids)

    def _large_print_pages(self, ids: Sequence[str]) -> tuple[int, ...]:
        """Return the pages of the large-print handouts; empty where there are none."""
        return pages_of(self.editions[LARGE_PRINT][HANDOUTS], ids) if self.has_large_print else ()
