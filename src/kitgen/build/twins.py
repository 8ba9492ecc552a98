"""Twin pages: a piece in two editions goes in; where the one holds what stands on a page of the other comes out.

Pages are matched by the lines of the content that stand on them, so that it holds within a handout of many pages too.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.leaf import SetPage
    from kitgen.typeset.piece import SetPiece

_INSIDE = ("child", "stack", "group", "inner")
_AMONG = ("children", "places", "cells", "rows")
"""Where blocks of typeset/ keep one block, and several; a head row that stands again (`row`) says nothing new."""


class Twin(NamedTuple):
    """A page of the other edition, and the part of the piece that stands on it."""

    page: int
    title: str


def twins_of(piece: SetPiece, other: SetPiece, page: int) -> tuple[int, ...]:
    """Return the pages of `piece` on which stands what page `page` of `other` holds."""
    part = _part_on(other, page)
    if part is None or str(part.get("id")) not in piece.names:
        return ()
    first, last = piece.names[str(part.get("id"))]
    begin, end = other.names[str(part.get("id"))]
    here = {number: set(_lines(piece.pages[number - 1])) for number in range(first, last + 1)}
    there = {number: set(_lines(other.pages[number - 1])) for number in range(begin, end + 1)}
    if not any(there.values()):
        return tuple(here)
    found = {number for number, lines in here.items() if any(page in owners for owners in _owners(lines, there))}
    if page == begin:
        found.add(first)
    return tuple(sorted(found)) or (first,)


def twins(other: SetPiece) -> tuple[Twin, ...]:
    """Return the pages of a piece that hold parts with names."""
    parts = ((number, _part_on(other, number)) for number in range(1, len(other.pages) + 1))
    return tuple(Twin(number, str(part.get("title", ""))) for number, part in parts if part is not None)


def pages_of(piece: SetPiece, ids: Sequence[str]) -> tuple[int, ...]:
    """Return the pages of a piece on which things with names lie."""
    return pages_covered(piece.names[name] for name in ids if name in piece.names)


def pages_covered(spans: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return the pages that spans cover, each once and in order; a span is its first and its last page."""
    return tuple(sorted({page for first, last in spans for page in range(first, last + 1)}))


def _owners(lines: set[tuple[str, int]], there: Mapping[int, set[tuple[str, int]]]) -> Iterator[set[int]]:
    """Yield, for each line, the pages over there that hold it; a line nowhere found goes with the nearest before it."""
    known = sorted(line for found in there.values() for line in found)
    for line in lines:
        at = bisect_right(known, line)
        if at and known[at - 1][0] == line[0]:
            yield {number for number, found in there.items() if known[at - 1] in found}


def _part_on(piece: SetPiece, page: int) -> Element | None:
    for part in piece.root.elements:
        first, last = piece.names.get(str(part.get("id", "")), (0, 0))
        if first <= page <= last:
            return part
    return None


def _lines(page: SetPage) -> Iterator[tuple[str, int]]:
    """Yield the lines of the content that stand on a page."""
    for thing in things_on(page):
        origin = getattr(thing, "origin", None)
        if origin is not None:
            yield str(origin.path), origin.line or 0


def things_on(page: SetPage) -> Iterator[object]:
    """Yield all that was set on a page, and what stands in it at any depth."""
    waiting: list[object] = [item for item, _, _ in page.items]
    while waiting:
        thing = waiting.pop()
        yield thing
        waiting.extend(inner for name in _INSIDE if (inner := getattr(thing, name, None)) is not None)
        waiting.extend(inner for name in _AMONG for inner in getattr(thing, name, None) or ())
