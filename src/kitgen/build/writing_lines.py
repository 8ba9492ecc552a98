"""Writing lines: a set piece goes in; how many lines each of its named answers has, and on which pages, comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.build.twins import things_on

if TYPE_CHECKING:
    from kitgen.typeset.piece import SetPiece


class AnswerSpace(NamedTuple):
    """Where an answer is written: all of its lines, and its pages; one that goes on overleaf has several."""

    lines: int = 0
    pages: tuple[int, ...] = ()


def answers_in(piece: SetPiece) -> dict[str, AnswerSpace]:
    """Return where each answer of a piece is written, by the name of its field."""
    from kitgen.typeset.answers import Answer  # noqa: PLC0415 - it brings ReportLab

    found: dict[str, AnswerSpace] = {}
    for number, page in enumerate(piece.pages, start=1):
        for thing in things_on(page):
            if isinstance(thing, Answer) and thing.element.get("name"):
                name = str(thing.element.get("name"))
                lines, pages = found.get(name, AnswerSpace())
                found[name] = AnswerSpace(lines + thing.count, (*pages, number))
    return found
