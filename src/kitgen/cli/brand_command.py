"""`kitgen brand`: a name goes in, a commented brand file or a sheet that shows a brand comes out."""

from __future__ import annotations

from pathlib import Path

import click

from kitgen.cli.options import NEW_NAME
from kitgen.cli.project import complete_brand, open_project, project_option


@click.group("brand")
def command() -> None:
    """Start a brand, or show one on a page."""


@command.command(
    "new",
    epilog="\b\nExample:\n  kitgen brand new acme --full-name 'Acme Institute' --primary '#0B4F58' --logo acme.svg",
)
@click.argument("name", type=NEW_NAME)
@click.option("--full-name", metavar="TEXT", help="The organisation's full name; NAME by default.")
@click.option("--primary", metavar="COLOUR", help="Its main colour, such as '#0B4F58'.")
@click.option("--secondary", metavar="COLOUR", help="A second colour.")
@click.option("--accent", metavar="COLOUR", help="The colour of what matters here and now.")
@click.option("--font", metavar="FAMILY", help="The family of running text and headings.")
@click.option("--logo", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A logo to copy beside it.")
@project_option
def new(name: str, project: Path | None, logo: Path | None, **facts: str | None) -> None:
    """Write a commented _brand.yml for the brand NAME into content/brands."""
    from kitgen.read.brand_new import brand_template


@command.command("show", epilog="\b\nExample:\n  kitgen brand show riverside --out riverside.pdf")
@click.argument("name", shell_complete=complete_brand)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The PDF; NAME-brand-sheet.pdf by default.")
@project_option
def show(name: str, out: Path | None, project: Path | None) -> None:
    """Make a one-page sheet of a brand: logo, colours with their contrast, type."""
    from kitgen.build.run import brand_sheet
    from kitgen.cli.kit_table import shown
    from kitgen.cli.report import problems_told

    place = open_project(project)
    target = (out or Path(f"{name}-brand-sheet.pdf")).absolute()
    with problems_told(place.root):
        brand_sheet(place, name, target)
    click.echo(f"wrote {shown(target, Path.cwd())}")
