"""SVG styles: attributes, style sheets and what is inherited go in, the properties of one element come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([A-Za-z][\w-]*|\*)?(?:([.#])([\w-]+))?")
_INHERITED = frozenset(
    {
        "fill",
        "fill-opacity",
        "fill-rule",
        "stroke",
        "stroke-opacity",
        "stroke-width",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stroke-dasharray",
        "color",
        "visibility",
    }
)
_OWN = frozenset(
    {"opacity", "display", "filter", "mask", "clip-path", "mix-blend-mode", "marker-start", "marker-mid", "marker-end"}
)
_KNOWN = _INHERITED | _OWN


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a style sheet: for a tag, a class (`.`) or an id (`#`)."""

    tag: str
    sign: str
    name: str
    properties: Mapping[str, str]

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        """How specific the selector is: id, class, tag."""
        return (self.sign == "#", self.sign == ".", self.tag not in {"", "*"})

    def fits(self, tag: str, attrs: Mapping[str, str]) -> bool:
        """Tell whether the rule is for an element."""
        if self.tag not in {"", "*", tag}:
            return False
        if self.sign == ".":
            return self.name in attrs.get("class", "").split()
        return self.sign != "#" or attrs.get("id") == self.name


def style_sheet(text: str) -> list[Rule]:
    """Return the rules of a `<style>` element, the least specific first.

    Raises:
        ValueError: for selectors and at-rules beyond tags, classes and ids.
    """
    text = _COMMENT.sub("", text)
    rules = []
    for selectors, body in _RULE.findall(text):
        for selector in selectors.split(","):
            match = _SELECTOR.fullmatch(selector.strip())
            if not match or not selector.strip():
                raise ValueError(f'holds a style sheet with the selector "{selector.strip()}"')
            rules.append(Rule(match[1] or "", match[2] or "", match[3] or "", _declarations(body)))
    if _RULE.sub("", text).strip():
        raise ValueError("holds a style sheet that is more than simple rules")
    return sorted(rules, key=lambda rule: rule.weight)


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";"))
    return {key.strip(): value.replace("!important", "").strip() for key, _, value in pairs if key.strip() in _KNOWN}


def style_of(tag: str, attrs: Mapping[str, str], rules: Sequence[Rule], inherited: Mapping[str, str]) -> dict[str, str]:
    """Return the properties of an element: inherited, then its attributes, then the style sheet, then its own style."""
    style = {key: value for key, value in inherited.items() if key in _INHERITED}
    own = {key: value for key, value in attrs.items() if key in _KNOWN}
    for rule in rules:
        if rule.fits(tag, attrs):
            own |= rule.properties
    own |= _declarations(attrs.get("style", ""))
    return style | {key: value for key, value in own.items() if value != "inherit"}
