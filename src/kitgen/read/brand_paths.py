"""Paths in a brand: a text of `_brand.yml` goes in, a file inside the project comes out, or the reason why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from kitgen.base.problems import did_you_mean
from kitgen.read.paths import inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.base.problems import Problems
    from kitgen.read.yamlfile import Node


class Paths:
    """Knows the brand's folder and the project, which no path may leave, not by `..` and not by links."""

    def __init__(self, folder: Path, root: Path, problems: Problems) -> None:
        self.folder = folder
        self.root = root
        self.problems = problems

    def shown(self, path: Path) -> str:
        """Return a path as messages name it: from the project."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def resolve(self, node: Node, what: str, suffixes: Sequence[str] = (), names: Sequence[str] = ()) -> Path | None:
        """Return the file a text names, relative to the brand's folder; note why not when it cannot be used.

        `suffixes` are the kinds of file that will do (all when empty), `names` other words that could have stood here.
        """
        written = str(node.value)
        path = Path(os.path.normpath(self.folder / written))
        if "://" in written:
            message = f'the {what} "{written}" is on the web; kitgen reads files only'
            hint = f"save it into {self.shown(self.folder)}/ and name it here"
            self.problems.error("path-outside", message, node.origin, hint=hint)
        elif Path(written).is_absolute() or not inside(path, self.root):
            message = f'the {what} "{written}" leads out of the project'
            self.problems.error("path-outside", message, node.origin, hint="copy the file beside _brand.yml")
        elif not path.is_file():
            present = [found.name for found in sorted(path.parent.glob("*")) if _fits(found, suffixes)]
            hint = did_you_mean(Path(written).name, [*present, *names], "there are")
            hint = hint or f"put the file into {self.shown(path.parent)}/"
            self.problems.error("missing-file", f'there is no {what} file "{written}"', node.origin, hint=hint)
        elif not _fits(path, suffixes):
            kinds = " or ".join(", ".join(suffix[1:].upper() for suffix in suffixes).rsplit(", ", 1))
            message = f'the {what} "{written}" is no {kinds} file'
            self.problems.error("picture-kind", message, node.origin, hint="save it as one of these")
        else:
            return path
        return None


def _fits(path: Path, suffixes: Sequence[str]) -> bool:
    return path.is_file() and (not suffixes or path.suffix.lower() in suffixes)
