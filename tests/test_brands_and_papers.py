"""The shipped workshop in every brand, on both papers, without a warning, and sound as PDF."""

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.read.project import Project
from sketch import crossings, operations, pages_of

ROOT = Path(__file__).parents[1]
BRANDS = sorted(Project(ROOT).brands())
PIECES = ("facilitator-guide", "participant-handouts", "drawing-sheet", "council-cards", "print-plan")
PAIRS = [(brand, paper) for paper in ("a4", "letter") for brand in BRANDS]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_brand_on_any_paper_gives_a_warning(paper, shipped):
    found = {result.brand: [str(warning) for warning in result.warnings] for result in shipped(paper).results}
    assert found == {brand: [] for brand in BRANDS}


@pytest.mark.parametrize(("brand", "paper"), PAIRS)
def test_every_page_has_the_size_of_its_paper(brand, paper, shipped):
    size = PAPERS[paper].width * MM, PAPERS[paper].height * MM
    for piece in PIECES:
        for page in PdfReader(io.BytesIO(shipped(paper).pdf(piece, brand))).pages:
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            assert (min(width, height), max(width, height)) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize(("brand", "paper"), PAIRS)
def test_fonts_are_embedded_and_helvetica_appears_nowhere(brand, paper, shipped):
    pdf = shipped(paper).pdf("kit", brand)
    assert b"Helvetica" not in pdf
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for font in page["/Resources"].get("/Font", {}).values():
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_marks_are_balanced_and_all_words_are_tagged(paper, shipped):
    pdf = shipped(paper).pdf("kit", BRANDS[0])
    assert [fault for stream in operations(pdf) for fault in crossings(stream)] == []
    assert [words.text for page in pages_of(pdf) for words in page.words if not words.tag] == []


@pytest.mark.parametrize(("brand", "paper"), PAIRS)
def test_the_kit_its_pieces_and_the_manifest_agree(brand, paper, shipped):
    kit = shipped(paper)
    pages = {piece: len(PdfReader(io.BytesIO(kit.pdf(piece, brand))).pages) for piece in (*PIECES, "kit")}
    manifest = json.loads((kit.folder(brand) / "manifest.json").read_text(encoding="utf-8"))
    assert {piece["file"]: piece["pages"] for piece in manifest["pieces"]} == {
        f"{piece}.pdf": count for piece, count in pages.items()
    }
    assert pages["kit"] == sum(count for piece, count in pages.items() if piece != "kit") + 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_brands_differ_in_looks_and_not_in_pages(paper, shipped):
    kit = shipped(paper)
    contents = {kit.pdf("facilitator-guide", brand) for brand in BRANDS}
    assert len(contents) == len(BRANDS)
    pages = {len(PdfReader(io.BytesIO(kit.pdf("council-cards", brand))).pages) for brand in BRANDS}
    assert len(pages) == 1
