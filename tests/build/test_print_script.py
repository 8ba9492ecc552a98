"""Backs that are printed apart: their sheets go through the printer twice, one side at a time."""

import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_fronts_are_sent_before_backs(build, tmp_path):
    kit = build(ROOT, "inner-leadership", tmp_path, ["riverside"], backs="separate", pieces=("council-cards",))
    script = (kit.folder() / "print.sh").read_text(encoding="utf-8").splitlines()
    jobs = [shlex.split(line) for line in script if line.startswith("lp ")]
    assert [job[job.index("-P") + 1] for job in jobs] == ["1-4", "5-8"]
    assert all("sides=one-sided" in job for job in jobs)
    assert "load 'the sheets of A again, turned on the long edge'" in script
