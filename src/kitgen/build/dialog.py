"""Which print dialog suits a piece: its kind and its copies go in, what the file says comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.build.pieces import KIT

if TYPE_CHECKING:
    from kitgen.build.pieces import PieceKind
    from kitgen.typeset.dialog import PrintDialog


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
