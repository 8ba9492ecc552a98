"""A file goes in, ReportLab's canvas on it comes out, without the canvas's own fonts and clock."""

from __future__ import annotations

import zlib
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

    def _setAnnotations(self, thing: Any) -> None:  # noqa: N802 - ReportLab's name
        """See the finished page or form: compress its stream, so that no page is kept as text until the end.

        A page's empty transition is left out, and the structure rules the order of tabs.
        """
        super()._setAnnotations(thing)  # type: ignore[no-untyped-call]
        if isinstance(thing, PDFPage):
            bound: Any = thing
            bound.Trans = None  # an empty dictionary otherwise, which is no transition (ISO 32000-1, 12.4.4)
            if self.tagged:
                bound.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
                bound.StructParents = self._pageNumber - 1
                bound.Tabs = PDFName("S")
            bound.Contents = _compressed(bound.stream)
            bound.stream = None
        elif self._form is not None:
            thing.Contents, self._form = _compressed(self._form), None

    _form: str | None = None
    """The drawing of the form that is being finished."""

    def endForm(self, **more: Any) -> None:  # noqa: N802 - ReportLab's name
        """Finish a form. ReportLab would write its stream in an encoding for words, without all codes."""
        self._form = "\n".join(self._code)
        self._code = []
        super().endForm(**more)  # type: ignore[no-untyped-call]


def _compressed(stream: str) -> Any:
    """Return a stream as it will be written; each character is a byte."""
    content: Any = PDFStream(content=zlib.compress(stream.encode("latin-1")))
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
