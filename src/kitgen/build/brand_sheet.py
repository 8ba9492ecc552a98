"""The brand sheet: a brand's name goes in, a PDF that its owner can look over and sign comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import kitgen
from kitgen.base.colour import contrast, ratio_text
from kitgen.base.problems import Problems
from kitgen.build.look import read_look, vendored_fonts
from kitgen.build.outputs import write_file
from kitgen.build.settings import BUILT_IN
from kitgen.build.single import drawn_single, set_single
from kitgen.read.brand import read_brand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kitgen.base.problems import Problem
    from kitgen.model.brand import Brand
    from kitgen.read.project import Project

NAME = "brand-sheet"

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
        texts = [(name, ratio_text(contrast(self.brand.colours[name], paper), " : ")) for name in TEXTS]
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
        sheet = Sheet(brand, look.words, problems.warnings)
        piece = set_single(project, look, brand, NAME, sheet, brand.paper or BUILT_IN.paper, problems)
    write_file(target, drawn_single(piece, brand, problems))
    return tuple(problems.warnings)
