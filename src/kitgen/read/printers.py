"""The file of printer profiles goes in, a profile for each printer comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kitgen.base.lengths import MM
from kitgen.base.problems import Problems
from kitgen.model.printer import BACKS, FARTHEST, FLIPS, WIDEST_MARGIN, PrinterProfile
from kitgen.read.fields import Fields
from kitgen.read.yamlfile import load

if TYPE_CHECKING:
    from pathlib import Path

FLIP: dict[str, Literal["long", "short"]] = {"long": "long", "short": "short"}


def read_profiles(path: Path, display: str) -> dict[str, PrinterProfile]:
    """Return the profiles of a file by the printers' names, in the order written; none when there is no file.

    Raises:
        KitError: with everything that is wrong in it.
    """
    if not path.exists():
        return {}
    problems = Problems()
    top = Fields(load(path, display), problems)
    found = {name: fields for name in top.keys() if (fields := top.mapping(name)) is not None}  # noqa: SIM118 - no dict
    profiles = {name: _profile(name, fields) for name, fields in found.items()}
    problems.stop_on_errors()
    return profiles


def _profile(name: str, fields: Fields) -> PrinterProfile:
    profile = PrinterProfile(
        name,
        dx=_length(fields, "dx", -FARTHEST, FARTHEST) or 0.0,
        dy=_length(fields, "dy", -FARTHEST, FARTHEST) or 0.0,
        flip=FLIP[fields.choice("flip", FLIPS, "long")],
        margin=_length(fields, "margin", 0.0, WIDEST_MARGIN),
        backs=fields.choice("backs", BACKS),
    )
    fields.finish()
    return profile


def _length(fields: Fields, key: str, least: float, most: float) -> float | None:
    value, node = fields.length(key), fields.node(key)
    if value is not None and node is not None and not least - 1e-6 <= value <= most + 1e-6:
        fields.wrong(key, f"between {least / MM:g}mm and {most / MM:g}mm", node, None)
        return None
    return value
