"""Papers: a name such as `a4` goes in, its size comes out."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Paper:
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
