"""Values on the command line: text goes in, a checked value comes out, or a sentence that says what is allowed."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import click

from kitgen.build.clock import Clock
from kitgen.build.plan import Spares
from kitgen.build.settings import ALL_BRANDS
from kitgen.read.textfile import NO_TEXT, named

if TYPE_CHECKING:
    from collections.abc import Callable


class Written(click.ParamType):  # type: ignore[type-arg]  # it takes an argument from click 8.4 on
    """A kind of value that a function reads; its ValueError is shown as it is."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name = name
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read the value, or fail with what is wrong with it."""
        try:
            return self._read(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def _date(text: str) -> dt.date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            pass
    raise ValueError(f'"{text}" is not a date: write year-month-day, such as 2026-11-23')


def _name(text: str) -> str:
    if text == ALL_BRANDS:
        raise ValueError(f'"{text}" means every brand; take another name')
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", text):
        raise ValueError(f'"{text}" is no name for a folder: use a-z, 0-9 and hyphens, such as river-side')
    return text


def _text(text: str) -> str:
    if stray := NO_TEXT.search(text):
        raise ValueError(f"the control character {named(stray[0])} cannot be printed: take it away")
    return text


CLOCK = Written("HH:MM", Clock.parse)
DATE = Written("YYYY-MM-DD", _date)
NEW_NAME = Written("NAME", _name)
SPARES = Written("N|N%", Spares.parse)
TEXT = Written("TEXT", _text)
