"""`kitgen new`: a few answers go in, a commented file to start from comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kitgen.base.lengths import MM, points
from kitgen.base.papers import PAGE_PAPERS
from kitgen.cli.kit_table import shown
from kitgen.cli.options import NEW_NAME, Written
from kitgen.cli.project import open_project, project_option
from kitgen.cli.terminal import somebody_there

if TYPE_CHECKING:
    from collections.abc import Callable


def _length(text: str) -> float:
    value = points(text)
    if value < 0:
        raise ValueError(f'"{text}" is below 0')
    return value


LENGTH = Written("LENGTH", _length)
ZERO, USUAL = 0.0, 3 * MM


@click.group("new")
def command() -> None:
    """Start a card stock of your own."""


@command.command(
    "stock",
    short_help="Write a commented card stock.",
    epilog="\b\nExample:\n  kitgen new stock hand --width 60mm --height 92mm --gutter 4mm",
)
@click.argument("name", type=NEW_NAME, required=False)
@click.option("--width", type=LENGTH, help="How wide a card is, such as 63.5mm or 2.5in.")
@click.option("--height", type=LENGTH, help="How high a card is.")
@click.option(
    "papers",
    "--paper",
    type=click.Choice(PAGE_PAPERS, case_sensitive=False),
    multiple=True,
    help="A paper to print on; repeatable, all by default.",
)
@click.option("--gutter", type=LENGTH, help="Room between cards; none by default.")
@click.option("--bleed", type=LENGTH, help="How far colour goes past the cut; 3mm by default.")
@click.option("--corner", type=LENGTH, help="The radius of the corners; 3mm by default.")
@project_option
def stock(
    name: str | None,
    width: float | None,
    height: float | None,
    papers: tuple[str, ...],
    gutter: float | None,
    bleed: float | None,
    corner: float | None,
    project: Path | None,
) -> None:
    """Write a commented card stock into layouts/stocks, its cards in the middle of the paper.

    What no option says is asked on a terminal. NAME is the size, such as 60x92, unless it is given.
    """
    from kitgen.build.outputs import write_file
    from kitgen.read.project import STOCKS
    from kitgen.read.stock_new import Wanted, stock_template

    asked = somebody_there()
    if not asked and not (width and height):
        raise click.UsageError("how large is a card? Give --width and --height, such as --width 63.5mm --height 88.9mm")
    wanted = Wanted(
        width or _asked("How wide is a card, such as 63.5mm"),
        height or _asked("How high is a card"),
        papers or (_asked_papers() if asked else PAGE_PAPERS),
        _or_asked(gutter, ZERO, lambda: _asked("Room between cards, 0 for none", "0"), asked=asked),
        _or_asked(bleed, USUAL, lambda: _asked("How far colour goes past the cut", "3mm"), asked=asked),
        _or_asked(corner, USUAL, lambda: _asked("Radius of the corners, 0 for square ones", "3mm"), asked=asked),
    )
    try:
        text = stock_template(wanted)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    root = open_project(project).root
    target = root / STOCKS / f"{name or wanted.name}.yaml"
    if target.exists():
        raise click.UsageError(f"there is a stock already in {shown(target, Path.cwd())}; take another name")
    write_file(target, text.encode(), make_folder=True)
    click.echo(f"wrote {shown(target, Path.cwd())}; next: kitgen build --stock {target.stem}")


def _asked(question: str, default: str | None = None) -> float:
    value: float = click.prompt(question, type=LENGTH, default=default, err=True)
    return value


def _asked_papers() -> tuple[str, ...]:
    choice = click.Choice((*PAGE_PAPERS, "both"))
    answer = click.prompt("Which paper", type=choice, default="both", err=True)
    return PAGE_PAPERS if answer == "both" else (answer,)


def _or_asked(given: float | None, usual: float, ask: Callable[[], float], *, asked: bool) -> float:
    return given if given is not None else ask() if asked else usual
