"""The cuts of a card sheet: a sheet goes in, its cuts come out, numbered in the order in which they are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kitgen.base.lengths import MM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitgen.model.card_sheet import CardSheet

_SAME = 0.05


class Cut(NamedTuple):
    """A straight cut through a stack: `upright` at so many points from the left, or `lying` from the top."""

    number: int
    axis: Literal["upright", "lying"]
    at: float

    @property
    def mm(self) -> float:
        """Where it is in millimetres, to a hundredth."""
        return round(self.at / MM, 2)


def cut_list(sheet: CardSheet) -> tuple[Cut, ...]:
    """Return the cuts of a sheet, upright ones first, from left to right, then lying ones from the top.

    Sheets are cut with their fronts up; one that is folded, when it is folded and glued. Sheets whose cards are cut
    already have none.
    """
    stock = sheet.stock
    if stock.precut:
        return ()
    top = stock.height if stock.fold else 0.0
    across = apart(v for left, _ in sheet.fronts for v in (left, left + stock.width))
    down = apart(v for _, y in sheet.fronts for v in (y - top, y + stock.height))
    found = [("upright", at) for at in across] + [("lying", at) for at in down]
    return tuple(Cut(number, axis, at) for number, (axis, at) in enumerate(found, start=1))  # type: ignore[arg-type]


def apart(values: Iterable[float]) -> list[float]:
    """Return places in order, those that are the same only once."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SAME:
            kept.append(value)
    return kept
