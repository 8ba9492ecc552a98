"""Draw the pictures of the documents: the kit is built, pages of it go in, files in docs/images come out.

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
IMAGES = ROOT / "docs" / "images"
BOOKLET = "participant-handouts-booklet.pdf"
SIDES = 2
SHEET_HEIGHT = 420
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
COLOURS = 96


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
        found.append(picture(page, HEIGHT))
    return found


def picture(page: pypdfium2.PdfPage, height: int) -> Image.Image:
    """Return a page as pixels, so many high."""
    image = page.render(scale=2 * height / page.get_height()).to_pil().convert("RGB")
    return image.resize((round(image.width * height / image.height), height), Image.Resampling.LANCZOS)


def sides(folder: Path) -> list[Image.Image]:
    """Return the first sheets of the booklet, front and back in turn."""
    document = pypdfium2.PdfDocument(folder / BOOKLET)
    return [picture(document[number], SHEET_HEIGHT) for number in range(SIDES)]


def main() -> None:
    """Build the kit, and put pages and sheets side by side."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "kitgen", "build", "inner-leadership", "--brand", "riverside"]
        subprocess.run([*command, "--project", ROOT, "--out", out, "--quiet", "--booklet"], check=True)
        side_by_side(pages(Path(out) / KIT), IMAGES / "pages.png")
        side_by_side(sides(Path(out) / KIT), IMAGES / "booklet.png")


def side_by_side(shown: list[Image.Image], target: Path) -> None:
    """Write images of one height as one, with a ground between them."""
    height = shown[0].height
    width = sum(image.width for image in shown) + GAP * (len(shown) + 1)
    sheet = Image.new("RGB", (width, height + 2 * GAP), GROUND)
    left = GAP
    for image in shown:
        sheet.paste(image, (left, GAP))
        left += image.width + GAP
    target.parent.mkdir(exist_ok=True)
    # The other ways of choosing colours leave out those that are rare, such as an accent.
    sheet.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(target, optimize=True)


if __name__ == "__main__":
    main()
