"""What is asked of imposition: options go in, one value that the files are made by comes out."""

from __future__ import annotations

from typing import NamedTuple

from kitgen.model.document import IMPOSED

BOOKLET = IMPOSED[0]


class Imposing(NamedTuple):
    """What was asked for. `signature` is the most sheets of one, 0 for all; `thickness` of paper is in mm.

    `paper` is that of the sheets; empty for the paper of the pages, which are then made smaller.
    """

    booklet: bool = False
    several: int = 0
    signature: int = 0
    thickness: float = 0.1
    paper: str = ""

    @property
    def ways(self) -> tuple[str, ...]:
        """The files beside each piece, by the ends of their names."""
        return (*((BOOKLET,) if self.booklet else ()), *((f"{self.several}up",) if self.several else ()))
