"""`kitgen print` with stand-ins for lp and lpstat; tests/press prints on a real CUPS."""

import hashlib
import json
import shlex
import sys

import pytest

from kitgen.build.manifest import FORMAT

pytestmark = pytest.mark.usefixtures("lp", "project")

PIECES = {
    "facilitator-guide": {"copies": 1, "pages": 40, "finish": "two staples"},
    "participant-handouts": {"copies": 20, "pages": 16, "finish": "one staple"},
    "council-cards": {"copies": 3, "pages": 8, "finish": "cut to marks", "stock": {"gsm": 270, "kind": "card"}},
    "print-plan": {"copies": 1, "pages": 1},
    "kit": {"copies": 0, "pages": 65},
}


def entry(name, **more):
    said = {
        "name": name, "title": name.replace("-", " ").capitalize(), "edition": "standard", "file": f"{name}.pdf",
        "pages": 2, "copies": 1, "paper": {"name": "A4"}, "sides": "both", "flip_edge": "long", "colour": "colour",
        "finish": "none", "stock": {"gsm": 90, "kind": "paper"},
    }  # fmt: skip
    said |= PIECES.get(name, {}) | more
    return said | {"sheets": -(-said["pages"] // 2)}


def make_kit(out, *more, brand="acme"):
    """Put a built kit into a folder of kits."""
    folder = out / "council" / brand
    folder.mkdir(parents=True)
    entries = [*map(entry, PIECES), *more]
    for piece in entries:
        path = folder / piece["file"]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(f"%PDF of {piece['file']}".encode())
        piece["sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    told = {
        "format": FORMAT, "workshop": {"name": "council", "title": "Council", "lang": "en"},
        "brand": {"name": brand, "full_name": brand.capitalize()}, "pieces": entries,
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(told))
    return folder


STAND_IN = """#!{python}
import sys
with open({log!r}, "a") as log:
    log.write(repr(sys.argv[1:]) + "\\n")
print("request id is office-7 (1 file(s))")
"""

LPSTAT = """#!/bin/sh
case "$1" in
  -r) echo "scheduler is running" ;;
  -e) echo office; echo upstairs ;;
  -d) echo "system default destination: office" ;;
  -H) echo localhost:9 ;;
esac
"""


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def lp(tmp_path, monkeypatch):
    """An lp that notes what it is asked; CUPS itself cannot be asked anything."""
    log, programs = tmp_path / "log", tmp_path / "programs"
    programs.mkdir()
    for name, text in (("lp", STAND_IN.format(python=sys.executable, log=str(log))), ("lpstat", LPSTAT)):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("KITGEN_CONFIG", str(tmp_path / "settings"))
    return lambda: [eval(line) for line in log.read_text().splitlines()] if log.exists() else []  # noqa: S307


@pytest.fixture
def kit_print(kitgen, out):
    """Calls `kitgen print --no-wait`; there is nobody who could tell what becomes of a job."""

    def call(*words, **more):
        return kitgen("print", "--no-wait", "--out", out, *words, **more)

    return call


def files(calls):
    return [call[-1].rsplit("/", 1)[1].removesuffix(".pdf") for call in calls]


def test_all_that_is_handed_out_is_printed(kit_print, out, lp):
    make_kit(out)
    done = kit_print("--yes")
    assert done.exit_code == 0, done.output
    assert files(lp()) == ["facilitator-guide", "participant-handouts", "council-cards"]
    assert "192 sheets in all" in done.stdout
    assert "what the printer can do was not checked" in done.stderr


def test_pieces_are_sent_as_the_manifest_has_them(kit_print, out, lp):
    folder = make_kit(out)
    kit_print("council-cards")
    [call] = lp()
    assert call[:6] == ["-d", "office", "-n", "3", "-t", "Council cards · Council · Acme"]
    assert call[-1] == str(folder / "council-cards.pdf")


@pytest.mark.parametrize("name", ["print-plan", "kit"])
def test_plan_and_whole_kit_are_printed_when_they_are_named(kit_print, out, lp, name):
    make_kit(out)
    assert kit_print(name).exit_code == 0
    [call] = lp()
    assert call[call.index("-n") + 1] == "1"


def test_names_are_never_read_by_a_shell(kit_print, out, lp):
    make_kit(out, entry("x", title='"; rm -rf $(HOME) `id` -d evil', file="$(touch gone).pdf"))
    kit_print("x")
    [call] = lp()
    assert call[call.index("-t") + 1].startswith('"; rm -rf $(HOME) `id` -d evil')
    assert call[-1].endswith("/$(touch gone).pdf")


def test_a_dry_run_quotes_for_the_shell_and_sends_nothing(kit_print, out, lp):
    make_kit(out, entry("x", title="it's $(x)"))
    done = kit_print("x", "--dry-run", "-P", "upstairs")
    assert shlex.split(done.stdout)[:6] == ["lp", "-d", "upstairs", "-n", "1", "-t"]
    assert shlex.split(done.stdout)[6] == "it's $(x) · Council · Acme"
    assert lp() == []


@pytest.mark.parametrize(("answer", "sent"), [("y\n", 3), ("n\n", 0), ("\n", 0)])
def test_many_sheets_are_asked_about_once(kit_print, out, lp, monkeypatch, answer, sent):
    monkeypatch.setattr("kitgen.cli.print_session.somebody_there", lambda: True)
    make_kit(out)
    done = kit_print(input=f"{answer}\n\n\n")
    assert done.exit_code == 0, done.output
    assert done.stderr.count('Print 192 sheets on "office"?') == 1
    assert len(lp()) == sent
    assert ("nothing was sent" in done.stdout) is not sent


def test_few_sheets_are_not_asked_about(kit_print, out, lp):
    make_kit(out)
    assert "Print" not in kit_print("facilitator-guide").stderr
    assert len(lp()) == 1


def test_without_a_terminal_many_sheets_are_refused(kit_print, out, lp):
    make_kit(out)
    done = kit_print()
    assert done.exit_code == 2
    assert "192 sheets: say --yes" in done.output
    assert lp() == []


def test_the_script_of_a_kit_prints_the_same(kitgen, shipped, lp):
    """Both have the titles of their own; all else is one and the same."""
    kit = shipped("a4")
    done = kitgen("print", "--dry-run", "--out", kit.out, "--brand", "riverside")
    script = (kit.folder("riverside") / "print.sh").read_text().splitlines()
    commands = [shlex.split(line) for line in (*done.stdout.splitlines(), *script) if line.startswith("lp -d")]
    for command in commands:
        at = command.index("-t")
        command[at : at + 2] = command[1:3] = []
        command[-1] = command[-1].rsplit("/", 1)[1]
    assert len(commands) == 8
    assert commands[:4] == commands[4:]
    assert lp() == []


# what is chosen ------------------------------------------------------------------------------------------------------


def test_an_edition_is_printed_in_place_of_the_standard_one_and_as_often(kit_print, out, lp):
    low = entry("participant-handouts", edition="low-ink", file="low-ink/participant-handouts.pdf", copies=0)
    make_kit(out, {**low, "colour": "black"})
    kit_print("-e", "low-ink", "--yes")
    [call] = lp()
    assert call[-1].endswith("low-ink/participant-handouts.pdf")
    assert call[call.index("-n") + 1] == "20"
    assert "print-color-mode=monochrome" in call
    assert "low-ink" in call[call.index("-t") + 1]


def test_a_booklet_is_printed_in_place_of_its_piece(kit_print, out, lp):
    booklet = entry("participant-handouts-booklet", imposed="participant-handouts.pdf", pages=8, copies=20,
                    flip_edge="short", finish="fold and staple")  # fmt: skip
    make_kit(out, booklet)
    done = kit_print("participant-handouts", "--booklet")
    assert files(lp()) == ["participant-handouts-booklet"]
    assert "sides=two-sided-short-edge" in lp()[0]
    assert "number-up" not in str(lp())
    assert "by hand: participant-handouts-booklet, fold and staple" in done.stdout
    kit_print("participant-handouts", "--yes")
    assert files(lp())[1:] == ["participant-handouts"]


def test_where_no_piece_is_named_what_has_no_booklet_is_printed_as_it_is(kit_print, out, lp):
    booklet = entry("participant-handouts-booklet", imposed="participant-handouts.pdf", pages=8, copies=20)
    make_kit(out, booklet)
    done = kit_print("--booklet", "--yes")
    assert done.exit_code == 0
    assert files(lp()) == ["facilitator-guide", "participant-handouts-booklet", "council-cards"]
    told = "no booklet, so printed as it is: facilitator-guide.pdf, council-cards.pdf\n"
    assert told in done.stderr


def test_copies_and_fit_are_taken_from_the_command_line(kit_print, out, lp):
    make_kit(out)
    kit_print("facilitator-guide", "--copies", "2", "--fit", "letter", "--grey", "--hold", "--pages", "1,3-4")
    [call] = lp()
    for said in ("media=Letter", "print-scaling=fit", "print-color-mode=monochrome", "job-hold-until=indefinite"):
        assert said in call
    assert call[call.index("-P") + 1] == "1,3-4"
    assert call[call.index("-n") + 1] == "2"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["cuoncil-cards"], 1, 'no piece "cuoncil-cards" [not-in-kit]\n      hint: did you mean "council-cards"?'),
        (["-e", "low-ink"], 1, "build it: kitgen build --edition low-ink"),
        (["participant-handouts", "--booklet"], 1, "build it: kitgen build --booklet"),
        (["--booklet"], 1, "the kit has no booklets [not-in-kit]\n      hint: build them: kitgen build --booklet"),
        (["facilitator-guide", "--pages", "0-3"], 1, "it has 1 to 40"),
        (["facilitator-guide", "--pages", "39-41"], 1, "it has 1 to 40"),
        (["facilitator-guide", "--pages", "5-2"], 1, "[bad-pages]"),
        (["facilitator-guide", "--pages", "two"], 1, '"two" is no choice of pages'),
        (["council-cards", "--pages", "2-3"], 1, "would part fronts of council-cards from their backs"),
        (["council-cards", "--fit", "letter"], 1, "[cards-keep-size]"),
        (["--face-up"], 2, "--face-up is of --manual-duplex"),
        (["--pages", "1-2"], 2, "--pages is for one piece at a time"),
        (["-P", "ofice"], 2, 'CUPS knows no printer "ofice": did you mean "office"?'),
    ],
)
def test_what_cannot_be_printed_is_told_and_nothing_is_sent(kit_print, out, lp, words, code, said):
    make_kit(out)
    done = kit_print(*words)
    assert done.exit_code == code
    assert said in done.output
    assert lp() == []
    if code == 1:
        assert "nothing was sent" in done.stderr


def test_an_open_range_goes_to_the_last_page(kit_print, out):
    make_kit(out)
    assert "19 sheets in all" in kit_print("facilitator-guide", "--pages", "3-").stdout


def test_what_is_for_a_print_shop_is_not_printed_here(kit_print, out, lp):
    shop = entry("council-cards", edition="press", file="press/council-cards.pdf", copies=3, press={"bleed_mm": 3})
    make_kit(out, shop)
    assert kit_print("--yes").exit_code == 0
    assert files(lp()) == ["facilitator-guide", "participant-handouts", "council-cards"]


@pytest.mark.parametrize(("size", "media"), [((148, 210), "A4"), ((297, 210), "A4"), ((290, 400), "A3")])
def test_pages_of_no_named_paper_go_on_one_that_holds_them(kit_print, out, lp, size, media):
    paper = {"name": f"{size[0]} × {size[1]} mm", "width_mm": size[0], "height_mm": size[1]}
    make_kit(out, entry("letter", paper=paper))
    kit_print("letter")
    assert f"media={media}" in lp()[0]


@pytest.mark.parametrize(
    ("kept", "offset", "said"),
    [
        (["--dx", "1mm"], [1, 0], ""),
        (["--dx", "1mm"], [-1, 0], ""),  # turned on the other edge
        (["--dx", "1mm"], [0.5, 0], "were moved by 0.5mm 0mm when it was built, and 1mm 0mm is kept of office"),
        (["--flip", "long"], [0.5, 0], "were moved by 0.5mm 0mm when it was built, and 0mm 0mm is kept of office"),
    ],
)
def test_backs_are_not_moved_twice(kit_print, kitgen, out, lp, kept, offset, said):
    make_kit(out, entry("decks", stock={"gsm": 270, "kind": "card"}, cards={"offset_mm": offset}))
    kitgen("printer", "set", "office", *kept)
    done = kit_print("decks")
    assert said in done.stderr
    assert ("were moved" in done.stderr) is bool(said)
    assert "are moved" not in done.stderr
    assert lp()[0][-1] == str(out / "council" / "acme" / "decks.pdf")


# the kit -------------------------------------------------------------------------------------------------------------


def test_without_a_kit_the_command_that_builds_it_is_named(kit_print):
    done = kit_print("-b", "acme")
    assert done.exit_code == 1
    assert "[kit-not-built]" in done.stderr
    assert "build it: kitgen build --brand acme" in done.stderr


def test_of_several_kits_one_must_be_named(kit_print, out, lp):
    make_kit(out)
    make_kit(out, brand="other")
    done = kit_print()
    assert done.exit_code == 2
    assert "council/acme, council/other; name one with --workshop and --brand" in done.output
    assert kit_print("facilitator-guide", "-b", "other", "-w", "council").exit_code == 0
    assert "/other/" in lp()[0][-1]


def test_a_file_that_was_changed_is_not_printed(kit_print, out, lp):
    folder = make_kit(out)
    (folder / "council-cards.pdf").write_bytes(b"another")
    (folder / "facilitator-guide.pdf").unlink()
    done = kit_print("--yes")
    assert done.exit_code == 1
    assert "council-cards.pdf: error: this file is another one" in done.stderr
    assert "facilitator-guide.pdf: error: the manifest names this file" in done.stderr
    assert "kitgen build" in done.stderr
    assert lp() == []
    assert kit_print("participant-handouts", "--yes").exit_code == 0


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"pieces": [{"file": "../../x.pdf"}]}', "\x00"])
def test_a_manifest_that_cannot_be_read_is_told(kit_print, out, text):
    folder = make_kit(out)
    (folder / "manifest.json").write_text(text)
    done = kit_print()
    assert done.exit_code == 1
    assert "is no manifest of this version" in done.stderr


def test_a_manifest_that_leads_out_of_the_kit_is_refused(kit_print, out, lp):
    make_kit(out, entry("x", file="../acme.pdf"))
    done = kit_print("x")
    assert done.exit_code == 1
    assert lp() == []


# without CUPS --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [[], ["--dry-run"], ["-P", "office"]])
def test_without_cups_there_is_a_plan_to_print_by_hand(kit_print, out, monkeypatch, tmp_path, words):
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    make_kit(out)
    done = kit_print(*words)
    assert done.exit_code == 4
    assert "there is no lp on this machine" in done.stderr
    assert "20 copies on A4, 90 g paper, on both sides, turned on the long edge, in colour, at 100 %" in done.stdout
    assert "then: cut to marks" in done.stdout
    assert "3 files, 192 sheets in all" in done.stdout


def test_a_server_that_does_not_run_is_no_cups_either(kit_print, out, lp, tmp_path):
    (tmp_path / "programs" / "lpstat").write_text("#!/bin/sh\nexit 1\n")
    make_kit(out)
    done = kit_print("--yes")
    assert done.exit_code == 4
    assert "CUPS does not run" in done.stderr
    assert lp() == []


def test_a_job_that_lp_does_not_take_is_told_with_its_reason(kit_print, out, tmp_path):
    refusing = "#!/bin/sh\necho 'lp: Error - The printer is full.' >&2\nexit 1\n"
    (tmp_path / "programs" / "lp").write_text(refusing)
    make_kit(out)
    done = kit_print("facilitator-guide", "council-cards")
    assert done.exit_code == 1
    assert "refused   Facilitator guide · Council · Acme: The printer is full" in done.stdout
    assert "not sent  Council cards" in done.stdout


def test_printers_are_listed_even_where_nothing_is_known_of_them(kitgen):
    done = kitgen("printers")
    assert done.exit_code == 0
    rows = done.stdout.splitlines()
    assert rows[1].startswith("* office")
    assert rows[2].startswith("  upstairs")
    assert rows[1].split()[2:6] == ["?", "?", "?", "?"]
    assert "does not answer" in rows[1]


def test_without_cups_there_are_no_printers_to_list(kitgen, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert kitgen("printers").exit_code == 4


def test_an_edge_that_no_sheet_has_is_told(kit_print, out):
    make_kit(out, entry("letter", flip_edge="upper"))
    assert "is no manifest of this version" in kit_print().stderr
