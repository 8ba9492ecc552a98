"""The project that a command works on: an option and a folder go in, an open project and a workshop's name come out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.cli.terminal import somebody_there

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from kitgen.read.project import Project

project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project's folder; by default the one you are in, or the nearest above it.",
)


def open_project(folder: Path | None) -> Project:
    """Return the project in a folder, or the one that the current folder belongs to."""
    from kitgen.read.project import BRANDS, WORKSHOPS, Project

    here = Path.cwd()
    around = (here, *here.parents)
    near = (place for place in around if any((place / part).is_dir() for part in (WORKSHOPS, BRANDS)))
    return Project(folder or next(near, here))


def workshop_or_ask(project: Project, asked: str | None) -> str:
    """Return the workshop to work on: the one asked for, the only one, or the one chosen from a list.

    Raises:
        click.UsageError: when there are several, and nobody to ask.
    """
    if asked:
        return asked
    only = project.default_workshop()
    if only:
        return only.name
    places = project.workshops().values()
    names = [place.name for place in places if not place.built_in] or [place.name for place in places]
    if not names:
        raise click.UsageError('no workshop in content/workshops; "kitgen init DIR" starts a project with one')
    if not somebody_there():
        raise click.UsageError(f"several workshops; name one of them: {', '.join(names)}")
    return _ask(names)


def _ask(names: Sequence[str]) -> str:
    for number, name in enumerate(names, 1):
        click.echo(f"{number:>3}  {name}", err=True)

    def chosen(text: str) -> str:
        if text.strip() in names:
            return text.strip()
        if text.strip().isdecimal() and 0 < int(text) <= len(names):
            return names[int(text) - 1]
        raise click.UsageError(f'"{text}" is none of them: write a number from 1 to {len(names)}, or a name')

    answer: str = click.prompt("Which workshop", value_proc=chosen, err=True)
    return answer


def complete_workshop(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a workshop's name in the shell."""
    return _completed(ctx, "workshops", begun)


def complete_brand(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Complete a brand's name in the shell."""
    return _completed(ctx, "brands", begun)


def _completed(ctx: click.Context, kind: str, begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    try:
        names = getattr(open_project(ctx.params.get("project")), kind)()
    except Exception:  # noqa: BLE001 - a shell waits for words; whatever is wrong is told when the command runs
        return []
    return [CompletionItem(name) for name in names if name.startswith(begun)]
