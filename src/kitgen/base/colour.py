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

_HEX = re.compile(r"#?([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")

_FUNCTION = re.compile(r"(rgb|hsl)a?\(\s*([^()]+?)\s*\)", re.IGNORECASE)
_PART = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(%|deg)?", re.IGNORECASE)

# All the names of CSS, each with its six digits.
_WORDS = (
    "aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque "
    "ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 "
    "cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc "
    "crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 "
    "darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange "
    "ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b "
    "darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 "
    "deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 "
    "forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray "
    "808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c "
    "indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 "
    "lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 "
    "lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a lightseagreen "
    "20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de lightyellow "
    "ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa "
    "mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee "
    "mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream "
    "f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 "
    "olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 "
    "paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb "
    "plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f royalblue "
    "4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d "
    "silver c0c0c0 skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen "
    "00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet "
    "ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32 "
)
_NAMES = {name: f"#{digits.upper()}" for name, digits in zip(_WORDS.split()[::2], _WORDS.split()[1::2], strict=True)}


def colour(text: str) -> str:
    """Return a written colour as `#RRGGBB`.

    Raises:
        ValueError: when it is neither hex, `rgb()`, `hsl()` nor a name of CSS, or when something shows through it.
    """
    text = text.strip()
    if text.lower() in _NAMES:
        return _NAMES[text.lower()]
    if function := _FUNCTION.fullmatch(text):
        red, green, blue, cover = _written(function[1].lower(), function[2], text)
        digits, clear = bytes((red, green, blue)).hex(), cover < 1
    else:
        match = _HEX.fullmatch(text)
        if not match:
            raise _no_colour(text)
        digits = match[1] if len(match[1]) > 4 else "".join(2 * digit for digit in match[1])
        clear = digits[6:].lower() not in {"", "ff"}
    if clear:
        raise ValueError(f'"{text}" lets shine through what lies below it, and print needs flat colours')
    return f"#{digits[:6].upper()}"


def _no_colour(text: str) -> ValueError:
    return ValueError(f'"{text}" is not a colour: write it as hex, such as "#0B4F58" (in quotes) or "#FFF"')


def _written(function: str, inside: str, text: str) -> tuple[int, int, int, float]:
    """Return red, green and blue from 0 to 255 and the opacity of what stands in `rgb()` or `hsl()`."""
    parts = [_PART.fullmatch(part) for part in re.split(r"\s*[,/]\s*|\s+", inside)]
    if len(parts) not in {3, 4} or not all(parts):
        raise _no_colour(text)
    found = [(float(part[1]), (part[2] or "").lower()) for part in parts if part]
    cover = found[3][0] / (100 if found[3][1] == "%" else 1) if len(found) > 3 else 1.0
    if function == "rgb":
        shades = [value * 2.55 if unit == "%" else value for value, unit in found[:3]]
    else:
        from colorsys import hls_to_rgb  # noqa: PLC0415  # seldom wanted

        hue, saturation, light = (value for value, _ in found[:3])
        unit = [min(max(share / 100, 0.0), 1.0) for share in (light, saturation)]
        shades = [255 * shade for shade in hls_to_rgb(hue / 360 % 1, *unit)]
    red, green, blue = (min(max(int(shade + 0.5), 0), 255) for shade in shades)
    return red, green, blue, cover


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


def ratio_text(ratio: float) -> str:
    """Return a ratio as people write it: `4.4:1`, rounded down so that it never promises more than there is."""
    return f"{int(ratio * 10) / 10:.1f}:1"


def legible(fill: str, ink: str, paper: str, least: float = READABLE) -> str:
    """Return the nearest shade of a fill, lighter or darker, that ink or paper reads on."""
    for step in range(101):
        for towards in (BLACK, WHITE):
            candidate = mix(fill, 1 - step / 100, towards)
            if legible_ink(candidate, ink, paper)[1] >= least:
                return candidate
    return WHITE
