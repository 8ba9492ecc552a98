"""The measures of a card's sides: a stock goes in; what stands where comes out, as layouts write it.

Measures are those of a card whose stock has scale 1, in millimetres: the stock's scale enlarges them, and the text with
them. An upright or square card has a block at its head, a lying one a column at its side.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.model.stock import UPRIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.model.stock import CardStock

MARGIN = 4.0
COLUMN = 26.0
FOOT = 10.5
POKER_HEIGHT = 88.9
PITCH = 8.0
TALLER = 12.0
ROOMY = 98.0


@dataclass(frozen=True)
class CardFace:
    """The size of a card at scale 1, in millimetres. Layouts ask for a measure by its name: `face.m.live`."""

    width: float
    height: float
    lying: bool

    @classmethod
    def of(cls, stock: CardStock) -> CardFace:
        """Return the face of a stock's cards."""
        width, height = (round(value / stock.scale / MM, 3) for value in (stock.width, stock.height))
        return cls(width, height, stock.width >= UPRIGHT * stock.height)

    @cached_property
    def m(self) -> Mapping[str, str]:
        """All measures by name, such as `55.5mm`."""
        return {name: written(value) for name, value in (self._lying() if self.lying else self._upright()).items()}

    @cached_property
    def blocks(self) -> Mapping[str, Mapping[str, str]]:
        """The heights that a family's block can have, and what stands where in it."""
        return {name: {key: written(value) for key, value in block.items()} for name, block in self._blocks().items()}

    @property
    def roomy(self) -> bool:
        """Whether it is a good deal higher than a poker card."""
        return self.height >= ROOMY

    def lines(self, ending: bool = False) -> int:
        """Return how many writing lines a blank card has; fewer where an ending stands below them."""
        room = self.height - FOOT - (8.0 if ending else 0.0)
        first = 13.2 if self.lying else 34.2
        return max(1, int((room - first) / PITCH + 0.01))

    def _common(self) -> dict[str, float]:
        foot = self.height - 10.2
        return {
            "width": self.width,
            "height": self.height,
            "foot_rule": foot,
            "foot": foot + 1.3,
            "foot_logo": foot + 1.1,
            "logo_x": self.width - 15.5,
            "ending": self.height - 18.5,
        }

    def _upright(self) -> dict[str, float]:
        live = self.width - 2 * MARGIN
        # What is higher than a poker card leaves its room above and below; what is lower takes it from the sign.
        more, less = max(self.height - POKER_HEIGHT, 0.0) / 2, min(self.height - POKER_HEIGHT, 0.0)
        moved = more + less
        return {
            **self._common(),
            "text_x": MARGIN,
            "live": live,
            "foot_room": live - 12.5,
            "sign": 44.0 + less,
            "sign_y": 9.6 + more,
            "art_y": 12.4 + more,
            "small_sign": 34.0 + less,
            "small_sign_y": 8.0 + more,
            "small_art_y": 9.6 + more,
            "name": 57.0 + moved,
            "name_room": self.width - 7.0,
            "name_two": 51.0 + moved,
            "name_high": 46.0 + moved,
            "name_small": 57.4 + moved,
            "back_logo": self.height - 14.3,
            "low_rest": self.height - 37.0,
            "low_rest_tight": self.height - 36.6,
            "slim_rest": self.height - 32.6,
            "contents_rest": self.height - 36.4,
            "set_room": live - 22.0,
            "set_label_room": live - 21.5,
            "set_sign": live - 17.0,
            "own_rule": live - 23.5,
            "set_sign_slim": live - 13.5,
        }

    def _blocks(self) -> dict[str, dict[str, float]]:
        live = self.width - 2 * MARGIN
        more = min(max(self.height - POKER_HEIGHT, 0.0) * 0.6, TALLER)
        tall = {"height": 34 + more, "code": 2.9, "code_room": live - 34.5, "x": 4, "label": 26.3 + more,
                "two": 22.3 + more, "room": live - 34.5, "sign": 26, "sign_x": live - 30, "sign_y": 4 + more / 2,
                "text": 40.2 + more}  # fmt: skip
        low = {"height": 20, "code": 2.3, "code_room": live - 21.5, "x": 4, "label": 12.3, "two": 10.6,
               "room": live - 22, "sign": 14, "sign_x": live - 17, "sign_y": 3, "text": 26.2}  # fmt: skip
        slim = {"height": 16, "code": 2.7, "code_room": 15.5, "x": 20, "label": 7.4, "two": 4.3, "room": live - 34.5,
                "sign": 11, "sign_x": live - 13.5, "sign_y": 2.5, "text": 22.2}  # fmt: skip
        long = {**slim, "code_room": 22.5, "x": 26.5, "room": live - 41}
        found = {"tall": tall, "low": low, "slim": slim, "slim-long": long}
        return {name: {**block, "text_room": self.height - FOOT - block["text"]} for name, block in found.items()}

    def _lying(self) -> dict[str, float]:
        text = 2 * MARGIN + COLUMN
        tall = self.height - 2 * MARGIN
        sign = min(18.0, tall - 24.0)
        on_back = min(self.height - 18.0, 0.38 * self.width)
        name = 2 * 6.0 + on_back
        return {
            **self._common(),
            "text_x": text,
            "live": self.width - text - MARGIN,
            "foot_room": self.width - text - 16.5,
            "text_room": self.height - MARGIN - FOOT,
            "column": COLUMN,
            "column_height": tall,
            "column_sign": sign,
            "column_sign_x": (COLUMN - sign) / 2,
            "column_sign_y": 13.6 + (tall - 13.6 - 10.0 - sign) / 2,
            "column_name": tall - 7.6,
            "column_name_two": tall - 10.4,
            "column_set_sign": tall - 17.0,
            "sign": on_back,
            "sign_x": 6.0,
            "sign_y": (self.height - on_back) / 2,
            "name_x": name,
            "name_room": self.width - name - 6.0,
            "name": self.height / 2 - 9.4,
            "name_two": self.height / 2 - 16.0,
            "back_logo": self.height / 2 + 6.4,
        }


def written(value: float) -> str:
    """Return a measure as layouts write it."""
    return f"{round(value, 3):g}mm"
