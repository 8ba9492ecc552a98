"""The print script, run by a real shell with a fake `lp`."""

import hashlib
import os
import shutil
import subprocess

import pytest

from kitgen.press.lp import Job, arguments
from kitgen.press.script import Planned, script

AWKWARD = """It's "D", $HOME `id` \\ & co; 'quoted'"""


def planned(file, content, stock="A4, 90 g", **more):
    values = {"title": file, "copies": 3, "paper": "a4", "flip": "long", "colour": True, "collate": True, **more}
    return Planned(Job(file, **values), hashlib.sha256(content).hexdigest(), stock, f"{file}: three\ncopies\x1b[1m")


@pytest.fixture
def folder(tmp_path):
    """A folder with the script, two files, and programs of which `lp` writes down what it is given."""
    kit = tmp_path / "kit with $paces"
    (kit / "low-ink").mkdir(parents=True)
    (kit / "guide.pdf").write_bytes(b"guide")
    (kit / "low-ink" / "cards.pdf").write_bytes(b"cards")
    jobs = [
        planned("guide.pdf", b"guide", title=AWKWARD),
        planned("low-ink/cards.pdf", b"cards", "A4, 270 g", flip="short", colour=False, collate=False, copies=20),
    ]
    (kit / "print.sh").write_text(script("print.sh", "Kit\nof two", jobs), encoding="utf-8")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "dirname", "sha256sum"):
        (programs / name).symlink_to(shutil.which(name))
    lp = programs / "lp"
    lp.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" >> {tmp_path}/said\n', encoding="utf-8")
    lp.chmod(0o755)
    return kit


def run(folder, *arguments, **more):
    return subprocess.run(
        ["sh", folder / "print.sh", *arguments], check=False, capture_output=True, text=True, cwd="/",
        stdin=subprocess.DEVNULL, env={"PATH": str(folder.parent / "bin"), "CDPATH": str(folder.parent), **more},
    )  # fmt: skip


def said(folder):
    path = folder.parent / "said"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    calls = []
    while lines:
        many = int(lines.pop(0))
        calls.append(lines[:many])
        del lines[:many]
    return calls


def test_each_piece_is_sent_as_its_ticket_says(folder):
    done = run(folder, "Office 2")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "Load A4, 90 g.\nLoad A4, 270 g.\n"
    assert said(folder) == [
        ["-d", "Office 2", "-n", "3", "-t", AWKWARD, "-o", "media=A4", "-o", "sides=two-sided-long-edge",
         "-o", "print-color-mode=color", "-o", "print-scaling=none", "-o", "collate=true", "./guide.pdf"],
        ["-d", "Office 2", "-n", "20", "-t", "low-ink/cards.pdf", "-o", "media=A4", "-o", "sides=two-sided-short-edge",
         "-o", "print-color-mode=monochrome", "-o", "print-scaling=none", "-o", "collate=false", "./low-ink/cards.pdf"],
    ]  # fmt: skip


@pytest.mark.parametrize("change", ["other", None])
def test_nothing_is_sent_when_the_last_file_has_changed_or_gone(folder, change):
    cards = folder / "low-ink" / "cards.pdf"
    if change:
        cards.write_bytes(b"other")
    else:
        cards.unlink()
    done = run(folder, "Office")
    assert done.returncode == 1
    assert "print.sh: ./low-ink/cards.pdf is " in done.stderr
    assert said(folder) == []


@pytest.mark.parametrize("arguments", [[], [""], ["-h"], ["one", "two"]])
def test_a_printer_must_be_named(folder, arguments):
    done = run(folder, *arguments)
    assert (done.returncode, done.stderr) == (2, "print.sh: usage: ./print.sh PRINTER\n")
    assert said(folder) == []


def test_shasum_will_do(folder):
    (folder.parent / "bin" / "sha256sum").unlink()
    shasum = folder.parent / "bin" / "shasum"
    shasum.write_text(f'#!/bin/sh\n[ "$1 $2" = "-a 256" ] && {shutil.which("sha256sum")} "$3"\n', encoding="utf-8")
    shasum.chmod(0o755)
    assert run(folder, "Office").returncode == 0
    assert len(said(folder)) == 2


@pytest.mark.parametrize(("program", "told"), [("lp", "there is no lp"), ("sha256sum", "neither sha256sum nor shasum")])
def test_a_program_that_is_missing_is_named(folder, program, told):
    (folder.parent / "bin" / program).unlink()
    done = run(folder, "Office")
    assert done.returncode == 4
    assert told in done.stderr


def test_a_printer_that_refuses_stops_the_rest(folder):
    lp = folder.parent / "bin" / "lp"
    lp.write_text(f"{lp.read_text(encoding='utf-8')}exit 1\n", encoding="utf-8")
    assert run(folder, "Office").returncode == 1
    assert len(said(folder)) == 1


def test_backs_are_sent_when_their_sheets_are_in_again(folder):
    job = planned("guide.pdf", b"guide", flip="")._replace(passes=("1-4", "5-8"), again="the sheets again")
    (folder / "print.sh").write_text(script("print.sh", "Kit", [job]), encoding="utf-8")
    assert run(folder, "Office").stdout == "Load A4, 90 g.\nLoad the sheets again.\n"
    assert [call[-3:] for call in said(folder)] == [["-P", "1-4", "./guide.pdf"], ["-P", "5-8", "./guide.pdf"]]


def test_no_text_leaves_its_comment(folder):
    lines = (folder / "print.sh").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "# Kit of two"
    assert "# guide.pdf: three copies [1m" in lines
    assert not any("\x1b" in line for line in lines)


@pytest.mark.skipif(os.name == "nt", reason="it is for POSIX shells")
def test_a_shell_can_read_it(folder):
    assert subprocess.run(["sh", "-n", folder / "print.sh"], check=False).returncode == 0


def test_one_sided():
    job = Job("a.pdf", "A", 1, "letter", "", True, False)
    assert arguments(job)[4:8] == ("-o", "media=Letter", "-o", "sides=one-sided")
