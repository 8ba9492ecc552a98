"""`kitgen plan` on the tiny kit, whose pieces are set in a twentieth of a second."""

import json
import shutil
from pathlib import Path

import pytest

from kitgen.cli.plan_table import fitted, head_of, packing_rows, ticket_rows

TINY = Path(__file__).parents[1] / "kits" / "tiny"


@pytest.fixture
def tiny_project(tmp_path, monkeypatch):
    project = tmp_path / "project"
    shutil.copytree(TINY, project, ignore=shutil.ignore_patterns("expected"))
    monkeypatch.chdir(project)
    return project


def planned(kitgen, *arguments):
    done = kitgen("plan", "--json", *arguments)
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_the_plan_is_shown_and_no_file_is_made(kitgen, tiny_project):
    done = kitgen("plan", "-n", "9", "--groups-of", "4", "--spares", "1", "--observers", "2")
    assert done.exit_code == 0, done.output
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    assert lines[0].endswith("9 participants, at 3 tables (3 + 3 + 3), 1 spare, 1 facilitator, 2 observers")
    handout = next(line for line in lines if line.startswith("B  Handout")).split()
    assert handout[2] == "participant-handouts.pdf"
    assert handout[5] == "12"  # nine, two who watch and a spare
    assert next(line for line in lines if line.startswith("Handout")).split() == ["Handout", "1", "3", "1", "1", "12"]
    assert not (tiny_project / "out").exists()


def test_json_is_the_manifest_without_checksums(kitgen, tiny_project):
    plan = planned(kitgen, "-n", "7", "--paper", "letter")
    assert kitgen("build", "-q", "-n", "7", "--paper", "letter").exit_code == 0
    manifest = json.loads(next(tiny_project.glob("out/*/*/manifest.json")).read_text(encoding="utf-8"))
    for piece in manifest["pieces"]:
        assert piece.pop("sha256")
    assert plan == manifest


def test_prices_are_told(kitgen, tiny_project):
    workshop = tiny_project / "content/workshops/tiny/workshop.yaml"
    facts = workshop.read_text(encoding="utf-8")
    workshop.write_text(f"{facts}prices: {{currency: EUR, sheet: {{a4: {{colour: 0.5}}}}}}\n", encoding="utf-8")
    plan = planned(kitgen)
    assert plan["cost"] == {"currency": "EUR", "total": f"{plan['sheets'] / 2:.2f}"}
    assert f"{plan['sheets']} sheets in all, EUR {plan['cost']['total']}" in kitgen("plan").stdout
    done = kitgen("plan", "--paper", "letter")
    assert done.exit_code == 0
    assert 'no price for a colour sheet of letter, on which "Guide" is printed' in done.stderr
    assert "EUR" not in done.stdout
    assert kitgen("plan", "--paper", "letter", "--strict").exit_code == 1


@pytest.mark.usefixtures("tiny_project")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["-b", "all"], 2, '"all" is every brand; a plan is of one'),
        (["-b", "acme"], 1, "acme"),
        (["--out", "x"], 2, "No such option"),
        (["-n", "0"], 2, "0 is not in the range"),
    ],
)
def test_what_makes_no_sense_is_refused(kitgen, arguments, code, told):
    done = kitgen("plan", *arguments)
    assert done.exit_code == code
    assert told in done.stderr


PIECE = {
    "letter": "A", "title": "Guide", "edition": "standard", "file": "guide.pdf", "pages": 4, "sheets": 2, "copies": 3,
    "total_sheets": 6, "paper": {"name": "A4"}, "stock": {"gsm": 90}, "flip_edge": "long", "colour": "colour",
    "finish": "two staples", "cuts": 0, "cost": "1.50",
}  # fmt: skip


def test_rows_have_costs_where_there_are_prices():
    large = {**PIECE, "letter": "B", "edition": "large-print", "flip_edge": None, "cuts": 5, "cost": None}
    hidden = {**PIECE, "letter": None}
    head, first, second = ticket_rows({"cost": {}, "pieces": [PIECE, hidden, large]})
    assert head[-1] == "cost"
    assert first == ("A", "Guide", "guide.pdf", "4", "2", "3", "6", "A4, 90 g", "both, long edge", "colour",
                     "two staples", "", "1.50")  # fmt: skip
    assert second == ("B", "Guide, large-print", *first[2:8], "one", *first[9:11], "5", "")
    assert all(len(row) == 12 for row in ticket_rows({"cost": None, "pieces": [PIECE, large]}))


def test_a_narrow_terminal_goes_without_some_columns():
    rows = ticket_rows({"cost": None, "pieces": [PIECE]})
    assert fitted(rows, 200) == rows
    assert fitted(rows, 92)[0] == tuple(head for head in rows[0] if head != "file")
    assert fitted(rows, 10)[0] == ("", "piece", "sheets", "copies", "total")


def test_columns_in_which_nothing_stands_are_left_out():
    line = {"item": "Pens", "place": 1, "tables": [{"seats": 3, "tables": 2, "each": 3}], "observer": 0,
            "facilitator": 0, "room": 0, "spares": 2, "total": 8}  # fmt: skip
    assert packing_rows({"packing": [line]}) == [
        ("item", "a place", "table of 3", "spares", "in all"),
        ("Pens", "1", "3", "2", "8"),
    ]
    assert packing_rows({"packing": []}) == [("item", "a place", "in all")]


def test_the_head_counts_in_words_that_fit():
    room = {"participants": 1, "groups": [1], "tables": 1, "spares": 0, "facilitators": 2, "observers": 0}
    plan = {"workshop": {"title": "W"}, "brand": {"full_name": "B"}, "room": room}
    assert head_of(plan) == "W, B: 1 participant, at 1 table (1), 0 spares, 2 facilitators"
