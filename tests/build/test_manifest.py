import hashlib
import json
from types import SimpleNamespace

import pytest
from orders import an_order

import kitgen
from kitgen.build.editions import EDITIONS, STANDARD
from kitgen.build.manifest import manifest, sha256_of, to_json
from kitgen.build.packing import packing_list
from kitgen.build.plan import Amount
from kitgen.build.settings import BUILT_IN

WORKSHOP = SimpleNamespace(name="inner-leadership", title="Inner Leadership", lang="en", version="1.0", released=None)
BRAND = SimpleNamespace(name="riverside", full_name="Riverside Council")


@pytest.fixture
def view():
    order, room = an_order(), BUILT_IN.room
    packing = packing_list(room, [("Pens", Amount("each", spares=True))])
    return SimpleNamespace(workshop=WORKSHOP, brand=BRAND, settings=BUILT_IN, order=order, room=room,
                           edition=EDITIONS[STANDARD], plan=SimpleNamespace(packing=packing, order=order))  # fmt: skip


def test_the_room_is_told_with_all_that_follows_from_it(view):
    values = manifest(view, {})
    assert values["room"] == {
        "participants": 18, "groups": [6, 6, 6], "spares": 2, "facilitators": 1, "observers": 0, "tables": 3,
        "decks": 3,
    }  # fmt: skip
    assert (values["sheets"], values["cost"]) == (214, None)
    assert values["order"] == {"due": None, "deliver_to": None, "proof": None}
    assert values["packing"] == [
        {"item": "Pens", "place": 1, "tables": [{"seats": 6, "tables": 3, "each": 6}], "observer": 0,
         "facilitator": 0, "room": 0, "spares": 2, "total": 20},
    ]  # fmt: skip
    assert values["versions"] == {"kit": "1.0", "kitgen": kitgen.__version__, "released": ""}


def test_each_piece_says_all_a_printer_asks(view):
    pieces = {piece["name"]: piece for piece in manifest(view, {"council-cards": "0" * 64})["pieces"]}
    assert pieces["council-cards"] == {
        "name": "council-cards",
        "letter": "D",
        "title": "council-cards",
        "edition": "standard",
        "file": "council-cards.pdf",
        "sha256": "0" * 64,
        "audience": "groups",
        "brand": "riverside",
        "version": "1.0",
        "pages": 8,
        "sheets": 4,
        "copies": 3,
        "total_sheets": 12,
        "paper": {"name": "A4", "width_mm": 210, "height_mm": 297},
        "finished": {"width_mm": 63.5, "height_mm": 88.9},
        "sides": "both",
        "flip_edge": "long",
        "stock": {"gsm": 270, "kind": "card"},
        "colour": "colour",
        "collate": True,
        "scaling": "none",
        "bleed_mm": 3.0,
        "cuts": 8,
        "finish": "cut to marks",
        "cost": None,
        "printer": None,
        "cards": {
            "stock": "poker",
            "backs": "duplex-long",
            "count": 0,
            "per_sheet": 9,
            "first": 1,
            "order": "rows",
            "offset_mm": [0.0, 0.0],
        },
    }
    assert "sha256" not in pieces["drawing-sheet"]
    assert pieces["drawing-sheet"]["paper"] == {"name": "A4", "width_mm": 297, "height_mm": 210}
    assert (pieces["print-plan"]["flip_edge"], pieces["print-plan"]["letter"]) == (None, None)


def test_the_json_is_the_same_whatever_the_order_of_keys(view):
    values = manifest(view, {})
    turned = dict(reversed(values.items()))
    assert to_json(values) == to_json(turned)
    assert to_json(values).endswith(b"}\n")
    assert json.loads(to_json(values)) == values
    assert "é".encode() in to_json({"title": "Café"})


def test_a_checksum_is_that_of_the_file(tmp_path):
    file = tmp_path / "guide.pdf"
    file.write_bytes(b"%PDF-1.7")
    assert sha256_of(file) == hashlib.sha256(b"%PDF-1.7").hexdigest()
