"""The editions for people who need large print and for printers that need little ink, on the starter kit."""

import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from click.testing import CliRunner
from pypdfium2 import raw

from kitgen.base.problems import KitError
from kitgen.build.kit import Kit
from kitgen.build.twins import things_on
from kitgen.check.coverage import ink
from kitgen.cli.main import main
from kitgen.typeset.answers import Answer

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


COPIES = {"facilitator-guide": 1, "participant-handouts": 20, "drawing-sheet": 20, "council-cards": 3}


def test_low_ink_takes_at_most_half_where_handouts_are_printed_for_a_room(kit):
    """Two fifths cannot be reached here: the text alone takes as much, in whatever edition it is printed."""
    folder, told = kit
    standard, low = (
        sum(copies * sum(ink(folder / sub / f"{name}.pdf")) for name, copies in COPIES.items())
        for sub in (".", "low-ink")
    )
    assert low <= 0.5 * standard
    assert f"{low / standard:.0%} with the copies for this room" in told


def test_low_ink_is_black_on_white(kit):
    folder, _ = kit
    for name in PIECES:
        reader = pypdf.PdfReader(folder / "low-ink" / f"{name}.pdf")
        for page in reader.pages:
            streams = [page.get_contents(), *(page["/Resources"].get("/XObject") or {}).values()]
            code = b"\n".join(stream.get_object().get_data() for stream in streams)
            colours = set(re.findall(rb"(?m)^([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)$", code))
            assert colours <= {(b"0", b"0", b"0"), (b"1", b"1", b"1")}, (name, colours)
            assert not re.search(rb"(?m)^[\d. ]+ (?:g|G|k|K)$", code), name


def test_the_table_tells_the_ink_of_every_printed_edition(kit):
    _, table = kit
    assert len(re.findall(r"\d+\.\d %$", table, re.MULTILINE)) == 13  # four pieces, the print plan, four and four more


@pytest.mark.parametrize(
    ("piece", "pages", "prompt"),
    [
        ("participant-handouts", (2,), "Describe an effective inner leader"),
        ("facilitator-guide", (2, 3), "Three wishes. Speak from your own work"),
    ],
)
def test_page_map_agrees_with_the_standard_edition(kit, piece, pages, prompt):
    folder, _ = kit
    standard = dict(texts(folder / f"{piece}.pdf"))
    large = dict(texts(folder / "large-print" / f"{piece}.pdf"))
    told = " ".join(large[page].replace("\r\n", " ") for page in pages)
    rows = re.findall(r"page (\d+) (\d+)(?:–(\d+))?", told)
    assert [int(row[0]) for row in rows] == list(standard)
    page = next(number for number, text in standard.items() if prompt in " ".join(text.split()))
    first, last = next((int(a), int(b or a)) for n, a, b in rows if int(n) == page)
    assert any(prompt in " ".join(large[number].split()) for number in range(first, last + 1))


def test_the_guide_names_pages_in_both_editions(kit):
    folder, _ = kit
    guide = " ".join(" ".join(text.split()) for _, text in texts(folder / "facilitator-guide.pdf"))
    assert re.search(r"pages? \d+( and \d+)? \(large print \d+", guide)


@pytest.mark.parametrize("where", [".", "large-print"])
def test_both_guides_name_a_page_of_each(kit, where):
    folder, _ = kit
    guide = " ".join(" ".join(text.split()) for _, text in texts(folder / where / "facilitator-guide.pdf"))
    large = dict(texts(folder / "large-print" / "participant-handouts.pdf"))
    standard = dict(texts(folder / "participant-handouts.pdf"))
    own, other = re.search(r"Name the drawing sheet, the cards, and page (\d+) \(large print (\d+)", guide).groups()
    assert "What I will do" in standard[int(own)]
    assert "What I will do" in large[int(other)]


@pytest.mark.parametrize("piece", ["facilitator-guide", "participant-handouts"])
def test_large_print_is_large_upright_and_in_lines_of_sixty(kit, piece):
    folder, _ = kit
    document = pypdfium2.PdfDocument(folder / "large-print" / f"{piece}.pdf")
    sizes, longest = set(), []
    for page in document:
        lines = [""]
        text = page.get_textpage()
        for at in range(text.count_chars()):
            letter, size = chr(raw.FPDFText_GetUnicode(text, at)), round(raw.FPDFText_GetFontSize(text, at), 1)
            if letter in "\n\x02\ufffe":  # a hyphen at the end of a line stands for both
                lines.append("")
            elif letter.isprintable() and size > 8:  # pages shown in small have small text
                lines[-1] += letter
                sizes.add(size)
        longest.append(max(map(len, lines)))
    assert min(sizes) >= 16
    assert 18 in sizes
    assert 60 <= sorted(longest)[3 * len(longest) // 4] <= max(longest) <= 72
    fonts = {str(font["/BaseFont"]) for page in pypdf.PdfReader(folder / "large-print" / f"{piece}.pdf").pages
             for font in (each.get_object() for each in page["/Resources"]["/Font"].values())}  # fmt: skip
    assert not [font for font in fonts if "Italic" in font or "Serif" in font or "Lora" in font]


def amount(piece):
    """Return the lines of each answer and their length, by the name of its field."""
    found = {}
    for page in piece.pages:
        for thing in things_on(page):
            if isinstance(thing, Answer) and thing.element.get("name"):
                lines, length = found.get(thing.element.get("name"), (0, 0.0))
                found[thing.element.get("name")] = lines + thing.count, length + thing.count * thing.width
    return found


@pytest.mark.parametrize("size", ["16", "18", "24"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_large_print_has_as_much_to_write_on(monkeypatch, tmp_path, paper, size):
    """No fewer lines anywhere; on the drawing sheet, whose lines are longer, no less length of line."""
    benches = {}

    def kept(_, made, *__):
        benches.update({bench.edition.name: bench for bench in made})
        raise KitError([])

    monkeypatch.setattr(Kit, "_write", kept)
    asked = ["-e", "large-print", "--large-print-size", size, "--paper", paper, "-o", str(tmp_path)]
    CliRunner().invoke(main, ["build", "--project", str(ROOT), *asked])
    for name in ("facilitator-guide", "participant-handouts", "drawing-sheet"):
        standard, large = (amount(benches[each].view.pieces_set[name]) for each in ("standard", "large-print"))
        assert standard
        for answer, (lines, length) in standard.items():
            there = large[answer]
            assert there[0] >= lines or (name == "drawing-sheet" and there[1] >= length), (answer, lines, there)


def test_large_print_leaves_three_quarters_of_the_sheet_to_draw_on(kit):
    folder, _ = kit
    page = pypdfium2.PdfDocument(folder / "large-print" / "drawing-sheet.pdf")[0]
    bounds = [thing.get_bounds() for thing in page.get_objects() if thing.type == raw.FPDF_PAGEOBJ_PATH]
    largest = max((right - left) * (top - bottom) for left, bottom, right, top in bounds)
    assert largest >= 0.75 * page.get_width() * page.get_height()
