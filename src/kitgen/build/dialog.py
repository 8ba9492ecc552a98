"""Which print dialog suits a piece: its kind, its markup and its copies go in, what the file says comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.build.pieces import KIT

if TYPE_CHECKING:
    from kitgen.build.pieces import PieceKind
    from kitgen.markup.element import Element
    from kitgen.typeset.dialog import PrintDialog


def dialog_of(kind: PieceKind, root: Element, copies: int) -> PrintDialog:
    """Return what the file of a piece says. The whole kit, which is read on a screen, says nothing of sides.

    Cards are turned on the edge that their markup names.
    """
    from kitgen.typeset.dialog import PrintDialog  # noqa: PLC0415 - as all of typeset

    if kind.name == KIT.name:
        return PrintDialog()
    if kind.sides == "one":
        return PrintDialog("", copies)
    cards = next((element for element in root.elements if element.tag == "cards"), None)
    flip = str(cards.get("flip", kind.flip)) if cards else kind.flip
    return PrintDialog("short" if flip == "short" else "long", copies)
