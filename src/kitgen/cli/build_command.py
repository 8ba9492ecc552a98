"""`kitgen build`: what is asked for goes in, finished kits lie in their folders, a table of them comes out."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kitgen.base.papers import PAGE_PAPERS, SHEET_PAPERS
from kitgen.build.editions import ALL_EDITIONS, EDITIONS
from kitgen.build.pieces import PIECES
from kitgen.build.settings import BUILT_IN, Choices
from kitgen.cli.card_options import card_options
from kitgen.cli.imposing_options import imposing_options, imposing_said
from kitgen.cli.options import CLOCK, DATE, SPARES, TEXT
from kitgen.cli.press_options import press_options, press_said
from kitgen.cli.project import complete_brand, complete_workshop, open_project, project_option, workshop_or_ask
from kitgen.model.workshop import PROOFS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from kitgen.build.result import KitResult

ENDED = 143  # what shells say for a request to end

EPILOG = f"""\
\b
Examples:
  kitgen build
  kitgen build inner-leadership --brand all --paper letter
  kitgen build -n 24 --groups-of 4 --spares 10% --start 13:30 --venue "Town Hall"
  kitgen build --only council-cards --out /tmp/cards

Pieces: {", ".join(PIECES)}. What is not said here is taken from workshop.yaml, then from the brand, then from
kitgen: {BUILT_IN.participants} participants in groups of {BUILT_IN.groups_of}, {BUILT_IN.spares} spares, paper
{BUILT_IN.paper}, start {BUILT_IN.start}.
"""


@click.command("build", epilog=EPILOG)
@click.argument("workshop", required=False, shell_complete=complete_workshop)
@click.option(
    "brands", "-b", "--brand", multiple=True, metavar="NAME", shell_complete=complete_brand,
    help="Whose look; repeatable, and `all` for every brand.",
)  # fmt: skip
@click.option("-n", "--participants", type=click.IntRange(1, 999), help="How many people take part.")
@click.option("--groups-of", type=click.IntRange(2, 99), help="How many sit in a group, at most.")
@click.option("--spares", type=SPARES, help="Spare copies of what everyone gets: a number or a share.")
@click.option("--facilitators", type=click.IntRange(1, 99), help="How many lead, each with a guide.")
@click.option("--observers", type=click.IntRange(0, 99), help="How many watch, each with a handout, at no table.")
@click.option("--paper", type=click.Choice(PAGE_PAPERS, case_sensitive=False), help="Paper of the pieces.")
@click.option(
    "--sheet-paper", type=click.Choice(SHEET_PAPERS, case_sensitive=False), help="Paper of the drawing sheet."
)
@click.option("--start", type=CLOCK, help="When the workshop starts.")
@click.option("--date", type=DATE, help="The day of the workshop.")
@click.option("--venue", type=TEXT, help="Where it is held.")
@click.option("--facilitator", type=TEXT, help="Who leads it.")
@click.option("--due", type=DATE, help="When the printed kit must be there.")
@click.option("--deliver-to", type=TEXT, help="Where the copy shop brings it.")
@click.option("--proof", type=click.Choice(PROOFS), help="The proof wanted before all is printed.")
@click.option("--look", metavar="NAME", help="A folder of layouts, such as editorial.")
@click.option(
    "pieces", "--only", multiple=True, type=click.Choice(tuple(PIECES)), metavar="PIECE",
    help="Build this piece; repeatable.",
)  # fmt: skip
@click.option(
    "editions", "-e", "--edition", multiple=True, metavar="NAME",
    type=click.Choice((*list(EDITIONS)[1:], ALL_EDITIONS)),
    help="Build this edition too; repeatable, and `all` for every one.",
)  # fmt: skip
@click.option(
    "--large-print-size", type=click.FloatRange(16, 24), metavar="POINTS",
    help="Size of the text in the large-print edition, 16 to 24; 18 by default.",
)  # fmt: skip
@card_options
@imposing_options
@press_options
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The folder for all kits; `out` by default.")
@project_option
@click.option("--no-tags", is_flag=True, help="Leave out the tags for readers who listen; for printers that choke.")
@click.option(
    "--standard", type=click.Choice(("ua1", "ua2")),
    help="What the files claim: ua1 for PDF/UA-1 with PDF/A-2a, ua2 for PDF/UA-2 with PDF/A-4; ua1 by default.",
)  # fmt: skip
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
@click.option("-v", "--verbose", is_flag=True, help="Tell each stage and piece.")
def command(
    workshop: str | None, brands: tuple[str, ...], project: Path | None, quiet: bool, verbose: bool, **said: Any
) -> None:
    """Build the printable kit of a workshop.

    WORKSHOP is a folder of content/workshops; it can be left out when there is only one.
    """
    from kitgen.build.run import build_kits
    from kitgen.cli.progress import watching
    from kitgen.cli.report import problems_told, tell

    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose cannot both be given")
    choices = choices_of(**said)
    place = open_project(project)
    name = workshop_or_ask(place, workshop)
    _end_politely()
    with problems_told(place.root), watching(quiet=quiet, verbose=verbose) as report:
        kits = build_kits(place, name, brands, choices, report)
    warnings = [warning for kit in kits for warning in kit.warnings]
    if warnings:
        tell(tuple(dict.fromkeys(warnings)), place.root, stopped=False)
    if not quiet:
        _show(kits)


def choices_of(
    *,
    pieces: tuple[str, ...],
    editions: tuple[str, ...],
    strict: bool = False,
    no_tags: bool = False,
    out: Path | None = None,
    **said: Any,
) -> Choices:
    """Return what the command line says; pieces stand in the kit's order, whatever the order they were asked in."""
    return Choices(
        pieces=tuple(name for name in PIECES if name in pieces) or None,
        editions=editions or None,
        strict=strict or None,
        tags=False if no_tags else None,
        out=out.absolute() if out else None,
        imposing=imposing_said(said),
        pressing=press_said(said),
        **said,
    )


def _end_politely() -> None:
    """Let a request to end run the same tidying as Ctrl-C does."""

    def end(_number: int, _frame: FrameType | None) -> None:
        sys.exit(ENDED)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)


def _show(kits: Sequence[KitResult]) -> None:
    from kitgen.cli.kit_table import as_table, ink_saved, next_steps

    here = Path.cwd()
    click.echo("\n\n".join(filter(None, [as_table(kits, here), ink_saved(kits), next_steps(kits, here)])))
