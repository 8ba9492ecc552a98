"""CUPS: what is to be printed, and how, goes in; the arguments of `lp` come out."""

from __future__ import annotations

from typing import Literal, NamedTuple

MEDIA = {"a4": "A4", "letter": "Letter", "a3": "A3", "tabloid": "Tabloid"}
"""The papers by the names that CUPS has for them."""


Flip = Literal["long", "short", ""]
"""The edge on which a sheet is turned; empty for one that is printed on one side."""


class Job(NamedTuple):
    """One file for the printer."""

    file: str
    title: str
    copies: int
    paper: str
    flip: Flip
    colour: bool
    collate: bool


def options(job: Job) -> tuple[str, ...]:
    """Return the options of a job, each as `lp -o` takes it: names and values of RFC 8011 and PWG 5100."""
    return (
        f"media={MEDIA[job.paper]}",
        f"sides=two-sided-{job.flip}-edge" if job.flip else "sides=one-sided",
        f"print-color-mode={'color' if job.colour else 'monochrome'}",
        "print-scaling=none",
        f"collate={'true' if job.collate else 'false'}",
    )


def arguments(job: Job) -> tuple[str, ...]:
    """Return the arguments of `lp` for a job, without the printer and the file."""
    pairs = [("-n", str(job.copies)), ("-t", job.title), *(("-o", option) for option in options(job))]
    return tuple(part for pair in pairs for part in pair)
