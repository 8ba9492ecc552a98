"""Page markup as text goes in; a checked tree of elements with typed attributes and origins comes out."""

from __future__ import annotations

import math
import sys
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from kitgen.base.lengths import points
from kitgen.base.origin import Origin
from kitgen.base.problems import Problems, did_you_mean
from kitgen.markup.element import Element
from kitgen.markup.vocabulary import COMMON, TAGS, Attribute, Tag, allowed_children

if TYPE_CHECKING:
    from collections.abc import Iterable


def parse_origin(text: str) -> Origin:
    """Return the origin that `path:line` names."""
    path, _, line = text.rpartition(":")
    return Origin(sys.intern(path), int(line)) if path and line.isdigit() else Origin(text)


def convert(attribute: Attribute, text: str) -> Any:
    """Return an attribute's text as a value of its kind: numbers as float, lengths in points, flags as bool.

    Raises:
        ValueError: with a sentence that says what is allowed.
    """
    match attribute.kind:
        case "number":
            return _number(text)
        case "length":
            return points(text)
        case "lengths":
            return _lengths(text)
        case "flag":
            if text not in {"yes", "no"}:
                raise ValueError(f'"{text}" is neither yes nor no')
            return text == "yes"
        case "choice":
            if text not in attribute.choices:
                raise ValueError(f'"{text}" is not one of {", ".join(attribute.choices)}')
            return text
        case _:
            return text


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f'"{text}" is not a number')
    return number


def _lengths(text: str) -> tuple[float, ...]:
    found = tuple(points(part) for part in text.split())
    if len(found) not in {1, 2, 4}:
        raise ValueError(f'"{text}" is not one length, two or four')
    return found


class _Parser:
    """Builds the tree from expat's events and gathers what does not agree with the vocabulary."""

    def __init__(self, name: str, problems: Problems) -> None:
        self.problems = problems
        self.file = Origin(name)
        self.origin_of = cache(parse_origin)
        self.via: Origin = self.file
        self.root: Element | None = None
        self.stack: list[Element] = []
        self.inside: list[list[Element | str]] = [[]]
        self.converted: dict[tuple[str, str, str], Any] = {}
        self.checked: dict[tuple[Any, ...], dict[str, Any]] = {}
        self.children = {name: allowed_children(tag) for name, tag in TAGS.items()}

    def start(self, name: str, attrs: dict[str, str]) -> None:
        at = attrs.pop("at", None)
        if at:
            self.via = self.origin_of(at)
        src = attrs.pop("src", None)
        parent = self.stack[-1] if self.stack else None
        origin = self.origin_of(src) if src else parent.origin if parent else None
        # Most attributes were checked before: a layout writes the same ones again and again.
        checked = self.checked.get((name, *attrs.items()))
        element = Element(name, checked or {}, (), origin, self.via)
        if checked is None:
            self._check(element, attrs)
        if parent is None or name not in self.children.get(parent.tag, ()):
            self._check_parent(element, parent)
        if parent is None:
            self.root = element
        else:
            self.inside[-1].append(element)
        self.stack.append(element)
        self.inside.append([])

    def end(self, _name: str) -> None:
        self.stack.pop().hold(tuple(self.inside.pop()))

    def text(self, data: str) -> None:
        parent = self.stack[-1]
        tag = TAGS.get(parent.tag)
        if tag is None or tag.content == "inline":
            children = self.inside[-1]
            if children and isinstance(children[-1], str):
                children[-1] += data
            else:
                children.append(data)
        elif data.strip():
            self._error("stray-text", f'text "{data.strip()[:40]}" stands directly in <{parent.tag}>', parent,
                        "put it into a <p>")  # fmt: skip

    def _check(self, element: Element, attrs: dict[str, str]) -> None:
        """Give an element its attributes, or tell what is wrong with them or with its name."""
        name, faults = element.tag, len(self.problems)
        tag = TAGS.get(name)
        if tag is None:
            self._error("unknown-element", f"unknown element <{name}>", element, did_you_mean(name, TAGS, "elements"))
            return
        element.attrs = values = self._attributes(tag, attrs, element)
        if len(self.problems) == faults:
            self.checked[name, *attrs.items()] = values

    def _check_parent(self, element: Element, parent: Element | None) -> None:
        """Tell that an element stands where it may not; unknown ones have been told of."""
        if parent is None:
            if element.tag in TAGS and element.tag != "document":
                self._error(
                    "misplaced-element", f"page markup starts with <document>, not <{element.tag}>", element, ""
                )
        elif parent.tag in TAGS and element.tag in TAGS:
            allowed = sorted(self.children[parent.tag])
            empty = f"nothing may stand in <{parent.tag}>"
            hint = f"inside <{parent.tag}> may stand: {', '.join(allowed)}" if allowed else empty
            self._error("misplaced-element", f"<{element.tag}> may not stand in <{parent.tag}>", element, hint)

    def _attributes(self, tag: Tag, attrs: dict[str, str], element: Element) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, text in attrs.items():
            attribute = tag.attribute(name)
            if attribute is None:
                names = [a.name for a in (*tag.attributes, *COMMON)]
                self._error("unknown-attribute", f'<{tag.name}> has no attribute "{name}"', element,
                            did_you_mean(name, names, "attributes"))  # fmt: skip
                continue
            key = (tag.name, name, text)
            if key not in self.converted:
                try:
                    self.converted[key] = convert(attribute, text)
                except ValueError as fault:
                    self._error("bad-attribute", f'<{tag.name} {name}="{text}">: {fault}', element, attribute.help)
                    continue
            values[name] = self.converted[key]
        for attribute in tag.attributes:
            if attribute.required and attribute.name not in attrs:
                self._error("missing-attribute", f'<{tag.name}> needs the attribute "{attribute.name}"', element,
                            attribute.help)  # fmt: skip
        return values

    def _error(self, code: str, message: str, element: Element, hint: str) -> None:
        if element.origin and element.origin != element.via:
            self.problems.error(code, message, element.via, hint=hint, via=element.origin)
        else:
            self.problems.error(code, message, element.via, hint=hint)


def parse(parts: Iterable[str], name: str, problems: Problems) -> Element:
    """Return the tree of a piece's page markup, which comes in one part or in many.

    `name` is the layout's path, for faults before the first element.

    Raises:
        KitError: when the markup is not well formed or does not agree with the vocabulary; all faults are in it.
    """
    builder = _Parser(name, problems)
    reader = expat.ParserCreate()
    reader.buffer_text = True
    reader.StartElementHandler = builder.start
    reader.EndElementHandler = builder.end
    reader.CharacterDataHandler = builder.text
    try:
        for part in parts:
            reader.Parse(part, False)
        reader.Parse("", True)
    except expat.ExpatError as fault:
        inside = f" inside <{builder.stack[-1].tag}>" if builder.stack else ""
        reason = expat.ErrorString(fault.code)
        problems.error("broken-markup", f"the markup is broken near here{inside}: {reason}", builder.via,
                       hint="look for an element that is not closed, or closed twice")  # fmt: skip
    problems.stop_on_errors()
    if builder.root is None:  # pragma: no cover - expat reports an empty document itself
        raise ValueError("the markup is empty")
    return builder.root
