"""Printing for real: what a printer receives, and what is told when it does not print."""

import json
import shlex
import subprocess

import pypdfium2
import pytest
from PIL import ImageChops, ImageStat
from pypdf import PdfReader

pytestmark = pytest.mark.slow

CARDS = "Council cards · Inner Leadership · Riverside Council"


@pytest.fixture
def manifest(shipped):
    told = json.loads((shipped("a4").folder("riverside") / "manifest.json").read_text())
    return {piece["name"]: piece for piece in told["pieces"] if piece["edition"] == "standard"}


def test_every_piece_arrives_with_its_copies_sides_media_and_pages(kit_print, office, manifest):
    done = kit_print("-P", "office", "--yes")
    assert done.exit_code == 0, done.output
    handed_out = [piece for piece in manifest.values() if piece["name"] not in {"kit", "print-plan"}]
    assert len(office.jobs) == len(handed_out) == 4
    for job, piece in zip(office.jobs, handed_out, strict=True):
        assert job.name.startswith(piece["title"])
        assert (job.copies, job.pages) == (piece["copies"], piece["pages"])
        assert job.sides == f"two-sided-{piece['flip_edge']}-edge"
        assert "x-dimension=21000 y-dimension=29700" in job.media
        assert job.colour == "color"
    assert done.stdout.count("printed  ") == 4
    assert {job.sides for job in office.jobs} == {"two-sided-long-edge", "two-sided-short-edge"}


def test_a_job_says_what_it_is(kit_print, office):
    kit_print("council-cards", "-P", "office")
    [job] = office.jobs
    assert job.name == CARDS


def test_nothing_is_scaled(kit_print, office):
    """A drawing sheet is landscape: it is turned to the paper, and as large as it was."""
    kit_print("drawing-sheet", "-P", "office", "--copies", 1)
    [job] = office.jobs
    assert set(job.sizes) == {(595, 842)}


def test_pages_copies_and_grey_are_as_asked(kit_print, office):
    done = kit_print("participant-handouts", "-P", "office", "--pages", "2-5", "--copies", 3, "--grey")
    [job] = office.jobs
    assert (job.pages, job.copies, job.colour) == (4, 3, "monochrome")
    assert job.handling == "separate-documents-collated-copies"
    assert "6 sheets in all" in done.stdout


def test_a_dry_run_sends_nothing_and_its_commands_do_what_printing_does(kit_print, office, cups):
    done = kit_print("council-cards", "-P", "office", "--dry-run")
    assert done.exit_code == 0
    assert office.jobs == []
    assert cups.run("lpstat", "-W", "not-completed", "-o").stdout == ""
    [command] = done.stdout.splitlines()
    subprocess.run(command, shell=True, check=True, capture_output=True)  # noqa: S602 - it is for a shell
    cups.wait_for(office, 1)
    by_shell = office.jobs
    office.forget()
    kit_print("council-cards", "-P", "office")
    for name in ("name", "copies", "sides", "media", "colour", "handling", "pages", "sizes"):
        assert [getattr(job, name) for job in office.jobs] == [getattr(job, name) for job in by_shell]
    assert shlex.split(command)[:3] == ["lp", "-d", "office"]


def test_more_than_a_hundred_sheets_are_not_sent_unasked(kit_print, office):
    done = kit_print("-P", "office")
    assert done.exit_code == 2
    assert "say --yes to print more than 100" in done.output
    assert office.jobs == []


def test_the_printer_staples_where_it_can(kit_print, cups):
    done = kit_print("facilitator-guide", "participant-handouts", "-P", "copier", "--yes", "--copies", 1)
    copier = cups.printers["copier"]
    assert [job.finishings for job in copier.jobs] == ["staple-dual-left", "staple-top-left"]
    assert "by hand" not in done.output


def test_where_it_cannot_staple_that_is_left_to_do_by_hand(kit_print, office):
    done = kit_print("facilitator-guide", "-P", "office", "--copies", 1)
    assert office.jobs[0].finishings in ("", "none")
    assert "by hand: facilitator-guide, two staples" in done.stdout


def test_held_jobs_wait_until_they_are_released(kit_print, office, cups):
    done = kit_print("council-cards", "-P", "office", "--hold")
    assert done.exit_code == 0
    assert office.jobs == []
    release = done.stdout.split("release it: ")[1].split(";")[0]
    cups.run(*shlex.split(release))
    cups.wait_for(office, 1)
    assert office.jobs[0].name == CARDS


# what a printer lacks ------------------------------------------------------------------------------------------------


def test_what_a_printer_lacks_is_told_with_the_way_round_before_anything_is_sent(kit_print, cups):
    done = kit_print("council-cards", "-P", "plain")
    assert done.exit_code == 1
    for said in (
        '"plain" has no paper of the size A4; council-cards needs it',
        "kitgen build --paper letter",
        '"plain" prints on one side only; council-cards needs both',
        "--manual-duplex",
        '"plain" prints in black only',
        "--grey",
        "nothing was sent",
    ):
        assert said in done.output
    assert cups.printers["plain"].jobs == []


def test_pages_of_text_can_be_made_to_fit(kit_print):
    words = ("participant-handouts", "-P", "plain", "--fit", "letter", "--grey", "--manual-duplex", "--dry-run")
    done = kit_print(*words)
    assert done.exit_code == 0, done.output
    assert "media=Letter" in done.stdout
    assert "print-scaling=fit" in done.stdout


# what goes wrong -----------------------------------------------------------------------------------------------------


def test_an_unknown_printer_is_named_with_those_there_are(kit_print):
    done = kit_print("-P", "ofice")
    assert done.exit_code == 2
    assert 'CUPS knows no printer "ofice": did you mean "office"?' in done.output


def test_without_a_default_printer_one_must_be_named(kit_print):
    done = kit_print()
    assert done.exit_code == 2
    assert "there is no default printer; name one with --printer: copier, office, plain" in done.output


def test_a_queue_that_takes_no_jobs_is_told(kit_print, cups, office):
    cups.run("cupsreject", "-r", "moved upstairs", office.name)
    done = kit_print("council-cards", "-P", "office")
    assert done.exit_code == 1
    assert 'the printer "office" takes no jobs' in done.output
    assert "nothing was sent" in done.output


def test_a_job_that_the_printer_refuses_is_named_with_the_reason_and_the_rest_is_not_sent(kit_print, cups):
    printer = cups.printers.get("changing") or cups.printer("changing")
    cups.change(printer, papers=("letter",))  # CUPS still believes that it has A4
    done = kit_print("drawing-sheet", "council-cards", "-P", "changing", "--copies", 1, "--timeout", 20)
    assert done.exit_code == 1
    told = done.stdout.splitlines()
    assert [line.split()[0] for line in told if "Inner Leadership" in line] == ["failed", "not"]
    assert "Printer cannot print with supplied options" in done.stdout
    assert printer.jobs == []


def test_a_stopped_printer_keeps_the_job_waiting_and_gets_no_second_one(kit_print, office, cups):
    cups.run("cupsdisable", "-r", "being repaired", office.name)
    done = kit_print("drawing-sheet", "council-cards", "-P", "office", "--copies", 1, "--timeout", 2)
    assert done.exit_code == 1
    assert 'the printer "office" is stopped' in done.output
    assert "waiting   Drawing sheet" in done.stdout
    assert "it is still in the queue; drop it: cancel office-" in done.stdout
    assert "not sent  Council cards" in done.stdout
    assert len(cups.run("lpstat", "-o", "office").stdout.splitlines()) == 1


def test_a_printer_out_of_paper_is_told_and_goes_on_when_it_is_filled(kit_print, office, cups):
    office.behave("no-paper")
    done = kit_print("council-cards", "-P", "office", "--timeout", 4)
    assert done.exit_code == 1
    assert "out of paper" in done.stderr
    assert "waiting  Council cards" in done.stdout
    assert "out of paper" in done.stdout
    office.behave()
    cups.wait_for(office, 1)
    assert office.jobs[0].copies == 3


def test_a_printer_that_vanishes_in_the_middle_leaves_nothing_unlisted(kit_print, cups):
    printer = cups.printers.get("fleeting") or cups.printer("fleeting")
    printer.behave("slow")
    waiting = cups.when_begun(printer, printer.vanish)
    done = kit_print("drawing-sheet", "council-cards", "-P", "fleeting", "--copies", 1, "--timeout", 5)
    waiting.join()
    assert done.exit_code == 1
    told = [line for line in done.stdout.splitlines() if "Inner Leadership" in line]
    assert len(told) == 2
    assert told[0].startswith(("waiting", "failed"))
    assert told[1].startswith("not sent")
    cups.run("cancel", "-a", "fleeting")


def test_printers_are_listed_with_what_they_can_do(cups, kitgen):
    cups.run("lpadmin", "-d", "office")
    kitgen("printer", "set", "office", "--dx", "0.8mm", "--dy", "-0.4mm")
    done = kitgen("printers")
    rows = {line.split()[1] if line[0] == "*" else line.split()[0]: line for line in done.stdout.splitlines()}
    assert rows["office"].startswith("* office")
    assert "both   A4 Letter A3" in rows["office"]
    assert "+0.8 -0.4 mm, long edge" in rows["office"]
    assert "staple" in rows["copier"]
    assert "one    Letter" in rows["plain"]
    assert "black" in rows["plain"]


# both sides by hand, and backs that are moved ------------------------------------------------------------------------


def test_without_duplex_fronts_a_page_to_turn_the_stack_and_held_backs_arrive(kit_print, office, cups):
    """There is no terminal to wait at, so CUPS keeps the backs until somebody has turned the stack."""
    done = kit_print("council-cards", "-P", "office", "--manual-duplex")
    assert done.exit_code == 0, done.output
    fronts, turn = office.jobs
    assert (fronts.pages, fronts.copies, fronts.sides) == (4, 3, "one-sided")
    assert (turn.pages, turn.copies, turn.name) == (1, 1, f"{CARDS} · turn the stack")
    assert "long edge" in " ".join(PdfReader(turn.path).pages[0].extract_text().split())
    assert "12 sheets and this page" in " ".join(PdfReader(turn.path).pages[0].extract_text().split())
    cups.run(*shlex.split(done.stdout.split("release it: ")[1].split(";")[0]))
    cups.wait_for(office, 3)
    backs = office.jobs[2]
    assert (backs.pages, backs.copies, backs.name) == (4, 3, f"{CARDS} · backs")
    assert "13 sheets in all" in done.stdout


def test_nothing_is_left_behind(kit_print, office, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    kit_print("council-cards", "-P", "office", "--manual-duplex")
    assert len(office.jobs) == 2
    assert list(tmp_path.glob("kitgen-print-*")) == []


def test_backs_of_cards_lie_where_the_printer_s_profile_says(kit_print, kitgen, office, shipped):
    kitgen("printer", "set", "office", "--dx", "0.8mm", "--dy", "-0.4mm")
    done = kit_print("council-cards", "-P", "office")
    assert "the backs of council-cards are moved by 0.8mm -0.4mm" in done.stderr
    [job] = office.jobs
    built = shipped("a4").folder("riverside") / "council-cards.pdf"
    for number, (was, now) in enumerate(zip(pictures(built), pictures(job.path), strict=True), 1):
        back = number % 2 == 0
        assert unlike(was, now, (8, -4)) < 1 if back else unlike(was, now, (0, 0)) < 1
        assert unlike(was, now, (0, 0)) > 2 if back else unlike(was, now, (8, -4)) > 2


def pictures(path):
    """Return the pages in grey, ten dots a millimetre."""
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=254 / 72, grayscale=True).to_pil().convert("L") for page in document]


def unlike(one, other, moved):
    """Return how much a picture that is moved by so many dots differs from another on average, 255 for wholly."""
    dots = ImageChops.difference(ImageChops.offset(one, *moved), other).crop((50, 50, 2050, 2900))
    return ImageStat.Stat(dots).mean[0]
