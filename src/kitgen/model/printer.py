"""A printer's profile as a value: how far its backs must be moved, which edge it turns on, what it leaves white."""

from __future__ import annotations

from typing import Literal, NamedTuple

FLIPS = ("long", "short")
BACKS = ("duplex-long", "duplex-short", "fold", "separate", "none")
"""How backs come behind their fronts; a profile may name the one that suits its printer."""

FARTHEST = 72 / 25.4 * 20
"""The largest offset, in points (20 mm): a printer that is off by more feeds its paper askew."""
WIDEST_MARGIN = 72 / 25.4 * 40
"""The widest strip, in points, that a printer may leave white."""


class PrinterProfile(NamedTuple):
    """What was read from a test sheet. Lengths are points.

    `dx` and `dy` are what everything on a back page is moved by, seen with that page before you and upright: `dx` to
    the right, `dy` down, as the test sheet is read. `flip` is the edge the printer turns its sheets on. `margin` is the
    strip along each edge that stays white, None where nobody measured it. `backs` is one of `BACKS`, or empty.
    """

    name: str
    dx: float = 0.0
    dy: float = 0.0
    flip: Literal["long", "short"] = "long"
    margin: float | None = None
    backs: str = ""
