"""Late numbers: set pieces go in, the page, count or head that a <value> asks for comes out while drawing."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import TYPE_CHECKING

from kitgen.build.editions import STANDARD
from kitgen.build.pieces import KINDS, KIT
from kitgen.build.plan import sheets
from kitgen.build.twins import pages_covered, twins_of
from kitgen.build.words import ranges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kitgen.build.pieces import PieceKind
    from kitgen.typeset.pen import PageInfo
    from kitgen.typeset.piece import SetPiece

Answer = Callable[[str, "SetPiece", "PageInfo"], "int | str"]


class Numbers:
    """Answers the values of a kit.

    `order` is the order of its pieces in the whole kit, the contents page first; `editions` holds the pieces of
    all editions; those of another are called `EDITION/PIECE`. `more` answers further words, such as those of the
    print plan. `kinds` says how each piece is printed.
    """

    def __init__(
        self,
        pieces: Mapping[str, SetPiece],
        order: Sequence[str],
        editions: Mapping[str, Mapping[str, SetPiece]] | None = None,
        words: Mapping[str, str] = MappingProxyType({"page": "page", "pages": "pages"}),
        more: Mapping[str, Answer] = MappingProxyType({}),
        kinds: Mapping[str, PieceKind] = KINDS,
    ) -> None:
        self.pieces = pieces
        self.editions = editions or {}
        self.order = [name for name in order if name in pieces]
        self.words = words
        self.kinds = kinds
        self._answers: Mapping[str, Answer] = {
            "page": lambda _rest, _piece, page: page.number,
            "pages": lambda _rest, piece, _page: self.kit_pages if piece.name == KIT.name else len(piece.pages),
            "sheet": lambda _rest, piece, page: self._sheet(piece, page.number),
            "sheets": lambda _rest, piece, _page: self._sheets(piece.name),
            "head": lambda _rest, _piece, page: page.head,
            "page-of": lambda rest, piece, _page: self._pages_of(rest, piece)[0],
            "range-of": lambda rest, piece, _page: self._ranges_of(rest.split(), piece),
            "twins-of": lambda rest, piece, _page: self._twins_of(int(rest), piece),
            "pages-in": lambda rest, _piece, _page: len(self._named(rest).pages),
            "counted-pages": lambda rest, _piece, _page: self._counted_pages(rest),
            "sheets-in": lambda rest, _piece, _page: self._sheets(rest),
            "kit-pages": lambda _rest, _piece, _page: self.kit_pages,
            "kit-page-of": lambda rest, piece, _page: self._kit_page(rest, piece),
            "kit-range": lambda rest, _piece, _page: self._kit_range(rest),
            **more,
        }

    def __call__(self, name: str, piece: SetPiece, page: PageInfo) -> str:
        """Return a value as text.

        Raises:
            KeyError: when a layout asks for what is not there; it names the value.
        """
        word, _, rest = name.partition(" ")
        return str(self._answers[word](rest, piece, page))

    @property
    def kit_pages(self) -> int:
        """The pages of the whole kit."""
        return sum(len(self.pieces[name].pages) for name in self.order)

    def _counted_pages(self, name: str) -> str:
        count = len(self._named(name).pages)
        return f"{count} {self.words['page' if count == 1 else 'pages']}"

    def _named(self, name: str) -> SetPiece:
        edition, slash, piece = name.rpartition("/")
        return self.editions[edition][piece] if slash else self.pieces[name]

    def _target(self, rest: str, piece: SetPiece) -> tuple[SetPiece, str]:
        name, mark, target = rest.partition("#")
        return (self.pieces[name], target) if mark else (piece, rest)

    def _pages_of(self, rest: str, piece: SetPiece) -> tuple[int, int]:
        owner, target = self._target(rest, piece)
        return owner.names[target]

    def _ranges_of(self, ids: Sequence[str], piece: SetPiece) -> str:
        return ranges(pages_covered(self._pages_of(one, piece) for one in ids))

    def _twins_of(self, page: int, piece: SetPiece) -> str:
        return ranges(twins_of(piece, self.editions[STANDARD][piece.name], page))

    def _kit_page(self, rest: str, piece: SetPiece) -> int:
        owner, target = self._target(rest, piece)
        return self._before(owner.name) + (owner.names[target][0] if target else 1)

    def _kit_range(self, name: str) -> str:
        before = self._before(name)
        return ranges(range(before + 1, before + len(self.pieces[name].pages) + 1))

    def _before(self, name: str) -> int:
        return sum(len(self.pieces[one].pages) for one in self.order[: self.order.index(name)])

    def _sheets(self, name: str) -> int:
        return sheets(len(self._named(name).pages), self.kinds[name.rpartition("/")[2]].sides)

    def _sheet(self, piece: SetPiece, page: int) -> int:
        """Return the number of the sheet on which a page is printed."""
        kind = self.kinds[piece.name]
        count = sheets(len(piece.pages), kind.sides)
        return (page - 1) % count + 1 if kind.apart else sheets(page, kind.sides)
