"""Fixtures of the reading room: small workshops written into a temporary project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kitgen.base.problems import KitError, Problems
from kitgen.read.workshop import read_workshop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kitgen.model.workshop import Workshop

MINIMAL = {
    "workshop.yaml": "title: T\n",
    "01.md": "---\nkind: session\ntitle: S\nminutes: 5\n---\nLead.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a workshop in an empty project."""
    path = tmp_path / "project" / "w"
    path.mkdir(parents=True)
    return path


@pytest.fixture
def read(folder: Path) -> Callable[[Mapping[str, str]], Workshop]:
    """Write files over a minimal workshop and read it."""

    def call(files: Mapping[str, str], problems: Problems | None = None) -> Workshop:
        for name, text in {**MINIMAL, **files}.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return read_workshop(folder, folder.parent, problems if problems is not None else Problems())

    return call


@pytest.fixture
def told(read: Callable[..., Workshop]) -> Callable[[Mapping[str, str]], str]:
    """Write files over a minimal workshop, read it, and return its problems as printed."""

    def call(files: Mapping[str, str]) -> str:
        problems = Problems()
        try:
            read(files, problems)
        except KitError as error:
            problems = Problems()
            problems.extend(error.problems)
        return "\n".join(map(str, problems))

    return call
