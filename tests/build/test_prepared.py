"""Files made for one printing, without a printer."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from kitgen.build.built import BuiltPiece
from kitgen.build.prepared import Preparation, moves, prepared, preparing
from kitgen.model.printer import PrinterProfile
from kitgen.press.lp import Job
from kitgen.press.order import Order
from kitgen.read.project import Project, builtin_root

OFFICE = PrinterProfile("office", dx=3.0, dy=2.0, flip="long")


@pytest.fixture
def cards(tmp_path):
    """Two sheets of cards, each side with its number at 100, 200."""
    path = tmp_path / "cards.pdf"
    canvas = Canvas(str(path), pagesize=(300, 400))
    for number in range(1, 5):
        canvas.drawString(100, 200, f"side {number}")
        canvas.showPage()
    canvas.save()
    return BuiltPiece(
        "cards", "Cards", "standard", path, "", pages=4, copies=3, paper="a4", flip="long", card=True, gsm=270,
        colour=True, finish="none", collate=True,
    )  # fmt: skip


def order_of(piece):
    return Order(piece.path, Job(piece.path.name, piece.title, 3, "a4", piece.flip, colour=True, collate=True), 6)


def places(pdf):
    """Return the places of the words on each page."""
    found = []
    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_: text.strip() and found.append((cm[4] + tm[4], cm[5] + tm[5]))
        )
    return found


@pytest.mark.parametrize(("flip", "backs"), [("long", (103, 198)), ("short", (97, 202))])
def test_backs_are_moved_as_kept_and_the_other_way_on_the_other_edge(cards, tmp_path, flip, backs):
    piece = replace(cards, flip=flip)
    (tmp_path / "work").mkdir()
    [ready] = prepared(Preparation(None, tmp_path / "work"), [(order_of(piece), piece)], OFFICE, None)
    assert ready.path == tmp_path / "work" / "cards.pdf"
    assert places(ready.path.read_bytes()) == [(100, 200), backs] * 2


@pytest.mark.parametrize(
    "change", [{"card": False}, {"flip": ""}, {"offset": (3.0, 2.0)}], ids=["no card", "one side", "moved already"]
)
def test_what_is_not_moved(cards, tmp_path, change):
    assert moves(cards, OFFICE)
    piece = replace(cards, **change)
    assert not moves(piece, OFFICE)
    assert not moves(cards, OFFICE._replace(dx=0.0, dy=0.0))
    [ready] = prepared(Preparation(None, tmp_path), [(order_of(piece), piece)], OFFICE, None)
    assert ready == order_of(piece)


@pytest.mark.parametrize(("out", "backs"), [("face-down", ["side 2", "side 4"]), ("face-up", ["side 4", "side 2"])])
def test_both_sides_by_hand_are_three_orders(cards, out, backs):
    with preparing(Project(builtin_root()), write=True) as work:
        fronts, page, rest = prepared(work, [(order_of(cards), cards)], None, out)
        texts = [[p.extract_text().strip() for p in PdfReader(one.path).pages] for one in (fronts, page, rest)]
    assert [one.path.name for one in (fronts, page, rest)] == [
        "cards-fronts.pdf", "cards-turn-the-stack.pdf", "cards-backs.pdf",
    ]  # fmt: skip
    assert (texts[0], texts[2]) == (["side 1", "side 3"], backs)
    assert "6 sheets and this page" in " ".join(texts[1][0].split())
    assert [(one.job.copies, one.job.flip, one.sheets) for one in (fronts, page, rest)] == [
        (3, "", 6), (1, "", 1), (3, "", 0),
    ]  # fmt: skip
    assert rest.turn == "turn the stack of 6 sheets on its long edge, as the last page says"
    assert not work.folder.exists()


def test_pieces_of_two_editions_do_not_share_a_file_and_a_trial_makes_none(cards):
    large = replace(cards, edition="large-print")
    with preparing(None, write=False) as work:
        ready = prepared(work, [(order_of(one), one) for one in (cards, large)], OFFICE, None)
    assert [one.path.name for one in ready] == ["cards.pdf", "large-print-cards.pdf"]
    assert not any(one.path.exists() for one in ready)
