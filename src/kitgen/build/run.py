"""The road: a project, a workshop and brands go in; read, compose, typeset, finish; kits lie in their folders."""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import kitgen
from kitgen.base.problems import KitError, Problem, Problems
from kitgen.build.checks import check_references
from kitgen.build.look import read_look
from kitgen.build.look import vendored_fonts as _vendored
from kitgen.build.manifest import FinishedPiece, KitFacts, manifest, sha256_of, to_json
from kitgen.build.numbers import Numbers
from kitgen.build.outputs import KitFolder, made_at
from kitgen.build.page_names import HANDOUTS
from kitgen.build.pieces import KIT, PIECES, PRINT_PLAN, PieceKind
from kitgen.build.result import KitResult, PieceResult
from kitgen.build.settings import Choices, Settings, brands_to_build, merge, said_by_brand, said_by_workshop
from kitgen.build.view import View
from kitgen.read.brand import read_brand
from kitgen.read.stock import read_stock
from kitgen.read.workshop import read_workshop

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kitgen.base.sfnt import FontFile
    from kitgen.build.report import Report
    from kitgen.compose.composer import Composer
    from kitgen.markup.element import Element
    from kitgen.model.brand import Brand
    from kitgen.model.workshop import Workshop
    from kitgen.read.project import Project
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.piece import SetPiece

SETTING_ORDER = (HANDOUTS, "drawing-sheet", "council-cards", "facilitator-guide", PRINT_PLAN.name, KIT.name)
"""Pieces are set in this order, as later ones name the pages of earlier ones."""


def build_kits(
    project: Project, workshop_name: str, brand_names: Sequence[str], said: Choices, report: Report
) -> list[KitResult]:
    """Build a workshop's kit for each brand.

    Raises:
        KitError: with the problems of the stage that could not be finished; no file has been touched then.
        CannotWriteError: when the output folder cannot be written.
    """
    report.stage(f"reading {workshop_name}")
    problems = Problems()
    place = project.find_workshop(workshop_name)
    workshop = read_workshop(place.path, place.root, problems)
    names = brands_to_build(brand_names, workshop.brand, project.brands())
    vendored = _vendored(project)
    brands = [_brand(project, name, vendored, problems) for name in names]
    kits = [Kit(project, workshop, brand, said, problems) for brand in brands]
    report.begin(sum(len(kit.settings.pieces) + 2 for kit in kits))
    with ExitStack() as open_folders:
        done = [kit.build(report, open_folders) for kit in kits]
        for folder, obsolete, _ in done:
            folder.commit(obsolete)
        return [result for _, _, result in done]


def _brand(project: Project, name: str, vendored: Sequence[FontFile], problems: Problems) -> Brand:
    place = project.find_brand(name)
    return read_brand(place.path, place.root, vendored, problems)


@dataclass(frozen=True, slots=True)
class _Bench:
    """What one kit is composed and set with."""

    composer: Composer
    setter: Compositor
    view: View


class Kit:
    """One workshop in one brand."""

    def __init__(self, project: Project, workshop: Workshop, brand: Brand, said: Choices, problems: Problems) -> None:
        self.project = project
        self.workshop = workshop
        self.brand = brand
        self.settings: Settings = merge(said, said_by_workshop(workshop), said_by_brand(brand))
        self.problems = Problems()
        self.problems.extend(problems)
        self._check_group()

    def _check_group(self) -> None:
        least, most = self.workshop.group_min or 1, self.workshop.group_max or self.settings.participants
        if not least <= self.settings.participants <= most:
            message = f"{self.settings.participants} participants; the workshop is made for {least} to {most}"
            hint = "change group in workshop.yaml, or the number of participants"
            self.problems.warn("group-size", message, self.workshop.at.get("group"), hint=hint)

    def build(self, report: Report, open_folders: ExitStack) -> tuple[KitFolder, list[str], KitResult]:
        """Build the kit into its folder, for the caller to commit, and return the names of files it makes obsolete."""
        bench = self._bench()
        wanted = [name for name in SETTING_ORDER if name in (*self.settings.pieces, PRINT_PLAN.name, KIT.name)]
        needed = [name for name in SETTING_ORDER if name in wanted or name == HANDOUTS]
        seconds: dict[str, float] = {}
        for name in needed:
            report.stage(f"setting {name} for {self.brand.name}")
            started = time.perf_counter()
            bench.view.pieces_set[name] = self._set(bench, name)
            seconds[name] = time.perf_counter() - started
        numbers = self._numbers(bench.view, wanted)
        for name in wanted:
            check_references(bench.view.pieces_set[name], numbers, bench.view.pieces_set, self.problems)
        self.problems.stop_on_errors()
        if self.settings.strict and self.problems.warnings:
            raise KitError([Problem("error", p.code, p.message, p.origin, p.via, p.hint) for p in self.problems])
        folder = open_folders.enter_context(self._folder())
        return self._write(folder, bench.view, numbers, wanted, seconds, report)

    def _folder(self) -> KitFolder:
        out = self.settings.out
        if out.is_absolute():
            return KitFolder(out, self.workshop.name, self.brand.name)
        return KitFolder(self.project.root / out, self.workshop.name, self.brand.name, within=self.project.root)

    def _numbers(self, view: View, wanted: Sequence[str]) -> Numbers:
        ordered = _in_order(wanted)
        return Numbers(
            view.pieces_set, (KIT.name, *ordered), {name: view.piece(name).copies for name in ordered}, view.words
        )

    # setting -------------------------------------------------------------------------------------------------------

    def _bench(self) -> _Bench:
        from kitgen.build.cache import users_cache  # noqa: PLC0415
        from kitgen.compose.composer import Composer  # noqa: PLC0415 - Jinja2 and ReportLab take most of a start
        from kitgen.typeset.compositor import Compositor  # noqa: PLC0415
        from kitgen.typeset.fonts import FontLibrary  # noqa: PLC0415
        from kitgen.typeset.gallery import Pictures  # noqa: PLC0415

        look = read_look(self.project, self.settings.look)
        view = View(self.workshop, self.brand, self.settings, {**look.words, **self.workshop.words})
        fonts = FontLibrary(self.brand.fonts.files)
        store = users_cache()
        setter = Compositor(look.sheet, fonts, self.brand, Pictures(self.problems, store), self.problems)
        setter.pieces_set = view.pieces_set
        composer = Composer(look.folders, self.project.display, view.facts(), view.page_link, store)
        return _Bench(composer, setter, view)

    def _set(self, bench: _Bench, name: str) -> SetPiece:
        from kitgen.typeset.piece import typeset  # noqa: PLC0415

        root: Element = bench.composer.compose(name, bench.view.facts())
        root.attrs.setdefault("piece", name)
        root.attrs.setdefault("lang", self.workshop.lang)
        paper = self.settings.sheet_paper if name in PIECES and PIECES[name].own_paper else self.settings.paper
        stocks = {stock: read_stock(place.path, self.project.display(place.path))
                  for stock, place in self.project.stocks().items()} if name == "council-cards" else {}  # fmt: skip
        return typeset(root, bench.setter, paper, stocks)

    # finishing -----------------------------------------------------------------------------------------------------

    def _write(
        self,
        folder: KitFolder,
        view: View,
        numbers: Numbers,
        wanted: Sequence[str],
        seconds: dict[str, float],
        report: Report,
    ) -> tuple[KitFolder, list[str], KitResult]:
        ordered = _in_order(wanted)
        finished: dict[str, FinishedPiece] = {}
        for name in (*ordered, KIT.name):
            started = time.perf_counter()
            kind = _kind(name)
            pieces = [name] if name != KIT.name else [KIT.name, *ordered]
            pages = self._draw(folder.path(kind.file), name, pieces, view, numbers)
            seconds[name] += time.perf_counter() - started
            finished[name] = self._finished(kind, folder.path(kind.file), pages, view)
            report.piece(name, pages, seconds[name])
        folder.write("manifest.json", to_json(manifest(self._kit_facts(view), finished.values())))
        results = tuple(
            PieceResult(name, piece.title, piece.kind.file, piece.pages, seconds[name])
            for name, piece in finished.items()
        )
        gone = [kind.file for kind in PIECES.values() if kind.name not in finished]
        warnings = tuple(self.problems.warnings)
        return folder, gone, KitResult(self.workshop.name, self.brand.name, folder.folder, results, warnings)

    def _draw(self, target: Path, name: str, pieces: Sequence[str], view: View, numbers: Numbers) -> int:
        from kitgen.typeset.binder import Bound, draw  # noqa: PLC0415
        from kitgen.typeset.door import Door  # noqa: PLC0415

        title = f"{self.workshop.title}: {view.words.get(name, name)}"
        buffer = BytesIO()
        door = Door(buffer, title=title, lang=self.workshop.lang, author=self.brand.full_name,
                    subject=self.workshop.subtitle, made=made_at(self.workshop.released, os.environ))  # fmt: skip
        bound = [view.pieces_set[one] for one in pieces]
        titles = {one: view.words.get(one, one) for one in pieces}
        labels = {one: view.words.get(f"{one}-label", "") for one in pieces}
        nested = len(bound) > 1
        draw(door, Bound(bound, view.pieces_set, numbers, self.brand.colours, nested, titles, labels))
        door.save([piece.root for piece in bound])
        target.write_bytes(buffer.getbuffer())
        return sum(len(piece.pages) for piece in bound)

    def _finished(self, kind: PieceKind, path: Path, pages: int, view: View) -> FinishedPiece:
        facts = view.piece(kind)
        paper = self.settings.sheet_paper if kind.own_paper else self.settings.paper
        copies = 0 if kind is KIT else facts.copies
        first = view.pieces_set[kind.name].pages[0].grid
        return FinishedPiece(
            kind, facts.title, sha256_of(path), pages, copies, paper, landscape=first.width > first.height
        )

    def _kit_facts(self, view: View) -> KitFacts:
        room = view.room
        return KitFacts(
            workshop=self.workshop.name,
            title=self.workshop.title,
            version=self.workshop.version,
            brand=self.brand.name,
            brand_name=self.brand.full_name,
            kitgen_version=kitgen.__version__,
            participants=room.participants,
            groups=room.group_sizes,
            spares=room.spare_copies,
            facilitators=room.facilitators,
            lang=self.workshop.lang,
            released=self.workshop.released.isoformat() if self.workshop.released else "",
        )


def _in_order(names: Sequence[str]) -> list[str]:
    """Return the pieces among some names, and the print plan, in the order of the whole kit."""
    return [name for name in (*PIECES, PRINT_PLAN.name) if name in names]


def _kind(name: str) -> PieceKind:
    kinds: Mapping[str, PieceKind] = {**PIECES, PRINT_PLAN.name: PRINT_PLAN, KIT.name: KIT}
    return kinds[name]


def brand_sheet(project: Project, name: str, target: Path) -> tuple[Problem, ...]:
    """Write the sheet of a brand, for its owner to approve, and return the warnings that it lists."""
    from kitgen.build.brand_sheet import brand_sheet as write  # noqa: PLC0415 - it is asked for seldom

    return write(project, name, target)
