import re

import pytest
from pypdf import PdfReader

from kitgen.build.test_sheet import DEEPEST, STEEP, TestSheet, printer_test_sheet
from kitgen.read.project import Project, builtin_root
from sketch import pages_of

SIZES = {"a4": (210, 297), "letter": (215.9, 279.4)}


@pytest.fixture(scope="module", params=["a4", "letter"])
def sheet(request, tmp_path_factory):
    target = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    printer_test_sheet(Project(builtin_root()), request.param, "office", target)
    return request.param, target


def text_of(target, page):
    return " ".join(PdfReader(target).pages[page].extract_text().split())


def test_it_has_a_front_and_a_back_of_the_paper(sheet):
    paper, target = sheet
    sizes = [(float(page.mediabox.width), float(page.mediabox.height)) for page in PdfReader(target).pages]
    expected = tuple(pytest.approx(length * 72 / 25.4, abs=0.01) for length in SIZES[paper])
    assert sizes == [expected, expected]


def test_it_says_how_it_is_printed_and_what_to_type(sheet):
    _, target = sheet
    assert PdfReader(target).trailer["/Root"]["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"
    assert "Is it true to size?" in text_of(target, 0)
    back = text_of(target, 1)
    assert "kitgen printer set office" in back
    for option in ("--dx", "--dy", "--flip", "--margin"):
        assert option in back


def test_the_same_sheet_has_the_same_bytes(sheet, tmp_path):
    paper, target = sheet
    printer_test_sheet(Project(builtin_root()), paper, "office", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == target.read_bytes()


def test_no_text_leaves_the_paper(sheet):
    _, target = sheet
    for page in pages_of(target.read_bytes()):
        assert all(0 < one.x < page.width and 0 < one.y < page.height for one in page.words)


def numbers(d):
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", d)]


@pytest.mark.parametrize("paper", SIZES)
def test_the_cross_of_the_front_lies_on_the_rulers_of_the_back_whichever_edge_is_turned(paper):
    """Seen through the paper, x is mirrored on the long edge and y on the short one: only the middle is itself."""
    facts = TestSheet(paper, "")
    width, height = SIZES[paper]
    cross = numbers(facts.front[-1].d)  # M x y H x M x y V y
    assert (cross[3], cross[1]) == (pytest.approx(width / 2), pytest.approx(height / 2))
    assert cross[0] + cross[2] == pytest.approx(width)
    ruler = numbers(facts.back[-1].d)  # M x y h w M x y v h
    assert ruler[0] + ruler[2] / 2 == pytest.approx(width / 2)
    assert ruler[4] + ruler[5] / 2 == pytest.approx(height / 2)


def test_a_margin_is_read_five_times_as_large_as_it_is():
    """What is 4.2 mm from the edge on the slanted line stands beside 4.2 on its scale."""
    facts = TestSheet("a4", "")
    left, edge, right, deep = numbers(facts.front[0].d.split(" M")[0].replace("L", " "))
    assert (edge, deep) == (0, DEEPEST)
    at = left + (right - left) * 4.2 / deep
    labels = {label.text: label.x for label in facts.margin_labels[:7]}
    assert at == pytest.approx(labels["4"] + 0.2 * STEEP)
