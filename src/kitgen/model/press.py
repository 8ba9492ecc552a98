"""What a brand says for print shops: colours in ink, spot colours, the printer's profile, as frozen values."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitgen.base.origin import Origin

Cmyk = tuple[float, float, float, float]
"""Shares of cyan, magenta, yellow and black, each from 0 to 1."""

CONDITION = "FOGRA39"
"""The printing condition where none is named: offset on coated paper, ISO 12647-2:2004, by its registered name."""


class PressColours(NamedTuple):
    """Inks by the colour on screen, `#RRGGBB`; a colour in `spots` is printed with an ink of that name.

    The ink of a spot colour has its CMYK in `cmyk`, for proofs. `profile` is an ICC file for CMYK, None where the
    printer's was not given. `condition` is the registered name of how it is printed.
    """

    cmyk: Mapping[str, Cmyk] = MappingProxyType({})
    spots: Mapping[str, str] = MappingProxyType({})
    profile: Path | None = None
    condition: str = CONDITION
    origin: Origin | None = None
