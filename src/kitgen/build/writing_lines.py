"""Writing lines: a set piece goes in; how many lines each of its named answers has, on all its pages, comes out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kitgen.build.twins import things_on

if TYPE_CHECKING:
    from kitgen.typeset.piece import SetPiece


def lines_by_name(piece: SetPiece) -> dict[str, int]:
    """Return the lines of each answer by the name of its field; one that goes on overleaf is counted as a whole."""
    from kitgen.typeset.answers import Answer  # noqa: PLC0415 - it brings ReportLab

    counts: Counter[str] = Counter()
    for page in piece.pages:
        for thing in things_on(page):
            if isinstance(thing, Answer) and thing.element.get("name"):
                counts[str(thing.element.get("name"))] += thing.count
    return dict(counts)
