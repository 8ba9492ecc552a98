"""`kitgen print`: a built kit goes in, jobs at a printer and a list of what became of each come out."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kitgen.base.papers import SHEET_PAPERS
from kitgen.build.editions import EDITIONS
from kitgen.build.pieces import KINDS
from kitgen.cli.project import complete_brand, open_project, project_option

if TYPE_CHECKING:
    from kitgen.build.built import BuiltKit
    from kitgen.build.prepared import Out

EPILOG = f"""\
\b
Examples:
  kitgen print --dry-run
  kitgen print council-cards --printer office
  kitgen print participant-handouts --copies 2 --grey
  kitgen print facilitator-guide --pages 1-8 --hold

Pieces: {", ".join(KINDS)}. Without one, all that are handed out are printed, as often as the kit says.
"""


@click.command("print", epilog=EPILOG)
@click.argument("pieces", nargs=-1, metavar="[PIECE]…")
@click.option(
    "-P", "--printer", metavar="NAME", help="The printer, as `kitgen printers` lists it; else the default one."
)
@click.option("--copies", type=click.IntRange(1, 999), help="So many copies of each, instead of the kit's own number.")
@click.option("--pages", metavar="RANGE", default="", help="These pages of one piece, such as 2-5 or 1,4-6.")
@click.option("--booklet", is_flag=True, help="Print as booklets what `kitgen build --booklet` made so.")
@click.option("--grey", is_flag=True, help="Print in grey what is in colour.")
@click.option(
    "--fit", type=click.Choice(SHEET_PAPERS, case_sensitive=False), help="Make pages fit this paper; never cards."
)
@click.option("--manual-duplex", is_flag=True,
              help="Print all fronts, a page that says how to turn the stack, then all backs.")  # fmt: skip
@click.option("--face-up", is_flag=True, help="With --manual-duplex: sheets come out face up, as of many inkjets.")
@click.option("--hold", is_flag=True, help="Let CUPS keep the jobs until they are released.")
@click.option("--dry-run", is_flag=True, help="Send nothing; show the exact commands.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask before many sheets, nor for paper to be loaded.")
@click.option("--no-wait", is_flag=True, help="Do not wait until the jobs are printed.")
@click.option(
    "--timeout", type=click.FloatRange(1), default=300.0, show_default=True, metavar="SECONDS",
    help="How long a job may show no progress when something is wrong.",
)  # fmt: skip
@click.option("-w", "--workshop", metavar="NAME", default="", help="The workshop, where kits of several were built.")
@click.option("-b", "--brand", metavar="NAME", default="", shell_complete=complete_brand,
              help="The brand, where kits of several were built.")  # fmt: skip
@click.option(
    "editions", "-e", "--edition", multiple=True, metavar="NAME", type=click.Choice(tuple(EDITIONS)),
    help="Print this edition in place of all; repeatable.",
)  # fmt: skip
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The folder of all kits; `out` by default.")
@project_option
def command(
    pieces: tuple[str, ...], printer: str | None, out: Path | None, project: Path | None, workshop: str, brand: str,
    *, dry_run: bool, yes: bool, no_wait: bool, timeout: float, manual_duplex: bool, face_up: bool,
    fit: str | None, **asked: Any,
) -> None:  # fmt: skip
    """Print a built kit through CUPS: the right copies, sides, edge, paper and colour of each piece.

    Nothing is sent before everything is known to be there and the printer to be able to print it.
    """
    from kitgen.build.built import check_unchanged
    from kitgen.build.printing import Asked, chosen, orders
    from kitgen.cli.print_session import Session
    from kitgen.cli.report import problems_told

    if face_up and not manual_duplex:
        raise click.UsageError("--face-up is of --manual-duplex, which is not asked for")
    wish = Asked(pieces=pieces, fit=fit or "", **asked)
    place = open_project(project)
    with problems_told(stopped=False, fate="nothing was sent"):
        kit = _kit(out.absolute() if out else place.root / "out", workshop, brand)
        pieces_there = chosen(kit, wish)
        if wish.pages and len(pieces_there) != 1:
            raise click.UsageError("--pages is for one piece at a time; name it")
        plain = [piece.path.name for piece in pieces_there if wish.booklet and not piece.imposed]
        if plain:
            click.echo(f"no booklet, so printed as it is: {', '.join(plain)}", err=True)
        found = orders(kit, wish, pieces_there)
        check_unchanged(pieces_there, Path.cwd())
        turned: Out | None = ("face-up" if face_up else "face-down") if manual_duplex else None
        session = Session(place, printer, turned, patience=timeout, wait=not no_wait, yes=yes)
        session.run(list(zip(found, pieces_there, strict=True)), dry=dry_run)


def _kit(out: Path, workshop: str, brand: str) -> BuiltKit:
    """Return the kit that was built, the only one there is of what was named.

    Raises:
        click.UsageError: when there are several.
        KitError: when there is none.
    """
    from kitgen.base.problems import KitError, Problem
    from kitgen.build.built import built_kits, read_kit
    from kitgen.cli.kit_table import shown

    found = built_kits(out, workshop, brand)
    if not found:
        named = " ".join(["kitgen build", *([workshop] if workshop else []), *(["--brand", brand] if brand else [])])
        message = f'there is no built kit in "{shown(out, Path.cwd())}"'
        raise KitError([Problem("error", "kit-not-built", message, hint=f"build it: {shlex.join(named.split())}")])
    if len(found) > 1:
        listed = ", ".join(f"{path.parent.name}/{path.name}" for path in found)
        raise click.UsageError(f"several kits were built: {listed}; name one with --workshop and --brand")
    return read_kit(found[0])
