"""Attributes of fenced divs: what was typed goes in, values of the types in the table of words come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kitgen.base.lengths import points
from kitgen.base.problems import did_you_mean
from kitgen.read.typography import smart

if TYPE_CHECKING:
    from kitgen.base.problems import Problems
    from kitgen.read.fences import Fence
    from kitgen.read.words import Attr, Word

_LARGEST = 9999
_SMALLEST = {"minutes": 0, "int": 1}
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_YES = {"yes": True, "true": True, "no": False, "false": False}


def typed(fence: Fence, word: Word, lang: str, problems: Problems) -> dict[str, Any]:
    """Return the attributes of a div with their types, and report those that are unknown, wrong or missing."""
    attrs: dict[str, Any] = {}
    before = ""
    for name, raw in fence.attrs.items():
        attr, last, before = word.attr(name), before, name
        if attr is None and raw is None and _holds_words(word.attr(last)):
            message = f'"::: {word.name}" has no attribute "{name}"'
            hint = f'a value of several words stands in quotes: {last}="{fence.attrs[last]} {name} …"'
            problems.error("unknown-attribute", message, fence.origin, hint=hint)
            break
        if attr is None:
            hint = (
                did_you_mean(name, [a.name for a in word.attrs], "its attributes are") or "write it without attributes"
            )
            problems.error("unknown-attribute", f'"::: {word.name}" has no attribute "{name}"', fence.origin, hint=hint)
            continue
        if raw is None and attr.type != "flag":
            message = f'"{name}" of "::: {word.name}" needs a value'
            problems.error("wrong-type", message, fence.origin, hint=f"write {name}=…")
            continue
        try:
            attrs[name] = _value(attr, raw, lang)
        except ValueError as wanted:
            message = f'"{name}" of "::: {word.name}" must be {wanted}, not "{raw}"'
            problems.error("wrong-type", message, fence.origin)
    _check(fence, word, problems)
    if fence.id:
        attrs["id"] = fence.id
    return attrs


def _holds_words(attr: Attr | None) -> bool:
    return attr is not None and attr.type in {"text", "list"}


def _value(attr: Attr, raw: str | None, lang: str) -> Any:
    """Return a typed value.

    Raises:
        ValueError: saying what is wanted.
    """
    if attr.type == "flag" or raw is None:
        return _flag(raw)
    if attr.type == "choice" and raw not in attr.choices:
        raise ValueError(f"one of {', '.join(attr.choices)}")
    if attr.type in _SMALLEST:
        return _whole(attr, raw)
    if attr.type == "length":
        return _length(raw)
    if attr.type == "list":
        return tuple(smart(part.strip(), lang) for part in raw.split(",") if part.strip())
    return smart(raw.strip(), lang) if attr.type == "text" else raw


def _flag(raw: str | None) -> bool:
    if raw is None:
        return True
    if raw.lower() not in _YES:
        raise ValueError("written alone, or yes or no")
    return _YES[raw.lower()]


def _whole(attr: Attr, raw: str) -> int:
    least = _SMALLEST[attr.type]
    if not (raw.isascii() and raw.isdigit()) or not least <= int(raw) <= _LARGEST:
        raise ValueError(f"a whole number{' of minutes' if attr.type == 'minutes' else ''} from {least} to {_LARGEST}")
    return int(raw)


def _length(raw: str) -> float:
    try:
        value = points(raw)
    except ValueError:
        value = 0.0
    if value <= 0:
        raise ValueError("a length such as 40mm, 4cm, 1.5in or 110pt")
    return value


def _check(fence: Fence, word: Word, problems: Problems) -> None:
    """Report what is missing, excludes one another, or may not stand here."""
    for attr in word.attrs:
        if attr.required and attr.name not in fence.attrs and fence.readable:
            hint = f"write ::: {word.name} {{{attr.name}=…}}"
            problems.error("missing-attribute", f'"::: {word.name}" needs "{attr.name}"', fence.origin, hint=hint)
    rivals = [name for name in word.one_of if name in fence.attrs]
    if len(rivals) > 1:
        met = " and ".join(f'"{name}"' for name in rivals)
        message = f'"::: {word.name}" has {met}, which exclude one another'
        problems.error("conflicting-attributes", message, fence.origin, hint="keep one of them")
    if word.id == "must" and not fence.id and fence.readable:
        problems.error("missing-attribute", f'"::: {word.name}" needs an id', fence.origin, hint="add #some-name")
    if fence.id and word.id == "no":
        problems.error(
            "unknown-attribute", f'"::: {word.name}" takes no id', fence.origin, hint=f"take #{fence.id} away"
        )
    elif fence.id and not _ID.fullmatch(fence.id):
        hint = "use letters, digits and hyphens, beginning with a letter"
        problems.error("bad-id", f'"#{fence.id}" is not an id', fence.origin, hint=hint)
