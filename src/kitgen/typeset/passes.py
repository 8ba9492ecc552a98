"""A file for a printer that needs help: a PDF goes in; its fronts and backs, or all with backs moved, come out.

What comes out is for a printer alone: it is not tagged any more, and nobody is given it to read.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import RectangleObject

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOXES = ("mediabox", "cropbox", "bleedbox", "trimbox", "artbox")


def moved_backs(pdf: bytes, dx: float, dy: float) -> bytes:
    """Return a PDF whose backs, its even pages, are moved.

    Landscape pages are turned upright first, a quarter against the clock, as CUPS would turn them: so what was read
    from an upright sheet holds for them.

    Args:
        pdf: the file.
        dx: to the right on the upright page, in points.
        dy: down on the upright page, in points.
    """
    writer = PdfWriter()
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, 1):
        added = writer.add_page(page)
        if added.mediabox.width > added.mediabox.height:
            _turn(added)
        if number % 2 == 0:
            # Boxes stay: it is the ink that must move on the sheet.
            added.add_transformation(Transformation().translate(dx, -dy))
    return _bytes(writer)


def _turn(page: PageObject) -> None:
    high = float(page.mediabox.height)
    left, bottom = float(page.mediabox.left), float(page.mediabox.bottom)
    boxes = {name: RectangleObject(getattr(page, name)) for name in _BOXES}
    page.add_transformation(Transformation().translate(-left, -bottom).rotate(90).translate(high, 0))
    for name, box in boxes.items():
        x1, y1, x2, y2 = (float(value) for value in box)
        turned = (high - (y2 - bottom), x1 - left, high - (y1 - bottom), x2 - left)
        setattr(page, name, RectangleObject(turned))


def fronts_and_backs(pdf: bytes, pages: Sequence[int] = (), *, last_first: bool = False) -> tuple[bytes, bytes]:
    """Return the fronts and the backs of a PDF's sheets as two files with as many pages each.

    A last front without a back gets an empty one, so that the backs of a second copy lie behind its own fronts.

    Args:
        pdf: the file.
        pages: the pages to print, from 1; all by default.
        last_first: let the backs begin with that of the last sheet.
    """
    source = PdfReader(BytesIO(pdf)).pages
    chosen = [source[number - 1] for number in pages] or list(source)
    fronts, backs = PdfWriter(), PdfWriter()
    behind: list[PageObject | None] = []
    for at in range(0, len(chosen), 2):
        fronts.add_page(chosen[at])
        behind.append(chosen[at + 1] if at + 1 < len(chosen) else None)
    for page in reversed(behind) if last_first else behind:
        if page is None:
            size = chosen[-1].mediabox
            backs.add_blank_page(float(size.width), float(size.height))
        else:
            backs.add_page(page)
    return _bytes(fronts), _bytes(backs)


def in_turn(pdf: bytes) -> bytes:
    """Return a PDF of all fronts, then all backs, with each back after its front."""
    writer = PdfWriter()
    pages = list(PdfReader(BytesIO(pdf)).pages)
    half = len(pages) // 2
    for front, back in zip(pages[:half], pages[half:], strict=True):
        writer.add_page(front)
        writer.add_page(back)
    return _bytes(writer)


def _bytes(writer: PdfWriter) -> bytes:
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
