"""Work side by side: jobs go in; what each returns comes out in their order, made by as many processes as can run.

The processes are copies of this one, so that each has all that was read and set, and only what its jobs return is
sent back. Never threads: Python runs one at a time.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Job = Callable[[], Any]

T = TypeVar("T")

_THREADS = Path("/proc/self/task")


def side_by_side(jobs: Sequence[Callable[[], T]], weights: Sequence[float]) -> list[T]:
    """Do jobs that do not need one another, and return what they return.

    A job whose process fails is done again in this one: it fails as it would have here, or not at all.

    Args:
        jobs: what returns something that can be pickled.
        weights: about how long each takes, in any unit.
    """
    own, *others = shares(weights, _hands(len(jobs)))
    done: dict[int, T] = {}
    with ExitStack() as started:
        helpers = [(share, helper) for share in others if (helper := _helper([jobs[at] for at in share], started))]
        done.update((at, jobs[at]()) for at in own)
        for share, helper in helpers:
            done.update(zip(share, helper.results(), strict=False))
    return [done[at] if at in done else job() for at, job in enumerate(jobs)]


def shares(weights: Sequence[float], count: int) -> list[list[int]]:
    """Return the jobs, by their places, in so many shares of about the same weight; the heaviest is in the first."""
    found: list[list[int]] = [[] for _ in range(max(1, count))]
    loads = [0.0] * len(found)
    for at in sorted(range(len(weights)), key=lambda at: -weights[at]):
        least = loads.index(min(loads))
        found[least].append(at)
        loads[least] += weights[at]
    return found


def _hands(jobs: int) -> int:
    """Return how many processes share the work: this one alone where copying it would not be safe.

    A copy has one thread, and whatever the others held stays held in it; other systems than Linux may hold things of
    their own.
    """
    if sys.platform != "linux" or not hasattr(os, "fork"):
        return 1
    try:
        alone = len(list(_THREADS.iterdir())) == 1
    except OSError:
        return 1
    return min(len(os.sched_getaffinity(0)), jobs) if alone else 1


def _helper(jobs: Sequence[Job], started: ExitStack) -> _Helper | None:
    """Start a process for some jobs; None where the system has no room for one.

    Ctrl-C waits until it is known which process is which, and that the new one is to be ended with the old one.
    """
    held = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        helper = _Helper(jobs, held)
        started.callback(helper.end)
    except OSError:
        return None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)
    return helper


class _Helper:
    """A process that does jobs. `results` must be asked for once; `end` stops it wherever it is."""

    def __init__(self, jobs: Sequence[Job], mask: Iterable[int]) -> None:
        """Start it; `mask` are the signals that it is deaf to while it works."""
        source, sink = os.pipe()
        self._told = os.fdopen(source, "rb")
        try:
            self._process = os.fork()
            if not self._process:
                _do(jobs, sink, mask)
        except OSError:
            self._told.close()
            raise
        finally:
            os.close(sink)

    def results(self) -> list[Any]:
        """Return what the jobs returned; nothing where one of them failed, or the process was ended."""
        data = self._told.read()
        _, status = os.waitpid(self._process, 0)
        self._process = 0
        self._told.close()
        found: list[Any] = pickle.loads(data) if data and not status else []  # noqa: S301 - our own copy wrote it
        return found

    def end(self) -> None:
        """Stop the process if it still runs, so that nobody writes into a folder that is given up."""
        if self._process:
            with suppress(ProcessLookupError):
                os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)
        self._told.close()


def _do(jobs: Sequence[Job], sink: int, mask: Iterable[int]) -> NoReturn:
    """Do jobs as a helper, and end: nothing of what the first process would still do is done twice."""
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        with os.fdopen(sink, "wb") as told:
            pickle.dump([job() for job in jobs], told)
    except BaseException:  # noqa: BLE001 - whatever it is, the first process meets it again and tells
        os._exit(1)
    os._exit(0)
