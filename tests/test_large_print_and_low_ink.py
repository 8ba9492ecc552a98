"""The editions for people who need large print and for printers that need little ink, on the starter kit."""

import re
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from kitgen.check.coverage import ink

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow
PIECES = ("facilitator-guide", "participant-handouts", "drawing-sheet", "council-cards")


@pytest.fixture(scope="module", params=["hedgerow", "northwind", "riverside"])
def kit(request, tmp_path_factory):
    out = tmp_path_factory.mktemp(request.param)
    asked = ["-b", request.param, "-e", "large-print", "-e", "low-ink", "--strict", "-o", str(out)]
    done = subprocess.run(
        [sys.executable, "-m", "kitgen", "build", *asked], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*/*/")), done.stdout


def texts(path):
    """Yield every page and its text."""
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, start=1):
        yield number, page.get_textpage().get_text_range()


def test_low_ink_takes_at_most_two_fifths_of_the_ink(kit):
    folder, _ = kit
    standard, low = (sum(sum(ink(folder / sub / f"{name}.pdf")) for name in PIECES) for sub in (".", "low-ink"))
    assert low <= 0.4 * standard


def test_the_table_tells_the_ink_of_every_printed_edition(kit):
    _, table = kit
    assert len(re.findall(r"\d+\.\d %$", table, re.MULTILINE)) == 12  # four pieces, the print plan, three and four more


def test_page_map_agrees_with_the_standard_handouts(kit):
    folder, _ = kit
    standard = dict(texts(folder / "participant-handouts.pdf"))
    large = dict(texts(folder / "large-print" / "participant-handouts.pdf"))
    rows = re.findall(r"page (\d+) (\d+)(?:–(\d+))?", large[2].replace("\r\n", " "))
    assert [int(row[0]) for row in rows] == list(standard)
    prompt = "Describe an effective inner leader"
    page = next(number for number, text in standard.items() if prompt in " ".join(text.split()))
    first, last = next((int(a), int(b or a)) for n, a, b in rows if int(n) == page)
    assert any(prompt in " ".join(large[number].split()) for number in range(first, last + 1))


def test_the_guide_names_pages_in_both_editions(kit):
    folder, _ = kit
    guide = " ".join(" ".join(text.split()) for _, text in texts(folder / "facilitator-guide.pdf"))
    assert re.search(r"pages? \d+( and \d+)?, large print \d+", guide)
