"""What is told of a finished piece: the piece and its folder go in, a line of the build's table comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.build.pieces import KIT
from kitgen.build.result import PieceResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kitgen.build.editions import Edition
    from kitgen.build.kit import Bench
    from kitgen.build.outputs import KitFolder
    from kitgen.build.tickets import Ticket


def told(editions: Sequence[Edition], bench: Bench, piece: Ticket, folder: KitFolder) -> PieceResult:
    """Return what is told of a piece; its ink only where there are printed editions to compare."""
    name, printed = piece.kind.name, [one for one in editions if not (one.fields or one.press)]
    asked = len(printed) > 1 and bench.edition in printed and name != KIT.name and not piece.imposed
    ink = _ink(folder.path(piece.kind.file)) if asked else None
    needed = bench.view.needed(name) if asked else 0
    return PieceResult(name, piece.title, piece.file, piece.pages, bench.seconds.get(name, 0.0), ink, needed)


def _ink(path: Path) -> float:
    from kitgen.check.coverage import mean_ink  # noqa: PLC0415 - only where editions are compared

    return mean_ink(path)
