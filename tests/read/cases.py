"""Fixture files in the form title / . / input / . / expected / . : a path goes in, pytest parameters come out."""

from __future__ import annotations

from pathlib import Path

import pytest

FIXTURES = Path(__file__).parent / "fixtures"


def cases(name: str) -> list:
    """Return (input, expected) parameters; a test is named by its title."""
    parts = ("\n" + (FIXTURES / name).read_text(encoding="utf-8")).split("\n.\n")
    triples = zip(parts[0::3], parts[1::3], parts[2::3], strict=False)
    return [pytest.param(text, expected, id=title.strip()) for title, text, expected in triples]


def files(text: str) -> dict[str, str]:
    """Return the files of an input in which each begins with a line `== name`."""
    found = {}
    for part in text.removeprefix("== ").split("\n== "):
        name, _, content = part.partition("\n")
        found[name.strip()] = content + "\n"
    return found
