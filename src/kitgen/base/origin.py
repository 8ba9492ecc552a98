"""Where a value was written: a path as the user knows it goes in, `path:line` comes out in every message."""

from __future__ import annotations

from typing import NamedTuple


class Origin(NamedTuple):
    """A place in a source file.

    `path` is the path to print, relative to the project where it lies inside it; `line` counts from 1, and 0 means
    the file as a whole.
    """

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path
