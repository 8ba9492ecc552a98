"""What a word can hold: the blocks inside one go in, a problem for each that no layout would print comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.model.blocks import PARTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.base.origin import Origin
    from kitgen.base.problems import Problems
    from kitgen.model.blocks import Block

_KINDS = {
    "good-answers": ("list",),
    "touches": ("list",),
    "checklist": ("list",),
    "comparison": ("table",),
    "debrief": ("paragraph", "ask"),
    "drawing": ("paragraph",),
    "explain": ("paragraph",),
    "share": ("write",),
}
_HOLDS = {
    "good-answers": ("a list", "begin each line with a hyphen"),
    "touches": ("a list", "begin each line with a hyphen"),
    "checklist": ("a list", "begin each line with a hyphen"),
    "comparison": ("one table", "put the text above or below the comparison"),
    "debrief": ("a lead of one paragraph and ::: ask", "put it into one of its ::: ask"),
    "drawing": ("a line of text, ::: explain and ::: share", "put it on a page of the handouts"),
    "explain": ("a line of text", "put it on a page of the handouts"),
    "share": ("::: write", "put words into title= or hint="),
}
_ONCE = {"comparison": "table", "debrief": "paragraph"}
_COLUMNS = 3


def check_holding(name: str, children: Sequence[Block], origin: Origin, problems: Problems) -> None:
    """Note what stands in a word and would be printed nowhere.

    Args:
        name: the word.
        children: the blocks that stand directly in it.
        origin: where the word stands.
        problems: takes what is wrong.
    """
    if name not in _KINDS:
        return
    holds, hint = _HOLDS[name]
    met: set[str] = set()
    for child in children:
        once = child.kind == _ONCE.get(name)
        if (child.kind not in _KINDS[name] and child.kind not in PARTS) or (once and child.kind in met):
            message = f'"::: {name}" holds {holds}; this would not be printed'
            problems.error("misplaced-word", message, child.origin, hint=hint)
        met.add(child.kind)
    for write in children if name == "share" else ():
        for child in write.children:
            message = '"::: write" holds nothing on the drawing sheet; this would not be printed'
            problems.error("misplaced-word", message, child.origin, hint=hint)
    if name == "comparison":
        _check_columns([child for child in children if child.kind == "table"], origin, problems)


def _check_columns(tables: Sequence[Block], origin: Origin, problems: Problems) -> None:
    rows = tables[0].of("table-row") if tables else []
    columns = len(rows[0].of("table-cell")) if rows else 0
    if columns != _COLUMNS:
        met = f"its table has {columns}" if rows else "there is no table in it"
        message = f'"::: comparison" needs a table of three columns, and {met}'
        hint = "give it a name, one side and the other side; docs/authoring.md shows one"
        problems.error("misplaced-word", message, rows[0].origin if rows else origin, hint=hint)
