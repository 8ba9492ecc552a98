"""A printer's test sheet: a paper goes in, a two-sided PDF comes out that tells by eye what `kitgen printer set` keeps.

Everything that is compared through the paper stands around the middle of the page, so that it lies behind its like
whichever edge the printer turns the sheet on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import kitgen
from kitgen.base.papers import PAPERS
from kitgen.base.problems import Problems
from kitgen.build.look import read_look, vendored_fonts
from kitgen.build.outputs import write_file
from kitgen.build.settings import BUILT_IN, DEFAULT_BRAND
from kitgen.build.single import drawn_single, set_single
from kitgen.read.brand import read_brand

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kitgen.read.project import Project

NAME = "printer-test-sheet"

STEEP = 5
"""How many millimetres along an edge stand for one away from it, so that tenths can be read."""
DEEPEST = 12
"""How far from the edge, in millimetres, the scale of white margins reads."""
_BASE = 13.5

GRID = (120, 80)
"""The grid around the middle, in millimetres; each is an even number of its pitch, so that lines run through it."""
PITCH = 10
_REACH = 10
_CLEAR = (40, 10)

RULER_MM, RULER_IN, RULER_HIGH = 150, 6, 18

Colour = Literal["rule", "heading", "primary", "ink"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A path of straight lines in millimetres from the top left corner of the page; `line` is its thickness."""

    d: str
    colour: Colour
    line: float


@dataclass(frozen=True, slots=True)
class Label:
    """A few characters whose middle stands at `x`; their line begins at `y`."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class TestSheet:
    """What the layout of the sheet may ask for. Lengths are millimetres."""

    __test__ = False  # pytest takes every class of such a name for a test

    paper: str
    printer: str
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def width(self) -> float:
        """The width of the paper."""
        return PAPERS[self.paper].width

    @property
    def height(self) -> float:
        """The height of the paper."""
        return PAPERS[self.paper].height

    @property
    def kit_line(self) -> str:
        """What stands in the foot."""
        return f"kitgen {kitgen.__version__}, {PAPERS[self.paper].label}"

    @property
    def ruler_high(self) -> float:
        """How high both rulers are together."""
        return RULER_HIGH

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the page."""
        return self.width / 2, self.height / 2

    @property
    def grid_end(self) -> float:
        """Where the grid ends."""
        return self.middle[1] + GRID[1] / 2

    @property
    def command(self) -> str:
        """The command that keeps what was read, up to its first number."""
        return f"kitgen printer set {self.printer or self.words.get('printer-name', 'NAME')}"

    @property
    def front(self) -> tuple[Stroke, ...]:
        """The lines of the front: margins, grid, and the thin cross that shines through."""
        x, y = self.middle
        half_x, half_y = GRID[0] / 2, GRID[1] / 2
        cross = f"M{x - half_x} {y} H{x + half_x} M{x} {y - half_y} V{y + half_y}"
        return (*self._margins(), *self._grid(), Stroke(cross, "ink", 0.15))

    @property
    def back(self) -> tuple[Stroke, ...]:
        """The lines of the back: margins, crossings of the grid, and the rulers that the front's cross is read on."""
        x, y = self.middle
        return (*self._margins(), *self._crossings(), Stroke(_ruler_cross(x, y), "primary", 0.2))

    @property
    def margin_labels(self) -> tuple[Label, ...]:
        """The numbers at the scales of white margins."""
        return tuple(self._margin_labels())

    @property
    def back_labels(self) -> tuple[Label, ...]:
        """The numbers at the two rulers of the back."""
        x, y = self.middle
        ends = [step for step in range(-_REACH, _REACH + 1, 5) if step]
        across = [Label(x + step, y + 2.6, _signed(step)) for step in ends if abs(step) == _REACH]
        down = [Label(x - 5.2, y + step - 1.7, _signed(step)) for step in ends if abs(step) == _REACH]
        return (*across, *down)

    @property
    def rulers(self) -> tuple[Stroke, ...]:
        """A ruler of 150 mm with one of 6 inches below it, from their own left end."""
        mm = " ".join(f"M{at} 0 V{5 if at % 10 == 0 else 3.6 if at % 5 == 0 else 2.2}" for at in range(RULER_MM + 1))
        eighths = range(RULER_IN * 8 + 1)
        inch = " ".join(f"M{round(at * 25.4 / 8, 3)} {RULER_HIGH} v{-_eighth(at)}" for at in eighths)
        bases = f"M0 0 H{RULER_MM} M0 {RULER_HIGH} H{RULER_IN * 25.4}"
        return (Stroke(mm, "ink", 0.18), Stroke(inch, "ink", 0.18), Stroke(bases, "heading", 0.35))

    @property
    def ruler_labels(self) -> tuple[Label, ...]:
        """The numbers between the two rulers."""
        tens = [Label(at, 4.6, str(at)) for at in range(0, RULER_MM + 1, 10)]
        return (*tens, *(Label(at * 25.4, 9.6, str(at)) for at in range(RULER_IN + 1)))

    # the parts -----------------------------------------------------------------------------------------------------

    def _crossings(self) -> Iterator[Stroke]:
        """Yield a small cross where lines of the front's grid cross, but for the room that the rulers need."""
        x, y = self.middle
        arm = 1.5
        parts = [
            f"M{x + across - arm} {y + down} h{2 * arm} M{x + across} {y + down - arm} v{2 * arm}"
            for across in range(-GRID[0] // 2, GRID[0] // 2 + 1, PITCH)
            for down in range(-GRID[1] // 2, GRID[1] // 2 + 1, PITCH)
            if abs(across) > _CLEAR[0] or abs(down) > _CLEAR[1]
        ]
        yield Stroke(" ".join(parts), "heading", 0.15)

    def _grid(self) -> Iterator[Stroke]:
        x, y = self.middle
        left, top = x - GRID[0] / 2, y - GRID[1] / 2
        across = [f"M{left} {top + at} h{GRID[0]}" for at in range(0, GRID[1] + 1, PITCH)]
        down = [f"M{left + at} {top} v{GRID[1]}" for at in range(0, GRID[0] + 1, PITCH)]
        yield Stroke(" ".join((*across, *down)), "rule", 0.12)

    def _edges(self) -> tuple[tuple[float, float, int, int, int, int], ...]:
        """Return for each edge where its scale begins, the step along it, and the step away from it."""
        long = DEEPEST * STEEP / 2
        x, y = self.middle
        return (
            (x - long, 0.0, 1, 0, 0, 1),
            (self.width, y - long, 0, 1, -1, 0),
            (x - long, self.height, 1, 0, 0, -1),
            (0.0, y - long, 0, 1, 1, 0),
        )

    def _margins(self) -> Iterator[Stroke]:
        slants, scales = [], []
        for x, y, ax, ay, bx, by in self._edges():
            long = DEEPEST * STEEP
            slants.append(f"M{x} {y} L{x + ax * long + bx * DEEPEST} {y + ay * long + by * DEEPEST}")
            scales.append(f"M{x + bx * _BASE} {y + by * _BASE} l{ax * long} {ay * long}")
            for step in range(2 * DEEPEST + 1):
                along, tick = step * STEEP / 2, 1.8 if step % 2 == 0 else 1.0
                at_x, at_y = x + ax * along + bx * _BASE, y + ay * along + by * _BASE
                scales.append(f"M{at_x} {at_y} l{bx * tick} {by * tick}")
        yield Stroke(" ".join(slants), "heading", 0.35)
        yield Stroke(" ".join(scales), "ink", 0.15)

    def _margin_labels(self) -> Iterator[Label]:
        for x, y, ax, ay, bx, by in self._edges():
            for step in range(0, DEEPEST + 1, 2):
                away = _BASE + (4.4 if bx else 2.0 if by > 0 else 6.0)
                at_x = x + ax * step * STEEP + bx * away
                at_y = y + ay * step * STEEP + by * away - (2.0 if bx else 0.0)
                yield Label(at_x, at_y, str(step))


def _ruler_cross(x: float, y: float) -> str:
    """Return two rulers that cross in the middle, with a tick each half millimetre."""
    parts = [f"M{x - _REACH} {y} h{2 * _REACH} M{x} {y - _REACH} v{2 * _REACH}"]
    for step in range(-2 * _REACH, 2 * _REACH + 1):
        at = step / 2
        tick = 2.2 if step % 10 == 0 else 1.4 if step % 2 == 0 else 0.7
        parts += [f"M{x + at} {y} v{tick}", f"M{x} {y + at} h{-tick}"]
    return " ".join(parts)


def _eighth(at: int) -> float:
    return 5.0 if at % 8 == 0 else 3.6 if at % 4 == 0 else 2.8 if at % 2 == 0 else 1.8


def _signed(step: int) -> str:
    return f"+{step}" if step > 0 else f"\N{MINUS SIGN}{-step}"


def printer_test_sheet(project: Project, paper: str, printer: str, target: Path) -> None:
    """Write the test sheet.

    Args:
        project: whose look is taken.
        paper: a name of `PAPERS`.
        printer: the name in the command that it ends with; empty to leave it open.
        target: the PDF.

    Raises:
        KitError: when the look's layout has faults.
        CannotWriteError: when the target cannot be written.
    """
    from kitgen.typeset.dialog import PrintDialog  # noqa: PLC0415 - as all of typeset

    problems = Problems()
    place = project.find_brand(DEFAULT_BRAND)
    brand = read_brand(place.path, place.root, vendored_fonts(project), problems)
    look = read_look(project, BUILT_IN.look)
    piece = set_single(project, look, brand, NAME, TestSheet(paper, printer, look.words), paper, problems)
    write_file(target, drawn_single(piece, brand, problems, PrintDialog("long")))
