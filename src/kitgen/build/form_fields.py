"""Form fields of a piece: page markup goes in with all fields named, what was drawn comes out for fields.json."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from kitgen.markup.vocabulary import TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kitgen.base.problems import Problems
    from kitgen.markup.element import Element
    from kitgen.model.form import FormStamp
    from kitgen.typeset.forms import FieldFacts

FIELDS = "fields.json"
FORMAT = 1


def name_fields(root: Element, problems: Problems) -> None:
    """Give each form field of a piece a name where the layout gives none; two of one name are an error."""
    counts: Counter[str] = Counter()
    taken: dict[str, Element] = {}
    for element in _fields(root):
        counts[element.tag] += 1
        name = str(element.get("name") or f"{element.tag}-{counts[element.tag]}")
        element.put("name", name)
        if name in taken or not all(name.split(".")):
            _complain(element, taken.get(name), problems)
        taken.setdefault(name, element)
    # A name cannot be both a field and what stands before the point of another.
    for name, element in taken.items():
        for part in _above(name):
            if part in taken:
                _complain(element, taken[part], problems)


def _fields(root: Element) -> Iterator[Element]:
    for element in root.walk():
        if TAGS[element.tag].field and element.get("kind") != "dots":
            yield element


def _above(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts))]


def _complain(element: Element, other: Element | None, problems: Problems) -> None:
    name = element.get("name")
    place = (other.origin or other.via) if other is not None else None
    problems.error(
        "duplicate-field",
        f'the form field "{name}" has a name that cannot be told from another',
        element.origin or element.via,
        via=element.via if element.origin else None,
        hint=f'"{other.get("name")}" stands at {place}; give one of them another name' if other is not None
        else "write words with points between them, such as issues-07.note",
    )  # fmt: skip


def fields_told(stamp: FormStamp, fields: Mapping[str, Iterable[FieldFacts]]) -> dict[str, Any]:
    """Return what fields.json says of the fields of each piece, as plain values."""
    return {
        "format": FORMAT,
        "workshop": stamp.workshop,
        "version": stamp.version,
        "fields": [_entry(piece, fact) for piece, facts in fields.items() for fact in facts],
    }


def _entry(piece: str, fact: FieldFacts) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "piece": piece,
        "page": fact.page,
        "name": fact.name,
        "type": fact.kind,
        "label": fact.label,
    }
    if fact.options:
        entry["options"] = [{"value": value, "label": label} for value, label in fact.options]
    return entry
