"""How a kit's cards are printed: what was said of stock, backs and printer goes in; a plan an edition comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, cast

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.base.problems import KitError, Problem, did_you_mean
from kitgen.build.card_face import CardFace
from kitgen.build.pieces import KINDS
from kitgen.model.card_job import CardJob
from kitgen.model.card_sheet import CardSheet, card_sheet
from kitgen.model.cuts import Cut, cut_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kitgen.base.origin import Origin
    from kitgen.build.editions import Edition
    from kitgen.build.pieces import Edge, PieceKind
    from kitgen.build.settings import Choices, Settings
    from kitgen.markup.element import Element
    from kitgen.model.printer import PrinterProfile
    from kitgen.model.stock import CardStock
    from kitgen.model.workshop import Workshop
    from kitgen.read.project import Project


class CardPlan(NamedTuple):
    """The stock, the job and the sheet of an edition's cards."""

    stock: CardStock
    job: CardJob
    sheet: CardSheet

    @property
    def face(self) -> CardFace:
        """The measures of a card's sides, for layouts."""
        return CardFace.of(self.stock)

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """The cuts that a stack of sheets takes."""
        return cut_list(self.sheet)

    @property
    def kinds(self) -> Mapping[str, PieceKind]:
        """All kinds of files, the card sheets' as they are printed here."""
        return {name: self._kind(kind) if kind.stock == "card" else kind for name, kind in KINDS.items()}

    def _kind(self, kind: PieceKind) -> PieceKind:
        job, sheet = self.job, self.sheet
        finish = "precut" if self.stock.precut else "fold" if sheet.folded else ""
        return kind._replace(
            gsm=self.stock.gsm,
            sides="both" if sheet.backs and not sheet.folded else "one",
            flip=job.flip,
            apart=job.apart and not sheet.folded,
            finish={"precut": "none, cards are cut", "fold": "fold, glue, cut to marks"}.get(finish, kind.finish),
            finish_word=f"{kind.name}-{finish}" if finish else "",
        )


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What the manifest tells of card sheets: stock, way of backs, how many cards there are and a sheet holds.

    `offset_mm` is how far the backs of upright sheets were moved for `printer`, to the right and down.
    """

    stock: str
    backs: str
    count: int
    per_sheet: int
    first: int
    order: str
    offset_mm: list[float]
    printer: str


def card_facts(plan: CardPlan, root: Element, printer: str) -> CardFacts:
    """Return what is true of card sheets; the cards are those that the layout printed."""
    job, sheet = plan.job, plan.sheet
    return CardFacts(
        plan.stock.name,
        "fold" if sheet.folded else job.backs,
        sum(element.tag == "card" for element in root.walk()),
        sheet.per_sheet,
        job.first,
        job.order,
        [round(job.dx / MM, 3), round(job.dy / MM, 3)],
        printer,
    )


def card_plans(
    project: Project, workshop: Workshop, settings: Settings, said: Choices, editions: Iterable[Edition]
) -> dict[str, CardPlan]:
    """Return by edition how the cards of a workshop are printed; nothing where it has none.

    Raises:
        KitError: as `card_plan` does, and when no profile is kept for the printer.
    """
    origin = None if said.stock else workshop.at.get("stock")
    if workshop.cards is None:
        project.find_stock(settings.stock, origin)  # nobody should learn of a wrong name when the cards are written
        return {}
    printer = _profile(settings.printer) if settings.printer else None
    job = card_job(settings, said, printer)
    return {edition.name: card_plan(project, settings, edition, job, origin) for edition in editions}


def _profile(name: str) -> PrinterProfile:
    from kitgen.build.printers import read_printer  # noqa: PLC0415 - only where a printer is named

    return read_printer(name)


def card_job(settings: Settings, said: Choices, printer: PrinterProfile | None) -> CardJob:
    """Return how cards are printed.

    What the command line says wins; then what the printer's profile says, for its printer was asked for; then workshop
    and brand. A printer turns its sheets on the edge that its profile names, whatever duplex workshop or brand ask for.
    """
    backs = said.backs or (printer.backs if printer else "") or settings.backs
    own = bool(said.backs or (printer and printer.backs))
    if printer and backs.startswith("duplex") and not own:
        backs = f"duplex-{printer.flip}"
    flip = backs.removeprefix("duplex-") if backs.startswith("duplex-") else printer.flip if printer else "long"
    # Turned on the other edge than the profile was read with, a back stands on its head, and is moved the other way.
    sign = 1 if printer and printer.flip == flip else -1
    return CardJob(
        backs,
        cast("Edge", flip),
        sign * printer.dx if printer else 0.0,
        sign * printer.dy if printer else 0.0,
        settings.first,
        settings.order,
        settings.guides,
    )


def card_plan(
    project: Project, settings: Settings, edition: Edition, job: CardJob, origin: Origin | None = None
) -> CardPlan:
    """Return the plan for an edition's cards; `origin` is where the stock was named.

    An edition with a stock of its own keeps it, and begins with a whole sheet. Files for a print shop know nothing of
    the printer in the office; their cards are pages, unless asked for on sheets.

    Raises:
        KitError: when there is no such stock, its file has faults, or a sheet cannot hold what is asked for.
    """
    name = edition.stock or settings.stock
    place = project.find_stock(name, origin)
    from kitgen.read.stock import read_stock  # noqa: PLC0415 - the process that sets need not read

    stock = read_stock(place.path, project.display(place.path))
    if edition.stock:
        job = job._replace(first=1, text=1 / edition.card_scale)
    if edition.press:
        job = job._replace(first=1, dx=0.0, dy=0.0) if settings.pressing.imposed else CardJob(single=True)
    if settings.paper not in stock.sheets:
        papers = ", ".join(stock.sheets)
        message = f'the card stock "{name}" has no sheets for {PAPERS[settings.paper].label}'
        others = [
            other for other, found in project.stocks().items() if other != name and _has(found.path, settings.paper)
        ]
        near = did_you_mean(name, others, "with sheets for it there are")
        hint = f"it has them for {papers}"
        raise _wrong("unknown-stock", message, origin, f"{hint}; {near}" if near else hint)
    try:
        sheet = card_sheet(stock, settings.paper, job)
    except ValueError as error:
        raise _wrong("no-room-to-fold", str(error), origin, "take smaller cards, or another way of backs") from None
    if job.first > sheet.per_sheet:
        message = f'a sheet of the stock "{name}" has {sheet.per_sheet} cards, so none is number {job.first}'
        raise _wrong("no-such-cell", message, None, f"give --first a number from 1 to {sheet.per_sheet}")
    return CardPlan(stock, job, sheet)


def _has(path: Path, paper: str) -> bool:
    """Tell whether a stock's file has sheets for a paper; one with faults has none."""
    from kitgen.read.stock import read_stock  # noqa: PLC0415

    try:
        return paper in read_stock(path, str(path)).sheets
    except KitError:
        return False


def _wrong(code: str, message: str, origin: Origin | None, hint: str) -> KitError:
    return KitError([Problem("error", code, message, origin, hint=hint)])
