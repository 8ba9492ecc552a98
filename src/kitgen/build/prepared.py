"""Files made for one printing: orders go in; orders whose backs are moved, or whose sides are parted, come out.

They lie in a folder that is gone when everything is sent; CUPS has copies of its own by then.
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kitgen.base.problems import CannotWriteError
from kitgen.build.editions import STANDARD
from kitgen.build.printing import pages_asked
from kitgen.build.words import counted
from kitgen.press.order import title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kitgen.build.built import BuiltPiece
    from kitgen.model.printer import PrinterProfile
    from kitgen.press.order import Order
    from kitgen.read.project import Project

Out = Literal["face-down", "face-up"]
"""How sheets come out of a printer."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """Makes files in a folder; without `write` it only says how they are called."""

    project: Project
    folder: Path
    write: bool = True

    def _file(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def _in_turn(self, order: Order, piece: BuiltPiece) -> bytes:
        """Return a file with fronts and backs in turn, as it is read from here on."""
        from kitgen.typeset.passes import in_turn  # noqa: PLC0415

        pdf = order.path.read_bytes()
        return in_turn(pdf) if piece.apart else pdf

    def moved(self, order: Order, piece: BuiltPiece, profile: PrinterProfile) -> Order:
        """Return an order whose backs lie where a printer's profile says.

        The profile was read with sheets turned on the printer's own edge. Turned on the other one, a back stands on
        its head, and is moved the other way.
        """
        from kitgen.typeset.passes import moved_backs  # noqa: PLC0415 - pypdf is slow to import

        sign = 1 if piece.flip == profile.flip else -1
        path = self.folder / f"{_stem(piece)}.pdf"
        if self.write:
            pdf = self._in_turn(order, piece)
            self._file(path.name, moved_backs(pdf, sign * profile.dx, sign * profile.dy))
        return replace(order, path=path)

    def by_hand(self, order: Order, piece: BuiltPiece, out: Out) -> Iterator[Order]:
        """Yield three orders: all fronts, a page that says how to turn the stack, all backs."""
        job, sheets = order.job, order.sheets
        names = [f"{_stem(piece)}-{part}.pdf" for part in ("fronts", "turn-the-stack", "backs")]
        if self.write:
            self._write_sides(order, piece, out, names)
        one_sided = job._replace(flip="", collate=job.collate and sheets > job.copies)
        plain = replace(order, pages="", finish="", finishings=())
        fronts = one_sided._replace(file=names[0], title=title(job.title, "fronts"))
        yield replace(plain, path=self.folder / names[0], job=fronts)
        page = job._replace(file=names[1], title=title(job.title, "turn the stack"), flip="", copies=1, colour=False)
        yield replace(plain, path=self.folder / names[1], job=page, sheets=1, fit=False)
        backs = one_sided._replace(file=names[2], title=title(job.title, "backs"))
        turn = f"turn the stack of {counted(sheets, 'sheet')} on its {job.flip} edge, as the last page says"
        yield replace(plain, path=self.folder / names[2], job=backs, sheets=0, finish=order.finish, turn=turn)

    def _write_sides(self, order: Order, piece: BuiltPiece, out: Out, names: list[str]) -> None:
        from kitgen.build.turn_page import turn_page  # noqa: PLC0415 - it is made seldom
        from kitgen.typeset.passes import fronts_and_backs  # noqa: PLC0415

        pages = pages_asked(order.pages, piece) if order.pages else ()
        pdf = self._in_turn(order, piece) if order.path == piece.path else order.path.read_bytes()
        fronts, backs = fronts_and_backs(pdf, pages, last_first=out == "face-up")
        job = order.job
        page = turn_page(self.project, piece.title, job.flip, out, order.sheets, job.paper)
        for name, data in zip(names, (fronts, page, backs), strict=True):
            self._file(name, data)


@contextmanager
def preparing(project: Project, *, write: bool) -> Iterator[Preparation]:
    """Give a folder to prepare files in, and take it away again; without `write` nothing is made at all.

    Raises:
        CannotWriteError: when there is no place for it.
    """
    if not write:
        yield Preparation(project, Path(tempfile.gettempdir()) / "kitgen-print", write=False)
        return
    try:
        folder = tempfile.TemporaryDirectory(prefix="kitgen-print-")
    except OSError as error:
        raise CannotWriteError(f"cannot write to the folder for temporary files: {error}") from error
    with folder as name:
        yield Preparation(project, Path(name))


def prepared(
    work: Preparation,
    orders: Iterable[tuple[Order, BuiltPiece]],
    profile: PrinterProfile | None,
    out: Out | None,
) -> tuple[Order, ...]:
    """Return the orders as they are sent.

    Args:
        work: where files are made.
        orders: each with its piece.
        profile: of the printer, where one is kept: the backs of cards are moved by it, unless that was done already.
        out: how sheets come out, where both sides are printed by hand.
    """
    done: list[Order] = []
    for order, piece in orders:
        ready = order
        if profile and moves(piece, profile):
            ready = work.moved(order, piece, profile)
        # A file with all fronts before all backs was made to be printed by hand.
        hand = out or ("face-down" if piece.apart else None)
        done.extend(work.by_hand(ready, piece, hand) if hand and ready.job.flip else [ready])
    return tuple(done)


def moves(piece: BuiltPiece, profile: PrinterProfile) -> bool:
    """Return whether the backs of a piece are moved for a printer: those of cards that were built without an offset."""
    return bool(profile.dx or profile.dy) and piece.card and bool(piece.flip) and not any(piece.offset)


def _stem(piece: BuiltPiece) -> str:
    """Return a name for files of a piece; pieces of several editions are called alike."""
    return piece.path.stem if piece.edition == STANDARD else f"{piece.edition}-{piece.path.stem}"
