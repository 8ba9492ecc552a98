"""Jobs side by side, each try in a process of its own: whoever runs these tests may have threads."""

import subprocess
import sys
import textwrap

import pytest

from kitgen.build.side_by_side import shares, side_by_side

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does it all")

HEAD = """
import os, sys, threading, time
from pathlib import Path
from kitgen.build import side_by_side as module
from kitgen.build.side_by_side import side_by_side
module.os.sched_getaffinity = lambda _: {0, 1, 2}
here = os.getpid()
"""


def told(code, *arguments):
    """Run code in a process of its own and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", HEAD + textwrap.dedent(code), *map(str, arguments)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert not done.stderr, done.stderr
    return done.stdout.split()


def test_the_heaviest_share_comes_first_and_all_are_about_alike():
    assert shares([16, 2, 8, 40], 2) == [[3], [0, 2, 1]]
    assert shares([1, 1, 1], 2) == [[0, 2], [1]]
    assert shares([], 1) == [[]]


def test_nothing_to_do_gives_nothing():
    assert side_by_side([], []) == []


def test_results_come_in_the_order_of_jobs_from_several_processes():
    found = told("""
        jobs = [lambda at=at: (at, os.getpid()) for at in range(7)]
        results = side_by_side(jobs, [3, 1, 4, 1, 5, 9, 2])
        print(*(at for at, _ in results), len({pid for _, pid in results}), here in {pid for _, pid in results})
    """)
    assert found == ["0", "1", "2", "3", "4", "5", "6", "3", "True"]


def test_a_process_with_threads_does_all_itself():
    found = told("""
        threading.Thread(target=time.sleep, args=(5,), daemon=True).start()
        print(*(pid == here for pid in side_by_side([os.getpid] * 3, [1, 1, 1])))
    """)
    assert found == ["True"] * 3


def test_a_job_that_fails_elsewhere_fails_here_as_it_would_have():
    found = told("""
        def fail():
            raise KeyError("the reason")
        try:
            side_by_side([fail, os.getpid], [1, 2])
        except KeyError as error:
            print(error.args[0])
    """)
    assert found == ["the", "reason"]


@pytest.mark.parametrize("end", ["os.kill(os.getpid(), 9)", "os._exit(0)"])
def test_a_process_that_is_killed_leaves_its_job_to_the_first(end):
    found = told(f"""
        def job():
            if os.getpid() != here:
                {end}
            return "done"
        print(*side_by_side([job, job, job], [1, 2, 3]))
    """)
    assert found == ["done"] * 3


def test_where_no_process_can_be_started_one_does_it_all():
    found = told("""
        def fork():
            raise BlockingIOError
        module.os.fork = fork
        print(*(pid == here for pid in side_by_side([os.getpid] * 3, [1, 1, 1])), len(os.listdir("/proc/self/fd")))
        print(len(os.listdir("/proc/self/fd")))
    """)
    assert found[:3] == ["True"] * 3
    assert found[3] == found[4], "a pipe stays open"


def test_what_is_given_up_is_given_up_everywhere(tmp_path):
    found = told(
        """
        left = Path(sys.argv[1])
        def slow():
            time.sleep(1.5)
            left.write_text("too late")
        def stopped():
            time.sleep(0.1)
            raise KeyboardInterrupt
        try:
            side_by_side([stopped, slow], [2, 1])
        except KeyboardInterrupt:
            time.sleep(2)
            print("stopped", left.exists())
        """,
        tmp_path / "left",
    )
    assert found == ["stopped", "False"]
