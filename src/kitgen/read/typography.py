"""Typography of what people type: straight quotes, hyphens and dots go in, the characters of print come out."""

# ruff: noqa: RUF001 - these characters are what the module is about

from __future__ import annotations

import re
from functools import cache

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Stand-ins for double quotation marks while a text is worked on (they are no characters, so nobody types them)."""

LITERAL = "\ufdd4"
"""Stands for one piece that is printed as typed, such as code; it counts as a letter."""

_OPEN_SINGLE, _CLOSE_SINGLE = "\ufdd2", "\ufdd3"
_STAND_IN = re.compile(f"[{OPEN}{CLOSE}{_OPEN_SINGLE}{_CLOSE_SINGLE}]")
_MARKS = {
    "cs": "„“‚‘", "da": "”””’", "de": "„“‚‘", "el": "«»“”", "en": "“”‘’", "es": "«»“”", "fi": "””’’", "hu": "„”’’",
    "it": "«»“”", "nb": "«»‘’", "no": "«»‘’", "pl": "„”‚’", "pt": "“”‘’", "ru": "«»„“", "sk": "„“‚‘", "sv": "””’’",
    "uk": "«»„“",
}  # fmt: skip
_FRENCH = ("«\u00a0", "\u00a0»", "‹\u00a0", "\u00a0›")
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{-–—/" + OPEN + _OPEN_SINGLE)
_SIGNS = re.compile(f"[\"'{OPEN}]")
_NOT_QUOTED = re.compile(r"'(?=\d\ds?\b|(?:tis|twas|em|til|cause)\b)", re.IGNORECASE)
_UNITS = (
    "mm|cm|km|m|pt|kg|g|min|minutes?|h|hours?|days?|weeks?|months?|years?|pages?|sheets?|cards?|lines?|words?|people|"
    "participants|groups|copies|o’clock|o'clock|°C"
)
_NUMBER_AND_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b|[%‰€£$])")
# Hyphens between words, or between spaces; not those of an --option or of <!-- markup -->.
_NUMBER = re.compile(r"\d ")
_DASHES = re.compile(r"(?<=[\w”’.,;:?!…)])---?(?=\w)|(?<=\s)---?(?=\s|$)|(?<=\w)---?(?=\s)")
_NEEDS_WORK = re.compile(r"[\"'“”„«»]|--|\.\.\.|\d ")


@cache
def marks(lang: str) -> tuple[str, str, str, str]:
    """Return the quotation marks of a language: outer opening and closing, inner opening and closing."""
    code = lang.lower().partition("-")[0]
    if code == "fr":
        return _FRENCH
    four = _MARKS.get(code, _MARKS["en"])
    return four[0], four[1], four[2], four[3]


def smart(text: str, lang: str = "en") -> str:
    """Return plain text with the quotation marks, dashes, dots and fixed spaces of print."""
    if not _NEEDS_WORK.search(text):
        return text
    return settle(set_quotes(text, lang), lang)


def set_quotes(text: str, lang: str) -> str:
    """Return text of the same length in which each quotation mark is a stand-in that knows its side."""
    outer_open, outer_close = (mark.strip("\u00a0") for mark in marks(lang)[:2])
    if outer_open != outer_close:
        text = text.replace(outer_open, OPEN).replace(outer_close, CLOSE)
    if '"' not in text and "'" not in text:
        return text
    out = list(text)
    inside = False  # an inner quotation
    for mark in _SIGNS.finditer(text):
        index, sign = mark.start(), mark[0]
        if sign == OPEN:
            inside = False
            continue
        before = out[index - 1] if index else " "
        after = text[index + 1] if index + 1 < len(text) else " "
        opening = before in _BEFORE_OPENING and not after.isspace()
        if sign == '"':
            out[index] = OPEN if opening else CLOSE
            inside = inside and not opening
        elif opening and not _NOT_QUOTED.match(text, index):
            out[index], inside = _OPEN_SINGLE, True
        elif inside and not after.isalnum():
            out[index], inside = _CLOSE_SINGLE, False
        else:
            out[index] = "’"
    return "".join(out)


def settle(text: str, lang: str) -> str:
    """Return text with its stand-ins replaced by the language's marks, and with dashes, dots and fixed spaces."""
    if _STAND_IN.search(text):
        for stand_in, mark in zip((OPEN, CLOSE, _OPEN_SINGLE, _CLOSE_SINGLE), marks(lang), strict=True):
            text = text.replace(stand_in, mark)
    if "--" in text:
        text = _DASHES.sub(lambda dash: "—" if len(dash[0]) == 3 else "–", text)
    if "..." in text:
        text = text.replace("...", "…")
    return _NUMBER_AND_UNIT.sub("\u00a0", text) if _NUMBER.search(text) else text
