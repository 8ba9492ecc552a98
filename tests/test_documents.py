"""Documents of others in a kit: with their boxes, turned as they are shown, read out, refused where they must be."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kitgen.build.built import read_kit
from kitgen.typeset.foreign import read_foreign
from kitgen.typeset.pdfpage import PdfError

ROOT = Path(__file__).parents[1]
TINY = Path(__file__).parent / "kits" / "tiny"
RED, GREEN, BLUE, YELLOW = "#FF0000", "#00FF00", "#0000FF", "#FFFF00"
WIDE, HIGH = 400, 300


def drawn(pages=1, font=True, cmyk=False):
    """Return a PDF with a square of another colour in each corner of what will be cropped."""
    font = next((ROOT / "layouts" / "fonts").rglob("*.ttf"))
    pdfmetrics.registerFont(TTFont("Own", font))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDE + 100, HIGH + 100), initialFontName="Own", invariant=1)
    for number in range(pages):
        for colour, x, y in ((RED, 50, 50), (GREEN, WIDE, 50), (BLUE, 50, HIGH), (YELLOW, WIDE, HIGH)):
            canvas.setFillColor(colour)
            canvas.rect(x, y, 50, 50, stroke=0, fill=1)
        if cmyk:
            canvas.setFillColorCMYK(1, 0, 0, 0)
        canvas.setFont("Own", 20)
        canvas.drawString(150, 180, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def changed(data, change=lambda _writer, _page: None):
    """Return a PDF after a change to it and to its first page."""
    writer = PdfWriter(PdfReader(io.BytesIO(data)))
    change(writer, writer.pages[0])
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def boxed(rotate=0, unit=1.0):
    def change(_writer, page):
        page[NameObject("/CropBox")] = RectangleObject([50, 50, WIDE + 50, HIGH + 50])
        page[NameObject("/Rotate")] = NumberObject(rotate)
        page[NameObject("/UserUnit")] = FloatObject(unit)

    return changed(drawn(), change)


JAVASCRIPT = DictionaryObject(
    {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
)


def script(writer, _page):
    writer.root_object[NameObject("/OpenAction")] = JAVASCRIPT


def named_script(writer, _page):
    names = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), JAVASCRIPT])})
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): names})


def page_script(_writer, page):
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): JAVASCRIPT})


def attached(writer, _page):
    writer.add_attachment("note.txt", b"note")


def launching(_writer, page):
    action = DictionaryObject({NameObject("/S"): NameObject("/Launch")})
    annotation = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action})
    page[NameObject("/Annots")] = ArrayObject([annotation])


def noted(_writer, page):
    entries = {"/Subtype": NameObject("/Text"), "/Contents": TextStringObject("hello")}
    annotation = DictionaryObject({NameObject(key): value for key, value in entries.items()})
    page[NameObject("/Annots")] = ArrayObject([annotation])


def locked(writer, _page):
    writer.encrypt("secret")


def bare_font():
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(100, 100, "Helvetica")
    canvas.save()
    return buffer.getvalue()


def project(folder, documents, **files):
    """Return a project: the tiny kit, with documents, and PDFs by their names."""
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("expected", "__pycache__"))
    [facts] = folder.rglob("workshop.yaml")
    facts.write_text(f"{facts.read_text(encoding='utf-8').rstrip()}\n{documents}\n", encoding="utf-8")
    for name, data in files.items():
        (facts.parent / f"{name}.pdf").write_bytes(data)
    return folder


def build(folder, *options):
    command = [sys.executable, "-m", "kitgen", "build", "--project", str(folder), "-o", str(folder / "out"), "-q"]
    return subprocess.run([*command, *options], capture_output=True, text=True, check=False)


def made(folder, name):
    return next((folder / "out").rglob(name))


LETTER = 'documents:\n  - { file: letter.pdf, title: A letter, alt: "A letter of welcome", per: each }'


# pages ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", [1.0, 1.5])
@pytest.mark.parametrize(
    ("rotate", "corners"),
    [
        (0, (BLUE, YELLOW, RED, GREEN)),  # top left, top right, bottom left, bottom right
        (90, (RED, BLUE, GREEN, YELLOW)),
        (180, (GREEN, RED, YELLOW, BLUE)),
        (270, (YELLOW, GREEN, BLUE, RED)),
        (-90, (YELLOW, GREEN, BLUE, RED)),
    ],
)
def test_pages_are_cropped_turned_and_sized_as_viewers_show_them(rotate, corners, unit, tmp_path):
    folder = project(tmp_path / "kit", LETTER, letter=boxed(rotate, unit))
    done = build(folder)
    assert done.returncode == 0, done.stderr
    for name, at in (("letter.pdf", 0), ("kit.pdf", -2)):
        document = pypdfium2.PdfDocument(made(folder, name))
        page = document[at % len(document)]
        size = (HIGH, WIDE) if rotate % 180 else (WIDE, HIGH)
        assert page.get_size() == pytest.approx([side * unit for side in size], abs=0.01)
        image = page.render(scale=1).to_pil().convert("RGB")
        wide, high = image.width - 6, image.height - 6
        found = [image.getpixel(place) for place in ((5, 5), (wide, 5), (5, high), (wide, high))]
        assert ["#%02X%02X%02X" % colour for colour in found] == list(corners)  # noqa: UP031 - as hex is written


def test_a_document_is_a_piece_of_the_kit(tmp_path):
    folder = project(tmp_path / "kit", LETTER, letter=drawn(3))
    assert build(folder, "--spares", "3", "--strict").returncode == 0
    data = json.loads(made(folder, "manifest.json").read_text(encoding="utf-8"))
    [letter] = [piece for piece in data["pieces"] if piece["name"] == "letter"]
    assert (letter["pages"], letter["sheets"], letter["audience"]) == (3, 2, "participants")
    assert letter["copies"] == data["room"]["participants"] + data["room"]["spares"]
    assert letter["paper"]["name"] == "A4", "it goes on a paper that holds it"
    assert letter["finished"] == {"width_mm": 176.4, "height_mm": 141.1}
    assert data["sheets"] == sum(p["total_sheets"] for p in data["pieces"] if p["letter"])
    [built] = [piece for piece in read_kit(made(folder, "manifest.json").parent).pieces if piece.name == "letter"]
    assert (built.paper, built.flip) == ("a4", "long")
    plan = PdfReader(made(folder, "print-plan.pdf")).pages[0].extract_text()
    assert "A letter, 3 pages, A4" in plan
    kit = PdfReader(made(folder, "kit.pdf"))
    assert "A letter" in [entry.title for entry in kit.outline if not isinstance(entry, list)]
    assert [page.extract_text().strip() for page in kit.pages[-4:-1]] == ["Page 1", "Page 2", "Page 3"]


def figures(pdf):
    """Return what the figures of a document say."""
    found = []

    def walk(element):
        element = element.get_object()
        if isinstance(element, list):
            for one in element:
                walk(one)
        elif isinstance(element, dict):
            if element.get("/S") == "/Figure":
                found.append(element["/Alt"])
            if "/K" in element:
                walk(element["/K"])

    walk(PdfReader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ('"A letter"', ["A letter (1/2)", "A letter (2/2)"]),
        ('["The letter", "Its back"]', ["The letter", "Its back"]),
    ],
)
def test_pages_are_figures_with_words(alt, said, tmp_path):
    documents = f"documents:\n  - {{ file: letter.pdf, title: A letter, alt: {alt} }}"
    folder = project(tmp_path / "kit", documents, letter=drawn(2))
    assert build(folder, "--strict").returncode == 0
    assert figures(made(folder, "letter.pdf")) == said


def test_without_words_pages_are_for_the_eye_only_and_that_is_told(tmp_path):
    folder = project(tmp_path / "kit", "documents:\n  - { file: letter.pdf, title: A letter }", letter=drawn())
    done = build(folder)
    assert done.returncode == 0
    assert "[document-without-words]" in done.stderr
    assert figures(made(folder, "letter.pdf")) == []
    content = PdfReader(made(folder, "letter.pdf")).pages[0].get_contents().get_data()
    assert b"/Artifact BMC" in content
    assert b"MCID" not in content


def claims(pdf):
    return b"pdfuaid:part>" in PdfReader(pdf).trailer["/Root"]["/Metadata"].get_object().get_data()


def test_what_cannot_be_claimed_is_not_claimed(tmp_path):
    folder = project(tmp_path / "kit", LETTER, letter=drawn(cmyk=True))
    done = build(folder)
    assert done.returncode == 0
    assert "has CMYK colours: it and kit.pdf claim neither PDF/A nor PDF/UA" in " ".join(done.stderr.split())
    assert [claims(made(folder, name)) for name in ("letter.pdf", "kit.pdf", "print-plan.pdf")] == [False, False, True]


def test_a_sound_document_keeps_the_claims(tmp_path):
    folder = project(tmp_path / "kit", LETTER, letter=drawn())
    assert build(folder).returncode == 0
    assert claims(made(folder, "kit.pdf"))


def test_notes_on_pages_are_lost_and_that_is_told(tmp_path):
    folder = project(tmp_path / "kit", LETTER, letter=changed(drawn(), noted))
    assert "has notes and stamps, which are not printed" in " ".join(build(folder).stderr.split())


def test_fonts_that_pages_share_are_copied_once(tmp_path):
    folder = project(tmp_path / "kit", LETTER, letter=drawn(5))
    assert build(folder).returncode == 0
    assert len(made(folder, "letter.pdf").read_bytes()) < 1.3 * len(drawn(5)) + 10_000


# what is refused ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (script, "holds JavaScript"),
        (named_script, "holds JavaScript"),
        (page_script, "holds actions that run by themselves"),
        (attached, "holds other files"),
        (launching, "holds actions that start something"),
        (locked, "is locked with a password or with restrictions"),
    ],
)
def test_what_could_do_something_is_refused(change, said):
    with pytest.raises(PdfError, match=said):
        read_foreign(changed(drawn(), change))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no PDF at all", "damaged"),
        (drawn()[:600], "damaged"),
        (bare_font(), 'uses the font "Helvetica" without holding it'),
        (changed(drawn(), lambda _, page: page.update({NameObject("/MediaBox"): RectangleObject([0, 0, 5, 5])})),
         "nobody can print"),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_refused(data, said):
    with pytest.raises(PdfError, match=said):
        read_foreign(data)


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        ("documents:\n  - { file: leter.pdf, title: A letter }", 'there is no document file "leter.pdf"'),
        ("documents:\n  - { file: ../../../../x.pdf, title: A letter }", "leads out of the project"),
        ('documents:\n  - { file: "https://x.example/a.pdf", title: A letter }', "is on the web"),
        ("documents:\n  - { file: workshop.yaml, title: A letter }", "is no PDF file"),
        ("documents:\n  - { file: letter.pdf }", 'the key "title" in "documents" is missing'),
        ("documents:\n  - { file: letter.pdf, title: T, alt: a, per: guest }", "must be one of each, group"),
        (f"{LETTER}\n  - {{ file: letter.pdf, title: Again, alt: a }}", 'would be called "letter.pdf"'),
        ("documents:\n  - { file: kit-booklet.pdf, title: T, alt: a }", 'would be called "kit-booklet.pdf"'),
        ("documents:\n  - { file: letter.pdf, title: T, alt: [a, b, c] }", "has 1 pages, and 3 texts"),
        ("documents:\n  - { file: broken.pdf, title: T, alt: a }", 'the document "broken.pdf" is a damaged PDF'),
    ],
)
def test_faults_are_told_by_line_and_nothing_is_written(documents, said, tmp_path):
    files = {"letter": drawn(), "kit-booklet": drawn(), "broken": b"%PDF-1.4 nothing"}
    folder = project(tmp_path / "kit", documents, **files)
    done = build(folder)
    assert done.returncode == 1
    assert said in " ".join(done.stderr.split())
    assert "workshop.yaml:" in done.stderr
    assert not list((folder / "out").rglob("*.pdf"))
