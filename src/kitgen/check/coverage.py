"""Ink: a finished PDF goes in, how much of each page its print covers comes out, estimated by rendering."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

DOTS = 4
"""Dots a point, 288 an inch: at fewer, a renderer draws hairlines as wide as a dot and they weigh too much."""


def ink(path: Path) -> tuple[float, ...]:
    """Return the ink of each page in percent of the page: 100 is all black, and a half grey counts half.

    It is what a black printer needs. Of what presses and drivers do with colours, nothing is known here.
    """
    import pypdfium2  # noqa: PLC0415 - wanted only when editions are compared

    document: Any = pypdfium2.PdfDocument(path)
    try:
        return tuple(_page(page) for page in document)
    finally:
        document.close()


def _page(page: Any) -> float:
    shades: list[int] = page.render(scale=DOTS, grayscale=True).to_pil().histogram()
    return 100 * sum((255 - shade) * dots for shade, dots in enumerate(shades)) / 255 / sum(shades)


def mean_ink(path: Path) -> float:
    """Return the ink of a page in the mean of all pages."""
    pages = ink(path)
    return sum(pages) / len(pages)
