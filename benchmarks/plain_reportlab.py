"""A yardstick: the words of a workshop go in, four plain PDFs by ReportLab's own Platypus come out.

`python plain_reportlab.py words.json fonts-folder out-folder`. No markup, no tags, no contents, no page pictures: what
a short script would do.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import HRFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

BODY = ParagraphStyle("body", fontName="body", fontSize=10, leading=14, spaceAfter=7)
ITEM = ParagraphStyle("item", BODY, leftIndent=14, bulletIndent=2)
CELL = ParagraphStyle("cell", BODY, spaceAfter=0)
HEADS = {
    "h1": ParagraphStyle("h1", BODY, fontName="heading", fontSize=20, leading=26, spaceBefore=14, keepWithNext=1),
    "h2": ParagraphStyle("h2", BODY, fontName="heading", fontSize=13, leading=18, spaceBefore=8, keepWithNext=1),
}


def flowables(items):
    for kind, value in items:
        if kind in HEADS:
            yield Paragraph(escape(value), HEADS[kind])
        elif kind == "p":
            yield Paragraph(escape(value), BODY)
        elif kind == "li":
            yield Paragraph(escape(value), ITEM, bulletText="•")
        elif kind == "lines":
            for _ in range(value):
                yield Spacer(1, 20)
                yield HRFlowable(width="100%", thickness=0.4, spaceBefore=0, spaceAfter=0)
        elif value:
            width = (A4[0] - 120) / len(value[0])
            rows = [[Paragraph(escape(cell), CELL) for cell in row] for row in value]
            yield Table(rows, colWidths=[width] * len(value[0]), style=[("GRID", (0, 0), (-1, -1), 0.4, "#888888")])


def numbered(canvas, _document):
    canvas.setFont("body", 8)
    canvas.drawRightString(A4[0] - 60, 30, str(canvas.getPageNumber()))


def main(words, fonts, out):
    registerFont(TTFont("body", str(fonts / "AtkinsonHyperlegibleNext_400Regular.ttf")))
    registerFont(TTFont("heading", str(fonts / "AtkinsonHyperlegibleNext_600SemiBold.ttf")))
    for name, items in json.loads(words.read_text(encoding="utf-8")).items():
        margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 60)
        started = time.perf_counter()
        document = SimpleDocTemplate(str(out / f"{name}.pdf"), pagesize=A4, initialFontName="body", **margins)
        document.build(list(flowables(items)) or [Spacer(1, 1)], onFirstPage=numbered, onLaterPages=numbered)
        print(f"{name}: {document.page} pages, {time.perf_counter() - started:.2f} s")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
