"""`kitgen printers`: nothing goes in; the printers that CUPS knows, and what each can do, come out as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.base.problems import ExitCode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.model.printer import PrinterProfile
    from kitgen.press.cups import Cups
    from kitgen.press.device import Device

_SMALLER = {"A5": (148, 210), "A6": (105, 148)}
_HEADS = ("printer", "sides", "paper", "inks", "finishes", "calibrated", "now")


@click.command("printers", epilog="\b\nExample:\n  kitgen printers")
def command() -> None:
    """List printers: what sides, paper and inks each has, whether it staples, and what is kept of its test sheet.

    The default printer has a star. A question mark stands where CUPS does not tell.
    """
    from kitgen.build.printers import all_printers
    from kitgen.cli.report import clean, problems_told
    from kitgen.press.cups import Cups, NoCupsError

    with problems_told(stopped=False):
        kept = all_printers()
    try:
        cups = Cups()
    except NoCupsError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(ExitCode.MISSING_PROGRAM) from error
    rows = _rows(cups, kept)
    if len(rows) == 1:
        click.echo("CUPS knows no printer")
        return
    wide = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    for row in rows:
        click.echo(clean("  ".join(f"{cell:<{wide[at]}}" for at, cell in enumerate(row)).rstrip()))


def _rows(cups: Cups, kept: Mapping[str, PrinterProfile]) -> list[tuple[str, ...]]:
    from kitgen.press.device import Device
    from kitgen.press.ipp import IppError

    default = cups.default()
    rows: list[tuple[str, ...]] = [(f"  {_HEADS[0]}", *_HEADS[1:])]
    for name in cups.names():
        try:
            device = cups.device(name)
        except IppError as error:
            device = Device(name, trouble=str(error))
        star = "*" if name == default else " "
        rows.append((f"{star} {name}", *_abilities(device), _calibration(kept.get(name)), _now(device)))
    return rows


def _abilities(device: Device) -> tuple[str, str, str, str]:
    papers = [(paper.label, (paper.width, paper.height)) for paper in PAPERS.values()]
    sizes = [label for label, size in (*papers, *_SMALLER.items()) if device.has_size(*size)]
    return (
        {True: "both", False: "one", None: "?"}[device.duplex],
        "?" if device.sizes is None else " ".join(sizes) or "none of ours",
        {True: "colour", False: "black", None: "?"}[device.colour],
        "?" if device.finishings is None else " ".join(device.extras) or "-",
    )


def _calibration(profile: PrinterProfile | None) -> str:
    if profile is None:
        return "-"
    return f"{profile.dx / MM:+.1f} {profile.dy / MM:+.1f} mm, {profile.flip} edge"


def _now(device: Device) -> str:
    state = "takes no jobs" if not device.accepting else "stopped" if device.stopped else "ready"
    return f"{state}: {device.trouble}" if device.trouble else state
