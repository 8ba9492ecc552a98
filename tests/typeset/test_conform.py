import datetime as dt
import io
import re
import shutil
import subprocess

import pytest
from pypdf import PdfReader

from kitgen.typeset.door import Door
from kitgen.typeset.profile import srgb
from press import fonts, press

FACE = fonts().face("Atkinson Hyperlegible Next", 400)
MADE = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)


def document(text="x", *, tagged=True, pages=1, **more):
    buffer = io.BytesIO()
    facts = {"title": "Zuhören & “fragen”", "lang": "de", "author": "A <b>", "subject": "S", "keywords": "k, ü"}
    door = Door(buffer, made=MADE, tagged=tagged, **{**facts, **more})
    for _ in range(pages):
        door.begin_page(200, 100)
        door.text(10, 20, text, FACE, 10, "#000000")
        door.end_page()
    door.save()
    return buffer.getvalue()


def catalog(pdf):
    return PdfReader(io.BytesIO(pdf)).root_object


def xmp_of(pdf):
    return catalog(pdf)["/Metadata"].get_data().decode()


def test_info_and_metadata_agree():
    reader = PdfReader(io.BytesIO(document()))
    info, xmp = reader.metadata, reader.xmp_metadata
    assert (info.title, info.author, info.subject) == ("Zuhören & “fragen”", "A <b>", "S")
    assert info["/Keywords"] == xmp.pdf_keywords == "k, ü"
    assert xmp.dc_title == {"x-default": info.title}
    assert xmp.dc_creator == [info.author]
    assert xmp.dc_description == {"x-default": info.subject}
    assert (xmp.pdf_producer, xmp.xmp_creator_tool) == (info.producer, info.creator)
    assert info.creation_date == info.modification_date == MADE
    assert xmp.xmp_create_date == xmp.xmp_modify_date == MADE.replace(tzinfo=None)


def test_the_title_is_shown_and_the_language_is_told():
    root = catalog(document())
    assert root["/Lang"] == "de"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_claims_are_made_for_tagged_documents_only():
    markup = "<page><p>a</p></page>"
    claimed, plain = xmp_of(press(markup).pdf), xmp_of(press(markup, tagged=False).pdf)
    for claim in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        assert claim in claimed
        assert claim not in plain


def test_without_tags_there_is_nothing_of_them():
    root = catalog(press("<page><p>a</p></page>", tagged=False).pdf)
    assert not {"/StructTreeRoot", "/MarkInfo"} & set(root)
    [page] = root["/Pages"]["/Kids"]
    assert not {"/StructParents", "/Tabs"} & set(page.get_object())


def test_the_output_intent_holds_the_profile():
    [intent] = catalog(document())["/OutputIntents"]
    assert intent["/DestOutputProfile"].get_data() == srgb()


def test_streams_end_on_a_line():
    pdf = document()
    assert pdf.count(b"endstream") == pdf.count(b"\nendstream") > 3


def test_only_used_codes_are_mapped_to_characters():
    page = PdfReader(io.BytesIO(document("fig 1"))).pages[0]
    for font in page["/Resources"]["/Font"].values():
        cmap = font.get_object()["/ToUnicode"].get_data().decode()
        assert "<0000>" not in cmap


def test_objects_are_packed():
    pdf = document(pages=3)
    assert pdf.startswith(b"%PDF-1.7\n")
    assert b"/ObjStm" in pdf
    assert b"/XRef" in pdf
    assert b"\ntrailer" not in pdf
    assert [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages] == ["x"] * 3


def test_more_objects_than_one_stream_packs():
    pdf = document(pages=450)
    assert len(re.findall(rb"/Type /ObjStm", pdf)) > 2
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 450


def test_the_same_drawing_gives_the_same_bytes_and_another_one_another_identity():
    def identity(pdf):
        return PdfReader(io.BytesIO(pdf)).trailer["/ID"][0].original_bytes

    assert document() == document()
    assert identity(document("a")) != identity(document("b"))


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_nothing(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(press('<page><p>a <a href="https://a.example">b</a></p></page>').pdf)
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (checked.returncode, "WARNING" in checked.stderr) == (0, False), checked.stderr


def test_pdf_ua_2_leads_to_structure_elements_and_leaves_out_info():
    markup = (
        '<section id="s" title="S"><heading level="1" id="h" outline="yes">H</heading>'
        '<row role="toc-item" columns="1*"><cell><p><a href="#h">H</a></p></cell></row></section>'
    )
    reader = press(markup, standard="ua2").reader
    assert reader.pdf_header == "%PDF-2.0"
    assert "/Info" not in reader.trailer
    xmp = reader.root_object["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>2</pdfuaid:part>" in xmp
    assert "<pdfaid:part>4</pdfaid:part>" in xmp
    tree = reader.root_object["/StructTreeRoot"]
    assert [space["/NS"] for space in tree["/Namespaces"]] == ["http://iso.org/pdf/ssn", "http://iso.org/pdf2/ssn"]
    section = tree["/K"][0]["/K"].get_object()
    heading, contents = section["/K"]
    [link] = reader.pages[0]["/Annots"]
    action = link.get_object()["/A"]
    assert action["/SD"][0].get_object() == heading.get_object()
    assert contents["/K"]["/Ref"][0].get_object() == heading.get_object()
    assert reader.root_object["/Outlines"]["/First"]["/A"]["/SD"][0].get_object()["/S"] in {"/Sect", "/H1"}
