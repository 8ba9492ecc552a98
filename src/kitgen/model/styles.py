"""A look's named styles as values: text, rows, rules, page masters and writing space; all lengths in points."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from kitgen.model.palette import with_contrast

if TYPE_CHECKING:
    from collections.abc import Mapping


class TextStyle(NamedTuple):
    """How text is set. `drop` is the distance from the top of a line box to its baseline."""

    name: str
    font: str = "text"
    weight: int = 400
    italic: bool = False
    size: float = 10.5
    leading: float = 15.0
    drop: float = 11.0
    colour: str = "ink"
    align: str = "left"
    before: float = 0.0
    after: float = 0.0
    tracking: float = 0.0
    kern: bool = False
    caps: bool = False
    wrap: str = "pretty"

    def times(self, by: float) -> TextStyle:
        """Return the style so many times as large, with the room around it."""
        lengths = ("size", "leading", "drop", "before", "after", "tracking")
        return self._replace(**{name: getattr(self, name) * by for name in lengths})


class RuleStyle(NamedTuple):
    """A rule: its thickness and its colour token; `dots` parts it into dots so far apart, 0 is an unbroken line."""

    name: str
    width: float = 0.4
    colour: str = "rule"
    dots: float = 0.0


class RowStyle(NamedTuple):
    """The build of a row: the rule at its head, the room above and below its text, its least height.

    `last` is the rule under the last row of a table. `give` is by how much a row may be set tighter where that saves a
    nearly empty page. `bare_at_top` leaves the rule out at the top of a page, where `at_top` is the room above.
    """

    name: str
    rule: str = ""
    last: str = ""
    top: float = 0.0
    bottom: float = 0.0
    least: float = 0.0
    give: float = 0.0
    before: float = 0.0
    after: float = 0.0
    bare_at_top: bool = False
    at_top: float | None = None
    keep: bool = False

    def times(self, by: float) -> RowStyle:
        """Return the row so many times as high."""
        lengths = ("top", "bottom", "least", "give", "before", "after")
        at_top = self.at_top if self.at_top is None else self.at_top * by
        return self._replace(at_top=at_top, **{name: getattr(self, name) * by for name in lengths})

    def tighter(self, share: float) -> RowStyle:
        """Return the row with a share of what it can give taken from the room below its text, or before it."""
        given = self.give * share
        if self.bottom:
            return self._replace(bottom=max(self.bottom - given, 0), least=max(self.least - given, 0))
        return self._replace(before=max(self.before - given, 0), least=max(self.least - given, 0))


class AreaStyle(NamedTuple):
    """Columns of the grid on right-hand (odd) and left-hand (even) pages, counted from 1."""

    name: str
    odd: tuple[int, int]
    even: tuple[int, int]


class Margins(NamedTuple):
    """The margins of a master on one paper; `top` and `bottom` bound the flow."""

    inner: float
    outer: float
    top: float
    bottom: float


class Master(NamedTuple):
    """A page master: margins by paper, a grid of columns, named areas."""

    name: str
    margins: Mapping[str, Margins]
    columns: int = 1
    gutter: float = 0.0
    mirror: bool = False
    landscape: bool = False
    areas: Mapping[str, AreaStyle] = MappingProxyType({})
    flow: str = "full"


class Legibility(NamedTuple):
    """What a look promises of all its text.

    `contrast` is the least ratio of text to its ground: colours that fall short are made darker or lighter. `emphasis`
    is how stress is shown, `italic` or `strong`. `size` is that of body text as the styles have it, 0 where the size
    cannot be chosen.
    """

    contrast: float = 0.0
    emphasis: str = "italic"
    size: float = 0.0


class StyleSheet(NamedTuple):
    """All styles of a look."""

    text: Mapping[str, TextStyle]
    rules: Mapping[str, RuleStyle]
    rows: Mapping[str, RowStyle]
    masters: Mapping[str, Master]
    measures: Mapping[str, float]
    tokens: Mapping[str, str] = MappingProxyType({})
    legibility: Legibility = Legibility()

    def colours(self, brand: Mapping[str, str]) -> dict[str, str]:
        """Return a brand's colour tokens as the look sees them: a token may stand for another, or for a hex colour.

        What another stands for is the look's own colour of that name, where it has one.
        """
        given = {**brand, **{name: value for name, value in self.tokens.items() if value.startswith("#")}}
        tokens = {**given, **{name: given[value] for name, value in self.tokens.items() if value in given}}
        return with_contrast(tokens, self.legibility.contrast) if self.legibility.contrast else tokens

    def times(self, by: float) -> StyleSheet:
        """Return the styles with all text and all rows so many times as large."""
        text = {name: style.times(by) for name, style in self.text.items()}
        rows = {name: style.times(by) for name, style in self.rows.items()}
        return self._replace(text=text, rows=rows)

    def set_in(self, size: float) -> StyleSheet:
        """Return the styles with body text in another size, in points, and all other text in proportion."""
        by = size / self.legibility.size
        text = {name: style.times(by) for name, style in self.text.items()}
        return self._replace(text=text, legibility=self.legibility._replace(size=size))
