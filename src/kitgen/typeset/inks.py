"""Inks: a colour as screens have it goes in, what a press lays down for it comes out, as operators of PDF.

The brand's own values come first, then tints of them; what is left is converted through the printer's profile, or by
the formula of `reckoned` where there is none. Text in the brand's text colour, and its greys, take black alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kitgen.base.colour import mix, rgb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.model.press import Cmyk, PressColours

BLACK_ONLY: Cmyk = (0.0, 0.0, 0.0, 1.0)
NONE: Cmyk = (0.0, 0.0, 0.0, 0.0)
NEARLY_BLACK = 0.75
"""From this share of black on, a dark colour of text is taken for black: type in four inks shows every misregister."""

ROUNDED = 2
"""How far, of 255, a colour may be off a tint and still be taken for it."""

_PAPERLIKE = ("paper", "white")


@dataclass(frozen=True, slots=True)
class Ink:
    """What is laid down: shares of the four inks, or a share of a spot ink, which `cmyk` then stands for on proofs."""

    cmyk: Cmyk
    spot: str = ""
    share: float = 1.0

    @property
    def is_black(self) -> bool:
        """Whether it is solid black and nothing else, which may print over what lies below."""
        return self.cmyk == BLACK_ONLY and not self.spot


def reckoned(red: float, green: float, blue: float) -> Cmyk:
    """Return inks by formula: as much black as all three have in common, and what is left of them.

    It knows nothing of paper and press. Screens that show CMYK without a profile turn it back into the same colour.
    """
    black = 1 - max(red, green, blue)
    return 1 - red - black, 1 - green - black, 1 - blue - black, black


class Converter:
    """Takes colours and pixels through a profile from sRGB to CMYK, relative with black point compensation.

    Raises:
        ValueError: when the profile cannot be used.
    """

    def __init__(self, profile: bytes) -> None:
        from PIL import ImageCms  # noqa: PLC0415 - only where a profile is given

        from kitgen.typeset.profile import srgb  # noqa: PLC0415

        self.profile = profile
        try:
            self._through: Any = ImageCms.buildTransform(
                ImageCms.ImageCmsProfile(BytesIO(srgb())),
                ImageCms.ImageCmsProfile(BytesIO(profile)),
                "RGB",
                "CMYK",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        except (ImageCms.PyCMSError, OSError) as error:
            raise ValueError(str(error)) from error

    def image(self, image: Any) -> Any:
        """Return an RGB image of PIL in CMYK."""
        from PIL import ImageCms  # noqa: PLC0415

        return ImageCms.applyTransform(image, self._through)

    def colour(self, hex_colour: str) -> Cmyk:
        """Return the inks of a colour."""
        from PIL import Image  # noqa: PLC0415

        cyan, magenta, yellow, black = self.image(Image.new("RGB", (1, 1), hex_colour)).getpixel((0, 0))
        return cyan / 255, magenta / 255, yellow / 255, black / 255


class Inks:
    """The inks of one kit. `guessed` gathers the colours for which only the formula was left."""

    def __init__(self, press: PressColours, tokens: Mapping[str, str], converter: Converter | None = None) -> None:
        self.press = press
        self.tokens = tokens
        self.converter = converter
        self.guessed: set[str] = set()
        self._areas: dict[str, Ink] = {}
        self._texts: dict[str, Ink] = {}
        ink, paper = tokens["ink"], tokens["paper"]
        self._greys = {mix(ink, step / 100, paper): step / 100 for step in range(1, 101)}
        self._bare = {tokens[name] for name in _PAPERLIKE}
        given = {**{colour: Ink(cmyk) for colour, cmyk in press.cmyk.items()},
                 **{colour: Ink(press.cmyk[colour], name) for colour, name in press.spots.items()}}  # fmt: skip
        self._tints = {mix(colour, step / 100, paper): tint(found, step / 100)
                       for step in range(1, 100) for colour, found in given.items()} | given  # fmt: skip
        greys = {grey: Ink((0.0, 0.0, 0.0, share)) for grey, share in self._greys.items()}
        self._known = greys | self._tints

    def solid(self, spot: str) -> Cmyk:
        """Return what stands for a spot ink on proofs."""
        return next(self.press.cmyk[colour] for colour, name in self.press.spots.items() if name == spot)

    def area(self, hex_colour: str) -> Ink:
        """Return the ink of a fill."""
        if hex_colour not in self._areas:
            self._areas[hex_colour] = self._area(hex_colour)
        return self._areas[hex_colour]

    def text(self, hex_colour: str) -> Ink:
        """Return the ink of text and of lines: black alone where it is the brand's text colour, or nearly black."""
        if hex_colour not in self._texts:
            self._texts[hex_colour] = self._text(hex_colour)
        return self._texts[hex_colour]

    def _text(self, hex_colour: str) -> Ink:
        if hex_colour in self._bare:
            return Ink(NONE)
        if hex_colour in self._greys:
            return Ink((0.0, 0.0, 0.0, self._greys[hex_colour]))
        area = self.area(hex_colour)
        return Ink(BLACK_ONLY) if area.cmyk[3] >= NEARLY_BLACK and not area.spot else area

    def _near(self, hex_colour: str) -> Ink | None:
        """Return what is given for a colour, or for the one that it is but for rounding, as tints of tints are."""
        known = self._known
        if hex_colour in known:
            return known[hex_colour]
        nearest = min(known, key=lambda one: _apart(one, hex_colour))
        return known[nearest] if _apart(nearest, hex_colour) <= ROUNDED else None

    def _area(self, hex_colour: str) -> Ink:
        if hex_colour in self._bare and hex_colour not in self._tints:
            return Ink(NONE)
        near = self._near(hex_colour)
        if near:
            return near
        red, green, blue = rgb(hex_colour)
        if red == green == blue:
            return Ink((0.0, 0.0, 0.0, round(1 - red, 4)))
        if self.converter:
            return Ink(self.converter.colour(hex_colour))
        self.guessed.add(hex_colour)
        return Ink(reckoned(red, green, blue))


def _apart(one: str, other: str) -> int:
    return max(abs(a - b) for a, b in zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True))


def tint(ink: Ink, share: float) -> Ink:
    """Return a share of an ink on paper."""
    cyan, magenta, yellow, black = (round(part * share, 4) for part in ink.cmyk)
    return Ink((cyan, magenta, yellow, black), ink.spot, share)
