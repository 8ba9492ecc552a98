"""The workshop: sessions, readings, handouts, cards and lists as frozen values, with views that layouts ask for."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kitgen.base.origin import Origin
    from kitgen.model.blocks import Block
    from kitgen.model.cards import CardSet, Mode
    from kitgen.model.document import ForeignDocument
    from kitgen.model.prices import Prices

STEPS = ("say", "do", "ask", "show", "hand-out")
PROOFS = ("none", "file", "print")
GUIDE, HANDOUTS, DRAWING, CARDS = "facilitator-guide", "participant-handouts", "drawing-sheet", "council-cards"
PIECES = (GUIDE, HANDOUTS, DRAWING, CARDS)
"""The pieces of a kit, in the order in which it presents them."""

T = TypeVar("T")


class Session(NamedTuple):
    """A session, or a break (which has a title and minutes only, and the number 0).

    `blocks` is everything below the lead paragraph. `title`, `short` (for the timeline) and `agenda` (for the agenda
    table) name it; the reader fills the last two from the title.
    """

    id: str
    number: int
    title: str
    minutes: int
    origin: Origin
    kind: Literal["session", "break"] = "session"
    short: str = ""
    agenda: str = ""
    mode: Mode = "together"
    purpose: str = ""
    need: str = ""
    prepare: str = ""
    lead: Block | None = None
    blocks: tuple[Block, ...] = ()
    handouts: tuple[str, ...] = ()

    @property
    def is_break(self) -> bool:
        """Whether nothing is taught here."""
        return self.kind == "break"

    @property
    def steps(self) -> tuple[Block, ...]:
        """The numbered steps in order; each has attrs `n` and maybe `min`."""
        return self.of(*STEPS)

    def step(self, number: int) -> Block | None:
        """Return a step by its number."""
        return next((step for step in self.steps if step.get("n") == number), None)

    def of(self, *kinds: str) -> tuple[Block, ...]:
        """Return the blocks of these kinds that stand directly in the session."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def first(self, kind: str) -> Block | None:
        """Return the first block of a kind that stands directly in the session."""
        return next((block for block in self.blocks if block.kind == kind), None)

    def find(self, *kinds: str) -> tuple[Block, ...]:
        """Return every block of these kinds, at any depth."""
        return tuple(found for block in self.blocks for found in block.walk() if found.kind in kinds)


class Page(NamedTuple):
    """A chapter to read (`reading`), or a page for the guide's front (`front`)."""

    id: str
    title: str
    origin: Origin
    kind: Literal["reading", "front"] = "reading"
    short: str = ""
    lead: Block | None = None
    blocks: tuple[Block, ...] = ()

    def of(self, *kinds: str) -> tuple[Block, ...]:
        """Return the blocks of these kinds that stand directly on the page."""
        return tuple(block for block in self.blocks if block.kind in kinds)

    def find(self, *kinds: str) -> tuple[Block, ...]:
        """Return every block of these kinds, at any depth."""
        return tuple(found for block in self.blocks for found in block.walk() if found.kind in kinds)


class Handout(NamedTuple):
    """A page (or some pages) of the participant handouts, and the session it is used in ("" outside sessions)."""

    id: str
    title: str
    session: str
    block: Block

    @property
    def questions(self) -> tuple[Block, ...]:
        """The questions on the page."""
        return self.block.find("question")


class Question(NamedTuple):
    """A question with its full reference, such as `council/1`."""

    ref: str
    handout: str
    number: int
    block: Block


class Material(NamedTuple):
    """Something to bring: a number for each participant, group or facilitator, or for the room.

    `observers` says that they get what each participant gets.
    """

    item: str
    origin: Origin
    per: Literal["each", "group", "room", "facilitator"]
    number: float
    spares: bool = False
    unit: str = ""
    note: str = ""
    pack: str = ""
    observers: bool = False


class ChecklistDay(NamedTuple):
    """What to do at one time before, on or after the day."""

    when: str
    items: tuple[str, ...]


class RoomNote(NamedTuple):
    """A remark beside the room plan."""

    title: str
    text: str


class PageText(NamedTuple):
    """What the writer wants said at the head of a page that the program makes."""

    lead: str = ""
    text: str = ""


class Workshop(NamedTuple):
    """A whole workshop as its writer left it; what follows from a clock and a number of people is planned elsewhere.

    `spares` is as given ("2" or "10%"), `start` is a time such as "9:00". `timetable` has sessions and breaks in
    order. `targets` holds every block with an id, `files` every file that was read or is shown; `at` tells where the
    keys of workshop.yaml stand.
    """

    name: str
    folder: Path
    origin: Origin
    title: str
    short: str = ""
    subtitle: str = ""
    tagline: str = ""
    version: str = "1.0"
    released: dt.date | None = None
    lang: str = "en"
    audience: str = ""
    purpose: str = ""
    outcomes: tuple[str, ...] = ()
    group_min: int | None = None
    group_max: int | None = None
    participants: int | None = None
    groups_of: int | None = None
    spares: str = ""
    facilitators: int = 1
    observers: int = 0
    start: str = ""
    date: dt.date | None = None
    venue: str = ""
    facilitator: str = ""
    paper: str = ""
    sheet_paper: str = ""
    stock: str = ""
    backs: str = ""
    brand: str = ""
    look: str = ""
    pieces: tuple[str, ...] = ()
    due: dt.date | None = None
    deliver_to: str = ""
    proof: str = ""
    prices: Prices | None = None
    credit: str = ""
    credit_short: str = ""
    sources: tuple[str, ...] = ()
    words: Mapping[str, str] = MappingProxyType({})
    pages: Mapping[str, PageText] = MappingProxyType({})
    materials: tuple[Material, ...] = ()
    checklist: tuple[ChecklistDay, ...] = ()
    room: tuple[RoomNote, ...] = ()
    documents: tuple[ForeignDocument, ...] = ()
    timetable: tuple[Session, ...] = ()
    readings: tuple[Page, ...] = ()
    front: tuple[Page, ...] = ()
    handouts: tuple[Handout, ...] = ()
    questions: Mapping[str, Question] = MappingProxyType({})
    cards: CardSet | None = None
    targets: Mapping[str, Block] = MappingProxyType({})
    files: tuple[Path, ...] = ()
    at: Mapping[str, Origin] = MappingProxyType({})

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions without the breaks."""
        return tuple(session for session in self.timetable if not session.is_break)

    @property
    def minutes(self) -> int:
        """How long the whole workshop takes, breaks included."""
        return sum(session.minutes for session in self.timetable)

    @property
    def drawing(self) -> Block | None:
        """What goes to the drawing sheet."""
        found = (block for session in self.timetable for block in session.find("drawing"))
        return next(found, None)

    def session(self, id: str) -> Session:  # noqa: A002 - the word writers use
        """Return a session by its id.

        Raises:
            KeyError: when there is no such session.
        """
        return _by_id(self.timetable, id)

    def handout(self, id: str) -> Handout:  # noqa: A002
        """Return a handout page by its id.

        Raises:
            KeyError: when there is no such page.
        """
        return _by_id(self.handouts, id)

    def reading(self, id: str) -> Page:  # noqa: A002
        """Return a reading by its id.

        Raises:
            KeyError: when there is no such reading.
        """
        return _by_id(self.readings, id)

    def of(self, *kinds: str) -> tuple[Block, ...]:
        """Return every block of these kinds in the whole workshop, in the order of the files."""
        pages: tuple[Any, ...] = (*self.timetable, *self.front, *self.readings)
        return tuple(block for page in pages for block in page.find(*kinds))


def _by_id(things: Iterable[T], id: str) -> T:  # noqa: A002
    for thing in things:
        if getattr(thing, "id", None) == id:
            return thing
    raise KeyError(id)
