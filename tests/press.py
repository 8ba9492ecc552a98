"""A small press for tests: page markup goes in, set pages and a PDF come out, on real fonts and one brand."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pypdf import PdfReader

from kitgen.base.problems import Problems
from kitgen.base.sfnt import fonts_in
from kitgen.markup.parse import parse
from kitgen.model.styles import AreaStyle, Margins, Master, RowStyle, RuleStyle, StyleSheet, TextStyle
from kitgen.read.brand import read_brand
from kitgen.typeset.binder import Bound, draw
from kitgen.typeset.compositor import Compositor
from kitgen.typeset.door import Door
from kitgen.typeset.fonts import FontLibrary
from kitgen.typeset.gallery import Pictures
from kitgen.typeset.piece import SetPiece, typeset
from sketch import pages_of

ROOT = Path(__file__).parents[1]
LEADING = 15.0
TOP = 70.0
A4 = 841.89
ROOM = 150.0
"""The flow of the master `short` holds ten lines of body."""


def _text(name, **values):
    return name, TextStyle(name, **values)


def _master(name, bottom, **values):
    margins = {paper: Margins(60, 40, TOP, bottom) for paper in ("a4", "letter")}
    areas = {
        "main": AreaStyle("main", (1, 4), (3, 6)),
        "side": AreaStyle("side", (5, 6), (1, 2)),
        "full": AreaStyle("full", (1, 6), (1, 6)),
    }
    return name, Master(name, margins, 6, 12.0, mirror=True, areas=areas, flow="main", **values)


SHEET = StyleSheet(
    text=dict(
        [
            _text("body"),
            _text("h1", size=20, leading=30, drop=22, weight=600, colour="heading"),
            _text("h2", size=14, leading=20, drop=16, weight=600, before=8, after=4, colour="heading"),
            _text("small", size=8, leading=10, drop=8, colour="mute"),
            _text("spaced", before=9, after=6),
            _text("caps", caps=True),
            _text("voice", font="voice"),
            _text("greedy", wrap="greedy"),
            _text("balanced", wrap="balance"),
            _text("kerned", kern=True),
            _text("tracked", tracking=2.0),
        ]
    ),
    rules={
        "hair": RuleStyle("hair", 0.4, "rule"),
        "bar": RuleStyle("bar", 3.4, "primary"),
        "writing": RuleStyle("writing", 0.4, "mute"),
    },
    rows={
        "plain": RowStyle("plain"),
        "step": RowStyle("step", rule="hair", top=4, bottom=6, least=40, before=5, after=7),
        "bare": RowStyle("bare", rule="hair", top=9, bottom=0, bare_at_top=True, at_top=0),
        "head": RowStyle("head", rule="hair", top=4, bottom=6, keep=True),
        "ruled": RowStyle("ruled", rule="hair", last="bar"),
    },
    masters=dict([_master("page", 72), _master("short", A4 - TOP - ROOM)]),
    measures={
        "line-pitch": 20.0,
        "handwriting": 48.0,
        "field-depth": 35.0,
        "tick": 10.0,
        "scale-point": 20.0,
        "scale-edge": 18.0,
        "list-indent": 22.0,
    },
)


@cache
def fonts():
    return FontLibrary.of_folders(ROOT / "layouts" / "fonts")


@cache
def brand():
    problems = Problems()
    found = read_brand(ROOT / "content" / "brands" / "riverside", ROOT, fonts_in(ROOT / "layouts" / "fonts"), problems)
    assert not problems.errors
    return found


def compositor(sheet=SHEET):
    problems = Problems()
    return Compositor(sheet, fonts(), brand(), Pictures(problems), problems)


def element(markup):
    """Return one element, as if line 7 of a layout had written it for line 3 of a chapter."""
    root = tree(f'<page src="chapter.md:3">{markup}</page>')
    [page] = root.elements
    [found] = page.elements
    return found


def tree(markup, attributes=""):
    text = f'<document title="Test" piece="test" at="page.xml.j2:7" {attributes}>{markup}</document>'
    return parse(text, "page.xml.j2", Problems())


def lay(markup, width=300.0, setter=None):
    """Return an element set to a width."""
    return (setter or compositor()).lay(element(markup), width)


def complaint(markup, width=300.0):
    """Return the only problem that an element causes, as printed."""
    setter = compositor()
    setter.lay(element(markup), width)
    [problem] = setter.problems
    return str(problem)


def values(name, piece, page):
    """Answer some of the late numbers."""
    word, _, rest = name.partition(" ")
    return {
        "page": str(page.number),
        "pages": str(len(piece.pages)),
        "head": page.head,
        "page-of": str(piece.names.get(rest, (0, 0))[0]),
    }[word]


@dataclass
class Printed:
    """What became of a piece of page markup."""

    piece: SetPiece
    problems: list[str]
    pdf: bytes = field(repr=False)

    @property
    def pages(self):
        return pages_of(self.pdf)

    @property
    def reader(self):
        return PdfReader(io.BytesIO(self.pdf))

    @property
    def texts(self):
        """The words of every page."""
        return [page.texts for page in self.pages]


def press(markup, *, paper="a4", master="page", setter=None, shown=None, tagged=True, standard="ua1"):
    """Print page markup that stands in a <document>."""
    setter = setter or compositor()
    piece = typeset(tree(markup, f'master="{master}"'), setter, paper, {})
    pdf = pdf_of([piece], shown=shown, tagged=tagged, standard=standard)
    return Printed(piece, [str(problem) for problem in setter.problems], pdf)


def flow(markup, **more):
    """Print blocks that flow through pages of ten lines."""
    return press(f'<section title="Flow" id="flow">{markup}</section>', master="short", **more)


def pdf_of(pieces, *, shown=None, tagged=True, standard="ua1", **more):
    buffer = io.BytesIO()
    door = Door(buffer, title="Test", lang="en", tagged=tagged, standard=standard)
    everything = shown or {piece.name: piece for piece in pieces}
    draw(door, Bound(pieces, everything, values, brand().colours, **more))
    door.save([piece.root for piece in pieces])
    return buffer.getvalue()


def lines(count, word="line", style="body"):
    """Return a paragraph of so many lines, each one forced."""
    return f'<p style="{style}">' + "<br/>".join(f"{word} {number}" for number in range(1, count + 1)) + "</p>"
