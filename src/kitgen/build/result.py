"""What a build leaves: a kit and its finished files go in; values that the command line shows come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.build.pieces import KIT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kitgen.base.problems import Problem
    from kitgen.build.editions import Edition
    from kitgen.build.kit import Bench
    from kitgen.build.outputs import KitFolder
    from kitgen.build.tickets import Ticket


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


def piece_result(editions: Sequence[Edition], bench: Bench, ticket: Ticket, folder: KitFolder) -> PieceResult:
    """Return what is told of a finished piece; its ink only where there are printed editions to compare."""
    name, printed = ticket.kind.name, [one for one in editions if not (one.fields or one.press)]
    compared = len(printed) > 1 and bench.edition in printed and name != KIT.name and not ticket.imposed
    ink = _ink(folder.path(ticket.kind.file)) if compared else None
    needed = bench.view.needed(name) if compared else 0
    return PieceResult(name, ticket.title, ticket.file, ticket.pages, bench.seconds.get(name, 0.0), ink, needed)


def _ink(path: Path) -> float:
    from kitgen.check.coverage import mean_ink  # noqa: PLC0415 - only where editions are compared

    return mean_ink(path)
