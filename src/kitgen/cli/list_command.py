"""`kitgen list`: a kind of thing goes in, the names of those there are come out."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from kitgen.base.problems import KitError
from kitgen.cli.project import open_project, project_option

if TYPE_CHECKING:
    from pathlib import Path

    from kitgen.read.project import Project

SUFFIX = ".xml.j2"
KINDS = ("workshops", "brands", "layouts", "stocks")


@click.command("list", epilog="\b\nExample:\n  kitgen list brands")
@click.argument("kind", type=click.Choice(KINDS), metavar=f"[{'|'.join(KINDS)}]")
@project_option
def command(kind: str, project: Path | None) -> None:
    """List workshops, brands, layouts or stocks, the project's own and those that come with kitgen.

    Layouts are written LOOK/PIECE. Stocks are shown with their titles.
    """
    opened = open_project(project)
    found = _named(opened, kind)
    titles = _stock_titles(opened) if kind == "stocks" else {}
    wide = max(map(len, found), default=0)
    long = max(map(len, titles.values()), default=0)
    for name, where in found.items():
        title = f"{titles.get(name, ''):<{long}}  " if long else ""
        click.echo(f"{name:<{wide}}  {title}{where}")


def _stock_titles(project: Project) -> dict[str, str]:
    """Return what each stock is called; a file with faults has no title here, and says why when it is used."""
    from kitgen.read.stock import read_stock  # YAML is not needed to list other things

    titles: dict[str, str] = {}
    for name, place in project.stocks().items():
        with suppress(KitError):
            titles[name] = read_stock(place.path, project.display(place.path)).title
    return titles


def _named(project: Project, kind: str) -> dict[str, str]:
    if kind == "layouts":
        paths = {
            f"{look}/{path.name.removesuffix(SUFFIX)}": path
            for look in project.looks()
            for folder in reversed(project.look_folders(look))
            for path in sorted(folder.glob(f"*{SUFFIX}"))
        }
    else:
        places = {"workshops": project.workshops, "brands": project.brands, "stocks": project.stocks}[kind]()
        paths = {name: place.path for name, place in places.items()}
    own = {name: path.is_relative_to(project.root) for name, path in paths.items()}
    return {name: project.display(path) if own[name] else "comes with kitgen" for name, path in sorted(paths.items())}
