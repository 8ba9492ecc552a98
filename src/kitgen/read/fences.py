"""Fenced divs: lines go in, and for each `::: word {…}` come out its word, its attributes and its closing line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kitgen.base.origin import Origin
from kitgen.base.problems import did_you_mean
from kitgen.read import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.base.problems import Problems
    from kitgen.read.words import Word

_FENCE = re.compile(r"[ \t]*:{3,}[ \t]*(?P<rest>.*?)[ \t]*")
_OPENING = re.compile(r"(?P<name>[A-Za-z][\w-]*)?[ \t]*(?:\{(?P<attrs>.*)\})?[ \t]*:*")
_CODE = re.compile(r"[ \t]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?P<mark>`{3,}|~{3,})(?P<rest>.*)")
_ATTR = re.compile(
    r"""\s*(?: \#(?P<id>[^\s{}"'=]+)
      | \.(?P<cls>[\w-]+)
      | (?P<key>[A-Za-z][\w-]*)
        \s* (?:= \s* (?: "(?P<dq>(?:[^"\\]|\\.)*)" | '(?P<sq>(?:[^'\\]|\\.)*)' | (?P<bare>[^\s"'{}“”]+) ))?
      )(?=\s|$)""",
    re.VERBOSE,
)
_CURLY = frozenset("\u201c\u201d\u2018\u2019")
_HOW = 'write it as ::: word {key=value title="some text" #id}'


@dataclass(slots=True)
class Fence:
    """A fenced div: the lines it opens and closes at count from 0; `attrs` are as typed (None: without a value)."""

    origin: Origin
    line: int
    word: Word | None
    id: str = ""
    attrs: dict[str, str | None] = field(default_factory=dict)
    end: int = -1
    closed: bool = False
    readable: bool = True
    parent: Fence | None = None


@dataclass(slots=True)
class Fences:
    """All the fences of a file: divs by the line they open at, and the closing lines that close nothing."""

    divs: dict[int, Fence]
    strays: frozenset[int]


def scan(lines: Sequence[str], display: str, problems: Problems) -> Fences:
    """Find the fenced divs of a file, and report unclosed and stray fences, unknown words and unreadable attributes."""
    marks = list(_fence_lines(lines, display, problems))
    opened = {line: _open(rest, line, display, problems) for line, rest in marks if rest}
    divs, unclosed, strays = _pair(marks, opened, len(lines), repair=False)
    if unclosed:
        divs, unclosed, spare = _pair(marks, opened, len(lines), repair=True)
    else:
        spare = strays
    for fence in unclosed:
        name = f" {fence.word.name}" if fence.word else ""
        problems.error(
            "unclosed-div", f'":::{name}" is never closed', fence.origin, hint="end it with a line of its own: :::"
        )
    for line in strays:
        hint = "take it away, or complete the line that should open it: ::: word"
        problems.error("stray-fence", 'this ":::" closes nothing', Origin(display, line + 1), hint=hint)
    return Fences(divs, frozenset(spare))


def _fence_lines(lines: Sequence[str], display: str, problems: Problems) -> Iterator[tuple[int, str]]:
    """Yield each line of colons with what follows the colons; lines inside code do not count."""
    code, began = "", 0
    for number, line in enumerate(lines):
        if code:
            if line.strip().startswith(code) and not line.strip().strip(code[0]):
                code = ""
            continue
        if ":::" in line:
            fence = _FENCE.fullmatch(line)
            if fence:
                yield number, fence["rest"]
        elif "```" in line or "~~~" in line:
            mark = _CODE.match(line)
            if mark and "`" not in mark["rest"]:
                code, began = mark["mark"], number
    if code:
        hint = f"end it with a line of its own: {code}"
        problems.error(
            "unclosed-code", f'the code that "{code}" begins is never closed', Origin(display, began + 1), hint=hint
        )


def _pair(
    marks: Sequence[tuple[int, str]], opened: dict[int, Fence], end: int, *, repair: bool
) -> tuple[dict[int, Fence], list[Fence], list[int]]:
    """Give each div its closing line.

    With `repair`, a div is taken to end where a word begins that could not stand in it: the forgotten closing line is
    then reported where it was forgotten, not at the outermost div of the file.
    """
    stack: list[Fence] = []
    unclosed, strays = [], []
    for fence in opened.values():
        fence.closed = False
    for line, rest in marks:
        if rest:
            fence = opened[line]
            while repair and stack and fence.word and _fits_not(fence.word, stack) and _fits_above(fence.word, stack):
                stack[-1].end = line
                unclosed.append(stack.pop())
            fence.parent = stack[-1] if stack else None
            stack.append(fence)
        elif stack:
            stack[-1].end, stack[-1].closed = line, True
            stack.pop()
        else:
            strays.append(line)
    for fence in stack:
        fence.end = end
    return opened, unclosed + stack, strays


def _fits_not(word: Word, stack: list[Fence]) -> bool:
    return bool(words.misplaced(word, stack[-1].word))


def _fits_above(word: Word, stack: list[Fence]) -> bool:
    return any(not words.misplaced(word, fence.word) for fence in stack[:-1]) or not words.misplaced(word, None)


def _open(rest: str, line: int, display: str, problems: Problems) -> Fence:
    """Read an opening line."""
    origin = Origin(display, line + 1)
    fence = Fence(origin, line, None)
    match = _OPENING.fullmatch(rest)
    if not match:
        problems.error("bad-fence", f'"::: {rest}" cannot be read', origin, hint=_HOW)
        return fence
    name = match["name"] or ""
    name = _read_attrs(fence, match["attrs"] or "", name, problems)
    fence.word = words.find(name)
    if not name:
        problems.error("bad-fence", f'"::: {rest}" has no word', origin, hint=_HOW)
    elif not fence.word:
        hint = did_you_mean(name, words.names(), "the words are")
        problems.error("unknown-word", f'unknown word ":::{name}"', origin, hint=hint)
    return fence


def _read_attrs(fence: Fence, text: str, name: str, problems: Problems) -> str:
    """Fill in what stands between the braces; return the word, which may be written as a class: {.word}."""
    position = 0
    while position < len(text.rstrip()):
        match = _ATTR.match(text, position)
        if not match:
            seen = text[position:].strip()
            hint = "use straight quotes" if seen and set(seen) & _CURLY else _HOW
            problems.error("bad-fence", f'"{seen}" cannot be read as attributes', fence.origin, hint=hint)
            fence.readable = False
            break
        position = match.end()
        if match["cls"]:
            name = name or match["cls"]
        elif match["id"]:
            fence.id = match["id"]
        elif match["key"] in fence.attrs:
            problems.error("duplicate-key", f'the attribute "{match["key"]}" stands here twice', fence.origin)
        else:
            fence.attrs[match["key"]] = _value(match)
    return name


def _value(match: re.Match[str]) -> str | None:
    quoted = match["dq"] if match["dq"] is not None else match["sq"]
    if quoted is not None:
        return re.sub(r"\\(.)", r"\1", quoted)
    bare: str | None = match["bare"]
    return bare
