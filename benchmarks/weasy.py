"""A yardstick: the words of a workshop go in, four plain PDFs by WeasyPrint come out.

`python weasy.py words.json fonts-folder out-folder`.
"""

from __future__ import annotations

import json
import sys
from html import escape
from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = """
@font-face {{ font-family: Body; src: url({fonts}/AtkinsonHyperlegibleNext_400Regular.ttf) }}
@font-face {{ font-family: Heading; src: url({fonts}/AtkinsonHyperlegibleNext_600SemiBold.ttf) }}
@page {{ size: A4; margin: 60pt; @bottom-right {{ content: counter(page); font: 8pt Body }} }}
body {{ font: 10pt/14pt Body }}
h1 {{ font: 20pt/26pt Heading }} h2 {{ font: 13pt/18pt Heading }}
table {{ border-collapse: collapse; width: 100% }} td {{ border: 0.4pt solid #888 }}
.line {{ height: 20pt; border-bottom: 0.4pt solid black }}
"""


def markup(items):
    for kind, value in items:
        if kind in {"h1", "h2", "p"}:
            yield f"<{kind}>{escape(value)}</{kind}>"
        elif kind == "li":
            yield f"<ul><li>{escape(value)}</li></ul>"
        elif kind == "lines":
            yield '<div class="line"></div>' * value
        else:
            rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in value)
            yield f"<table>{rows}</table>"


def main(words, fonts, out):
    for name, items in json.loads(words.read_text(encoding="utf-8")).items():
        style = STYLE.format(fonts=fonts.resolve().as_uri())
        page = f"<html lang=en><title>{name}</title><style>{style}</style><body>{''.join(markup(items))}"
        HTML(string=page).write_pdf(out / f"{name}.pdf", font_config=FontConfiguration())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
