"""One set of people, one set of numbers: guide, print plan, manifest, print.sh and `kitgen plan` are compared.

What stands on paper is read from the PDFs, in lines of words; what the files are is counted in them.
"""

import hashlib
import io
import json
import shlex
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest
from pypdf import PdfReader

from kitgen.base.origin import Origin
from kitgen.build.plan import Spares
from kitgen.build.run import plan_kit
from kitgen.build.settings import Choices
from kitgen.model.card_job import CardJob
from kitgen.model.card_sheet import card_sheet
from kitgen.model.cuts import cut_list
from kitgen.model.prices import Prices
from kitgen.read.project import Project
from kitgen.read.stock import read_stock
from sketch import pages_of

ROOT = Path(__file__).parents[1]
WORKSHOP = "inner-leadership"
SHEET = {"black": Decimal("0.045"), "colour": Decimal("0.25")}
PRICES = Prices(
    Origin("workshop.yaml"), {"a4": SHEET, "letter": SHEET, "tabloid": SHEET}, {270: Decimal("0.12")}, "EUR"
)
KEY_SIZE = 28
FRONT = slice(8)
"""The pages of the guide that tell of the room."""
ROOMS = {
    "one": {"participants": 1, "spares": Spares(0)},
    "a pair and two who lead": {"participants": 2, "groups_of": 2, "spares": Spares(1), "facilitators": 2},
    "seven in threes, watched": {"participants": 7, "groups_of": 3, "spares": Spares(10, percent=True), "observers": 1},
    "as shipped": {},
    "letter, three lead, five watch": {
        "participants": 17, "groups_of": 4, "facilitators": 3, "observers": 5, "paper": "letter",
        "sheet_paper": "tabloid", "prices": PRICES,
    },
    "all editions": {"participants": 61, "groups_of": 10, "spares": Spares(15, percent=True), "editions": ("all",),
                     "prices": PRICES},
    "three hundred": {"participants": 300, "observers": 20, "spares": Spares(5, percent=True), "prices": PRICES},
}  # fmt: skip


class Kit:
    """A kit that has been built for a room, and what each of its files says."""

    def __init__(self, built, choices):
        self.choices = choices
        self.folder = built.folder("riverside")
        self.manifest = json.loads((self.folder / "manifest.json").read_text(encoding="utf-8"))
        self.ordered = [piece for piece in self.manifest["pieces"] if piece["letter"]]
        self.plan = lines_of(self.folder / "print-plan.pdf")
        self.guide = lines_of(self.folder / "facilitator-guide.pdf", FRONT)
        self.plan_numbers = key_numbers(self.folder / "print-plan.pdf")
        self.guide_numbers = key_numbers(self.folder / "facilitator-guide.pdf", FRONT)
        self.script = (self.folder / "print.sh").read_text(encoding="utf-8").splitlines()


def lines_of(pdf, pages=slice(None)):
    """Return the lines of a file, page by page: each the words on one baseline, from left to right."""
    found = []
    for page in pages_of(pdf.read_bytes(), pages):
        words = sorted((word for word in page.words if word.text.strip()), key=_place)
        found += [[_text(word) for word in line] for _, line in groupby(words, lambda word: round(word.y))]
    return found


def _place(word):
    return round(word.y), word.x


def _text(word):
    return word.text.strip().replace("\u00a0", " ")


def key_numbers(pdf, pages=slice(None)):
    """Return what is set as large as a title, page by page: the title, and the numbers beside it."""
    found = pages_of(pdf.read_bytes(), pages)
    return [[word.text.strip() for word in page.words if word.size == KEY_SIZE] for page in found]


@pytest.fixture(scope="module", params=ROOMS)
def kit(request, build, tmp_path_factory):
    choices = ROOMS[request.param]
    return Kit(build(ROOT, WORKSHOP, tmp_path_factory.mktemp("numbers"), ["riverside"], **choices), choices)


def row_of(lines, *begins):
    """Return what follows some words at the beginning of the only line that has them."""
    [found] = [line[len(begins) :] for line in lines if line[: len(begins)] == list(begins)]
    return found


@pytest.mark.slow
def test_files_are_what_the_manifest_says(kit):
    for piece in kit.manifest["pieces"]:
        data = (kit.folder / piece["file"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == piece["sha256"]
        assert len(PdfReader(io.BytesIO(data)).pages) == piece["pages"]
    assert sum(piece["total_sheets"] for piece in kit.ordered) == kit.manifest["sheets"]
    assert sum(kit.manifest["room"]["groups"]) == kit.manifest["room"]["participants"]


@pytest.mark.slow
def test_the_plan_has_a_ticket_for_each_piece(kit):
    for piece in kit.ordered:
        numbers = [str(piece[key]) for key in ("pages", "sheets", "copies", "total_sheets")]
        row = row_of(kit.plan, piece["letter"], piece["title"])
        assert row[:4] == numbers
        assert row[4] == f"{piece['paper']['name']}, {piece['stock']['gsm']} g"
        assert row[5:] == [f"both, {piece['flip_edge']} edge", piece["finish"]]
        texts = ticket_of(kit.plan, piece)
        assert Path(piece["file"]).name in texts
        assert piece["sha256"][:12] in texts
        size = "{width_mm:g} × {height_mm:g} mm".format(**piece["finished"])
        assert size in texts
        assert (f"{piece['cuts']} cuts a sheet" in texts) == (piece["cuts"] > 0)
        assert ("bleed 3 mm" in texts) == (piece["bleed_mm"] == 3.0)
        assert piece["cost"] is None or piece["cost"] in texts


def ticket_of(lines, piece):
    """Return all words of a ticket, up to the next one's letter or the sum."""
    start = next(at for at, line in enumerate(lines) if line[:2] == [piece["letter"], piece["title"]])
    ends = (at for at, line in enumerate(lines) if at > start and (len(line[0]) == 1 or line[0] == "In all"))
    return [text for line in lines[start : next(ends)] for text in line]


@pytest.mark.slow
def test_the_plan_has_the_sums(kit):
    manifest = kit.manifest
    cards = sum(piece["total_sheets"] for piece in kit.ordered if piece["stock"]["kind"] == "card")
    texts = [text for line in kit.plan for text in line]
    assert row_of(kit.plan, "In all") == [str(manifest["sheets"])]
    assert kit.plan_numbers[0] == ["Print plan", str(manifest["sheets"]), str(len(kit.ordered))]
    assert ["Packing list", str(manifest["room"]["tables"])] in kit.plan_numbers
    assert " ".join(texts).count(f"{cards} of them") == 1
    priced = "prices" in kit.choices
    assert (manifest["cost"] is not None) == priced
    if priced:
        total = manifest["cost"]["total"]
        assert Decimal(total) == sum(Decimal(piece["cost"]) for piece in kit.ordered)
        assert f"EUR {total}" in texts
        assert total in texts
        assert f"EUR {total}" in [text for line in kit.guide for text in line]
    else:
        assert not any("EUR" in text for text in texts)


@pytest.mark.slow
def test_files_that_are_not_ordered_are_listed_too(kit):
    for piece in kit.manifest["pieces"]:
        if piece["letter"] or piece["name"] in {"print-plan", "kit"}:
            continue
        row = row_of(kit.plan, piece["title"], piece["file"])
        assert row == [str(piece["pages"]), str(piece["sheets"]), piece["sha256"][:12]]


@pytest.mark.slow
def test_the_whole_kit_has_the_same_plan(kit):
    plan = pages_of((kit.folder / "print-plan.pdf").read_bytes())
    last = pages_of((kit.folder / "kit.pdf").read_bytes(), slice(-len(plan), None))
    assert [page.texts for page in last] == [page.texts for page in plan]


@pytest.mark.slow
def test_the_plan_numbers_the_cuts(kit):
    texts = " ".join(text for line in kit.plan for text in line)
    cut_pieces = [piece for piece in kit.ordered if piece["cuts"]]
    assert cut_pieces
    for piece in cut_pieces:
        path = ROOT / "layouts" / "stocks" / f"{piece['cards']['stock']}.yaml"
        cuts = cut_list(card_sheet(read_stock(path, path.name), kit.choices.get("paper", "a4"), CardJob()))
        assert len(cuts) == piece["cuts"]
        assert [cut.number for cut in cuts if f"{cut.number} at {cut.mm:g}" in texts] == [*range(1, len(cuts) + 1)]


@pytest.mark.slow
def test_the_script_prints_what_the_manifest_counts(kit):
    checks = [line.split() for line in kit.script if line.startswith("check ")]
    assert checks == [["check", piece["sha256"], f"./{piece['file']}"] for piece in kit.ordered]
    jobs = [shlex.split(line) for line in kit.script if line.startswith("lp ")]
    assert [job[-1] for job in jobs] == [f"./{piece['file']}" for piece in kit.ordered]
    for job, piece in zip(jobs, kit.ordered, strict=True):
        assert job[job.index("-n") + 1] == str(piece["copies"])
        assert {f"sides=two-sided-{piece['flip_edge']}-edge", f"media={piece['paper']['name']}"} <= {*job}
        assert ("print-color-mode=color" in job) == (piece["colour"] == "colour")
        assert (f"collate={'true' if piece['collate'] else 'false'}") in job


@pytest.mark.slow
def test_the_packing_list_shares_out_what_there_is(kit):
    room = kit.manifest["room"]
    for line in kit.manifest["packing"]:
        on_tables = sum(kind["tables"] * kind["each"] for kind in line["tables"])
        people = line["observer"] * room["observers"] + line["facilitator"] * room["facilitators"]
        assert on_tables + people + line["room"] + line["spares"] == line["total"]
        numbers = [line["place"], *(kind["each"] for kind in line["tables"]), line["observer"], line["facilitator"],
                   line["room"], line["spares"], line["total"]]  # fmt: skip
        assert packing_row(kit, line["item"]) == [str(number) for number in numbers if number]
    counted = [line["total"] for line in kit.manifest["packing"][: len(kit.ordered)]]
    assert counted == [piece["copies"] for piece in kit.ordered]


def packing_row(kit, item):
    start = next(
        at for at, line in enumerate(kit.plan) if line == ["Read down to lay a table, across to count a thing."]
    )
    return row_of(kit.plan[start:], item)


@pytest.mark.slow
def test_the_guide_counts_the_same(kit):
    manifest = kit.manifest
    start = next(at for at, line in enumerate(kit.guide) if "Materials and printing" in line)
    table = {}
    end = next(at for at, line in enumerate(kit.guide) if "Laid out, place by place" in line)
    for line in kit.guide[start + 1 : end]:
        table.setdefault(line[0], line)
    standard = [piece for piece in kit.ordered if piece["edition"] == "standard"]
    for piece in standard:
        assert str(piece["copies"]) in table[piece["title"]][1:]
    brought = manifest["packing"][len(kit.ordered) + 1 :]
    low_ink = kit.folder / "low-ink" / "facilitator-guide.pdf"
    if low_ink.exists():
        assert [line for line in kit.guide if line[0] in table] == [
            line for line in lines_of(low_ink, FRONT) if line[0] in table
        ]
    names = ("Wall chart of fifteen issues", "Sticky dots", "Pens", "Colour pencils", "Markers", "Tape",
             "Clock and bell", "Numbered slips", "Name labels", "Water and cups")  # fmt: skip
    for name, line in zip(names, brought, strict=True):
        assert str(line["total"]) in table[name][1:]
    room = manifest["room"]
    numbers = [room["participants"], room["spares"], *([room["observers"]] if room["observers"] else [])]
    assert ["Materials", *map(str, numbers)] in kit.guide_numbers
    assert ["The room", str(room["tables"])] in kit.guide_numbers
    assert {piece["copies"] for piece in standard if piece["stock"]["kind"] == "card"} == {room["tables"]}


@pytest.mark.slow
def test_the_plan_in_the_terminal_has_the_numbers_of_the_manifest(kit):
    planned, _ = plan_kit(Project(ROOT), WORKSHOP, ["riverside"], Choices(**kit.choices))
    built = json.loads(json.dumps(kit.manifest))
    for piece in built["pieces"]:
        del piece["sha256"]
    assert json.loads(json.dumps(planned)) == built
