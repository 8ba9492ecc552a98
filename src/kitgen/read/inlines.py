"""The inside of paragraphs: markdown-it's inline tokens go in, the model's inlines with real typography come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kitgen.model.blocks import Break, Code, Emphasis, Inline, Link, Span, Speech, Strong, Text
from kitgen.read.typography import CLOSE, LITERAL, OPEN, set_quotes, settle

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_MARKS = re.compile(f"[{OPEN}{CLOSE}]")


def inlines(tokens: Sequence[Token], lang: str, *, spoken: bool = False) -> tuple[tuple[Inline, ...], bool]:
    """Return the inlines of one paragraph, and whether all of its speech is closed.

    Args:
        tokens: the children of an inline token.
        lang: the language whose quotation marks are used.
        spoken: whether text in double quotes is speech.
    """
    if len(tokens) == 1 and tokens[0].type == "text" and not spoken:
        return (Text(settle(set_quotes(tokens[0].content, lang), lang)),), True
    texts = _texts(tokens, lang)
    tree = _Tree(lang, spoken=spoken)
    for token, text in zip(tokens, texts, strict=True):
        tree.add(token, text)
    return tree.done(), tree.paired


def _texts(tokens: Sequence[Token], lang: str) -> list[str]:
    """Return the text of each token with its quotation marks set; they are set over the paragraph as a whole."""
    pieces = [_piece(token) for token in tokens]
    whole = set_quotes("".join(pieces), lang)
    texts, start = [], 0
    for piece in pieces:
        texts.append(whole[start : start + len(piece)])
        start += len(piece)
    return texts


def _piece(token: Token) -> str:
    if token.type == "text":
        return token.content
    if token.type in {"softbreak", "hardbreak"}:
        return "\n"
    return LITERAL if token.nesting == 0 else ""


class _Tree:
    """Builds nested inlines; the innermost open one is last in `stack`."""

    def __init__(self, lang: str, *, spoken: bool) -> None:
        self.lang = lang
        self.spoken = spoken
        self.paired = True
        self.quoted = 0  # how many quotations are open inside the speech
        self.stack: list[tuple[str, str, list[Inline]]] = [("root", "", [])]

    def add(self, token: Token, text: str) -> None:
        kind = token.type
        if kind == "text":
            self.text(text)
        elif kind == "softbreak":
            self.put(Text(" "))
        elif kind == "hardbreak":
            self.put(Break())
        elif kind == "code_inline":
            self.put(Code(token.content))
        elif kind == "image":
            self.put(Text(token.content))
        elif token.nesting == 1:
            self.stack.append((kind, str(token.attrGet("href") or token.attrGet("lang") or ""), []))
        elif token.nesting == -1:
            self.close()
        else:  # text_special: an escaped character or an entity, printed as it is
            self.put(Text(token.content))

    def text(self, text: str) -> None:
        """Add text; in spoken words it is parted at the quotation marks."""
        if not self.spoken or not (OPEN in text or CLOSE in text):
            self.put(Text(settle(text, self.lang)))
            return
        start = 0
        for mark in _MARKS.finditer(text):
            index, sign = mark.start(), mark[0]
            if sign == OPEN and not self.speaking:
                self.put(Text(settle(text[start:index], self.lang)))
                self.stack.append(("speech", "", []))
                start = index
                self.quoted = 0
            elif sign == OPEN:
                self.quoted += 1
            elif sign == CLOSE and self.quoted and self.speaking:
                self.quoted -= 1
            else:
                self.put(Text(settle(text[start : index + 1], self.lang)))
                start = index + 1
                if self.stack[-1][0] == "speech":
                    self.wrap()
                else:
                    self.paired = self.paired and self.speaking
        self.put(Text(settle(text[start:], self.lang)))

    @property
    def speaking(self) -> bool:
        return any(kind == "speech" for kind, _, _ in self.stack)

    def put(self, inline: Inline) -> None:
        into = self.stack[-1][2]
        last = into[-1] if into else None
        if isinstance(inline, Text) and isinstance(last, Text):
            into[-1] = Text(last.text + inline.text)
        elif not isinstance(inline, Text) or inline.text:
            into.append(inline)

    def close(self) -> None:
        """Close the innermost markup; speech that was not closed inside it turns back into plain text."""
        if self.stack[-1][0] == "speech":
            self.spill()
        self.wrap()

    def wrap(self) -> None:
        kind, attr, children = self.stack.pop()
        inner = tuple(children)
        made: Inline
        if kind == "speech":
            made = Speech(inner)
        elif kind == "strong_open":
            made = Strong(inner)
        elif kind == "em_open":
            made = Emphasis(inner)
        elif kind == "span_open":
            made = Span(inner, attr)
        else:
            made = Link(attr, inner)
        self.put(made)

    def spill(self) -> None:
        self.paired = False
        for inline in self.stack.pop()[2]:
            self.put(inline)

    def done(self) -> tuple[Inline, ...]:
        while len(self.stack) > 1:
            self.spill()
        return tuple(self.stack[0][2])
