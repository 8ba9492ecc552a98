"""The compositor: styles, fonts and a brand go in; any element set to a width comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from kitgen.base.problems import did_you_mean
from kitgen.markup.vocabulary import TAGS
from kitgen.model.styles import RowStyle, RuleStyle, TextStyle
from kitgen.typeset.laid import Figure, Laid, Mark
from kitgen.typeset.lines import Ink, Piece

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from kitgen.base.problems import Problems
    from kitgen.markup.element import Element
    from kitgen.model.brand import Brand
    from kitgen.model.styles import Master, StyleSheet
    from kitgen.typeset.fonts import Face, FontLibrary
    from kitgen.typeset.gallery import Pictures
    from kitgen.typeset.grid import Grid
    from kitgen.typeset.lines import Line
    from kitgen.typeset.piece import SetPiece
    from kitgen.typeset.shapes import Shape

Builder = Callable[["Element", float, "Compositor"], "Laid | None"]

STRONG = 500
"""From this weight on a style asks for the strong face of its role."""

_LONG_WORD = 60
"""The characters of a word that a message quotes."""

_NO_ROW_STYLE = RowStyle("")
_GUESSES = {"head": "", "name": "", "counted-pages": "00 pages"}


class Compositor:
    """Sets elements one by one; what many of them have alike, such as the shapes of signs, it keeps once.

    `pieces_set` holds the pieces set before, for their page sizes; `options` the ways chosen for groups of <fit>;
    `tightness` says how much of what rows can give they give, from 0 to 1; `broken` are the lines of what is set now,
    which may be set several times until its pages are filled well.
    """

    def __init__(
        self,
        sheet: StyleSheet,
        fonts: FontLibrary,
        brand: Brand,
        pictures: Pictures,
        problems: Problems,
    ) -> None:
        from kitgen.typeset.builders import BUILDERS  # noqa: PLC0415 - builders set elements with this class

        self.sheet = sheet
        self.fonts = fonts
        self.brand = brand
        self.colours = sheet.colours(brand.colours)
        self.pictures = pictures
        self.problems = problems
        self.grid: Grid | None = None
        self.pieces_set: Mapping[str, SetPiece] = {}
        self.tightness = 0.0
        self.options: dict[str, int] = {}
        self.shapes: dict[Hashable, Shape] = {}
        self.broken: dict[tuple[Element, TextStyle, float], tuple[Line, ...]] = {}
        self._marks: list[Mark] = []
        self._builders: Mapping[str, Builder] = BUILDERS
        self.ink = cache(self._ink)
        self._tighter = cache(RowStyle.tighter)

    # styles --------------------------------------------------------------------------------------------------------

    def style(self, name: str, element: Element) -> TextStyle:
        """Return a text style; an unknown one is an error of the layout."""
        found = self.sheet.text.get(name)
        if found is None:
            self.unknown("style", name, self.sheet.text, element)
            return next(iter(self.sheet.text.values()))
        return found

    def row_style(self, name: str, element: Element) -> RowStyle:
        """Return a row style; none named is a row without rule or room."""
        if not name:
            return _NO_ROW_STYLE
        found = self.sheet.rows.get(name)
        if found is None:
            self.unknown("row style", name, self.sheet.rows, element)
            return RowStyle(name)
        return self._tighter(found, self.tightness) if self.tightness else found

    def rule_style(self, name: str, element: Element) -> RuleStyle:
        """Return a rule style."""
        found = self.sheet.rules.get(name)
        if found is None:
            self.unknown("rule", name, self.sheet.rules, element)
            return RuleStyle(name)
        return found

    def master(self, name: str, element: Element) -> Master:
        """Return a page master."""
        found = self.sheet.masters.get(name)
        if found is None:
            self.unknown("page master", name, self.sheet.masters, element)
            self.problems.stop_on_errors()
        return self.sheet.masters[name]

    def colour(self, token: str, element: Element) -> str:
        """Return a colour token's hex value; an empty token is none."""
        if token in {"", "none"}:
            return ""
        if token not in self.colours:
            self.unknown("colour", token, self.colours, element)
            return ""
        return self.colours[token]

    def measure(self, name: str, usual: float | None = None) -> float:
        """Return a measure of the look in points, such as the pitch of writing lines; `usual` where it has none."""
        return self.sheet.measures[name] if usual is None else self.sheet.measures.get(name, usual)

    def unknown(self, what: str, name: str, allowed: Iterable[str], element: Element) -> None:
        """Note that a layout asks for something the styles do not have."""
        message = f'<{element.tag}> asks for the {what} "{name}", which styles.yaml does not have'
        self.problems.error("unknown-style", message, element.via, hint=did_you_mean(name, allowed))

    # text ----------------------------------------------------------------------------------------------------------

    def _ink(self, style: TextStyle) -> Ink:
        face = self.face(style)
        return Ink(face, style.size, self.colours[style.colour], style.tracking, style.kern)

    def face(self, style: TextStyle) -> Face:
        """Return the face of a style: its font is a role of the brand, its weight plain or strong."""
        fonts = self.brand.fonts
        role = {"text": fonts.text, "voice": fonts.voice, "head": fonts.head}[style.font]
        weight = role.weight if style.font == "head" or style.weight < STRONG else role.strong
        return self.fonts.face(role.family, weight, italic=style.italic or role.italic)

    def page_size(self, piece: str) -> tuple[float, float]:
        """Return the size of a piece's first page in points; of an upright A4 while it is not set."""
        found = self.pieces_set.get(piece)
        if not found:
            return 595.28, 841.89
        grid = found.pages[0].grid
        return grid.width, grid.height

    def pieces(self, text: str, ink: Ink, element: Element) -> Iterator[Piece]:
        """Yield a text in pieces of one face each; characters that no face has are an error."""
        if ink.face.covers(text):
            yield Piece(ink, text, 0)
            return
        spaced = " ".join(text.split(" ")).replace("\n", " ")
        missing = self.fonts.uncovered(spaced, ink.face)
        if missing:
            self._uncovered(missing, element)
        for face, run in self.fonts.runs(spaced, ink.face):
            yield Piece(ink if face is ink.face else _with_face(ink, face), run, 0)

    def _uncovered(self, missing: list[str], element: Element) -> None:
        named = ", ".join(f'"{char}" (U+{ord(char):04X})' for char in missing)
        self.problems.error(
            "missing-character",
            f"no font has {named}",
            element.origin or element.via,
            via=element.via if element.origin else None,
            hint="write it otherwise, or give the brand a font that has it; scripts that join or run from right to "
            "left cannot be set",
        )

    def guess(self, value: str) -> str:
        """Return what to measure for a number that is not known yet."""
        return _GUESSES.get(value.split(" ", maxsplit=1)[0], "00")

    def too_wide(self, element: Element, word: str, over: float) -> None:
        """Note a word that is wider than its column; of a very long one, how it begins."""
        word = word if len(word) <= _LONG_WORD else f"{word[:_LONG_WORD]}…"
        self.problems.error(
            "word-too-wide",
            f'"{word}" is {over / 72 * 25.4:.1f} mm wider than its column',
            element.origin or element.via,
            via=element.via if element.origin else None,
            hint="use a shorter word, or part it with a hyphen",
        )

    # blocks --------------------------------------------------------------------------------------------------------

    def lay(self, element: Element, width: float) -> Laid | None:
        """Set one element to a width; None when it leaves nothing on the page."""
        outer, self._marks = self._marks, []
        laid = self._builders[element.tag](element, width, self)
        if laid is not None:
            if TAGS[element.tag].role == "Figure" and element.get("alt"):
                laid = Figure(laid, element, width)
            laid.origin, laid.via = element.origin, element.via
            own = mark_of(element)
            laid.marks = (own, *self._marks) if own else tuple(self._marks)
            outer.extend(laid.marks)
        self._marks = outer
        return laid

    def lay_all(self, elements: Iterable[Element], width: float) -> list[Laid]:
        """Set elements one after the other."""
        return [laid for element in elements if (laid := self.lay(element, width)) is not None]


@cache
def _with_face(ink: Ink, face: Face) -> Ink:
    return Ink(face, ink.size, ink.colour, ink.tracking, ink.kern, ink.owner, ink.href)


def mark_of(element: Element) -> Mark | None:
    """Return the name, and for a heading the outline entry, that an element gives its place."""
    name = str(element.get("id", ""))
    if element.tag == "heading" and element.get("outline"):
        return Mark(name or f"heading-{element.via}-{element.text}", element.text, int(element.get("level", 2)))
    return Mark(name) if name else None
