"""The end of a build: finished kits go in, a short table and what to do next come out as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kitgen.build.result import KitResult, PieceResult

LOW_INK = "low-ink"


def as_table(kits: Sequence[KitResult], here: Path) -> str:
    """Return a table of all pieces: piece, pages, where it lies, time; and with several editions, the ink of each."""
    rows = [("piece", "pages", "file", "time", "ink")]
    rows += [
        (
            piece.title,
            str(piece.pages),
            shown(kit.folder / piece.file, here),
            f"{piece.seconds:.2f} s",
            "" if piece.ink is None else f"{piece.ink:.1f} %",
        )
        for kit in kits
        for piece in kit.pieces
    ]
    if not any(row[4] for row in rows[1:]):
        rows = [(*row[:4], "") for row in rows]
    wide = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        f"{title:<{wide[0]}}  {pages:>{wide[1]}}  {file:<{wide[2]}}  {time:>{wide[3]}}  {ink:>{wide[4]}}".rstrip()
        for title, pages, file, time, ink in rows
    )


def ink_saved(kits: Sequence[KitResult]) -> str:
    """Return, for each kit with a low-ink edition, its share of the standard edition's ink.

    It is told twice: for each file printed once, and for the copies that the room needs.
    """
    lines = []
    for kit in kits:
        files = {piece.file: piece for piece in kit.pieces}
        pairs = [(old, files[low]) for old in kit.pieces if (low := f"{LOW_INK}/{old.file}") in files]
        if pairs and _ink(old for old, _ in pairs):
            once = _ink(low for _, low in pairs) / _ink(old for old, _ in pairs)
            copied = _ink((low for _, low in pairs), copied=True) / _ink((old for old, _ in pairs), copied=True)
            lines.append(
                f"Ink of {LOW_INK}, {kit.brand}: {once:.0%} of the standard edition's with each file printed once, "
                f"{copied:.0%} with the copies for this room"
            )
    return "\n".join(lines)


def _ink(pieces: Iterable[PieceResult], *, copied: bool = False) -> float:
    """Return the ink of pieces, in percent of one page."""
    return sum((piece.ink or 0) * piece.pages * (piece.needed if copied else 1) for piece in pieces)


def next_steps(kits: Sequence[KitResult], here: Path) -> str:
    """Return what to do with the first of the kits."""
    kit = kits[0]
    files = {piece.name: shown(kit.folder / piece.file, here) for piece in kit.pieces}
    steps = []
    if "kit" in files:
        steps.append(("read it", files["kit"]))
    elif files:
        steps.append(("read it", next(iter(files.values()))))
    if "print-plan" in files:
        steps.append(("print it", f"{files['print-plan']} tells a copy shop paper, sides and copies"))
    steps.append(("your brand", "kitgen brand new NAME, then kitgen build --brand NAME"))
    return "\n".join(["Next:", *(f"  {what:<10}  {how}" for what, how in steps)])


def shown(path: Path, here: Path) -> str:
    """Return a path as short as it can be typed from here."""
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
