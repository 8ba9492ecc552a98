"""What a command answers when it fails: an exception goes in, it is told as a user needs it, an exit code comes out."""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

import click

from kitgen.base.problems import CannotWriteError, ExitCode, KitError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""What the system says where nothing more can be written, be it to a file or to the screen's place."""


def answer_to(error: Exception) -> ExitCode:
    """Tell what went wrong, on standard error, and return the exit code for it."""
    if isinstance(error, KitError):
        from kitgen.cli.report import tell

        tell(error.problems, Path())
        return ExitCode.PROBLEMS
    if isinstance(error, CannotWriteError):
        click.echo(f"error: {error}", err=True)
        return ExitCode.CANNOT_WRITE
    if isinstance(error, OSError) and error.errno in _FULL:
        click.echo(f"error: cannot write: {(error.strerror or 'there is no room').lower()}", err=True)
        return ExitCode.CANNOT_WRITE
    click.echo("".join(traceback.format_exception(error)), err=True)
    click.echo("This is a fault of kitgen, not of your kit. Please report it with the lines above.", err=True)
    return ExitCode.BUG
