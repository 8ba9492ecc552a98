"""YAML with positions: text goes in, a tree of typed nodes comes out in which each value and key knows its line."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import yaml

from kitgen.base.origin import Origin
from kitgen.base.problems import Problem, Problems
from kitgen.read.textfile import NO_TEXT, named, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

Kind = Literal["map", "list", "text", "number", "bool", "null"]

MOST_NODES = 20_000
MOST_LEVELS = 50
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NUMBER = re.compile(r"[-+]?(?:\d+|\d*\.\d+|\d+\.\d*)(?:[eE][-+]?\d+)?")
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_SAID = {"map": "a mapping", "list": "a list", "bool": "true or false", "null": "nothing", "number": "a number"}
_PLAIN_TAGS = frozenset((None, "!"))


class Node(NamedTuple):
    """One value of a YAML file.

    `value` is a dict of nodes for a map, a tuple of nodes for a list, else str, int, float, bool or None. `raw` is a
    scalar as it was typed, so that `version: 1.0` can be read as the text "1.0". `keys` tells where a map's keys stand.
    """

    kind: Kind
    value: Any
    origin: Origin
    raw: str = ""
    keys: Mapping[str, Origin] = MappingProxyType({})

    def describe(self) -> str:
        """Say what was met, for a message: `the text "many"`, `a list`."""
        if self.kind == "text":
            return f'the text "{self.value if len(self.value) <= 40 else self.value[:39] + "…"}"'
        if self.kind in {"number", "bool"}:
            return self.raw
        return _SAID[self.kind]


def load(path: Path, display: str) -> Node:
    """Return the content of a YAML file.

    Raises:
        KitError: with every fault of the text: broken YAML, duplicate keys, tags; or when the file cannot be read.
    """
    return parse(read_text(path, display), display)


def parse(text: str, display: str, first_line: int = 1) -> Node:
    """Return the content of YAML text, whose first line is line `first_line` of the file (for front matter).

    Raises:
        KitError: with every fault of the text.
    """
    problems = Problems()
    try:
        node = _Builder(yaml.parse(text, Loader=_LOADER), display, first_line, problems).document()
    except yaml.YAMLError as error:
        problems.extend([_syntax_problem(error, text, display, first_line)])
        node = Node("null", None, Origin(display, first_line))
    problems.stop_on_errors()
    return node


class _StopReading(Exception):  # noqa: N818 - not an error, the problem is noted already
    """The rest of the text is not worth reading."""


class _Builder:
    """Makes nodes from the parser's events; depth and size are bounded, so that no small file grows without end."""

    def __init__(self, events: Iterator[Any], display: str, first_line: int, problems: Problems) -> None:
        self.events = events
        self.display = display
        self.first_line = first_line
        self.problems = problems
        self.anchors: dict[str, tuple[Node, int]] = {}
        self.count = 0

    def document(self) -> Node:
        """Return the root of the only document."""
        root = Node("null", None, Origin(self.display, self.first_line))
        seen = False
        try:
            for event in self.events:
                if isinstance(event, yaml.DocumentStartEvent):
                    if seen:
                        self.refuse(event, "a second document begins here (`---`); one file holds one document")
                    seen = True
                elif isinstance(event, yaml.NodeEvent):
                    root = self.node(event, 0)
        except _StopReading:
            pass
        return root

    def node(self, event: Any, depth: int) -> Node:
        """Return the node that begins with an event."""
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        before = self.count
        self.grow(event, 1)
        if depth > MOST_LEVELS:
            self.refuse(event, f"this is nested more than {MOST_LEVELS} levels deep")
        if event.tag not in _PLAIN_TAGS:
            self.note(event, f'the tag "{event.tag}" is not allowed: write plain values')
        if isinstance(event, yaml.MappingStartEvent):
            node = self.mapping(event, depth)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self.sequence(event, depth)
        else:
            node = self.scalar(event)
        if event.anchor:
            self.anchors[event.anchor] = (node, self.count - before)
        return node

    def alias(self, event: Any) -> Node:
        if event.anchor not in self.anchors:
            self.refuse(event, f'"*{event.anchor}" refers to nothing above it')
        node, size = self.anchors[event.anchor]
        self.grow(event, size)
        return node

    def mapping(self, event: Any, depth: int) -> Node:
        values: dict[str, Node] = {}
        keys: dict[str, Origin] = {}
        while not isinstance(key_event := next(self.events), yaml.MappingEndEvent):
            key = self.node(key_event, depth + 1)
            value = self.node(next(self.events), depth + 1)
            if key.kind in {"map", "list"}:
                self.note(key_event, f"a key must be a word, not {key.describe()}")
            elif key.raw in values:
                hint = f"the first one is in line {keys[key.raw].line}; keep one of them"
                self.problems.error("duplicate-key", f'the key "{key.raw}" stands here twice', key.origin, hint=hint)
            else:
                values[key.raw], keys[key.raw] = value, key.origin
        return Node("map", values, self.origin(event), keys=keys)

    def sequence(self, event: Any, depth: int) -> Node:
        items = []
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(item, depth + 1))
        return Node("list", tuple(items), self.origin(event))

    def scalar(self, event: Any) -> Node:
        raw, origin = event.value, self.origin(event)
        if stray := NO_TEXT.search(raw):
            self.note(event, f"a text contains the control character {named(stray[0])}, which cannot be printed")
        if event.style:  # quoted or a block: always text
            return Node("text", raw, origin, raw)
        if raw in _NULLS:
            return Node("null", None, origin, raw)
        if raw in _TRUTH:
            return Node("bool", _TRUTH[raw], origin, raw)
        if _NUMBER.fullmatch(raw) and len(raw) < 30:
            return Node("number", int(raw) if raw.lstrip("+-").isdigit() else float(raw), origin, raw)
        return Node("text", raw, origin, raw)

    def origin(self, event: Any) -> Origin:
        return Origin(self.display, event.start_mark.line + self.first_line)

    def grow(self, event: Any, size: int) -> None:
        self.count += size
        if self.count > MOST_NODES:
            self.refuse(event, f"the file unfolds to more than {MOST_NODES:,} values")

    def note(self, event: Any, message: str) -> None:
        self.problems.error("broken-yaml", message, self.origin(event))

    def refuse(self, event: Any, message: str) -> None:
        self.note(event, message)
        raise _StopReading


def _syntax_problem(error: yaml.YAMLError, text: str, display: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")
    index = mark.line if mark else _line_of_bad_character(text)
    lines = text.split("\n")
    line = lines[index] if index < len(lines) else ""
    if not line.strip() and mark and index:  # the parser noticed the fault only at the end
        index = max((i for i in range(index) if lines[i].strip()), default=index)
        line = lines[index]
    seen = f' near "{line.strip()[:50]}"' if line.strip() else ""
    message = f"this is not YAML: {what}{seen}"
    return Problem("error", "broken-yaml", message, Origin(display, index + first_line), hint=_hint(what, line))


def _line_of_bad_character(text: str) -> int:
    bad = re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)
    return text.count("\n", 0, bad.start()) if bad else 0


def _hint(what: str, line: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in what:
        return "indent with spaces, not with tabs"
    if "mapping values" in what or re.search(r":\s.*:\s", line):
        return 'put a text that contains ": " in quotes'
    if "cannot start any token" in what or re.search(r":\s+[@`%&*!|>{\[]", line):
        return "put a text that begins with a sign in quotes"
    return "check indentation, quotes and colons here and in the line above"
