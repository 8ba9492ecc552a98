"""What pages know of form fields: a field's entries and place go in, an annotation in the reading order comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.typeset.paths import Segment

Box = tuple[float, float, float, float]

TYPING = "Atkinson Hyperlegible Next"
"""The family that viewers write answers with."""


class Widget(PDFDictionary):
    """A form field on a page, which stands in the reading order as an element of its own (ISO 14289-1, 7.18.4).

    `after` is the number of marked contents before it on its page.
    """

    def __init__(self, entries: dict[str, Any]) -> None:
        super().__init__(entries)  # type: ignore[no-untyped-call]
        self.after = 0

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Its place on the page."""
        left, foot, right, top = self["Rect"].sequence
        return left, foot, right, top


class Choice(NamedTuple):
    """One point of a scale: its word, its place, and the shape that shows that it was chosen, from its top left."""

    word: str
    box: Box
    chosen: Sequence[Segment]
