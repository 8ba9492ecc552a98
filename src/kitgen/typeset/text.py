"""Paragraphs: inline elements and a width go in, lines of measured pieces come out, to be drawn or split over pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitgen.typeset.laid import Laid
from kitgen.typeset.lines import Piece, break_lines, make_line, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitgen.markup.element import Element
    from kitgen.model.styles import TextStyle
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.lines import Line
    from kitgen.typeset.pen import Pen

BOLD = 600


def runs(
    element: Element, style: TextStyle, setter: Compositor, owner: Element | None = None
) -> Iterator[Piece | None]:
    """Yield the pieces of an element's inline content; None stands for a forced new line."""
    ink = setter.ink(style)
    if owner is not None:
        ink = replace(ink, owner=owner, href=str(owner.get("href", "")))
    for child in element.children:
        if isinstance(child, str):
            text = child.upper() if style.caps else child
            yield from setter.pieces(text, ink, element)
        elif child.tag == "br":
            yield None
        elif child.tag == "value":
            name = str(child.get("of"))
            shown = setter.guess(name)
            yield Piece(ink, shown, ink.width(shown), name)
        else:
            yield from runs(child, _inner(child, style, setter), setter, _owner(child, owner))


def _owner(child: Element, owner: Element | None) -> Element | None:
    if child.tag == "a" or (child.tag == "span" and child.get("lang")):
        return child
    return owner


def _inner(child: Element, style: TextStyle, setter: Compositor) -> TextStyle:
    if child.tag == "b":
        return style._replace(weight=BOLD)
    if child.tag == "i" and setter.sheet.legibility.emphasis == "strong":
        return style._replace(weight=BOLD)
    if child.tag == "i":
        return style._replace(italic=not style.italic)
    if child.tag == "span" and child.get("style"):
        inner = setter.style(str(child.get("style")), child)
        return inner._replace(caps=inner.caps or style.caps)
    return style


class TextLaid(Laid):
    """A paragraph that has been set."""

    __slots__ = ("align", "element", "lines", "style", "width")

    def __init__(self, lines: tuple[Line, ...], style: TextStyle, element: Element, width: float, align: str) -> None:
        super().__init__(style.leading * len(lines), style.before, style.after)
        self.lines = lines
        self.style = style
        self.element = element
        self.width = width
        self.align = align

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the lines, the first one's box beginning at `y`."""
        align = self.align if self.align != "outer" else ("right" if pen.page.is_odd else "left")
        baseline = y + self.style.drop
        before = pen.own(self.element)
        for line in self.lines:
            pen.line_of_text(line, x, baseline, self.width, align)
            baseline += self.style.leading
        pen.door.disown(before)

    @property
    def least(self) -> float:
        """Two lines; all of them where two would not be left for the next page."""
        return self.style.leading * 2 if len(self.lines) >= 4 else self.height

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Part the paragraph, leaving at least two lines on either page."""
        fits = int((room + 0.01) / self.style.leading)
        count = len(self.lines)
        if count - fits < 2:
            fits = count - 2
        if fits < 2:
            return None
        head = TextLaid(self.lines[:fits], self.style, self.element, self.width, self.align)
        tail = TextLaid(self.lines[fits:], self.style, self.element, self.width, self.align)
        return head, tail


def lay_text(element: Element, style: TextStyle, width: float, setter: Compositor) -> TextLaid:
    """Set an element's inline content in a style."""
    asked = element, style, width
    lines = setter.broken.get(asked)
    if lines is None:
        faults = len(setter.problems)
        lines = _lines(element, style, width, setter)
        if len(setter.problems) == faults:
            setter.broken[asked] = lines
    return TextLaid(lines, style, element, width, str(element.get("align") or style.align))


def _lines(element: Element, style: TextStyle, width: float, setter: Compositor) -> tuple[Line, ...]:
    found = words(runs(element, style, setter))
    spans = break_lines(found, width, style.wrap)
    widest = max((word.width for word in found), default=0)
    if widest > width + 0.5:
        word = "".join(p.text for w in found if w.width == widest for p in w.pieces)
        setter.too_wide(element, word, widest - width)
    return tuple(make_line(found[start:end], last=end == len(found)) for start, end in spans)
