"""Options of files for a print shop: what is said of marks, sheets and binding goes in, one value comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from kitgen.build.pressing import MARKS, Pressing

if TYPE_CHECKING:
    from collections.abc import Callable

_OPTIONS = (
    click.option(
        "--marks", type=click.Choice(MARKS),
        help="Marks on files for a print shop: none, crop, or full with register marks and ink bar; none by default.",
    ),
    click.option(
        "--imposed", is_flag=True, help="In files for a print shop leave cards on their sheets, not one a page."
    ),
    click.option(
        "--binding-margin", type=click.FloatRange(0, 15), metavar="MM",
        help="In files for a print shop move pages so far away from the bound edge; 0 by default.",
    ),
)  # fmt: skip


def press_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options, in the order in which they are written here."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def press_said(said: dict[str, Any]) -> Pressing | None:
    """Take the options out of what was said; None where nothing was."""
    marks, imposed, binding = (said.pop(name, None) for name in ("marks", "imposed", "binding_margin"))
    if not (marks or imposed or binding):
        return None
    return Pressing(marks or "none", imposed, binding or 0.0)
