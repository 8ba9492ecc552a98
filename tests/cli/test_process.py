"""The process ends at once, and yet says all it has to say."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def kitgen(*arguments, by=("-m", "kitgen"), **more):
    command = [sys.executable, *by, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **more)


@pytest.mark.parametrize("by", [("-m", "kitgen"), ("-c", "from kitgen.cli.process import run; run()")])
def test_all_that_was_said_is_written_before_the_end(by):
    answer = kitgen("build", "--help", by=by)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.rstrip().endswith("start 9:00.")


def test_nothing_is_taken_apart_at_the_end():
    code = "import atexit; atexit.register(print, 'taken apart'); from kitgen.cli.process import run; run()"
    assert "taken apart" not in kitgen("--version", by=("-c", code)).stdout


@pytest.mark.parametrize("arguments", [("--version",), ("build", "-n", "0")])
def test_who_measures_has_the_last_word(arguments):
    assert "function calls" in kitgen(*arguments, by=("-m", "cProfile", "-m", "kitgen")).stdout


def test_an_exit_code_is_handed_on():
    assert kitgen("build", "-n", "0").returncode == 2
    assert kitgen("list", "brand").returncode == 2


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_stream_that_is_closed_is_no_reason_to_fall_over(closed):
    shell = f'exec "$0" -m kitgen plan --project {ROOT} {closed}>&-'
    answer = subprocess.run(["sh", "-c", shell, sys.executable], capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_no_room_for_what_is_said_is_no_fault_of_kitgen():
    shell = f'exec "$0" -m kitgen plan --project {ROOT} >/dev/full'
    answer = subprocess.run(["sh", "-c", shell, sys.executable], capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (3, "error: cannot write: no space left on device\n")
