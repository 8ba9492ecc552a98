"""The manifest: finished pieces go in, the text of manifest.json comes out, the same for the same kit."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kitgen.base.papers import PAPERS
from kitgen.build.editions import EDITIONS, STANDARD
from kitgen.build.pieces import SHOWN
from kitgen.build.plan import sheets

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kitgen.build.pieces import PieceKind

FORMAT = 1


@dataclass(frozen=True, slots=True)
class PressFacts:
    """What a print shop asks of a file: its trimmed size and bleed in mm, marks, inks beside the four, condition."""

    trim: tuple[float, float]
    bleed: float
    marks: str
    condition: str
    standard: str = ""
    spots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FinishedPiece:
    """A piece that has been built. `copies` is 0 for what is read on a screen; `paper` is a name of `PAPERS`.

    `imposed` is the file whose pages are printed several on a side; such a file is no copy more. `size` is that of
    its pages in millimetres where they are not as large as the paper.
    """

    kind: PieceKind
    title: str
    sha256: str
    pages: int
    copies: int
    paper: str
    landscape: bool = False
    edition: str = STANDARD
    colour: bool = True
    imposed: str = ""
    press: PressFacts | None = None
    size: tuple[float, float] = (0.0, 0.0)

    @property
    def file(self) -> str:
        """Its file, from the kit's folder."""
        return "/".join((*EDITIONS[self.edition].folder, self.kind.file))

    @property
    def sheets(self) -> int:
        """The sheets of paper that one copy takes."""
        return sheets(self.pages, self.kind.sides)

    @property
    def counts(self) -> bool:
        """Whether its sheets are sheets of the room: it is no other form of pages that are counted already."""
        return self.kind.name not in SHOWN and not self.imposed and not self.press

    @property
    def total_sheets(self) -> int:
        """The sheets that all copies take."""
        return self.sheets * self.copies


@dataclass(frozen=True, slots=True)
class KitFacts:
    """What is true of the kit as a whole: names, versions and the brand's, and the room it is printed for."""

    workshop: str
    title: str
    version: str
    brand: str
    brand_name: str
    kitgen_version: str
    participants: int
    groups: tuple[int, ...]
    spares: int
    facilitators: int
    lang: str = "en"
    released: str = ""


def manifest(kit: KitFacts, pieces: Iterable[FinishedPiece]) -> dict[str, Any]:
    """Return the manifest as plain values."""
    done = tuple(pieces)
    return {
        "format": FORMAT,
        "workshop": {"name": kit.workshop, "title": kit.title, "lang": kit.lang},
        "brand": {"name": kit.brand, "full_name": kit.brand_name},
        "versions": {"kit": kit.version, "kitgen": kit.kitgen_version, "released": kit.released},
        "room": {
            "participants": kit.participants,
            "groups": list(kit.groups),
            "spares": kit.spares,
            "facilitators": kit.facilitators,
        },
        "sheets": sum(piece.total_sheets for piece in done if piece.counts),
        "pieces": [_entry(piece, kit) for piece in done],
    }


def _entry(piece: FinishedPiece, kit: KitFacts) -> dict[str, Any]:
    kind, paper = piece.kind, PAPERS[piece.paper]
    size = (paper.height, paper.width) if piece.landscape else (paper.width, paper.height)
    name = paper.label
    own = piece.press.trim if piece.press else piece.size
    if all(own) and sorted(own) != sorted(size):
        size, name = own, kind.paper or "{:g} × {:g} mm".format(*own)
    return {
        "name": kind.name,
        "title": piece.title,
        "edition": piece.edition,
        "file": piece.file,
        "sha256": piece.sha256,
        "audience": kind.audience,
        "brand": kit.brand,
        "version": kit.version,
        "pages": piece.pages,
        "sheets": piece.sheets,
        "copies": piece.copies,
        "total_sheets": piece.total_sheets,
        "paper": {"name": name, "width_mm": size[0], "height_mm": size[1]},
        "sides": kind.sides,
        "flip_edge": kind.flip if kind.sides == "both" else None,
        "stock": {"gsm": kind.gsm, "kind": kind.stock},
        "colour": "colour" if piece.colour else "black",
        "finish": "trim" if piece.press and name != paper.label else kind.finish,
        **({"for": "print", "imposed": piece.imposed} if piece.imposed else {}),
        **({"for": "print shop", "press": _press(piece.press)} if piece.press else {}),
    }


def _press(press: PressFacts) -> dict[str, Any]:
    return {
        "trim": {"width_mm": press.trim[0], "height_mm": press.trim[1]},
        "bleed_mm": press.bleed,
        "marks": press.marks,
        "inks": ["cyan", "magenta", "yellow", "black", *press.spots],
        "output_condition": press.condition,
        "standard": press.standard or None,
    }


def to_json(values: dict[str, Any]) -> bytes:
    """Return values as JSON that is the same in every run: keys sorted, plain UTF-8, one line end at the end."""
    return (json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def sha256_of(path: Path) -> str:
    """Return the checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
