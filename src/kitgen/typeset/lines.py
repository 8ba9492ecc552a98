"""Measured pieces of text and a width go in, words and lines come out: where a line may end, and where it does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.fonts import Face

# A line may end after a hyphen between letters and after a dash; never inside a number or a range of numbers.
_BREAKS = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])|(?<=—)(?=\w)|(?<=/)(?=[^\W\d]{3})")
_SPACES = re.compile(r"[ \t\n\r]+")


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run of characters is set. `owner` is the link or span it belongs to, if any."""

    face: Face
    size: float
    colour: str
    tracking: float = 0.0
    kern: bool = False
    owner: Element | None = None
    href: str = ""
    tokens: _Tokens = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", _Tokens(self))

    def width(self, text: str) -> float:
        """Return the width of a text in points."""
        return self.face.width(text, self.size, kerned=self.kern) + self.tracking * len(text)


class Piece(NamedTuple):
    """A stretch of text in one ink. With `value`, the text stands for a number that is known only when drawing."""

    ink: Ink
    text: str
    width: float
    value: str = ""


class Word(NamedTuple):
    """What is not parted at a line's end: its pieces, its width, the width of the space after it."""

    pieces: tuple[Piece, ...]
    width: float
    gap: float
    ends_line: bool = False


class _Tokens(dict[str, "tuple[Word, ...]"]):
    """What stands between two spaces in one ink, as words; a token is measured once, for most come again."""

    def __init__(self, ink: Ink) -> None:
        super().__init__()
        self._ink = ink
        self._space = -1.0

    def __missing__(self, token: str) -> tuple[Word, ...]:
        ink = self._ink
        parts = _BREAKS.split(token)
        last = Piece(ink, parts[-1], ink.width(parts[-1]))
        if self._space < 0:  # not before the font is needed
            self._space = ink.width(" ")
        found: tuple[Word, ...] = (Word((last,), last.width, self._space),)
        if len(parts) > 1:
            others = (Piece(ink, part, ink.width(part)) for part in parts[:-1])
            found = (*(Word((piece,), piece.width, 0.0) for piece in others), *found)
        self[token] = found
        return found


class Line(NamedTuple):
    """One line: pieces, the distance of each from its start, and its width."""

    pieces: tuple[Piece, ...]
    width: float
    starts: tuple[float, ...] = (0.0,)

    @property
    def placed(self) -> Iterator[tuple[float, Piece]]:
        """The pieces, each after its distance."""
        return zip(self.starts, self.pieces, strict=True)


class _Words:
    """Gathers pieces into words, parted at spaces and where a line may end."""

    def __init__(self) -> None:
        self.found: list[Word] = []
        self._current: list[Piece] = []

    def take(self, piece: Piece | None) -> None:
        """Take the next piece; None ends the line."""
        if piece is None:
            self.finish(0, ends_line=True)
        elif piece.value:
            self._current.append(piece)
        else:
            self._text(piece)

    def _text(self, piece: Piece) -> None:
        ink = piece.ink
        space = ink.width(" ")
        for index, token in enumerate(_SPACES.split(piece.text)):
            if index:
                self.finish(space)
            for number, word in enumerate(ink.tokens[token] if token else ()):
                if number:
                    self.finish(0)
                self._current.extend(word.pieces)

    def finish(self, gap: float, *, ends_line: bool = False) -> None:
        """End a word; `gap` is the width of the space after it."""
        if ends_line and not self._current and self.found and not self.found[-1].ends_line:
            self.found[-1] = self.found[-1]._replace(gap=0, ends_line=True)
        elif self._current or ends_line:
            width = sum(piece.width for piece in self._current)
            self.found.append(Word(tuple(self._current), width, gap, ends_line))
            self._current.clear()
        elif self.found and gap and not self.found[-1].gap:
            self.found[-1] = self.found[-1]._replace(gap=gap)


def words(pieces: Iterator[Piece | None]) -> list[Word]:
    """Gather pieces into words."""
    all_pieces = list(pieces)
    first = all_pieces[0] if len(all_pieces) == 1 else None
    if first is not None and not first.value:
        tokens = first.ink.tokens
        return [word for token in _SPACES.split(first.text) if token for word in tokens[token]]
    gathering = _Words()
    for piece in all_pieces:
        gathering.take(piece)
    gathering.finish(0)
    return gathering.found


def break_lines(found: Sequence[Word], width: float, wrap: str) -> list[tuple[int, int]]:
    """Return the lines as ranges of words.

    `greedy` fills each line; `pretty` also leaves no single word on the last; `balance` makes lines about equal.
    """
    spans = _greedy(found, width)
    if len(spans) < 2 or wrap == "greedy":
        return spans
    if wrap == "balance":
        return _balanced(found, width, len(spans))
    start, end = spans[-1]
    lonely = end - start == 1 and len(found) >= 4 and found[start].width < width / 3
    if lonely and not found[start - 1].ends_line:
        for share in (0.97, 0.94, 0.9, 0.86):
            tighter = _greedy(found, width * share)
            if len(tighter) == len(spans) and tighter[-1][1] - tighter[-1][0] > 1:
                return tighter
    return spans


def _greedy(found: Sequence[Word], width: float) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start, used, gap = 0, 0.0, 0.0
    limit = width + 0.01
    for index, word in enumerate(found):
        if index > start and used + gap + word.width > limit:
            spans.append((start, index))
            start, used, gap = index, 0.0, 0.0
        used += gap + word.width
        gap = word.gap
        if word.ends_line:
            spans.append((start, index + 1))
            start, used, gap = index + 1, 0.0, 0.0
    if start < len(found):
        spans.append((start, len(found)))
    return spans


def _balanced(found: Sequence[Word], width: float, count: int) -> list[tuple[int, int]]:
    low, high = width / 2, width
    best = _greedy(found, width)
    for _ in range(8):
        middle = (low + high) / 2
        spans = _greedy(found, middle)
        if len(spans) <= count and all(found[a].width <= middle for a, _ in spans):
            best, high = spans, middle
        else:
            low = middle
    return best


class _Joining:
    """Joins words to a line, neighbours in one ink to one piece."""

    def __init__(self) -> None:
        self.pieces: list[tuple[float, Piece]] = []
        self.x = 0.0
        self._ink: Ink | None = None
        self._start = 0.0
        self._text = ""

    def space(self, gap: float) -> None:
        """Add the space between two words, as a character of the word before."""
        if not gap:
            return
        if not self._text and self.pieces:
            self._start, self._ink = self.x, self.pieces[-1][1].ink
        if self._ink is not None:
            self._text += " "
        self.x += gap

    def piece(self, piece: Piece) -> None:
        """Add a piece."""
        if piece.value:
            self.flush()
            self.pieces.append((self.x, piece))
        elif piece.ink == self._ink and self._text:
            self._text += piece.text
        else:
            self.flush()
            self._ink, self._start, self._text = piece.ink, self.x, piece.text
        self.x += piece.width

    def flush(self) -> None:
        """End the piece that is being joined."""
        if self._text and self._ink is not None:
            self.pieces.append((self._start, Piece(self._ink, self._text, self.x - self._start)))
        self._text, self._ink = "", None


def make_line(found: Sequence[Word], *, last: bool) -> Line:
    """Join words to a line; where it ends between two words it ends in a space, so that words stay whole."""
    ink = _only_ink(found)
    if ink is not None:
        return _plain_line(found, ink, last=last)
    line = _Joining()
    gap = 0.0
    for word in found:
        line.space(gap)
        for piece in word.pieces:
            line.piece(piece)
        gap = word.gap
    width = line.x
    if not last and (gap or found[-1].ends_line):
        line.space(1e-9)
    line.flush()
    starts, pieces = zip(*line.pieces, strict=True) if line.pieces else ((), ())
    return Line(pieces, width, starts)


def _only_ink(found: Sequence[Word]) -> Ink | None:
    """Return the ink that all words are in; None where there are several, or numbers that are not known yet."""
    ink = found[0].pieces[0].ink if found and found[0].pieces else None
    for pieces, _, _, _ in found:
        if len(pieces) != 1 or pieces[0].ink is not ink or pieces[0].value:
            return None
    return ink


def _plain_line(found: Sequence[Word], ink: Ink, *, last: bool) -> Line:
    """Join words in one ink, which is what most lines are."""
    text = "".join([f"{word.pieces[0].text} " if word.gap else word.pieces[0].text for word in found])
    width = sum([word.width + word.gap for word in found]) - found[-1].gap
    ends = found[-1].gap or found[-1].ends_line
    if found[-1].gap:
        text = text[:-1]
    return Line((Piece(ink, f"{text} " if ends and not last else text, width),), width)
