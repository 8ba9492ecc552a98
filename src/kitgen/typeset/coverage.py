"""Coverage: a text and the faces that may set it go in, runs of one face each come out, and what no face has."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kitgen.typeset.scripts import invisible, stand_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.typeset.fonts import Face

_WORDS = re.compile(r"\s+|\S+")


def lacking(text: str, faces: Sequence[Face]) -> list[str]:
    """Return the characters that none of the faces can set, each once, in order."""
    return list(dict.fromkeys(char for char in _plain(text) if not any(_set_in(char, each) for each in faces)))


def _plain(text: str) -> str:
    """Join letters with their accents, and drop what never prints."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return "".join(char for char in text if not invisible(char))


def _set_in(text: str, face: Face) -> str | None:
    """Return the text as a face can set it, with stand-ins for rare signs; None when it lacks a character."""
    if face.chars.issuperset(text):
        return text
    shown = [next((sign for sign in (char, *stand_in(char)) if face.chars.issuperset(sign)), "") for char in text]
    return "".join(shown) if all(shown) else None


def split_by_coverage(text: str, face: Face, fallbacks: Sequence[Face]) -> list[tuple[Face, str]]:
    """Return the text in runs of one face each (see `FontLibrary.runs`).

    A word goes to one face as a whole where one has all of it, and a space to the face of the word before it.
    """
    faces = (face, *fallbacks)
    runs: list[tuple[Face, str]] = []

    def add(part: str, *first: Face) -> bool:
        for candidate in (*first, *faces):
            shown = _set_in(part, candidate)
            if shown is not None:
                if runs and runs[-1][0] is candidate:
                    runs[-1] = (candidate, runs[-1][1] + shown)
                else:
                    runs.append((candidate, shown))
                return True
        return False

    for word in _WORDS.findall(_plain(text)):
        before = (runs[-1][0],) if runs and word.isspace() else ()
        if add(word, *before):
            continue
        for char in word:
            if not add(char):
                runs += [(face, char)]
    return runs
