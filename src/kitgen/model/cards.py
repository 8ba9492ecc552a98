"""Cards: a set of cards in families, and the round that is played with them, as frozen values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kitgen.base.origin import Origin
    from kitgen.model.blocks import Block

Mode = Literal["together", "groups", "alone"]
"""How people work: all together, in groups, or each alone."""


class Family(NamedTuple):
    """A family of cards."""

    key: str
    letter: str
    name: str
    gloss: str = ""
    ending: str = ""


class Card(NamedTuple):
    """One card; `prompt` is the text taken over from a question and `blocks` what follows it."""

    family: str
    number: int
    code: str
    title: str
    origin: Origin
    prompt: tuple[Block, ...] = ()
    blocks: tuple[Block, ...] = ()
    source: str = ""
    copies: int = 1

    @property
    def text(self) -> str:
        """All the words on the card below its title."""
        return " ".join(block.plain for block in (*self.prompt, *self.blocks))


class RoundStep(NamedTuple):
    """A step of a round of the card game: minutes, what the rules card says, what the guide says."""

    name: str
    minutes: int
    mode: Mode = "together"
    card: str = ""
    guide: str = ""


class CardNote(NamedTuple):
    """A remark for the facilitator below the list of cards."""

    title: str
    text: str


class CardSet(NamedTuple):
    """All the cards of the workshop. `blanks` is a number of blank cards, or None to fill the last sheet."""

    title: str
    families: tuple[Family, ...]
    cards: tuple[Card, ...]
    origin: Origin
    round: tuple[RoundStep, ...] = ()
    people: str = ""
    rules: tuple[Block, ...] = ()
    blanks: int | None = None
    notes: tuple[CardNote, ...] = ()
    lead: Block | None = None
    blocks: tuple[Block, ...] = ()

    def family(self, key: str) -> Family:
        """Return a family by its key.

        Raises:
            KeyError: when there is no such family.
        """
        return {family.key: family for family in self.families}[key]

    def of(self, key: str) -> tuple[Card, ...]:
        """Return the cards of a family, by number."""
        return tuple(sorted((card for card in self.cards if card.family == key), key=lambda card: card.number))

    @property
    def minutes(self) -> int:
        """How long a round takes."""
        return sum(step.minutes for step in self.round)
