"""PDF pages as pictures: the bytes of a PDF go in, a form that a ReportLab canvas can draw comes out.

The page keeps its vectors, gradients, transparency and embedded fonts. Its links, scripts and tags are left behind.
"""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from pypdf import PageObject

    Box = tuple[float, float, float, float]
    InksOf = Callable[[float, float, float], tuple[float, ...]]

_MOST_OBJECTS = 5000
_MOST_LEVELS = 50
_TAGGING = frozenset({b"BMC", b"BDC", b"EMC", b"MP", b"DP"})
_LEFT_OUT = frozenset({"/StructParents", "/StructParent", "/Metadata", "/PieceInfo", "/OC", "/Properties", "/Parent"})


class PdfError(Exception):
    """The file cannot be used; the message is the end of a sentence that begins with the file's name."""


def page_size(data: bytes) -> tuple[float, float]:
    """Return width and height of the first page in points, as it is shown.

    Raises:
        PdfError: when the data is damaged, locked, empty, or uses fonts that are not embedded.
    """
    page = _page(data)
    try:
        refuse_missing_fonts(page.get("/Resources"), 0)
        Copy(NoDocument(), "trial").form(page)  # what cannot be copied is told of now, not while drawing
        left, bottom, right, top = _box(page)
    except PdfError:
        raise
    except Exception as error:
        raise PdfError(f"is a damaged PDF ({error})") from error
    width, height = right - left, top - bottom
    if width <= 0 or height <= 0:
        raise PdfError("has a page without size")
    return (height, width) if page.rotation % 180 else (width, height)


def install(canvas: Any, data: bytes, name: str, inks: InksOf | None = None) -> None:
    """Define the first page as form `name` in a canvas' document, unless it is there already.

    With `inks`, colours of the page that are red, green and blue are written in ink.

    `canvas.doForm(name)` then draws it with its lower left corner at 0,0 and its natural size in points.
    """
    if not canvas.hasForm(name):
        # There is no public way to a canvas' document.
        Copy(canvas._doc, name).form(_page(data), inks)  # noqa: SLF001


def _page(data: bytes) -> PageObject:
    from pypdf import PdfReader  # noqa: PLC0415  # slow to import, and few logos are PDFs

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mutters about a file, our problem says better
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        locked = reader.is_encrypted
        page = None if locked or not reader.pages else reader.pages[0]
    except Exception as error:
        raise PdfError(f"is a damaged PDF ({error})") from error
    if locked:
        raise PdfError("is locked with a password or with restrictions")
    if page is None:
        raise PdfError("has no page")
    return page


def _box(page: PageObject) -> tuple[float, float, float, float]:
    """Return the trimmed page, within the crop box."""
    trim, crop = page.trimbox, page.cropbox
    left, bottom = max(trim.left, crop.left), max(trim.bottom, crop.bottom)
    right, top = min(trim.right, crop.right), min(trim.top, crop.top)
    return float(left), float(bottom), float(right), float(top)


def _content(page: PageObject, inks: InksOf | None = None) -> bytes:
    """Return the page's drawing without its marks of structure, which would clash with those of the kit."""
    content = page.get_contents()
    if content is None:
        raise PdfError("has a page on which nothing is drawn")
    content.operations = [found for found in content.operations if found[1] not in _TAGGING]
    if inks:
        content.operations = [_in_ink(*found, inks) for found in content.operations]
    return bytes(content.get_data())


def _in_ink(operands: Any, operator: bytes, inks: InksOf) -> tuple[Any, bytes]:
    """Return an operator that chooses red, green and blue as one that chooses four inks."""
    from pypdf.generic import FloatObject  # noqa: PLC0415  # slow to import, and few logos are PDFs

    if operator not in {b"rg", b"RG"} or len(operands) != 3:
        return operands, operator
    return [FloatObject(round(part, 4)) for part in inks(*map(float, operands))], b"k" if operator == b"rg" else b"K"


def refuse_missing_fonts(resources: Any, level: int) -> None:
    """Look at the fonts of a page or form, and of the forms in it.

    Raises:
        PdfError: when the file does not hold one of them.
    """
    resources = resources.get_object() if resources is not None else {}
    if level > _MOST_LEVELS:
        raise PdfError("is nested too deeply")
    for found in (resources.get("/Font") or {}).values():
        font = found.get_object()
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = inner.get("/FontDescriptor")
        embedded = descriptor is not None and any(key.startswith("/FontFile") for key in descriptor.get_object())
        if not embedded and font.get("/Subtype") != "/Type3":
            base = str(font.get("/BaseFont", "unnamed")).removeprefix("/")
            raise PdfError(f'uses the font "{base}" without holding it')
    for found in (resources.get("/XObject") or {}).values():
        inner = found.get_object()
        if inner.get("/Subtype") == "/Form":
            refuse_missing_fonts(inner.get("/Resources"), level + 1)


class NoDocument:
    """Takes copies and forgets them."""

    def addForm(self, name: str, form: Any) -> None:  # noqa: N802  # ReportLab's name
        """Take a form."""

    def Reference(self, copied: Any, name: str) -> None:  # noqa: N802  # ReportLab's name
        """Take an object."""


class Copy:
    """Copies objects of a PDF into a ReportLab document, each once."""

    def __init__(self, document: Any, name: str, most: int = 0) -> None:
        from reportlab.pdfbase import pdfdoc  # noqa: PLC0415  # only where a PDF is drawn

        self.pdf: Any = pdfdoc
        self.document = document
        self.name = name
        self.most = most or _MOST_OBJECTS
        self.known: dict[int, Any] = {}

    def form(self, page: PageObject, inks: InksOf | None = None, *, box: Box | None = None, name: str = "") -> None:
        """Copy a page, or what a box shows of it, as a form of a name, by default the copy's own."""
        left, bottom, right, top = box or _box(page)
        turns = page.rotation // 90 % 4
        matrix = (
            [1, 0, 0, 1, -left, -bottom],
            [0, -1, 1, 0, -bottom, right],
            [-1, 0, 0, -1, right, top],
            [0, 1, -1, 0, top, -left],
        )[turns]
        entries: dict[str, Any] = {
            "Type": self.pdf.PDFName("XObject"),
            "Subtype": self.pdf.PDFName("Form"),
            "FormType": 1,
            "BBox": self.pdf.PDFArray([left, bottom, right, top]),
            "Matrix": self.pdf.PDFArray(matrix),
            "Resources": self.copy(page.get("/Resources") or {}, 0),
        }
        if "/Group" in page:
            entries["Group"] = self.copy(page["/Group"], 0)
        stream = self.pdf.PDFStream(self.pdf.PDFDictionary(entries), _content(page, inks), [self.pdf.PDFZCompress])
        self.document.addForm(name or self.name, stream)

    def copy(self, value: Any, level: int) -> Any:
        """Return ReportLab's form of one of pypdf's objects."""
        from pypdf import generic  # noqa: PLC0415  # slow to import, and few logos are PDFs

        if level > _MOST_LEVELS:
            raise PdfError("is nested too deeply")
        if isinstance(value, generic.IndirectObject):
            return self.reference(value, level)
        if isinstance(value, generic.StreamObject):
            entries = self.entries(value, level)
            entries.pop("Length", None)
            return self.pdf.PDFStream(self.pdf.PDFDictionary(entries), value._data, [])  # noqa: SLF001  # as encoded
        if isinstance(value, dict):
            return self.pdf.PDFDictionary(self.entries(value, level))
        if isinstance(value, list):
            return self.pdf.PDFArray([self.copy(member, level + 1) for member in value])
        return self.plain(value)

    def plain(self, value: Any) -> Any:
        """Return ReportLab's form of a name, a string, a number and the like."""
        from pypdf import generic  # noqa: PLC0415  # slow to import, and few logos are PDFs

        if isinstance(value, generic.NameObject):
            return self.pdf.PDFName(str(value)[1:])
        if isinstance(value, generic.TextStringObject | generic.ByteStringObject):
            return self.pdf.PDFText(value.original_bytes)
        if isinstance(value, generic.BooleanObject):
            return "true" if value.value else "false"
        if isinstance(value, generic.NullObject):
            return "null"
        return int(value) if isinstance(value, int) else float(value)

    def entries(self, value: Any, level: int) -> dict[str, Any]:
        """Return the entries of a dictionary, without those that belong to the file it came from."""
        raw = getattr(value, "raw_get", value.get)
        return {str(key)[1:]: self.copy(raw(key), level + 1) for key in value if key not in _LEFT_OUT}

    def reference(self, value: Any, level: int) -> Any:
        """Return a reference to the copy of an object, made the first time it is met."""
        number = value.idnum
        if number not in self.known:
            if len(self.known) >= self.most:
                raise PdfError("is too large a drawing for a picture")
            label = f"{self.name}.{len(self.known)}"
            self.known[number] = self.pdf.PDFObjectReference(label)
            copied = self.copy(value.get_object(), level + 1)
            if isinstance(copied, self.pdf.PDFObject) and not isinstance(copied, self.pdf.PDFObjectReference):
                self.document.Reference(copied, label)
            else:
                self.known[number] = copied
        return self.known[number]
