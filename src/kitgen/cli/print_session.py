"""Printing as a talk with the user: orders go in; questions, commands and a list of what was sent come out."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

import click

from kitgen.base.problems import ExitCode, Problems, did_you_mean
from kitgen.build.prepared import moves, prepared, preparing
from kitgen.build.printer_check import check_printer, notes, with_finishings
from kitgen.build.printers import find_printer, in_mm
from kitgen.build.printing import MANY_SHEETS
from kitgen.build.words import counted
from kitgen.cli.report import clean, tell
from kitgen.cli.terminal import somebody_there
from kitgen.press.cups import Cups, NoCupsError, queue_of
from kitgen.press.ipp import IppError
from kitgen.press.send import Press

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.build.built import BuiltPiece
    from kitgen.build.prepared import Out
    from kitgen.model.printer import PrinterProfile
    from kitgen.press.device import Device
    from kitgen.press.order import Order
    from kitgen.press.send import Outcome
    from kitgen.read.project import Project


@dataclass(frozen=True)
class Session:
    """One call of `kitgen print`.

    `asked_printer` is what the command line says; `turned` is how sheets come out where both sides are printed by hand.
    """

    project: Project
    asked_printer: str | None
    turned: Out | None
    patience: float
    wait: bool
    yes: bool

    @cached_property
    def cups(self) -> Cups:
        """The CUPS of this machine.

        Raises:
            NoCupsError: when it has none.
        """
        return Cups()

    @cached_property
    def printer(self) -> str:
        """The printer's name, that of the default one where none was asked for.

        Raises:
            click.UsageError: when there is none.
        """
        names = self.cups.names()
        name = self.asked_printer or self.cups.default()
        if not name:
            there = f"; name one with --printer: {', '.join(names)}" if names else "; CUPS knows no printer at all"
            raise click.UsageError(f"there is no default printer{there}")
        if name.partition("/")[0] not in {known.partition("/")[0] for known in names}:
            raise click.UsageError(f'CUPS knows no printer "{name}": {did_you_mean(name, names, "there are")}')
        return name

    @cached_property
    def device(self) -> Device | None:
        """What the printer can do; None where CUPS does not tell."""
        try:
            return self.cups.device(self.printer)
        except IppError as error:
            click.echo(f"what the printer can do was not checked: {error}", err=True)
            return None

    @cached_property
    def profile(self) -> PrinterProfile | None:
        """What is kept of the printer's test sheet, if anything is."""
        return find_printer(queue_of(self.printer))

    # before anything is sent ---------------------------------------------------------------------------------------

    def run(self, orders: Sequence[tuple[Order, BuiltPiece]], *, dry: bool) -> None:
        """Send orders and tell what became of each; or show what would be run, one command a line, for a shell.

        Raises:
            KitError: when the printer lacks something; nothing has been sent then.
            click.exceptions.Exit: with the code for what was not printed, or for a missing CUPS.
        """
        try:
            name = self.printer
        except NoCupsError as error:
            self._by_hand([order for order, _ in orders], str(error))
        with preparing(self.project, write=not dry) as work:
            ready = self._checked(prepared(work, orders, self.profile, self.turned))
            for note in self._moved(orders):
                click.echo(note, err=True)
            if dry:
                if any(order.path.is_relative_to(work.folder) for order in ready):
                    click.echo(f"the files in {work.folder} are made when it is printed", err=True)
                for order in ready:
                    click.echo(clean(shlex.join(order.command(name))))
            else:
                self._print(ready)

    def _moved(self, orders: Sequence[tuple[Order, BuiltPiece]]) -> Iterator[str]:
        """Yield what is done about the printer's offset, and what was done when the kit was built."""
        profile = self.profile
        kept = (profile.dx, profile.dy) if profile else (0.0, 0.0)
        for _, piece in orders:
            if profile and moves(piece, profile):
                yield f"the backs of {piece.name} are moved by {_offset(kept)}, as kept of {profile.name}"
            elif any(piece.offset) and not _alike(piece.offset, kept):
                built = f"the backs of {piece.name} were moved by {_offset(piece.offset)} when it was built"
                yield f"{built}, and {_offset(kept)} is kept of {self.printer}: build it with --printer {self.printer}"

    def _checked(self, orders: Sequence[Order]) -> tuple[Order, ...]:
        """Return orders as this printer prints them."""
        problems = Problems()
        if self.device:
            check_printer(orders, self.device, problems)
        problems.stop_on_errors()
        if problems.warnings:
            tell(problems.warnings, stopped=False)
        for note in notes(self.device, self.profile):
            click.echo(note, err=True)
        return with_finishings(orders, self.device)

    def _print(self, orders: Sequence[Order]) -> None:
        click.echo(_table(orders))
        if not self._agreed(sum(order.sheets for order in orders)):
            click.echo("nothing was sent")
            return
        press = Press(self.cups, self.printer, _say, self._load, self._turned, self.patience, self.wait)
        try:
            press.run(orders)
        finally:
            self._tell(press.outcomes)
        if not all(outcome.good for outcome in press.outcomes):
            raise click.exceptions.Exit(ExitCode.PROBLEMS)

    def _agreed(self, sheets: int) -> bool:
        """Return whether so many sheets may be printed.

        Raises:
            click.UsageError: when that must be asked, and nobody is there.
        """
        if sheets <= MANY_SHEETS or self.yes:
            return True
        if not somebody_there():
            raise click.UsageError(
                f"that is {sheets} sheets: say --yes to print more than {MANY_SHEETS}; nothing was sent"
            )
        return click.confirm(f'Print {sheets} sheets on "{self.printer}"?', err=True)

    def _load(self, stock: str) -> None:
        click.echo(f"load {stock}", err=True)
        if somebody_there() and not self.yes:
            click.prompt("press Enter when it is there", default="", show_default=False, err=True)

    def _turned(self, what: str) -> bool:
        """Return whether somebody is there who has turned the stack."""
        click.echo(what, err=True)
        if not somebody_there():
            return False
        click.prompt("press Enter when it is done", default="", show_default=False, err=True)
        return True

    # afterwards ----------------------------------------------------------------------------------------------------

    def _tell(self, outcomes: Sequence[Outcome]) -> None:
        wide = max((len(outcome.fate) for outcome in outcomes), default=0)
        click.echo("")
        for outcome in outcomes:
            name = f" ({outcome.job})" if outcome.job else ""
            why = f": {clean(outcome.why)}" if outcome.why else ""
            click.echo(f"{outcome.fate:<{wide}}  {clean(outcome.order.job.title)}{name}{why}")
            if outcome.fate == "held":
                click.echo(f"{'':<{wide}}  release it: lp -i {outcome.job} -H resume; or drop it: cancel {outcome.job}")
            elif outcome.fate == "waiting" and outcome.job:
                click.echo(f"{'':<{wide}}  it is still in the queue; drop it: cancel {outcome.job}")
        left = [outcome for outcome in outcomes if outcome.good and outcome.order.finish]
        for outcome in left:
            click.echo(f"by hand: {outcome.order.path.stem}, {outcome.order.finish}")

    def _by_hand(self, orders: Sequence[Order], why: str) -> NoReturn:
        """Tell what to print without CUPS, and leave."""
        click.echo(f"{why}. To print by hand:", err=True)
        for order in orders:
            click.echo(f"{order.path}\n  {order.by_hand}")
            if order.finish:
                click.echo(f"  then: {order.finish}")
        total = sum(order.sheets for order in orders)
        click.echo(f"{counted(len(orders), 'file')}, {counted(total, 'sheet')} in all")
        raise click.exceptions.Exit(ExitCode.MISSING_PROGRAM)


def _table(orders: Sequence[Order]) -> str:
    rows = [
        (
            order.path.stem,
            counted(order.job.copies, "copy", "copies"),
            counted(order.sheets, "sheet") if order.sheets else "the same",
            order.stock,
            f"both sides, {order.job.flip} edge" if order.job.flip else "one side",
            "colour" if order.job.colour else "black",
            _finish(order),
        )
        for order in orders
    ]
    wide = [max(len(row[column]) for row in rows) for column in range(7)]
    lines = ["  ".join(f"{cell:<{wide[at]}}" for at, cell in enumerate(row)).rstrip() for row in rows]
    total = sum(order.sheets for order in orders)
    return "\n".join([*lines, f"{counted(total, 'sheet')} in all"])


def _alike(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Return whether two offsets are the same; those of sheets turned on the other edge have the other sign."""
    return all(abs(abs(first) - abs(second)) < 0.01 for first, second in zip(one, other, strict=True))


def _offset(moved: tuple[float, float]) -> str:
    return " ".join(in_mm(value) for value in moved)


def _finish(order: Order) -> str:
    if order.finishings:
        return "finished by the printer"
    return f"{order.finish}, by hand" if order.finish else ""


def _say(text: str) -> None:
    click.echo(clean(text), err=True)
