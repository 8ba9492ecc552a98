"""One file on its way to a printer: the job and what is asked of the device go in, a whole `lp` command comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitgen.press.lp import MEDIA, arguments

if TYPE_CHECKING:
    from pathlib import Path

    from kitgen.press.lp import Job

LONGEST_TITLE = 255
"""The bytes that a job's name may have (RFC 8011, 5.1.3)."""

STAPLE, PUNCH, FOLD = 4, 5, 10
STAPLE_TOP_LEFT, STAPLE_DUAL_LEFT, PUNCH_DUAL_LEFT, FOLD_HALF = 20, 28, 74, 93
FINISHINGS = {
    "one staple": ((STAPLE_TOP_LEFT,), (STAPLE,)),
    "two staples": ((STAPLE_DUAL_LEFT,),),
    "two holes": ((PUNCH_DUAL_LEFT,), (PUNCH,)),
    "fold": ((FOLD_HALF,), (FOLD,)),
}
"""What a manifest calls a finishing, and the values of `finishings` that do it, the best first (PWG 5100.1, 5.1)."""

_TRUE_SIZE, _FIT = "print-scaling=none", "print-scaling=fit"
HELD = "job-hold-until=indefinite"


@dataclass(frozen=True, slots=True)
class Order:
    """A job with its place on the disk. `sheets` is how many all copies take.

    `pages` is a choice of pages as `lp -P` takes it, empty for all; `fit` lets the printer make pages as small as its
    paper asks; `card` says that it is printed on card; `stock` says what to load, `turn` what is done to the paper
    before it is sent, `finish` what is done by hand at the end.
    """

    path: Path
    job: Job
    sheets: int
    pages: str = ""
    fit: bool = False
    hold: bool = False
    finishings: tuple[int, ...] = ()
    card: bool = False
    stock: str = ""
    finish: str = ""
    turn: str = ""

    def command(self, printer: str = "") -> tuple[str, ...]:
        """Return the command, one argument each; no shell reads it. Without a printer, the default one prints."""
        told = arguments(self.job)
        words = ["lp", *(("-d", printer) if printer else ())]
        words += [_FIT if self.fit and word == _TRUE_SIZE else word for word in told]
        if self.finishings:
            words += ["-o", f"finishings={','.join(map(str, self.finishings))}"]
        if self.pages:
            words += ["-P", self.pages]
        if self.hold:
            words += ["-o", HELD]
        return (*words, str(self.path))

    @property
    def by_hand(self) -> str:
        """Say how to print it from a viewer's own dialog."""
        job = self.job
        sides = f"on both sides, turned on the {job.flip} edge" if job.flip else "on one side"
        parts = [
            f"{job.copies} {'copies' if job.copies > 1 else 'copy'} on {self.stock or MEDIA[job.paper]}, {sides}",
            *([f"pages {self.pages}"] if self.pages else []),
            "in colour" if job.colour else "in black",
            "scaled to fit" if self.fit else "at 100 %",
        ]
        return ", ".join(parts)


def title(*parts: str) -> str:
    """Return a job's title from its parts, no longer than a title may be."""
    text = " · ".join(" ".join(part.split()) for part in parts if part)
    return text.encode()[:LONGEST_TITLE].decode(errors="ignore")


def finishing(words: str, offered: frozenset[int] | None) -> tuple[int, ...]:
    """Return the values of `finishings` for what a manifest says, where a printer offers them; nothing otherwise."""
    wanted = FINISHINGS.get(words, ())
    return next((values for values in wanted if offered and set(values) <= offered), ())
