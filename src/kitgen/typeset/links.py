"""Links: a rectangle and an address go in, the dictionaries of a link annotation come out."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString


def link_annotation(rect: tuple[float, float, float, float], says: str) -> Any:
    """Return a link's dictionary; its words are there for readers who listen (ISO 14289-1, 7.18.5)."""
    return PDFDictionary(
        {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray([round(value, 2) for value in rect]),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": PDFString(says),
        }
    )


def web_action(href: str) -> Any:
    """Return the action that opens an address."""
    return PDFDictionary({"S": PDFName("URI"), "URI": PDFString(href)})
