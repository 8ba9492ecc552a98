"""Paths in a brand: a text of `_brand.yml` goes in, a file inside the project comes out, or the reason why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.read.paths import Wanted, display, file_named

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kitgen.base.problems import Problems
    from kitgen.read.yamlfile import Node


class Paths:
    """Knows the brand's folder and the project."""

    def __init__(self, folder: Path, root: Path, problems: Problems) -> None:
        self.folder = folder
        self.root = root
        self.problems = problems

    def shown(self, path: Path) -> str:
        """Return a path as messages name it: from the project."""
        return display(path, self.root)

    def resolve(self, node: Node, what: str, suffixes: Sequence[str] = (), names: Sequence[str] = ()) -> Path | None:
        """Return the file a text names, relative to the brand's folder; note why not when it cannot be used.

        `suffixes` are the kinds of file that will do (all when empty), `names` other words that could have stood here.
        """
        wanted = Wanted(what, suffixes, f"{self.shown(self.folder)}/", names)
        return file_named(str(node.value), node.origin, wanted, self.folder, self.root, self.problems)
