"""Imposed files: a kit's set pieces and what was asked for go in, booklets and several-up files for print come out."""

from __future__ import annotations

import os
import time
from io import BytesIO
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.build.editions import STANDARD
from kitgen.build.imposing import BOOKLET
from kitgen.build.manifest import sha256_of
from kitgen.build.outputs import made_at
from kitgen.build.pieces import KINDS, KIT, PIECES
from kitgen.model.document import IMPOSED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitgen.build.kit import Bench, Kit
    from kitgen.build.outputs import KitFolder
    from kitgen.build.pieces import PieceKind
    from kitgen.build.tickets import Ticket
    from kitgen.typeset.imposition import Side
    from kitgen.typeset.piece import SetPiece

FOR_PRINT = "for print"
BACK_COVER = "back-cover"
"""What a layout calls the page that is the back of a booklet; blanks come before it."""

MOST_STAPLED = 20
"""Sheets that a long stapler takes through the fold."""


def imposed_files() -> list[str]:
    """Return the names of all files that can be made here."""
    return [f"{name}-{way}.pdf" for name in KINDS for way in IMPOSED]


def imposed(kit: Kit, bench: Bench, folder: KitFolder) -> Iterator[Ticket]:
    """Write what was asked for beside the pieces of the standard edition.

    What is cut, and what is drawn on, keeps its size: cards and drawing sheet are imposed in the whole kit only.
    """
    asked = kit.settings.imposing
    if bench.edition.name != STANDARD or not asked.ways:
        return
    for name in (*bench.ordered, KIT.name):
        whole = name == KIT.name
        fit = whole or (name in PIECES and PIECES[name].stock == "paper" and not PIECES[name].own_paper)
        for way in asked.ways if fit and name in bench.wanted else ():
            yield _Imposition(kit, bench, name, way).write(folder)


class _Imposition:
    """One file."""

    def __init__(self, kit: Kit, bench: Bench, name: str, way: str) -> None:
        self.kit = kit
        self.bench = bench
        self.name = name
        self.way = way
        self.asked = kit.settings.imposing
        self.paper = self.asked.paper or kit.settings.paper
        names = [KIT.name, *bench.ordered] if name == KIT.name else [name]
        self.pieces: list[SetPiece] = [bench.view.pieces_set[one] for one in names]

    @property
    def pages(self) -> int:
        """How many pages are imposed."""
        return sum(len(piece.pages) for piece in self.pieces)

    def sides(self) -> tuple[Side, ...]:
        from kitgen.typeset.imposition import booklet, several_up  # noqa: PLC0415 - as all of typeset

        if self.way != BOOKLET:
            return several_up(self.pages, self.asked.several)
        last = self.pieces[-1]
        back = last.names.get(BACK_COVER, (0, 0))[1] == len(last.pages)
        return booklet(self.pages, self.asked.signature, back_cover=back)

    def kind(self, sides: tuple[Side, ...]) -> PieceKind:
        """Return how the file is printed and finished."""
        kind = KINDS[self.name]
        if self.way != BOOKLET:
            return kind._replace(name=f"{self.name}-{self.way}", flip="short" if self.asked.several == 2 else "long")
        gathered = sum(side.depth == 0 for side in sides) // 2
        finish = "fold and staple" if gathered == 1 else f"fold in {gathered} signatures, gather and bind"
        return kind._replace(name=f"{self.name}-{BOOKLET}", flip="short", finish=finish)

    def write(self, folder: KitFolder) -> Ticket:
        """Draw the file."""
        sides = self.sides()
        kind = self.kind(sides)
        deepest = max(side.depth for side in sides) + 1
        if self.way == BOOKLET and deepest > MOST_STAPLED:
            message = f"{kind.name} has {deepest} sheets one in the other; staplers take about {MOST_STAPLED}"
            self.kit.problems.warn("thick-booklet", message, hint="part it with --signature 8, and let it be bound")
        started = time.perf_counter()
        self.draw(folder, kind, sides)
        self.bench.seconds[kind.name] = time.perf_counter() - started
        own = self.bench.view.order.ticket(self.name)
        ticket = own._replace(kind=kind, title=f"{own.title}, {self.bench.view.words.get(self.way, self.way)}",
                         pages=len(sides), paper=self.paper, landscape=len(sides[0].pages) == 2, flip=kind.flip,
                         letter="", cost=None, imposed=f"{self.name}.pdf")  # fmt: skip
        ticket = ticket._replace(finished=self.finished(ticket))
        self.kit.checksums[ticket.name] = sha256_of(folder.path(kind.file))
        return ticket

    def finished(self, ticket: Ticket) -> tuple[float, float]:
        """Return the size in the hand, in millimetres: half a sheet where it is folded."""
        paper = PAPERS[ticket.paper]
        if self.way == BOOKLET:
            return round(paper.height / 2, 1), paper.width
        return (paper.height, paper.width) if ticket.landscape else (paper.width, paper.height)

    def draw(self, folder: KitFolder, kind: PieceKind, sides: tuple[Side, ...]) -> None:
        from kitgen.typeset.binder import Bound  # noqa: PLC0415
        from kitgen.typeset.dialog import PrintDialog  # noqa: PLC0415
        from kitgen.typeset.print_door import PrintDoor  # noqa: PLC0415
        from kitgen.typeset.sheets import draw_sheets, sheet_plan  # noqa: PLC0415

        kit, bench = self.kit, self.bench
        words = bench.view.words
        title = (
            f"{words.get(self.name, self.name)}, {words.get(self.way, self.way)}, {words.get('for-print', FOR_PRINT)}"
        )
        buffer = BytesIO()
        said = f"For print, imposed as {self.way}: {self.name}.pdf is the file to read"
        door = PrintDoor(buffer, title=f"{kit.workshop.title}: {title}", lang=kit.workshop.lang,
                         author=kit.brand.full_name, subject=said, keywords="for print, untagged",
                         made=made_at(kit.workshop.released, os.environ), dialog=PrintDialog(kind.flip))  # fmt: skip
        folded = self.way == BOOKLET
        plan = sheet_plan(
            self.paper, 2 if folded else self.asked.several, folded=folded, thickness=self.asked.thickness * MM
        )
        draw_sheets(door, Bound(self.pieces, bench.known, bench.numbers, bench.setter.colours), sides, plan)
        door.save()
        folder.path(kind.file).write_bytes(buffer.getbuffer())
