"""What is wrong with a kit: facts about a fault go in, a message with its place and a way out comes out."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kitgen.base.origin import Origin

Severity = Literal["error", "warning"]


class ExitCode(IntEnum):
    """What the process answers with."""

    OK = 0
    PROBLEMS = 1
    USAGE = 2
    CANNOT_WRITE = 3
    MISSING_PROGRAM = 4
    BUG = 70


class Problem(NamedTuple):
    """One fault.

    `code` is a section of docs/problems.md. `message` says in lower case what was met and what is wanted; `hint` says
    what to do. `via` is the layout line through which the content of `origin` came to the page.
    """

    severity: Severity
    code: str
    message: str
    origin: Origin | None = None
    via: Origin | None = None
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.origin}: " if self.origin else ""
        lines = [f"{place}{self.severity}: {self.message} [{self.code}]"]
        if self.via:
            lines.append(f"  through {self.via}")
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


class KitError(Exception):
    """The stage that was running cannot go on; carries every problem it found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class CannotWriteError(Exception):
    """A file or folder cannot be written; the message names it and the reason."""


class Problems:
    """Gathers the problems of a stage, so that all of them are told at once, each once and in the order met."""

    def __init__(self) -> None:
        self._items: dict[Problem, None] = {}

    def error(
        self, code: str, message: str, origin: Origin | None = None, *, hint: str = "", via: Origin | None = None
    ) -> None:
        """Note a fault that stops the build at the end of the stage."""
        self._items.setdefault(Problem("error", code, message, origin, via, hint))

    def warn(
        self, code: str, message: str, origin: Origin | None = None, *, hint: str = "", via: Origin | None = None
    ) -> None:
        """Note a fault that lets the build go on."""
        self._items.setdefault(Problem("warning", code, message, origin, via, hint))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Take over problems found elsewhere."""
        for problem in problems:
            self._items.setdefault(problem)

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop the build."""
        return [p for p in self._items if p.severity == "error"]

    @property
    def warnings(self) -> list[Problem]:
        """The problems that do not stop the build."""
        return [p for p in self._items if p.severity == "warning"]

    def stop_on_errors(self) -> None:
        """End the stage.

        Raises:
            KitError: with every problem gathered, when at least one is an error.
        """
        if self.errors:
            raise KitError(self._items)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


def did_you_mean(word: str, allowed: Iterable[str], what: str = "use one of") -> str:
    """Return a hint that names the nearest allowed word, and all of them."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where a word is wrong

    names = sorted(allowed)
    near = get_close_matches(word, names, n=1, cutoff=0.6)
    listed = f"{what}: {', '.join(names)}" if names else ""
    if near:
        return f'did you mean "{near[0]}"? {listed}'.strip()
    return listed
