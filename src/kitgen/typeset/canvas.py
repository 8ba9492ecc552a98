"""A file goes in, ReportLab's canvas on it comes out, without the canvas's own fonts and clock."""

from __future__ import annotations

from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFName, PDFPage, PDFStream, PDFZCompress
from reportlab.pdfgen.canvas import Canvas

from kitgen.typeset.conform import prepare
from kitgen.typeset.writer import written


class _BareCanvas(Canvas):
    """ReportLab's canvas without its habit of naming Helvetica on every page."""

    tagged = True

    def _make_preamble(self) -> None:
        self._preamble = ""

    def init_graphics_state(self) -> None:
        super().init_graphics_state()  # type: ignore[no-untyped-call]
        self._fontname = ""

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802 - ReportLab's name
        """See the finished page: leave out its empty transition, and let the structure rule the order of tabs."""
        super()._setAnnotations(page)  # type: ignore[no-untyped-call]
        if isinstance(page, PDFPage):
            bound: Any = page
            bound.Trans = None  # an empty dictionary otherwise, which is no transition (ISO 32000-1, 12.4.4)
            if self.tagged:
                bound.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
                bound.StructParents = self._pageNumber - 1
                bound.Tabs = PDFName("S")
            bound.Contents = _compressed(bound.stream)
            bound.stream = None


def _compressed(stream: str) -> Any:
    """Return a page's stream as it will be written: at once, so that no page is kept as text until the end."""
    content: Any = PDFStream(content=PDFZCompress.encode(stream))
    content.dictionary["Filter"] = PDFName(PDFZCompress.pdfname)
    return content


def bare_canvas(target: BinaryIO, *, tagged: bool = True) -> Any:
    """Return a canvas that writes the same bytes for the same drawing, and no font that was not asked for."""
    prepare()
    settings: Any = rl_config
    settings.useA85 = 0  # bytes as they are; as letters they would be a quarter longer, and slow to write
    canvas: Any = _BareCanvas(target, pageCompression=1, invariant=1)  # type: ignore[no-untyped-call]
    canvas.tagged = tagged
    document = canvas._doc  # noqa: SLF001 - ReportLab offers no other way to its objects
    document.format = lambda: written(document)
    return canvas
