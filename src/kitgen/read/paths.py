"""Paths that writers type: a text and its place go in, a file inside the project comes out, or a problem is noted."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kitgen.base.problems import did_you_mean

if TYPE_CHECKING:
    from kitgen.base.origin import Origin
    from kitgen.base.problems import Problems

PICTURES = (".svg", ".pdf", ".png", ".jpg", ".jpeg")


def inside(path: Path, root: Path) -> bool:
    """Whether a file lies in a folder, once all `..` and links are followed; links in a ring lead nowhere."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


class Images:
    """Finds the images of a workshop, and remembers which were used."""

    def __init__(self, folder: Path, root: Path, problems: Problems) -> None:
        self.folder = folder
        self.root = root
        self.problems = problems
        self.used: dict[Path, None] = {}

    def find(self, written: str, origin: Origin) -> str:
        """Return the path of an image, or note why it cannot be used and return an empty text."""
        written = unquote(written)
        path = Path(os.path.normpath(self.folder / written))
        if "://" in written or written.startswith("data:"):
            message = f'the image "{written[:60]}" is on the web; kitgen reads files only'
            self.problems.error("path-outside", message, origin, hint="save it in the workshop's images/ folder")
        elif not written or PurePosixPath(written).is_absolute() or not inside(path, self.root):
            message = f'the image "{written}" leads out of the project'
            self.problems.error("path-outside", message, origin, hint="copy it into the workshop's images/ folder")
        elif not path.is_file():
            near = [found.name for found in path.parent.glob("*") if found.suffix.lower() in PICTURES]
            hint = did_you_mean(path.name, near, "there are") or "paths begin at the workshop's folder"
            self.problems.error("missing-file", f'there is no image file "{written}"', origin, hint=hint)
        elif path.suffix.lower() not in PICTURES:
            message = f'the image "{written}" is not an SVG, PDF, PNG or JPEG file'
            self.problems.error("picture-kind", message, origin, hint="save it as one of these")
        else:
            self.used[path] = None
            return str(path)
        return ""
