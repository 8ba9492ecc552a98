"""What a build tells while it runs: stages and finished pieces go in; where they are shown is the caller's matter."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """Someone who watches a build."""

    def begin(self, pieces: int) -> None:
        """Take note that so many pieces will be made, over all brands."""

    def stage(self, text: str) -> None:
        """Take note of what is done now, in a few words such as `reading inner-leadership`."""

    def piece(self, name: str, pages: int, seconds: float) -> None:
        """Take note that a piece is finished."""


class Silence:
    """Nobody watches."""

    def begin(self, pieces: int) -> None:
        """Ignore it."""

    def stage(self, text: str) -> None:
        """Ignore it."""

    def piece(self, name: str, pages: int, seconds: float) -> None:
        """Ignore it."""
