"""The stamp of a form: the kit that a file belongs to goes in as a line of its metadata, and is found there again."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

_MARK = "kitgen-form"
_LONGEST = 100_000
_WRITTEN = re.compile(rf"{_MARK} workshop=(\S+) version=(\S*) piece=(\S+)")


class FormStamp(NamedTuple):
    """What a form says of itself. It stands among the keywords, which viewers keep when they save."""

    workshop: str
    version: str
    piece: str

    def __str__(self) -> str:
        workshop, version, piece = (quote(part, safe="") for part in (self.workshop, self.version, self.piece))
        return f"{_MARK} workshop={workshop} version={version} piece={piece}"

    @property
    def kit(self) -> str:
        """The kit, as messages name it."""
        return f"{self.workshop} {self.version}".strip()


def find_stamp(text: str) -> FormStamp | None:
    """Return the stamp in a text, if there is one."""
    found = _WRITTEN.search(text[:_LONGEST])
    return FormStamp(*map(unquote, found.groups())) if found else None
