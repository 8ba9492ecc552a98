"""Room to fill in on a screen: a place on the page goes in, a light box or shape with its form field stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.typeset.paths import rectangle
from kitgen.typeset.widgets import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.forms import Forms
    from kitgen.typeset.paths import Segment
    from kitgen.typeset.pen import Pen

OUTLINE = 0.4
"""The outline of a box to type in, in points."""


def is_form(pen: Pen) -> bool:
    """Whether what is drawn is filled in on a screen."""
    return pen.door.forms is not None


def _forms(pen: Pen, element: Element) -> Forms | None:
    return pen.door.forms if element.get("name") and pen.takes_fields else None


def draw_text_entry(
    pen: Pen, element: Element, x: float, y: float, width: float, height: float, *, part: int = 1, lines: bool
) -> None:
    """Draw a box to type in. `part` counts the boxes of an answer that goes on on the next page."""
    with pen.owned(None):
        box = rectangle(x, y, width, height)
        pen.door.path(box, fill=pen.colour("paper"), stroke=pen.colour("rule"), line=OUTLINE)
    forms = _forms(pen, element)
    if forms:
        name, label = str(element.get("name")), str(element.get("label") or element.get("name"))
        if part > 1:
            name, label = f"{name}-part-{part}", f"{label} ({part})"
        value = str(element.get("value") or "")
        rect = pen.door.rect(x, y, width, height)
        page = pen.door.page_number
        widget = forms.text(name, label, rect, page, pen.colour("ink"), lines=lines, value=value)
        pen.door.widget(element, widget)


def can_type(pen: Pen, text: str) -> bool:
    """Whether a text can stand in a box to type in; what viewers could not write is printed instead."""
    return pen.door.forms is not None and pen.door.forms.can_type(text)


def draw_check_entry(pen: Pen, element: Element, x: float, y: float, size: float) -> None:
    """Put the field of a box to tick on the box."""
    forms = _forms(pen, element)
    if forms:
        name, label = str(element.get("name")), str(element.get("label") or element.get("name"))
        tick: list[Segment] = [("M", size * 0.24, size * 0.54), ("L", size * 0.43, size * 0.73)]
        tick.append(("L", size * 0.78, size * 0.28))
        rect = pen.door.rect(x, y, size, size)
        pen.door.widget(element, forms.check(name, label, rect, pen.door.page_number, tick, pen.colour("heading")))


def draw_points(
    pen: Pen, element: Element, words: Sequence[str], shapes: Sequence[Sequence[Segment]], size: float
) -> Iterator[None]:
    """Put the fields of a scale on its points, one at each step, so that words can follow each.

    A shape is filled where it was chosen.
    """
    forms = _forms(pen, element)
    if not forms:
        yield from (None for _ in words)
        return
    edge = size / 2 + 1
    points = []
    for word, shape in zip(words, shapes, strict=True):
        cx, cy = _middle(shape)
        rect = pen.door.rect(cx - edge, cy - edge, 2 * edge, 2 * edge)
        points.append(Choice(word, rect, _moved(shape, cx, cy, edge, 0.62)))
    name, label = str(element.get("name")), str(element.get("label") or "")
    for widget in forms.choice(name, label, points, pen.door.page_number, pen.colour("heading")):
        pen.door.widget(element, widget)
        yield


def _middle(shape: Sequence[Segment]) -> tuple[float, float]:
    across = [value for segment in shape for value in segment[1::2]]
    down = [value for segment in shape for value in segment[2::2]]
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def _moved(shape: Sequence[Segment], cx: float, cy: float, to: float, scale: float) -> list[Segment]:
    """Return a shape made smaller about its middle, with the middle at a place in a square of its own."""
    return [
        (segment[0], *(to + (value - (cx, cy)[index % 2]) * scale for index, value in enumerate(segment[1:])))
        for segment in shape
    ]
