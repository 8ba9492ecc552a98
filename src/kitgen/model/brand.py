"""A brand: who is named, drawn and spoken to on a kit, with which marks, colours and fonts."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from kitgen.model.press import PressColours

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitgen.base.origin import Origin
    from kitgen.base.sfnt import FontFile
    from kitgen.model.palette import Palette
    from kitgen.model.prices import Prices

TEXT_FAMILY = "Atkinson Hyperlegible Next"
VOICE_FAMILY = "Source Serif 4"

Size = Literal["small", "medium", "large"]


class Logo(NamedTuple):
    """One picture of the brand as a file. `alt` is what a screen reader says; `origin` is where the file is named."""

    path: Path
    alt: str
    origin: Origin


class LogoPair(NamedTuple):
    """A logo for light grounds and, if the brand has one, another for dark grounds."""

    light: Logo
    dark: Logo | None = None


class Typeface(NamedTuple):
    """A family in a role: the weight of plain text, the weight of strong text, and whether plain text is italic."""

    family: str
    weight: int = 400
    strong: int = 600
    italic: bool = False


class Fonts(NamedTuple):
    """The three roles of type, and all font files a build may use, the brand's own first."""

    text: Typeface = Typeface(TEXT_FAMILY)
    voice: Typeface = Typeface(VOICE_FAMILY)
    head: Typeface = Typeface(TEXT_FAMILY, 600)
    files: tuple[FontFile, ...] = ()


class Brand(NamedTuple):
    """All that a kit takes from `_brand.yml`.

    `clear_space` is a share of the mark's height. `name_beside` says whether the full name is set in type beside the
    cover's logo (a logo that holds the name already needs none). Texts are empty when the brand gives none.
    """

    name: str
    full_name: str
    short_name: str
    palette: Palette
    origin: Origin
    fonts: Fonts = Fonts()
    logos: Mapping[Size, LogoPair] = MappingProxyType({})
    links: Mapping[str, str] = MappingProxyType({})
    contact: str = ""
    footer: str = ""
    card_back: str = ""
    paper: str = ""
    sheet_paper: str = ""
    stock: str = ""
    backs: str = ""
    look: str = ""
    clear_space: float = 0.5
    name_beside: bool = True
    name_lines: tuple[str, ...] = ()
    prices: Prices | None = None
    press: PressColours = PressColours()

    @property
    def colours(self) -> Mapping[str, str]:
        """The colour tokens by name, as `#RRGGBB`."""
        return self.palette.tokens

    @property
    def mark(self) -> LogoPair | None:
        """The smallest logo there is: for feet, cards and small places."""
        return self._first("small", "medium", "large")

    @property
    def logo(self) -> LogoPair | None:
        """The fullest logo there is: for covers."""
        return self._first("large", "medium", "small")

    def _first(self, *sizes: Size) -> LogoPair | None:
        return next((self.logos[size] for size in sizes if size in self.logos), None)


def two_lines(name: str) -> tuple[str, ...]:
    """Break a name into the two lines that are most alike in length; a single word stays one line."""
    words = name.split()
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(breaks, key=lambda lines: max(map(len, lines)), default=(name,))
