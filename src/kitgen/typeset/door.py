"""The one door to the PDF: text, paths and pictures with places go in, marked page content comes out.

Places are points from the top left corner of the page, y downward; the door turns them into PDF's y upward. Whatever is
drawn while a structure element is open belongs to it; all else becomes an artifact (ISO 14289-1, 7.1).
"""

from __future__ import annotations

import datetime as dt
import math
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, BinaryIO

import kitgen
from kitgen.base.colour import mix, rgb
from kitgen.typeset.canvas import bare_canvas
from kitgen.typeset.conform import Facts, conform
from kitgen.typeset.forms import Forms
from kitgen.typeset.glyphs import Glyphs
from kitgen.typeset.links import link_annotation, web_action
from kitgen.typeset.paths import operators, rectangle
from kitgen.typeset.structure import write_structure
from kitgen.typeset.tree import role_of
from kitgen.typeset.ua2 import GoTo, written_ua2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.fonts import Face
    from kitgen.typeset.forms import Widget
    from kitgen.typeset.paths import Segment


GREEKED_BELOW = 20.0
"""Text smaller than this, in points, is drawn as bars where a page is shown in small."""

_WORDS = re.compile(r"\S+")
_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)


@dataclass(slots=True)
class Marks:
    """What the structure tree is built from: who owns which marked content and annotation on which page."""

    kids: dict[Element, list[tuple[int, Any]]] = field(default_factory=dict)
    pages: list[list[Element]] = field(default_factory=list)
    boxes: dict[Element, tuple[float, float, float, float]] = field(default_factory=dict)


class Door:
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
        self.tagged = tagged
        self.ua2 = tagged and standard == "ua2"
        self.targets: dict[str, int] = {}
        self.forms = Forms(self.document, typing) if typing else None
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

    @property
    def takes_fields(self) -> bool:
        """Whether a form field can stand where is drawn: never in a picture of a page."""
        return self.forms is not None and not self._inside_form

    # pages and forms -----------------------------------------------------------------------------------------------

    def begin_page(self, width: float, height: float) -> None:
        """Start a page of a size in points."""
        self.canvas.setPageSize((width, height))
        self.width, self.height = width, height
        self.code = self.canvas._code  # noqa: SLF001
        self.marks.pages.append([])
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
            owned = self.marks.pages[-1]
            self.code.append(f"/{role_of(self._owner) or 'NonStruct'} <</MCID {len(owned)}>> BDC")
            self.marks.kids.setdefault(self._owner, []).append((self.page_number - 1, len(owned)))
            owned.append(self._owner)
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

    def _fill(self, hex_colour: str) -> None:
        fill, stroke = self._colours[-1]
        if fill != hex_colour:
            red, green, blue = rgb(hex_colour)
            self.code.append(f"{red:.4g} {green:.4g} {blue:.4g} rg")
            self._colours[-1] = (hex_colour, stroke)

    def _stroke(self, hex_colour: str) -> None:
        fill, stroke = self._colours[-1]
        if stroke != hex_colour:
            red, green, blue = rgb(hex_colour)
            self.code.append(f"{red:.4g} {green:.4g} {blue:.4g} RG")
            self._colours[-1] = (fill, hex_colour)

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
            self._fill(fill)
        if stroke:
            self._stroke(stroke)
            self.code.append(f"{line:.3f} w {cap} J {join} j [{' '.join(f'{d:.3f}' for d in dash)}] 0 d")
        parts = operators(segments, None if self._local else self.height)
        star = "*" if even_odd and fill else ""
        operator = f"B{star}" if fill and stroke else f"f{star}" if fill else "S"
        self.code.append(" ".join([*parts, operator]))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> None:
        """Draw a straight line."""
        self.path([("M", x1, y1), ("L", x2, y2)], stroke=colour, line=width)

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        self.path(rectangle(x, y, width, height), fill=colour)

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
            self._greek(x, y, string, face, size, colour)
            return
        if self.tagged and not self._said and not self._inside_form:
            self.strays.append(string)
        self._mark()
        self._fill(colour)
        parts = []
        for name, shown in self._glyphs.runs(face, string, kern):
            parts.append(f"{name} {size:g} Tf {shown}")
        spacing = f"{tracking:.3f} Tc " if tracking else ""
        reset = " 0 Tc" if tracking else ""
        self.code.append(f"BT {spacing}{x:.3f} {self.height - y:.3f} Td {' '.join(parts)}{reset} ET")

    def _greek(self, x: float, y: float, string: str, face: Face, size: float, colour: str) -> None:
        """Draw a bar for each word: in a picture of a page, small text is a grey that has the right length."""
        tint, height = mix(colour, 0.5), size * 0.42
        for word in _WORDS.finditer(string):
            left = x + face.width(string[: word.start()], size)
            self.bar(left, y - height, face.width(word[0], size), height, tint)

    # navigation ----------------------------------------------------------------------------------------------------

    def bookmark(self, name: str, y: float) -> None:
        """Give a place on the page a name for links."""
        if not self._inside_form:
            self.canvas.bookmarkPage(self.prefix + name, fit="XYZ", left=0, top=self.height - y, zoom=0)

    def outline(self, title: str, name: str, level: int) -> None:
        """Add an entry to the outline; a level is never more than one below the entry before."""
        if not self._inside_form:
            self._outline_level = min(level, self._outline_level + 1)
            self.canvas.addOutlineEntry(title, self.prefix + name, self._outline_level, closed=self._outline_level > 0)

    def label_pages(self, prefix: str, *, numbered: bool = True) -> None:
        """Let viewers call this page and those after it by a prefix and numbers from 1, or by the prefix alone."""
        style = "D" if numbered else None
        self.canvas.addPageLabel(self.page_number - 1, style, 1 if numbered else None, prefix or None)

    def figure(self, element: Element, x: float, y: float, width: float, height: float) -> None:
        """Note where a figure stands, for readers that show its place."""
        if not self._inside_form:
            self.marks.boxes[element] = (x, self.height - y - height, x + width, self.height - y)

    def link(self, x: float, y: float, width: float, height: float, href: str, says: str) -> None:
        """Make a rectangle a link: to a name on `#name`, else to a web or mail address."""
        if self._inside_form:
            return
        rect = (x, self.height - y - height, x + width, self.height - y)
        annotation = link_annotation(rect, says)
        if href.startswith("#"):
            name = href[1:] if ":" in href else self.prefix + href[1:]
            place = self.canvas._bookmarkReference(name)  # noqa: SLF001
            annotation["A" if self.ua2 else "Dest"] = GoTo(place, self.targets) if self.ua2 else place
        else:
            annotation["A"] = web_action(href)
        self.canvas._addAnnotation(annotation)  # noqa: SLF001
        if self._owner is not None and self.tagged:
            self.marks.kids.setdefault(self._owner, []).append((self.page_number - 1, annotation))

    def rect(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Return a rectangle as annotations have it: left, foot, right and top, y upward."""
        return x, self.height - y - height, x + width, self.height - y

    def widget(self, owner: Element, widget: Widget) -> None:
        """Put a form field on the page; it belongs to an element of the structure."""
        widget.after = len(self.marks.pages[-1])
        self.canvas._annotationrefs.append(self.document.Reference(widget))  # noqa: SLF001
        self.marks.kids.setdefault(owner, []).append((self.page_number - 1, widget))

    def save(self, roots: Sequence[Element] = ()) -> None:
        """Write the document; `roots` are the markup of what was drawn, for its structure."""
        if self.forms:
            self.forms.finish()
        if self.tagged and roots:
            write_structure(self, roots)
        conform(self.document, self.facts, claims=self.tagged and bool(roots), ua2=self.ua2)
        if self.ua2:
            self.document.format = lambda: written_ua2(self.document, self.targets)
        self.canvas.save()
