"""The view that layouts have of a card set: cards and a stock go in; rules, contents and blanks are counted out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Literal, TypeVar

from kitgen.base.lengths import MM
from kitgen.build.card_face import CardFace
from kitgen.build.editions import STANDARD
from kitgen.build.words import in_words
from kitgen.model.card_job import CardJob

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kitgen.build.card_plan import CardPlan
    from kitgen.build.editions import Edition
    from kitgen.model.blocks import Block
    from kitgen.model.cards import Card, CardSet, Family
    from kitgen.model.cuts import Cut
    from kitgen.model.stock import CardStock

T = TypeVar("T")
USUAL_JOB = CardJob()
POKER_FACE = CardFace(63.5, 88.9, lying=False)
COLUMNS = 3
_HEAD, _ROW = 19.8, 7.8  # millimetres of a family's head and of a card's row in the card list


@dataclass(frozen=True)
class CardView:
    """A set as it is printed: first the cards, then the rules, the contents card, and blanks to fill the last sheet.

    `face` has the measures of a card. `job` says how it is printed. An edition with a stock of its own has
    the `least_blanks` of the standard one, and what fills its own last sheet. `cuts` are those of a stack of sheets.
    """

    set: CardSet
    stock: str
    per_sheet: int
    dealt: int
    face: CardFace = POKER_FACE
    job: CardJob = USUAL_JOB
    tents: bool = False
    bleed: str = ""
    least_blanks: int = 0
    cuts: tuple[Cut, ...] = ()

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """Every card as often as it is printed, family by family."""
        return tuple(
            card for family in self.set.families for card in self.set.of(family.key) for _ in range(max(card.copies, 1))
        )

    @property
    def rules(self) -> tuple[Block, ...]:
        """The rules that the writer set on cards."""
        return self.set.rules

    @property
    def rules_count(self) -> int:
        """How many cards say how to play; the round, where there is one, has a card of its own."""
        return len(self.set.rules) + (1 if self.set.round else 0)

    @property
    def _full(self) -> int:
        return len(self.cards) + self.rules_count + 1

    @cached_property
    def blanks(self) -> tuple[Family | None, ...]:
        """The blank cards: one a family in order, then, and for whatever is left, cards of no family."""
        least = self.least_blanks
        fill = least + -(self._full + least + self.job.first - 1) % self.per_sheet
        count = fill if self.set.blanks is None else self.set.blanks
        families: list[Family | None] = list(self.set.families)
        return tuple((families + [None] * count)[:count])

    @property
    def count(self) -> int:
        """All the cards of one set."""
        return self._full + len(self.blanks)

    @property
    def sheets(self) -> int:
        """The sheets that one set takes."""
        return -(-(self.count + self.job.first - 1) // self.per_sheet)

    @property
    def flip(self) -> str:
        """The edge a sheet is turned on between its sides, `long` or `short`."""
        return self.job.flip

    @property
    def folded(self) -> bool:
        """Whether fronts and backs stand on one side of a sheet."""
        return self.tents or self.job.backs == "fold"

    @property
    def way(self) -> str:
        """How a sheet is printed and brought to two sides, as a word of the look ends: such as `separate-long`."""
        if self.tents:
            return "tent"
        return f"separate-{self.flip}" if self.job.apart else self.job.backs

    @property
    def sheets_in_words(self) -> str:
        """Such as `four sheets of nine`."""
        return f"{in_words(self.sheets)} {'sheet' if self.sheets == 1 else 'sheets'} of {in_words(self.per_sheet)}"

    def codes(self, family: Family) -> str:
        """Return the range of a family's codes, such as `Q1–Q5`."""
        cards = self.set.of(family.key)
        return cards[0].code if len(cards) == 1 else f"{cards[0].code}–{cards[-1].code}" if cards else ""

    def printed(self, family: Family) -> int:
        """Return how many cards of a family are printed, copies counted."""
        return sum(card.family == family.key for card in self.cards)

    def digits(self, family: Family) -> int:
        """Return the length of a family's longest code."""
        return max((len(card.code) for card in self.set.of(family.key)), default=len(family.letter) + 1)

    def chosen(self, key: str, own: Mapping[str, T], pool: Sequence[T]) -> T:
        """Return what a look has for a family: its own, or by order the next of a pool that no other family has.

        Where there are more families than things in the pool, they begin again.
        """
        if key in own:
            return own[key]
        taken = [own[family.key] for family in self.set.families if family.key in own]
        free = [thing for thing in pool if thing not in taken] or list(pool)
        others = [family.key for family in self.set.families if family.key not in own]
        at = others.index(key) if key in others else len(others)
        return free[at] if at < len(free) else pool[(at - len(free)) % len(pool)]

    @property
    def columns(self) -> tuple[tuple[Family | Literal["also"], ...], ...]:
        """The families in three columns of about one height; what else is in the set stands below the shortest."""
        families = self.set.families
        heights = [_HEAD + _ROW * len(self.set.of(family.key)) for family in families]
        cuts = min(_cuts(len(families)), key=lambda cut: max(map(sum, _parted(heights, cut))))
        columns: list[list[Family | Literal["also"]]] = [list(part) for part in _parted(families, cuts)]
        shortest = min(range(COLUMNS), key=lambda at: sum(_parted(heights, cuts)[at]))
        columns[shortest].append("also")
        return tuple(map(tuple, columns))


def card_view(card_set: CardSet, plans: Mapping[str, CardPlan], edition: Edition, dealt: int) -> CardView:
    """Return the view of an edition's cards, which has no fewer blanks than that of the standard edition."""
    standard = _view(card_set, plans[STANDARD], dealt)
    plan = plans.get(edition.name, plans[STANDARD])
    own = edition.stock or edition.press
    return _view(card_set, plan, dealt, len(standard.blanks)) if own else _view(card_set, plan, dealt)


def _view(card_set: CardSet, plan: CardPlan, dealt: int, blanks: int = 0) -> CardView:
    stock = plan.stock
    return CardView(
        card_set,
        stock.name,
        plan.sheet.per_sheet,
        dealt,
        plan.face,
        plan.job,
        tents=stock.fold,
        bleed=_bleed(stock),
        least_blanks=blanks,
        cuts=plan.cuts,
    )


def _bleed(stock: CardStock) -> str:
    """Return how far the one field below all backs goes past the cut; empty where each back has its own."""
    apart = stock.precut or max(stock.gutter_x, stock.gutter_y) > 2 * stock.bleed
    return "" if apart else f"{round(stock.bleed / MM, 1):g} mm"


def _cuts(count: int) -> list[tuple[int, ...]]:
    return list(combinations(range(count + 1), COLUMNS - 1)) if count >= 1 else [(0, 0)]


def _parted(things: Sequence[T], cuts: Sequence[int]) -> list[Sequence[T]]:
    edges = [0, *cuts, len(things)]
    return [things[start:end] for start, end in pairwise(edges)]
