"""The door to a document that is only printed: drawing goes in as for any, a PDF without tags and links comes out.

Such a document says of itself that it is for print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kitgen.typeset.conform import conform
from kitgen.typeset.door import Door

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element


class PrintDoor(Door):
    """A document for print. It claims no standard of documents that are read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, tagged=False, **kwargs)

    def bookmark(self, name: str, y: float) -> None:
        """Nobody follows links on paper."""

    def outline(self, title: str, name: str, level: int) -> None:
        """Nobody opens an outline on paper."""

    def label_pages(self, prefix: str, *, numbered: bool = True) -> None:
        """Sheets are no pages."""

    def link(self, x: float, y: float, width: float, height: float, href: str, says: str) -> None:
        """Nobody follows links on paper."""

    def save(self, roots: Sequence[Element] = ()) -> None:  # noqa: ARG002 - nothing is tagged
        """Write the document."""
        self.conform()
        self.canvas.save()

    def conform(self) -> None:
        """Give the document its metadata, without a claim."""
        conform(self.document, self.facts, claims=False, dialog=self.dialog)
