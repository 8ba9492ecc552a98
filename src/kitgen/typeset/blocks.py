"""Paragraphs, headings, lists, rules and room: their elements go in, laid blocks come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.typeset.containers import lay_inside
from kitgen.typeset.laid import Laid, Space, Stack
from kitgen.typeset.text import lay_text

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.model.styles import RuleStyle
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen


class Rule(Laid):
    """A rule over a width."""

    __slots__ = ("style", "width")

    def __init__(self, style: RuleStyle, width: float) -> None:
        super().__init__(0)
        self.style = style
        self.width = width

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it."""
        pen.rule(self.style, x, y, self.width)


def lay_p(element: Element, width: float, setter: Compositor) -> Laid:
    """Set a paragraph."""
    return lay_text(element, setter.style(str(element.get("style", "body")), element), width, setter)


def lay_heading(element: Element, width: float, setter: Compositor) -> Laid:
    """Set a heading; it stays with what follows."""
    level = int(element.get("level", 1))
    style = setter.style(str(element.get("style", f"h{min(level, 3)}")), element)
    laid = lay_text(element, style, width, setter)
    laid.keep = True
    return laid


def lay_space(element: Element, _width: float, _setter: Compositor) -> Laid:
    """Leave room."""
    return Space(float(element.get("height", 0.0)))


def lay_rule(element: Element, width: float, setter: Compositor) -> Laid:
    """Draw a rule."""
    return Rule(setter.rule_style(str(element.get("style", "hair")), element), float(element.get("width", width)))


class Item(Laid):
    """A list's item: a label beside a stack."""

    __slots__ = ("indent", "label", "stack")

    def __init__(self, label: Laid | None, stack: Laid, indent: float) -> None:
        super().__init__(max(stack.height, label.height if label else 0), stack.before, stack.after)
        self.label = label
        self.stack = stack
        self.indent = indent

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw label and text."""
        if self.label:
            self.label.draw(pen, x, y)
        self.stack.draw(pen, x + self.indent, y)

    @property
    def least(self) -> float:
        """The text's own, and no less than the label."""
        return max(self.stack.least, self.label.height if self.label else 0)

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Part the text; the label stays with its first part."""
        parts = self.stack.split(room)
        if not parts:
            return None
        head, tail = parts
        first = Item(self.label, head, self.indent)
        first.before = self.before
        return first, Item(None, tail, self.indent)


def lay_list(element: Element, width: float, setter: Compositor) -> Laid:
    """Set a list with hanging labels."""
    indent = float(element.get("indent", setter.measure("list-indent")))
    gap = float(element.get("gap", 0.0))
    children: list[Laid] = []
    style = setter.style(str(element.get("style", "body")), element)
    label_style = setter.style(str(element.get("label", element.get("style", "body"))), element)
    for item in element.elements:
        text = lay_inside(item.elements, width - indent, setter)
        label = None
        if item.get("label"):
            mark = replace_text(item, str(item.get("label")), "label")
            label = lay_text(mark, label_style._replace(wrap="greedy"), indent, setter)
        laid = Item(label, text, indent)
        laid.before = gap if children else style.before
        laid.after = 0
        laid.origin, laid.via = item.origin, item.via
        children.append(laid)
    stacked = Stack(children)
    stacked.before = style.before
    return stacked


def replace_text(element: Element, text: str, tag: str = "p") -> Element:
    """Return an element of the same place that holds only a text; in the structure it comes before the children."""
    from kitgen.markup.element import Element as Node  # noqa: PLC0415

    node = Node(tag, {}, [text], element.origin, element.via)
    element.own = (*element.own, node)
    return node
