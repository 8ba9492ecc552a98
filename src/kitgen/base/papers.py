"""Papers: a name such as `a4` goes in, its size comes out."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple


class Paper(NamedTuple):
    """A sheet size, upright, in millimetres; `label` is what a copy shop calls it."""

    name: str
    label: str
    width: float
    height: float


PAPERS = MappingProxyType(
    {
        paper.name: paper
        for paper in (
            Paper("a4", "A4", 210, 297),
            Paper("letter", "Letter", 215.9, 279.4),
            Paper("a3", "A3", 297, 420),
            Paper("tabloid", "Tabloid", 279.4, 431.8),
        )
    }
)
PAGE_PAPERS = ("a4", "letter")
SHEET_PAPERS = tuple(PAPERS)


def paper_for(width: float, height: float) -> str:
    """Return the name of the smallest paper that holds a page of a size in mm; of the largest where none does."""
    wide, high = sorted((width, height))
    holding = (paper.name for paper in PAPERS.values() if paper.width >= wide and paper.height >= high)
    return next(holding, max(PAPERS, key=lambda name: PAPERS[name].width))
