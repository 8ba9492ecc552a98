"""The one door to the PDF: text, paths and pictures with places go in, marked page content comes out.

Places are points from the top left corner of the page, y downward; the door turns them into PDF's y upward.
"""

from __future__ import annotations

import datetime as dt
import math
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, BinaryIO

import kitgen
from kitgen.base.colour import rgb
from kitgen.typeset.canvas import bare_canvas
from kitgen.typeset.chosen import FILL, PEN, STROKE, Chosen
from kitgen.typeset.conform import Facts, conform
from kitgen.typeset.glyphs import GREEKED_BELOW, Glyphs, greeked
from kitgen.typeset.navigation import Navigation
from kitgen.typeset.paths import operators
from kitgen.typeset.structure import write_structure
from kitgen.typeset.tree import Marks
from kitgen.typeset.ua2 import written_ua2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.dialog import PrintDialog
    from kitgen.typeset.fonts import Face
    from kitgen.typeset.paths import Segment
    from kitgen.typeset.pictures import Picture


_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


@lru_cache(maxsize=1024)
def _colour_operator(colour: str, kind: int) -> str:
    red, green, blue = rgb(colour)
    return f"{red:.4g} {green:.4g} {blue:.4g} {('rg', 'RG')[kind]}"


class Door(Navigation):
    """A PDF document being drawn."""

    def __init__(
        self,
        target: BinaryIO,
        *,
        title: str,
        lang: str,
        author: str = "",
        subject: str = "",
        keywords: str = "",
        made: dt.datetime | None = None,
        tagged: bool = True,
        standard: str = "ua1",
        typing: Face | None = None,
        dialog: PrintDialog | None = None,
    ) -> None:
        super().__init__()
        self.canvas = bare_canvas(target, tagged=tagged)
        self.document = self.canvas._doc  # noqa: SLF001 - ReportLab offers no other way to its objects
        self.facts = Facts(
            title=title,
            author=author or "kitgen",
            subject=subject or title,
            keywords=keywords,
            creator=f"kitgen {kitgen.__version__}",
            producer="kitgen with ReportLab",
            lang=lang,
            made=made or _EPOCH,
        )
        self.dialog = dialog
        self.tagged = tagged
        self.ua2 = tagged and standard == "ua2"
        self.targets: dict[str, int] = {}
        self.forms = self.form_of(typing) if typing else None
        self.page_number = 0
        self.height = 0.0
        self.width = 0.0
        self.code: list[str] = self.canvas._code  # noqa: SLF001
        self.strays: list[str] = []
        self._inside_form = 0
        self._local = 0
        self._chosen = Chosen()
        self._glyphs = Glyphs(self.document)
        self._outline_level = -1
        self.prefix = ""
        self.greeked = False

    # pages and forms -----------------------------------------------------------------------------------------------

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of a size in points."""
        self.canvas.setPageSize((width, height))
        self.width, self.height = width, height
        self.code = self.canvas._code  # noqa: SLF001
        self.marks.pages.append(0)
        self._chosen = Chosen()
        self.page_number += 1

    def end_page(self) -> None:
        """Finish the page."""
        self._close()
        self.canvas.showPage()

    def form(self, name: str, width: float, height: float, draw: Callable[[], None]) -> None:
        """Draw something once as a form XObject, to be shown any number of times."""
        if self.canvas.hasForm(name):
            return
        self._close()
        saved = self.width, self.height, self._chosen, self._owner
        self.canvas.beginForm(name, 0, 0, width, height)
        self.code = self.canvas._code  # noqa: SLF001
        self.width, self.height, self._chosen = width, height, Chosen()
        self._inside_form += 1
        draw()
        self._inside_form -= 1
        self.canvas.endForm()
        self.code = self.canvas._code  # noqa: SLF001
        self.width, self.height, self._chosen, self._owner = saved

    def show_form(self, name: str, x: float, y: float, scale: float, height: float) -> None:
        """Show a form of a height, scaled, with its top left corner at a place."""
        with self.saved():
            self._mark()
            self.code.append(f"{scale:.5f} 0 0 {scale:.5f} {x:.3f} {self.height - y - height * scale:.3f} cm")
            self.canvas.doForm(name)

    # graphics state ------------------------------------------------------------------------------------------------

    @contextmanager
    def saved(self) -> Iterator[None]:
        """Keep the graphics state."""
        self._close()
        self.code.append("q")
        self._chosen.save()
        yield
        self._close()
        self._chosen.restore()
        self.code.append("Q")

    @contextmanager
    def local(self, x: float, y: float, scale: float = 1, turn: float = 0) -> Iterator[None]:
        """Draw paths in units of `scale` points from a place, y downward, turned clockwise by degrees."""
        with self.saved():
            angle = math.radians(turn)
            c, s = math.cos(angle) * scale, math.sin(angle) * scale
            if self._local:
                self._mark()
                self.code.append(f"{c:.5f} {s:.5f} {-s:.5f} {c:.5f} {x:.4f} {y:.4f} cm")
            else:
                self._mark()
                self.code.append(f"{c:.5f} {-s:.5f} {-s:.5f} {-c:.5f} {x:.3f} {self.height - y:.3f} cm")
            self._local += 1
            yield
            self._local -= 1

    @contextmanager
    def placed(self, x: float, y: float, across: float, up: float) -> Iterator[None]:
        """Draw with ReportLab's own calls, y upward, from a place at the bottom left, scaled."""
        with self.saved():
            self._mark()
            self.code.append(f"{across:.5f} 0 0 {up:.5f} {x:.3f} {self.height - y:.3f} cm")
            yield

    def _use(self, colour: str, kind: int) -> None:
        """Choose the colour of fills or of strokes."""
        if self._chosen.changes(kind, colour):
            self.code.append(_colour_operator(colour, kind))

    def _stroke_with(self, line: float, cap: int = 0, join: int = 0, dash: Sequence[float] = ()) -> None:
        """Choose how strokes are drawn."""
        if self._chosen.changes(PEN, (line, cap, join, *dash)):
            self.code.append(f"{line:.3f} w {cap} J {join} j [{' '.join([f'{length:.3f}' for length in dash])}] 0 d")

    # painting ------------------------------------------------------------------------------------------------------

    def path(
        self,
        segments: Sequence[Segment],
        *,
        fill: str = "",
        stroke: str = "",
        line: float = 1.0,
        dash: Sequence[float] = (),
        cap: int = 0,
        join: int = 0,
        even_odd: bool = False,
    ) -> None:
        """Paint a path; colours are hex, empty for none; `line` in points, or in local units inside `local`."""
        if not (fill or stroke):
            return
        self._mark()
        if fill:
            self._use(fill, FILL)
        if stroke:
            self._use(stroke, STROKE)
            self._stroke_with(line, cap, join, dash)
        parts = operators(segments, None if self._local else self.height)
        star = "*" if even_odd and fill else ""
        operator = f"B{star}" if fill and stroke else f"f{star}" if fill else "S"
        self.code.append(" ".join([*parts, operator]))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> None:
        """Draw a straight line."""
        self._mark()
        self._use(colour, STROKE)
        self._stroke_with(width)
        self.code.append(f"{x1:.3f} {self._up(y1):.3f} m {x2:.3f} {self._up(y2):.3f} l S")

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        self._mark()
        self._use(colour, FILL)
        self.code.append(f"{x:.3f} {self._up(y + height):.3f} {width:.3f} {height:.3f} re f")

    def raster(self, picture: Picture) -> None:
        """Paint a picture of pixels at its own size, from the place at which a form begins."""
        self.canvas.drawImage(picture.reader(), 0, 0, picture.width, picture.height, mask="auto")

    def _up(self, y: float) -> float:
        """Return a place as PDF has it, y upward; inside `local` the units are turned already."""
        return y if self._local else self.height - y

    def text(
        self,
        x: float,
        y: float,
        string: str,
        face: Face,
        size: float,
        colour: str,
        *,
        tracking: float = 0.0,
        kern: Sequence[int] | None = None,
    ) -> None:
        """Set a string on the baseline `y`. `kern` moves each next glyph, in 1/1000 em."""
        if self.greeked and size < GREEKED_BELOW:
            for box, grey in greeked(x, y, string, face, size, colour):
                self.bar(*box, grey)
            return
        if self.tagged and not self._said and not self._inside_form:
            self.strays.append(string)
        self._mark()
        self._use(colour, FILL)
        parts = [f"{name} {size:g} Tf {shown}" for name, shown in self._glyphs.runs(face, string, kern)]
        spacing = f"{tracking:.3f} Tc " if tracking else ""
        reset = " 0 Tc" if tracking else ""
        self.code.append(f"BT {spacing}{x:.3f} {self.height - y:.3f} Td {' '.join(parts)}{reset} ET")

    def save(self, roots: Sequence[Element] = ()) -> None:
        """Write the document; `roots` are the markup of what was drawn, for its structure."""
        if self.forms:
            self.forms.finish()
        if self.tagged and roots:
            write_structure(self, roots)
        claims = self.tagged and bool(roots) and self.claims
        conform(self.document, self.facts, claims=claims, ua2=self.ua2, dialog=self.dialog)
        if self.ua2:
            self.document.format = lambda: written_ua2(self.document, self.targets)
        self.canvas.save()
        # What ReportLab draws refers to itself in rings: without this, a document stays while the next is drawn.
        self.document.__dict__.clear()
        self.marks = Marks()
