"""Files that are printed: those for a press have ink only, in every brand on both papers; imposed ones fold right."""

from __future__ import annotations

import io
import json
import struct
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdf import PdfReader

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS
from kitgen.build.built import read_kit
from kitgen.read.project import Project

ROOT = Path(__file__).parents[1]
BRANDS = sorted(Project(ROOT).brands())
PIECES = ("facilitator-guide", "participant-handouts", "drawing-sheet", "council-cards")
RGB = {"rg", "RG"}

pytestmark = pytest.mark.slow


def build(out, *options):
    command = [sys.executable, "-m", "kitgen", "build", "--project", str(ROOT), "-o", str(out), "-q", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module", params=["a4", "letter"])
def pressed(request, tmp_path_factory):
    """Return the folder of all brands' kits for a press, on one paper."""
    out = tmp_path_factory.mktemp(f"press-{request.param}")
    done = build(out, "-b", "all", "-e", "press", "--paper", request.param, "--strict")
    assert done.returncode == 0, done.stderr
    return request.param, out / "inner-leadership"


@pytest.fixture(scope="module")
def imposed(tmp_path_factory):
    out = tmp_path_factory.mktemp("imposed")
    done = build(out, "-b", "riverside", "--booklet", "--nup", "4", "--strict")
    assert done.returncode == 0, done.stderr
    return out / "inner-leadership" / "riverside"


def streams(pdf):
    """Yield every content stream of a PDF: those of pages and of forms."""
    yield from pdf.pages
    yield from (one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form")


def test_no_press_file_has_rgb_anywhere(pressed):
    _, kits = pressed
    for brand in BRANDS:
        for piece in PIECES:
            with pikepdf.open(kits / brand / "press" / f"{piece}.pdf") as pdf:
                met = {str(op.operator) for one in streams(pdf) for op in pikepdf.parse_content_stream(one)}
                assert met & {"k", "K", "scn"}, "something is drawn"
                assert not met & RGB, (brand, piece)
                text = b"".join(one.unparse() for one in pdf.objects if not isinstance(one, pikepdf.Stream))
                assert b"DeviceRGB" not in text
                assert b"/Link" not in text
                assert "/StructTreeRoot" not in pdf.Root


def test_press_files_say_what_they_are(pressed):
    _, kits = pressed
    for piece in PIECES:
        data = (kits / "riverside" / "press" / f"{piece}.pdf").read_bytes()
        assert data.startswith(b"%PDF-1.6")
        reader = PdfReader(io.BytesIO(data))
        assert reader.metadata["/Trapped"] == "/False"
        assert reader.metadata.title.endswith("for print")
        assert reader.metadata.subject.startswith("For print: untagged")
        [intent] = reader.trailer["/Root"]["/OutputIntents"]
        assert intent.get_object()["/S"] == "/GTS_PDFX"
        assert intent.get_object()["/OutputConditionIdentifier"] == "FOGRA39"
        assert intent.get_object()["/RegistryName"] == "http://www.color.org"
        xmp = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
        assert "<pdf:Trapped>False</pdf:Trapped>" in xmp
        assert "<xmpMM:DocumentID>uuid:" in xmp
        assert "GTS_PDFXVersion" not in xmp, "nothing is claimed without a profile"
        assert "pdfaid:part" not in xmp
        assert "pdfuaid:part" not in xmp


def test_press_boxes_are_exact(pressed):
    paper, kits = pressed
    sizes = dict.fromkeys(PIECES, (PAPERS[paper].width, PAPERS[paper].height)) | {"council-cards": (63.5, 88.9)}
    for brand in BRANDS:
        for piece in PIECES:
            for page in PdfReader(kits / brand / "press" / f"{piece}.pdf").pages:
                trim = sorted((float(page.trimbox.width), float(page.trimbox.height)))
                assert trim == pytest.approx([side * MM for side in sizes[piece]], abs=0.003)
                assert page.bleedbox == page.mediabox
                bleed = [float(page.trimbox.left), float(page.bleedbox.right - page.trimbox.right)]
                assert bleed == pytest.approx([3 * MM] * 2, abs=0.003)


def test_cards_are_one_a_page_with_their_backs_filled_to_the_edge(pressed):
    _, kits = pressed
    for brand in BRANDS:
        document = pypdfium2.PdfDocument(kits / brand / "press" / "council-cards.pdf")
        assert len(document) == 72
        for number in (1, 35, 71):
            image = document[number].render(scale=2).to_pil().convert("RGB")
            wide, high = image.size
            corners = [image.getpixel(at) for at in ((1, 1), (wide - 2, 1), (1, high - 2), (wide - 2, high - 2))]
            assert len(set(corners)) == 1
            assert max(corners[0]) < 250


def test_black_text_of_press_files_overprints(pressed):
    _, kits = pressed
    for brand in BRANDS:
        reader = PdfReader(kits / brand / "press" / "facilitator-guide.pdf")
        text = reader.pages[7].get_contents().get_data()
        assert text.count(b"/Over gs") == text.count(b"/KnockedOut gs") > 20


def test_spot_inks_are_kept(pressed):
    _, kits = pressed
    data = json.loads((kits / "hedgerow" / "manifest.json").read_text(encoding="utf-8"))
    entries = [piece for piece in data["pieces"] if piece["edition"] == "press"]
    assert [entry["press"]["inks"][4:] for entry in entries] == [["Hedgerow Berry"]] * 4
    with pikepdf.open(kits / "hedgerow" / "press" / "council-cards.pdf") as pdf:
        assert any(b"/Separation /Hedgerow#20Berry /DeviceCMYK" in one.unparse(resolved=True) for one in pdf.objects
                   if isinstance(one, pikepdf.Array))  # fmt: skip


def test_the_manifest_tells_a_shop_what_it_asks(pressed):
    _, kits = pressed
    data = json.loads((kits / "riverside" / "manifest.json").read_text(encoding="utf-8"))
    [cards] = [one for one in data["pieces"] if one["file"] == "press/council-cards.pdf"]
    assert cards["for"] == "print shop"
    assert cards["paper"] == {"name": "63.5 × 88.9 mm", "width_mm": 63.5, "height_mm": 88.9}
    assert cards["finished"] == {"width_mm": 63.5, "height_mm": 88.9}
    assert (cards["pages"], cards["sheets"], cards["copies"], cards["letter"]) == (72, 36, 0, None)
    assert (cards["finish"], cards["cuts"]) == ("trim", 0)
    assert cards["press"]["bleed_mm"] == cards["bleed_mm"] == 3
    assert cards["press"]["standard"] is None
    read = sum(one["total_sheets"] for one in data["pieces"] if one["edition"] == "standard" and one["letter"])
    assert data["sheets"] == read, "what a shop prints is not counted twice"


def test_what_a_shop_prints_is_not_printed_here_too(pressed):
    _, kits = pressed
    assert [piece.name for piece in read_kit(kits / "riverside").pieces] == [*PIECES, "print-plan", "kit"]


def test_press_pages_are_those_that_are_read(pressed):
    _, kits = pressed
    for piece in PIECES[:3]:
        read, press = (PdfReader(kits / "riverside" / folder / f"{piece}.pdf") for folder in (".", "press"))
        assert [page.extract_text() for page in read.pages] == [page.extract_text() for page in press.pages]


# imposed files ----------------------------------------------------------------------------------------------------


def test_a_booklet_has_its_pages_where_they_are_folded_to(imposed):
    read = [page.extract_text().split() for page in PdfReader(imposed / "participant-handouts.pdf").pages]
    sheets = [page.extract_text().split() for page in PdfReader(imposed / "participant-handouts-booklet.pdf").pages]
    together = ((15, 0), (1, 14), (13, 2), (3, 12), (11, 4), (5, 10), (9, 6), (7, 8))
    assert [sorted(sheet) for sheet in sheets] == [sorted(read[left] + read[right]) for left, right in together]


def test_imposed_files_say_that_they_are_for_print(imposed):
    reader = PdfReader(imposed / "kit-booklet.pdf")
    assert reader.metadata.title == "Inner Leadership: The whole kit, booklet, for print"
    assert "kit.pdf is the file to read" in reader.metadata.subject
    root = reader.trailer["/Root"]
    assert "/StructTreeRoot" not in root
    assert root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipShortEdge"
    assert root["/ViewerPreferences"]["/PrintScaling"] == "/None"
    assert "pdfuaid:part" not in root["/Metadata"].get_object().get_data().decode()
    assert all("/Annots" not in page for page in reader.pages)


def test_the_manifest_has_sheets_edge_and_finish_of_imposed_files(imposed):
    data = json.loads((imposed / "manifest.json").read_text(encoding="utf-8"))
    found = {one["name"]: one for one in data["pieces"]}
    booklet = found["facilitator-guide-booklet"]
    assert (booklet["pages"], booklet["sheets"]) == (20, 10)
    assert (booklet["flip_edge"], booklet["finish"]) == ("short", "fold and staple")
    assert (booklet["for"], booklet["imposed"]) == ("print", "facilitator-guide.pdf")
    assert booklet["paper"] == {"name": "A4", "width_mm": 297, "height_mm": 210}
    assert found["kit-4up"]["flip_edge"] == "long"
    assert "drawing-sheet-booklet" not in found
    assert data["sheets"] == sum(found[name]["total_sheets"] for name in PIECES)
    assert {piece.name: piece.imposed for piece in read_kit(imposed).pieces}["kit-4up"] == "kit.pdf"


@pytest.mark.parametrize(
    ("options", "size"),
    [(("--impose-on", "a3"), (420, 297)), (("--paper", "letter", "--impose-on", "tabloid"), (431.8, 279.4)),
     (("--paper", "letter"), (279.4, 215.9))],
)  # fmt: skip
def test_pages_keep_their_size_on_a_sheet_of_twice_the_size(options, size, tmp_path):
    done = build(tmp_path, "-b", "riverside", "--only", "participant-handouts", "--booklet", *options)
    assert done.returncode == 0, done.stderr
    page = PdfReader(next(tmp_path.rglob("participant-handouts-booklet.pdf"))).pages[0]
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx([v * MM for v in size], abs=0.01)
    scale = 1 if "--impose-on" in options else 139.7 / 215.9
    assert f"{scale:.5f} 0.00000 0.00000 {scale:.5f} ".encode() in page.get_contents().get_data()


def test_two_pages_lie_side_by_side_in_reading_order(tmp_path):
    done = build(tmp_path, "-b", "riverside", "--only", "participant-handouts", "--nup", "2")
    assert done.returncode == 0, done.stderr
    read = [page.extract_text().split() for page in PdfReader(next(tmp_path.rglob("participant-handouts.pdf"))).pages]
    sheets = PdfReader(next(tmp_path.rglob("participant-handouts-2up.pdf"))).pages
    assert [sorted(page.extract_text().split()) for page in sheets] == [
        sorted(read[at] + read[at + 1]) for at in range(0, 16, 2)
    ]
    assert sheets[0].mediabox.width > sheets[0].mediabox.height


def test_a_binding_margin_that_leaves_too_little_is_refused(tmp_path):
    options = ("-b", "riverside", "-e", "press", "--only", "participant-handouts", "--binding-margin")
    assert build(tmp_path, *options, "5").returncode == 0
    page = PdfReader(next(tmp_path.rglob("press/participant-handouts.pdf"))).pages[0]
    assert f"1 0 0 1 {8 * MM:.3f} {3 * MM:.3f} cm".encode() in page.get_contents().get_data()
    done = build(tmp_path, *options, "5.5")
    assert done.returncode == 1
    assert "leaves 9.5 mm outside the columns of participant-handouts" in " ".join(done.stderr.split())
    assert "ask for 5.0 mm at most" in done.stderr


def test_creep_moves_inner_pages_to_the_fold(tmp_path):
    build(tmp_path, "-b", "riverside", "--only", "participant-handouts", "--booklet", "--impose-on", "a3",
          "--paper-thickness", "0.2")  # fmt: skip
    reader = PdfReader(next(tmp_path.rglob("participant-handouts-booklet.pdf")))
    for number, page in enumerate(reader.pages):
        lines = [line.split() for line in page.get_contents().get_data().split(b"\n") if line.endswith(b" cm")]
        left, right = (float(line[4]) for line in lines)
        moved = number // 2 * 0.2 * MM
        assert left == pytest.approx(moved, abs=0.002)
        assert right == pytest.approx(210 * MM - moved, abs=0.002)


def test_a_build_without_them_removes_former_imposed_files(imposed):
    assert (imposed / "kit-4up.pdf").is_file()
    done = build(imposed.parents[1], "-b", "riverside")
    assert done.returncode == 0
    assert sorted(path.name for path in imposed.glob("*-*up.pdf")) == []
    assert not (imposed / "kit-booklet.pdf").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [(("--signature", "4"), "--booklet, which is not asked for"), (("--impose-on", "a3"), "neither is asked for")],
)
def test_options_that_say_how_need_one_that_says_what(options, said, tmp_path):
    done = build(tmp_path, *options)
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


def test_a_thick_booklet_is_a_warning_and_signatures_are_the_way_out(tmp_path):
    options = ("-b", "riverside", "-e", "large-print", "--booklet", "--signature", "6")
    assert build(tmp_path, *options, "--strict").returncode == 0
    data = json.loads(next(tmp_path.rglob("manifest.json")).read_text(encoding="utf-8"))
    found = {one["name"]: one["finish"] for one in data["pieces"]}
    assert found["facilitator-guide-booklet"] == "fold in 2 signatures, gather and bind"


# profiles ----------------------------------------------------------------------------------------------------


def made_profile():
    """Return a small CMYK profile: tables of 8 bits from and to Lab, for a press whose black alone is real."""

    def lut(inputs, outputs, grid, table):
        head = b"mft1\0\0\0\0" + bytes([inputs, outputs, grid, 0])
        head += struct.pack(">9i", *(65536 if at in (0, 4, 8) else 0 for at in range(9)))
        return head + bytes(range(256)) * inputs + table + bytes(range(256)) * outputs

    to_lab = bytes(v for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)
                   for v in (int(255 * max(0, 1 - (c + m + y) / 3 - k)), 128, 128))  # fmt: skip
    to_ink = bytes(v for light in range(2) for _ in range(4) for v in (0, 0, 0, 255 * (1 - light)))
    desc = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Test\0" + bytes(4 + 4 + 2 + 1 + 67)
    white = struct.pack(">3i", 63190, 65536, 54061)
    tags = {b"desc": desc, b"cprt": b"text\0\0\0\0free\0", b"wtpt": b"XYZ \0\0\0\0" + white,
            b"A2B0": lut(4, 3, 2, to_lab), b"B2A0": lut(3, 4, 2, to_ink)}  # fmt: skip
    at, table, body = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += name + struct.pack(">II", at + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    head = struct.pack(">I", 128 + len(table) + len(body)) + b"\0\0\0\0" + b"\x02\x10\0\0" + b"prtrCMYKLab "
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + white
    return head + b"\0" * (128 - len(head)) + table + body


def with_press(tmp_path, press, **files):
    """Return a project with one brand that says this of a press."""
    folder = tmp_path / "content" / "brands" / "own"
    folder.mkdir(parents=True)
    text = 'meta: {name: Own}\ncolor: {palette: {deep: "#0B4F58"}, primary: deep}\ndefaults:\n  kitgen:\n    press:\n'
    (folder / "_brand.yml").write_text(text + "".join(f"      {line}\n" for line in press), encoding="utf-8")
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return build(tmp_path / "out", "--project", str(tmp_path), "-b", "own", "-e", "press", "--only", "council-cards")


def test_a_profile_is_embedded_converts_and_lets_pdf_x_be_claimed(tmp_path):
    done = with_press(tmp_path, ["profile: press.icc", "condition: Our press"], press_icc=made_profile())
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", "no colour is guessed"
    reader = PdfReader(next(tmp_path.rglob("press/council-cards.pdf")))
    [intent] = reader.trailer["/Root"]["/OutputIntents"]
    assert intent.get_object()["/DestOutputProfile"].get_object().get_data() == made_profile()
    assert intent.get_object()["/OutputConditionIdentifier"] == "Our press"
    assert "/RegistryName" not in intent.get_object(), "it is in no registry"
    xmp = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in xmp
    back = reader.pages[1].get_contents().get_data().decode("latin-1")
    assert back.split(" k\n")[0].splitlines()[-1].startswith("0 0 0 0."), "the profile of this press knows black only"


@pytest.mark.parametrize(
    ("press", "files", "said"),
    [
        (["profile: press.icc"], {"press_icc": b"no profile" * 20}, '"press.icc" is no ICC file'),
        (["profile: press.icc"], {"press_icc": made_profile()[:200]}, '"press.icc" cannot be used'),
        (["profile: press.icc"], {}, 'there is no profile file "press.icc"'),
        (["cmyk: {depp: [1, 2, 3, 4]}"], {}, '"depp" in "defaults.kitgen.press.cmyk" is no colour of this brand'),
        (["cmyk: {deep: [1, 2, 3]}"], {}, "must be four percentages from 0 to 100"),
        (["cmyk: {deep: [90, 90, 90, 90]}"], {}, "is 360 % ink; paper bears 330 % at most"),
        (["spot: {deep: House}"], {}, 'the spot colour "deep" has no CMYK'),
        (["marks: all"], {}, 'unknown key "marks"'),
    ],
)
def test_what_is_wrong_with_inks_is_told_by_line(press, files, said, tmp_path):
    done = with_press(tmp_path, press, **files)
    assert done.returncode == 1
    assert said in done.stderr
    assert "content/brands/own/_brand.yml:" in done.stderr
    assert not list(tmp_path.rglob("*.pdf"))


def test_colours_without_inks_are_told(tmp_path):
    done = with_press(tmp_path, ["condition: FOGRA51"])
    assert done.returncode == 0
    assert "no inks are given for" in done.stderr
    assert "#0B4F58" in done.stderr
