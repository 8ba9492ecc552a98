"""The view that layouts have of a kit: workshop, settings and set pieces go in, ready facts come out.

Layouts choose, repeat and place; whatever must be counted, timed or put into words is done here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kitgen.base.papers import PAPERS
from kitgen.build.agenda import agenda_of, day_bar
from kitgen.build.bundle import Bundle
from kitgen.build.card_view import CardView, card_view
from kitgen.build.editions import EDITIONS, STANDARD, Edition
from kitgen.build.facts import Count, PieceFacts
from kitgen.build.page_names import PageNames
from kitgen.build.pieces import KINDS, PRINT_PLAN, PieceKind
from kitgen.build.plan import Room, people_in_words
from kitgen.build.plan_view import PlanView
from kitgen.build.tickets import Order, Ticket, amount_of, copies_of, letters
from kitgen.build.words import counted, duration, group_size, groups_in_words, in_words, listed, plural
from kitgen.build.writing_view import WritingView
from kitgen.model.workshop import CARDS, DRAWING, GUIDE, HANDOUTS, PageText

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from kitgen.build.agenda import Stretch
    from kitgen.build.card_plan import CardPlan
    from kitgen.build.clock import Clock
    from kitgen.build.facts import Entry
    from kitgen.build.settings import Settings
    from kitgen.build.writing_lines import AnswerSpace
    from kitgen.model.brand import Brand
    from kitgen.model.workshop import Page, Session, Workshop
    from kitgen.typeset.piece import SetPiece


@dataclass
class View(PageNames):
    """All that layouts may ask for. `pieces_set` grows while a kit is built; `plans` are those of cards, by edition."""

    workshop: Workshop
    brand: Brand
    settings: Settings
    words: Mapping[str, str]
    edition: Edition = EDITIONS[STANDARD]
    pieces_set: dict[str, SetPiece] = field(default_factory=dict)
    editions: Mapping[str, Mapping[str, SetPiece]] = field(default_factory=dict)
    plans: Mapping[str, CardPlan] = field(default_factory=dict)
    more: Sequence[Ticket] = ()
    documents: Mapping[str, PieceKind] = field(default_factory=dict)
    _answers: dict[int, dict[str, AnswerSpace]] = field(default_factory=dict, init=False)
    _plans: dict[tuple[int, int], PlanView] = field(default_factory=dict, init=False)

    @property
    def room(self) -> Room:
        """The people of the day."""
        return self.settings.room

    # time ----------------------------------------------------------------------------------------------------------

    @cached_property
    def agenda(self) -> tuple[Entry, ...]:
        """Sessions and breaks with their times."""
        return agenda_of(self.workshop.timetable, self.settings.start)

    def entry(self, session: Session) -> Entry:
        """Return a session's line of the agenda."""
        return next(entry for entry in self.agenda if entry.session is session)

    def after(self, session: Session) -> Entry | None:
        """Return the session, no break, that follows one."""
        entries = [entry for entry in self.agenda if not entry.session.is_break]
        at = next((index for index, entry in enumerate(entries) if entry.session is session), len(entries))
        return entries[at + 1] if at + 1 < len(entries) else None

    def day_bar(self, session: Session) -> tuple[Stretch, ...]:
        """Return the stretches of the day as they are drawn above a session."""
        return tuple(day_bar(self.agenda, session))

    @property
    def ends(self) -> Clock:
        """When the day is over."""
        return self.settings.start.later(self.workshop.minutes)

    @property
    def length(self) -> str:
        """How long the day is, in words such as `3 h 55 min`."""
        return duration(self.workshop.minutes)

    def clock(self, minutes: int) -> str:
        """Return the time so many minutes after the start."""
        return str(self.settings.start.later(minutes))

    def page(self, key: str) -> PageText:
        """Return what the writer wants said at the head of a page."""
        return self.workshop.pages.get(key, PageText())

    def start_of(self, session: str) -> str:
        """Return when a session begins, by its id; empty where there is none."""
        return next((entry.start for entry in self.agenda if entry.session.id == session), "")

    @property
    def day_in_words(self) -> str:
        """The day as a sentence, for those who cannot see it drawn."""
        return "; ".join(f"{entry.start} {entry.session.title}" for entry in self.agenda)

    # numbers -------------------------------------------------------------------------------------------------------

    @property
    def people(self) -> str:
        """Such as `18 people in three groups of six`."""
        return people_in_words(self.room)

    @property
    def groups(self) -> str:
        """Such as `three groups of six`."""
        return groups_in_words(self.room.group_sizes)

    @property
    def group_size(self) -> str:
        """How many people the workshop is made for; empty where it does not say."""
        return group_size(self.words, self.workshop.group_min, self.workshop.group_max)

    def group_told(self, groups: str) -> str:
        """Return how many people the workshop is made for, and how many come, in which groups."""
        least, most, number = self.workshop.group_min, self.workshop.group_max, self.room.participants
        if least and most:
            return self.words["group-value"].format(min=least, max=most, number=number, groups=groups)
        told = self.words["group-value-open"].format(number=number, groups=groups)
        return f"{self.group_size}, {told}" if self.group_size else told

    def room_scale(self, times: int = 1) -> str:
        """Return the 100 of 1 : 100, the scale of the room's plans when drawn so many times as large as usual."""
        from kitgen.typeset.plans import plan_scale  # noqa: PLC0415

        return f"{plan_scale(self.group_sizes) / times:g}"

    @property
    def group_sizes(self) -> str:
        """The sizes as page markup takes them."""
        return " ".join(map(str, self.room.group_sizes))

    def counted(self, number: int, one: str, many: str = "") -> str:
        """Return a number and its noun."""
        return counted(number, one, many)

    def in_words(self, number: int) -> str:
        """Return a number in words."""
        return in_words(number)

    def plural(self, number: int, one: str, many: str = "") -> str:
        """Return the noun for a number."""
        return plural(number, one, many)

    def listed(self, parts: Sequence[str]) -> str:
        """Join parts as a sentence does."""
        return listed(parts)

    @cached_property
    def pieces(self) -> tuple[PieceFacts, ...]:
        """The pieces of this kit, in order."""
        chosen = [*(self.kinds[name] for name in self.settings.pieces), *self.documents.values()]
        return tuple(self.piece(kind, letter) for kind, letter in zip(chosen, letters(), strict=False))

    @cached_property
    def writing(self) -> WritingView:
        """Questions and forms."""
        return WritingView(self.workshop)

    @cached_property
    def cards(self) -> CardView | None:
        """The card set as it is printed."""
        if self.workshop.cards is None:
            return None
        return card_view(self.workshop.cards, self.plans, self.edition, self.room.copies("group"))

    @cached_property
    def kinds(self) -> Mapping[str, PieceKind]:
        """All kinds of files as this edition prints them."""
        plan = self.plans.get(self.edition.name)
        return {**(plan.kinds if plan else KINDS), **self.documents}

    @cached_property
    def pieces_and_plan(self) -> tuple[PieceFacts, ...]:
        """The pieces of this kit and the print plan."""
        return (*self.pieces, self.piece(PRINT_PLAN))

    @property
    def order(self) -> Order:
        """The tickets of all files whose pieces are set, in all editions."""
        return self.plan.order

    @property
    def plan(self) -> PlanView:
        """The print plan: tickets, packing list and order. It is reckoned anew for more files than before."""
        pieces = self.editions or {self.edition.name: self.pieces_set}
        files = (sum(map(len, pieces.values())), len(self.more))
        if files not in self._plans:
            order = Order(self.settings, self.words, pieces, self.plans, self.more, self.documents, self.brand.press)
            self._plans = {files: PlanView(self, order)}
        return self._plans[files]

    @property
    def bundle(self) -> Bundle:
        """The pieces as the contents page tells of them."""
        return Bundle(self.pieces, self.pieces_set, self.words)

    def piece_sign(self, name: str) -> str:
        """Return the name of the sign that stands for a piece."""
        return {DRAWING: "sheet", CARDS: "cards"}.get(name, "page")

    def piece(self, kind: PieceKind | str, letter: str = "") -> PieceFacts:
        """Return what is known of a piece."""
        if isinstance(kind, str):
            kind = self.kinds[kind]
        paper = self.settings.sheet_paper if kind.own_paper else self.settings.paper
        title, copies = self.words.get(kind.name, kind.name), copies_of(self.room, kind, self.edition)
        how_many = self.room.how_many(amount_of(kind), self.counting)
        return PieceFacts(kind, letter, title, copies, self.paper_label(kind.paper or paper), how_many)

    def needed(self, name: str) -> int:
        """Return how many copies of a piece the room needs, whichever editions they are of."""
        return copies_of(self.room, self.kinds[name], EDITIONS[STANDARD])

    def paper_label(self, paper: str) -> str:
        """Return what a copy shop calls a paper."""
        return PAPERS[paper].label

    @cached_property
    def counting(self) -> Mapping[str, str]:
        """The words in which amounts are told."""
        prefix = "count-"
        return {key.removeprefix(prefix): text for key, text in self.words.items() if key.startswith(prefix)}

    @property
    def materials(self) -> tuple[Count, ...]:
        """What is to be printed and brought."""
        order = (HANDOUTS, DRAWING, CARDS, GUIDE)
        chosen = {piece.name: piece for piece in self.pieces}
        printed = [
            Count(
                piece.title,
                piece.how_many,
                self.room.total(amount_of(piece.kind)),
                self.words.get(f"{name}-note", "").format(paper=piece.paper),
            )
            for name in order
            if (piece := chosen.get(name))
        ]
        brought = [
            Count(thing.item, self.room.how_many(thing, self.counting), self.room.total(thing), thing.note)
            for thing in self.workshop.materials
        ]
        return (*printed, *brought)

    # dates and names -----------------------------------------------------------------------------------------------

    def date_in_words(self, date: dt.date | None) -> str:
        """Return a date as the look's language writes it; empty where there is none."""
        if date is None:
            return ""
        month = self.words["months"].split("|")[date.month - 1]
        return self.words["date-form"].format(day=date.day, month=month, year=date.year)

    @property
    def kit_line(self) -> str:
        """The line that tells one edition of the kit from another, such as `Kit 1.0 · 23 November 2026`."""
        parts = [self.words["kit-version"].format(version=self.workshop.version)]
        if self.workshop.released:
            parts.append(self.date_in_words(self.workshop.released))
        return " · ".join(parts)

    # pages ---------------------------------------------------------------------------------------------------------

    def reading_note(self, reading: Page) -> str:
        """Return about how long a reading takes, at 200 words a minute."""
        minutes = round(sum(len(block.plain.split()) for block in reading.blocks) / 200)
        return self.words["about-minutes"].format(n=minutes) if minutes > 1 else self.words["about-minute"]

    def facts(self) -> dict[str, Any]:
        """Return what layouts name."""
        return {
            "kit": self,
            "edition": self.edition.name,
            "workshop": self.workshop,
            "brand": self.brand,
            "settings": self.settings,
            "w": self.words,
            "paper": self.settings.paper,
        }
