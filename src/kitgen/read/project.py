"""A project: its folder goes in; its workshops, brands, looks and stocks come out, the built-in ones behind them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import kitgen
from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problem, did_you_mean
from kitgen.read.paths import display, inside

if TYPE_CHECKING:
    from collections.abc import Callable

WORKSHOPS = "content/workshops"
BRANDS = "content/brands"
LAYOUTS = "layouts"
STOCKS = "layouts/stocks"
BRAND_FILES = ("_brand.yml", "_brand.yaml")
"""What the file of a brand may be called; the first is the standard's own name."""


def builtin_root() -> Path:
    """Return the folder whose `layouts/` and `content/` come with kitgen: in a wheel its data, else the checkout."""
    package = Path(kitgen.__file__).resolve().parent
    data = package / "_data"
    return data if data.is_dir() else package.parents[1]


class Place(NamedTuple):
    """Where a workshop, brand, look or stock lies; `root` is its project, which its paths may not leave."""

    name: str
    path: Path
    root: Path

    @property
    def built_in(self) -> bool:
        """Whether it came with kitgen."""
        return self.root == builtin_root()


class Project:
    """A folder with `content/` and `layouts/`; what it lacks is taken from the built-in data."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        built_in = builtin_root()
        self.roots = (self.root,) if built_in == self.root else (self.root, built_in)

    def workshops(self) -> dict[str, Place]:
        """Return the workshops by name."""
        return self._places(WORKSHOPS, lambda path: (path / "workshop.yaml").is_file())

    def brands(self) -> dict[str, Place]:
        """Return the brands by name."""
        return self._places(BRANDS, lambda path: any((path / name).is_file() for name in BRAND_FILES))

    def looks(self) -> dict[str, Place]:
        """Return the looks by name; see `look_folders` for a look that a project changes in part."""
        return self._places(LAYOUTS, _is_look)

    def stocks(self) -> dict[str, Place]:
        """Return the card and label stocks by name; each is a file."""
        return self._places(STOCKS, lambda path: path.suffix == ".yaml" and path.is_file())

    def look_folders(self, name: str) -> tuple[Path, ...]:
        """Return the folders of a look: the project's own first, then the built-in one behind it."""
        folders = (root / LAYOUTS / name for root in self.roots)
        return tuple(folder for folder in folders if folder.is_dir())

    def default_workshop(self) -> Place | None:
        """Return the only workshop: the project's, or when it has none, the built-in one; None when there are more."""
        places = self.workshops().values()
        own = [place for place in places if place.root == self.root]
        if not own:
            self._begun()
        some = own or list(places)
        return some[0] if len(some) == 1 else None

    def find_workshop(self, name: str, origin: Origin | None = None) -> Place:
        """Return a workshop by its name.

        Raises:
            KitError: when there is none, with the nearest name.
        """
        if name not in self.workshops():
            self._begun(name)
        return _find(name, self.workshops(), "workshop", origin)

    def _begun(self, name: str | None = None) -> None:
        """Refuse to go on without a workshop that somebody has begun, or a named one: it lacks its workshop.yaml."""
        base = self.root / WORKSHOPS
        for folder in sorted(base.iterdir()) if base.is_dir() else ():
            named = folder.name == name if name is not None else not folder.name.startswith((".", "_"))
            if named and folder.is_dir() and any(folder.glob("*.md")) and not (folder / "workshop.yaml").is_file():
                near = [one.name for one in sorted(folder.glob("*.y*ml")) if one.is_file()]
                hint = f'rename "{near[0]}"' if near else 'write it, with a line such as title: "My workshop"'
                place = Origin(self.display(folder))
                raise KitError(
                    [Problem("error", "missing-file", "this workshop has no workshop.yaml", place, hint=hint)]
                )

    def find_brand(self, name: str, origin: Origin | None = None) -> Place:
        """Return a brand by its name.

        Raises:
            KitError: when there is none, with the nearest name; when a link in it leads out of its project.
        """
        place = _find(name, self.brands(), "brand", origin)
        self._refuse_links(place.path, place.root)
        return place

    def find_look(self, name: str, origin: Origin | None = None) -> Place:
        """Return a look by its name.

        Raises:
            KitError: when there is none, with the nearest name; when a link in it leads out of its project.
        """
        place = _find(name, self.looks(), "look", origin)
        for root, folder in zip(self.roots, (root / LAYOUTS / name for root in self.roots), strict=True):
            self._refuse_links(folder, root)
        return place

    def find_stock(self, name: str, origin: Origin | None = None) -> Place:
        """Return a stock by its name.

        Raises:
            KitError: when there is none, with the nearest name; when a link in it leads out of its project.
        """
        place = _find(name, self.stocks(), "stock", origin)
        self._refuse_links(place.path, place.root)
        return place

    def _refuse_links(self, path: Path, root: Path) -> None:
        """Refuse a file or folder that is a link out of its project, or holds one."""
        out = [one for one in (path, *path.rglob("*")) if one.is_symlink() and not inside(one, root)]
        if out:
            told = [
                Problem(
                    "error",
                    "path-outside",
                    f'"{one.name}" is a link that leads out of the project',
                    Origin(self.display(one)),
                    hint="copy what it leads to instead",
                )
                for one in out
            ]
            raise KitError(told)

    def display(self, path: Path) -> str:
        """Return a path as messages name it: from the project, or from the built-in data."""
        return display(path, *self.roots)

    def _places(self, folder: str, fits: Callable[[Path], bool]) -> dict[str, Place]:
        found: dict[str, Place] = {}
        for root in self.roots:
            base = root / folder
            for path in sorted(base.iterdir()) if base.is_dir() else ():
                name = path.stem if path.is_file() else path.name
                if name not in found and not name.startswith((".", "_")) and fits(path):
                    found[name] = Place(name, path, root)
        return dict(sorted(found.items()))


def _is_look(path: Path) -> bool:
    return path.is_dir() and path.name != "stocks" and any(path.glob("*.xml.j2"))


def _find(name: str, places: dict[str, Place], what: str, origin: Origin | None) -> Place:
    if name in places:
        return places[name]
    hint = did_you_mean(name, places, "there are") or f"there is no {what} at all"
    raise KitError([Problem("error", f"unknown-{what}", f'unknown {what} "{name}"', origin, hint=hint)])
