"""What a command answers when it fails: an exception goes in, it is told as a user needs it, an exit code comes out."""

from __future__ import annotations

import traceback
from pathlib import Path

import click

from kitgen.base.problems import CannotWriteError, ExitCode, KitError


def answer_to(error: Exception) -> ExitCode:
    """Tell what went wrong, on standard error, and return the exit code for it."""
    if isinstance(error, KitError):
        from kitgen.cli.report import tell

        tell(error.problems, Path())
        return ExitCode.PROBLEMS
    if isinstance(error, CannotWriteError):
        click.echo(f"error: {error}", err=True)
        return ExitCode.CANNOT_WRITE
    click.echo("".join(traceback.format_exception(error)), err=True)
    click.echo("This is a fault of kitgen, not of your kit. Please report it with the lines above.", err=True)
    return ExitCode.BUG
