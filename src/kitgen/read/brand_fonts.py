"""The fonts of a brand: the `typography` section of `_brand.yml` goes in, roles with font files come out.

A family is looked for in this order: the files named in `typography.fonts`, the brand's `fonts/` folder, the families
that come with kitgen, and, with `source: system`, the fonts installed on this machine. Nothing is fetched from the web.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kitgen.base.problems import did_you_mean
from kitgen.base.sfnt import FontFile, font_file, fonts_in, look
from kitgen.model.brand import TEXT_FAMILY, VOICE_FAMILY, Fonts, Typeface
from kitgen.read.brand_standard import FONT, FONT_SOURCES, TYPE_OPTIONS, TYPOGRAPHY, WEIGHTS, warn_unknown
from kitgen.read.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kitgen.base.origin import Origin
    from kitgen.base.problems import Problems
    from kitgen.read.brand_paths import Paths
    from kitgen.read.yamlfile import Node

_SYSTEM = (
    "~/.fonts",
    "~/.local/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
    "C:/Windows/Fonts",
)
_STATIC = "static TrueType files (.ttf)"


def system_folders() -> list[Path]:
    """Return the folders in which Linux, macOS and Windows keep installed fonts, as far as they are there."""
    return [folder for name in _SYSTEM if (folder := Path(name).expanduser()).is_dir()]


def read_fonts(file: Fields, own: Fields, paths: Paths, vendored: Sequence[FontFile], problems: Problems) -> Fonts:
    """Return the roles of type and the font files behind them.

    Args:
        file: the whole file, for `typography`.
        own: `defaults.kitgen`, for `voice`.
        paths: finds the files that the brand names.
        vendored: the font files that come with kitgen; what the brand brings itself goes before them.
        problems: takes what is wrong.
    """
    return _Reader(file, paths, vendored, problems).read(own)


class _Reader:
    """Finds the families of a brand; remembers which were found, so that each is told of once."""

    def __init__(self, file: Fields, paths: Paths, vendored: Sequence[FontFile], problems: Problems) -> None:
        self.problems = problems
        self.paths = paths
        self.vendored = vendored
        self.section = file.mapping("typography")
        self.defined: dict[str, Fields] = {}
        self.found: dict[str, list[FontFile]] = {}
        self._folder: list[FontFile] | None = None
        if self.section:
            warn_unknown(self.section, TYPOGRAPHY, problems)
            for font in self.section.mappings("fonts"):
                warn_unknown(font, FONT, problems)
                family = font.text("family", required=True)
                font.choice("source", FONT_SOURCES)
                self.defined[family.casefold()] = font

    def read(self, own: Fields) -> Fonts:
        text = self.role("base", Typeface(TEXT_FAMILY))
        strong = max(600, min(text.weight + 200, 900))
        text = text._replace(strong=strong)
        head = self.role("headings", Typeface(text.family, 600))
        head = head._replace(strong=max(head.weight, 600))
        voice = Typeface(VOICE_FAMILY)
        node = own.node("voice")
        if node is not None and self.family(own.text("voice"), node.origin, VOICE_FAMILY) != VOICE_FAMILY:
            voice = Typeface(own.text("voice"))
        for face in dict.fromkeys((text, voice)):
            self.check_faces(face)
        brought = [font for files in self.found.values() for font in files]
        return Fonts(text, voice, head, (*brought, *self.vendored))

    def role(self, key: str, default: Typeface) -> Typeface:
        """Return the typeface of one role of the standard: a family, or a mapping with family, weight and style."""
        node = self.section.node(key) if self.section else None
        if node is None or self.section is None:
            return default
        if node.kind != "map":
            name = self.section.text(key)
            return default._replace(family=self.family(name, node.origin, default.family))
        options = Fields(node, self.problems, f"typography.{key}")
        warn_unknown(options, TYPE_OPTIONS, self.problems)
        family = options.text("family")
        used = self.family(family, options.at("family"), default.family) if family else default.family
        weight = self.weight(options.node("weight"), default.weight)
        italic = options.choice("style", ("normal", "italic", "oblique"), "normal") != "normal"
        if family and used != family:
            return default  # weight and style were chosen for a family that is not there
        return default._replace(family=used, weight=weight, italic=italic)

    def weight(self, node: Node | None, default: int) -> int:
        """Return a weight as the standard writes it: a number from 100 to 900, or a word."""
        if node is None:
            return default
        if node.raw in WEIGHTS:
            return WEIGHTS[node.raw]
        if node.raw.isdigit() and 1 <= int(node.raw) <= 1000:
            return int(node.raw)
        message = f"a weight must be a number from 100 to 900 or a word, not {node.describe()}"
        self.problems.error("wrong-type", message, node.origin, hint=did_you_mean(node.raw, WEIGHTS))
        return default

    # Families.

    def family(self, name: str, origin: Origin, default: str) -> str:
        """Return the family that will be used for one that is wanted."""
        key = name.casefold()
        if key in self.found:
            return name
        defined = self.defined.get(key)
        source = defined.text("source") if defined else ""
        if defined and source == "file":
            files = self.named_files(defined, name)
        else:
            files = [font for font in self.folder_fonts() if font.family.casefold() == key]
            if not files and any(font.family.casefold() == key for font in self.vendored):
                return name
            if not files and source == "system":
                files = _installed(name)
        usable = self.usable(files, origin)
        if usable:
            self.found[key] = usable
            return name
        if not files:
            self.missing(name, source, origin, default)
        return default

    def folder_fonts(self) -> list[FontFile]:
        """Return the fonts of the brand's `fonts/` folder, looked through once."""
        if self._folder is None:
            folder = self.paths.folder / "fonts"
            self._folder = fonts_in(folder) if folder.is_dir() else []
        return self._folder

    def usable(self, files: Iterable[FontFile], origin: Origin) -> list[FontFile]:
        """Return the files kitgen can embed; note why it cannot embed the others."""
        usable = []
        for font in files:
            if font.trouble:
                message = f'the font file "{self.paths.shown(font.path)}" {font.trouble}'
                self.problems.error("font-unusable", message, origin, hint=f"replace it by {_STATIC}, one a weight")
            else:
                usable.append(font)
        return usable

    def named_files(self, defined: Fields, family: str) -> list[FontFile]:
        """Return the files of a family with `source: file`; the weight and style written win over the file's own."""
        files = []
        for node in defined.items("files", required=True):
            path_node: Node | None = node
            weight, style = None, ""
            if node.kind == "map":
                fields = Fields(node, self.problems, "typography.fonts.files")
                warn_unknown(fields, ("path", "weight", "style"), self.problems)
                path_node = fields.node("path", required=True)
                weight = fields.node("weight")
                style = fields.choice("style", ("normal", "italic", "oblique"))
            path = self.paths.resolve(path_node, "font") if path_node else None
            if path is None or path_node is None:
                continue
            try:
                font = font_file(path)
            except (OSError, ValueError) as error:
                why = error if isinstance(error, ValueError) else "cannot be read"
                message = f'the font file "{path_node.raw}" {why}'
                self.problems.error("font-unusable", message, path_node.origin, hint=f"replace it by {_STATIC}")
                continue
            italic = style in {"italic", "oblique"} if style else font.italic
            files.append(font._replace(family=family, weight=self.weight(weight, font.weight), italic=italic))
        return files

    def missing(self, name: str, source: str, origin: Origin, default: str) -> None:
        """Say which files to put where for a family that is not there."""
        if source == "file":
            return  # each file has been told of already
        why = {
            "system": "is not installed on this machine",
            "google": "is on the web only (source: google)",
            "bunny": "is on the web only (source: bunny)",
        }.get(source, "is not here")
        stem = name.replace(" ", "")
        place = self.paths.shown(self.paths.folder / "fonts")
        message = f'the font "{name}" {why}; {default} is used instead'
        hint = f"put {_STATIC} into {place}/: {stem}-Regular.ttf, {stem}-Italic.ttf, {stem}-SemiBold.ttf"
        self.problems.warn("font-missing", message, origin, hint=hint)

    def check_faces(self, face: Typeface) -> None:
        """Note the faces that running text needs and a brand's family does not have."""
        files = self.found.get(face.family.casefold())
        if not files:
            return
        lacks = []
        if not any(font.italic for font in files):
            lacks.append("an italic (emphasis is set upright)")
        if not any(font.weight >= 600 and not font.italic for font in files):
            lacks.append("a weight of 600 or more (strong words look like others)")
        if lacks:
            message = f'the font "{face.family}" lacks {" and ".join(lacks)}'
            place = self.paths.shown(files[0].path.parent)
            origin = self.section.origin if self.section else None
            self.problems.warn("font-faces", message, origin, hint=f"put the missing files into {place}/")


def _installed(family: str) -> list[FontFile]:
    """Return the usable faces of a family among the installed fonts."""
    wanted = family.casefold()
    files = (path for folder in system_folders() for path in sorted(folder.rglob("*.[tT][tT][fF]")))
    return [font for font in look(files) if font.family.casefold() == wanted and not font.trouble]
