"""Measures of a face: letters, pairs and words go in; widths and kerning in 1/1000 em come out, asked once each."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from kitgen.base.store import Store

# All that HarfBuzz does unasked for Latin, Greek and Cyrillic, but for kerning: each would change glyphs, not places.
_FEATURES = {"kern": True} | dict.fromkeys(("liga", "clig", "dlig", "calt", "rclt", "rlig", "ccmp", "locl"), False)


class Pairs(dict[str, int]):
    """Kerning of two letters in 1/1000 em, asked of HarfBuzz once a pair.

    `store` keeps the pairs from one build to the next: most builds then need no HarfBuzz at all.
    """

    def __init__(self, data: bytes, store: Store | None = None) -> None:
        super().__init__()
        self._data = data
        self._store = store
        self._key = f"kerning-{hashlib.sha256(data).hexdigest()}" if store else ""
        self.update(_numbers(store.get(self._key)) if store else {})
        self._known = len(self)

    @cached_property
    def _measure(self) -> Callable[[str], int]:
        import uharfbuzz  # noqa: PLC0415  # a compiled module, wanted only where a pair of letters is new

        hb: Any = uharfbuzz
        font = hb.Font(hb.Face(self._data))

        def advance(pair: str, features: dict[str, bool]) -> float:
            buffer = hb.Buffer()
            buffer.add_str(pair)
            buffer.guess_segment_properties()
            hb.shape(font, buffer, features)
            return sum(float(position.x_advance) for position in buffer.glyph_positions)

        def kerning(pair: str) -> int:
            apart = advance(pair, _FEATURES | {"kern": False})
            scale: float = 1000 / font.face.upem
            return round((advance(pair, _FEATURES) - apart) * scale)

        return kerning

    def __missing__(self, pair: str) -> int:
        value = self[pair] = self._measure(pair)
        return value

    def keep(self) -> None:
        """Put what was learnt into the store."""
        if self._store and len(self) > self._known:
            self._store.put(self._key, json.dumps(self).encode())
            self._known = len(self)


def _numbers(data: bytes | None) -> dict[str, int]:
    """Return what was kept; nothing where it is damaged."""
    try:
        found = json.loads(data) if data else {}
    except ValueError:
        return {}
    sound = isinstance(found, dict) and all(isinstance(value, int) for value in found.values())
    return found if sound else {}


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
