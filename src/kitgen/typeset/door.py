"""The one door to the PDF: text, paths and pictures with places go in, marked page content comes out.

Places are points from the top left corner of the page, y downward; the door turns them into PDF's y upward. Whatever is
drawn while a structure element is open belongs to it; all else becomes an artifact (ISO 14289-1, 7.1).
"""

from __future__ import annotations

import datetime as dt
import math
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

import kitgen
from kitgen.base.colour import rgb
from kitgen.typeset.canvas import bare_canvas
from kitgen.typeset.conform import Facts, conform
from kitgen.typeset.glyphs import GREEKED_BELOW, Glyphs, greeked
from kitgen.typeset.navigation import Navigation
from kitgen.typeset.paths import operators
from kitgen.typeset.structure import write_structure
from kitgen.typeset.tree import Marks, role_of
from kitgen.typeset.ua2 import written_ua2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.dialog import PrintDialog
    from kitgen.typeset.fonts import Face
    from kitgen.typeset.paths import Segment
    from kitgen.typeset.pictures import Picture


FILL, STROKE = 0, 1
_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


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
        self.marks = Marks()
        self.page_number = 0
        self.height = 0.0
        self.width = 0.0
        self.code: list[str] = self.canvas._code  # noqa: SLF001
        self._owner: Element | None = None
        self._open: Element | str | None = None
        self._said = 0
        self.strays: list[str] = []
        self._inside_form = 0
        self._local = 0
        self._colours: list[tuple[str, str]] = [("", "")]
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
        self._colours = [("", "")]
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
        saved = self.width, self.height, self._colours, self._owner
        self.canvas.beginForm(name, 0, 0, width, height)
        self.code = self.canvas._code  # noqa: SLF001
        self.width, self.height, self._colours = width, height, [("", "")]
        self._inside_form += 1
        draw()
        self._inside_form -= 1
        self.canvas.endForm()
        self.code = self.canvas._code  # noqa: SLF001
        self.width, self.height, self._colours, self._owner = saved

    def show_form(self, name: str, x: float, y: float, scale: float, height: float) -> None:
        """Show a form of a height, scaled, with its top left corner at a place."""
        with self.saved():
            self._mark()
            self.code.append(f"{scale:.5f} 0 0 {scale:.5f} {x:.3f} {self.height - y - height * scale:.3f} cm")
            self.canvas.doForm(name)

    # marked content ------------------------------------------------------------------------------------------------

    @contextmanager
    def owned(self, element: Element | None) -> Iterator[None]:
        """Let what is drawn inside belong to a structure element; to none, and it becomes an artifact."""
        before, self._owner = self._owner, element
        self._said += 1
        yield
        self._said -= 1
        self._owner = before

    def _mark(self) -> None:
        """Open the marked-content sequence that the next painting belongs to."""
        if not self.tagged or self._inside_form:
            return
        wanted: Element | str = self._owner if self._owner is not None else "Artifact"
        if self._open is wanted:
            return
        self._close()
        if self._owner is None:
            self.code.append("/Artifact BMC")
        else:
            mcid = self.marks.pages[-1]
            self.code.append(f"/{role_of(self._owner) or 'NonStruct'} <</MCID {mcid}>> BDC")
            self.marks.add(self._owner, (self.page_number - 1, mcid))
            self.marks.pages[-1] += 1
        self._open = wanted

    def _close(self) -> None:
        if self._open is not None:
            self.code.append("EMC")
            self._open = None

    # graphics state ------------------------------------------------------------------------------------------------

    @contextmanager
    def saved(self) -> Iterator[None]:
        """Keep the graphics state."""
        self._close()
        self.code.append("q")
        self._colours.append(self._colours[-1])
        yield
        self._close()
        self._colours.pop()
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
        """Choose the colour of fills (0) or of strokes (1), unless it is chosen already."""
        chosen = self._colours[-1]
        if chosen[kind] != colour:
            red, green, blue = rgb(colour)
            self.code.append(f"{red:.4g} {green:.4g} {blue:.4g} {('rg', 'RG')[kind]}")
            self._colours[-1] = (chosen[0], colour) if kind else (colour, chosen[1])

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
            self.code.append(f"{line:.3f} w {cap} J {join} j [{' '.join(f'{d:.3f}' for d in dash)}] 0 d")
        parts = operators(segments, None if self._local else self.height)
        star = "*" if even_odd and fill else ""
        operator = f"B{star}" if fill and stroke else f"f{star}" if fill else "S"
        self.code.append(" ".join([*parts, operator]))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> None:
        """Draw a straight line."""
        self._mark()
        self._use(colour, STROKE)
        y1, y2 = self._up(y1), self._up(y2)
        self.code.append(f"{width:.3f} w 0 J 0 j [] 0 d {x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S")

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
        parts = []
        for name, shown in self._glyphs.runs(face, string, kern):
            parts.append(f"{name} {size:g} Tf {shown}")
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
