"""A kit: one workshop in one brand goes in; its editions are composed, set and drawn into their folders."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.problems import KitError, Problem, Problems
from kitgen.build.accessibility import check_accessibility
from kitgen.build.checks import check_prices, check_references
from kitgen.build.documents import kinds_of, words_of
from kitgen.build.drawn import Drawn, draw_to_read
from kitgen.build.editions import STANDARD, Edition
from kitgen.build.form_fields import FIELDS, fields_told, name_fields
from kitgen.build.imposed import imposed, imposed_files
from kitgen.build.manifest import manifest, sha256_of, to_json
from kitgen.build.numbers import Numbers
from kitgen.build.order_numbers import order_answers
from kitgen.build.outputs import KitFolder
from kitgen.build.pieces import KIT, PIECES, PRINT_PLAN
from kitgen.build.press import draw_for_press
from kitgen.build.print_script import SCRIPT, print_script
from kitgen.build.result import KitResult, piece_result
from kitgen.build.side_by_side import side_by_side
from kitgen.build.view import View
from kitgen.build.words import counted
from kitgen.model.form import FormStamp
from kitgen.model.workshop import CARDS, DRAWING, GUIDE, HANDOUTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import ExitStack
    from pathlib import Path

    from kitgen.build.makings import Makings
    from kitgen.build.report import Report
    from kitgen.build.result import PieceResult
    from kitgen.compose.composer import Composer
    from kitgen.markup.element import Element
    from kitgen.model.styles import StyleSheet
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.forms import FieldFacts
    from kitgen.typeset.piece import SetPiece

SETTING_ORDER = (HANDOUTS, DRAWING, CARDS, GUIDE, PRINT_PLAN.name, KIT.name)
"""Pieces are set in this order, as later ones name the pages of earlier ones."""

BUNDLE = (PRINT_PLAN.name, KIT.name)
"""What tells of all other pieces."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What one edition is composed and set with. `wanted` are its pieces in the order of setting.

    `checksums` are those of all files drawn so far, in any edition, by the names of their tickets.
    """

    edition: Edition
    composer: Composer
    setter: Compositor
    view: View
    wanted: tuple[str, ...]
    sheet: StyleSheet
    checksums: dict[str, str]
    seconds: dict[str, float] = field(default_factory=dict)
    fields: dict[str, Sequence[FieldFacts]] = field(default_factory=dict)

    @property
    def ordered(self) -> list[str]:
        """The pieces, and the print plan, in the order of the whole kit."""
        return [name for name in (*PIECES, *self.view.documents, PRINT_PLAN.name) if name in self.wanted]

    @property
    def numbers(self) -> Numbers:
        """What answers the late numbers of this edition."""
        more = order_answers(self.view.plan, self.checksums)
        return Numbers(
            self.known, (KIT.name, *self.ordered), self.view.editions, self.view.words, more, self.view.kinds
        )

    @property
    def known(self) -> dict[str, SetPiece]:
        """The pieces whose pages can be named: the edition's own, and the standard ones it lacks or has for a press."""
        standard = self.view.editions.get(STANDARD, {})
        return {**self.view.pieces_set, **standard} if self.edition.press else {**standard, **self.view.pieces_set}


class Written(NamedTuple):
    """A folder that has been written and waits for the others, with the files it makes obsolete."""

    folder: KitFolder
    obsolete: Sequence[str] = ()


class Kit:
    """One workshop in one brand."""

    def __init__(self, makings: Makings) -> None:
        self.project = makings.project
        self.workshop = makings.workshop
        self.brand = makings.brand
        self.settings = makings.settings
        self.editions = makings.editions
        self.plans = makings.plans
        self.documents = makings.documents
        self.looks = makings.looks
        self.problems = Problems()
        self.problems.extend(makings.warnings)
        self.checksums: dict[str, str] = {}

    @property
    def count(self) -> int:
        """How many files will be drawn."""
        return sum(len(self._wanted(edition)) for edition in self.editions)

    def build(self, report: Report, open_folders: ExitStack) -> tuple[list[Written], KitResult]:
        """Build all editions into their folders, for the caller to commit."""
        benches = self.set_up(report)
        written = self._write(benches, report, open_folders)
        for bench in benches:
            bench.setter.fonts.keep()
        return written

    def set_up(self, report: Report) -> list[Bench]:
        """Set and check the pieces of all editions, and draw none.

        Raises:
            KitError: with the problems of a stage that could not be finished.
        """
        benches = [self.bench(edition) for edition in self.editions]
        others = {bench.edition.name: bench.view.pieces_set for bench in benches}
        for bench in benches:
            bench.view.editions = others
        # All handouts first, as every edition's guide names the pages of the others too, wanted or not; the print plan
        # and the whole kit last, as they tell of all.
        for bench in benches:
            self._set_all(bench, report, (HANDOUTS,))
        for stage in ((*PIECES, *self.documents), BUNDLE):
            for bench in benches:
                self._set_all(bench, report, [name for name in bench.wanted if name in stage])
        check_prices(benches[0].view, self.problems)
        for bench in benches:
            for name in bench.wanted:
                check_references(bench.view.pieces_set[name], bench.numbers, bench.known, self.problems)
                check_accessibility(bench.view.pieces_set[name].root, self.problems)
        self._stop_on_problems()
        return benches

    def _stop_on_problems(self) -> None:
        self.problems.stop_on_errors()
        if self.settings.strict and self.problems.warnings:
            raise KitError([Problem("error", p.code, p.message, p.origin, p.via, p.hint) for p in self.problems])

    # setting -------------------------------------------------------------------------------------------------------

    def _wanted(self, edition: Edition) -> tuple[str, ...]:
        pieces = [name for name in self.settings.pieces if name in edition.pieces]
        bundle = BUNDLE if edition.name == STANDARD else ()
        documents = tuple(self.documents) if bundle else ()
        return (*documents, *(name for name in SETTING_ORDER if name in (*pieces, *bundle)))

    def bench(self, edition: Edition) -> Bench:
        """Return what an edition is composed and set with."""
        from kitgen.build.cache import users_cache  # noqa: PLC0415
        from kitgen.compose.composer import Composer  # noqa: PLC0415 - Jinja2 and ReportLab take most of a start
        from kitgen.typeset.compositor import Compositor  # noqa: PLC0415
        from kitgen.typeset.fonts import FontLibrary  # noqa: PLC0415
        from kitgen.typeset.gallery import Pictures  # noqa: PLC0415

        look = self.looks[edition.name]
        words = {**look.words, **words_of(self.documents), **self.workshop.words}
        view = View(self.workshop, self.brand, self.settings, words, edition, plans=self.plans,
                    documents=kinds_of(self.documents))  # fmt: skip
        store = users_cache()
        fonts = FontLibrary(self.brand.fonts.files, store=store)
        setter = Compositor(look.sheet, fonts, self.brand, Pictures(self.problems, store), self.problems)
        setter.pieces_set = view.pieces_set
        composer = Composer(look.folders, self.project.display, view.facts(), view.page_link, store)
        return Bench(edition, composer, setter, view, self._wanted(edition), look.sheet, self.checksums)

    def _set_all(self, bench: Bench, report: Report, names: Sequence[str]) -> None:
        for name in names:
            if name in bench.view.pieces_set:
                continue
            if bench.edition.press and PIECES[name].stock == "paper":
                bench.view.pieces_set[name], bench.seconds[name] = bench.view.editions[STANDARD][name], 0.0
                continue
            report.stage(f"setting {name} for {self.brand.name}, {bench.edition.name}")
            started = time.perf_counter()
            bench.view.pieces_set[name] = self.set(bench, name)
            bench.seconds[name] = time.perf_counter() - started

    def set(self, bench: Bench, name: str) -> SetPiece:
        """Compose and set one piece."""
        if name in self.documents:
            return self.documents[name].set(self.workshop.lang)
        from kitgen.typeset.piece import typeset  # noqa: PLC0415

        # Cards have a size of their own, whatever size of text is asked for.
        chosen = bench.sheet.legibility.size and not (name in PIECES and PIECES[name].stock == "card")
        bench.setter.sheet = bench.sheet.set_in(self.settings.large_print_size) if chosen else bench.sheet
        root: Element = bench.composer.compose(name, bench.view.facts())
        root.default("piece", name)
        root.default("lang", self.workshop.lang)
        if bench.edition.fields:
            name_fields(root, self.problems)
        paper = self.settings.sheet_paper if name in PIECES and PIECES[name].own_paper else self.settings.paper
        plan = self.plans.get(bench.edition.name)
        stocks = {plan.stock.name: plan.stock} if plan else {}
        return typeset(root, bench.setter, paper, stocks, plan.job if plan else None)

    # finishing -----------------------------------------------------------------------------------------------------

    def _folder(self, edition: Edition) -> KitFolder:
        out = self.settings.out
        parts = (self.workshop.name, self.brand.name, *edition.folder)
        root = self.project.root
        return KitFolder(out, *parts) if out.is_absolute() else KitFolder(root / out, *parts, within=root)

    def _write(
        self, benches: Sequence[Bench], report: Report, open_folders: ExitStack
    ) -> tuple[list[Written], KitResult]:
        """Draw all pieces; the manifest and `print.sh`, in the kit's own folder, tell of every edition.

        The print plan and the whole kit come last: they print the checksums of the others.
        """
        folders = [open_folders.enter_context(self._folder(bench.edition)) for bench in benches]
        places = list(zip(benches, folders, strict=True))
        for stage in ((*PIECES, *self.documents), (PRINT_PLAN.name,), (KIT.name,)):
            self._draw_stage(stage, places, report)
        written: list[Written] = []
        results: list[PieceResult] = []
        benches[0].view.more = tuple(imposed(self, *places[0]))
        self._stop_on_problems()
        order = benches[0].view.order
        for bench, folder in places:
            results.extend(piece_result(self.editions, bench, ticket, folder) for ticket in order.tickets
                           if ticket.edition.name == bench.edition.name)  # fmt: skip
            if bench.fields:
                folder.write(FIELDS, to_json(fields_told(self.stamp(""), bench.fields)))
            gone = [kind.file for kind in PIECES.values() if kind.name not in bench.wanted] + imposed_files()
            written.append(Written(folder, gone))
        home = written.pop(0)
        home.folder.write("manifest.json", to_json(manifest(benches[0].view, self.checksums)))
        home.folder.write(SCRIPT, print_script(benches[0].view, self.checksums), runs=True)
        result = KitResult(
            self.workshop.name, self.brand.name, home.folder.folder, tuple(results), tuple(self.problems.warnings)
        )
        return [*written, home], result

    def _draw_stage(self, stage: Sequence[str], places: Sequence[tuple[Bench, KitFolder]], report: Report) -> None:
        """Draw files that tell nothing of one another."""
        jobs = [(bench, name, folder.path(bench.view.kinds[name].file))
                for bench, folder in places for name in stage if name in bench.wanted]  # fmt: skip
        if not jobs:
            return
        pages = [len(bench.view.pieces_set[name].pages) for bench, name, _ in jobs]
        report.stage(f"drawing {counted(len(jobs), 'file')} for {self.brand.name}")
        for (bench, name, _), drawn in zip(
            jobs, side_by_side([partial(self.draw, *job) for job in jobs], pages), strict=True
        ):
            bench.seconds[name] += drawn.seconds
            if drawn.fields:
                bench.fields[name] = drawn.fields
            self.problems.extend(drawn.warnings)
            self.checksums[bench.view.order.ticket_of(bench.edition, name).name] = drawn.checksum
            report.piece(name, drawn.pages, bench.seconds[name])

    def draw(self, bench: Bench, name: str, target: Path) -> Drawn:
        """Draw one file and return what is told of it."""
        started = time.perf_counter()
        drawn = (draw_for_press if bench.edition.press else draw_to_read)(self, bench, name, target)
        return drawn._replace(checksum=sha256_of(target), seconds=time.perf_counter() - started)

    def stamp(self, piece: str) -> FormStamp:
        """Return what a form says of the kit it belongs to."""
        return FormStamp(self.workshop.name, self.workshop.version, piece)
