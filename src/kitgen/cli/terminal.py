"""The terminal: nothing goes in; whether somebody is there to answer, and whether a line can move, comes out."""

from __future__ import annotations

import os
import sys


def somebody_there() -> bool:
    """Return whether somebody is there to answer questions."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def can_redraw() -> bool:
    """Return whether standard error is a terminal that can redraw a line."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
