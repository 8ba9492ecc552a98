"""Marked content: elements own what is drawn, and the sequences that say so in a page's content come out.

What is drawn while an element of the structure owns it belongs to that; all else is an artifact (ISO 14289-1, 7.1).
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from kitgen.typeset.tree import Marks, role_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitgen.markup.element import Element


class MarkedContent:
    """Who owns what is drawn on a page (ISO 32000-1, 14.6)."""

    tagged: bool
    code: list[str]
    page_number: int
    _inside_form: int

    def __init__(self) -> None:
        self.marks = Marks()
        self._owner: Element | None = None
        self._open: Element | str | None = None
        self._said = 0

    @contextmanager
    def owned(self, element: Element | None) -> Iterator[None]:
        """Let what is drawn inside belong to a structure element; to none, and it becomes an artifact."""
        before = self.own(element)
        yield
        self.disown(before)

    def own(self, element: Element | None) -> Element | None:
        """Let what is drawn from now on belong to an element, and return what it belonged to, for `disown`.

        A context costs more than a line of text; these two are for where lines and rules are drawn.
        """
        before, self._owner = self._owner, element
        self._said += 1
        return before

    def disown(self, before: Element | None) -> None:
        """Let what is drawn belong again to what it belonged to before `own`."""
        self._said -= 1
        self._owner = before

    def _mark(self) -> None:
        """Open the marked-content sequence that the next painting belongs to."""
        if not self.tagged or self._inside_form:
            return
        wanted: Element | str = self._owner if self._owner is not None else "Artifact"
        if self._open is wanted:
            return
        self._close()
        if self._owner is None:
            self.code.append("/Artifact BMC")
        else:
            mcid = self.marks.pages[-1]
            self.code.append(f"/{role_of(self._owner) or 'NonStruct'} <</MCID {mcid}>> BDC")
            self.marks.add(self._owner, (self.page_number - 1, mcid))
            self.marks.pages[-1] += 1
        self._open = wanted

    def _close(self) -> None:
        if self._open is not None:
            self.code.append("EMC")
            self._open = None
