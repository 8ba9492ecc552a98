"""Colour tokens: a brand's few colours go in, every colour a layout may use comes out, with the contrast of each pair.

Tints are flat mixes with the paper, never transparency. What kitgen derives it also repairs, so that it always reads;
what the brand gave is left alone, and a pair that cannot be read stays in the list for the reader to refuse.
"""

from __future__ import annotations

import colorsys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.colour import BLACK, READABLE, SHAPE, WHITE, contrast, legible, legible_ink, mix, readable, rgb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FILLS = ("primary", "secondary", "accent", "p60", "p30", "p12")
"""Tokens that carry text; each has a partner `on-…`, the ink that reads on it."""

_AMBER = "#E8A33D"
_VIVID = 0.35


class Pair(NamedTuple):
    """A text colour on its ground, and how well it reads (WCAG ratio, 1 to 21)."""

    name: str
    ground: str
    ink: str
    ratio: float

    @property
    def readable(self) -> bool:
        """Whether the ratio is 4.5 or more."""
        return self.ratio >= READABLE


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens by name as `#RRGGBB`, and every pair of text and ground that layouts use."""

    tokens: Mapping[str, str]
    pairs: tuple[Pair, ...]
    derived: frozenset[str] = field(default_factory=frozenset)

    def __getitem__(self, token: str) -> str:
        return self.tokens[token]


def derive(
    primary: str,
    *,
    paper: str = WHITE,
    ink: str = "#1A1A1A",
    secondary: str = "",
    accent: str = "",
    heading: str = "",
    candidates: Iterable[str] = (),
) -> Palette:
    """Return the whole palette of a brand.

    Args:
        primary: the brand's own colour.
        paper: the page.
        ink: the text.
        secondary: a light partner of primary; made from it when empty.
        accent: the colour of "here, now"; when empty the first vivid one of `candidates`, else made from primary.
        heading: a colour for headings; when empty primary, or ink where that does not read on paper.
        candidates: other colours of the brand, in order of preference.
    """
    derived = frozenset(name for name, given in (("secondary", secondary), ("accent", accent)) if not given)
    accent = accent or _accent(primary, ink, paper, candidates)
    tokens = {
        "primary": primary,
        "secondary": secondary or _secondary(primary, ink, paper),
        "accent": accent,
        "ink": ink,
        "paper": paper,
        "p60": _tint(primary, 60, ink, paper),
        "p30": _tint(primary, 30, ink, paper),
        "p12": _tint(primary, 12, ink, paper),
        "mute": _mute(ink, paper),
        "rule": mix(ink, 0.5, paper),
        "hair": mix(ink, 0.28, paper),
        "black": BLACK,
        "white": WHITE,
    }
    tokens |= {f"on-{name}": legible_ink(tokens[name], ink, paper)[0] for name in FILLS}
    reading = heading or (primary if contrast(primary, paper) >= READABLE else ink)
    tokens["heading"] = reading
    tokens["shape"] = primary if contrast(primary, paper) >= SHAPE else ink
    tokens["accent-on-primary"] = accent if contrast(accent, primary) >= SHAPE else tokens["on-primary"]
    return Palette(tokens, _pairs(tokens), derived)


def with_contrast(tokens: Mapping[str, str], least: float) -> dict[str, str]:
    """Return tokens of which every text colour reaches a ratio on its ground, and every line 4.5 : 1 on paper.

    Fills become the nearest shade on which ink or paper reads so well; what reads already stays as it is.
    """
    paper = tokens["paper"]
    ink = readable(tokens["ink"], paper, least)
    better = {**tokens, "ink": ink}
    better |= {name: readable(tokens[name], paper, least) for name in ("mute", "heading")}
    better |= {name: readable(tokens[name], paper, READABLE) for name in ("rule", "hair", "shape")}
    for name in FILLS:
        better[name] = legible(tokens[name], ink, paper, least)
        better[f"on-{name}"] = legible_ink(better[name], ink, paper)[0]
    marked = contrast(better["accent"], better["primary"]) >= SHAPE
    better["accent-on-primary"] = better["accent"] if marked else better["on-primary"]
    return better


def _pairs(tokens: dict[str, str]) -> tuple[Pair, ...]:
    paper = tokens["paper"]
    texts = [(name, paper, tokens[name]) for name in ("heading", "ink", "mute")]
    fills = [(name, tokens[name], tokens[f"on-{name}"]) for name in FILLS]
    return tuple(Pair(name, ground, ink, contrast(ground, ink)) for name, ground, ink in fills + texts)


def _reads(fill: str, ink: str, paper: str) -> bool:
    return legible_ink(fill, ink, paper)[1] >= READABLE


def _tint(colour: str, percent: int, ink: str, paper: str) -> str:
    """Return the tint, or the nearest one that neither ink nor paper is lost on."""
    for step in range(100):
        for share in (percent + step, percent - step):
            if 0 <= share <= 100 and _reads(tint := mix(colour, share / 100, paper), ink, paper):
                return tint
    return mix(colour, percent / 100, paper)


def _mute(ink: str, paper: str) -> str:
    """Return ink at 72 %, or as little more as reads on paper."""
    for share in range(72, 101):
        if contrast(mute := mix(ink, share / 100, paper), paper) >= READABLE:
            return mute
    return ink


def _hls(colour: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*rgb(colour))


def _from_hls(hue: float, lightness: float, saturation: float) -> str:
    parts = colorsys.hls_to_rgb(hue % 1, lightness, saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _secondary(primary: str, ink: str, paper: str) -> str:
    """Return a calm light neighbour of primary on the colour wheel, made lighter until it carries text."""
    hue, _, saturation = _hls(primary)
    neighbours = (_from_hls(hue - 0.08, light / 100, min(saturation, 0.3)) for light in range(66, 95, 2))
    return next((found for found in neighbours if _reads(found, ink, paper)), mix(primary, 0.3, paper))


def vivid(colour: str) -> bool:
    """Tell whether a colour is one, rather than a grey, a near black or a near white."""
    _, lightness, saturation = _hls(colour)
    return saturation >= _VIVID and 0.2 <= lightness <= 0.85


def _apart(one: str, other: str) -> bool:
    turn = abs(_hls(one)[0] - _hls(other)[0])
    return min(turn, 1 - turn) >= 1 / 12 or not (vivid(one) and vivid(other))


def _accent(primary: str, ink: str, paper: str, candidates: Iterable[str]) -> str:
    """Return the brand's own vivid colour that stands out from primary, else one across the colour wheel."""
    for colour in candidates:
        if vivid(colour) and _apart(colour, primary) and _reads(colour, ink, paper):
            return colour
    if not vivid(primary):
        return _tint(_AMBER, 100, ink, paper)
    hue, _, _ = _hls(primary)
    across = [_from_hls(hue + 0.5, light / 100, 0.75) for light in range(60, 96, 2)]
    fit = [colour for colour in across if _reads(colour, ink, paper)]
    return next((colour for colour in fit if contrast(colour, primary) >= SHAPE), (fit or across)[0])
