"""Inline nodes of the content go in, page markup comes out; every character of an author is escaped here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from kitgen.model.blocks import Break, Code, Emphasis, Link, Span, Speech, Strong, Text, plain

if TYPE_CHECKING:
    from kitgen.model.blocks import Inline

PageWords = Callable[[str], str]
"""Says on which page of the handouts an id lies, such as `page 5`, as markup."""


def inline_markup(inlines: Iterable[Inline], page_words: PageWords) -> Markup:
    """Return inline nodes as page markup."""
    return Markup("").join(_one(node, page_words) for node in inlines)


def two_lines(text: str) -> Markup:
    """Return a title with a new line after its first word where it has two words or three."""
    words = text.split(" ")
    if len(words) in {2, 3}:
        return Markup("<br/>").join((words[0], " ".join(words[1:])))
    return escape(text)


def break_after_first(text: str) -> Markup:
    """Return a text with a new line after its first word."""
    first, space, rest = text.partition(" ")
    return escape(first) + (Markup("<br/>") + escape(rest) if space else Markup(""))


def strong_part(inlines: Iterable[Inline]) -> str:
    """Return the strong words at the head of inline nodes; all words where nothing is strong."""
    nodes = tuple(inlines)
    if nodes and isinstance(nodes[0], Strong):
        return plain(nodes[0].children)
    return plain(nodes)


def other_part(inlines: Iterable[Inline]) -> str:
    """Return what follows the strong words at the head of inline nodes, without the space between."""
    nodes = tuple(inlines)
    return plain(nodes[1:]).strip() if nodes and isinstance(nodes[0], Strong) else ""


def _one(node: Inline, page_words: PageWords) -> Markup:
    if isinstance(node, Text):
        return escape(node.text)
    if isinstance(node, Code):
        return Markup("<code>{}</code>").format(node.text)
    if isinstance(node, Break):
        return Markup("<br/>")
    if isinstance(node, Link):
        return _link(node, page_words)
    inside = inline_markup(node.children, page_words)
    if isinstance(node, Span):
        return Markup('<span lang="{}">{}</span>').format(node.lang, inside)
    return _WRAPS[type(node)].format(inside)


_WRAPS = {
    Strong: Markup("<b>{}</b>"),
    Emphasis: Markup("<i>{}</i>"),
    Speech: Markup('<span style="voice">{}</span>'),
}


def _link(link: Link, page_words: PageWords) -> Markup:
    """Return a link; one to an id of the kit without words of its own says on which page that lies."""
    if link.target and not link.children:
        return Markup(page_words(link.target))  # noqa: S704 - numbers and the look's own words
    shown = inline_markup(link.children, page_words)
    if link.href.startswith(("http:", "https:", "mailto:")):
        return Markup('<a href="{}">{}</a>').format(link.href, shown)
    return shown
