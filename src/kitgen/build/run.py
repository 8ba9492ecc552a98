"""The road: a project, a workshop and brands go in; read, compose, typeset, finish; kits lie in their folders."""

from __future__ import annotations

import gc
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from kitgen.base.problems import Problems
from kitgen.build.kit import Kit, Written
from kitgen.build.look import vendored_fonts
from kitgen.build.manifest import manifest
from kitgen.build.report import Silence
from kitgen.build.settings import brands_to_build
from kitgen.build.sources import sources_named
from kitgen.read.brand import read_brand
from kitgen.read.workshop import read_workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kitgen.base.problems import Problem
    from kitgen.build.report import Report
    from kitgen.build.result import KitResult
    from kitgen.build.settings import Choices
    from kitgen.read.project import Project


def prepare_kits(project: Project, workshop_name: str, brand_names: Sequence[str], said: Choices) -> list[Kit]:
    """Read a workshop and brands, and return a kit for each brand, ready to be built.

    Raises:
        KitError: with the problems of workshop or brand.
    """
    problems = Problems()
    place = project.find_workshop(workshop_name)
    workshop = read_workshop(place.path, place.root, problems)
    vendored = vendored_fonts(project)
    kits = []
    for name in brands_to_build(brand_names, workshop.brand, project.brands()):
        found = project.find_brand(name)
        kits.append(Kit(project, workshop, read_brand(found.path, found.root, vendored, problems), said, problems))
    return kits


def build_kits(
    project: Project, workshop_name: str, brand_names: Sequence[str], said: Choices, report: Report
) -> list[KitResult]:
    """Build a workshop's kit for each brand.

    Raises:
        KitError: with the problems of the stage that could not be finished; no file has been touched then.
        CannotWriteError: when the output folder cannot be written.
    """
    report.stage(f"reading {workshop_name}")
    with _collector_at_rest(), ExitStack() as open_folders:
        kits = prepare_kits(project, workshop_name, brand_names, said)
        report.begin(sum(kit.count for kit in kits))
        done: list[tuple[list[Written], KitResult]] = []
        for kit in kits:
            if done:
                gc.collect()  # the kit before is not kept: its rings would add up
            with sources_named(kit):
                done.append(kit.build(report, open_folders))
        for written, _ in done:
            for one in written:
                one.folder.commit(one.obsolete)
        return [result for _, result in done]


def plan_kit(
    project: Project, workshop_name: str, brand_names: Sequence[str], said: Choices
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """Return what the manifest of a kit would say, without checksums, and the warnings. No file is made.

    Raises:
        KitError: with the problems of the stage that could not be finished.
    """
    kit = prepare_kits(project, workshop_name, brand_names, said)[0]
    with _collector_at_rest(), sources_named(kit):
        benches = kit.set_up(Silence())
    return manifest(benches[0].view, {}), tuple(kit.problems.warnings)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Let Python's collector of rings rest: what a kit is made of stays to its end, and is not worth looking through.

    It would look hundreds of times, through more and more: for a long guide that is a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def brand_sheet(project: Project, name: str, target: Path) -> tuple[Problem, ...]:
    """Write the sheet of a brand, for its owner to approve, and return the warnings that it lists."""
    from kitgen.build.brand_sheet import brand_sheet as write  # noqa: PLC0415 - it is asked for seldom

    return write(project, name, target)
