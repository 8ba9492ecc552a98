"""What is shown while a build runs: a moving line on a terminal, plain lines when asked for, else nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kitgen.build.report import Silence
from kitgen.build.words import counted
from kitgen.cli.terminal import can_redraw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress

    from kitgen.build.report import Report


class Lines:
    """Stages and pieces as lines on standard error."""

    def begin(self, pieces: int) -> None:
        """Say how many pieces there will be."""
        click.echo(f"{counted(pieces, 'piece')} to make", err=True)

    def stage(self, text: str) -> None:
        """Say what is done now."""
        click.echo(text, err=True)

    def piece(self, name: str, pages: int, seconds: float) -> None:
        """Say that a piece is finished."""
        click.echo(finished(name, pages, seconds), err=True)


class Moving:
    """One line that moves, with a bar for the pieces; what is finished scrolls by above it when that is wanted."""

    def __init__(self, progress: Progress, *, verbose: bool) -> None:
        self._progress = progress
        self._verbose = verbose
        self._task = progress.add_task("starting", total=None)

    def begin(self, pieces: int) -> None:
        """Set the length of the bar."""
        self._progress.update(self._task, total=pieces, refresh=True)

    def stage(self, text: str) -> None:
        """Show what is done now."""
        self._progress.update(self._task, description=_unmarked(text), refresh=True)
        if self._verbose:
            self._progress.console.print(text, markup=False, highlight=False)

    def piece(self, name: str, pages: int, seconds: float) -> None:
        """Move the bar on."""
        self._progress.update(self._task, advance=1, refresh=True)
        if self._verbose:
            self._progress.console.print(finished(name, pages, seconds), markup=False, highlight=False)


def finished(name: str, pages: int, seconds: float) -> str:
    """Return the line for a finished piece."""
    return f"{name}: {counted(pages, 'page')}, {seconds:.2f} s"


def _unmarked(text: str) -> str:
    """Keep square brackets in names from being read as rich's own markup."""
    return text.replace("[", r"\[")


@contextmanager
def watching(*, quiet: bool, verbose: bool) -> Iterator[Report]:
    """Return who watches a build: on a terminal a moving line, in a pipe nobody unless `verbose`."""
    if quiet:
        yield Silence()
    elif can_redraw():
        with _moving() as progress:
            yield Moving(progress, verbose=verbose)
    else:
        yield Lines() if verbose else Silence()


def _moving() -> Progress:
    # rich takes longer to import than a small kit to build, so nobody pays for it who does not look.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    return Progress(
        SpinnerColumn(),
        BarColumn(bar_width=24),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,  # by a thread, and a process that has any cannot share its work
    )
