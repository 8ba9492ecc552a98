import sys

import pytest

from guarded import answer, late, never
from kitgen.finish.guard import Guard, OverrunError


@pytest.fixture(scope="module")
def guard():
    with Guard(answer, seconds=0.5) as made:
        yield made


def test_answers_come_back(guard):
    assert [guard("a"), guard("b")] == ["A", "B"]


@pytest.mark.parametrize(
    ("asked", "why"), [("hang", "took longer than 0.5 seconds"), ("die", "brought its reader down")]
)
def test_what_hangs_or_dies_is_told_and_the_next_call_works(guard, asked, why):
    with pytest.raises(OverrunError, match=why):
        guard(asked)
    assert guard("b") == "B"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process's memory as asked")
def test_memory_is_limited(guard):
    with pytest.raises(OverrunError, match="more than a form can hold"):
        guard("fill")


def test_faults_are_handed_on(guard):
    with pytest.raises(ValueError, match="no"):
        guard("fail")


@pytest.mark.parametrize(
    ("begins", "why"), [(late, "took longer than 0.5 seconds"), (never, "brought its reader down")]
)
def test_a_process_that_does_not_start_is_told(begins, why, monkeypatch):
    monkeypatch.setattr("kitgen.finish.guard._serve", begins)
    monkeypatch.setattr("kitgen.finish.guard._START", 0.5)
    with Guard(answer) as guard, pytest.raises(OverrunError, match=why):
        guard("a")
