"""The road: a project, a workshop and brands go in; read, compose, typeset, finish; kits lie in their folders."""

from __future__ import annotations

import gc
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from kitgen.build.report import Silence
from kitgen.build.side_by_side import side_by_side
from kitgen.build.sources import sources_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from kitgen.base.problems import Problem
    from kitgen.build.kit import Kit, Written
    from kitgen.build.makings import Makings
    from kitgen.build.report import Report
    from kitgen.build.result import KitResult
    from kitgen.build.settings import Choices
    from kitgen.read.project import Project


def prepare_kits(project: Project, workshop_name: str, brand_names: Sequence[str], said: Choices) -> list[Kit]:
    """Read what kits are made of, while what they are set with is imported, and return a kit for each brand.

    Raises:
        KitError: with the problems of workshop, brand or look.
    """
    jobs: Sequence[Callable[[], Any]] = (partial(_read, project, workshop_name, brand_names, said), _get_ready)
    makings, kit = side_by_side(jobs, (1, 2))
    return [kit(one) for one in makings]


def _read(project: Project, workshop_name: str, brand_names: Sequence[str], said: Choices) -> list[Makings]:
    from kitgen.build.reading import read_makings  # noqa: PLC0415 - a process that does not read does not need it

    return read_makings(project, workshop_name, brand_names, said)


def _get_ready() -> type[Kit]:
    """Import what kits are composed, set and drawn with, which takes about as long as reading one."""
    from importlib import import_module  # noqa: PLC0415

    for name in ("compose.composer", "typeset.builders", "typeset.fonts", "typeset.binder", "typeset.door"):
        import_module(f"kitgen.{name}")
    from kitgen.build.kit import Kit  # noqa: PLC0415

    return Kit


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
    from kitgen.build.manifest import manifest  # noqa: PLC0415

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
