"""A kit that was built: its folder goes in; what its manifest says of each file, and that it is still so, comes out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kitgen.base.lengths import MM
from kitgen.base.origin import Origin
from kitgen.base.papers import PAPERS, paper_for
from kitgen.base.problems import KitError, Problem, Problems
from kitgen.build.editions import STANDARD
from kitgen.build.manifest import sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kitgen.press.lp import Flip

MANIFEST = "manifest.json"
_BUILD = "build it: kitgen build"
_FLIPS: Mapping[str | None, Flip] = {None: "", "long": "long", "short": "short"}


@dataclass(frozen=True, slots=True)
class BuiltPiece:
    """One file of a kit, as its manifest tells of it.

    `imposed` names the file whose pages it has several of on a side; such a file is printed in place of the other.
    With `apart`, all fronts come before all backs. `offset` is what its backs were moved by when it was built, in
    points, to the right and down.
    """

    name: str
    title: str
    edition: str
    path: Path
    sha256: str
    pages: int
    copies: int
    paper: str
    flip: Flip
    card: bool
    gsm: int
    colour: bool
    finish: str
    collate: bool
    imposed: str = ""
    offset: tuple[float, float] = (0.0, 0.0)
    apart: bool = False


@dataclass(frozen=True, slots=True)
class BuiltKit:
    """A kit in its folder."""

    folder: Path
    workshop: str
    title: str
    brand: str
    brand_name: str
    lang: str
    pieces: tuple[BuiltPiece, ...]


def built_kits(out: Path, workshop: str = "", brand: str = "") -> list[Path]:
    """Return the folders of the kits that lie in a folder of kits, those of a workshop or a brand alone if named."""
    found = sorted(path.parent for path in out.glob(f"*/*/{MANIFEST}"))
    return [path for path in found if workshop in {"", path.parent.name} and brand in {"", path.name}]


def read_kit(folder: Path) -> BuiltKit:
    """Return the kit in a folder, without what is for a print shop alone.

    Raises:
        KitError: when there is no manifest that can be read.
    """
    path = folder / MANIFEST
    try:
        told = json.loads(path.read_bytes())
        workshop, brand = told["workshop"], told["brand"]
        # Files for a print shop are the same pages once more, in a size that no printer here has.
        pieces = tuple(_piece(folder, entry) for entry in told["pieces"] if "press" not in entry)
        return BuiltKit(folder, workshop["name"], workshop["title"], brand["name"], brand["full_name"],
                        workshop["lang"], pieces)  # fmt: skip
    except FileNotFoundError:
        message = f'no kit was built in "{folder}"'
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        message = f'"{path}" is no manifest of this version of kitgen'
    raise KitError([Problem("error", "kit-not-built", message, Origin(str(path)), hint=_BUILD)])


def _piece(folder: Path, entry: dict[str, Any]) -> BuiltPiece:
    path = folder.joinpath(*str(entry["file"]).split("/"))
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ValueError(path)
    pages, sheets = int(entry["pages"]), int(entry["sheets"])
    across, down = (entry.get("cards") or {}).get("offset_mm", (0, 0))
    return BuiltPiece(
        name=str(entry["name"]),
        title=str(entry["title"]),
        edition=str(entry["edition"]),
        path=path,
        sha256=str(entry.get("sha256", "")),
        pages=pages,
        copies=int(entry["copies"]),
        paper=_paper(entry["paper"]),
        flip=_FLIPS[entry["flip_edge"]],
        card=entry["stock"]["kind"] != "paper",
        gsm=int(entry["stock"]["gsm"]),
        colour=entry["colour"] != "black",
        finish=str(entry["finish"]),
        collate=bool(entry.get("collate", sheets > 1)),
        imposed=str(entry.get("imposed") or ""),
        offset=(float(across) * MM, float(down) * MM),
        apart=(entry.get("cards") or {}).get("backs") == "separate",
    )


def _paper(told: dict[str, Any]) -> str:
    """Return the paper of that name; pages of another size, as documents of others have, go on one that holds them."""
    named = next((paper.name for paper in PAPERS.values() if paper.label == told["name"]), "")
    return named or paper_for(float(told["width_mm"]), float(told["height_mm"]))


def check_unchanged(pieces: Iterable[BuiltPiece], display: Path) -> None:
    """Make sure that files are those of the manifest.

    Args:
        pieces: whose files are looked at.
        display: the folder that paths in messages are relative to.

    Raises:
        KitError: with every file that is missing or another one.
    """
    problems = Problems()
    for piece in pieces:
        shown = piece.path.relative_to(display) if piece.path.is_relative_to(display) else piece.path
        origin = Origin(str(shown))
        if not piece.path.is_file():
            problems.error("kit-changed", "the manifest names this file, and it is not there", origin, hint=_BUILD)
        elif sha256_of(piece.path) != piece.sha256:
            message = "this file is another one than the manifest tells of; its checksum differs"
            problems.error("kit-changed", message, origin, hint=f"{_BUILD}; or put the file back that was built")
    problems.stop_on_errors()


def editions_of(kit: BuiltKit) -> tuple[str, ...]:
    """Return the editions that a kit has, the standard one first."""
    names = dict.fromkeys(piece.edition for piece in kit.pieces)
    return tuple(sorted(names, key=lambda name: name != STANDARD))
