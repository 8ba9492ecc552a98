"""The page between fronts and backs: a piece and its edge go in, a PDF that says how to turn the stack comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitgen.base.papers import PAPERS
from kitgen.base.problems import Problems
from kitgen.build.look import read_look, vendored_fonts
from kitgen.build.settings import BUILT_IN, DEFAULT_BRAND
from kitgen.build.single import drawn_single, set_single
from kitgen.read.brand import read_brand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.build.prepared import Out
    from kitgen.press.lp import Flip
    from kitgen.read.project import Project

NAME = "turn-page"


@dataclass(frozen=True)
class TurnPage:
    """What the layout may ask for. `flip` is the edge to turn the stack on, `out` how the sheets come out."""

    piece: str
    flip: Flip
    out: Out
    sheets: int
    paper: str
    words: Mapping[str, str]

    @property
    def width(self) -> float:
        """The width of the paper in millimetres."""
        return PAPERS[self.paper].width

    @property
    def steps(self) -> tuple[str, ...]:
        """What to do, step by step."""
        words = self.words
        counted = words["stack-sheet"] if self.sheets == 1 else words["stack-sheets"].format(sheets=self.sheets)
        return (
            words["stack-take"].format(sheets=counted),
            words[f"stack-{self.flip}"],
            words[f"stack-{self.out}"],
            words["stack-go-on"],
        )


def turn_page(project: Project, piece: str, flip: Flip, out: Out, sheets: int, paper: str) -> bytes:
    """Return the page.

    Args:
        project: whose look is taken.
        piece: the piece's title.
        flip: the edge to turn the stack on; what is printed on one side has no such page.
        out: how sheets come out of the printer.
        sheets: how many there are.
        paper: a name of `PAPERS`.

    Raises:
        KitError: when the look's layout has faults.
    """
    from kitgen.typeset.dialog import PrintDialog  # noqa: PLC0415 - as all of typeset

    problems = Problems()
    place = project.find_brand(DEFAULT_BRAND)
    brand = read_brand(place.path, place.root, vendored_fonts(project), problems)
    look = read_look(project, BUILT_IN.look)
    page = TurnPage(piece, flip, out, sheets, paper, look.words)
    found = set_single(project, look, brand, NAME, page, paper, problems)
    return drawn_single(found, brand, problems, PrintDialog(""))
