"""The brand sheet: a brand's name goes in, a PDF that its owner can look over and sign comes out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import kitgen
from kitgen.base.colour import contrast
from kitgen.base.problems import Problems
from kitgen.build.look import read_look, vendored_fonts
from kitgen.build.outputs import made_at, write_file
from kitgen.build.reading import check_reading
from kitgen.build.settings import BUILT_IN
from kitgen.read.brand import read_brand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kitgen.base.problems import Problem
    from kitgen.build.look import Look
    from kitgen.model.brand import Brand
    from kitgen.read.project import Project
    from kitgen.typeset.pen import PageInfo
    from kitgen.typeset.piece import SetPiece

NAME = "brand-sheet"
_LANGUAGE = "en"

FILLS = ("primary", "secondary", "accent", "p60", "p30", "p12")
TEXTS = ("heading", "ink", "mute")
LINES = ("rule", "hair")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the layout of the sheet may ask for. `warnings` is all that was found wrong with the brand."""

    brand: Brand
    words: Mapping[str, str]
    warnings: Sequence[Problem]

    @property
    def kit_line(self) -> str:
        """What stands in the foot beside the brand's name."""
        return f"kitgen {kitgen.__version__}"

    @property
    def fills(self) -> tuple[str, ...]:
        """The colours that carry text."""
        return FILLS

    @property
    def tokens(self) -> tuple[tuple[str, str], ...]:
        """The colours of text, of lines and of the page, each with how well it reads on the page or what it is for."""
        paper = self.brand.colours["paper"]
        texts = [(name, ratio(contrast(self.brand.colours[name], paper))) for name in TEXTS]
        lines = [(name, self.words["lines-only"]) for name in LINES]
        return (*texts, *lines, ("paper", self.words["the-page"]))

    @property
    def clear_space(self) -> str:
        """How much is kept clear around the logo, in words."""
        if self.brand.clear_space == 0.5:
            return self.words["clear-space-half"]
        return self.words["clear-space"].format(percent=round(self.brand.clear_space * 100))

    @property
    def fonts(self) -> str:
        """The families in use, such as `Atkinson Hyperlegible Next; headings in Lora, voice in Source Serif 4`."""
        fonts = self.brand.fonts
        text, head, voice = (face.family for face in (fonts.text, fonts.head, fonts.voice))
        if head == voice != text:
            return f"{text}; {self.words['headings-and-voice-in'].format(family=head)}"
        others = [("headings-in", head), ("voice-in", voice)]
        said = ", ".join(self.words[key].format(family=family) for key, family in others if family != text)
        return f"{text}; {said}" if said else text


def ratio(value: float) -> str:
    """Return a contrast ratio as the sheet prints it, rounded down so that it never promises more than there is."""
    return f"{int(value * 10) / 10:.1f} : 1"


def brand_sheet(project: Project, name: str, target: Path) -> tuple[Problem, ...]:
    """Write the sheet of a brand and return the warnings that it lists.

    Raises:
        KitError: when the brand cannot be used, or there is none of that name.
        CannotWriteError: when the target cannot be written.
    """
    problems = Problems()
    place = project.find_brand(name)
    brand = read_brand(place.path, place.root, vendored_fonts(project), problems)
    look = read_look(project, brand.look or BUILT_IN.look)
    listed = -1
    while listed != len(problems):  # setting it may find more, such as a picture that is not sharp
        listed = len(problems)
        piece = _set(project, look, brand, problems)
    check_reading(piece.root, problems)
    problems.stop_on_errors()
    write_file(target, _drawn(piece, brand))
    return tuple(problems.warnings)


def _set(project: Project, look: Look, brand: Brand, problems: Problems) -> SetPiece:
    from kitgen.compose.composer import Composer  # noqa: PLC0415 - Jinja2 and ReportLab take most of a start
    from kitgen.typeset.compositor import Compositor  # noqa: PLC0415
    from kitgen.typeset.fonts import FontLibrary  # noqa: PLC0415
    from kitgen.typeset.gallery import Pictures  # noqa: PLC0415
    from kitgen.typeset.piece import typeset  # noqa: PLC0415

    paper = brand.paper or BUILT_IN.paper
    facts = {"kit": Sheet(brand, look.words, problems.warnings), "brand": brand, "w": look.words, "paper": paper}
    composer = Composer(look.folders, project.display, facts, lambda *_ids: "")
    setter = Compositor(look.sheet, FontLibrary(brand.fonts.files), brand, Pictures(problems), problems)
    root = composer.compose(NAME, facts)
    root.default("piece", NAME)
    root.default("lang", _LANGUAGE)
    return typeset(root, setter, paper, {})


def _drawn(piece: SetPiece, brand: Brand) -> bytes:
    from kitgen.typeset.binder import Bound, draw  # noqa: PLC0415
    from kitgen.typeset.door import Door  # noqa: PLC0415

    buffer = BytesIO()
    door = Door(
        buffer, title=piece.title, lang=piece.lang, author=brand.full_name, subject=piece.title,
        made=made_at(None, os.environ),
    )  # fmt: skip
    draw(door, Bound([piece], {}, _value, brand.colours))
    door.save([piece.root])
    return buffer.getvalue()


def _value(name: str, piece: SetPiece, page: PageInfo) -> str:
    return {"page": str(page.number), "pages": str(len(piece.pages)), "head": page.head}[name]
