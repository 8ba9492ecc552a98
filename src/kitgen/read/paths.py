"""Paths that writers type: a text and its place go in, a file inside the project comes out, or a problem is noted."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from kitgen.base.problems import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.base.origin import Origin
    from kitgen.base.problems import Problems

PICTURES = (".svg", ".pdf", ".png", ".jpg", ".jpeg")

_QUOTED = 60
"""The characters of an address that a message quotes: those of pictures in data: may be thousands."""


def inside(path: Path, root: Path) -> bool:
    """Whether a file lies in a folder, once all `..` and links are followed; links in a ring lead nowhere."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def display(path: Path, *roots: Path) -> str:
    """Return a path relative to the first root it lies in, with forward slashes."""
    for root in roots:
        if path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return path.as_posix()


class Wanted(NamedTuple):
    """What a path should lead to: what messages call it, the kinds of file that will do (all when empty), its home.

    `home` is the folder it belongs into, as people call it; `names` are other words that could have stood there.
    """

    what: str
    suffixes: Sequence[str]
    home: str
    names: Sequence[str] = ()

    @property
    def kinds(self) -> str:
        """Such as `SVG, PDF or PNG`."""
        kinds = dict.fromkeys(suffix[1:].upper().replace("JPG", "JPEG") for suffix in self.suffixes)
        return " or ".join(", ".join(kinds).rsplit(", ", 1))

    def fits(self, path: Path) -> bool:
        """Whether a path leads to a file of such a kind."""
        return path.is_file() and (not self.suffixes or path.suffix.lower() in self.suffixes)


def file_named(
    written: str, origin: Origin, wanted: Wanted, folder: Path, root: Path, problems: Problems
) -> Path | None:
    """Return the file that a writer names, or None after noting why it cannot be used.

    This is the one door for paths out of content: none leads out of the project, not by `..`, not by links, not by an
    absolute path, and none to the web.

    Args:
        written: the path as it was typed.
        origin: where it stands.
        wanted: what it should lead to.
        folder: where paths begin.
        root: the project.
        problems: takes what is wrong.
    """
    path = Path(os.path.normpath(folder / written))
    named = f'the {wanted.what} "{written[:_QUOTED]}"'
    if "://" in written or written.startswith("data:"):
        message = f"{named} is on the web; kitgen reads files only"
        problems.error("path-outside", message, origin, hint=f"save it in {wanted.home}")
    elif not written or written.startswith("/") or Path(written).is_absolute() or not inside(path, root):
        problems.error("path-outside", f"{named} leads out of the project", origin, hint=f"copy it into {wanted.home}")
    elif not path.is_file():
        near = [found.name for found in sorted(path.parent.glob("*")) if wanted.fits(found)]
        hint = did_you_mean(path.name, [*near, *wanted.names], "there are")
        hint = hint or f"put the file into {display(path.parent, root)}/"
        problems.error("missing-file", f'there is no {wanted.what} file "{written}"', origin, hint=hint)
    elif not wanted.fits(path):
        problems.error("picture-kind", f"{named} is no {wanted.kinds} file", origin, hint="save it as one")
    else:
        return path
    return None


class Images:
    """Finds the images of a workshop, and remembers which were used."""

    WANTED = Wanted("image", PICTURES, "the workshop's images/ folder")

    def __init__(self, folder: Path, root: Path, problems: Problems) -> None:
        self.folder = folder
        self.root = root
        self.problems = problems
        self.used: dict[Path, None] = {}

    def find(self, written: str, origin: Origin) -> str:
        """Return the path of an image, or note why it cannot be used and return an empty text."""
        path = file_named(unquote(written), origin, self.WANTED, self.folder, self.root, self.problems)
        if path is None:
            return ""
        self.used[path] = None
        return str(path)
