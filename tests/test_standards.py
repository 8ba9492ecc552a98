"""What a file claims, and the tags it has, follow what was asked for; on the tiny kit."""

import io
import re
from pathlib import Path

import pypdf
import pytest

TINY = Path(__file__).parent / "kits" / "tiny"
PIECES = ("facilitator-guide", "participant-handouts", "kit")


def claims(kit, piece):
    """Return the header of a PDF, its parts of PDF/UA and PDF/A, and whether it is tagged."""
    content = kit.pdf(piece)
    catalog = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    metadata = catalog["/Metadata"].get_data().decode()
    parts = (re.search(f"<{name}:part>(.)", metadata) for name in ("pdfuaid", "pdfaid"))
    return content[:8], *(part and part[1] for part in parts), "/StructTreeRoot" in catalog


@pytest.mark.parametrize("piece", PIECES)
def test_by_default(tiny, piece):
    assert claims(tiny, piece) == (b"%PDF-1.7", "1", "2", True)


@pytest.mark.parametrize("piece", PIECES)
def test_the_second_standard(build, tmp_path, piece):
    kit = build(TINY, "tiny", tmp_path, standard="ua2")
    assert claims(kit, piece) == (b"%PDF-2.0", "2", "4", True)


@pytest.mark.parametrize("piece", PIECES)
def test_without_tags_nothing_is_claimed(build, tmp_path, piece):
    kit = build(TINY, "tiny", tmp_path, tags=False)
    assert claims(kit, piece) == (b"%PDF-1.7", None, None, False)


def test_tags_make_a_guide_at_most_three_tenths_larger(build, shipped, tmp_path):
    untagged = build(TINY.parents[2], "inner-leadership", tmp_path, ["riverside"], tags=False, paper="a4")
    assert len(shipped("a4").pdf("facilitator-guide", "riverside")) <= 1.3 * len(untagged.pdf("facilitator-guide"))
