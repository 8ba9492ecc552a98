from pathlib import Path
from types import SimpleNamespace

import pytest

from kitgen.press import send
from kitgen.press.cups import Job, RefusedError, State
from kitgen.press.lp import Job as Printed
from kitgen.press.order import Order
from kitgen.press.send import Press


class FakeCups:
    """Takes orders, and tells the states it was given for each in turn; the last one for ever."""

    def __init__(self, *states):
        self.states = [list(one) if isinstance(one, (list, tuple)) else one for one in states]
        self.sent = []

    def send(self, order, printer):
        states = self.states[len(self.sent)]
        self.sent.append(order)
        if isinstance(states, Exception):
            raise states
        return Job(printer, len(self.sent))

    def state(self, job):
        states = self.states[job.number - 1]
        if isinstance(states[0], BaseException):
            raise states[0]
        return states.pop(0) if len(states) > 1 else states[0]


def order(name, sheets=0, **more):
    job = Printed(f"{name}.pdf", name, 1, "a4", "long", colour=True, collate=False)
    return Order(Path(f"{name}.pdf"), job, sheets, **more)


PRINTED, WORKING = State(9), State(5, "", "", (1,))
ORDERS = [order("guide"), order("sheet"), order("cards")]


@pytest.fixture
def run(monkeypatch):
    monkeypatch.setattr(send, "_POLL", 0)
    told = []

    def with_cups(*states, orders=ORDERS, patience=0.05, turned=False, **more):
        cups = FakeCups(*states)
        press = Press(cups, "office", told.append, lambda stock: told.append(f"load {stock}"),
                      lambda what: told.append(what) or turned, patience, **more)  # fmt: skip
        press.run(orders)
        return SimpleNamespace(outcomes=press.outcomes, told=told, sent=cups.sent)

    return with_cups


def fates(press):
    return [outcome.fate for outcome in press.outcomes]


def test_all_are_printed_one_after_the_other(run):
    press = run([WORKING, PRINTED], [PRINTED], [PRINTED])
    assert fates(press) == ["printed"] * 3


def test_after_a_refusal_nothing_more_is_sent(run):
    press = run([PRINTED], RefusedError("too large"), [PRINTED])
    assert fates(press) == ["printed", "refused", "not sent"]
    assert press.outcomes[1].why == "too large"


@pytest.mark.parametrize(("number", "fate"), [(7, "failed"), (8, "failed"), (4, "waiting")])
def test_a_job_that_is_not_printed_is_told_with_its_reason(run, number, fate):
    press = run([WORKING, State(number, "", "cancelled at printer")], [PRINTED], [PRINTED])
    assert fates(press) == [fate, "not sent", "not sent"]
    assert press.outcomes[0].why == "cancelled at printer"


def test_a_job_without_progress_is_left_waiting(run):
    press = run([State(5, "out of paper", "out of paper", (1,))], [PRINTED], [PRINTED])
    assert fates(press) == ["waiting", "not sent", "not sent"]
    assert press.outcomes[0].why == "out of paper"
    assert [told for told in press.told if "out of paper" in told] == ["office-1: out of paper"]  # once


def test_progress_makes_patience_begin_anew(run, monkeypatch):
    clock = iter(range(1000))
    monkeypatch.setattr(send.time, "monotonic", lambda: next(clock))
    moving = [State(5, "", "", (sheet,)) for sheet in range(20)]
    assert fates(run([*moving, PRINTED], orders=ORDERS[:1], patience=4)) == ["printed"]
    wrong = State(5, "out of paper", "out of paper", (1,))
    assert fates(run([wrong] * 20 + [PRINTED], orders=ORDERS[:1], patience=4)) == ["waiting"]


def test_a_job_with_nothing_wrong_has_time_for_all_its_sheets(run, monkeypatch):
    clock = iter(range(1000))
    monkeypatch.setattr(send.time, "monotonic", lambda: next(clock))
    long, short = order("guide", sheets=5), order("cards", sheets=1)
    assert fates(run([WORKING] * 50 + [PRINTED], orders=[long], patience=4)) == ["printed"]
    assert fates(run([WORKING] * 50 + [PRINTED], orders=[short], patience=4)) == ["waiting"]


def test_a_server_that_is_gone_leaves_the_job_waiting(run):
    press = run([State(None, "CUPS does not answer", "CUPS does not answer")], orders=ORDERS[:1])
    assert fates(press) == ["waiting"]


def test_a_held_job_is_not_waited_for_and_the_next_is_sent(run):
    press = run([WORKING], [WORKING], orders=[order("guide", hold=True), order("cards", hold=True)])
    assert fates(press) == ["held", "held"]


def test_nothing_is_waited_for_when_that_is_asked(run):
    assert fates(run([WORKING], [WORKING], [WORKING], wait=False)) == ["sent"] * 3


def test_stock_is_asked_for_when_it_changes(run):
    stocks = [order(name, stock=stock) for name, stock in (("a", "paper"), ("b", "paper"), ("c", "card"))]
    press = run([PRINTED], [PRINTED], [PRINTED], orders=stocks)
    assert [told for told in press.told if told.startswith("load")] == ["load paper", "load card"]


@pytest.mark.parametrize(("there", "fate"), [(True, "printed"), (False, "held")])
def test_backs_wait_for_the_stack_to_be_turned(run, there, fate):
    sides = [order("fronts"), order("backs", turn="turn the stack")]
    press = run([PRINTED], [PRINTED], orders=sides, turned=there)
    assert fates(press) == ["printed", fate]
    assert press.sent[1].hold is not there


def test_a_stop_by_the_user_leaves_a_complete_list():
    press = Press(FakeCups([KeyboardInterrupt()], [PRINTED]), "office", print, print, bool)
    with pytest.raises(KeyboardInterrupt):
        press.run(ORDERS)
    assert fates(press) == ["waiting", "not sent", "not sent"]
    assert str(press.outcomes[0].job) == "office-1"


def test_a_stop_while_it_is_sent_says_that_it_may_be_there(monkeypatch):
    cups = FakeCups([PRINTED])
    monkeypatch.setattr(cups, "send", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    press = Press(cups, "office", print, print, bool)
    with pytest.raises(KeyboardInterrupt):
        press.run(ORDERS)
    assert fates(press) == ["waiting", "not sent", "not sent"]
    assert "see lpstat" in press.outcomes[0].why
