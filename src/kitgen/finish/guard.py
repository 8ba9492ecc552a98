"""A function and its limits go in; its answers come out, or word that it took too long or too much."""

from __future__ import annotations

import logging
import multiprocessing
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from types import TracebackType

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

SECONDS = 20.0
MEMORY = 1024 * 1024 * 1024
_START = 60.0
"""Seconds that a process may take to start, on a machine with much else to do."""


class OverrunError(Exception):
    """The function went past its limits and was stopped."""


class Guard(Generic[Asked, Answer]):
    """Runs a function in a process of its own, one call at a time: a file that hangs it cannot hang us.

    Args:
        work: a function of a module, which another process can import.
        seconds: how long one call may take.
        memory: bytes that the process may use, where the system can limit them.
    """

    def __init__(self, work: Callable[[Asked], Answer], seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._work = work
        self._seconds = seconds
        self._memory = memory
        self._context = multiprocessing.get_context("spawn")
        self._process: Any = None
        self._pipe: Connection[Any, Any] | None = None

    def __call__(self, asked: Asked) -> Answer:
        """Return the function's answer.

        Raises:
            OverrunError: when it took too long, or its process died of what it was given, or did not even start.
        """
        try:
            pipe = self._pipe or self._start()
            pipe.send(asked)
            fine, answer = self._received(pipe, self._seconds)
        except (EOFError, OSError) as error:
            self._stop()
            raise OverrunError("it brought its reader down") from error
        if not fine:
            self._stop()  # what is left in a process that ran out of memory is not to be trusted
            raise answer
        return answer  # type: ignore[no-any-return]

    def _start(self) -> Connection[Any, Any]:
        self._pipe, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs, self._work, self._memory), daemon=True)
        self._process.start()
        theirs.close()
        self._received(self._pipe, _START)  # it is ready: its start does not count
        return self._pipe

    def _received(self, pipe: Connection[Any, Any], seconds: float) -> Any:
        if not pipe.poll(seconds):
            self._stop()
            raise OverrunError(f"it took longer than {seconds:g} seconds")
        return pipe.recv()

    def _stop(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
            self._process.kill()
            self._process.join()
            self._process.close()
            self._pipe = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()


def _serve(pipe: Connection[Any, Any], work: Callable[[Any], Any], memory: int) -> None:
    """Answer calls until the other side goes away."""
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    _limit(memory)
    pipe.send("ready")
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            asked = pipe.recv()
            try:
                answer = True, work(asked)
            except (MemoryError, RecursionError):
                answer = False, OverrunError("it unfolds to more than a form can hold")
            except Exception as error:  # noqa: BLE001 - told in the process that asked
                answer = False, error
            pipe.send(answer)


def _limit(memory: int) -> None:
    """Limit the process where the system knows how to."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
