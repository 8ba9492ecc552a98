"""Writing lines: a set piece goes in; how many lines each of its named answers has, and on which pages, comes out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kitgen.build.twins import things_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitgen.typeset.piece import SetPiece


def lines_by_name(piece: SetPiece) -> dict[str, int]:
    """Return the lines of each answer by the name of its field; one that goes on overleaf is counted as a whole."""
    counts: Counter[str] = Counter()
    for _, name, lines in _answers(piece):
        counts[name] += lines
    return dict(counts)


def pages_by_name(piece: SetPiece) -> dict[str, tuple[int, ...]]:
    """Return the pages on which each answer stands, by the name of its field."""
    pages: dict[str, tuple[int, ...]] = {}
    for page, name, _ in _answers(piece):
        pages[name] = (*pages.get(name, ()), page)
    return pages


def _answers(piece: SetPiece) -> Iterator[tuple[int, str, int]]:
    """Yield each named answer's page, name and lines."""
    from kitgen.typeset.answers import Answer  # noqa: PLC0415 - it brings ReportLab

    for number, page in enumerate(piece.pages, start=1):
        for thing in things_on(page):
            if isinstance(thing, Answer) and thing.element.get("name"):
                yield number, str(thing.element.get("name")), thing.count
