"""What the brand.yml standard knows: a mapping goes in, a warning for every key it does not have comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitgen.base.problems import Problems
    from kitgen.read.fields import Fields
    from kitgen.read.yamlfile import Node

SECTIONS = ("meta", "logo", "color", "typography", "defaults")
ROLES = (
    "foreground",
    "background",
    "primary",
    "secondary",
    "tertiary",
    "success",
    "info",
    "warning",
    "danger",
    "light",
    "dark",
    "link",
)
TYPOGRAPHY = ("fonts", "base", "headings", "monospace", "monospace-inline", "monospace-block", "link")
TYPE_OPTIONS = ("family", "size", "weight", "style", "line-height", "color", "background-color", "decoration")
FONT = ("family", "source", "files", "weight", "style", "display")
FONT_SOURCES = ("file", "google", "bunny", "system")
WEIGHTS = {
    "thin": 100,
    "extra-light": 200,
    "ultra-light": 200,
    "light": 300,
    "normal": 400,
    "regular": 400,
    "medium": 500,
    "semi-bold": 600,
    "demi-bold": 600,
    "bold": 700,
    "extra-bold": 800,
    "ultra-bold": 800,
    "black": 900,
}


def warn_unknown(fields: Fields, allowed: Iterable[str], problems: Problems) -> None:
    """Note the keys of a mapping that the standard does not have."""
    known = list(allowed)
    place = f' in "{fields.where}"' if fields.where else ""
    present = fields.keys()
    for key in present:
        if key not in known:
            message = f'unknown key "{key}"{place}: brand.yml has no such key, so it does nothing'
            problems.warn("unknown-key", message, fields.at(key), hint=did_you_mean(key, known))


def entries(fields: Fields) -> dict[str, Node]:
    """Return all keys of a mapping that have a value."""
    present = fields.keys()
    return {key: node for key in present if (node := fields.node(key))}
