"""A kit as a bundle: its pieces and their pages go in, what the contents page says of them comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.build.plan import sheets
from kitgen.build.words import in_words, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kitgen.build.facts import PieceFacts
    from kitgen.typeset.piece import SetPiece

FRONTS, BACKS = "fronts", "backs"

_JOINT = 27
"""The longest title, in characters, that entries may share on one line of the contents."""


class Entry(NamedTuple):
    """A line of the contents: what is printed, and the name in the piece that it leads to."""

    title: str
    id: str

    @property
    def numbered(self) -> bool:
        """Whether it begins with a number of its own, as sessions do."""
        return self.title.partition(" ")[0].isdigit()


class Bundle(NamedTuple):
    """The pieces of a kit, in order. `set_pieces` holds those that are set already."""

    pieces: Sequence[PieceFacts]
    set_pieces: Mapping[str, SetPiece]
    words: Mapping[str, str]

    @property
    def pages(self) -> int:
        """The pages of all pieces that are set."""
        return sum(len(self.set_pieces[piece.name].pages) for piece in self.pieces if piece.name in self.set_pieces)

    def entries(self, piece: PieceFacts) -> tuple[Entry, ...]:
        """Return the parts of a set piece that its outline has at the first level.

        A part that is called as the piece is, such as its cover, is left out; of several that share what stands before
        a colon, the first stands for all. Card sheets have no parts: theirs are fronts and backs.
        """
        found = self.set_pieces.get(piece.name)
        if found is None:
            return ()
        if piece.kind.stock == "card":
            return self._sides_of_sheets(found, sheets(len(found.pages), piece.kind.sides))
        entries: list[Entry] = []
        for title, name in _outline(found):
            short = title.partition(": ")[0]
            if entries and short == entries[-1].title.partition(": ")[0]:
                entries[-1] = Entry(short, entries[-1].id)
            elif title != piece.title:
                entries.append(Entry(title, name))
        return tuple(entries)

    def _sides_of_sheets(self, piece: SetPiece, number: int) -> tuple[Entry, ...]:
        told = f"{in_words(number)} {plural(number, self.words['sheet'], self.words['sheets'])}"
        sides = [(side, self.words[side]) for side in (FRONTS, BACKS) if side in piece.names]
        return tuple(Entry(f"{word[:1].upper()}{word[1:]}, {told}", side) for side, word in sides)

    def columns(
        self, piece: PieceFacts, rows: int, without: Sequence[str] = ()
    ) -> tuple[Sequence[Entry], Sequence[Entry]]:
        """Return a piece's entries in two columns of about so many rows: numbered ones right, else in halves.

        Args:
            piece: the piece.
            rows: from which number of rows on short titles share one.
            without: names that are left out, such as that of a contents page.
        """
        entries = [entry for entry in self.entries(piece) if entry.id not in without]
        numbered = [entry for entry in entries if entry.numbered]
        others = [entry for entry in entries if not entry.numbered]
        if numbered and others:
            return _joined(others, max(rows, len(numbered))), numbered
        half = -(-len(entries) // 2)
        return entries[:half], entries[half:]

    def pictures(self, piece: PieceFacts, *wanted: str) -> tuple[int, ...]:
        """Return the pages that show what a piece is like: its first, and that of a name it has, else its second."""
        found = self.set_pieces[piece.name]
        other = next((found.names[name][0] for name in wanted if name in found.names), 2)
        return tuple(page for page in (1, other) if page <= len(found.pages))


def _outline(piece: SetPiece) -> Iterator[tuple[str, str]]:
    for page in piece.pages:
        for mark, _ in page.marks:
            if mark.title and mark.level <= 1:
                yield mark.title, mark.name


def _joined(entries: Sequence[Entry], rows: int) -> list[Entry]:
    """Let neighbours with short titles share a line, the last ones first, until there are no more lines than rows."""
    joined = list(entries)
    while len(joined) > rows:
        for at in range(len(joined) - 2, -1, -1):
            one, other = joined[at : at + 2]
            title = f"{one.title}, {other.title}"
            if len(title) <= _JOINT:
                joined[at : at + 2] = [Entry(title, one.id)]
                break
        else:
            break
    return joined
