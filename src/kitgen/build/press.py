"""Files for a print shop: a kit's set pieces go in, PDFs in ink with bleed, checked before they are kept, come out."""

from __future__ import annotations

import os
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.base.problems import KitError, Problem
from kitgen.build.imposed import FOR_PRINT
from kitgen.build.outputs import made_at
from kitgen.build.pressing import BLEED_MM

if TYPE_CHECKING:
    from pathlib import Path

    from kitgen.build.kit import Bench, Kit
    from kitgen.model.press import PressColours
    from kitgen.typeset.inks import Converter, Inks
    from kitgen.typeset.piece import SetPiece
    from kitgen.typeset.press_door import PressDoor, PressSheet

LEAST_OUTER = 10 * MM
"""What a binding margin must leave outside the columns: covers have panels that go a little beyond them."""


def draw_for_press(kit: Kit, bench: Bench, name: str, target: Path) -> int:
    """Draw one file and return how many pages it has.

    Raises:
        KitError: when the finished file has what no press file may have, or the profile cannot be used.
    """
    from kitgen.finish.press_gate import faults  # noqa: PLC0415 - pypdf is slow to import
    from kitgen.typeset.binder import Bound, draw  # noqa: PLC0415
    from kitgen.typeset.press_door import PressDoor  # noqa: PLC0415

    piece = bench.view.pieces_set[name]
    words = bench.view.words
    title = f"{words.get(name, name)}, {words.get('for-print', FOR_PRINT)}"
    sheet = _sheet(kit, bench, f"{kit.workshop.title}: {title}")
    buffer = BytesIO()
    door = PressDoor(buffer, sheet=sheet, title=f"{kit.workshop.title}: {title}", lang=kit.workshop.lang,
                     author=kit.brand.full_name, subject="For print: untagged, in ink, with bleed",
                     keywords="for print, untagged", made=made_at(kit.workshop.released, os.environ))  # fmt: skip
    door.binding = _binding(kit, piece)
    draw(door, Bound([piece], bench.known, bench.numbers, bench.setter.colours))
    door.save()
    _warn(kit, name, sheet.inks, door)
    data = buffer.getvalue()
    sizes = [(page.grid.width, page.grid.height) for page in piece.pages]
    found = faults(data, sizes, sheet.bleed)
    if found:
        raise KitError(
            [Problem("error", "press-file", f"{name} is no press file: {fault}", kit.brand.press.origin,
                     hint="a picture or logo in RGB is to be saved in CMYK") for fault in found]
        )  # fmt: skip
    target.write_bytes(data)
    return len(piece.pages)


def _sheet(kit: Kit, bench: Bench, slug: str) -> PressSheet:
    from kitgen.typeset.inks import Inks  # noqa: PLC0415
    from kitgen.typeset.pdfx import Condition  # noqa: PLC0415
    from kitgen.typeset.press_door import PressSheet  # noqa: PLC0415
    from kitgen.typeset.widgets import TYPING  # noqa: PLC0415

    press = kit.brand.press
    converter = _converter(press)
    inks = Inks(press, bench.setter.colours, converter)
    condition = Condition(press.condition, converter.profile if converter else b"")
    return PressSheet(inks, condition, kit.settings.pressing.marks, BLEED_MM * MM, slug,
                      bench.setter.fonts.face(TYPING))  # fmt: skip


def _converter(press: PressColours) -> Converter | None:
    if press.profile is None:
        return None
    try:
        return _through(press.profile)
    except ValueError as error:
        message = f'the profile "{press.profile.name}" cannot be used: {error}'
        hint = "ask the printer for the profile of the paper"
        raise KitError([Problem("error", "press-profile", message, press.origin, hint=hint)]) from error


@cache
def _through(profile: Path) -> Converter:
    from kitgen.typeset.inks import Converter  # noqa: PLC0415

    return Converter(profile.read_bytes())


def _binding(kit: Kit, piece: SetPiece) -> float:
    """Return the binding margin in points: of pieces that are bound, whose pages have an inner and an outer edge."""
    asked = kit.settings.pressing.binding
    bound = [page.grid for page in piece.pages if page.grid.master.mirror]
    if not asked or not bound:
        return 0.0
    outer = min(grid.width - max(x + wide for x, wide in grid.odd.values()) for grid in bound)
    if outer - asked * MM < LEAST_OUTER - 0.01:
        most = (outer - LEAST_OUTER) / MM
        message = (
            f"a binding margin of {asked:g} mm leaves {outer / MM - asked:.1f} mm outside the columns of {piece.name}"
        )
        raise KitError([Problem("error", "press-binding", message, hint=f"ask for {most:.1f} mm at most")])
    return asked * MM


def _warn(kit: Kit, name: str, inks: Inks, door: PressDoor) -> None:
    for picture, dpi in door.coarse.values():
        message = f"the picture has {dpi:.0f} pixels an inch at the size it is printed; a press shows 300"
        kit.problems.warn("picture-resolution", message, picture.origin, hint="use a larger one, or SVG or PDF")
    if inks.guessed:
        colours = ", ".join(sorted(inks.guessed))
        message = f"no inks are given for {colours}: they are reckoned by formula, which no press prints as shown"
        hint = "add press: cmyk: to the brand, or press: profile: with the printer's ICC file"
        kit.problems.warn("press-guess", message, kit.brand.press.origin, hint=hint)
    if door.unfilled:
        message = f"{door.unfilled} pictures of {name} end at the trim, and nothing is behind them in the bleed"
        kit.problems.warn("press-bleed", message, hint="let them end 3 mm inside the page, or put a colour below them")
