"""Two hundred random card sets: they build, backs lie behind their fronts, and all that counts them agrees."""

import json
import tempfile
from io import BytesIO
from math import ceil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from kitgen.base.lengths import MM
from kitgen.base.papers import PAGE_PAPERS
from kitgen.build.plan import Room, Spares, sheets
from kitgen.model.card_job import ORDERS, CardJob
from kitgen.model.card_sheet import card_sheet
from kitgen.model.cuts import cut_list
from kitgen.model.printer import BACKS
from kitgen.model.stock import LEAST_SCALE, natural_scale
from kitgen.read.stock import read_stock
from kitgen.read.stock_new import Wanted, stock_template
from kitgen.typeset.piece import typeset
from press import compositor, pdf_of, tree
from sketch import pages_of

ROOT = Path(__file__).parents[1]
TINY = Path(__file__).parent / "kits" / "tiny"
SHIPPED = {path.stem: read_stock(path, path.name) for path in sorted((ROOT / "layouts" / "stocks").glob("*.yaml"))}
PAIRS = [(name, paper) for name, stock in SHIPPED.items() for paper in PAGE_PAPERS if paper in stock.sheets]
INSET = 3.0
SETTINGS = settings(
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@st.composite
def stocks(draw):
    """Return a stock that comes with kitgen, or one as `kitgen new stock` makes them, and a paper it has."""
    if draw(st.booleans()):
        name, paper = draw(st.sampled_from(PAIRS))
        return SHIPPED[name], paper
    tenths = st.integers(400, 1200)
    wanted = Wanted(
        draw(tenths) / 10 * MM,
        draw(tenths) / 10 * MM,
        PAGE_PAPERS,
        draw(st.sampled_from([0.0, 3.0, 7.5])) * MM,
        draw(st.sampled_from([0.0, 1.0, 3.0])) * MM,
        draw(st.sampled_from([0.0, 3.0])) * MM,
    )
    assume(natural_scale(wanted.width, wanted.height) >= LEAST_SCALE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.yaml"
        path.write_text(stock_template(wanted), encoding="utf-8")
        return read_stock(path, path.name), draw(st.sampled_from(PAGE_PAPERS))


@st.composite
def jobs(draw, per_sheet, backs):
    edge = backs.removeprefix("duplex-") if backs.startswith("duplex") else draw(st.sampled_from(["long", "short"]))
    off = st.integers(-30, 30).map(lambda tenths: tenths / 10 * MM)
    first = draw(st.integers(1, per_sheet))
    return CardJob(backs, edge, draw(off), draw(off), first, draw(st.sampled_from(ORDERS)))


@st.composite
def card_sets(draw):
    stock, paper = draw(stocks())
    backs = draw(st.sampled_from(BACKS))
    try:
        per_sheet = card_sheet(stock, paper, CardJob(backs)).per_sheet
    except ValueError:  # too wide for half a sheet, which the build tells
        backs = "none"
        per_sheet = card_sheet(stock, paper, CardJob(backs)).per_sheet
    return stock, paper, draw(jobs(per_sheet, backs)), draw(st.integers(1, 24))


def printed(stock, paper, job, count):
    """Print cards whose sides bear their number, and return the pages."""
    side = f'<place x="{INSET}mm" y="{INSET}mm"><p>{{}}</p></place>'
    cards = "".join(
        f"<card><front>{side.format(f'front-{n}')}</front><back>{side.format(f'back-{n}')}</back></card>"
        for n in range(count)
    )
    root = tree(f'<cards stock="{stock.name}" id="cards">{cards}</cards>', 'master="page"')
    setter = compositor()
    piece = typeset(root, setter, paper, {stock.name: stock}, job)
    assert [str(problem) for problem in setter.problems] == []
    return pages_of(pdf_of([piece]))


def places(page, side):
    """Return where the numbers of a side stand on a page, in points."""
    return {int(w.text.split("-")[1]): (w.x, w.y) for w in page.words if w.text.startswith(f"{side}-")}


@given(card_sets())
@settings(SETTINGS, max_examples=200)
def test_backs_lie_behind_their_fronts(drawn):
    stock, paper, job, count = drawn
    sheet = card_sheet(stock, paper, job)
    pages = printed(stock, paper, job, count)
    number = ceil((count + job.first - 1) / sheet.per_sheet)
    two = bool(sheet.backs) and not sheet.folded
    assert len(pages) == number * (2 if two else 1)
    fronts = pages[:number] if job.apart and two else pages[:: 2 if two else 1]
    backs = pages[number:] if job.apart and two else pages[1::2] if two else pages
    inset, drop = INSET * MM * stock.scale, 11 * stock.scale
    for front, back in zip(fronts, backs, strict=True):
        there, behind = places(front, "front"), places(back, "back")
        assert sorted(behind) == (sorted(there) if sheet.backs else [])
        for card, (x, y) in there.items() if sheet.backs else ():
            left, top = x - inset, y - inset - drop
            if stock.fold:
                expected = (left + stock.width - inset, top - inset - drop)
            elif job.backs == "fold":
                expected = (front.width - left - stock.width + inset, y)
            else:
                upright = front.height >= front.width
                dx, dy = (job.dx, job.dy) if upright else (-job.dy, job.dx)
                over_side = (front.width - left - stock.width + inset + dx, y + dy)
                over_head = (x + dx, front.height - top - stock.height + inset + drop + dy)
                expected = over_side if (job.flip == "long") == upright else over_head
            assert behind[card] == pytest.approx(expected, abs=0.02)
    in_order(fronts, sheet, job, count)


def in_order(fronts, sheet, job, count):
    """All cards are there once, none in a cell that is used, and they follow one another as the job says."""
    cells = [{} for _ in fronts]
    inset, drop = INSET * MM * sheet.stock.scale, 11 * sheet.stock.scale
    for at, front in enumerate(fronts):
        for card, (x, y) in places(front, "front").items():
            near = min(
                range(sheet.per_sheet),
                key=lambda cell: abs(sheet.fronts[cell][0] + inset - x) + abs(sheet.fronts[cell][1] + inset + drop - y),
            )
            assert near not in cells[at]
            cells[at][near] = card
    assert not set(cells[0]) & set(range(job.first - 1))
    if job.order == "rows":
        found = [card for sheet_cells in cells for _, card in sorted(sheet_cells.items())]
    else:
        found = [cells[at][cell] for cell in range(sheet.per_sheet) for at in range(len(cells)) if cell in cells[at]]
    assert found == list(range(count))


@st.composite
def kits(draw):
    name, paper = draw(st.sampled_from(PAIRS))
    backs = draw(st.sampled_from(BACKS))
    job = draw(jobs(card_sheet(SHIPPED[name], paper, CardJob(backs)).per_sheet, backs))
    people = draw(st.integers(2, 60))
    return name, paper, job, people, draw(st.integers(2, 9)), draw(st.integers(0, 5))


@given(kits())
@settings(SETTINGS, max_examples=200)
def test_numbers_agree(build, drawn):
    name, paper, job, people, groups_of, spares = drawn
    with tempfile.TemporaryDirectory() as folder:
        kit = build(
            TINY, "tiny", Path(folder), stock=name, paper=paper, backs=job.backs, first=job.first, order=job.order,
            participants=people, groups_of=groups_of, spares=Spares(spares),
        )  # fmt: skip
        told = json.loads((kit.folder() / "manifest.json").read_text(encoding="utf-8"))
        pages = len(PdfReader(BytesIO(kit.pdf("council-cards"))).pages)
        plan = PdfReader(BytesIO(kit.pdf("print-plan"))).pages[0].extract_text()
    cards = next(piece for piece in told["pieces"] if piece["name"] == "council-cards")
    stock = SHIPPED[name]
    flip = job.flip if job.backs.startswith("duplex") else "long"
    sheet = card_sheet(stock, paper, CardJob(job.backs, flip))
    one_side = job.backs in {"fold", "none"} or stock.fold
    facts = cards["cards"]
    assert (facts["stock"], facts["per_sheet"], cards["cuts"]) == (name, sheet.per_sheet, len(cut_list(sheet)))
    assert (cards["sides"], cards["flip_edge"]) == (("one", None) if one_side else ("both", flip))
    assert facts["count"] + facts["first"] - 1 <= cards["sheets"] * sheet.per_sheet
    assert cards["sheets"] == ceil((facts["count"] + job.first - 1) / sheet.per_sheet)
    assert pages == cards["pages"] == cards["sheets"] * (1 if one_side else 2)
    assert sheets(pages, cards["sides"]) == cards["sheets"]
    assert cards["copies"] == len(Room(people, groups_of, Spares(spares)).group_sizes)
    assert cards["total_sheets"] == cards["copies"] * cards["sheets"]
    assert cards["stock"]["gsm"] == stock.gsm
    plan = plan.replace("\n", " ")
    assert f"{cards['copies']} × Cards, {pages} pages" in plan
