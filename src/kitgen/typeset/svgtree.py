"""SVG files as trees: bytes go in, elements with their lines come out; nothing is expanded, nothing is fetched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_NODES = 20_000
MOST_LEVELS = 60
_SVG = "http://www.w3.org/2000/svg"


class SvgError(Exception):
    """The file cannot be used; the message is the end of a sentence that begins with the file's name."""

    def __init__(self, message: str, *, unsupported: bool = False) -> None:
        super().__init__(message)
        self.unsupported = unsupported


@dataclass(slots=True)
class Element:
    """One element of the file; `line` counts from 1."""

    tag: str
    attrs: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""


def parse(data: bytes) -> Element:
    """Return the root element; refuses entities, so that nothing grows and nothing is fetched."""
    parser = expat.ParserCreate(namespace_separator=" ")
    root = Element("", {}, 0)
    stack, count = [root], 0

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_NODES or len(stack) > MOST_LEVELS:
            raise SvgError("is too large a drawing for a logo: simplify it")
        space, _, tag = name.rpartition(" ")
        element = Element(tag if space in {"", _SVG} else f"foreign {tag}", attrs, parser.CurrentLineNumber)
        stack[-1].children.append(element)
        stack.append(element)

    def text(chars: str) -> None:
        stack[-1].text += chars

    def entity(*_: Any) -> None:
        raise SvgError("declares entities, which are not read: save it again as plain SVG")

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: stack.pop()
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        raise SvgError(f"is no readable SVG: {what} in its line {error.lineno}") from None
    if root.children[0].tag != "svg":
        raise SvgError(f"is no SVG: it begins with <{root.children[0].tag.removeprefix('foreign ')}>")
    return root.children[0]


def every(element: Element) -> Iterator[Element]:
    """Yield an element and all that is in it, in the order of the file."""
    yield element
    for child in element.children:
        yield from every(child)
