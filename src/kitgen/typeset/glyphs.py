"""Strings in a face go in, the font names and show operators that set them in a document come out."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from kitgen.base.colour import mix

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kitgen.typeset.fonts import Face


_BLACK = "#000000"
GREEKED_BELOW = 20.0
"""Text smaller than this, in points, is drawn as bars where a page is shown in small."""

_WORDS_AND_SPACES = re.compile(r"\S+|\s+")


class _ElsewhereError(Exception):
    """A character is in no subset yet, or not in the first."""


class _First(dict[int, str]):
    """The codes of characters in the first subset of a font, as `str.translate` takes them."""

    def __missing__(self, code: int) -> str:
        raise _ElsewhereError


class Glyphs:
    """What each character is called in the subsets of a document's fonts."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._tables: dict[str, dict[str, tuple[int, str]]] = {}
        self._first: dict[str, _First] = {}
        self._names: dict[tuple[str, int], str] = {}

    def runs(self, face: Face, string: str, kern: Sequence[int] | None) -> Iterable[tuple[str, str]]:
        """Return font names and show operators: one for each run of glyphs in one subset of the font."""
        name = face.name
        table = self._tables.get(name)
        if table is None:
            table = self._tables[name] = {}
            self._first[name] = _First()
        if kern is None:
            with suppress(_ElsewhereError):  # most strings have nothing new, and nothing from other subsets
                return ((self._name(face, 0), f"({string.translate(self._first[name])}) Tj"),)
        if not table.keys() >= set(string):
            self._learn(face, string, table)
        return self._parted(face, [table[char] for char in string], kern)

    def _parted(
        self, face: Face, glyphs: Sequence[tuple[int, str]], kern: Sequence[int] | None
    ) -> Iterator[tuple[str, str]]:
        start = 0
        for index in range(1, len(glyphs) + 1):
            if index == len(glyphs) or glyphs[index][0] != glyphs[start][0]:
                codes = [code for _, code in glyphs[start:index]]
                shown = _kerned(codes, kern[start:index]) if kern else f"({''.join(codes)}) Tj"
                yield self._name(face, glyphs[start][0]), shown
                start = index

    def _learn(self, face: Face, string: str, table: dict[str, tuple[int, str]]) -> None:
        """Give every new character its place, in the order of the text, so that a build is the same each time."""
        first = self._first[face.name]
        for char in string:
            if char not in table:
                subset, code = table[char] = self._glyph(face, char)
                if not subset:
                    first[ord(char)] = code

    def _name(self, face: Face, subset: int) -> str:
        key = (face.name, subset)
        if key not in self._names:
            font: Any = face.font
            self._names[key] = font.getSubsetInternalName(subset, self._document)
        return self._names[key]

    def _glyph(self, face: Face, char: str) -> tuple[int, str]:
        font: Any = face.font
        [(subset, code)] = font.splitString(char, self._document)
        value = code[0]
        # A code stands for itself in a string, but for a few (ISO 32000-1, 7.3.4.2); an end of line may be changed.
        plain = chr(value) not in "()\\\r\n"
        return subset, chr(value) if plain else f"\\{value:03o}"


def _kerned(codes: Sequence[str], kern: Sequence[int]) -> str:
    parts, run = [], ""
    for code, move in zip(codes, kern, strict=True):
        run += code
        if move:
            parts.append(f"({run}) {-move}")
            run = ""
    if run:
        parts.append(f"({run})")
    return f"[{' '.join(parts)}] TJ"


def greeked(
    x: float, y: float, string: str, face: Face, size: float, colour: str
) -> Iterator[tuple[tuple[float, float, float, float], str]]:
    """Yield a box and its colour for each word: in a picture of a page, small text is a grey of the right length.

    Pure black, which is all that low ink has, stays black in boxes half as high.
    """
    black = colour == _BLACK
    height = size * (0.21 if black else 0.42)
    grey = colour if black else mix(colour, 0.5)
    for part in _WORDS_AND_SPACES.findall(string):
        width = face.width(part, size)
        if not part.isspace():
            yield (x, y - height, width, height), grey
        x += width
