"""The `kitgen` command: arguments go in, the exit code of house and shell comes out.

Only click is imported here, and a command's own module when the command is used, so that `kitgen --help` is quick.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kitgen import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STOPPED = 130  # what shells say for Ctrl-C

WIDEST_HELP = 100

COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("kitgen.cli.build_command", "Build the printable kit of a workshop."),
    "plan": ("kitgen.cli.plan_command", "Show what a kit takes: sheets, copies, costs, packing."),
    "print": ("kitgen.cli.print_command", "Print a built kit, as often as its manifest says."),
    "printers": ("kitgen.cli.printers_command", "List printers and what they can do."),
    "printer": ("kitgen.cli.printer_command", "Calibrate a printer with a test sheet."),
    "collect": ("kitgen.cli.collect_command", "Collect the answers of filled forms in a table."),
    "explain": ("kitgen.cli.explain_command", "Explain a problem by the code that its message has in brackets."),
    "list": ("kitgen.cli.list_command", "List workshops, brands, layouts or stocks."),
    "init": ("kitgen.cli.init_command", "Put a starter project into an empty folder."),
    "new": ("kitgen.cli.new_command", "Start a card stock of your own."),
    "brand": ("kitgen.cli.brand_command", "Start a brand, or show one on a page."),
}
"""Each command's module and its line in the help, which must not need the module."""

EPILOG = """\
\b
Examples:
  kitgen init my-workshop && cd my-workshop && kitgen build
  kitgen build --brand northwind --participants 24 --start 13:30
  kitgen build --only council-cards --paper letter
  kitgen brand new acme --primary '#0B4F58' --logo acme.svg

\b
Shell completion, for bash (zsh and fish likewise):
  eval "$(_KITGEN_COMPLETE=bash_source kitgen)"
"""


class Program(click.Group):
    """A group of commands that are imported when they are used, and that answers with kitgen's own exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            if ctx.resilient_parsing:  # a shell completes words; it wants no messages
                return None
            from kitgen.base.problems import did_you_mean

            raise click.UsageError(f'no command "{cmd_name}": {did_you_mean(cmd_name, COMMANDS)}', ctx)
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:
        """Run the program and end the process."""
        if isinstance(sys.stdout, TextIOWrapper):  # a title that the terminal cannot show is no reason to fall over
            sys.stdout.reconfigure(errors="replace")
        extra["standalone_mode"] = False
        extra.setdefault("terminal_width", _help_width())
        sys.exit(self._answer(args, *rest, **extra))

    def _answer(self, *args: Any, **extra: Any) -> int:
        try:
            return int(super().main(*args, **extra) or 0)
        except click.ClickException as error:
            error.show()
            return error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("stopped", err=True)
            return STOPPED
        except Exception as error:  # noqa: BLE001 - the last door: whatever it is gets an exit code
            from kitgen.cli.failures import answer_to

            return answer_to(error)


def _help_width() -> int:
    """Return how wide help is set. click would ask shutil, whose import takes a twentieth of a short start."""
    try:
        columns = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
    except (ValueError, OSError):
        columns = 80
    return max(50, min(columns, WIDEST_HELP) - 2)


@click.group(
    cls=Program,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST_HELP},
    no_args_is_help=True,
)
@click.version_option(__version__, message="kitgen %(version)s")
def main() -> None:
    """Turn workshop content and page layouts into a print-ready kit.

    Facilitator guide, participant handouts, drawing sheet and cards, in the look of the organisation you name.
    """
