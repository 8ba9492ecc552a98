"""A foreign document that joins a kit, such as a letter or a map: a PDF of others, as a frozen value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from kitgen.base.origin import Origin

IMPOSED = ("booklet", "2up", "4up")
"""How the names of files end that have several pages of another file on a side."""


class ForeignDocument(NamedTuple):
    """One PDF. `name` is that of its piece; `alts` say what its pages show, one for each or one for all.

    `per` says for whom copies are made; `origin` is where the file is named.
    """

    name: str
    title: str
    path: Path
    alts: tuple[str, ...]
    per: Literal["each", "group", "facilitator", "room"]
    origin: Origin
    note: str = ""
