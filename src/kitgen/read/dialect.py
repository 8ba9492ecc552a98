"""The dialect of Markdown: CommonMark, tables, fenced divs and `[words]{lang=de}`; raw HTML stays text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_MARKUP = re.compile(r"[\\`*_\[\]!<&]|[ ]\n")
DEEPEST = 100
"""How deep quotations, lists and divs may nest; the parser leaves out what lies deeper, so it must be reported."""

_SPAN = re.compile(r"\[([^\[\]\n]+)\]\{lang=[\"']?([A-Za-z][A-Za-z0-9-]*)[\"']?\}")


_BEFORE = re.compile(r"[\s>]*")
_HYPHENS = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_NOT_A_LINK = re.compile(r"!?\[[^\]\n]*\]\([^()\n]*\)")


def cells_in(line: str) -> int:
    """Return how many cells a written row of a table has, also those for which the table has no column."""
    cells = escapedSplit(_BEFORE.sub("", line, count=1).rstrip())
    return len(cells) - (cells[:1] == [""]) - (len(cells) > 1 and cells[-1] == "")


def failed_table(text: str) -> int:
    """Return the line, counted from 0, of the hyphens of a table that was read as text; -1 where there is none."""
    for number, line in enumerate(text.split("\n")):
        if number and "|" in line and _HYPHENS.fullmatch(line):
            return number
    return -1


def failed_link(shown: str, written: str) -> str:
    """Return a link or picture that was read as text; a backslash before its bracket says that this is meant."""
    match = _NOT_A_LINK.search(shown)
    return match[0] if match and match[0] in written else ""


@cache
def parser() -> MarkdownIt:
    """Return the parser; it needs `env["fences"]`, a kitgen.read.fences.Fences."""
    md = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    md.enable("table").disable(["html_block", "html_inline", "text_join"])
    md.block.ruler.before("fence", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list", "table"]})
    md.inline.ruler.before("link", "span", _span)
    md.core.ruler.at("inline", _inlines)
    return md


def _div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Make a fenced div of the lines that the scan of fences has paired."""
    fences = state.env["fences"]
    fence = fences.divs.get(start)
    if fence is None and start not in fences.strays:
        return False
    if state.is_code_block(start):
        return False
    if silent:
        return True
    if fence is None:
        state.line = start + 1
        return True
    inner_end = min(fence.end, end)
    token = state.push("div_open", "div", 1)
    token.map = [start, inner_end]
    token.meta = {"fence": fence}
    before = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", inner_end
    state.md.block.tokenize(state, start + 1, inner_end)
    state.parentType, state.lineMax = before
    state.push("div_close", "div", -1)
    state.line = fence.end + 1 if fence.end < end and fence.closed else inner_end
    return True


def _inlines(state: StateCore) -> None:
    """Parse the inside of paragraphs; most hold no markup at all, and need no parser."""
    for token in state.tokens:
        if token.type != "inline" or token.children is None:
            continue
        if _MARKUP.search(token.content):
            state.md.inline.parse(token.content, state.md, state.env, token.children)
            continue
        for number, line in enumerate(token.content.split("\n")):
            if number:
                token.children.append(Token("softbreak", "br", 0))
            token.children.append(Token("text", "", 0, content=line.strip(" ") if number else line))


def _span(state: StateInline, silent: bool) -> bool:
    """Read `[words]{lang=de}`."""
    if state.src[state.pos] != "[":
        return False
    match = _SPAN.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        limit = state.posMax
        opening = state.push("span_open", "span", 1)
        opening.attrSet("lang", match[2])
        state.pos, state.posMax = match.start(1), match.end(1)
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = limit
    state.pos = match.end()
    return True
