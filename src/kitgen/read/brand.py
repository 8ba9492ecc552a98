"""Brands: a folder with `_brand.yml` (the brand.yml standard) goes in, a checked Brand comes out.

Keys of the standard that mean nothing on paper are passed over in silence. Keys the standard does not know are
warnings, for other programs may know them; below `defaults: kitgen:` they are errors, for nobody else does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kitgen.base.origin import Origin
from kitgen.base.papers import PAGE_PAPERS, SHEET_PAPERS
from kitgen.base.problems import KitError, Problems
from kitgen.model.brand import Brand, Logo, LogoPair, Size, two_lines
from kitgen.model.printer import BACKS
from kitgen.read.brand_colours import read_palette
from kitgen.read.brand_fonts import read_fonts
from kitgen.read.brand_paths import Paths
from kitgen.read.brand_press import read_press
from kitgen.read.brand_standard import SECTIONS, entries, warn_unknown
from kitgen.read.fields import Fields
from kitgen.read.paths import PICTURES
from kitgen.read.prices import read_prices
from kitgen.read.project import BRAND_FILES
from kitgen.read.yamlfile import Node, load

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kitgen.base.sfnt import FontFile

_SIZES = ("small", "medium", "large")


def read_brand(folder: Path, root: Path, vendored: Sequence[FontFile], problems: Problems) -> Brand:
    """Return the brand of a folder.

    Args:
        folder: the brand's folder; its name is the brand's name.
        root: the project; no path of the file may lead out of it, and messages name paths from here.
        vendored: the font files that come with kitgen.
        problems: takes the warnings; and the errors, before they are raised.

    Raises:
        KitError: with everything noted in `problems` when the brand cannot be used.
    """
    found = Problems()
    try:
        brand = _Reader(Paths(folder, root, found), vendored, found).read()
    except KitError as error:
        found.extend(error.problems)
        brand = None
    problems.extend(found)
    if brand is None or found.errors:
        raise KitError(found)
    return brand


class _Reader:
    """Reads one file; remembers the folder, for paths, and the problems."""

    def __init__(self, paths: Paths, vendored: Sequence[FontFile], problems: Problems) -> None:
        self.paths = paths
        self.folder = paths.folder
        self.vendored = vendored
        self.problems = problems
        self.display = paths.shown(paths.folder / BRAND_FILES[0])

    def read(self) -> Brand | None:
        path = next((self.folder / name for name in BRAND_FILES if (self.folder / name).is_file()), None)
        path = path or self.folder / BRAND_FILES[0]
        self.display = self.paths.shown(path)
        file = Fields(load(path, self.display), self.problems)
        warn_unknown(file, SECTIONS, self.problems)
        defaults = file.mapping("defaults")
        own = Fields((defaults and defaults.node("kitgen")) or self._nothing(), self.problems, "defaults.kitgen")
        full, short = self._names(file)
        links = self._links(file)
        palette = read_palette(file, own, self.problems)
        fonts = read_fonts(file, own, self.paths, self.vendored, self.problems)
        logos = self._logos(file, full)
        contact = own.text("contact") or links.get("home", "").removeprefix("https://").rstrip("/")
        lines = own.texts("name-lines") or two_lines(full)
        if len(lines) > 2:
            self.problems.error(
                "wrong-type", '"defaults.kitgen.name-lines" has room for two lines', own.at("name-lines")
            )
        space = own.number("logo-clear-space", 0.5, least=0)
        beside = own.choice("name-beside-logo", ("yes", "no", "true", "false"), "yes" if _is_mark(logos) else "no")
        texts = {key: own.text(key) for key in ("footer", "card-back", "look")}
        paper = own.choice("paper", PAGE_PAPERS)
        sheet_paper = own.choice("sheet-paper", SHEET_PAPERS)
        stock, backs = own.text("stock"), own.choice("backs", BACKS)
        prices = read_prices(own)
        press = read_press(file, own, self.paths, self.problems)
        own.finish()
        if palette is None:
            return None
        return Brand(
            name=self.folder.name,
            full_name=full,
            short_name=short,
            palette=palette,
            origin=Origin(self.display),
            fonts=fonts,
            logos=logos,
            links=links,
            contact=contact,
            footer=texts["footer"] or full,
            card_back=texts["card-back"] or full,
            paper=paper,
            sheet_paper=sheet_paper,
            stock=stock,
            backs=backs,
            look=texts["look"],
            clear_space=0.5 if space is None else space,
            name_beside=beside in {"yes", "true"},
            name_lines=tuple(lines),
            prices=prices,
            press=press,
        )

    def _nothing(self) -> Node:
        return Node("null", None, Origin(self.display))

    def _names(self, file: Fields) -> tuple[str, str]:
        """Return the full and the short name; the folder's name when the file gives none."""
        meta = file.mapping("meta")
        node = meta.node("name") if meta else None
        if meta is not None and node is not None and node.kind == "map":
            name = Fields(node, self.problems, "meta.name")
            full, short = name.text("full"), name.text("short")
            warn_unknown(name, ("full", "short"), self.problems)
        else:
            full = short = meta.text("name") if meta and node else ""
        if not full and not short:
            guess = self.folder.name.replace("-", " ").replace("_", " ").title()
            where = meta.at("name") if meta else file.origin
            message = f'the brand has no name; "{guess}" is printed, from the folder\'s name'
            self.problems.warn("brand-lacks", message, where, hint="add meta: name: with full: and short:")
            full = guess
        return full or short, short or full

    def _links(self, file: Fields) -> dict[str, str]:
        meta = file.mapping("meta")
        node = meta.node("link") if meta else None
        if meta is None or node is None:
            return {}
        if node.kind != "map":
            return {"home": meta.text("link")}
        links = Fields(node, self.problems, "meta.link")
        return {key: links.text(key) for key in entries(links)}

    # Logos.

    def _logos(self, file: Fields, name: str) -> dict[Size, LogoPair]:
        node = file.node("logo")
        if node is None:
            return {}
        if node.kind == "text" or (node.kind == "map" and "path" in node.value):
            logo = self._logo(node, {}, name)
            return {"medium": LogoPair(logo)} if logo else {}
        fields = Fields(node, self.problems, "logo")
        warn_unknown(fields, ("images", *_SIZES), self.problems)
        images = fields.mapping("images")
        named = entries(images) if images else {}
        logos: dict[Size, LogoPair] = {}
        for size in _SIZES:
            given = fields.node(size)
            pair = self._pair(given, named, name, f"logo.{size}") if given else None
            if pair:
                logos[cast("Size", size)] = pair
        return logos

    def _pair(self, node: Node, named: dict[str, Node], name: str, where: str) -> LogoPair | None:
        if node.kind != "map" or "path" in node.value:
            logo = self._logo(node, named, name)
            return LogoPair(logo) if logo else None
        fields = Fields(node, self.problems, where)
        warn_unknown(fields, ("light", "dark", "path", "alt"), self.problems)
        given = {ground: fields.node(ground) for ground in ("light", "dark")}
        light, dark = (self._logo(found, named, name) if found else None for found in given.values())
        if given["light"] is None:
            message = f'"{where}" has no logo for light grounds'
            self.problems.error("brand-lacks", message, node.origin, hint="add light: with the file for white paper")
        return LogoPair(light, dark) if light else None

    def _logo(self, node: Node, named: dict[str, Node], name: str) -> Logo | None:
        """Return the logo a node names: by path, by {path, alt}, or by a name of logo.images."""
        names = tuple(named)
        if node.kind == "text" and node.value in named:
            node, names = named[node.value], ()
        alt = f"Logo of {name}"
        if node.kind == "map":
            fields = Fields(node, self.problems, "logo")
            warn_unknown(fields, ("path", "alt"), self.problems)
            alt = fields.text("alt") or alt
            inner = fields.node("path", required=True)
            if inner is None:
                return None
            node = inner
        if node.kind != "text":
            message = f"a logo must be a path or {{path, alt}}, not {node.describe()}"
            self.problems.error("wrong-type", message, node.origin)
            return None
        path = self.paths.resolve(node, "logo", PICTURES, names)
        return Logo(path, alt, node.origin) if path else None


def _is_mark(logos: dict[Size, LogoPair]) -> bool:
    """Tell whether all logos are one picture given as the small one: a mark, beside which the name is set in type."""
    files = {pair.light.path for pair in logos.values()}
    return not logos or ("small" in logos and len(files) == 1)
