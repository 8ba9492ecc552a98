"""A document that is no part of a kit, such as a brand sheet: its facts go in, its pages and then its PDF come out."""

from __future__ import annotations

import os
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kitgen.build.accessibility import check_accessibility
from kitgen.build.outputs import made_at

if TYPE_CHECKING:
    from kitgen.base.problems import Problems
    from kitgen.build.look import Look
    from kitgen.model.brand import Brand
    from kitgen.read.project import Project
    from kitgen.typeset.dialog import PrintDialog
    from kitgen.typeset.pen import PageInfo
    from kitgen.typeset.piece import SetPiece

_LANGUAGE = "en"


def set_single(
    project: Project, look: Look, brand: Brand, name: str, kit: object, paper: str, problems: Problems
) -> SetPiece:
    """Compose and set a document.

    Args:
        project: whose files are named in messages.
        look: whose layout of that name is taken.
        brand: whose colours and fonts are taken.
        name: of the layout.
        kit: what the layout may ask for under that word.
        paper: a name of `PAPERS`.
        problems: where faults are noted; the caller stops on errors.
    """
    from kitgen.compose.composer import Composer  # noqa: PLC0415 - Jinja2 and ReportLab take most of a start
    from kitgen.typeset.compositor import Compositor  # noqa: PLC0415
    from kitgen.typeset.fonts import FontLibrary  # noqa: PLC0415
    from kitgen.typeset.gallery import Pictures  # noqa: PLC0415
    from kitgen.typeset.piece import typeset  # noqa: PLC0415

    facts: dict[str, Any] = {"kit": kit, "brand": brand, "w": look.words, "paper": paper}
    composer = Composer(look.folders, project.display, facts, lambda *_ids: "")
    setter = Compositor(look.sheet, FontLibrary(brand.fonts.files), brand, Pictures(problems), problems)
    root = composer.compose(name, facts)
    root.default("piece", name)
    root.default("lang", _LANGUAGE)
    return typeset(root, setter, paper, {})


def drawn_single(piece: SetPiece, brand: Brand, problems: Problems, dialog: PrintDialog | None = None) -> bytes:
    """Return a set document as a PDF.

    Raises:
        KitError: when it has faults.
    """
    from kitgen.typeset.binder import Bound, draw  # noqa: PLC0415
    from kitgen.typeset.door import Door  # noqa: PLC0415

    check_accessibility(piece.root, problems)
    problems.stop_on_errors()
    buffer = BytesIO()
    door = Door(
        buffer, title=piece.title, lang=piece.lang, author=brand.full_name, subject=piece.title,
        made=made_at(None, os.environ), dialog=dialog,
    )  # fmt: skip
    draw(door, Bound([piece], {}, _value, brand.colours))
    door.save([piece.root])
    return buffer.getvalue()


def _value(name: str, piece: SetPiece, page: PageInfo) -> str:
    return {"page": str(page.number), "pages": str(len(piece.pages)), "head": page.head}[name]
