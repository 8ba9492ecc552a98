"""Pictures: a file (SVG, PDF, PNG or JPEG) goes in, one Picture with a size and what is drawn comes out.

What a file is, its first bytes say, not its name. Nothing is fetched, nothing outside the file is opened.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from kitgen.typeset.svg import PathOp, SvgError, read_svg

if TYPE_CHECKING:
    from pathlib import Path

    from kitgen.base.origin import Origin
    from kitgen.base.problems import Problems
    from kitgen.base.store import Store

SHARP = 200
"""Pixels an inch below which a picture looks soft in print."""

_LARGEST = 20_000_000
_MOST_PIXELS = 50_000_000
_DEFAULT_DPI = 300.0
_OUTLINE = "save it as PDF or as plain SVG, with text turned into outlines and colours flat"


class Picture(NamedTuple):
    """One picture in a box of `width` x `height` points: its natural size, and its proportions.

    A `vector` is drawn from `ops` (y down from the top of the box). A `pdf` is installed with `pdfpage.install`. A
    `raster` of `pixels` (width, height) is drawn with `reader()`. `data` is the file, or a raster made from it.
    """

    kind: Literal["vector", "pdf", "raster"]
    width: float
    height: float
    origin: Origin
    ops: tuple[PathOp, ...] = ()
    pixels: tuple[int, int] = (0, 0)
    data: bytes = b""
    colours: frozenset[str] = frozenset()

    @property
    def one_colour(self) -> bool:
        """Whether the picture is drawn in a single colour, so that it may be recoloured."""
        return len(self.colours) == 1

    def fit(self, width: float, height: float) -> tuple[float, float]:
        """Return the largest size in points, in the picture's proportions, that fits into a box."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale

    def recoloured(self, hex_colour: str) -> Picture:
        """Return a picture of one colour in another; any other picture comes back as it is."""
        if not self.one_colour or self.kind == "pdf":
            return self
        if self.kind == "raster":
            return self._replace(data=_tinted(self.data, hex_colour), colours=frozenset({hex_colour}))
        ops = tuple(op._replace(fill=op.fill and hex_colour, stroke=op.stroke and hex_colour) for op in self.ops)
        return self._replace(ops=ops, colours=frozenset({hex_colour}))

    def dpi(self, width: float) -> float:
        """Return the pixels an inch of a raster placed `width` points wide; endless for what is drawn of lines."""
        return self.pixels[0] / (width / 72) if self.kind == "raster" else float("inf")

    def reader(self) -> Any:
        """Return a raster for ReportLab's `drawImage` (with `mask="auto"`)."""
        from reportlab.lib.utils import ImageReader  # noqa: PLC0415  # only where pictures are drawn

        make: Any = ImageReader
        return make(BytesIO(self.data))


def check_sharpness(picture: Picture, width: float, origin: Origin, problems: Problems) -> None:
    """Warn when a raster placed `width` points wide has too few pixels for print."""
    dpi = picture.dpi(width)
    if dpi < SHARP - 0.5:
        needed = -(-width / 72 * SHARP // 1)
        message = f"the picture has {dpi:.0f} pixels an inch at the size it is printed; below {SHARP} it looks soft"
        hint = f"use one at least {needed:.0f} pixels wide, or SVG or PDF"
        problems.warn("picture-resolution", message, origin, hint=hint)


def load_picture(path: Path, origin: Origin, problems: Problems, store: Store | None = None) -> Picture | None:
    """Return the picture of a file; None after noting what is wrong with it.

    Args:
        path: the file.
        origin: where the file is named, for messages.
        problems: takes the one problem there is.
        store: keeps the shapes of SVG files from one build to the next.
    """
    try:
        return _load(path, origin, store)
    except _Unusable as error:
        problems.error(error.code, f'the picture "{path.name}" {error}', origin, hint=error.hint)
    return None


class _Unusable(Exception):  # noqa: N818 - it becomes a problem of the user's, never an error of ours
    def __init__(self, message: str, hint: str = "", code: str = "picture-unreadable") -> None:
        super().__init__(message)
        self.hint = hint
        self.code = code


def _load(path: Path, origin: Origin, store: Store | None) -> Picture:
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            hint = f"pictures may have {_LARGEST // 1_000_000} MB; make it smaller"
            raise _Unusable(f"has {size / 1e6:.0f} MB", hint)
        data = path.read_bytes()
    except OSError as error:
        raise _Unusable(f"cannot be read: {(error.strerror or 'it cannot be opened').lower()}") from error
    if not data.strip():
        raise _Unusable("is empty")
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return _pdf(data, origin)
    if head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _raster(data, origin)
    if head.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\x00<")):
        return _vector(data, origin, store)
    raise _Unusable("is none of SVG, PDF, PNG and JPEG, whatever its name says", "save it as one of these")


def _vector(data: bytes, origin: Origin, store: Store | None) -> Picture:
    try:
        drawing = read_svg(data, store)
    except SvgError as error:
        if error.unsupported:
            message = f"{error}, which is not drawn from SVG"
            raise _Unusable(message, _OUTLINE, "picture-unsupported") from error
        raise _Unusable(str(error), _OUTLINE) from error
    colours = frozenset(colour for op in drawing.ops for colour in (op.fill, op.stroke) if colour)
    return Picture("vector", drawing.width, drawing.height, origin, ops=drawing.ops, data=data, colours=colours)


def _pdf(data: bytes, origin: Origin) -> Picture:
    from kitgen.typeset.pdfpage import PdfError, page_size  # noqa: PLC0415  # pypdf is slow to import

    try:
        width, height = page_size(data)
    except PdfError as error:
        raise _Unusable(
            str(error), "save it again as a PDF of one page, without a password, with text in outlines"
        ) from error
    return Picture("pdf", width, height, origin, data=data)


def _raster(data: bytes, origin: Origin) -> Picture:
    """Return a PNG or JPEG, turned upright and in RGB or grey; a plain one keeps its bytes."""
    from PIL import Image, ImageOps  # noqa: PLC0415  # only where there are pictures of pixels

    try:
        image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
        width, height = image.size
        if width * height > _MOST_PIXELS:
            hint = f"pictures may have {_MOST_PIXELS // 1_000_000} million pixels; make it smaller"
            raise _Unusable(f"has {width} x {height} pixels", hint)
        dpi = float(image.info.get("dpi", (0, 0))[0])
        image.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _Unusable(f"is damaged: {error}", "save it again as PNG or JPEG") from error
    upright = ImageOps.exif_transpose(image)
    wanted = "RGBA" if _has_alpha(upright) else "L" if upright.mode in {"1", "L"} else "RGB"
    if upright.mode != wanted or image.getexif().get(0x0112, 1) != 1:
        upright = upright.convert(wanted)
        data = _png(upright)
    scale = 72 / (dpi if dpi >= 72 else _DEFAULT_DPI)
    pixels = upright.size
    return Picture(
        "raster",
        pixels[0] * scale,
        pixels[1] * scale,
        origin,
        pixels=pixels,
        data=data,
        colours=_only_colour(upright),
    )


def _has_alpha(image: Any) -> bool:
    return image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info


def _png(image: Any) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _only_colour(image: Any) -> frozenset[str]:
    """Return the colour of a picture that is one colour on a clear ground; empty for all others."""
    if image.mode != "RGBA":
        return frozenset()
    opaque = image.getchannel("A").point(lambda alpha: 255 if alpha > 127 else 0)
    colours = image.convert("RGB").copy()
    colours.paste((0, 0, 0), mask=opaque.point(lambda value: 255 - value))
    lightest = [channel.getextrema()[1] for channel in colours.split()]
    colours.paste((255, 255, 255), mask=opaque.point(lambda value: 255 - value))
    darkest = [channel.getextrema()[0] for channel in colours.split()]
    if max(high - low for high, low in zip(lightest, darkest, strict=True)) > 8 or not opaque.getextrema()[1]:
        return frozenset()
    return frozenset({"#" + "".join(f"{value:02X}" for value in lightest)})


def _tinted(data: bytes, hex_colour: str) -> bytes:
    from PIL import Image  # noqa: PLC0415  # only where there are pictures of pixels

    image = Image.open(BytesIO(data))
    flat = Image.new("RGBA", image.size, hex_colour)
    flat.putalpha(image.getchannel("A"))
    return _png(flat)
