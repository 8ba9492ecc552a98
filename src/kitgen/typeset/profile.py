"""The sRGB colour profile, made from the published constants of IEC 61966-2-1: nothing goes in, an ICC file comes out.

A matrix profile of version 2 (ICC.1:2001-04) with the profile connection space at D50.
"""

from __future__ import annotations

import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
# Primaries of sRGB adapted to D50 by Bradford: red, green and blue in XYZ.
_PRIMARIES = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
_STEPS = 1024


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _text(text: str) -> bytes:
    return b"text\0\0\0\0" + text.encode("ascii") + b"\0"


def _description(text: str) -> bytes:
    coded = text.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(coded)) + coded + b"\0" * (4 + 4 + 2 + 1 + 67)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _curve() -> bytes:
    values = (round(65535 * _linear(index / (_STEPS - 1))) for index in range(_STEPS))
    return b"curv\0\0\0\0" + struct.pack(f">I{_STEPS}H", _STEPS, *values)


@cache
def srgb() -> bytes:
    """Return the profile; the same bytes always."""
    red, green, blue = map(_xyz, _PRIMARIES)
    curve = _curve()
    tags = [
        (b"desc", _description("sRGB IEC61966-2.1, made by kitgen")),
        (b"cprt", _text("No copyright, use freely")),
        (b"wtpt", _xyz(_D50)),
        (b"rXYZ", red),
        (b"gXYZ", green),
        (b"bXYZ", blue),
        (b"rTRC", curve),
        (b"gTRC", curve),
        (b"bTRC", curve),
    ]
    at = 128 + 4 + 12 * len(tags)
    table, body, places = struct.pack(">I", len(tags)), b"", {}
    for name, data in tags:
        if data not in places:
            padded = data + b"\0" * (-len(data) % 4)
            places[data] = at + len(body)
            body += padded
        table += name + struct.pack(">II", places[data], len(data))
    size = 128 + len(table) + len(body)
    header = struct.pack(">I", size) + b"\0\0\0\0" + b"\x02\x10\0\0" + b"mntrRGB XYZ "
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + b"".join(map(_fixed, _D50))
    return header + b"\0" * (128 - len(header)) + table + body
