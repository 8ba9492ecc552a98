"""Checks of what readers who listen are told: a piece's markup goes in, what they would miss is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitgen.base.problems import Problems
    from kitgen.markup.element import Element

SPEAKING = frozenset({"timeline", "day-bar", "room-plan", "dial"})
"""Charts that say something: they have words for those who cannot see them, or are said to be artifacts."""


def check_accessibility(root: Element, problems: Problems) -> None:
    """Note headings that skip a level, tables without head cells, and charts without words."""
    level = 0
    for element in _read(root):
        if element.tag == "heading":
            level = _check_heading(element, level, problems)
        elif element.tag == "table":
            _check_table(element, problems)
        elif element.tag in SPEAKING and not element.get("alt"):
            message = f"<{element.tag}> has no words for readers who cannot see it"
            _tell("figure-without-alt", element, message, 'write alt="…", or role="artifact" where it says nothing new',
                  problems)  # fmt: skip


def _read(root: Element) -> Iterator[Element]:
    """Yield what is read, in order; of ways to set the same thing, the first."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag != "furniture" and element.attrs.get("role") != "artifact":
            yield element
            waiting.extend(reversed(element.elements[:1] if element.tag == "fit" else element.elements))


def _check_heading(element: Element, above: int, problems: Problems) -> int:
    level = int(element.get("level", 1))
    if level > above + 1:
        before = f"a heading of level {above}" if above else "no other heading"
        message = f'"{element.text}" is a heading of level {level} after {before}'
        _tell("heading-skip", element, message, f"make it level {above + 1}, or put a heading in between", problems)
    return level


def _check_table(element: Element, problems: Problems) -> None:
    if any(cell.tag == "th" and cell.text.strip() for row in element.elements for cell in row.elements):
        return
    hint = 'give it a head row, or name its rows in cells <th scope="Row">'
    _tell("table-without-header", element, "the table has no cell that names a column or a row", hint, problems)


def _tell(code: str, element: Element, message: str, hint: str, problems: Problems) -> None:
    origin = element.origin or element.via
    problems.error(code, message, origin, via=element.via if element.origin else None, hint=hint)
