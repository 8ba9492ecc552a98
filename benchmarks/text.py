"""The words of a kit for the yardsticks: a workshop goes in, plain headings, texts, lists and tables come out.

They are those that kitgen prints for reading, piece by piece and in reading order, so that all set the same text; what
repeats on every page is left out. Each piece is a list of `[kind, value]`; a kind is `h1`, `h2`, `p`, `li` (texts),
`table` (rows of texts) or `lines` (how many to write on). The yardsticks get the words ready as JSON: reading Markdown
and laying out by Jinja cost them nothing.

`python text.py project-folder workshop words.json`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kitgen.build.pieces import PIECES
from kitgen.build.report import Silence
from kitgen.build.run import prepare_kits
from kitgen.build.settings import Choices
from kitgen.markup.vocabulary import TAGS
from kitgen.read.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitgen.markup.element import Element

Item = list[Any]

ON_EVERY_PAGE = {"furniture", "slug", "ruler", "fold"}
LINES_OF_A_PAGE = 24


def words_of(project: Path, workshop: str) -> dict[str, list[Item]]:
    """Return the words of the four pieces of a workshop."""
    [kit] = prepare_kits(Project(project), workshop, (), Choices())
    [bench] = kit.set_up(Silence())
    found = bench.view.pieces_set
    return {name: list(_items(found[name].root)) for name in PIECES if name in found}


def _items(element: Element) -> Iterator[Item]:
    if element.tag in ON_EVERY_PAGE or element.get("role") == "artifact":
        return
    if element.tag == "table":
        yield ["table", [[_text(cell) for cell in row.elements] for row in element.elements]]
    elif element.tag == "item":
        yield ["li", _text(element)]
    elif element.tag == "answer":
        yield ["lines", int(element.get("lines") or LINES_OF_A_PAGE)]
    elif TAGS[element.tag].content == "inline":
        text = _text(element)
        kind = "p" if element.tag != "heading" else "h1" if element.get("level", 2) == 1 else "h2"
        if text:
            yield [kind, text]
    else:
        # Of several ways to set the same words, one is printed.
        for child in element.elements[:1] if element.tag == "fit" else element.elements:
            yield from _items(child)


def _text(element: Element) -> str:
    if element.tag in {"value", "br"}:
        return "00" if element.tag == "value" else " "
    parts = [child if isinstance(child, str) else _text(child) for child in element.children]
    between = "" if TAGS[element.tag].content == "inline" else " "
    return " ".join(between.join(parts).split())


if __name__ == "__main__":
    Path(sys.argv[3]).write_text(json.dumps(words_of(Path(sys.argv[1]), sys.argv[2])), encoding="utf-8")
