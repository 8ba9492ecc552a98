import datetime as dt
import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kitgen.base.problems import CannotWriteError, KitError
from kitgen.build import outputs
from kitgen.build.outputs import KitFolder, made_at, write_file

DISK_FULL = OSError(errno.ENOSPC, "No space left on device")


def contents(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def former(out):
    """A kit that was built before."""
    build(out, "old")
    return out / "council" / "plain"


def build(out, text, names=("guide.pdf", "kit.pdf", "manifest.json"), obsolete=()):
    with KitFolder(out, "council", "plain") as kit:
        for name in names:
            kit.write(name, f"{text} {name}".encode())
        return kit.commit(obsolete)


def test_a_kit_appears_as_a_whole_and_nothing_else_does(out):
    written = build(out, "new")
    assert [path.name for path in written] == ["guide.pdf", "kit.pdf", "manifest.json"]
    assert contents(out) == {f"council/plain/{path.name}": f"new {path.name}" for path in written}
    assert not list(out.rglob(".kitgen-*"))


def test_nothing_is_seen_before_the_end(out, former):
    before = contents(former)
    with KitFolder(out, "council", "plain") as kit:
        kit.write("guide.pdf", b"new")
        assert {name: text for name, text in contents(former).items() if not name.startswith(".")} == before
        kit.commit()
    assert contents(former) == {**before, "guide.pdf": "new"}


def test_files_of_others_stay_and_obsolete_ones_go(out, former):
    (former / "notes.txt").write_text("mine")
    build(out, "new", ["guide.pdf"], obsolete=["kit.pdf", "never-was.pdf", "guide.pdf"])
    assert contents(former) == {
        "guide.pdf": "new guide.pdf",
        "manifest.json": "old manifest.json",
        "notes.txt": "mine",
    }


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, ValueError])
@pytest.mark.usefixtures("former")
def test_a_fault_while_building_leaves_the_former_kit(out, error):
    before = contents(out)
    with pytest.raises(error), KitFolder(out, "council", "plain") as kit:  # noqa: PT012 - the fault is inside
        kit.write("guide.pdf", b"half")
        raise error
    assert contents(out) == before


def test_a_fault_while_building_leaves_no_empty_folders(tmp_path, out):
    with pytest.raises(KeyboardInterrupt), KitFolder(out, "council", "plain"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fails_at", range(6))
@pytest.mark.parametrize("links", [True, False])
def test_a_fault_in_the_middle_of_renaming_puts_all_back(out, former, monkeypatch, fails_at, links):
    (former / "gone.pdf").write_text("old gone.pdf")
    before = contents(out)
    moves = 0

    def replace(path, target, *, real=Path.replace):
        nonlocal moves
        moves += 1
        if moves == fails_at + 1:
            raise DISK_FULL
        return real(path, target)

    def no_links(*_args, **_more):
        raise PermissionError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(Path, "replace", replace)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    if links and fails_at > 2:
        build(out, "new", obsolete=["gone.pdf"])
        return
    with pytest.raises(CannotWriteError, match="no space left on device"):
        build(out, "new", obsolete=["gone.pdf"])
    assert contents(out) == before


def test_ctrl_c_in_the_middle_of_renaming_waits_for_its_end(out, former, monkeypatch):
    real = Path.replace

    def replace(path, target):
        signal.raise_signal(signal.SIGINT)
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        build(out, "new")
    monkeypatch.undo()
    assert contents(former)["guide.pdf"] == "new guide.pdf"
    assert contents(former)["manifest.json"] == "new manifest.json"
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_thread_that_gets_no_signals_can_write_too(out):
    thread = threading.Thread(target=build, args=(out, "new"))
    thread.start()
    thread.join()
    assert (out / "council/plain/kit.pdf").exists()


def test_a_killed_build_leaves_the_former_kit_and_the_next_one_tidies_up(out, former):
    before = contents(former)
    program = f"""
import os, signal
from pathlib import Path
from kitgen.build.outputs import KitFolder
with KitFolder(Path({str(out)!r}), "council", "plain") as kit:
    kit.write("guide.pdf", b"half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -signal.SIGKILL
    (left,) = former.glob(".kitgen-*")
    build(out, "old")
    assert left.exists(), "it may belong to a build that is still running"
    os.utime(left, (0, 0))
    build(out, "old")
    assert contents(former) == before


@pytest.mark.parametrize("place", ["out", "out/council", "out/council/plain"])
def test_a_file_in_the_way_is_named(tmp_path, out, place):
    blocked = tmp_path / place
    blocked.parent.mkdir(parents=True, exist_ok=True)
    blocked.write_text("a file")
    with pytest.raises(CannotWriteError, match=f'cannot write "{blocked}'):
        build(out, "new")
    assert contents(tmp_path) == {place: "a file"}


def test_a_folder_in_the_place_of_a_file_is_named_and_stays(out, former):
    (former / "print-plan.pdf").mkdir()
    before = contents(out)
    with pytest.raises(CannotWriteError, match=r'print-plan.pdf": a folder stands where a file should go'):
        build(out, "new", ["guide.pdf", "print-plan.pdf"])
    assert contents(out) == before


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path, out, monkeypatch):
    def refuse(**_more):
        raise PermissionError(errno.EACCES, "Permission denied", str(out / ".kitgen-x"))

    monkeypatch.setattr(outputs.tempfile, "mkdtemp", refuse)
    with pytest.raises(CannotWriteError, match=r'council/plain": permission denied'):
        build(out, "new")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_met_deep_inside_is_told_as_such(out):
    with pytest.raises(CannotWriteError, match="no space left"), KitFolder(out, "council") as kit:  # noqa: PT012
        kit.path("guide.pdf").write_text("half")
        raise DISK_FULL


def test_a_fault_of_reading_stays_what_it_is(out):
    with pytest.raises(FileNotFoundError), KitFolder(out, "council"):
        Path("not-there.svg").read_bytes()


def test_a_link_that_leaves_is_refused(tmp_path, out):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (out / "council").mkdir(parents=True)
    (out / "council" / "plain").symlink_to(elsewhere)
    with pytest.raises(CannotWriteError, match="is a link that leads out of"):
        build(out, "new")
    assert list(elsewhere.iterdir()) == []
    with KitFolder(out, "council", "plain", within=tmp_path) as kit:
        kit.write("guide.pdf", b"new")
        kit.commit()
    assert (elsewhere / "guide.pdf").exists()


def test_a_linked_file_is_replaced_and_not_written_through(tmp_path, out, former):
    secret = tmp_path / "secret"
    secret.write_text("keep me")
    (former / "guide.pdf").unlink()
    (former / "guide.pdf").symlink_to(secret)
    build(out, "new")
    assert secret.read_text() == "keep me"
    assert (former / "guide.pdf").read_text() == "new guide.pdf"


@pytest.mark.parametrize("name", ["../guide.pdf", "a/b.pdf", "", ".", "..", ".hidden", "/etc/passwd"])
def test_only_plain_names_are_files_of_a_kit(out, name):
    with KitFolder(out, "council") as kit:
        with pytest.raises(ValueError, match="no plain file name"):
            kit.path(name)
        with pytest.raises(ValueError, match="no plain file name"):
            kit.commit([name])


def test_outside_its_block_it_is_not_written(out):
    with pytest.raises(RuntimeError, match="inside its with block"):
        KitFolder(out).path("guide.pdf")


def test_written_files_can_be_read_by_those_who_may(out):
    guide = build(out, "new")[0]
    write_file(out / "sheet.pdf", b"sheet")
    mask = os.umask(0)
    os.umask(mask)
    for path in (guide, out / "sheet.pdf"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~mask


def test_a_script_runs_for_those_who_can_read_it(out):
    with KitFolder(out) as folder:
        folder.write("print.sh", b"#!/bin/sh\n", runs=True)
        folder.commit()
    mask = os.umask(0)
    os.umask(mask)
    readers = 0o444 & ~mask
    assert stat.S_IMODE((out / "print.sh").stat().st_mode) == (0o666 & ~mask) | readers >> 2


def test_a_single_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch):
    target = tmp_path / "sheet.pdf"
    write_file(target, b"old")

    def full(_path, _target):
        raise DISK_FULL

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(CannotWriteError, match=r'sheet.pdf": no space left on device'):
        write_file(target, b"new")
    assert contents(tmp_path) == {"sheet.pdf": "old"}
    with pytest.raises(CannotWriteError, match="no such file or directory"):
        write_file(tmp_path / "nowhere" / "sheet.pdf", b"new")


def test_the_moment_of_making_never_comes_from_the_clock():
    assert made_at(dt.date(2026, 11, 23), {}) == dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    assert made_at(None, {}) == dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
    assert made_at(dt.date(2026, 11, 23), {"SOURCE_DATE_EPOCH": "0"}) == dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize("written", ["yesterday", "1e9", "9" * 30])
def test_a_source_date_that_is_none_is_told(written):
    with pytest.raises(KitError, match=f'SOURCE_DATE_EPOCH is "{written}"'):
        made_at(None, {"SOURCE_DATE_EPOCH": written})
