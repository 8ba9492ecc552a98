"""`kitgen plan`: what is asked for goes in; how much of everything is printed and packed comes out, no file is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kitgen.build.settings import ALL_BRANDS
from kitgen.cli.build_command import choices_of
from kitgen.cli.build_command import command as build
from kitgen.cli.project import complete_brand, open_project, workshop_or_ask

if TYPE_CHECKING:
    from pathlib import Path

_COUNT = (
    "workshop", "participants", "groups_of", "spares", "facilitators", "observers", "paper", "sheet_paper", "start",
    "date", "venue", "facilitator", "due", "deliver_to", "proof", "look", "pieces", "editions", "large_print_size",
    "project", "strict",
)  # fmt: skip
"""What `kitgen build` takes that changes how much there is of something, or what is told of it."""

EPILOG = """\
\b
Examples:
  kitgen plan
  kitgen plan -n 24 --groups-of 4 --spares 10% --observers 2
  kitgen plan --json
"""


@click.command("plan", epilog=EPILOG)
@click.option("-b", "--brand", metavar="NAME", shell_complete=complete_brand, help="Whose kit.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as in manifest.json, without checksums.")
def command(workshop: str | None, brand: str | None, project: Path | None, as_json: bool, **said: Any) -> None:
    """Show what a kit takes: sheets, copies, cuts, costs, and what lies on each table.

    The pieces are set, but no file is made. WORKSHOP is a folder of content/workshops; it can be left out when there is
    only one. Options are those of `kitgen build`.
    """
    from kitgen.build.manifest import to_json
    from kitgen.build.run import plan_kit
    from kitgen.cli.plan_table import show_plan
    from kitgen.cli.report import problems_told, tell

    if brand == ALL_BRANDS:
        raise click.UsageError(f'"{brand}" is every brand; a plan is of one')
    place = open_project(project)
    name = workshop_or_ask(place, workshop)
    with problems_told(place.root):
        plan, warnings = plan_kit(place, name, (brand,) if brand else (), choices_of(**said))
    if warnings:
        tell(warnings, place.root, stopped=False)
    if as_json:
        click.echo(to_json(plan).decode(), nl=False)
    else:
        show_plan(plan)


command.params[:0] = [param for param in build.params if param.name in _COUNT]
