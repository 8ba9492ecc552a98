"""Lengths: text such as `12mm` goes in at the edges, PDF points (1/72 inch) come out and are used everywhere inside."""

from __future__ import annotations

import re

MM = 72 / 25.4
_POINTS = {"mm": MM, "cm": 10 * MM, "in": 72.0, "pt": 1.0}
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(mm|cm|in|pt)")


def points(text: str) -> float:
    """Return a written length in points.

    Raises:
        ValueError: when the text is not a number with one of the units mm, cm, in, pt ("0" needs no unit).
    """
    text = text.strip()
    if text in {"0", "0.0"}:
        return 0.0
    match = _LENGTH.fullmatch(text)
    if not match:
        raise ValueError(f'"{text}" is not a length: write a number and a unit, such as 12mm, 1.5cm, 0.5in or 10pt')
    return float(match[1]) * _POINTS[match[2]]


def mm(value: float) -> float:
    """Return millimetres in points."""
    return value * MM
