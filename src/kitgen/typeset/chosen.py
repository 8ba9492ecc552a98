"""What is chosen in a graphics state: choices go in, whether they must be written comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

FILL, STROKE, PEN = 0, 1, 2
"""The colours of fills and of strokes, and how a stroke is drawn."""


class Chosen:
    """The choices of the graphics states that are open: rules and icons come in rows that share theirs."""

    def __init__(self) -> None:
        self._states: list[list[Hashable]] = [["", "", ""]]

    def changes(self, kind: int, value: Hashable) -> bool:
        """Note a choice, and return whether it is another than before."""
        state = self._states[-1]
        if state[kind] == value:
            return False
        state[kind] = value
        return True

    def save(self) -> None:
        """Open a graphics state, which begins with the choices of the one around it."""
        self._states.append(list(self._states[-1]))

    def restore(self) -> None:
        """Close it: the choices before it hold again (ISO 32000-1, 8.4.2)."""
        self._states.pop()
