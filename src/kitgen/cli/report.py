"""Problems as they are printed: problems go in, text grouped by file with the source line quoted comes out."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kitgen.base.problems import ExitCode, KitError
from kitgen.build.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from kitgen.base.origin import Origin
    from kitgen.base.problems import Problem

_WIDEST = 100
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_COLOURS = {"error": "red", "warning": "yellow"}


@contextmanager
def problems_told(*roots: Path, stopped: bool = True, fate: str = "") -> Iterator[None]:
    """Print the problems that end what is done inside, and leave with the exit code for problems.

    Args:
        roots: the folders that the paths in messages are relative to, the project's first.
        stopped: whether a kit was to be written, and is as it was now.
        fate: what became of the work, where there is more to say.
    """
    try:
        yield
    except KitError as error:
        tell(error.problems, *roots, stopped=stopped)
        if fate:
            click.echo(fate, err=True)
        raise click.exceptions.Exit(ExitCode.PROBLEMS) from error


def tell(problems: Sequence[Problem], *roots: Path, stopped: bool = True) -> None:
    """Print problems and how many there are to standard error."""
    text = f"{as_text(problems, SourceLines(*roots))}\n\n{summary(problems, stopped=stopped)}"
    click.echo(text, err=True, color=False if os.environ.get("NO_COLOR") else None)


class SourceLines:
    """The lines of source files, each file read once; None for a line that cannot be shown."""

    def __init__(self, *roots: Path) -> None:
        self._roots = roots
        self._files: dict[str, list[str]] = {}

    def __call__(self, origin: Origin) -> str | None:
        """Return the line at an origin."""
        if origin.path not in self._files:
            self._files[origin.path] = self._read(origin.path)
        lines = self._files[origin.path]
        return lines[origin.line - 1] if 0 < origin.line <= len(lines) else None

    def _read(self, path: str) -> list[str]:
        for root in self._roots:
            try:
                # Lines end where editors end them, not at form feeds or other separators that splitlines() knows.
                return (root / path).read_text(encoding="utf-8-sig").split("\n")
            except (OSError, UnicodeDecodeError):
                continue
        return []


def as_text(problems: Iterable[Problem], line_at: Callable[[Origin], str | None]) -> str:
    """Return problems as text: those of a file together and in the order of its lines, files in the order met."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.origin.path if problem.origin else "", []).append(problem)
    groups = (
        sorted(group, key=lambda problem: problem.origin.line if problem.origin else 0) for group in by_file.values()
    )
    return "\n\n".join("\n".join(_block(problem, line_at) for problem in group) for group in groups)


def _block(problem: Problem, line_at: Callable[[Origin], str | None]) -> str:
    place = f"{problem.origin}: " if problem.origin else ""
    severity = click.style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
    lines = [f"{click.style(clean(place), bold=True)}{severity}: {clean(problem.message)} [{problem.code}]"]
    quoted = line_at(problem.origin) if problem.origin else None
    if problem.origin and quoted and quoted.strip():
        lines.append(click.style(f"{problem.origin.line:>5} | {_shortened(clean(quoted.rstrip()))}", dim=True))
    if problem.via:
        lines.append(f"      through {clean(str(problem.via))}")
    if problem.hint:
        lines.append(f"      hint: {clean(problem.hint)}")
    return "\n".join(lines)


def clean(text: str) -> str:
    """Return a text without characters that would steer the terminal."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _shortened(line: str) -> str:
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"


def summary(problems: Sequence[Problem], *, stopped: bool) -> str:
    """Return the closing line: how many problems there are and what became of the kit."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    counts = [counted(errors, "error")] * (errors > 0) + [counted(warnings, "warning")] * (warnings > 0)
    fate = ""
    if stopped:
        strict = "" if errors else "; --strict counts warnings as errors"
        fate = f"{strict}. Nothing was written, a former kit is as it was"
    return f'{listed(counts)}{fate}. "kitgen explain" says more of each code in brackets.'
