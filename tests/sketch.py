"""A PDF goes in, what stands on its pages comes out: words, strokes and fills with places, y downward, in points."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

from pypdf import PdfReader
from pypdf.generic import ContentStream

_PAINT = {"S": "stroke", "f": "fill", "f*": "fill", "B": "both", "B*": "both"}


@dataclass(frozen=True)
class Words:
    text: str
    x: float
    y: float
    font: str
    size: float
    colour: str
    tag: str

    def __str__(self):
        place = f"{self.x:6.1f} {self.y:6.1f}"
        return f"text {place}  {self.font} {self.size:g} {self.colour} {self.tag or 'untagged'}: {self.text!r}"


@dataclass(frozen=True)
class Shape:
    kind: str
    box: tuple[float, float, float, float]
    fill: str
    stroke: str
    line: float

    def __str__(self):
        paint = f" fill {self.fill}" * bool(self.fill) + f" stroke {self.stroke} {self.line:.2f}" * bool(self.stroke)
        return f"{self.kind:4} " + " ".join(f"{number:6.1f}" for number in self.box) + f" {paint}"


@dataclass
class Page:
    width: float
    height: float
    words: list[Words] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    order: list[Words | Shape] = field(default_factory=list)

    def line_of(self, text):
        """Return the words that hold a text."""
        [found] = [words for words in self.words if text in words.text]
        return found

    @property
    def texts(self):
        return [words.text.strip() for words in self.words]

    @property
    def strokes(self):
        return [shape for shape in self.shapes if shape.kind == "line"]

    @property
    def boxes(self):
        return [shape for shape in self.shapes if shape.kind == "rect"]


def pages_of(pdf, pages=slice(None)):
    """Return the pages of a PDF, or some of them."""
    reader = PdfReader(io.BytesIO(pdf))
    return [_Walk(page, reader).run() for page in reader.pages[pages]]


def sketch(pdf):
    """Return the pages of a PDF as text."""
    lines = []
    for number, page in enumerate(pages_of(pdf), start=1):
        lines.append(f"page {number}: {page.width:.1f} x {page.height:.1f}")
        lines += [f"  {thing}" for thing in page.order]
    return "\n".join(lines) + "\n"


def operations(pdf):
    """Return the operators of every page and every form, each stream as a list of (operands, operator)."""
    reader = PdfReader(io.BytesIO(pdf))
    streams = []
    for page in reader.pages:
        streams.append(ContentStream(page["/Contents"].get_object(), reader).operations)
        forms = page.get("/Resources", {}).get("/XObject", {})
        streams += [
            ContentStream(form.get_object(), reader).operations
            for form in forms.values()
            if form.get_object().get("/Subtype") == "/Form"
        ]
    return streams


def curve(start, first, second, end, steps=16):
    """Return points along a curve."""
    points = []
    for step in range(1, steps + 1):
        t = step / steps
        shares = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        weighed = list(zip(shares, (start, first, second, end), strict=True))
        points.append(tuple(round(sum(share * point[axis] for share, point in weighed), 2) for axis in (0, 1)))
    return points


def crossings(stream):
    """Return every operator that closes what was not opened last: q, BT and marked content must nest."""
    closes = {b"Q": "q", b"ET": "BT", b"EMC": "BMC"}
    opened, faults = [], []
    for index, (_, operator) in enumerate(stream):
        if operator in {b"q", b"BT", b"BMC", b"BDC"}:
            opened.append("BMC" if operator == b"BDC" else operator.decode())
        elif operator in closes and (not opened or opened.pop() != closes[operator]):
            faults.append((index, operator))
    return faults + opened


class _Walk:
    def __init__(self, page, reader):
        box = page.mediabox
        self.page = Page(float(box.width), float(box.height))
        self.fonts = {name: _Font(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
        self.stream = ContentStream(page["/Contents"].get_object(), reader)
        self.matrix = (1, 0, 0, 1, 0, 0)
        self.fill = self.stroke = "#000000"
        self.line = 1.0
        self.saved = []
        self.tags = []
        self.path = []
        self.font = None
        self.size = 0.0

    def run(self):
        for operands, operator in self.stream.operations:
            self._do(operator.decode(), operands)
        return self.page

    def _do(self, name, operands):  # noqa: C901, PLR0912 - one row an operator
        if name == "q":
            self.saved.append((self.matrix, self.fill, self.stroke, self.line))
        elif name == "Q":
            self.matrix, self.fill, self.stroke, self.line = self.saved.pop()
        elif name == "cm":
            self.matrix = _times([float(v) for v in operands], self.matrix)
        elif name in {"rg", "RG"}:
            colour = "#" + "".join(f"{round(float(v) * 255):02x}" for v in operands)
            self.fill, self.stroke = (colour, self.stroke) if name == "rg" else (self.fill, colour)
        elif name == "w":
            self.line = float(operands[0])
        elif name in {"BDC", "BMC"}:
            self.tags.append(str(operands[0]).removeprefix("/"))
        elif name == "EMC":
            self.tags.pop()
        elif name == "Td":
            self.at = [float(v) for v in operands]
            self.shown = ""
        elif name == "Tf":
            self.font, self.size = self.fonts[operands[0]], float(operands[1])
        elif name in {"Tj", "TJ"}:
            parts = operands[0] if name == "TJ" else operands
            self.shown += "".join(self.font.text(part) for part in parts if not isinstance(part, (int, float)))
        elif name == "ET":
            x, y = self._place(*self.at)
            tag = self.tags[-1] if self.tags else ""
            self._add(self.page.words, Words(self.shown, x, y, self.font.name, self.size, self.fill, tag))
        elif name in {"m", "l", "c"}:
            numbers = [float(v) for v in operands]
            places = [self._place(*pair) for pair in zip(numbers[::2], numbers[1::2], strict=True)]
            self.path.append((name, curve(self.path[-1][1][-1], *places) if name == "c" else places))
        elif name == "re":
            x, y, width, height = (float(v) for v in operands)
            corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
            self.path.extend(("l", [self._place(*corner)]) for corner in corners)
        elif name in _PAINT:
            self._paint(_PAINT[name])
        elif name == "Do":
            box = (*self._place(0, 0), *(round(abs(v), 3) for v in (self.matrix[0], self.matrix[3])))
            self._add(self.page.shapes, Shape("form", box, "", "", 0))

    def _paint(self, how):
        points = [point for _, places in self.path for point in places]
        xs, ys = zip(*points, strict=True)
        curved = any(name == "c" for name, _ in self.path)
        box = (min(xs), min(ys), max(xs), max(ys))
        straight = len(points) == 2
        corners = {(x, y) for x in box[::2] for y in box[1::2]}
        kind = "line" if straight else "rect" if not curved and set(points) == corners else "path"
        fill, stroke = self.fill if how != "stroke" else "", self.stroke if how != "fill" else ""
        self._add(self.page.shapes, Shape(kind, box, fill, stroke, self.line if stroke else 0))
        self.path = []

    def _place(self, x, y):
        a, b, c, d, e, f = self.matrix
        return round(a * x + c * y + e, 2), round(self.page.height - (b * x + d * y + f), 2)

    def _add(self, kind, thing):
        kind.append(thing)
        self.page.order.append(thing)


class _Font:
    def __init__(self, font):
        self.name = str(font["/BaseFont"]).rpartition("+")[2].removeprefix("/")
        text = font["/ToUnicode"].get_object().get_data().decode("latin-1") if "/ToUnicode" in font else ""
        codes = re.findall(r"^<(\w\w)> <(\w{4,})>$", text, re.MULTILINE)
        self.chars = {int(code, 16): bytes.fromhex(char).decode("utf-16-be") for code, char in codes}

    def text(self, operand):
        raw = getattr(operand, "original_bytes", operand)
        return "".join(self.chars.get(code, f"<{code}>") for code in raw)


def _times(one, other):
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
