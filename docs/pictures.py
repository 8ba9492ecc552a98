"""Draw the README's picture: the kit is built, four of its pages go in, docs/images/pages.png comes out.

`python docs/pictures.py` with the packages of the extra `dev`.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "images" / "pages.png"
KIT = Path("inner-leadership", "riverside")
PAGES = (
    ("facilitator-guide.pdf", "cover"),
    ("facilitator-guide.pdf", "session"),
    ("participant-handouts.pdf", "questions"),
    ("council-cards.pdf", "cards"),
)
GOOD_ANSWERS = "Good answers"
PATH = 2
HEIGHT = 520
GAP = 14
GROUND = "#E4E2DC"
COLOURS = 64


def page_of(document: pypdfium2.PdfDocument, what: str) -> int:
    """Return the page to show: the first, the first with good answers, or one with much to read and to write."""
    numbers = range(len(document))
    if what == "session":
        return next(n for n in numbers if n > 3 and GOOD_ANSWERS in words_on(document[n]))
    if what == "questions":
        return max(numbers, key=lambda number: lines_on(document[number]) * len(words_on(document[number])))
    return 0


def words_on(page: pypdfium2.PdfPage) -> str:
    """Return the text of a page."""
    return page.get_textpage().get_text_range()


def lines_on(page: pypdfium2.PdfPage) -> int:
    """Return how many rules as wide as a line of writing are on a page."""
    bounds = [path.get_bounds() for path in page.get_objects(filter=[PATH])]
    return sum(right - left > 200 and top - bottom < 3 for left, bottom, right, top in bounds)


def pages(folder: Path) -> list[Image.Image]:
    """Return the pages, all of one height."""
    found = []
    for name, what in PAGES:
        document = pypdfium2.PdfDocument(folder / name)
        page = document[page_of(document, what)]
        image = page.render(scale=2 * HEIGHT / page.get_height()).to_pil().convert("RGB")
        found.append(image.resize((round(image.width * HEIGHT / image.height), HEIGHT), Image.Resampling.LANCZOS))
    return found


def main() -> None:
    """Build the kit and put its pages side by side."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "kitgen", "build", "inner-leadership", "--brand", "riverside"]
        subprocess.run([*command, "--project", ROOT, "--out", out, "--quiet"], check=True)
        shown = pages(Path(out) / KIT)
    width = sum(image.width for image in shown) + GAP * (len(shown) + 1)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), GROUND)
    left = GAP
    for image in shown:
        sheet.paste(image, (left, GAP))
        left += image.width + GAP
    TARGET.parent.mkdir(exist_ok=True)
    sheet.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET, optimize=True)


if __name__ == "__main__":
    main()
