"""`kitgen printer`: what was read from a test sheet goes in and is kept; a profile, or the sheet itself, comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kitgen.base.lengths import MM, points
from kitgen.base.papers import PAGE_PAPERS
from kitgen.cli.kit_table import shown
from kitgen.cli.options import Written
from kitgen.cli.project import open_project, project_option
from kitgen.model.printer import BACKS, FARTHEST, FLIPS, WIDEST_MARGIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from kitgen.model.printer import PrinterProfile


def _length(least: float, most: float) -> Callable[[str], float]:
    def read(text: str) -> float:
        value = points(text)
        if not least - 1e-6 <= value <= most + 1e-6:
            raise ValueError(f'"{text}" is out of range: write {least / MM:g}mm to {most / MM:g}mm')
        return value

    return read


_OFFSET = Written("LENGTH", _length(-FARTHEST, FARTHEST))
_MARGIN = Written("LENGTH", _length(0.0, WIDEST_MARGIN))


@click.group("printer")
def command() -> None:
    """Calibrate a printer: a test sheet, and what was read from it."""


@command.command("set", epilog="\b\nExample:\n  kitgen printer set office --dx 0.8mm --dy -0.4mm --margin 4.2mm")
@click.argument("name")
@click.option("--dx", type=_OFFSET, help="How far to move backs to the right, such as 0.8mm; to the left with a minus.")
@click.option("--dy", type=_OFFSET, help="How far to move backs down; up with a minus.")
@click.option("--flip", type=click.Choice(FLIPS), help="The edge that the printer turns its sheets on.")
@click.option("--margin", type=_MARGIN, help="The widest strip along an edge that stays white.")
@click.option("--backs", type=click.Choice(BACKS), help="How the backs of cards are made for it.")
def set_(name: str, **said: Any) -> None:
    """Keep what was read from the test sheet of the printer NAME. What is not said stays as it is."""
    from kitgen.build.printers import find_printer, keep_printer
    from kitgen.cli.report import problems_told
    from kitgen.model.printer import PrinterProfile

    given = {key: value for key, value in said.items() if value is not None}
    if not given:
        raise click.UsageError("nothing to keep: say --dx, --dy, --flip, --margin or --backs")
    if not name.strip() or not name.isprintable():
        raise click.UsageError(f"{name!r} is no name of a printer")
    with problems_told(stopped=False):
        profile = (find_printer(name) or PrinterProfile(name))._replace(**given)
        path = keep_printer(profile)
    click.echo(f"{_told(profile)}\nkept in {path}")


@command.command("show", epilog="\b\nExample:\n  kitgen printer show office")
@click.argument("name")
def show(name: str) -> None:
    """Show what is kept of the printer NAME."""
    from kitgen.build.printers import read_printer
    from kitgen.cli.report import problems_told

    with problems_told(stopped=False):
        click.echo(_told(read_printer(name)))


@command.command("forget", epilog="\b\nExample:\n  kitgen printer forget office")
@click.argument("name")
def forget(name: str) -> None:
    """Keep nothing of the printer NAME any more."""
    from kitgen.build.printers import forget_printer
    from kitgen.cli.report import problems_told

    with problems_told(stopped=False):
        path = forget_printer(name)
    click.echo(f"taken out of {path}")


@command.command(
    "test-sheet",
    short_help="Make a sheet to test a printer with.",
    epilog="\b\nExample:\n  kitgen printer test-sheet office --paper letter",
)
@click.argument("name", required=False, default="")
@click.option(
    "--paper",
    type=click.Choice(PAGE_PAPERS, case_sensitive=False),
    default="a4",
    show_default=True,
    help="The paper to test.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The PDF; printer-test-sheet.pdf by default.")
@project_option
def test_sheet(name: str, paper: str, out: Path | None, project: Path | None) -> None:
    """Make a sheet to print on both sides: rulers, white edges, the edge it turns on, how far its backs are off.

    With NAME, the command that it ends with names the printer.
    """
    from kitgen.build.test_sheet import NAME, printer_test_sheet
    from kitgen.cli.report import problems_told

    target = (out or Path(f"{NAME}.pdf")).absolute()
    with problems_told(stopped=False):
        printer_test_sheet(open_project(project), paper, name, target)
    click.echo(f"wrote {shown(target, Path.cwd())}; print it on both sides at 100 %, turned on the long edge")


def _told(profile: PrinterProfile) -> str:
    from kitgen.build.printers import in_mm

    lines = [
        f"{profile.name}",
        f"  backs are moved  {_way(profile.dx, 'right', 'left')}, {_way(profile.dy, 'down', 'up')}",
        f"  sheets turn on   the {profile.flip} edge",
        f"  white edges      {in_mm(profile.margin) if profile.margin is not None else 'not measured'}",
    ]
    if profile.backs:
        lines.append(f"  backs of cards   {profile.backs}")
    return "\n".join(lines)


def _way(value: float, forward: str, back: str) -> str:
    from kitgen.build.printers import in_mm

    return f"{in_mm(abs(value))} {back if value < 0 else forward}"
