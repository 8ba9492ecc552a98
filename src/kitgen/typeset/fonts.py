"""Fonts: font files go in, faces that know their letters, widths and kerning come out.

A file is parsed when its face is first measured or drawn, never before.

Which file sets a weight that a family lacks follows CSS: up to 500 the next lighter, then the next heavier; above 500
the next heavier, then the next lighter. An italic that is missing is set upright, never slanted by the program.
"""

from __future__ import annotations

import zlib
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfmetrics, ttfonts

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problem, did_you_mean
from kitgen.base.sfnt import FontFile, fonts_in
from kitgen.typeset.coverage import lacking, split_by_coverage
from kitgen.typeset.metrics import Advances, Pairs, Widths
from kitgen.typeset.scripts import needs_shaping

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kitgen.base.store import Store

FALLBACK = ("Noto Sans", "Source Serif 4")
"""Families that set what the family in use cannot, in this order."""


class Face:
    """One font file as text is set in it. Lengths are 1/1000 em unless a size in points is given."""

    def __init__(self, file: FontFile, library: FontLibrary) -> None:
        self.file = file
        self.family = file.family
        self.weight = file.weight
        self.italic = file.italic
        self._library = library

    def __repr__(self) -> str:
        return f"<Face {self.family} {self.weight}{' italic' if self.italic else ''}>"

    @cached_property
    def _data(self) -> bytes:
        return self.file.path.read_bytes()

    @cached_property
    def _ttf(self) -> ttfonts.TTFont:
        try:
            return self._library.register(self, self._data)
        except Exception as error:  # ReportLab's parser meets damaged tables with whatever comes up
            raise KitError([_refused(self.file, f"cannot be read ({error})")]) from error

    @property
    def name(self) -> str:
        """The name under which ReportLab knows the face: one for each file, the same in every run."""
        return str(self._ttf.fontName)

    @property
    def font(self) -> ttfonts.TTFont:
        """ReportLab's font, which counts out the glyphs of a document."""
        return self._ttf

    @cached_property
    def chars(self) -> frozenset[str]:
        """Every character the face can set."""
        glyphs = self._ttf.face.charToGlyph
        return frozenset(chr(code) for code, glyph in glyphs.items() if glyph and not needs_shaping(code))

    @cached_property
    def advances(self) -> dict[str, float]:
        """Advance width of every character; looking up one the face lacks gives the width of the empty box."""
        face = self._ttf.face
        return Advances({chr(code): width for code, width in face.charWidths.items()}, face.defaultWidth or 0)

    @cached_property
    def _widths(self) -> Widths:
        return Widths(self.advances)

    @cached_property
    def _kerned(self) -> Widths:
        return Widths(self.advances, self._pairs)

    @cached_property
    def _pairs(self) -> Pairs:
        return self._library.pairs(self._data)

    @property
    def ascent(self) -> float:
        """Height of the typographic ascender."""
        return float(self._ttf.face.ascent)

    @property
    def descent(self) -> float:
        """Depth of the typographic descender, below zero."""
        return float(self._ttf.face.descent)

    @property
    def cap_height(self) -> float:
        """Height of capitals."""
        return float(self._ttf.face.capHeight)

    def covers(self, text: str) -> bool:
        """Tell whether the face has every character of the text."""
        return self.chars.issuperset(text)

    def width(self, text: str, size: float, *, kerned: bool = False) -> float:
        """Return the width of a line of text in points, with its kerning if asked."""
        return (self._kerned if kerned else self._widths)[text] * size / 1000

    def runs(self, text: str) -> list[tuple[Face, str]]:
        """Return a text in runs of one face each, this one wherever it can (see `FontLibrary.runs`)."""
        return self._library.runs(text, self)

    def kerning(self, text: str) -> list[int] | None:
        """Return what is added to each character's advance, or None when that is nothing at all.

        The list is as long as the text; the value at `i` moves what follows character `i` (below zero: closer).
        """
        if len(text) < 2:
            return None
        moves: list[int] = list(map(self._pairs.__getitem__, map(str.__add__, text, text[1:])))
        if not any(moves):
            return None
        moves.append(0)
        return moves


class FontLibrary:
    """The font files a build may use; those named first win over later ones of the same family, weight and slant."""

    def __init__(
        self, files: Iterable[FontFile], fallback: Sequence[str] = FALLBACK, store: Store | None = None
    ) -> None:
        """Take the files; `store` keeps from one build to the next what is slow to measure."""
        self._families: dict[str, dict[tuple[int, bool], FontFile]] = {}
        for file in files:
            self._families.setdefault(file.family.casefold(), {}).setdefault((file.weight, file.italic), file)
        self._fallback = tuple(name for name in fallback if name.casefold() in self._families)
        self._faces: dict[FontFile, Face] = {}
        self._chosen: dict[tuple[str, int, bool], Face] = {}
        self._ps_names: dict[bytes, str] = {}
        self._store = store
        self._pairs: list[Pairs] = []

    @classmethod
    def of_folders(cls, *folders: Path) -> FontLibrary:
        """Return the library of all fonts in some folders and the folders in them."""
        return cls(file for folder in folders for file in fonts_in(folder))

    @property
    def families(self) -> list[str]:
        """Names of all families, as their files write them."""
        return sorted(next(iter(files.values())).family for files in self._families.values())

    def face(self, family: str, weight: int = 400, *, italic: bool = False) -> Face:
        """Return the face nearest to a wish (the module's first words say what nearest means).

        Raises:
            KitError: when there is no such family, or the file cannot be embedded.
        """
        key = (family, weight, italic)
        if key not in self._chosen:
            self._chosen[key] = self._find(family, weight, italic=italic)
        return self._chosen[key]

    def _find(self, family: str, weight: int, *, italic: bool) -> Face:
        files = self._families.get(family.casefold())
        if not files:
            message = f'there is no font family "{family}"'
            raise KitError([Problem("error", "font-missing", message, hint=did_you_mean(family, self.families))])
        slants = {slant for _, slant in files}
        slant = italic if italic in slants else not italic
        file = files[nearest_weight(weight, (have for have, leaning in files if leaning == slant)), slant]
        if file.trouble:
            raise KitError([_refused(file, file.trouble)])
        return self._faces.setdefault(file, Face(file, self))

    def fallbacks(self, face: Face) -> tuple[Face, ...]:
        """Return the faces that stand in for one, of the nearest weight and slant."""
        others = (name for name in self._fallback if name.casefold() != face.family.casefold())
        return tuple(self.face(name, face.weight, italic=face.italic) for name in others)

    def runs(self, text: str, face: Face) -> list[tuple[Face, str]]:
        """Return the text in runs of one face each, the face itself wherever it can.

        Letters written with a separate accent are joined, characters that never print are left out, and rare spaces
        and hyphens are set as common ones where no face has them. What no face has stays in a run of the first face.
        """
        if face.chars.issuperset(text):
            return [(face, text)] if text else []
        return split_by_coverage(text, face, self.fallbacks(face))

    def uncovered(self, text: str, face: Face) -> list[str]:
        """Return the characters of a text that neither the face nor its fallbacks can set, each once, in order."""
        if face.chars.issuperset(text):
            return []
        return lacking(text, (face, *self.fallbacks(face)))

    def pairs(self, data: bytes) -> Pairs:
        """Return the kerning of a file."""
        self._pairs.append(Pairs(data, self._store))
        return self._pairs[-1]

    def keep(self) -> None:
        """Keep what was measured for the next build."""
        for pairs in self._pairs:
            pairs.keep()

    def register(self, face: Face, data: bytes) -> ttfonts.TTFont:
        """Make a face known to ReportLab.

        The name carries a checksum of the file, so that it is the same in every run and no two files ever share one.
        Files that claim the same PostScript name within one library are told apart too, for ReportLab would otherwise
        draw both with the first.
        """
        mark = f"{zlib.crc32(data):08x}"
        slant = "i" if face.italic else ""
        font = _loaded(f"{face.family.replace(' ', '')}-{face.weight}{slant}-{mark}", data)
        if self._ps_names.setdefault(font.face.name, mark) != mark:
            font = _loaded(f"{font.fontName}-alone", data, mark)
        return font


def _loaded(name: str, data: bytes, mark: str = "") -> ttfonts.TTFont:
    """Return the font ReportLab holds under a name, parsed now if it is new; `mark` is added to its PostScript name.

    It is not handed to `registerFont`, which gives out another file's font when two share a PostScript name.
    """
    known: dict[str, Any] = pdfmetrics._fonts  # noqa: SLF001  # there is no public way to ask
    if name not in known:
        make: Any = ttfonts.TTFont
        font = make(name, BytesIO(data), asciiReadable=0, shapable=False)
        if mark:
            font.face.name = type(font.face.name)(font.face.name + b"-" + mark.encode())
        known[name] = font
    found: ttfonts.TTFont = known[name]
    return found


def _refused(file: FontFile, why: str) -> Problem:
    return Problem(
        "error",
        "font-unusable",
        f"the font file {why}",
        Origin(str(file.path)),
        hint="use a static TrueType file (.ttf)",
    )


def nearest_weight(wanted: int, have: Iterable[int]) -> int:
    """Return the weight that stands in for one a family lacks, as CSS does it."""
    weights = sorted(have)
    lighter = [weight for weight in reversed(weights) if weight <= wanted]
    heavier = [weight for weight in weights if weight >= wanted]
    if 400 <= wanted <= 500:
        between = [weight for weight in heavier if weight <= 500]
        return (between + lighter + heavier)[0]
    return (lighter + heavier if wanted < 400 else heavier + lighter)[0]
