"""Options of imposition: what is said of booklets and pages a side goes in, one checked value comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kitgen.base.papers import SHEET_PAPERS
from kitgen.build.imposing import Imposing

if TYPE_CHECKING:
    from collections.abc import Callable

THINNEST, THICKEST = 0.03, 0.5

_OPTIONS = (
    click.option("--booklet", is_flag=True, help="Make a booklet beside each piece: to print, fold and staple."),
    click.option(
        "--nup", type=click.Choice(("2", "4")), help="Make a file beside each piece with so many pages a side."
    ),
    click.option(
        "--impose-on", type=click.Choice(SHEET_PAPERS, case_sensitive=False),
        help="Paper of booklets and of pages side by side; that of the pages by default.",
    ),
    click.option(
        "--signature", type=click.IntRange(1, 50), metavar="SHEETS",
        help="Part booklets into signatures of so many sheets at most.",
    ),
    click.option(
        "--paper-thickness", type=click.FloatRange(THINNEST, THICKEST), metavar="MM",
        help="Thickness of a booklet's paper, for creep; 0.1 by default.",
    ),
)  # fmt: skip


def imposing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options, in the order in which they are written here."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def imposing_said(said: dict[str, Any]) -> Imposing | None:
    """Take the options out of what was said; None where nothing is to be imposed.

    Raises:
        click.UsageError: when an option says how to impose, and none says that.
    """
    booklet, several = said.pop("booklet", False), int(said.pop("nup", None) or 0)
    paper, signature, thickness = (said.pop(name, None) for name in ("impose_on", "signature", "paper_thickness"))
    if (signature or thickness) and not booklet:
        raise click.UsageError("--signature and --paper-thickness are of --booklet, which is not asked for")
    if paper and not (booklet or several):
        raise click.UsageError("--impose-on is the paper of --booklet or --nup; neither is asked for")
    if not (booklet or several):
        return None
    built_in = Imposing()
    return Imposing(booklet, several, signature or 0, thickness or built_in.thickness, paper or "")
