"""What is asked of files for a print shop: options go in, one value that the files are made by comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MARKS = ("none", "crop", "full")


@dataclass(frozen=True, slots=True)
class Pressing:
    """What was asked for. `binding` is in millimetres; `imposed` leaves cards on their sheets."""

    marks: Literal["none", "crop", "full"] = "none"
    imposed: bool = False
    binding: float = 0.0
