"""The gate of press files: the bytes of a PDF go in, every reason why no press should get it comes out.

It reads what was written, not what was meant: each content stream of pages and forms, and all that they use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SMALL = 8.0
"""Points below which text is never set in black with other inks."""

RICH = 0.9
"""From this share of black on, other inks make it a rich black."""

_EXACT = 0.02
"""How far a box may be off, in points: places are written with three decimals."""

_HAIR = 0.001

_TOKEN = re.compile(
    rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|[\[\]]|/[^\s()<>\[\]{}/%]*|%[^\r\n]*|[^\s()<>\[\]{}/%]+",
    re.DOTALL,
)
_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
_RGB_SPACES = frozenset({"/DeviceRGB", "/CalRGB", "/Lab"})
_COLOURS = frozenset({b"rg", b"RG", b"k", b"g", b"cs", b"CS", b"scn"})
_MOST_LEVELS = 30


@dataclass(slots=True)
class _State:
    """The graphics state that the gate follows: fill colour as inks, sizes and overprint."""

    fill: tuple[float, ...] = (0.0, 0.0, 0.0, 1.0)
    scale: float = 1.0
    size: float = 0.0
    over: bool = False


@dataclass(slots=True)
class _Findings:
    """What was met: each kind of fault with the pages that have it."""

    faults: dict[str, list[int]] = field(default_factory=dict)

    def add(self, fault: str, page: int = 0) -> None:
        pages = self.faults.setdefault(fault, [])
        if page not in pages:
            pages.append(page)

    def told(self) -> tuple[str, ...]:
        return tuple(fault if pages == [0] else f"{_on(pages)}: {fault}" for fault, pages in self.faults.items())


def _on(pages: Sequence[int]) -> str:
    others = len(pages) - 1
    return f"page {pages[0]}" + (f" and {others} other{'s' * (others > 1)}" if others else "")


def faults(data: bytes, sizes: Sequence[tuple[float, float]], bleed: float) -> tuple[str, ...]:
    """Return what is wrong with a press file; nothing when it may go to a press.

    Args:
        data: the file.
        sizes: width and height of each page when it is trimmed, in points.
        bleed: how far its pages go on beyond the trim, in points.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - slow to import

    reader = PdfReader(BytesIO(data))
    found = _Findings()
    if len(reader.pages) != len(sizes):
        found.add(f"it has {len(reader.pages)} pages, not {len(sizes)}")
    walked: set[tuple[int, float]] = set()
    for number, (page, size) in enumerate(zip(reader.pages, sizes, strict=False), 1):
        for fault in _boxes(page, size, bleed):
            found.add(fault, number)
        if page.get("/Annots"):
            found.add("it has links or fields", number)
        content = page.get_contents()
        _Walk(found, number, walked).stream(
            content.get_data() if content is not None else b"", page.get("/Resources"), _State(), 0
        )
    root: Any = reader.trailer["/Root"]
    intents = root.get("/OutputIntents") or []
    if not any(intent.get_object().get("/S") == "/GTS_PDFX" for intent in intents):
        found.add("it has no output intent for print")
    return found.told()


def _boxes(page: Any, size: tuple[float, float], bleed: float) -> Iterator[str]:
    """Yield what is wrong with the boxes of a page (ISO 15930-7, 6.5)."""
    for name in ("/TrimBox", "/BleedBox"):
        if name not in page:
            yield f"it has no {name[1:]}"
            return
    media, outer, trim = ([float(v) for v in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
    if any(abs(have - want) > _EXACT for have, want in zip((trim[2] - trim[0], trim[3] - trim[1]), size, strict=True)):
        met = f"{trim[2] - trim[0]:.2f} x {trim[3] - trim[1]:.2f}"
        yield f"its TrimBox is {met} points, not {size[0]:.2f} x {size[1]:.2f}"
    around = (trim[0] - outer[0], trim[1] - outer[1], outer[2] - trim[2], outer[3] - trim[3])
    if any(abs(room - bleed) > _EXACT for room in around):
        yield f"its bleed is {min(around):.2f} points at one edge, not {bleed:.2f}"
    over = (media[0] - outer[0], media[1] - outer[1], outer[2] - media[2], outer[3] - media[3])
    if any(beyond > _HAIR for beyond in over):
        yield "its BleedBox is larger than the page"


class _Walk:
    """Follows the content of one page, and of the forms that it shows."""

    def __init__(self, found: _Findings, page: int, walked: set[tuple[int, float]]) -> None:
        self.found = found
        self.page = page
        self.walked = walked

    def fault(self, text: str) -> None:
        self.found.add(text, self.page)

    def stream(self, data: bytes, resources: Any, state: _State, level: int) -> None:
        resources = resources.get_object() if resources is not None else {}
        self.resources(resources)
        stack: list[_State] = []
        operands: list[bytes] = []
        for match in _TOKEN.finditer(data):
            token = match[0]
            if token[:1] in b"(<[]/>" or _NUMBER.fullmatch(token):
                operands.append(token)
                continue
            if token == b"q":
                stack.append(replace(state))
            elif token == b"Q" and stack:
                state = stack.pop()
            else:
                self.operator(token, operands, resources, state, level)
            operands = []

    def operator(self, token: bytes, operands: Sequence[bytes], resources: Any, state: _State, level: int) -> None:
        if token in _COLOURS:
            self.colour(token, operands, state)
        elif token == b"BI":
            self.fault("a picture stands in a content stream, unchecked")
        elif token == b"cm":
            a, b, c, d = map(float, operands[-6:-2])
            state.scale *= abs(a * d - b * c) ** 0.5
        elif token == b"Tf":
            state.size = float(operands[-1])
        elif token == b"gs":
            state.over = _overprints(resources, operands[-1].decode("latin-1"), default=state.over)
        elif token in {b"Tj", b"TJ", b"'", b'"'}:
            self.text(state)
        elif token == b"Do":
            self.form(resources, operands[-1].decode("latin-1"), state, level)

    def colour(self, token: bytes, operands: Sequence[bytes], state: _State) -> None:
        named = operands[-1].decode("latin-1") if token in {b"cs", b"CS"} else ""
        if token in {b"rg", b"RG"} or named in _RGB_SPACES:
            self.fault("RGB is chosen in a content stream")
        elif token == b"k":
            state.fill = tuple(map(float, operands[-4:]))
        elif token == b"g":
            state.fill = (0.0, 0.0, 0.0, 1 - float(operands[-1]))
        elif token in {b"cs", b"scn"}:
            state.fill = ()

    def text(self, state: _State) -> None:
        if len(state.fill) != 4:
            return
        *others, black = state.fill
        if black >= RICH and any(others) and state.size * state.scale < SMALL:
            self.fault(f"text of {state.size * state.scale:.1f} points is set in rich black")
        if black == 1 and not any(others) and not state.over:
            self.fault("black text does not overprint")

    def form(self, resources: Any, name: str, state: _State, level: int) -> None:
        shown = (resources.get("/XObject") or {}).get(name)
        shown = shown.get_object() if shown is not None else None
        if shown is None or shown.get("/Subtype") != "/Form":
            return
        # The same form shown at another size may have text that is too small there.
        at = getattr(shown.indirect_reference, "idnum", id(shown)), round(state.scale, 3)
        if at in self.walked:
            return
        if level > _MOST_LEVELS:
            self.fault("forms are nested too deeply to be checked")
            return
        self.walked.add(at)
        self.stream(shown.get_data(), shown.get("/Resources"), replace(state), level + 1)

    # what is used --------------------------------------------------------------------------------------------------

    def resources(self, resources: Any) -> None:
        """Look at colour spaces, pictures, shadings and fonts."""
        for space in (resources.get("/ColorSpace") or {}).values():
            self.space(space, "a colour space")
        for shading in (resources.get("/Shading") or {}).values():
            self.space(shading.get_object().get("/ColorSpace"), "a gradient")
        for pattern in (resources.get("/Pattern") or {}).values():
            inner = pattern.get_object()
            if "/Shading" in inner:
                self.space(inner["/Shading"].get_object().get("/ColorSpace"), "a gradient")
            else:
                self.stream(inner.get_data(), inner.get("/Resources"), _State(), 1)
        for shown in (resources.get("/XObject") or {}).values():
            inner = shown.get_object()
            if inner.get("/Subtype") == "/Image" and inner.get("/ColorSpace") is not None:
                self.space(inner["/ColorSpace"], "a picture")
            if "/Group" in inner and "/CS" in inner["/Group"].get_object():
                self.space(inner["/Group"].get_object()["/CS"], "a transparency group")
        for font in (resources.get("/Font") or {}).values():
            self.font(font.get_object())

    def space(self, space: Any, what: str) -> None:
        """Note a colour space that is, or is built on, red, green and blue."""
        space = space.get_object() if space is not None else None
        name = str(space[0] if isinstance(space, list) and space else space)
        if name in _RGB_SPACES:
            self.fault(f"{what} is in RGB")
        elif name == "/ICCBased" and int(space[1].get_object().get("/N", 0)) == 3:
            self.fault(f"{what} is in RGB (ICC)")
        elif name in {"/Indexed", "/I", "/Pattern"} and len(space) > 1:
            self.space(space[1], what)
        elif name in {"/Separation", "/DeviceN"}:
            self.space(space[2], f"the proof of {space[1]}")

    def font(self, font: Any) -> None:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = inner.get("/FontDescriptor")
        held = descriptor is not None and any(key.startswith("/FontFile") for key in descriptor.get_object())
        if not held and font.get("/Subtype") != "/Type3":
            self.fault(f"the font {font.get('/BaseFont')} is not in the file")


def _overprints(resources: Any, name: str, *, default: bool) -> bool:
    state = (resources.get("/ExtGState") or {}).get(name)
    if state is None:
        return default
    state = state.get_object()
    if "/op" not in state and "/OP" not in state:
        return default
    wanted = state.get("/op", state.get("/OP"))
    return bool(wanted) and int(state.get("/OPM", 0)) == 1
