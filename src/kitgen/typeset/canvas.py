"""A file goes in, ReportLab's canvas on it comes out, without the canvas's own fonts and clock."""

from __future__ import annotations

from typing import Any, BinaryIO

from reportlab.pdfgen.canvas import Canvas


class _BareCanvas(Canvas):
    """ReportLab's canvas without its habit of naming Helvetica on every page."""

    def _make_preamble(self) -> None:
        self._preamble = ""

    def init_graphics_state(self) -> None:
        super().init_graphics_state()  # type: ignore[no-untyped-call]
        self._fontname = ""


def bare_canvas(target: BinaryIO) -> Any:
    """Return a canvas that writes the same bytes for the same drawing, and no font that was not asked for."""
    return _BareCanvas(target, pageCompression=1, invariant=1)  # type: ignore[no-untyped-call]
