"""Form fields: names, places and what they may hold go in, an AcroForm with appearances of its own comes out.

Viewers never need to draw a field before it is filled in (no NeedAppearances), run nothing (no JavaScript), and write
what is typed with a font that is embedded whole. Places are in PDF's y upward; the door turns them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

from kitgen.base.colour import rgb
from kitgen.typeset.form_font import ENCODED, whole_font
from kitgen.typeset.paths import operators
from kitgen.typeset.widgets import Widget

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kitgen.typeset.fonts import Face
    from kitgen.typeset.paths import Segment
    from kitgen.typeset.widgets import Box, Choice

SIZE = 11.0
"""The size of what is typed. A fixed one: viewers do not agree on what they would choose by themselves."""

INSET = 2.0
"""The room between a box and what is typed in it: viewers take it from the width of a border that is not drawn."""

_FONT = "KitText"
_PRINT = 4  # the flag of annotations that are printed (ISO 32000-1, table 165)
_MULTILINE, _RADIO = 1 << 12, 1 << 15
_UNNAMED = re.compile(r"[^a-z0-9]+")


class FieldFacts(NamedTuple):
    """What is told of a field to programs that read filled forms. `options` are values with their words."""

    name: str
    kind: str
    page: int
    label: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True, eq=False)
class _Node:
    """A field, or the part of a name that several fields share."""

    entry: Any
    kids: dict[str, _Node] = field(default_factory=dict)


def values_of(words: Sequence[str]) -> list[str]:
    """Return what a form says for each word of a scale: the word in plain letters, or its number."""
    folded = (unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower() for word in words)
    slugs = [_UNNAMED.sub("-", word).strip("-") for word in folded]
    if all(slugs) and len(set(slugs)) == len(slugs) and "off" not in slugs:
        return slugs
    return [str(number) for number in range(1, len(words) + 1)]


class Forms:
    """The form of one document."""

    def __init__(self, document: Any, face: Face, *, ua2: bool = False) -> None:
        self.facts: list[FieldFacts] = []
        self._document = document
        self._face = face
        self._ua2 = ua2
        self._top = _Node(None)
        self._shared: dict[tuple[str, float, float], Any] = {}
        self._font: Any = None

    # kinds of fields -----------------------------------------------------------------------------------------------

    def text(self, name: str, label: str, box: Box, page: int, colour: str, *, lines: bool, value: str = "") -> Widget:
        """Return a field to type in, of one line or of several."""
        _, _, width, height = _size(box)
        widget = self._widget(box, label)
        widget["FT"] = PDFName("Tx")
        widget["DA"] = PDFString(f"{_numbers(rgb(colour))} rg /{_FONT} {SIZE:g} Tf")
        # The border has a width but no colour: viewers keep what is typed that far from the edge.
        widget["BS"] = PDFDictionary({"W": INSET, "S": PDFName("S")})
        if lines:
            widget["Ff"] = _MULTILINE
        if value:
            widget["V"] = PDFString(value)
        widget["AP"] = PDFDictionary({"N": self._reference(self._typed(value, width, height, colour))})
        self._name(name, widget)
        self.facts.append(FieldFacts(name, "text", page, label))
        return widget

    def check(self, name: str, label: str, box: Box, page: int, tick: Sequence[Segment], colour: str) -> Widget:
        """Return a box to tick."""
        widget = self._widget(box, label)
        widget["FT"] = PDFName("Btn")
        self._two_states(widget, "Yes", tick, 1.6, colour)
        self._name(name, widget)
        self.facts.append(FieldFacts(name, "check", page, label, (("Yes", label),)))
        return widget

    def choice(self, name: str, label: str, points: Sequence[Choice], page: int, colour: str) -> list[Widget]:
        """Return the points of a scale, of which one may be chosen."""
        group = PDFDictionary({"FT": PDFName("Btn"), "Ff": _RADIO, "TU": PDFString(label)})
        above = self._name(name, group)
        values = values_of([point.word for point in points])
        words = tuple((value, point.word) for value, point in zip(values, points, strict=True))
        self.facts.append(FieldFacts(name, "choice", page, label, words))
        kids = []
        for value, point in zip(values, points, strict=True):
            widget = self._widget(point.box, f"{label}: {point.word}" if label else point.word)
            widget["Parent"] = above
            self._two_states(widget, value, point.chosen, 0, colour)
            kids.append(widget)
        group["Kids"] = PDFArray([self._reference(kid) for kid in kids])
        return kids

    # names ---------------------------------------------------------------------------------------------------------

    def _name(self, name: str, entry: Any) -> Any:
        """Give a field its place among the others; `a.b` stands below `a` (ISO 32000-1, 12.7.3.2)."""
        *above, last = name.split(".")
        node, reference = self._top, None
        for part in above:
            if part not in node.kids:
                node.kids[part] = _Node(_named(part, PDFDictionary({}), reference))
            node = node.kids[part]
            reference = self._reference(node.entry)
        if last in node.kids:
            raise ValueError(f'two fields are called "{name}"')
        node.kids[last] = _Node(_named(last, entry, reference))
        return self._reference(entry)

    def _reference(self, thing: Any) -> Any:
        return self._document.Reference(thing)

    def finish(self) -> None:
        """Give the document its form; without fields it gets none."""
        fields = self._ordered(self._top)
        if not fields:
            return
        self._document.Catalog.AcroForm = PDFDictionary(
            {
                "Fields": PDFArray(fields),
                "DR": PDFDictionary({"Font": PDFDictionary({_FONT: self.font})}),
                "DA": PDFString(f"0 g /{_FONT} {SIZE:g} Tf"),
            }
        )

    def _ordered(self, node: _Node) -> list[Any]:
        for kid in node.kids.values():
            if kid.kids:
                kid.entry["Kids"] = PDFArray(self._ordered(kid))
        return [self._reference(kid.entry) for kid in node.kids.values()]

    # widgets and how they look -------------------------------------------------------------------------------------

    def _widget(self, box: Box, label: str) -> Widget:
        # PDF/UA-2, 8.10.2.3, wants what a widget is for in its contents; PDF/UA-1, 7.18.4, in its TU.
        told = {"Contents": PDFString(label)} if self._ua2 else {}
        return Widget(
            {
                **told,
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Widget"),
                "Rect": PDFArray([round(value, 2) for value in box]),
                "F": _PRINT,
                "P": self._document.thisPageRef(),
                "TU": PDFString(label),
            }
        )

    def _two_states(self, widget: Widget, value: str, paths: Sequence[Segment], line: float, colour: str) -> None:
        """Let a widget show nothing, or paths: outlined with `line`, filled where that is 0."""
        _, _, width, height = _size(widget.box)
        paint = f"{line:g} w 1 J 1 j S" if line else "f"
        code = f"{_numbers(rgb(colour))} {'RG' if line else 'rg'} {' '.join(operators(paths, height))} {paint}"
        states = {value: self._drawn(code, width, height), "Off": self._drawn("", width, height)}
        widget["AP"] = PDFDictionary({"N": PDFDictionary(states)})
        widget["AS"] = PDFName("Off")

    def _drawn(self, content: str, width: float, height: float) -> Any:
        """Return a drawing that any number of widgets may share."""
        key = content, width, height
        if key not in self._shared:
            self._shared[key] = self._reference(_form(content, width, height, {}))
        return self._shared[key]

    def _typed(self, value: str, width: float, height: float, colour: str) -> Any:
        """Return how a field to type in looks with a value: each has its own, as viewers write into it."""
        if not value:
            return _form("/Tx BMC EMC", width, height, {})
        up = (height - self._face.cap_height * SIZE / 1000) / 2
        shown = value.encode("cp1252").hex()
        words = f"BT {_numbers(rgb(colour))} rg /{_FONT} {SIZE:g} Tf {2 * INSET:g} {up:.2f} Td <{shown}> Tj ET"
        clip = f"{INSET:g} {INSET:g} {width - 2 * INSET:.2f} {height - 2 * INSET:.2f} re W n"
        return _form(f"/Tx BMC q {clip} {words} Q EMC", width, height, {"Font": PDFDictionary({_FONT: self.font})})

    # the font ------------------------------------------------------------------------------------------------------

    @property
    def font(self) -> Any:
        """The font of what is typed: a whole file, so that every letter of its encoding can be written."""
        if self._font is None:
            self._font = self._reference(whole_font(self._face, self._reference))
        return self._font

    def can_type(self, text: str) -> bool:
        """Whether the font has every letter of a text."""
        return all(char in self._face.chars and char in ENCODED for char in text)


def _named(name: str, entry: Any, above: Any) -> Any:
    entry["T"] = PDFString(name)
    if above is not None:
        entry["Parent"] = above
    return entry


def _form(content: str, width: float, height: float, resources: dict[str, Any]) -> Any:
    return pdfdoc.PDFStream(
        PDFDictionary(
            {
                "Type": PDFName("XObject"),
                "Subtype": PDFName("Form"),
                "BBox": PDFArray([0, 0, round(width, 2), round(height, 2)]),
                "Resources": PDFDictionary(resources),
            }
        ),
        content,
        [],
    )


def _size(box: Sequence[float]) -> Box:
    left, foot, right, top = box
    return left, foot, round(right - left, 2), round(top - foot, 2)


def _numbers(values: Iterable[float]) -> str:
    return " ".join(f"{value:.4g}" for value in values)
