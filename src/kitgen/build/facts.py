"""Small facts that layouts ask the view for: steps and entries of the day, counts, pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kitgen.build.clock import Slot
    from kitgen.build.pieces import PieceKind
    from kitgen.model.blocks import Block
    from kitgen.model.workshop import Session


class Step(NamedTuple):
    """A step of a session with its time."""

    block: Block
    number: int
    slot: Slot

    @property
    def start(self) -> str:
        """When it begins."""
        return str(self.slot.start)

    @property
    def end(self) -> str:
        """When it is over."""
        return str(self.slot.end)


class Entry(NamedTuple):
    """A line of the agenda."""

    session: Session
    slot: Slot
    steps: tuple[Step, ...] = ()

    @property
    def start(self) -> str:
        """When it begins."""
        return str(self.slot.start)

    @property
    def end(self) -> str:
        """When it is over."""
        return str(self.slot.end)

    def step(self, number: int) -> Step | None:
        """Return a step by its number."""
        return next((step for step in self.steps if step.number == number), None)


class Count(NamedTuple):
    """A line of the materials or the packing list."""

    item: str
    how_many: str
    total: int
    note: str = ""


class PieceFacts(NamedTuple):
    """What is known of a piece while layouts are composed."""

    kind: PieceKind
    letter: str
    title: str
    copies: int
    paper: str
    how_many: str

    @property
    def name(self) -> str:
        """Its name."""
        return self.kind.name
