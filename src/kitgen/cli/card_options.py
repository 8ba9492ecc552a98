"""Options for cards: a command goes in, the same command that also takes stock, backs and printer comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import click

from kitgen.model.card_job import ORDERS
from kitgen.model.printer import BACKS

if TYPE_CHECKING:
    from collections.abc import Callable

F = TypeVar("F", bound="Callable[..., object]")


def card_options(command: F) -> F:
    """Add the options; each is None where it was not given."""
    for option in reversed(
        (
            click.option("--stock", metavar="NAME", help="Card stock; `kitgen list stocks` shows them."),
            click.option(
                "--backs",
                type=click.Choice(BACKS),
                metavar="WAY",
                help="How backs come behind fronts: " + ", ".join(BACKS) + ".",
            ),
            click.option(
                "-P", "--printer", metavar="NAME", help="Print for the printer whose profile is kept by this name."
            ),
            click.option(
                "--first", type=click.IntRange(1), metavar="N", help="Begin at this card of a part-used sheet."
            ),
            click.option(
                "--order", type=click.Choice(ORDERS), help="The order of cards; cut-stack sorts the cut piles."
            ),
            click.option("--guides", is_flag=True, default=None, help="Draw safe zone and corners over the cards."),
        )
    ):
        command = option(command)
    return command
