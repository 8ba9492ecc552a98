"""Foreign documents: a PDF of others goes in, a set piece with its pages as they are shown comes out.

A page is what its boxes leave of it (CropBox and TrimBox within the MediaBox), turned by its Rotate and as large as its
UserUnit makes it (ISO 32000-1, 7.7.3.3). Vectors and fonts are kept; links, fields, tags and scripts are left behind.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary
from zlib import crc32

from kitgen.markup.element import Element
from kitgen.model.styles import Master
from kitgen.typeset.grid import Grid
from kitgen.typeset.laid import Laid, Mark
from kitgen.typeset.leaf import SetPage
from kitgen.typeset.pdfpage import Copy, NoDocument, PdfError, refuse_missing_fonts
from kitgen.typeset.piece import SetPiece

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pypdf import PageObject, PdfReader

    from kitgen.model.document import ForeignDocument
    from kitgen.typeset.pen import Pen

MOST_PAGES = 200
MOST_BYTES = 50_000_000

_MOST_OBJECTS = 50_000
_MOST_LEVELS = 50
_SMALLEST, _LARGEST = 20.0, 14400.0
"""Sides of a page, in points: what is smaller is no page, and viewers show no larger ones (ISO 32000-1, annex C)."""

_ENCODINGS = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding"})
_SEEN_ONLY = frozenset({"/Link", "/Popup"})

Box = tuple[float, float, float, float]


@dataclass(slots=True)
class ForeignPdf:
    """A PDF that has been looked through. `sizes` are those of its pages as shown, in points.

    `short` says what keeps a file with its pages from claiming PDF/A and PDF/UA, `lost` what is not drawn of it.
    """

    data: bytes
    pages: list[PageObject]
    boxes: list[Box]
    units: list[float]
    sizes: list[tuple[float, float]]
    short: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    copies: WeakKeyDictionary[Any, Copy] = field(default_factory=WeakKeyDictionary)

    def install(self, canvas: Any, index: int) -> str:
        """Define a page as a form in a canvas' document, unless it is there; return its name."""
        base = f"document-{crc32(self.data):08x}"
        name = f"{base}-{index}"
        if not canvas.hasForm(name):
            document = canvas._doc  # noqa: SLF001 - there is no public way to a canvas' document
            if document not in self.copies:
                self.copies[document] = Copy(document, base, _MOST_OBJECTS)  # what pages share is copied once
            self.copies[document].form(self.pages[index], box=self.boxes[index], name=name)
        return name


def read_foreign(data: bytes) -> ForeignPdf:
    """Look through a PDF.

    Raises:
        PdfError: when it is damaged, locked, empty or too large, lacks a font, or holds scripts or other files.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import, and few kits have documents

    if len(data) > MOST_BYTES:
        raise PdfError(f"has {len(data) / 1e6:.0f} MB; documents may have {MOST_BYTES // 1_000_000} MB")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mutters about a file, our problem says better
    try:
        return _looked_through(PdfReader(BytesIO(data), strict=False), data)
    except PdfError:
        raise
    except Exception as error:
        raise PdfError(f"is a damaged PDF ({error})") from error


def _looked_through(reader: PdfReader, data: bytes) -> ForeignPdf:
    if reader.is_encrypted:
        raise PdfError("is locked with a password or with restrictions")
    pages = list(reader.pages)
    if not pages:
        raise PdfError("has no page")
    if len(pages) > MOST_PAGES:
        raise PdfError(f"has {len(pages)} pages; documents may have {MOST_PAGES}")
    for found in _scripts(reader, pages):
        raise PdfError(f"holds {found}")
    boxes = [_box(page) for page in pages]
    units = [float(page.get("/UserUnit", 1)) for page in pages]
    sizes = [_size(page, box, unit) for page, box, unit in zip(pages, boxes, units, strict=True)]
    trial = Copy(NoDocument(), "trial", _MOST_OBJECTS)
    short: dict[str, None] = {}
    lost: dict[str, None] = {}
    for page, box in zip(pages, boxes, strict=True):
        refuse_missing_fonts(page.get("/Resources"), 0)
        trial.form(page, box=box)  # what cannot be copied is told of now, not while drawing
        short |= dict.fromkeys(_Look().page(page))
        lost |= dict.fromkeys(_annotations(page))
    return ForeignPdf(data, pages, boxes, units, sizes, tuple(short), tuple(lost))


def _box(page: PageObject) -> Box:
    """Return what is shown of a page, in its own units."""
    boxes = [page.mediabox, page.cropbox, page.trimbox]
    return (
        max(float(min(box.left, box.right)) for box in boxes),
        max(float(min(box.bottom, box.top)) for box in boxes),
        min(float(max(box.left, box.right)) for box in boxes),
        min(float(max(box.bottom, box.top)) for box in boxes),
    )


def _size(page: PageObject, box: Box, unit: float) -> tuple[float, float]:
    width, height = (box[2] - box[0]) * unit, (box[3] - box[1]) * unit
    if not all(_SMALLEST <= side <= _LARGEST for side in (width, height)):
        raise PdfError(f"has a page of {width:.0f} x {height:.0f} points, which nobody can print")
    return (height, width) if page.rotation % 180 else (width, height)


def _scripts(reader: PdfReader, pages: list[PageObject]) -> Iterator[str]:
    """Yield what a file holds besides pages that could do something."""
    root: Any = reader.trailer["/Root"]
    names = _inner(root, "/Names")
    if "/JavaScript" in names or _inner(root, "/OpenAction").get("/S") == "/JavaScript":
        yield "JavaScript"
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield "other files"
    if "/XFA" in _inner(root, "/AcroForm"):
        yield "a form that viewers fill in by program (XFA)"
    for holder in (root, *pages):
        if "/AA" in holder:
            yield "actions that run by themselves"
    for page in pages:
        for one in page.get("/Annots") or ():
            annotation = one.get_object()
            action = str(_inner(annotation, "/A").get("/S", ""))
            if action in {"/JavaScript", "/Launch"} or "/AA" in annotation:
                yield "JavaScript" if action == "/JavaScript" else "actions that start something"
            if annotation.get("/Subtype") in {"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound"}:
                yield "other files"


def _inner(holder: Any, key: str) -> Mapping[str, Any]:
    """Return a dictionary below a key; an empty one where there is none."""
    found = holder.get(key)
    found = found.get_object() if found is not None else {}
    return found if isinstance(found, dict) else {}


def _annotations(page: PageObject) -> Iterator[str]:
    kinds = {str(one.get_object().get("/Subtype")) for one in page.get("/Annots") or ()} - _SEEN_ONLY
    if "/Widget" in kinds:
        yield "form fields"
    if kinds - {"/Widget"}:
        yield "notes and stamps"


class _Look:
    """Looks for what PDF/A-2 forbids, or allows under another output intent than the kit's only."""

    def __init__(self) -> None:
        self.seen: set[int] = set()
        self.found: dict[str, None] = {}

    def page(self, page: PageObject) -> tuple[str, ...]:
        content = page.get_contents()
        if content is not None:
            self.operators(content.operations)
        self.thing(page.get("/Resources"), 0)
        return tuple(self.found)

    def operators(self, operations: Any) -> None:
        if any(operator in {b"k", b"K"} for _, operator in operations):
            self.found.setdefault("CMYK colours")  # ISO 19005-2, 6.2.4.3: the output intent is one for RGB

    def thing(self, value: Any, level: int) -> None:
        value = value.get_object() if value is not None else None
        if id(value) in self.seen or level > _MOST_LEVELS:
            return
        if isinstance(value, str):
            if value == "/DeviceCMYK":
                self.found.setdefault("CMYK colours")
            return
        if isinstance(value, dict):
            self.seen.add(id(value))
            self.dictionary(value)
            for key in value:
                if key not in {"/Parent", "/StructParents"}:
                    self.thing(value.get(key), level + 1)
        elif isinstance(value, list):
            self.seen.add(id(value))
            for member in value:
                self.thing(member, level + 1)

    def dictionary(self, value: Any) -> None:
        filters = str(value.get("/Filter", ""))
        if "LZWDecode" in filters:
            self.found.setdefault("LZW compression")  # 6.1.7.2
        if value.get("/Interpolate"):
            self.found.setdefault("interpolated pictures")  # 6.2.8
        if value.get("/Type") == "/ExtGState" and ("/TR" in value or "/TR2" in value):
            self.found.setdefault("transfer curves")  # 6.2.5
        if value.get("/Type") == "/Font" and not _readable(value):
            self.found.setdefault("fonts that do not say which letters they have")  # 6.2.11.7
        if value.get("/Subtype") == "/Form" and hasattr(value, "get_data"):
            from pypdf.generic import ContentStream  # noqa: PLC0415 - slow to import

            self.operators(ContentStream(value, None).operations)


def _readable(font: Any) -> bool:
    """Tell whether a font's codes can be turned into letters."""
    if "/ToUnicode" in font or str(font.get("/Subtype")) in {"/CIDFontType0", "/CIDFontType2"}:
        return True
    encoding = font.get("/Encoding")
    encoding = encoding.get_object() if encoding is not None else None
    base = encoding.get("/BaseEncoding") if isinstance(encoding, dict) else encoding
    return str(base) in _ENCODINGS and str(font.get("/Subtype")) != "/Type0"


class ForeignPage(Laid):
    """One page of a foreign document; without words it is for the eye only."""

    __slots__ = ("element", "index", "pdf", "width")

    def __init__(self, pdf: ForeignPdf, index: int, element: Element) -> None:
        width, height = pdf.sizes[index]
        super().__init__(height)
        self.width = width
        self.pdf = pdf
        self.index = index
        self.element = element

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it, from its place in the file."""
        name, unit = self.pdf.install(pen.door.canvas, self.index), self.pdf.units[self.index]
        with pen.owned(self.element if self.element.get("alt") else None):
            if self.element.get("alt"):
                pen.door.figure(self.element, x, y, self.width, self.height)
            pen.door.show_form(name, x, y, unit, self.height / unit)


def set_foreign(document: ForeignDocument, pdf: ForeignPdf, lang: str) -> SetPiece:
    """Return a document as a piece: a page each, in its own size, with the words for it."""
    several = len(document.alts) == len(pdf.pages)
    images = []
    pages = []
    for index, (width, height) in enumerate(pdf.sizes):
        alt = document.alts[index] if several else document.alts[0] if document.alts else ""
        if not several and alt and len(pdf.pages) > 1:
            alt = f"{alt} ({index + 1}/{len(pdf.pages)})"
        image = Element("image", {"alt": alt}, (), document.origin, document.origin)
        images.append(image)
        grid = Grid(Master(document.name, {}), width, height, 0.0, height, {}, {})
        page = SetPage(grid, index + 1, document.title, [(ForeignPage(pdf, index, image), 0.0, 0.0)], furniture=False)
        pages.append(page)
    pages[0].marks.append((Mark(f"part-{document.name}", document.title, 1), 0.0))
    part = Element("page", {"title": document.title}, images, document.origin, document.origin)
    attrs = {"title": document.title, "piece": document.name, "lang": lang}
    root = Element("document", attrs, [part], document.origin, document.origin)
    names = {f"part-{document.name}": (1, 1)}
    return SetPiece(document.name, document.title, lang, root, pages, names, claims=not pdf.short)
