"""Same input, same bytes: in two runs, in two processes, with two hash seeds, on one processor and on all."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TINY = ROOT / "tests" / "kits" / "tiny"
PROGRAM = """
import os, sys
if os.environ["PYTHONHASHSEED"] == "1" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from kitgen.cli.main import main
main()
"""


def sums(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*.*"))
        if path.is_file()
    }


def in_a_process(project, workshop, out, seed):
    """Build a kit in a process, on a day and on processors of its own, and return the sums of its files."""
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": "UTC" if seed == "1" else "Pacific/Auckland",
        "XDG_CACHE_HOME": str(out / f"cache-{seed}"),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    command = [sys.executable, "-c", PROGRAM, "build", workshop, "--project", str(project), "-q", "-o", str(out / seed)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return sums(out / seed)


def test_two_runs(tiny, build, tmp_path):
    again = build(TINY, "tiny", tmp_path)
    assert len(again.files) == 7
    assert [name for name, content in again.files.items() if tiny.files[name] != content] == []


def test_two_processes_with_two_hash_seeds(tiny, tmp_path):
    one, two = (in_a_process(TINY, "tiny", tmp_path, seed) for seed in ("1", "2"))
    assert one == two == sums(tiny.out)


@pytest.mark.slow
def test_the_shipped_workshop(shipped, tmp_path):
    one, two = (in_a_process(ROOT, "inner-leadership", tmp_path, seed) for seed in ("1", "2"))
    here = sums(shipped("a4").out)
    assert one == two
    assert {name: here[name] for name in one} == one
