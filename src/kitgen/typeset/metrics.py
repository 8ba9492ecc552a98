"""Measures of a face: letters, pairs and words go in; widths and kerning in 1/1000 em come out, asked once each."""

from __future__ import annotations

from typing import Any

# All that HarfBuzz does unasked for Latin, Greek and Cyrillic, but for kerning: each would change glyphs, not places.
_FEATURES = {"kern": True} | dict.fromkeys(("liga", "clig", "dlig", "calt", "rclt", "rlig", "ccmp", "locl"), False)


class Pairs(dict[str, int]):
    """Kerning of two letters in 1/1000 em, asked of HarfBuzz once a pair."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        import uharfbuzz  # noqa: PLC0415  # a compiled module, wanted only where text is kerned

        self._hb: Any = uharfbuzz
        self._font = self._hb.Font(self._hb.Face(data))
        self._scale = 1000 / self._font.face.upem

    def _advance(self, text: str, features: dict[str, bool]) -> float:
        buffer = self._hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        self._hb.shape(self._font, buffer, features)
        return sum(float(position.x_advance) for position in buffer.glyph_positions)

    def __missing__(self, pair: str) -> int:
        apart = self._advance(pair, _FEATURES | {"kern": False})
        value: int = round((self._advance(pair, _FEATURES) - apart) * self._scale)
        self[pair] = value
        return value


class Advances(dict[str, float]):
    """Advance widths by character in 1/1000 em; a character the face lacks has the width of its empty box."""

    def __init__(self, known: dict[str, float], default: float) -> None:
        super().__init__(known)
        self._default = default

    def __missing__(self, char: str) -> float:
        return self._default


class Widths(dict[str, float]):
    """The widths of words in 1/1000 em, measured once each; words come again and again."""

    def __init__(self, advances: dict[str, float], pairs: Pairs | None = None) -> None:
        super().__init__()
        self._advances = advances
        self._pairs = pairs

    def __missing__(self, text: str) -> float:
        width = sum(map(self._advances.__getitem__, text))
        if self._pairs is not None:
            width += sum(map(self._pairs.__getitem__, map(str.__add__, text, text[1:])))
        self[text] = width
        return width
