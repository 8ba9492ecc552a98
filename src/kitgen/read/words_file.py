"""A look's words.yaml goes in, the words its layouts print come out, by key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.problems import Problems
from kitgen.read.fields import Fields
from kitgen.read.yamlfile import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


def read_words(paths: Iterable[Path], display: Callable[[Path], str]) -> dict[str, str]:
    """Return the words of all files that are there, a later file winning.

    Raises:
        KitError: when a value is no text.
    """
    problems = Problems()
    words: dict[str, str] = {}
    for path in paths:
        if path.is_file():
            fields = Fields(load(path, display(path)), problems)
            words.update({key: fields.text(key) for key in fields.keys()})  # noqa: SIM118 - not a dict
    problems.stop_on_errors()
    return words
