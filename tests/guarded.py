"""What a guard is given to do in tests, in a module of its own for another process to import."""

import os
import time


def answer(asked):
    match asked:
        case "hang":
            time.sleep(60)
        case "die":
            os._exit(9)
        case "fill":
            return len(bytearray(4 * 1024 * 1024 * 1024))
        case "fail":
            raise ValueError("no")
    return asked.upper()


def late(_pipe, _work, _memory):
    """Begin too late."""
    time.sleep(60)


def never(_pipe, _work, _memory):
    """Die before the first call."""
    os._exit(9)
