"""The table of page markup goes in, its reference for designers comes out as Markdown, for docs/layouts.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.markup.vocabulary import COMMON, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.markup.vocabulary import Attribute, Tag

_GROUPS = {
    "document": "The document and its parts",
    "block": "Blocks",
    "answer": "Room to write",
    "chart": "Charts and pictures",
    "shape": "Drawings",
    "fit": "Ways to fit",
    "inline": "Within a line",
}
_KINDS = {
    "text": "text",
    "name": "a name",
    "names": "names",
    "number": "a number",
    "length": "a length, such as `12mm`",
    "lengths": "one, two or four lengths",
    "flag": "`yes` or `no`",
}
_CONTENT = {
    "blocks": "any blocks",
    "inline": "text and what stands within a line",
    "shapes": "shapes",
    "nothing": "nothing",
}


def reference() -> str:
    """Return a section for each group of elements, and first what every element may have."""
    parts = ["Every element may have:", "", *_table(COMMON)]
    for group, title in _GROUPS.items():
        parts += ["", f"### {title}"]
        for tag in TAGS.values():
            if tag.group == group:
                parts += ["", *_element(tag)]
    return "\n".join(parts) + "\n"


def _element(tag: Tag) -> Iterator[str]:
    yield f"#### `<{tag.name}>`"
    yield ""
    yield tag.summary
    yield f"Holds {_content(tag)}.{_role(tag)}"
    if tag.attributes:
        yield ""
        yield from _table(tag.attributes)


def _content(tag: Tag) -> str:
    if isinstance(tag.content, tuple):
        return ", ".join(f"`<{name}>`" for name in tag.content)
    return _CONTENT[tag.content]


def _role(tag: Tag) -> str:
    if not tag.role:
        return ""
    role = "H1`, `H2` …" if tag.role == "H" else f"{tag.role}`"
    return f" To a screen reader it is `{role}."


def _table(attributes: Sequence[Attribute]) -> Iterator[str]:
    yield "| attribute | takes | meaning |"
    yield "|---|---|---|"
    for attribute in attributes:
        meaning = f"{attribute.help}{' (must be given)' if attribute.required else ''}".strip()
        yield f"| `{attribute.name}` | {_kind(attribute)} | {meaning} |".replace("|  |", "| |")


def _kind(attribute: Attribute) -> str:
    if attribute.choices:
        return ", ".join(f"`{choice}`" for choice in attribute.choices)
    return _KINDS[attribute.kind]
