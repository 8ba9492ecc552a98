import io
import json

import pytest
from pypdf import PdfReader

from kitgen.build.drawn import dialog_of
from kitgen.build.pieces import KIT, PIECES, PRINT_PLAN
from kitgen.typeset.dialog import PrintDialog
from kitgen.typeset.door import Door


def said(dialog):
    """Return what a file with one empty page says to the print dialog."""
    buffer = io.BytesIO()
    door = Door(buffer, title="Test", lang="en", dialog=dialog)
    door.begin_page(100, 100)
    door.end_page()
    door.save()
    preferences = PdfReader(io.BytesIO(buffer.getvalue())).trailer["/Root"]["/ViewerPreferences"]
    assert preferences.pop("/DisplayDocTitle")
    return dict(preferences)


TRUE_SIZE = {"/PrintScaling": "/None", "/PickTrayByPDFSize": True}


@pytest.mark.parametrize(
    ("flip", "duplex"), [("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge"), ("", "/Simplex")]
)
def test_a_file_names_its_sides(flip, duplex):
    assert said(PrintDialog(flip)) == TRUE_SIZE | {"/Duplex": duplex}


@pytest.mark.parametrize(("copies", "number"), [(0, None), (1, None), (2, 2), (5, 5), (6, None), (20, None)])
def test_copies_are_named_where_readers_heed_them(copies, number):
    assert said(PrintDialog("long", copies)).get("/NumCopies") == number


def test_what_is_read_on_a_screen_says_nothing_of_sides():
    assert said(PrintDialog()) == TRUE_SIZE


def test_a_document_that_is_not_printed_says_nothing():
    assert said(None) == {}


CARDS = PIECES["council-cards"]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (PIECES["participant-handouts"], PrintDialog("long", 3)),
        (PIECES["drawing-sheet"], PrintDialog("short", 3)),
        (CARDS, PrintDialog("long", 3)),
        (CARDS._replace(flip="short"), PrintDialog("short", 3)),
        (CARDS._replace(sides="one"), PrintDialog("", 3)),
        (CARDS._replace(apart=True), PrintDialog("", 1)),
        (PRINT_PLAN, PrintDialog("long" if PRINT_PLAN.sides == "both" else "", 3)),
    ],
)
def test_each_piece_has_the_edge_it_is_made_for(kind, said):
    assert dialog_of(kind, 3) == said


def test_the_whole_kit_asks_for_no_copies():
    assert dialog_of(KIT, 1) == PrintDialog()


def test_every_file_of_a_kit_says_what_its_manifest_says(shipped):
    """With sides, edge and copies from one place, print dialog, job ticket and `kitgen print` cannot disagree."""
    folder = shipped("a4").folder("riverside")
    for piece in json.loads((folder / "manifest.json").read_text())["pieces"]:
        preferences = PdfReader(folder / piece["file"]).trailer["/Root"]["/ViewerPreferences"]
        assert preferences["/PrintScaling"] == "/None"
        if piece["name"] == "kit":
            assert "/Duplex" not in preferences
            continue
        edge = f"/DuplexFlip{piece['flip_edge'].capitalize()}Edge" if piece["sides"] == "both" else "/Simplex"
        assert preferences["/Duplex"] == edge
        assert preferences.get("/NumCopies") == (piece["copies"] if 2 <= piece["copies"] <= 5 else None)
