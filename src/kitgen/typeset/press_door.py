"""The door to a file for a print shop: drawing goes in as for any, pages in ink with bleed and exact boxes come out.

What is drawn up to the trim is drawn on into the bleed. Text in solid black prints over what lies below it.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from kitgen.base.lengths import MM
from kitgen.typeset.chosen import Chosen
from kitgen.typeset.inks import Ink
from kitgen.typeset.paths import operators
from kitgen.typeset.pdfx import conform_to_press
from kitgen.typeset.press_images import image_in_ink
from kitgen.typeset.press_marks import PATCHES, ROOM, WIDTH, crop_marks, ink_bar, register_marks
from kitgen.typeset.print_door import PrintDoor
from kitgen.typeset.writer import written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kitgen.typeset.fonts import Face
    from kitgen.typeset.inks import Inks
    from kitgen.typeset.paths import Segment
    from kitgen.typeset.pdfx import Condition
    from kitgen.typeset.pictures import Picture
    from kitgen.typeset.press_marks import MarkKind

BLEED = 3 * MM
SHARP = 300
"""Pixels an inch below which a press shows less than it can."""

TOUCHES = 0.5
"""What ends this near to the trim, in points, is meant to end there, and is drawn on into the bleed."""

THIN = 1.0
"""Lines thinner than this, in points, are printed with one ink where text would be: four never meet exactly."""

OVER, KNOCKED_OUT = "Over", "KnockedOut"
_TEXT, _ALL = "text ", "All"


@dataclass(frozen=True, slots=True)
class PressSheet:
    """How pages lie on their sheets: `bleed` in points; `slug` is what full marks say, in `face`."""

    inks: Inks
    condition: Condition
    marks: MarkKind = "none"
    bleed: float = BLEED
    slug: str = ""
    face: Face | None = None


class PressDoor(PrintDoor):
    """A document for a press.

    `binding`, in points, moves what stands on a page away from its bound edge; odd pages are bound left. `unfilled`
    counts pictures that end at the trim, where the bleed stays bare; `coarse` has those that are not sharp.
    """

    def __init__(self, *args: Any, sheet: PressSheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        self.binding = 0.0
        self.unfilled = 0
        self.coarse: dict[str, tuple[Picture, float]] = {}
        self._pixels: dict[str, Picture] = {}
        self._text_ink = ""
        self._scale = 1.0
        self._spots: dict[str, tuple[str, Any]] = {}
        self._sizes: dict[str, tuple[float, float]] = {}
        self._states = {name: pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("ExtGState"), "OP": over, "op": over,
                                                    "OPM": mode})
                        for name, over, mode in ((OVER, "true", 1), (KNOCKED_OUT, "false", 0))}  # fmt: skip
        self._set_objects = self.canvas._setXObjects  # noqa: SLF001 - sees each finished page and form
        self.canvas._setXObjects = self._complete  # noqa: SLF001
        self.document.format = lambda: written(self.document, "1.6")

    # pages ---------------------------------------------------------------------------------------------------------

    @property
    def margin(self) -> float:
        """What lies around the trim, in points."""
        return self.sheet.bleed + ROOM[self.sheet.marks]

    def begin_page(self, width: float, height: float) -> None:
        """Start a page whose trimmed size is given in points."""
        super().begin_page(width, height)
        around, bleed = self.margin, self.sheet.bleed
        wide, high = _short(width + 2 * around), _short(height + 2 * around)
        self.canvas.setPageSize((wide, high))
        for name, inset in (("bleed", around - bleed), ("trim", around)):
            self.canvas.setCropBox([_short(v) for v in (inset, inset, wide - inset, high - inset)], name)
        off = around - bleed
        self.code.append(f"q {off:.3f} {off:.3f} {width + 2 * bleed:.3f} {height + 2 * bleed:.3f} re W n")
        self.code.append(f"1 0 0 1 {around + self.shift:.3f} {around:.3f} cm")

    @property
    def shift(self) -> float:
        """How far what stands on this page is moved to the right; below 0 to the left."""
        return self.binding if self.page_number % 2 else -self.binding

    def end_page(self) -> None:
        """Finish the page: its marks stand outside the bleed."""
        self._close()
        self.code.append("Q")
        self._chosen = Chosen()
        if self.sheet.marks != "none":
            self.code.append(f"q 1 0 0 1 {self.margin:.3f} {self.margin:.3f} cm")
            self._marks_around()
            self.code.append("Q")
        super().end_page()

    def form(self, name: str, width: float, height: float, draw: Callable[[], None]) -> None:
        """Draw something once."""
        self._sizes[name] = width, height
        super().form(name, width, height, draw)

    def _complete(self, thing: Any) -> None:
        """Give a finished page or form its resources: fonts, forms, ways of overprinting and spot inks."""
        self._set_objects(thing)
        resources = pdfdoc.PDFResourceDictionary(
            XObject=thing.XObjects or {},
            ExtGState={name: self.document.Reference(state, name) for name, state in self._states.items()},
            ColorSpace={key: self.document.Reference(space, key) for key, space in self._spots.values()},
        )
        resources.basicFonts()
        resources.allProcs()
        thing.Resources = resources

    # inks ----------------------------------------------------------------------------------------------------------

    def _use(self, colour: str, kind: int) -> None:
        wanted = self._text_ink + colour
        if self._chosen.changes(kind, wanted):
            self._lay(self.sheet.inks.text(colour) if self._text_ink else self.sheet.inks.area(colour), kind)

    def _lay(self, ink: Ink, kind: int) -> None:
        if ink.spot:
            name = self._spot(ink)
            self.code.append(f"/{name} {('cs', 'CS')[kind]} {ink.share:.4g} {('scn', 'SCN')[kind]}")
        else:
            parts = " ".join(f"{part:.4g}" for part in ink.cmyk)
            self.code.append(f"{parts} {('k', 'K')[kind]}")

    def _spot(self, ink: Ink) -> str:
        """Return the resource name of a spot ink's colour space (ISO 32000-1, 8.6.6.4)."""
        if ink.spot not in self._spots:
            solid = (1, 1, 1, 1) if ink.spot == _ALL else self.sheet.inks.solid(ink.spot)
            function = {"FunctionType": 2, "N": 1, "Domain": pdfdoc.PDFArray([0, 1]),
                        "C0": pdfdoc.PDFArray([0, 0, 0, 0]), "C1": pdfdoc.PDFArray(list(solid))}  # fmt: skip
            space = pdfdoc.PDFArray([pdfdoc.PDFName("Separation"), pdfdoc.PDFName(ink.spot),
                                     pdfdoc.PDFName("DeviceCMYK"), pdfdoc.PDFDictionary(function)])  # fmt: skip
            self._spots[ink.spot] = f"Spot{len(self._spots)}", space
        return self._spots[ink.spot][0]

    def inks_of(self, red: float, green: float, blue: float) -> tuple[float, ...]:
        """Return the four inks of a colour in a PDF that is shown as a picture."""
        parts = "".join(f"{round(max(0.0, min(1.0, part)) * 255):02X}" for part in (red, green, blue))
        return self.sheet.inks.area(f"#{parts}").cmyk

    # painting ------------------------------------------------------------------------------------------------------

    def text(self, x: float, y: float, string: str, face: Face, size: float, colour: str, *,
             tracking: float = 0.0, kern: Sequence[int] | None = None) -> None:  # fmt: skip
        """Set a string; in solid black it prints over its ground."""
        over = self.sheet.inks.text(colour).is_black
        self._text_ink = _TEXT
        if over:
            self.code.append(f"/{OVER} gs")
        super().text(x, y, string, face, size, colour, tracking=tracking, kern=kern)
        if over:
            self.code.append(f"/{KNOCKED_OUT} gs")
        self._text_ink = ""

    @property
    def _on_page(self) -> bool:
        return not (self._local or self._inside_form)

    def _drawn_on(self, x: float, y: float) -> tuple[float, float]:
        """Return a place, moved into the bleed where it lies on the trim."""
        left, right = self.sheet.bleed + self.shift, self.sheet.bleed - self.shift
        x = -left if abs(x) <= TOUCHES else self.width + right if abs(x - self.width) <= TOUCHES else x
        bleed = self.sheet.bleed
        y = -bleed if abs(y) <= TOUCHES else self.height + bleed if abs(y - self.height) <= TOUCHES else y
        return x, y

    def path(self, segments: Sequence[Segment], **how: Any) -> None:
        """Paint a path; a thin line that goes round nothing is like text."""
        self._text_ink = _TEXT if not how.get("fill") and how.get("line", 1.0) * self._scale < THIN else ""
        super().path([self._moved(one) for one in segments] if self._on_page else segments, **how)
        self._text_ink = ""

    @contextmanager
    def local(self, x: float, y: float, scale: float = 1, turn: float = 0) -> Iterator[None]:
        """Draw paths in units of `scale` points."""
        before, self._scale = self._scale, self._scale * scale
        with super().local(x, y, scale, turn):
            yield
        self._scale = before

    def _moved(self, segment: Segment) -> Segment:
        places = [self._drawn_on(*segment[at : at + 2]) for at in range(1, len(segment), 2)]
        return (segment[0], *(value for place in places for value in place))

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> None:
        """Draw a straight line."""
        if self._on_page:
            (x1, y1), (x2, y2) = self._drawn_on(x1, y1), self._drawn_on(x2, y2)
        self._text_ink = _TEXT if width * self._scale < THIN else ""
        super().line(x1, y1, x2, y2, colour, width)
        self._text_ink = ""

    def bar(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle."""
        if self._on_page:
            (left, top), (right, foot) = self._drawn_on(x, y), self._drawn_on(x + width, y + height)
            x, y, width, height = left, top, right - left, foot - top
        super().bar(x, y, width, height, colour)

    def show_form(self, name: str, x: float, y: float, scale: float, height: float) -> None:
        """Show a form; one that ends at the trim cannot be drawn on into the bleed."""
        width = self._sizes.get(name, (0.0, 0.0))[0] * scale
        corners = ((x, y), (x + width, y + height * scale))
        if self._on_page and any(self._drawn_on(*corner) != corner for corner in corners):
            self.unfilled += 1
        picture = self._pixels.get(name)
        if picture and picture.dpi(width) < SHARP - 0.5:
            self.coarse[name] = picture, min(picture.dpi(width), self.coarse.get(name, (picture, SHARP))[1])
        super().show_form(name, x, y, scale, height)

    def raster(self, picture: Picture) -> None:
        """Paint a picture of pixels in ink, where forms of its size begin."""
        form = self.canvas._formData[0]  # noqa: SLF001 - the form that is being drawn
        name, self._pixels[form] = f"{form}-pixels", picture
        self.document.addForm(name, image_in_ink(self.document, picture, self.sheet.inks.converter))
        self.code.append(f"q {picture.width:.3f} 0 0 {picture.height:.3f} 0 0 cm")
        self.canvas.doForm(name)
        self.code.append("Q")

    # marks ---------------------------------------------------------------------------------------------------------

    def _marks_around(self) -> None:
        bleed = self.sheet.bleed
        self._lay(Ink((1, 1, 1, 1), _ALL), 1)
        self.code.append(f"{WIDTH} w 0 J 0 j [] 0 d")
        for one in (*crop_marks(self.width, self.height, bleed), *self._register()):
            self.code.append(" ".join([*operators(one, self.height), "S"]))
        if self.sheet.marks == "full":
            for (x, y, wide, high), inks in zip(ink_bar(self.width, self.height, bleed), PATCHES, strict=True):
                self._lay(Ink(inks), 0)
                self.code.append(f"{x:.3f} {self.height - y - high:.3f} {wide:.3f} {high:.3f} re f")
            self._slug()

    def _register(self) -> Iterator[list[Segment]]:
        yield from register_marks(self.width, self.height, self.sheet.bleed) if self.sheet.marks == "full" else ()

    def _slug(self) -> None:
        """Say what the sheet is, above the trim and left of its middle."""
        if self.sheet.face and self.sheet.slug:
            self._chosen = Chosen()
            y = -self.sheet.bleed - 3 * MM
            said, room = f"{self.sheet.slug} · {self.page_number}", self.width / 2 - 5 * MM
            size = min(6.0, 6.0 * room / self.sheet.face.width(said, 6.0))
            self.text(2 * MM, y, said, self.sheet.face, size, "#000000")

    def conform(self) -> None:
        """Give the document what PDF/X-4 asks for."""
        conform_to_press(self.document, self.facts, self.sheet.condition)


def _short(value: float) -> float:
    return round(value, 3)
