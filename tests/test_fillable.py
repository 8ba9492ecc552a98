"""Fillable files in the hands of viewers: pdf.js and the engine of Chromium fill, save and read them."""

import io
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from kitgen.finish.filled import read_filled
from pdfium_fill import Viewer

ROOT = Path(__file__).parents[1]
ANSWERS = {
    "name": "Ana Zeman",
    "questions-1": "One line\nand a second one, which is long enough to be wrapped by a viewer. " * 3,
    "issues-07.note": "=1+1",
    "commitment-1.when": "Friday",
}
CHOICES = {"issues-07.choice": "unsure", "evaluation-2": "4"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(build, tmp_path_factory):
    built = build(ROOT, "inner-leadership", tmp_path_factory.mktemp("fillable"), editions=("fillable",))
    return built.folder() / "fillable"


@pytest.fixture(scope="module")
def handouts(folder):
    return folder / "participant-handouts.pdf"


def told(folder):
    return json.loads((folder / "fields.json").read_text(encoding="utf-8"))


def test_names_are_those_that_a_writer_would_look_for(folder):
    names = [field["name"] for field in told(folder)["fields"]]
    assert {"name", "date", "council-1", "questions-7", "issues-01.choice", "issues-15.note"} <= set(names)
    assert {"commitment-1.what", "commitment-2.first-step", "evaluation-5", "notes", "drawing-explain"} <= set(names)


def test_what_is_told_is_what_is_there(folder):
    fields = told(folder)["fields"]
    for piece in ("participant-handouts", "drawing-sheet"):
        found = read_filled(folder / f"{piece}.pdf")
        assert list(found.answers) == [field["name"] for field in fields if field["piece"] == piece]
        assert found.stamp.piece == piece


def test_pages_are_those_of_the_standard_edition(folder, handouts):
    assert len(PdfReader(handouts).pages) == len(PdfReader(folder.parent / "participant-handouts.pdf").pages)


def test_fields_lie_on_the_page_and_not_on_each_other(folder):
    for piece in ("participant-handouts", "drawing-sheet"):
        for number, page in enumerate(PdfReader(folder / f"{piece}.pdf").pages, 1):
            boxes = [
                tuple(map(float, one.get_object()["/Rect"]))
                for one in page.get("/Annots", ())
                if one.get_object()["/Subtype"] == "/Widget"
            ]
            _, _, width, height = map(float, page.mediabox)
            for index, (left, foot, right, top) in enumerate(boxes):
                assert 0 < left < right < width, (piece, number)
                assert 0 < foot < top < height, (piece, number)
                for other in boxes[index + 1 :]:
                    apart = right <= other[0] or other[2] <= left or top <= other[1] or other[3] <= foot
                    assert apart, (piece, number, boxes[index], other)


def test_chromiums_engine_fills_and_saves_it(handouts, tmp_path):
    viewer = Viewer(handouts)
    for name, text in ANSWERS.items():
        viewer.type(name, text.replace("\n", "\r\n"))
    for name, value in CHOICES.items():
        viewer.choose(name, value)
    saved = tmp_path / "saved.pdf"
    saved.write_bytes(viewer.save())
    assert _answered(saved) == {**{name: text.strip() for name, text in ANSWERS.items()}, **CHOICES}
    again = Viewer(saved)
    assert set(again.places) == set(viewer.places)
    assert _typed_with(saved, "name") == {"/AtkinsonHyperlegibleNext-Regular"}


def _answered(path):
    return {name: answer for name, answer in read_filled(path).answers.items() if answer}


def _typed_with(path, name):
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    [widget] = [one.get_object() for one in reader.pages[0]["/Annots"] if one.get_object().get("/T") == name]
    return {font.get_object()["/BaseFont"] for font in widget["/AP"]["/N"]["/Resources"]["/Font"].values()}


@pytest.fixture
def pdfjs():
    """The folder of npm's pdfjs-dist, where KITGEN_PDFJS says; CI must have it."""
    folder, node = os.environ.get("KITGEN_PDFJS"), shutil.which("node")
    if folder and node and (Path(folder) / "legacy" / "build" / "pdf.mjs").is_file():
        return node, folder
    lacks = "pdf.js is not there: install node, and name the folder of npm's pdfjs-dist in KITGEN_PDFJS"
    if os.environ.get("CI") or folder:
        pytest.fail(lacks)
    pytest.skip(lacks)


def test_pdfjs_fills_saves_and_reopens_it(handouts, tmp_path, pdfjs):
    saved, wanted = tmp_path / "saved.pdf", {**ANSWERS, **CHOICES}
    node, home = pdfjs
    call = [node, ROOT / "tests" / "pdfjs_fill.mjs", home, handouts, saved, json.dumps(wanted)]
    done = subprocess.run(call, capture_output=True, text=True, check=True, timeout=120)
    assert json.loads(done.stdout) == wanted
    assert _answered(saved) == {name: text.strip() for name, text in wanted.items()}


@pytest.fixture
def chromium():
    """Chromium, and the folder of npm's puppeteer-core, where KITGEN_PUPPETEER says; CI must have both."""
    folder, node = os.environ.get("KITGEN_PUPPETEER"), shutil.which("node")
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if folder and node and browser and (Path(folder) / "package.json").is_file():
        return node, folder, browser
    lacks = "Chromium cannot be driven: install it and node, and name the folder of puppeteer-core in KITGEN_PUPPETEER"
    if os.environ.get("CI") or folder:
        pytest.fail(lacks)
    pytest.skip(lacks)


def _place(path, name):
    """Return the page of a field, from 1, and the middle of its first widget, in points from the top left corner."""
    for number, page in enumerate(PdfReader(path).pages, 1):
        for one in page.get("/Annots", ()):
            widget = node = one.get_object()
            parts = []
            while node is not None:
                parts = [*([node["/T"]] if "/T" in node else []), *parts]
                node = node["/Parent"].get_object() if "/Parent" in node else None
            if ".".join(parts) == name:
                left, foot, right, top = map(float, widget["/Rect"])
                return number, (left + right) / 2, float(page.mediabox.height) - (foot + top) / 2
    raise AssertionError(name)


def _in_chromium(chromium, source, target, answers):
    """Click each field in Chromium's window and type, or only click where there is nothing to type; then save."""
    node, home, browser = chromium
    places = {name: _place(source, name) for name in answers}
    steps = [{"x": x, "y": y, "type": answers[name]} for name, (_, x, y) in places.items()]
    wanted = {"page": next(iter(places.values()))[0], "steps": steps}
    call = [node, ROOT / "tests" / "chromium_fill.mjs", home, browser, source, target, json.dumps(wanted)]
    subprocess.run(call, capture_output=True, text=True, check=True, timeout=120)


def test_chromiums_window_fills_saves_and_reopens_it(handouts, tmp_path, chromium):
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    _in_chromium(chromium, handouts, first, {"issues-01.note": "Ana “here” — yes", "issues-01.choice": ""})
    assert _answered(first) == {"issues-01.note": "Ana “here” — yes", "issues-01.choice": "agree"}
    _in_chromium(chromium, first, second, {"issues-02.note": "later", "issues-03.choice": ""})
    kept = {"issues-01.note": "Ana “here” — yes", "issues-01.choice": "agree"}
    assert _answered(second) == {**kept, "issues-02.note": "later", "issues-03.choice": "agree"}
