"""What a stage may ask of a store: keys and bytes go in, the same bytes come out in a later build, or nothing does."""

from __future__ import annotations

from typing import Protocol


class Store(Protocol):
    """Somewhere that keeps bytes from one build to the next, or forgets them; no build depends on it."""

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key; None when there is nothing."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value if that is possible."""
