"""Larger cards: what a layout wrote for one size of card goes in, the same measures for a larger one come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitgen.markup.vocabulary import TAGS

if TYPE_CHECKING:
    from kitgen.markup.element import Element

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?=(?:mm|cm|pt|in)\b)")


def enlarge(element: Element, by: float) -> None:
    """Multiply every length that is written on an element and in it.

    Text keeps the size its style has, and shapes in a <drawing> go by the drawing's own size.
    """
    tag = TAGS[element.tag]
    for name, value in element.attrs.items():
        attribute = tag.attribute(name)
        if attribute is None:
            continue
        if attribute.kind == "length":
            element.put(name, value * by)
        elif attribute.kind == "lengths":
            element.put(name, tuple(one * by for one in value))
        elif name == "columns":
            element.put(name, _LENGTH.sub(lambda found: f"{float(found[1]) * by:g}", value))
    if element.tag != "drawing":
        for child in element.elements:
            enlarge(child, by)
