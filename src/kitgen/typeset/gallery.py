"""The gallery of a kit: files are asked for by path, each is read once, and what cannot be used is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.typeset.pictures import load_picture

if TYPE_CHECKING:
    from pathlib import Path

    from kitgen.base.origin import Origin
    from kitgen.base.problems import Problems
    from kitgen.base.store import Store
    from kitgen.typeset.pictures import Picture


class Pictures:
    """Logos and pictures by path; `store` keeps from one build to the next what is slow to read."""

    def __init__(self, problems: Problems, store: Store | None = None) -> None:
        self._problems = problems
        self._store = store
        self._loaded: dict[Path, Picture | None] = {}

    def load(self, path: Path, origin: Origin) -> Picture | None:
        """Return a picture; None when it cannot be used, which has then been noted."""
        if path not in self._loaded:
            self._loaded[path] = load_picture(path, origin, self._problems, self._store)
        return self._loaded[path]
