"""A tiny kit in a look of its own, from Markdown to PDF, and what is expected of it at every stage."""

import hashlib
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from kitgen.base.problems import KitError
from sketch import crossings, operations, pages_of, sketch

HERE = Path(__file__).parent / "tiny"
PIECES = ("facilitator-guide", "participant-handouts", "council-cards", "print-plan", "kit")
PICTURES = (
    ("facilitator-guide", 1),
    ("facilitator-guide", 2),
    ("participant-handouts", 1),
    ("council-cards", 1),
    ("council-cards", 2),
)


@pytest.fixture(scope="module")
def expected(golden):
    return golden(HERE / "expected")


def faulty(tmp_path, build, *changes):
    """Return the problems of the kit, as printed, after changes to its files."""
    project = tmp_path / "project"
    shutil.copytree(HERE, project, ignore=shutil.ignore_patterns("expected"))
    for name, old, new in changes:
        path = project / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(KitError) as caught:
        build(project, "tiny", tmp_path / "out")
    assert not list((tmp_path / "out").rglob("*.pdf"))
    return f"{caught.value}\n"


CHAPTER = "content/workshops/tiny/02-ask.md"
STAGES = {
    "content": [
        (CHAPTER, "::: ask {min=20}", "::: aks {min=20}"),
        (CHAPTER, "answer=short", "anser=short"),
        ("content/workshops/tiny/workshop.yaml", "audience:", "audiense:"),
    ],
    "markup": [
        ("layouts/tiny/parts/pages.xml.j2", '<p style="body" src', '<p stile="body" src'),
        ("layouts/tiny/parts/pages.xml.j2", '<answer words="20"', '<answer words="many"'),
        ("layouts/tiny/participant-handouts.xml.j2", "{{ part.all(handout", "stray {{ part.all(handout"),
    ],
    "template": [("layouts/tiny/parts/pages.xml.j2", "{% for p in", "{% fr p in")],
    "undefined": [("layouts/tiny/participant-handouts.xml.j2", "handout.title }}</h", "handout.titel }}</h")],
    "pages": [
        ("layouts/tiny/parts/pages.xml.j2", 'style="h2" src', 'style="h3" src'),
        (CHAPTER, "Whom did you follow last week, and", "🎈 " + "unforgettable" * 9),
    ],
    "values": [("layouts/tiny/print-plan.xml.j2", "pages-in {{", "pages-of {{")],
}  # fmt: skip


@pytest.mark.parametrize("stage", STAGES)
def test_problems_as_printed(stage, tmp_path, build, expected):
    expected.text(f"problems-{stage}.txt", faulty(tmp_path, build, *STAGES[stage]))


def test_no_problem_at_all(tiny):
    assert [result.warnings for result in tiny.results] == [()]
    assert {path.name for path in tiny.folder().iterdir() if not path.name.startswith(".")} == {
        *(f"{piece}.pdf" for piece in PIECES),
        "manifest.json",
        "print.sh",
    }


@pytest.mark.parametrize("piece", PIECES)
def test_markup(piece, tiny, expected):
    expected.text(f"{piece}.markup.xml", re.sub(r"\n\s*\n", "\n", tiny.markup[piece]).strip() + "\n")


@pytest.mark.parametrize("piece", PIECES)
def test_page_sketches(piece, tiny, expected):
    expected.text(f"{piece}.pages.txt", sketch(tiny.pdf(piece)))


@pytest.mark.parametrize(("piece", "page"), PICTURES)
def test_page_pictures(piece, page, tiny, expected):
    expected.picture(f"{piece}-{page}.png", tiny.pdf(piece), page)


def test_there_are_no_other_references(expected):
    expected.only(
        {f"problems-{stage}.txt" for stage in STAGES}
        | {f"{piece}.{kind}" for piece in PIECES for kind in ("markup.xml", "pages.txt")}
        | {f"{piece}-{page}.png" for piece, page in PICTURES}
    )


@pytest.mark.parametrize("piece", PIECES)
def test_marks_are_balanced_and_all_words_are_tagged(piece, tiny):
    pdf = tiny.pdf(piece)
    assert [fault for stream in operations(pdf) for fault in crossings(stream)] == []
    assert [words.text for page in pages_of(pdf) for words in page.words if not words.tag] == []


def test_what_an_author_types_is_read_on_the_page(tiny):
    text = " ".join(PdfReader(io.BytesIO(tiny.pdf("facilitator-guide"))).pages[2].extract_text().split())
    assert "A colleague who asked instead of telling: <b>&{{ x }} stays as typed." in text


def test_the_manifest_agrees_with_the_files(tiny):
    manifest = json.loads((tiny.folder() / "manifest.json").read_text(encoding="utf-8"))
    for piece in manifest["pieces"]:
        pdf = (tiny.folder() / piece["file"]).read_bytes()
        assert piece["sha256"] == hashlib.sha256(pdf).hexdigest()
        assert piece["pages"] == len(PdfReader(io.BytesIO(pdf)).pages)


def test_the_whole_kit_is_its_pieces_in_order(tiny):
    texts = [page.texts for piece in PIECES[:-1] for page in pages_of(tiny.pdf(piece))]
    assert [page.texts for page in pages_of(tiny.pdf("kit"))][1:] == texts
