"""Colours: text such as `#0b4f58` goes in at the edges, `#RRGGBB` is used inside, mixes and ratios come out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

READABLE = 4.5
"""The least contrast ratio of text on its ground (WCAG 2, level AA)."""

SHAPE = 3.0
"""The least contrast ratio of a shape that carries meaning (WCAG 2, 1.4.11)."""

WHITE = "#FFFFFF"
BLACK = "#000000"

_HEX = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class NotFlatError(ValueError):
    """Something shows through a colour, which no print can show."""


def colour(text: str) -> str:
    """Return a written colour as `#RRGGBB`.

    Raises:
        NotFlatError: when something shows through it.
        ValueError: when it is neither hex nor a colour that CSS can say in red, green and blue.
    """
    text = text.strip()
    match = _HEX.fullmatch(text)
    if not match:
        return _said_in_css(text)
    digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
    return f"#{digits.upper()}"


def _said_in_css(text: str) -> str:
    """Return a colour of CSS: a name, `rgb()`, `hsl()`, or hex with a share that covers."""
    from tinycss2.color4 import parse_color  # noqa: PLC0415  # most colours are hex

    found: Any = parse_color(text)
    try:
        *shades, cover = found.to("srgb")
    except (AttributeError, NotImplementedError):  # no colour at all, that of what stands around, or no RGB
        raise ValueError(
            f'"{text}" is not a colour: write it as hex, such as "#0B4F58" (in quotes) or "#FFF"'
        ) from None
    if cover < 1:
        raise NotFlatError(f'"{text}" lets shine through what lies below it, and print needs flat colours')
    return "#" + "".join(f"{min(max(int(255 * shade + 0.5), 0), 255):02X}" for shade in shades)


@lru_cache(maxsize=4096)
def rgb(hex_colour: str) -> tuple[float, float, float]:
    """Return red, green and blue between 0 and 1."""
    red, green, blue = bytes.fromhex(hex_colour[1:])
    return red / 255, green / 255, blue / 255


@lru_cache(maxsize=4096)
def mix(hex_colour: str, share: float, paper: str = WHITE) -> str:
    """Return the flat colour of `share` (0 to 1) of a colour over paper: a tint without transparency."""
    over, under = bytes.fromhex(hex_colour[1:]), bytes.fromhex(paper[1:])
    return "#" + "".join(f"{int(share * a + (1 - share) * b + 0.5):02X}" for a, b in zip(over, under, strict=True))


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two colours, 1 to 21."""
    import wcag_contrast_ratio  # noqa: PLC0415  # wanted when a brand is read, not before

    ratio: Any = wcag_contrast_ratio.rgb
    return float(ratio(rgb(one), rgb(other)))


def legible_ink(fill: str, ink: str, paper: str) -> tuple[str, float]:
    """Return whichever of ink and paper reads better on a fill, and its ratio."""
    on_ink, on_paper = contrast(fill, ink), contrast(fill, paper)
    return (ink, on_ink) if on_ink >= on_paper else (paper, on_paper)


def readable(hex_colour: str, ground: str, least: float = READABLE) -> str:
    """Return the nearest colour of the same hue that reads on a ground: darker on light, lighter on dark.

    Used to suggest a way out; when the colour reads already it comes back unchanged.
    """
    towards = BLACK if contrast(ground, BLACK) >= contrast(ground, WHITE) else WHITE
    for step in range(100, -1, -1):
        candidate = mix(hex_colour, step / 100, towards)
        if contrast(candidate, ground) >= least:
            return candidate
    return towards


def ratio_text(ratio: float, colon: str = ":") -> str:
    """Return a ratio as people write it: `4.4:1`, rounded down so that it never promises more than there is."""
    return f"{int(ratio * 10) / 10:.1f}{colon}1"


def legible(fill: str, ink: str, paper: str, least: float = READABLE) -> str:
    """Return the nearest shade of a fill, lighter or darker, that ink or paper reads on."""
    for step in range(101):
        for towards in (BLACK, WHITE):
            candidate = mix(fill, 1 - step / 100, towards)
            if legible_ink(candidate, ink, paper)[1] >= least:
                return candidate
    return WHITE
