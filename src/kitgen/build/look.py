"""A look, ready for use: its name goes in; its folders, styles and words come out, a project's own first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.sfnt import fonts_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kitgen.base.sfnt import FontFile
    from kitgen.model.styles import StyleSheet
    from kitgen.read.project import Project


class Look(NamedTuple):
    """What a look brings. `folders` are in the order in which they win."""

    folders: tuple[Path, ...]
    sheet: StyleSheet
    words: Mapping[str, str]


def read_look(project: Project, name: str, edition: str = "") -> Look:
    """Return a look by its name, with the overlay of an edition before it.

    Raises:
        KitError: when there is no such look, or its styles or words have faults.
    """
    from kitgen.read.styles import read_styles  # noqa: PLC0415 - the process that sets need not read
    from kitgen.read.words_file import read_words  # noqa: PLC0415

    own = project.look_folders(project.find_look(name).name)
    overlays = tuple(folder / "editions" / edition for folder in own) if edition else ()
    folders = (*(folder for folder in overlays if folder.is_dir()), *own)
    styles = [folder / "styles.yaml" for folder in reversed(folders)]
    sheet = read_styles([(path, project.display(path)) for path in styles if path.is_file()])
    words = read_words([folder / "words.yaml" for folder in reversed(folders)], project.display)
    return Look(folders, sheet, words)


def vendored_fonts(project: Project) -> list[FontFile]:
    """Return the font files that come with the project and with kitgen."""
    return [font for root in project.roots for folder in sorted((root / "layouts" / "fonts").glob("*/"))
            for font in fonts_in(folder)]  # fmt: skip
