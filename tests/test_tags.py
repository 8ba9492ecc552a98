"""Every PDF of a build is read as it is seen: its tags, its outline and its words."""

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from audit import HEADINGS, Tree, faults, shape_of, text_of

HERE = Path(__file__).parent
PIECES = ("facilitator-guide", "participant-handouts", "drawing-sheet", "council-cards", "print-plan", "kit")
TINY = tuple(piece for piece in PIECES if piece != "drawing-sheet")


@pytest.mark.parametrize("piece", TINY)
def test_tags_of_the_tiny_kit(piece, tiny, golden):
    assert faults(tiny.pdf(piece)) == []
    golden(HERE / "goldens").text(f"tiny-{piece}.tags.txt", text_of(tiny.pdf(piece)))


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_tag_of_any_pdf_of_a_build_is_at_fault(paper, shipped):
    kit = shipped(paper)
    found = {name: faults(pdf) for name, pdf in kit.files.items() if name.endswith(".pdf")}
    assert len(found) >= 3 * len(PIECES)
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_the_shape_of_the_tags(piece, shipped, golden):
    golden(HERE / "goldens").text(f"{piece}.tags.txt", shape_of(shipped("a4").pdf(piece, "riverside")))


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES[:-1])
def test_each_entry_of_the_outline_is_a_heading_or_the_title_of_a_section(piece, shipped):
    pdf = shipped("a4").pdf(piece, "riverside")
    tree = Tree(pdf)
    words = tree.words()
    told = {_plain(element.dictionary.get("/T", "")) for element in tree.elements()}
    for element in tree.elements():
        if HEADINGS.fullmatch(element.role):
            told.add(_plain("".join(words.get(mark, "") for inner in element.walk() for mark in inner.marks)))
    entries = [_plain(entry.title) for entry in _flat(PdfReader(io.BytesIO(pdf)).outline)]
    assert [entry for entry in entries if entry not in told] == []


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_an_entry_of_the_outline_lies_as_deep_as_its_heading(piece, shipped):
    """A set of cards, and a piece in the whole kit, is an entry of its own that has no heading: one deeper below it."""
    pdf = shipped("a4").pdf(piece, "riverside")
    tree = Tree(pdf)
    words = tree.words()
    levels = {}
    for element in tree.elements():
        if HEADINGS.fullmatch(element.role):
            text = _plain("".join(words.get(mark, "") for inner in element.walk() for mark in inner.marks))
            levels.setdefault(text, set()).add(int(element.role[1:]))
    headless = {"council-cards": 1, "kit": 1}.get(piece, 0)
    # In the whole kit the kinds of card have the names of headings of the guide.
    entries = [(title, depth - headless) for title, depth, top in _with_depth(PdfReader(io.BytesIO(pdf)).outline)
               if depth > headless and not (piece == "kit" and top == _plain("Council cards"))]  # fmt: skip
    compared = [(title, depth, levels[title]) for title, depth in entries if title in levels]
    assert compared
    assert [entry for entry in compared if entry[1] not in entry[2]] == []


def _with_depth(outline, depth=1, top=""):
    for entry in outline:
        if isinstance(entry, list):
            yield from _with_depth(entry, depth + 1, top)
        else:
            top = top if depth > 1 else _plain(entry.title)
            yield _plain(entry.title), depth, top


def _plain(text):
    return re.sub(r"\s+", "", str(text))


def _flat(outline):
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


@pytest.mark.slow
def test_only_furniture_is_left_out(shipped):
    """What no tag holds stands on many pages: heads, feet, the lines around cards."""
    kit = shipped("a4")
    for piece in PIECES[:-1]:
        tree = Tree(kit.pdf(piece, "riverside"))
        read = sum(len(text) for (_, mark), text in tree.words().items() if mark is not None)
        left = sum(len(text) for (_, mark), text in tree.words().items() if mark is None)
        assert left < 0.6 * read
    covers = [text for (page, mark), text in tree.words().items() if mark is None and page == 0]
    assert len(covers) <= 1
