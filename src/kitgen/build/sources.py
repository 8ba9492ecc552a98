"""Texts in their sources: a fault that a layout's line is blamed for goes in, the line that says the text comes out.

Titles, names and facts reach a page as plain texts, without the line they were written in. Where one of them cannot be
set, its line is looked up.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError
from kitgen.read.project import BRAND_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kitgen.base.problems import Problem
    from kitgen.build.kit import Kit

_CHARACTER = re.compile(r"\(U\+([0-9A-F]{4,6})\)")
_WORD = re.compile(r'"(.+?)…?" is [0-9.]+ mm wider')
_OPTIONS = ("venue", "facilitator", "deliver_to")


@contextmanager
def sources_named(kit: Kit) -> Iterator[None]:
    """Name the source of every text that cannot be set in the problems that end what is done inside."""
    try:
        yield
    except KitError as error:
        found: dict[tuple[object, ...], Problem] = {}
        sources = _Sources(kit)
        for problem in error.problems:
            told = sources.named(problem)
            about = tuple(_wanted(told)) or told.message
            found.setdefault((told.code, told.severity, told.origin, about), told)
        raise KitError(found.values()) from error


class _Sources:
    """The lines of a kit's texts."""

    def __init__(self, kit: Kit) -> None:
        workshop, brand = kit.workshop, kit.brand
        files = [path for path in workshop.files if path.suffix.lower() in {".md", ".yaml"}]
        place = kit.project.brands().get(brand.name)
        files += [path for name in BRAND_FILES if place and (path := place.path / name).is_file()]
        self.files = {kit.project.display(path): path for path in files}
        asked = {name: (str(getattr(kit.settings, name) or ""), getattr(workshop, name)) for name in _OPTIONS}
        self.said = {name: text for name, (text, written) in asked.items() if text != written}

    def named(self, problem: Problem) -> Problem:
        """Return a problem with the line that holds the text; as it is where none does, or where it has it."""
        wanted = _wanted(problem)
        told = problem.origin
        if not wanted or told is None:
            return problem
        own = told.path in self.files
        line = self._line(self.files[told.path], wanted, told.line) if own else 0
        if line:
            return problem._replace(origin=told._replace(line=line))
        if own:
            return problem
        for option, text in self.said.items():
            if any(one in text for one in wanted):
                name = option.replace("_", "-")
                return problem._replace(origin=None, via=told, hint=f"it stands in --{name}; {problem.hint}")
        for shown, path in self.files.items():
            if line := self._line(path, wanted, 0):
                return problem._replace(origin=Origin(shown, line), via=told)
        return problem

    @staticmethod
    def _line(path: Path, wanted: list[str], first: int) -> int:
        """Return the line that holds one of the texts, from line `first` on if there is one, else 0."""
        try:
            lines = path.read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError):
            return 0
        held = [number for number, line in enumerate(lines, 1) if any(one in line for one in wanted)]
        return next((number for number in held if number >= first), next(iter(held), 0))


def _wanted(problem: Problem) -> list[str]:
    """Return the texts that cannot be set, one of which the line that is looked for must hold."""
    if problem.code == "missing-character":
        return [chr(int(code, 16)) for code in _CHARACTER.findall(problem.message)]
    word = _WORD.match(problem.message) if problem.code == "word-too-wide" else None
    return [word[1]] if word else []
