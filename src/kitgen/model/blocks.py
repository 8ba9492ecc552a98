"""Blocks and inlines: what a Markdown file says, as a tree of frozen values in which every block knows its line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kitgen.base.origin import Origin

PROSE = frozenset(
    ("paragraph", "heading", "list", "item", "table", "table-row", "table-cell", "quote", "image", "rule", "code")
)
"""The kinds that come from CommonMark itself; every other kind is a fenced-div word."""

PARTS = frozenset(("expect", "note", "model-answer", "touches", "follow-up", "explain", "share"))
"""The words that a layout places by name, apart from the running text of the block they stand in."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are printed: real quotation marks, dashes and apostrophes."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong emphasis."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasis."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Characters exactly as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an address, or to `#id` inside the kit; without children it stands for the page where the id lies."""

    href: str
    children: tuple[Inline, ...]

    @property
    def target(self) -> str:
        """The id inside the kit that is meant, or an empty text."""
        return self.href[1:] if self.href.startswith("#") else ""


@dataclass(frozen=True, slots=True)
class Break:
    """A line break that the writer asked for."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words in another language."""

    children: tuple[Inline, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Speech:
    """Words to be spoken aloud; their quotation marks are part of the text."""

    children: tuple[Inline, ...]


Inline: TypeAlias = Text | Strong | Emphasis | Code | Link | Break | Span | Speech


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list, a table … or what stands between `::: word` and `:::`.

    `attrs` holds typed values: int for numbers and minutes, points for lengths, bool, str, tuple of str for lists.
    """

    kind: str
    origin: Origin
    attrs: Mapping[str, Any]
    children: tuple[Block, ...] = ()
    inline: tuple[Inline, ...] = ()

    def get(self, attr: str, default: Any = None) -> Any:
        """Return an attribute, or the default when it was not written."""
        return self.attrs.get(attr, default)

    def of(self, *kinds: str) -> tuple[Block, ...]:
        """Return the direct children of these kinds."""
        return tuple(child for child in self.children if child.kind in kinds)

    def walk(self) -> Iterator[Block]:
        """Yield this block and everything inside it, in the order written."""
        yield self
        for child in self.children:
            yield from child.walk()

    def find(self, *kinds: str) -> tuple[Block, ...]:
        """Return everything of these kinds inside this block, at any depth."""
        return tuple(block for child in self.children for block in child.walk() if block.kind in kinds)

    def first(self, kind: str) -> Block | None:
        """Return the first direct child of a kind."""
        return next((child for child in self.children if child.kind == kind), None)

    @property
    def body(self) -> tuple[Block, ...]:
        """The running text: the children without the parts that a layout places by name (see PARTS)."""
        return tuple(child for child in self.children if child.kind not in PARTS)

    @property
    def plain(self) -> str:
        """The text without markup, parts left out; blocks are parted by a space."""
        own = plain(self.inline) if self.kind != "code" else str(self.attrs.get("text", ""))
        return " ".join(filter(None, (own, *(child.plain for child in self.body))))


def plain(inlines: Iterable[Inline]) -> str:
    """Return the text of inlines without markup."""
    return "".join(map(_plain_one, inlines))


def _plain_one(inline: Inline) -> str:
    if isinstance(inline, Text | Code):
        return inline.text
    if isinstance(inline, Break):
        return " "
    return plain(inline.children)


def links(inlines: Iterable[Inline]) -> Iterator[Link]:
    """Yield every link in inlines, at any depth."""
    for inline in inlines:
        if isinstance(inline, Link):
            yield inline
        if isinstance(inline, Strong | Emphasis | Link | Span | Speech):
            yield from links(inline.children)
