"""Kits of some pieces only: each piece builds by itself, and manifest, plan and folder tell of no other."""

import io
import json
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from kitgen.build.pieces import PIECES

ROOT = Path(__file__).parents[1]
BUNDLE = ["print-plan", "kit"]


def manifest_of(built):
    return json.loads((built.folder("riverside") / "manifest.json").read_text(encoding="utf-8"))["pieces"]


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_by_itself(piece, build, tmp_path):
    kit = build(ROOT, "inner-leadership", tmp_path, ["riverside"], pieces=(piece,))
    assert [entry["name"] for entry in manifest_of(kit)] == [piece, *BUNDLE]
    assert {path.stem for path in kit.folder("riverside").glob("*.pdf")} == {piece, *BUNDLE}
    plan = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(kit.pdf("print-plan", "riverside"))).pages)
    assert [name for name in PIECES if f"{name}.pdf" in plan] == [piece]


def test_a_guide_alone_names_the_pages_of_the_handouts(build, shipped, tmp_path):
    kit = build(ROOT, "inner-leadership", tmp_path, ["riverside"], pieces=("facilitator-guide",))
    alone, whole = (
        PdfReader(io.BytesIO(one.pdf("facilitator-guide", "riverside"))).pages[3].extract_text()
        for one in (kit, shipped("a4"))
    )
    assert "Handout page" in alone
    assert re.sub(r" of \d+", "", alone) == re.sub(r" of \d+", "", whole)


def test_a_piece_that_an_edition_lacks(build, tmp_path):
    kit = build(ROOT, "inner-leadership", tmp_path, ["riverside"], pieces=("facilitator-guide",), editions=("all",))
    files = [entry["file"] for entry in manifest_of(kit) if entry["name"] == "facilitator-guide"]
    assert files == [f"{folder}facilitator-guide.pdf" for folder in ("", "large-print/", "low-ink/", "press/")]
    assert not list(kit.folder("riverside").rglob("participant-handouts.pdf"))
