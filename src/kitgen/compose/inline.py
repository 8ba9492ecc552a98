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
    match node:
        case Text(text):
            return escape(text)
        case Code(text):
            return Markup("<code>{}</code>").format(text)
        case Break():
            return Markup("<br/>")
        case Strong(children):
            return Markup("<b>{}</b>").format(inline_markup(children, page_words))
        case Emphasis(children):
            return Markup("<i>{}</i>").format(inline_markup(children, page_words))
        case Speech(children):
            return Markup('<span style="voice">{}</span>').format(inline_markup(children, page_words))
        case Span(children, lang):
            return Markup('<span lang="{}">{}</span>').format(lang, inline_markup(children, page_words))
        case Link(href, children):
            if not children and node.target:
                return Markup(page_words(node.target))
            shown = inline_markup(children, page_words)
            if href.startswith(("http:", "https:", "mailto:")):
                return Markup('<a href="{}">{}</a>').format(href, shown)
            return shown
