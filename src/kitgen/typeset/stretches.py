"""Stretches of time to scale: the slots of a chart go in; places, widths and their ways to be painted come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.lengths import MM
from kitgen.typeset.paths import rectangle

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen

SLOT_GAP = 0.7 * MM
OUTLINE = 0.35 * MM
THIN = 0.15 * MM
THICK = 0.9 * MM
HATCH = 1.2 * MM
"""From line to line of the hatch that stands for groups where charts are drawn in one ink."""
HATCHED = 3.4 * MM
"""The height of the hatch, below the number."""

# What a tone is filled with and what is written on it.
TONES = {
    "together": ("primary", "on-primary"),
    "groups": ("p30", "on-p30"),
    "alone": ("paper", "heading"),
    "break": ("", "mute"),
    "now": ("accent", "on-accent"),
}


class Stretch(NamedTuple):
    """A slot at its place on the scale, in points from the left end."""

    element: Element
    x: float
    width: float
    minutes: float

    @property
    def tone(self) -> str:
        """How it is filled."""
        return "now" if self.element.get("now") else str(self.element.get("tone", "together"))

    def says(self, name: str) -> str:
        """Return one of its texts."""
        return str(self.element.get(name) or "")

    def draw(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Paint it; outlines lie inside, so that the scale stays true."""
        if "hatch" in pen.colours:
            self._in_line(pen, x, y, height)
            return
        fill = TONES[self.tone][0]
        line = min(OUTLINE if fill else THIN, self.width / 4)
        shape = rectangle(x + self.x + line / 2, y + line / 2, self.width - line, height - line)
        if fill:
            pen.door.path(shape, fill=pen.colour(fill), stroke=pen.colour("shape"), line=line)
        else:
            pen.door.path(shape, stroke=pen.colour("hair"), line=line, dash=(0.9 * MM, 0.7 * MM))

    def _in_line(self, pen: Pen, x: float, y: float, height: float) -> None:
        """Paint it in one ink: a thick outline for all together, a hatch for groups, a thin outline for one alone.

        The hatch stands below the number.
        """
        ink, tone = pen.colour("hatch"), self.tone
        line = min({"together": THICK, "break": THIN}.get(tone, OUTLINE), self.width / 4)
        left, wide = x + self.x, self.width
        if tone == "groups":
            band = height if height < 2 * HATCHED else HATCHED
            hatch(pen, left, y + height - band, wide, band)
        shape = rectangle(left + line / 2, y + line / 2, wide - line, height - line)
        dash = (0.9 * MM, 0.7 * MM) if tone == "break" else ()
        pen.door.path(shape, stroke=ink, line=line, dash=dash)


def hatch(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """Hatch a rectangle with thin lines that rise to the right, in the colour `hatch`."""
    ink, foot = pen.colour("hatch"), y + height
    for along in range(int(-height / HATCH), int(width / HATCH) + 1):
        at = along * HATCH
        start, end = max(0.0, -at), min(height, width - at)
        if end > start:
            pen.door.line(x + at + start, foot - start, x + at + end, foot - end, ink, THIN)


def stretches(element: Element, width: float, setter: Compositor) -> list[Stretch]:
    """Return the slots of a chart to scale; where a slot is very short, the gap after it shrinks too."""
    slots = [(slot, float(slot.get("minutes") or 0)) for slot in element.elements]
    total = max(float(element.get("total") or 0), sum(minutes for _, minutes in slots))
    if total <= 0:
        setter.problems.error(
            "empty-chart",
            f"<{element.tag}> has no minutes to draw",
            element.origin or element.via,
            via=element.via if element.origin else None,
            hint="give its slots minutes",
        )
        return []
    scale = (width + SLOT_GAP) / total
    found: list[Stretch] = []
    at = 0.0
    for slot, minutes in slots:
        if minutes > 0:
            room = minutes * scale
            wide = room - min(SLOT_GAP, 0.4 * room)
            found.append(Stretch(slot, min(at * scale, width - wide), wide, minutes))
        at += minutes
    return found
