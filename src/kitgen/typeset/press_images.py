"""Pictures of pixels for a press: a picture goes in, an image of a PDF in ink or in grey comes out."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from kitgen.typeset.inks import Converter
    from kitgen.typeset.pictures import Picture


def image_in_ink(document: Any, picture: Picture, converter: Converter | None) -> Any:
    """Return a picture as an image of a ReportLab document; parts that are clear stay clear."""
    from PIL import Image  # noqa: PLC0415 - only where there are pictures of pixels

    image: Any = Image.open(BytesIO(picture.data))
    clear = image.convert("RGBA").getchannel("A") if "A" in image.getbands() else None
    if image.mode not in {"L", "LA"}:
        image = in_inks(image.convert("RGB"), converter)
    found = _image_object(image.convert("L") if image.mode == "LA" else image)
    if clear is not None:
        found.dictionary["SMask"] = document.Reference(_image_object(clear))
    return found


def in_inks(image: Any, converter: Converter | None) -> Any:
    """Return an RGB image of PIL in CMYK, through a profile or by formula."""
    from PIL import Image, ImageChops  # noqa: PLC0415 - only where there are pictures of pixels

    if converter:
        return converter.image(image)
    three = [ImageChops.invert(channel) for channel in image.split()]
    black = ImageChops.darker(ImageChops.darker(three[0], three[1]), three[2])
    return Image.merge("CMYK", [*(ImageChops.subtract(channel, black) for channel in three), black])


def _image_object(image: Any) -> Any:
    """Return pixels in ink or grey as an image of a PDF."""
    entries = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": pdfdoc.PDFName("DeviceCMYK" if image.mode == "CMYK" else "DeviceGray"),
    }
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(entries), image.tobytes(), [pdfdoc.PDFZCompress])
