"""Settings of a build: what was said on the command line, in workshop and brand goes in, one answer each comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kitgen.build.clock import Clock
from kitgen.build.imposing import Imposing
from kitgen.build.pieces import PIECES
from kitgen.build.plan import Room, Spares
from kitgen.build.pressing import Pressing
from kitgen.model.workshop import CARDS, DRAWING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from kitgen.model.brand import Brand
    from kitgen.model.prices import Prices
    from kitgen.model.workshop import Workshop

ALL_BRANDS = "all"
DEFAULT_BRAND = "riverside"


class Choices(NamedTuple):
    """What one of command line, workshop and brand says; None where it says nothing."""

    participants: int | None = None
    groups_of: int | None = None
    spares: Spares | None = None
    facilitators: int | None = None
    observers: int | None = None
    paper: str | None = None
    sheet_paper: str | None = None
    start: Clock | None = None
    date: dt.date | None = None
    venue: str | None = None
    facilitator: str | None = None
    pieces: tuple[str, ...] | None = None
    editions: tuple[str, ...] | None = None
    large_print_size: float | None = None
    look: str | None = None
    out: Path | None = None
    strict: bool | None = None
    tags: bool | None = None
    standard: str | None = None
    stock: str | None = None
    backs: str | None = None
    printer: str | None = None
    first: int | None = None
    order: str | None = None
    guides: bool | None = None
    due: dt.date | None = None
    deliver_to: str | None = None
    proof: str | None = None
    prices: Prices | None = None
    imposing: Imposing | None = None
    pressing: Pressing | None = None


class Settings(NamedTuple):
    """What holds for one kit. `out` is relative to the project's folder unless the command line gave it."""

    participants: int
    groups_of: int
    spares: Spares
    facilitators: int
    paper: str
    sheet_paper: str
    start: Clock
    date: dt.date | None
    venue: str
    facilitator: str
    pieces: tuple[str, ...]
    editions: tuple[str, ...]
    large_print_size: float
    look: str
    out: Path
    strict: bool
    tags: bool
    standard: str
    stock: str
    backs: str
    printer: str
    first: int
    order: str
    guides: bool
    observers: int = 0
    due: dt.date | None = None
    deliver_to: str = ""
    proof: str = ""
    prices: Prices | None = None
    imposing: Imposing = Imposing()
    pressing: Pressing = Pressing()

    @property
    def room(self) -> Room:
        """The people these settings speak of."""
        return Room(self.participants, self.groups_of, self.spares, self.facilitators, self.observers)


BUILT_IN = Settings(
    participants=18,
    groups_of=6,
    spares=Spares(2),
    facilitators=1,
    paper="a4",
    sheet_paper="",
    start=Clock(9 * 60),
    date=None,
    venue="",
    facilitator="",
    pieces=tuple(PIECES),
    editions=(),
    large_print_size=18.0,
    look="editorial",
    out=Path("out"),
    strict=False,
    tags=True,
    standard="ua1",
    stock="poker",
    backs="duplex-long",
    printer="",
    first=1,
    order="rows",
    guides=False,
)
"""What holds where nobody says anything; the drawing sheet then has the paper of the other pieces."""


def merge(*levels: Choices) -> Settings:
    """Return what holds, the first level that says something winning: command line, then workshop, then brand."""
    said = {name: value for level in reversed(levels) for name, value in level._asdict().items() if value is not None}
    settings = BUILT_IN._replace(**said)
    return settings if settings.sheet_paper else settings._replace(sheet_paper=settings.paper)


def said_by_workshop(workshop: Workshop) -> Choices:
    """Return what a workshop says; the reader has checked it."""
    return Choices(
        participants=workshop.participants,
        groups_of=workshop.groups_of,
        spares=Spares.parse(workshop.spares) if workshop.spares else None,
        facilitators=workshop.facilitators,
        observers=workshop.observers,
        paper=workshop.paper or None,
        sheet_paper=workshop.sheet_paper or None,
        start=Clock.parse(workshop.start) if workshop.start else None,
        date=workshop.date,
        venue=workshop.venue or None,
        facilitator=workshop.facilitator or None,
        pieces=workshop.pieces or pieces_of(workshop),
        look=workshop.look or None,
        stock=workshop.stock or None,
        backs=workshop.backs or None,
        due=workshop.due,
        deliver_to=workshop.deliver_to or None,
        proof=workshop.proof or None,
        prices=workshop.prices,
    )


def pieces_of(workshop: Workshop) -> tuple[str, ...]:
    """Return the pieces that a workshop has something for: no sheet where nobody draws, no cards that nobody wrote."""
    lacks = {CARDS} if workshop.cards is None else set()
    if workshop.drawing is None:
        lacks.add(DRAWING)
    return tuple(name for name in PIECES if name not in lacks)


def said_by_brand(brand: Brand) -> Choices:
    """Return what a brand says; the reader has checked it."""
    return Choices(
        paper=brand.paper or None,
        sheet_paper=brand.sheet_paper or None,
        look=brand.look or None,
        stock=brand.stock or None,
        backs=brand.backs or None,
        prices=brand.prices,
    )


def brands_to_build(asked: Sequence[str], preferred: str, available: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the brands to build, each once; whether they exist is not asked here.

    Args:
        asked: what `--brand` said; empty when it was not given, and `all` for every brand there is.
        preferred: the brand the workshop names, or nothing.
        available: the brands of the project and the built-in ones.
    """
    if ALL_BRANDS in asked:
        return tuple(sorted(available))
    return tuple(dict.fromkeys(asked)) or (preferred or DEFAULT_BRAND,)
