"""Printing: orders go in one by one, and a list of what was printed, what waits and what was not sent comes out.

A second order is sent only when the first is printed, so that a printer that stops leaves little behind; and nothing
that was sent is ever missing from the list.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from kitgen.press.cups import HELD, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kitgen.press.cups import Cups, Job, State
    from kitgen.press.order import Order

Fate = Literal["printed", "sent", "held", "waiting", "failed", "refused", "not sent"]
DONE: tuple[Fate, ...] = ("printed", "sent", "held")
"""Fates that are as they should be."""

_POLL = 0.5
_SHEET_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an order. `job` is None where CUPS took none."""

    order: Order
    fate: Fate = "not sent"
    job: Job | None = None
    why: str = ""

    @property
    def good(self) -> bool:
        """Whether it is as it should be."""
        return self.fate in DONE


@dataclass(slots=True)
class Press:
    """Sends orders to one printer.

    `patience` is how long, in seconds, a job may show no sign of progress when something is wrong; `say` hears what
    goes on; `load` is called with the stock that must lie in the printer whenever it changes, and `turned` with what
    must be done to the paper before a job: where it answers no, CUPS keeps the job until somebody has done it.
    """

    cups: Cups
    printer: str
    say: Callable[[str], None]
    load: Callable[[str], None]
    turned: Callable[[str], bool]
    patience: float = 300.0
    wait: bool = True
    outcomes: list[Outcome] = field(default_factory=list)
    _loaded: str = ""

    def run(self, orders: Sequence[Order]) -> list[Outcome]:
        """Send orders until one fails; the list is complete even when this is interrupted."""
        first = len(self.outcomes)
        self.outcomes += [Outcome(order) for order in orders]
        for at in range(first, len(self.outcomes)):
            self._one(at)
            if not self.outcomes[at].good:
                break
        return self.outcomes

    def _one(self, at: int) -> None:
        order = self.outcomes[at].order
        if order.stock != self._loaded and not order.hold:
            self.load(order.stock)
            self._loaded = order.stock
        if order.turn and not order.hold and not self.turned(order.turn):
            order = replace(order, hold=True)
        # The list has it from here on, whatever happens next, Ctrl-C included.
        self.outcomes[at] = Outcome(order, "waiting", None, "printing was stopped while it was sent; see lpstat -o")
        try:
            job = self.cups.send(order, self.printer)
        except RefusedError as error:
            self.outcomes[at] = Outcome(order, "refused", None, str(error))
            return
        self.outcomes[at] = Outcome(order, "waiting", job, "it was not followed to its end")
        self.say(f"sent {job}: {order.job.title}")
        if order.hold:
            self.outcomes[at] = Outcome(order, "held", job)
        elif not self.wait:
            self.outcomes[at] = Outcome(order, "sent", job)
        else:
            self.outcomes[at] = self._follow(order, job)

    def _follow(self, order: Order, job: Job) -> Outcome:
        """Wait for the end of a job, for a sign that it is held, or until patience is at its end."""
        told, seen = "", None
        since = time.monotonic()
        while True:
            state = self.cups.state(job)
            if state.over or state.number == HELD:
                return _ended(order, job, state)
            if state.trouble and state.trouble != told:
                self.say(f"{job}: {state.trouble}")
            told = state.trouble
            if state.progress != seen:
                seen, since = state.progress, time.monotonic()
            # Not every printer tells sheet by sheet how far it is; while nothing is wrong, it is given time for all.
            limit = self.patience if state.trouble else self.patience + _SHEET_SECONDS * order.sheets
            if time.monotonic() - since >= limit:
                why = state.trouble or f"no sign of progress for {limit:g} seconds"
                return Outcome(order, "waiting", job, why)
            time.sleep(_POLL)


def _ended(order: Order, job: Job, state: State) -> Outcome:
    if state.printed:
        return Outcome(order, "printed", job)
    if state.number == HELD:
        return Outcome(order, "waiting", job, state.why or "CUPS holds it; release or cancel it")
    return Outcome(order, "failed", job, state.why or "CUPS does not say why; somebody may have cancelled it")
