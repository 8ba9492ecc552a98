"""`kitgen init`: an empty folder goes in, a project that builds lies in it after."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from kitgen.build.words import counted


@click.command("init", epilog="\b\nExample:\n  kitgen init my-workshop && cd my-workshop && kitgen build")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Put the shipped workshop, a brand and a short README into an empty folder.

    DIR is made if it is not there; by default it is the folder you are in.
    """
    from kitgen.build.init import NotEmptyError, init_project
    from kitgen.read.project import builtin_root

    try:
        files = init_project(folder, builtin_root())
    except NotEmptyError as error:
        raise click.UsageError(f"{error}; name an empty folder, or a new one") from None
    where = "" if folder.resolve() == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    click.echo(f'wrote {counted(len(files), "file")} to "{folder}"; next: {where}kitgen build')
