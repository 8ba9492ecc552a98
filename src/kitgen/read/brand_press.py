"""Inks of a brand: `defaults: kitgen: press:` goes in, its colours for the press come out, or what is wrong.

Colours are named as in `color.palette`, by role (`primary`), or as hex; their inks are four percentages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.colour import colour
from kitgen.base.problems import did_you_mean
from kitgen.model.press import CONDITION, PressColours
from kitgen.read.brand_colours import colours_by_name

if TYPE_CHECKING:
    from pathlib import Path

    from kitgen.base.problems import Problems
    from kitgen.model.press import Cmyk
    from kitgen.read.brand_paths import Paths
    from kitgen.read.fields import Fields
    from kitgen.read.yamlfile import Node

MOST_INK = 330
"""Percent of all four inks together that coated paper bears; most printers ask for less than this."""

_PROFILES = (".icc", ".icm")


def read_press(file: Fields, own: Fields, paths: Paths, problems: Problems) -> PressColours:
    """Return the inks of a brand; without the key there are none, and colours are reckoned when they are printed.

    Args:
        file: the whole file, for the names of its colours.
        own: `defaults.kitgen`.
        paths: finds the profile.
        problems: takes what is wrong.
    """
    press = own.mapping("press")
    if press is None:
        return PressColours(origin=own.origin)
    names = colours_by_name(file, own)
    cmyk: dict[str, Cmyk] = {}
    spots: dict[str, str] = {}
    inks = press.mapping("cmyk")
    for key in inks.keys() if inks else ():
        assert inks is not None  # noqa: S101 - it has keys
        node = inks.node(key, required=True)
        hex_colour = _named(key, names, inks, problems)
        found = _inks(key, node, inks) if node else None
        if hex_colour and found:
            cmyk[hex_colour] = found
    named = press.mapping("spot")
    for key in named.keys() if named else ():
        assert named is not None  # noqa: S101 - it has keys
        hex_colour = _named(key, names, named, problems)
        if hex_colour and hex_colour not in cmyk:
            message = f'the spot colour "{key}" has no CMYK to be proofed with'
            problems.error("press-colour", message, named.at(key), hint=f"add press: cmyk: {key}: [0, 40, 85, 0]")
        if hex_colour:
            spots[hex_colour] = named.text(key, required=True)
    profile = press.node("profile")
    path = _profile(profile, paths, problems) if profile else None
    condition = press.text("condition", CONDITION)
    press.finish()
    return PressColours(cmyk, spots, path, condition, own.at("press"))


def _named(key: str, names: dict[str, str], fields: Fields, problems: Problems) -> str:
    if key in names:
        return names[key]
    try:
        return colour(key)
    except ValueError:
        hint = did_you_mean(key, names, "there are")
        message = f'"{key}" in "{fields.where}" is no colour of this brand'
        problems.error("press-colour", message, fields.at(key), hint=hint)
        return ""


def _inks(key: str, node: Node, fields: Fields) -> Cmyk | None:
    """Return four shares, or None after noting what is wrong with them."""
    wanted = "four percentages from 0 to 100: [cyan, magenta, yellow, black]"
    parts = node.value if node.kind == "list" else ()
    values = [float(part.value) for part in parts if part.kind == "number"]
    if len(parts) != 4 or len(values) != 4 or not all(0 <= value <= 100 for value in values):
        fields.wrong(key, wanted, node, None)
        return None
    if sum(values) > MOST_INK:
        message = f'"{fields.named(key)}" is {sum(values):g} % ink; paper bears {MOST_INK} % at most'
        fields.problems.error("press-colour", message, node.origin, hint="use less of the three, and more black")
    cyan, magenta, yellow, black = (value / 100 for value in values)
    return cyan, magenta, yellow, black


def _profile(node: Node, paths: Paths, problems: Problems) -> Path | None:
    """Return the ICC file, whose header must say that it is one for CMYK (ICC.1, 7.2)."""
    path = paths.resolve(node, "profile", _PROFILES)
    if path is None:
        return None
    head = path.read_bytes()[:128]
    if head[36:40] != b"acsp":
        problems.error("press-profile", f'the profile "{path.name}" is no ICC file', node.origin)
    elif head[16:20] != b"CMYK" or head[12:16] != b"prtr":
        kind = f"{head[16:20].decode('latin-1').strip()} ({head[12:16].decode('latin-1').strip()})"
        message = f'the profile "{path.name}" is for {kind}; a press needs one for CMYK (prtr)'
        problems.error("press-profile", message, node.origin, hint="ask the printer for the profile of the paper")
    else:
        return path
    return None
