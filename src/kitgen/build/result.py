"""What a build leaves: the finished kit and its pieces as values, for the command line to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from kitgen.base.problems import Problem


class PieceResult(NamedTuple):
    """A finished piece: its file's name in the kit's folder, its pages, and the seconds it took.

    `ink` is how much of its pages is covered, in percent, where there are editions to compare; `needed` is how many
    copies of it the room needs, whichever editions they are of.
    """

    name: str
    title: str
    file: str
    pages: int
    seconds: float
    ink: float | None = None
    needed: int = 0


class KitResult(NamedTuple):
    """A finished kit: the folder it lies in, its pieces in order, and what the builder should know of."""

    workshop: str
    brand: str
    folder: Path
    pieces: tuple[PieceResult, ...]
    warnings: tuple[Problem, ...] = ()
