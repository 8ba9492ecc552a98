"""What PDF/UA-2 (ISO 14289-2) asks of links: places on pages go in, structure destinations come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from kitgen.typeset.writer import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.markup.element import Element

OLD_TYPES = frozenset({"TOC", "TOCI", "Reference"})
"""Types that PDF 2.0 leaves to the namespace of PDF 1.7."""

NAMESPACES = ("http://iso.org/pdf/ssn", "http://iso.org/pdf2/ssn")

_PAGE = re.compile(rb"^\[ \d+ 0 R")


class GoTo(pdfdoc.PDFObject):
    """The action of going to a place, and to the structure element that stands there (ISO 14289-2, 8.8).

    `targets` has the numbers of elements by the names of places, and for every page that of its first element.
    """

    def __init__(self, place: Any, targets: Mapping[str, int]) -> None:
        self.place = place
        self.targets = targets

    @property
    def target(self) -> int:
        """The number of the element."""
        return self.targets.get(self.place.name) or self.targets[self.place.page.name]

    def format(self, document: Any) -> bytes:
        """Return it as it is written."""
        place: bytes = self.place.format(document)
        return b"<</S /GoTo /D %s /SD %s>>" % (place, _PAGE.sub(b"[ %d 0 R" % self.target, place))


def names_of(element: Element, prefix: str) -> list[str]:
    """Return what the place of an element may be called."""
    title, via = element.get("title", ""), element.via
    names = [str(element.get("id") or ""), f"heading-{via}-{element.text}" if element.tag == "heading" else ""]
    if element.tag in {"section", "page", "cards"}:
        names.append(f"part-{via}-{title}")
    return [prefix + name for name in names if name]


def written_ua2(document: Any, targets: Mapping[str, int]) -> bytearray:
    """Return a document as PDF 2.0, the entries of its outline leading to structure elements."""
    for thing in list(document.idToObject.values()):
        if isinstance(thing, pdfdoc.OutlineEntryObject):
            entry: Any = thing
            entry.format = _Entry(entry, targets).format
    return written(document, "2.0")


class _Entry:
    """An entry of the outline."""

    def __init__(self, entry: Any, targets: Mapping[str, int]) -> None:
        self.entry = entry
        self.targets = targets

    def format(self, document: Any) -> bytes:
        found = {name: value for name in ("Parent", "Prev", "Next", "First", "Last", "Count")
                 if (value := getattr(self.entry, name)) is not None}  # fmt: skip
        found |= {"Title": pdfdoc.PDFString(self.entry.Title), "A": GoTo(self.entry.Dest, self.targets)}
        return bytes(pdfdoc.PDFDictionary(found).format(document))
