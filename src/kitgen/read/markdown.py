"""Markdown with fenced divs: text goes in, the model's blocks come out, each with the line it was written in."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from kitgen.base.lengths import points
from kitgen.base.origin import Origin
from kitgen.model.blocks import Block, Inline
from kitgen.read import words
from kitgen.read.attributes import typed
from kitgen.read.dialect import DEEPEST, cells_in, failed_link, failed_table, parser
from kitgen.read.fences import scan
from kitgen.read.holding import check_holding
from kitgen.read.inlines import inlines
from kitgen.read.typography import smart

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from kitgen.base.problems import Problems
    from kitgen.read.fences import Fence

_HEADING_ID = re.compile(r"[ \t]*\{#([A-Za-z][\w-]*)\}[ \t]*$")
_IMAGE_SIZE = re.compile(r"\{(?:(?:width|height)=[^\s{}=]+[ \t]*)+\}")
_COLONS = re.compile(r"^[ \t]*:::", re.MULTILINE)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|tel:)\S+|#\S+", re.IGNORECASE)
_TEXT_KINDS = frozenset(("paragraph_open", "heading_open", "th_open", "td_open"))
_NEST_KINDS = {
    "blockquote_open": "quote",
    "bullet_list_open": "list",
    "list_item_open": "item",
    "ordered_list_open": "list",
    "table_open": "table",
    "tr_open": "table-row",
}


class Source(NamedTuple):
    """What reading a file needs to know: its name in messages, its language, and how an image's path is resolved.

    `image` takes a path as written and its place; it returns the path of the file, or notes a problem and returns "".
    """

    display: str
    lang: str
    problems: Problems
    image: Callable[[str, Origin], str]


def parse(text: str, source: Source) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text; front matter must be blanked out, so that lines keep their numbers."""
    fences = scan(text.split("\n"), source.display, source.problems)
    tokens = parser().parse(text, {"fences": fences})
    deep = next((token for token in tokens if _too_deep(token)), None)
    if deep:
        line = deep.map[0] + 1 if deep.map else 0
        message = f"this is nested more than {DEEPEST} levels deep"
        source.problems.error("bad-fence", message, Origin(source.display, line), hint="take levels away")
        return ()
    builder = _Builder(tokens, source, text.split("\n"))
    blocks = builder.blocks("")
    for fence in fences.divs.values():
        if id(fence) not in builder.built:
            hint = "begin its line with fewer spaces, or as far in as the text of the list item it belongs to"
            source.problems.error(
                "bad-fence", "this ::: is indented so far that it counts as code", fence.origin, hint=hint
            )
    return blocks


def _too_deep(token: Token) -> bool:
    """Whether a block, or what stands in a paragraph, is nested deeper than anybody writes."""
    if token.level >= DEEPEST - 1 and token.nesting == 1:
        return True
    return max(accumulate(child.nesting for child in token.children or ()), default=0) >= DEEPEST


class _Builder:
    """Walks through the flat tokens and nests them."""

    def __init__(self, tokens: list[Token], source: Source, lines: list[str]) -> None:
        self.tokens = tokens
        self.lines = lines
        self.source = source
        self.problems = source.problems
        self.at = 0
        self.line = 1
        self.word: words.Word | None = None
        self.built: set[int] = set()

    def blocks(self, until: str) -> tuple[Block, ...]:
        """Return the blocks up to a closing token, and step over it."""
        found: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == until:
                break
            if token.map:
                self.line = token.map[0] + 1
            if token.type in {"thead_open", "tbody_open"}:
                found.extend(self.blocks(token.type.replace("open", "close")))
                continue
            block = self.block(token)
            if block:
                found.append(block)
        return tuple(found)

    @property
    def origin(self) -> Origin:
        return Origin(self.source.display, self.line)

    def block(self, token: Token) -> Block | None:
        """Return the block that begins with a token."""
        if token.type == "div_open":
            return self.div(token.meta["fence"])
        if token.type in _TEXT_KINDS:
            return self.text(token)
        if token.type in _NEST_KINDS:
            return self.nest(token)
        if token.type == "hr":
            return Block("rule", self.origin, {})
        return Block("code", self.origin, {"text": token.content.rstrip("\n"), "info": token.info.strip()})

    def text(self, token: Token) -> Block:
        """Return a block that holds one text."""
        if token.type == "paragraph_open":
            return self.paragraph()
        if token.type == "heading_open":
            return self.heading(int(token.tag[1]))
        return self.cell(token)

    def nest(self, token: Token) -> Block:
        """Return a block that holds blocks."""
        kind, origin = _NEST_KINDS[token.type], self.origin
        children = self.blocks(token.type.replace("open", "close"))
        attrs: dict[str, Any] = {}
        if kind == "list":
            ordered = token.type == "ordered_list_open"
            attrs = {"ordered": ordered, "start": int(token.attrGet("start") or 1) if ordered else 1}
        elif kind == "table-row":
            attrs = {"header": any(cell.get("header") for cell in children)}
            written = cells_in(self.lines[origin.line - 1])
            if written > len(children):
                message = f"the row has {written} cells and the table {len(children)} columns"
                hint = "give the table more heads, or write \\| for a line that is text"
                self.problems.error("table-too-wide", message, origin, hint=hint)
        return Block(kind, origin, attrs, children)

    def div(self, fence: Fence) -> Block | None:
        """Return a fenced div, or None when its word is unknown (which was reported already)."""
        self.built.add(id(fence))
        before, self.word = self.word, fence.word or self.word
        children = self.blocks("div_close")
        self.word = before
        if fence.word is None:
            return None
        wrong = words.misplaced(fence.word, fence.parent.word if fence.parent else None)
        if wrong:
            self.problems.error(
                "misplaced-word", f'"::: {fence.word.name}" stands in the wrong place: {wrong}', fence.origin
            )
        check_holding(fence.word.name, children, fence.origin, self.problems)
        attrs = typed(fence, fence.word, self.source.lang, self.problems)
        return Block(fence.word.name, fence.origin, attrs, children)

    def paragraph(self) -> Block:
        origin, token = self.origin, self.tokens[self.at]
        self.at += 2
        children = token.children or []
        if children and children[0].type == "image":
            tail = "".join(child.content for child in children[1:])
            if not tail.strip() or (_IMAGE_SIZE.fullmatch(tail.strip()) and len(children) == 2):
                return self.image(children[0], tail.strip(), origin)
        if ":::" in token.content and _COLONS.search(token.content):
            hint = "a ::: line must not stand in a quotation or behind other text"
            self.problems.error("stray-fence", 'a line that begins with ":::" was read as text', origin, hint=hint)
        hyphens = failed_table(token.content) if "|" in token.content else -1
        if hyphens >= 0:
            hint = "as many cells in the row of heads as in the row of hyphens, and an empty line above make it one"
            place = Origin(self.source.display, origin.line + hyphens)
            self.problems.warn("read-as-text", "this looks like a table and was read as text", place, hint=hint)
        return Block("paragraph", origin, {}, (), self.inline(token))

    def heading(self, level: int) -> Block:
        origin, token = self.origin, self.tokens[self.at]
        self.at += 2
        attrs: dict[str, Any] = {"level": level, "id": ""}
        last = token.children[-1] if token.children else None
        match = _HEADING_ID.search(last.content) if last and last.type == "text" else None
        if last and match:
            attrs["id"] = match[1]
            last.content = last.content[: match.start()]
        return Block("heading", origin, attrs, (), self.inline(token))

    def cell(self, opening: Token) -> Block:
        origin, token = self.origin, self.tokens[self.at]
        self.at += 2
        style = str(opening.attrGet("style") or "")
        attrs = {"align": style.removeprefix("text-align:") or "left", "header": opening.type == "th_open"}
        return Block("table-cell", origin, attrs, (), self.inline(token))

    def inline(self, token: Token) -> tuple[Inline, ...]:
        """Return the inlines of a token, after looking at its links and images."""
        children = token.children or []
        line = self.line
        for child in children:
            if child.type in {"softbreak", "hardbreak"}:
                line += 1
            elif (
                child.type == "text"
                and "](" in child.content
                and (typed_link := failed_link(child.content, token.content))
            ):
                hint = "put an address with spaces between < and >; other files and scripts cannot be linked"
                message = f'"{typed_link}" was read as text, not as a {"picture" if typed_link[0] == "!" else "link"}'
                self.problems.warn("read-as-text", message, Origin(self.source.display, line), hint=hint)
            elif child.type == "image":
                hint = "give it a paragraph of its own, with an empty line before and after"
                self.problems.error(
                    "misplaced-image", "an image stands inside a text", Origin(self.source.display, line), hint=hint
                )
            elif child.type == "link_open" and not _SAFE_LINK.fullmatch(str(child.attrGet("href"))):
                met = child.attrGet("href")
                hint = "use https://…, mailto:… or #id"
                if "[^" in token.content:
                    hint = "there are no footnotes: write the note into the text, in brackets"
                self.problems.error(
                    "bad-link",
                    f'the link "{met}" leads nowhere from paper',
                    Origin(self.source.display, line),
                    hint=hint,
                )
        spoken = self.word is not None and self.word.name in words.SPOKEN
        made, paired = inlines(children, self.source.lang, spoken=spoken)
        if not paired:
            hint = "speech begins and ends with a double quotation mark in the same paragraph"
            self.problems.warn("unpaired-quote", "a quotation mark has no partner here", self.origin, hint=hint)
        return made

    def image(self, token: Token, size: str, origin: Origin) -> Block:
        """Return an image that stands alone in its paragraph; `size` is `{width=… height=…}` or nothing."""
        attrs: dict[str, Any] = {
            "src": self.source.image(str(token.attrGet("src") or ""), origin),
            "alt": smart(token.content, self.source.lang),
            "title": smart(str(token.attrGet("title") or ""), self.source.lang),
        }
        for name, raw in re.findall(r"(width|height)=([^\s{}=]+)", size):
            try:
                attrs[name] = points(raw.strip("\"'"))
            except ValueError as error:
                self.problems.error("wrong-type", f'"{name}" of an image: {error}', origin)
        if not attrs["alt"]:
            hint = "write ![what it shows](file)"
            self.problems.error(
                "missing-alt", "the image has no description for those who cannot see it", origin, hint=hint
            )
        return Block("image", origin, attrs)
