"""Characters that are no plain letters: one goes in; whether it prints, needs shaping or has a stand-in comes out."""

from __future__ import annotations

import bisect
import unicodedata

# Scripts that read right to left or change their letters by context; their blocks as first and last code point.
# kitgen sets one glyph a character, left to right, and so refuses them instead of setting them wrongly.
_SHAPED = (
    (0x0300, 0x036F),  # accents that join no letter
    (0x0590, 0x08FF),  # Hebrew, Arabic and other scripts that read from right to left
    (0x0900, 0x0DFF),  # the scripts of India
    (0x0E00, 0x0EFF),  # Thai and Lao
    (0x0F00, 0x109F),  # Tibetan and Burmese
    (0x1780, 0x18AF),  # Khmer and Mongolian
    (0x1900, 0x1AFF),  # scripts of South-East Asia
    (0x1B00, 0x1C4F),  # scripts of Indonesia
    (0x1CD0, 0x1CFF),  # the scripts of India
    (0xA8E0, 0xA8FF),  # the scripts of India
    (0xFB1D, 0xFDFF),  # Hebrew, Arabic and other scripts that read from right to left
    (0xFE00, 0xFE0F),  # forms of emoji
    (0xFE70, 0xFEFE),  # Hebrew, Arabic and other scripts that read from right to left
    (0x10800, 0x10FFF),  # scripts that read from right to left
    (0x11000, 0x11FFF),  # the scripts of India
    (0x1F000, 0x1FAFF),  # emoji
)
_STARTS = [first for first, _ in _SHAPED]

_STAND_INS = {
    "\u2011": ("\u2010", "-"),  # non-breaking hyphen
    "\u2010": ("-",),
    "\u2002": ("\u00a0\u00a0", "  "),  # en space; a common one is a quarter of an em wide
    "\u2003": ("\u00a0\u00a0\u00a0\u00a0", "    "),  # em space
    "\u202f": ("\u00a0", " "),  # narrow no-break space
    "\u2009": (" ",),
    "\u200a": (" ",),
    "\u2007": ("\u00a0", " "),
    "\u00a0": (" ",),
    "\t": (" ",),
    "\u2212": ("\u2013",),  # minus
    "\u02bc": ("\u2019",),  # modifier apostrophe
}


def needs_shaping(code: int) -> bool:
    """Return whether a code point belongs to scripts that kitgen cannot set."""
    at = bisect.bisect_right(_STARTS, code) - 1
    return at >= 0 and code <= _SHAPED[at][1]


def invisible(char: str) -> bool:
    """Tell whether a character never prints: soft hyphens, joiners, marks of direction, variation selectors."""
    return unicodedata.category(char) == "Cf" or char in "\u034f\ufe0e\ufe0f"


def stand_in(char: str) -> tuple[str, ...]:
    """Return what may be set instead of a character no face has, best first."""
    return _STAND_INS.get(char, ())
