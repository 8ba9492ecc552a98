"""Painting pictures: a picture and a box go in, shapes, a page or pixels come out, stored once in a document."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kitgen.typeset.pen import Pen
    from kitgen.typeset.pictures import Picture


def draw_picture(
    pen: Pen, picture: Picture, x: float, y: float, width: float, height: float, *, recolour: str | None = None
) -> None:
    """Paint a picture as large as fits a box, in its middle.

    `recolour` is a hex colour for a picture that is drawn in one colour; any other keeps its own.
    """
    tint = recolour if recolour and picture.one_colour and picture.kind != "pdf" else ""
    wide, high = picture.fit(width, height)
    x, y = x + (width - wide) / 2, y + (height - high) / 2
    door = pen.door
    name = f"picture-{zlib.crc32(picture.data):08x}{tint.removeprefix('#')}"

    def draw() -> None:
        shown = picture.recoloured(tint) if tint else picture
        if shown.kind == "vector":
            _draw_vector(pen, shown)
        else:
            door.raster(shown)

    if picture.kind == "pdf":
        from kitgen.typeset.pdfpage import install  # noqa: PLC0415 - pypdf is slow to import

        install(door.canvas, picture.data, name, door.inks_of)
    else:
        door.form(name, picture.width, picture.height, draw)
    door.show_form(name, x, y, wide / picture.width, picture.height)


def _draw_vector(pen: Pen, picture: Picture) -> None:
    with pen.door.local(0, 0):
        for op in picture.ops:
            pen.door.path(
                op.segments,
                fill=op.fill or "",
                stroke=op.stroke or "",
                line=op.width,
                dash=op.dash,
                cap=op.cap,
                join=op.join,
                even_odd=op.even_odd,
            )
