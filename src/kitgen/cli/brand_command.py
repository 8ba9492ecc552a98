"""`kitgen brand`: a name goes in, a commented brand file or a sheet that shows a brand comes out."""

from __future__ import annotations

from pathlib import Path

import click

from kitgen.cli.kit_table import shown
from kitgen.cli.options import NEW_NAME
from kitgen.cli.project import complete_brand, open_project, project_option


@click.group("brand")
def command() -> None:
    """Start a brand, or show one on a page."""


@command.command("new", epilog="\b\nExample:\n  kitgen brand new acme --primary '#0B4F58' --logo acme.svg")
@click.argument("name", type=NEW_NAME)
@click.option("--primary", metavar="COLOUR", default="", help="Its main colour, such as '#0B4F58'.")
@click.option("--font", metavar="FAMILY", default="", help="The family of text and headings.")
@click.option(
    "--logo",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A picture to copy: SVG, PDF, PNG or JPEG.",
)
@project_option
def new(name: str, primary: str, font: str, logo: Path | None, project: Path | None) -> None:
    """Write a commented _brand.yml for the brand NAME into content/brands."""
    from kitgen.build.outputs import KitFolder
    from kitgen.read.brand_new import brand_template
    from kitgen.read.paths import PICTURES
    from kitgen.read.project import BRANDS

    if logo and logo.suffix.lower() not in PICTURES:
        raise click.UsageError(f'"{logo}" is no picture that a logo can be: use one of {", ".join(PICTURES)}')
    files = {f"logo{logo.suffix.lower()}": logo.read_bytes()} if logo else {}
    try:
        files["_brand.yml"] = brand_template(name, primary, next(iter(files), ""), font).encode()
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    root = open_project(project).root
    target = root / BRANDS / name
    if target.exists():
        raise click.UsageError(f'there is a brand "{name}" already, in {shown(target, Path.cwd())}; take another name')
    with KitFolder(root / BRANDS, name, within=root) as folder:
        for file, data in files.items():
            folder.write(file, data)
        folder.commit()
    click.echo(f"wrote {shown(target / '_brand.yml', Path.cwd())}; next: kitgen brand show {name}")


@command.command(
    "show",
    short_help="Make a one-page sheet of a brand, to approve.",
    epilog="\b\nExample:\n  kitgen brand show riverside --out riverside.pdf",
)
@click.argument("name", shell_complete=complete_brand)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The PDF; NAME-brand-sheet.pdf by default.")
@project_option
def show(name: str, out: Path | None, project: Path | None) -> None:
    """Make a one-page sheet of a brand: logo, colours with their contrast, type."""
    from kitgen.build.run import brand_sheet
    from kitgen.cli.report import problems_told, tell

    place = open_project(project)
    target = (out or Path(f"{name}-brand-sheet.pdf")).absolute()
    with problems_told(place.root):
        warnings = brand_sheet(place, name, target)
    if warnings:
        tell(warnings, place.root, stopped=False)
    click.echo(f"wrote {shown(target, Path.cwd())}")
