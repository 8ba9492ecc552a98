"""Files that are read: a kit's set pieces go in, tagged PDFs with outline and links, or forms to fill in, come out."""

from __future__ import annotations

import os
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from kitgen.build.outputs import made_at
from kitgen.build.pieces import KIT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kitgen.base.problems import Problem
    from kitgen.build.kit import Bench, Kit
    from kitgen.build.pieces import PieceKind
    from kitgen.typeset.dialog import PrintDialog
    from kitgen.typeset.forms import FieldFacts


class Drawn(NamedTuple):
    """What is told of a drawn file: its pages, the fields of a form, and what to warn of."""

    pages: int
    fields: Sequence[FieldFacts] = ()
    warnings: Sequence[Problem] = ()
    seconds: float = 0.0
    checksum: str = ""


def draw_to_read(kit: Kit, bench: Bench, name: str, target: Path) -> Drawn:
    """Draw one file."""
    from kitgen.typeset.binder import Bound, draw  # noqa: PLC0415 - as all of typeset
    from kitgen.typeset.door import Door  # noqa: PLC0415
    from kitgen.typeset.widgets import TYPING  # noqa: PLC0415

    view = bench.view
    pieces = [KIT.name, *bench.ordered] if name == KIT.name else [name]
    titles = {one: view.words.get(one, one) for one in (name, *pieces)}
    buffer = BytesIO()
    fields = bench.edition.fields
    door = Door(buffer, title=f"{kit.workshop.title}: {titles[name]}", lang=kit.workshop.lang,
                author=kit.brand.full_name,
                subject=kit.workshop.subtitle, made=made_at(kit.workshop.released, os.environ),
                keywords=str(kit.stamp(name)) if fields else f"{kit.workshop.title}, {titles[name]}",
                tagged=kit.settings.tags, standard=kit.settings.standard,
                dialog=dialog_of(view.kinds[name], view.piece(name).copies),
                typing=bench.setter.fonts.face(TYPING) if fields else None)  # fmt: skip
    bound = [view.pieces_set[one] for one in pieces]
    labels = {one: view.words.get(f"{one}-label", "") for one in pieces}
    draw(door, Bound(bound, bench.known, bench.numbers, bench.setter.colours, len(bound) > 1, titles, labels))
    door.claims = all(piece.claims for piece in bound)
    door.save([piece.root for piece in bound])
    target.write_bytes(buffer.getbuffer())
    return Drawn(sum(len(piece.pages) for piece in bound), door.forms.facts if door.forms else ())


def dialog_of(kind: PieceKind, copies: int) -> PrintDialog:
    """Return what the file of a piece says. The whole kit, which is read on a screen, says nothing of sides.

    Where all fronts come before all backs, a dialog that knew of two sides or of copies would mix them up.
    """
    from kitgen.typeset.dialog import PrintDialog  # noqa: PLC0415 - as all of typeset

    if kind.name == KIT.name:
        return PrintDialog()
    if kind.apart:
        return PrintDialog("", 1)
    return PrintDialog(kind.flip if kind.sides == "both" else "", copies)
