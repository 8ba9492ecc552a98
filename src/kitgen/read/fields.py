"""The fields of a YAML mapping: a node goes in, values of the wanted types come out, and every fault is noted."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, TypeVar

from kitgen.base.lengths import points
from kitgen.base.problems import Problems, did_you_mean
from kitgen.read.yamlfile import Node

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kitgen.base.origin import Origin

T = TypeVar("T")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class Fields:
    """Reads a mapping key by key; `finish()` then reports the keys that nobody asked for.

    A method returns its default when the key is absent, and also when its value is faulty (after noting the fault), so
    that reading goes on and all faults are told at once. `where` names the mapping in messages, such as `"group"`.
    """

    def __init__(self, node: Node, problems: Problems, where: str = "") -> None:
        self.origin = node.origin
        self.problems = problems
        self.where = where
        self._asked: dict[str, None] = {}
        self._node = node
        if node.kind not in {"map", "null"}:
            self._complain_kind(where or "the file", "keys with values", node)
            self._node = Node("map", {}, node.origin)
        elif node.kind == "null":
            self._node = Node("map", {}, node.origin)

    def __contains__(self, key: str) -> bool:
        return key in self._node.value

    def keys(self) -> list[str]:
        """Return the keys that are there, in the order written."""
        return list(self._node.value)

    def node(self, key: str, *, required: bool = False, allowed: Sequence[str] = ()) -> Node | None:
        """Return what stands under a key, whatever it is; None when the key is absent or empty."""
        self._asked[key] = None
        node: Node | None = self._node.value.get(key)
        if node is not None and node.kind != "null":
            return node
        if required:
            place = f' in "{self.where}"' if self.where else ""
            met = "is empty" if node is not None else "is missing"
            origin = node.origin if node is not None else self.origin
            hint = "write it; a text that begins with # must stand in quotes" if node is not None else f"add {key}: …"
            if allowed:
                hint = f"{'write' if node is not None else f'add {key}:'} one of {', '.join(allowed)}"
            self.problems.error("missing-key", f'the key "{key}"{place} {met}', origin, hint=hint)
        return None

    def at(self, key: str) -> Origin:
        """Return where a key stands, or the mapping when it is absent."""
        return self._node.keys.get(key, self.origin)

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """Return a text; numbers are taken as they were typed."""
        node = self.node(key, required=required)
        if node is None:
            return default
        if node.kind in {"map", "list"}:
            return self.wrong(key, "a text", node, default)
        text = node.raw.strip() if node.kind != "text" else str(node.value).strip()
        if required and not text:
            place = f' in "{self.where}"' if self.where else ""
            message = f'the key "{key}"{place} is empty'
            self.problems.error("missing-key", message, node.origin, hint="write it between the quotes")
        return text

    def number(
        self, key: str, default: float | None = None, *, least: float | None = None, required: bool = False
    ) -> float | None:
        """Return a number that is not below `least`."""
        node = self.node(key, required=required)
        if node is None:
            return default
        if node.kind != "number" or (least is not None and node.value < least):
            wanted = "a number" if least is None else f"a number, {least:g} or more"
            return self.wrong(key, wanted, node, default)
        return float(node.value)

    def integer(
        self, key: str, default: int | None = None, *, least: int | None = None, most: int | None = None,
        required: bool = False,
    ) -> int | None:  # fmt: skip
        """Return a whole number that is not below `least` nor above `most`."""
        node = self.node(key, required=required)
        if node is None:
            return default
        whole = isinstance(node.value, int) and node.kind == "number"
        if not whole or (least is not None and node.value < least) or (most is not None and node.value > most):
            wanted = "a whole number" if least is None else f"a whole number, {least} or more"
            if most is not None:
                wanted = f"a whole number from {least or 0} to {most}"
            return self.wrong(key, wanted, node, default)
        return int(node.value)

    def boolean(self, key: str, default: bool = False) -> bool:
        """Return true or false; `yes` and `no` are understood."""
        node = self.node(key)
        if node is None:
            return default
        if node.kind == "bool":
            return bool(node.value)
        word = node.raw.lower()
        if word in {"yes", "no"}:
            return word == "yes"
        return self.wrong(key, "true or false", node, default)

    def choice(self, key: str, allowed: Iterable[str], default: str = "", *, required: bool = False) -> str:
        """Return one of the allowed words, in small letters, as which all of them are written."""
        names = list(allowed)
        node = self.node(key, required=required, allowed=names)
        if node is None:
            return default
        if node.raw.lower() in names:
            return node.raw.lower()
        near = did_you_mean(node.raw, names)
        hint = near if near.startswith("did") else ""  # the message names all of them already
        self.wrong(key, f"one of {', '.join(names)}", node, None, hint)
        return default

    def length(self, key: str, default: float | None = None, *, required: bool = False) -> float | None:
        """Return a length such as 12mm in points."""
        node = self.node(key, required=required)
        if node is None:
            return default
        try:
            return points(node.raw)
        except ValueError:
            return self.wrong(key, "a length, such as 12mm, 1.5cm, 0.5in or 10pt", node, default)

    def date(self, key: str, default: dt.date | None = None, *, required: bool = False) -> dt.date | None:
        """Return a date written as 2026-11-23."""
        node = self.node(key, required=required)
        if node is None:
            return default
        try:
            return dt.date.fromisoformat(node.raw if _DATE.fullmatch(node.raw) else "")
        except ValueError:
            return self.wrong(key, "a date written as year-month-day, such as 2026-11-23", node, default)

    def mapping(self, key: str, *, required: bool = False) -> Fields | None:
        """Return the fields of a mapping below a key, or None when it is absent or no mapping."""
        node = self.node(key, required=required)
        if node is None:
            return None
        return Fields(node, self.problems, self.named(key))

    def items(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        """Return the members of a list."""
        node = self.node(key, required=required)
        if node is None:
            return ()
        if node.kind != "list":
            return self.wrong(key, "a list (one `- ` a line)", node, ())
        return tuple(node.value)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts; a single text counts as a list of one."""
        node = self.node(key, required=required)
        if node is None:
            return ()
        members = (node,) if node.kind != "list" else node.value
        found = []
        for member in members:
            if member.kind in {"map", "list", "null"}:
                hint = 'put a text that contains ": " in quotes' if member.kind == "map" else ""
                self.wrong(key, "a list of texts", member, None, hint)
            else:
                found.append(member.raw.strip())
        return tuple(found)

    def mappings(self, key: str, *, required: bool = False) -> tuple[Fields, ...]:
        """Return a list of mappings, each as fields."""
        return tuple(Fields(node, self.problems, self.named(key)) for node in self.items(key, required=required))

    def named(self, key: str) -> str:
        """Return a key with the mapping it stands in, for messages: `group.min`."""
        return f"{self.where}.{key}" if self.where else key

    def wrong(self, key: str, wanted: str, node: Node, default: T, hint: str = "") -> T:
        """Note that a value is not what is wanted; return the default."""
        self._complain_kind(self.named(key), wanted, node, hint)
        return default

    def _complain_kind(self, name: str, wanted: str, node: Node, hint: str = "") -> None:
        quoted = f'"{name}"' if name != "the file" else name
        self.problems.error("wrong-type", f"{quoted} must be {wanted}, not {node.describe()}", node.origin, hint=hint)

    def finish(self) -> None:
        """Report every key that nobody asked for."""
        place = f' in "{self.where}"' if self.where else ""
        for key, origin in self._node.keys.items():
            if key not in self._asked:
                self.problems.error(
                    "unknown-key", f'unknown key "{key}"{place}', origin, hint=did_you_mean(key, self._asked)
                )
