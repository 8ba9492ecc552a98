"""CUPS on this machine: an order goes in, a job in the queue of a printer comes out, and what becomes of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kitgen.press.device import ASKED, Device, device, message, trouble
from kitgen.press.ipp import IppError, Server

if TYPE_CHECKING:
    from kitgen.press.ipp import Attributes
    from kitgen.press.order import Order

_SECONDS = 60.0

HELD, PRINTED, ENDED = 4, 9, (7, 8, 9)
"""States of a job (RFC 8011, 5.3.7): held; printed; cancelled, aborted or printed."""


class NoCupsError(Exception):
    """This machine has no CUPS that could print; the message says what is lacking."""


class RefusedError(Exception):
    """CUPS did not take a job; the message is its own reason."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job in a queue, called as CUPS calls it, such as `office-12`."""

    printer: str
    number: int

    def __str__(self) -> str:
        return f"{self.printer}-{self.number}"


@dataclass(frozen=True, slots=True)
class State:
    """How far a job is.

    `number` is that of its state, None when CUPS does not tell; `trouble` is what keeps the printer from printing it,
    `why` what was said last of it, and `progress` something that changes while it prints.
    """

    number: int | None
    trouble: str = ""
    why: str = ""
    progress: tuple[object, ...] = ()

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.number in ENDED

    @property
    def printed(self) -> bool:
        """Whether all of it was printed."""
        return self.number == PRINTED


class Cups:
    """The programs of CUPS, and its server.

    Raises:
        NoCupsError: when there is no `lp`, or its server does not run.
    """

    def __init__(self) -> None:
        if not shutil.which("lp"):
            raise NoCupsError("there is no lp on this machine, and kitgen prints through CUPS")
        if "is running" not in self._run("lpstat", "-r").stdout:
            raise NoCupsError(f"CUPS does not run at {self.server}, and kitgen prints through it")

    def _run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run a program as a list of words, so that no shell reads a title or a file's name."""
        environment = {**os.environ, "LC_ALL": "C"}  # the answers are read below
        try:
            return subprocess.run(  # noqa: S603 - a list of words
                words, env=environment, capture_output=True, text=True, errors="replace", encoding="utf-8",
                timeout=_SECONDS, check=False, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            return subprocess.CompletedProcess(words, 1, "", f"{words[0]}: {error}")

    def names(self) -> tuple[str, ...]:
        """Return the names of all printers there are."""
        # -e lists those of the network too, and is not known to old versions.
        listed = self._run("lpstat", "-e").stdout or self._run("lpstat", "-a").stdout
        return tuple(line.split()[0] for line in listed.splitlines() if line.strip())

    def default(self) -> str:
        """Return the name of the user's default printer, empty when there is none."""
        said = self._run("lpstat", "-d").stdout
        found = re.search(r"default destination: (\S+)", said)
        return found[1] if found else ""

    @cached_property
    def server(self) -> Server:
        """The server that the programs talk to, found out once: following a job asks for it twice a second."""
        return Server.parse(self._run("lpstat", "-H").stdout or "localhost")

    def device(self, name: str) -> Device:
        """Return what a printer can do.

        Raises:
            IppError: when CUPS does not tell.
        """
        return device(name, self.server.printer(queue_of(name), *ASKED))

    def send(self, order: Order, printer: str) -> Job:
        """Put an order into the queue of a printer.

        Raises:
            RefusedError: when CUPS does not take it.
        """
        done = self._run(*order.command(printer))
        found = re.search(r"request id is (\S+)-(\d+) ", done.stdout)
        if done.returncode or not found:
            said = done.stderr.strip() or done.stdout.strip() or f"lp ended with {done.returncode}"
            raise RefusedError(_plain(said))
        return Job(found[1], int(found[2]))

    def state(self, job: Job) -> State:
        """Return how far a job is."""
        wanted = ("job-state", "job-state-reasons", "job-printer-state-message", "job-printer-state-reasons",
                  "job-impressions-completed", "job-media-sheets-completed")  # fmt: skip
        try:
            told = self.server.job(job.printer, job.number, *wanted)
        except IppError as error:
            return State(None, str(error), str(error))
        number = (told.get("job-state") or [None])[0]
        moves = tuple(str(told.get(name)) for name in ("job-state", *wanted[4:]))
        wrong = trouble(told, "job-printer")
        why = wrong or message(told, "job-printer") or _reasons(told)
        return State(number if isinstance(number, int) else None, wrong, why, moves)


def queue_of(name: str) -> str:
    """Return the queue of a printer that may be called with a set of options, as `office/draft`."""
    return name.partition("/")[0]


def _reasons(told: Attributes) -> str:
    """Return why a job ended as it did, in its own words (RFC 8011, 5.3.8), such as `job canceled by user`."""
    given = [str(reason) for reason in told.get("job-state-reasons", []) if reason]
    return ", ".join(reason.replace("-", " ") for reason in given if reason not in {"none", "processing-to-stop-point"})


def _plain(said: str) -> str:
    """Return an answer of `lp` without its own name."""
    lines = [re.sub(r"^lp: (Error - )?", "", line).strip().rstrip(".") for line in said.splitlines()]
    return "; ".join(line for line in lines if line)
