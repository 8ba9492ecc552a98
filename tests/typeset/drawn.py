"""A setter with real fonts and brands, and a pen that writes down what it draws, in points of the page, y downward."""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kitgen.base.lengths import MM
from kitgen.base.problems import Problems
from kitgen.base.sfnt import fonts_in
from kitgen.markup.parse import parse
from kitgen.model.styles import StyleSheet, TextStyle
from kitgen.read.brand import read_brand
from kitgen.typeset.compositor import Compositor
from kitgen.typeset.fonts import FontLibrary
from kitgen.typeset.gallery import Pictures
from kitgen.typeset.laid import Figure
from kitgen.typeset.pen import Pen

ROOT = Path(__file__).parents[2]


def _style(name, **values):
    return name, TextStyle(name, **values)


TEXT = dict(
    [
        _style("h2", font="head", weight=600, size=14, leading=18.75, drop=5 * MM, colour="heading"),
        _style("body"),
        _style("label", weight=600),
        _style("small", size=8.5, leading=11.25, drop=3 * MM, colour="mute"),
    ]
)
SHEET = StyleSheet(TEXT, {}, {}, {}, {})


@cache
def brand(name="riverside"):
    problems = Problems()
    found = read_brand(ROOT / "content" / "brands" / name, ROOT, tuple(fonts_in(ROOT / "layouts" / "fonts")), problems)
    assert not len(problems)
    return found


FONTS = FontLibrary.of_folders(ROOT / "layouts" / "fonts")


def setter(of=None):
    problems = Problems()
    return Compositor(SHEET, FONTS, of or brand(), Pictures(problems), problems)


def element(xml):
    problems = Problems()
    root = parse(
        [f'<document title="t" at="look/page.xml.j2:7"><page>{xml}</page></document>'], "page.xml.j2", problems
    )
    [page] = root.elements
    [found] = page.elements
    return found


def lay(xml, width=175 * MM, of=None):
    """Return what an element becomes and the problems it caused, as printed."""
    compositor = setter(of)
    laid = compositor.lay(element(xml), width)
    if isinstance(laid, Figure):
        laid = laid.child
    return laid, "\n".join(map(str, compositor.problems))


def outline(points, segments):
    """Return points on a path itself; the handles of its curves may stand outside of it."""
    points, found, here = list(points), [], None
    for kind, *_ in segments:
        if kind == "C":
            one, other, end = points.pop(0), points.pop(0), points.pop(0)
            for step in range(1, 17):
                t = step / 16
                parts = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
                corners = (here, one, other, end)
                found.append(tuple(sum(p * c[axis] for p, c in zip(parts, corners, strict=True)) for axis in (0, 1)))
            here = end
        elif kind != "Z":
            here = points.pop(0)
            found.append(here)
    return found


@dataclass
class Painted:
    points: list
    owner: object
    segments: list
    paint: dict
    scale: float = 1.0

    @property
    def bounds(self):
        xs, ys = zip(*outline(self.points, self.segments), strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass
class Words:
    text: str
    left: float
    right: float
    baseline: float
    size: float
    colour: str
    owner: object

    def touches(self, other):
        """Whether the two line boxes share any area."""
        across = self.left < other.right - 0.01 and other.left < self.right - 0.01
        top, other_top = self.baseline - 0.75 * self.size, other.baseline - 0.75 * other.size
        return across and top < other.baseline + 0.25 * other.size and other_top < self.baseline + 0.25 * self.size


@dataclass
class Book:
    """A door that opens on a notebook."""

    paths: list = field(default_factory=list)
    words: list = field(default_factory=list)
    forms: list = field(default_factory=list)
    drawings: dict = field(default_factory=dict)
    owner: object = None
    matrix: tuple = (1, 0, 0, 1, 0, 0)

    @contextmanager
    def owned(self, element):
        before = self.own(element)
        yield
        self.disown(before)

    def own(self, element):
        before, self.owner = self.owner, element
        return before

    def disown(self, before):
        self.owner = before

    @contextmanager
    def local(self, x, y, scale=1, turn=0):
        a, b, c, d, e, f = before = self.matrix
        cos, sin = math.cos(math.radians(turn)) * scale, math.sin(math.radians(turn)) * scale
        self.matrix = (
            a * cos + c * sin,
            b * cos + d * sin,
            c * cos - a * sin,
            d * cos - b * sin,
            a * x + c * y + e,
            b * x + d * y + f,
        )
        yield
        self.matrix = before

    def path(self, segments, **paint):
        a, b, c, d, e, f = self.matrix
        points = [
            (a * x + c * y + e, b * x + d * y + f)
            for _, *numbers in segments
            for x, y in zip(numbers[::2], numbers[1::2], strict=True)
        ]
        paint = {name: value for name, value in paint.items() if value}
        self.paths.append(Painted(points, self.owner, list(segments), paint, math.hypot(a, b)))

    def line(self, x1, y1, x2, y2, colour, width):
        self.path([("M", x1, y1), ("L", x2, y2)], stroke=colour, line=width)

    def bar(self, x, y, width, height, colour):
        self.path([("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height)], fill=colour)

    def text(self, x, y, string, face, size, colour, **_):
        if string.strip():
            width = face.width(string.rstrip(), size)
            self.words.append(Words(string.strip(), x, x + width, y, size, colour, self.owner))

    def figure(self, element, x, y, width, height):
        """Where a figure stands is no ink."""

    def form(self, name, width, height, draw):
        self.drawings[name] = draw

    def show_form(self, name, x, y, scale, height):
        """Drawings kept in the document show what they are made of; pages that are shown again leave their name."""
        if name in self.drawings:
            with self.local(x, y, scale):
                self.drawings[name]()
        else:
            self.forms.append((name, x, y, scale, height))


class BookPen(Pen):
    def __init__(self, colours, pages=None):
        super().__init__(Book(), colours, lambda *_: "0")
        self.pages = pages or {}

    def page_picture(self, *wanted):
        return self.pages.get(wanted)


def drawn(laid, x=0.0, y=0.0, of=None, pages=None):
    """Return the notebook of a block drawn at a place."""
    pen = BookPen((of or brand()).colours, pages)
    laid.draw(pen, x, y)
    assert pen.door.matrix == (1, 0, 0, 1, 0, 0)
    return pen.door
