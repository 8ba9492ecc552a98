import hashlib
import json

import pytest

from kitgen.build.manifest import FinishedPiece, KitFacts, manifest, sha256_of, to_json
from kitgen.build.pieces import PIECES
from kitgen.build.plan import Room, Spares

ROOM = Room(18, 6, Spares(2))
FACTS = KitFacts(
    workshop="inner-leadership",
    title="Inner Leadership",
    version="1.0",
    brand="riverside",
    brand_name="Riverside Council",
    kitgen_version="0.1.0",
    participants=ROOM.participants,
    groups=ROOM.group_sizes,
    spares=ROOM.spare_copies,
    facilitators=ROOM.facilitators,
    released="2026-11-23",
)
PAGES = {"facilitator-guide": 44, "participant-handouts": 16, "drawing-sheet": 2, "council-cards": 8}


@pytest.fixture
def pieces():
    return [
        FinishedPiece(
            kind,
            kind.name.replace("-", " ").capitalize(),
            "0" * 64,
            PAGES[kind.name],
            ROOM.copies(kind.per),
            "a4",
            landscape=kind.own_paper,
        )
        for kind in PIECES.values()
    ]


def test_the_numbers_are_those_of_the_drawn_print_plan(pieces):
    assert [(piece.pages, piece.sheets, piece.copies, piece.total_sheets) for piece in pieces] == [
        (44, 22, 1, 22),
        (16, 8, 20, 160),
        (2, 1, 20, 20),
        (8, 4, 3, 12),
    ]
    assert manifest(FACTS, pieces)["sheets"] == 214


def test_each_piece_says_all_a_printer_asks(pieces):
    sheet = manifest(FACTS, pieces)["pieces"][2]
    assert sheet == {
        "name": "drawing-sheet",
        "title": "Drawing sheet",
        "edition": "standard",
        "file": "drawing-sheet.pdf",
        "sha256": "0" * 64,
        "audience": "participants",
        "brand": "riverside",
        "version": "1.0",
        "pages": 2,
        "sheets": 1,
        "copies": 20,
        "total_sheets": 20,
        "paper": {"name": "A4", "width_mm": 297, "height_mm": 210},
        "sides": "both",
        "flip_edge": "short",
        "stock": {"gsm": 120, "kind": "paper"},
        "colour": "colour",
        "finish": "none",
    }


def test_the_json_is_the_same_whatever_the_order_of_keys(pieces):
    values = manifest(FACTS, pieces)
    turned = dict(reversed(values.items()))
    assert to_json(values) == to_json(turned)
    assert to_json(values).endswith(b"}\n")
    assert json.loads(to_json(values)) == values
    assert "é".encode() in to_json({"title": "Café"})


def test_a_checksum_is_that_of_the_file(tmp_path):
    file = tmp_path / "guide.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert sha256_of(file) == hashlib.sha256(b"%PDF-1.7").hexdigest()
