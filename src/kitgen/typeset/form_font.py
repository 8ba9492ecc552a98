"""The font of what is typed into forms: a face goes in, its whole file as a simple TrueType font comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFZCompress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kitgen.typeset.fonts import Face

_FIRST, _LAST = 32, 255

ENCODED = frozenset(bytes(range(_FIRST, _LAST + 1)).decode("cp1252", "ignore")) - {"\x7f", "\xad"}
"""The characters of Windows' encoding, which are those that can be typed in the font."""


def whole_font(face: Face, reference: Callable[[Any], Any]) -> Any:
    """Return a font file as a simple TrueType font in Windows' encoding (ISO 19005-2, 6.2.11)."""
    ttf: Any = face.font.face
    data = face.file.path.read_bytes()
    name = PDFName(ttf.name.decode("ascii") if isinstance(ttf.name, bytes) else ttf.name)
    file = PDFStream(PDFDictionary({"Length1": len(data)}), data, [PDFZCompress])
    described = PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 32,  # nonsymbolic
            "FontBBox": PDFArray(list(ttf.bbox)),
            "ItalicAngle": ttf.italicAngle,
            "Ascent": ttf.ascent,
            "Descent": ttf.descent,
            "CapHeight": ttf.capHeight,
            "StemV": ttf.stemV,
            "FontFile2": reference(file),
        }
    )
    return PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("TrueType"),
            "BaseFont": name,
            "Encoding": PDFName("WinAnsiEncoding"),
            "FirstChar": _FIRST,
            "LastChar": _LAST,
            "Widths": PDFArray([round(face.advances[char]) for char in _characters()]),
            "FontDescriptor": reference(described),
        }
    )


def _characters() -> Iterator[str]:
    """Yield the characters of the encoding; where it has none, PDF sets a bullet, and a hyphen for the soft one."""
    for code in range(_FIRST, _LAST + 1):
        char = bytes([code]).decode("cp1252", "replace")
        yield {"\ufffd": "•", "\x7f": "•", "\xad": "-"}.get(char, char)
