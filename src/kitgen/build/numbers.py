"""Late numbers: set pieces go in, the page, count or head that a <value> asks for comes out while drawing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kitgen.build.pieces import KIT, PIECES, PRINT_PLAN
from kitgen.build.plan import sheets

from kitgen.typeset.pen import PageInfo

if TYPE_CHECKING:
    from kitgen.base.problems import Problems
    from kitgen.typeset.piece import SetPiece

_KINDS = {**PIECES, PRINT_PLAN.name: PRINT_PLAN, KIT.name: KIT}


class Numbers:
    """Answers the values of a kit. `order` is the order of its pieces in the whole kit, the contents page first."""

    def __init__(self, pieces: Mapping[str, SetPiece], order: Sequence[str], copies: Mapping[str, int]) -> None:
        self.pieces = pieces
        self.order = [name for name in order if name in pieces]
        self.copies = copies

    def __call__(self, name: str, piece: SetPiece, page: PageInfo) -> str:
        """Return a value as text.

        Raises:
            KeyError: when a layout asks for what is not there; it names the value.
        """
        word, _, rest = name.partition(" ")
        match word:
            case "page":
                return str(page.number)
            case "pages":
                return str(self.kit_pages if piece.name == KIT.name else len(piece.pages))
            case "head":
                return page.head
            case "page-of":
                owner, target = self._target(rest, piece)
                return str(owner.names[target][0])
            case "range-of":
                owner, target = self._target(rest, piece)
                return _span(*owner.names[target])
            case "pages-in":
                return str(len(self.pieces[rest].pages))
            case "sheets-in":
                return str(self._sheets(rest))
            case "sheets-for":
                return str(self._sheets(rest) * self.copies[rest])
            case "kit-pages":
                return str(self.kit_pages)
            case "kit-page-of":
                owner, target = self._target(rest, piece)
                first = owner.names[target][0] if target else 1
                return str(self._before(owner.name) + first)
            case "kit-range":
                before = self._before(rest)
                return _span(before + 1, before + len(self.pieces[rest].pages))
            case "all-sheets":
                return str(sum(self._sheets(one) * self.copies.get(one, 0) for one in self.order if one in PIECES))
            case "card-sheets":
                cards = [one for one in self.order if one in PIECES and PIECES[one].stock == "card"]
                return str(sum(self._sheets(one) * self.copies[one] for one in cards))
        raise KeyError(name)

    def check(self, piece: SetPiece, problems: Problems) -> None:
        """Note every value that a piece's layout asks for and nothing answers."""
        page = PageInfo(1, 0, 0, {})
        for element in piece.root.walk():
            if element.tag != "value":
                continue
            try:
                self(str(element.get("of")), piece, page)
            except (KeyError, ValueError):
                problems.error(
                    "unknown-value",
                    f'nothing answers <value of="{element.get("of")}"/>: there is no such value, piece or id',
                    element.via,
                    via=element.origin,
                    hint="docs/layouts.md lists the values; an id must stand in a piece of this kit",
                )

    @property
    def kit_pages(self) -> int:
        """The pages of the whole kit."""
        return sum(len(self.pieces[name].pages) for name in self.order)

    def _target(self, rest: str, piece: SetPiece) -> tuple[SetPiece, str]:
        name, mark, target = rest.partition("#")
        return (self.pieces[name], target) if mark else (piece, rest)

    def _before(self, name: str) -> int:
        return sum(len(self.pieces[one].pages) for one in self.order[: self.order.index(name)])

    def _sheets(self, name: str) -> int:
        return sheets(len(self.pieces[name].pages), _KINDS[name].sides)


def _span(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)
