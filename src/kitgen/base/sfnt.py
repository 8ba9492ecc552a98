"""Font files at a glance: a TrueType file goes in, its family, weight and whether it may be used come out.

Only the table directory and two small tables are read, so that looking through a folder of fonts costs next to nothing.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"})

_MAX_TABLES = 512
_MAX_NAME_TABLE = 1 << 20
_RESTRICTED = 0x0002
_EMBEDDING_BITS = 0x000E
_NO_SUBSETTING = 0x0100
_BITMAP_ONLY = 0x0200
_ITALIC = 0x0001
_KINDS = {
    b"OTTO": "has PostScript outlines (CFF)",
    b"ttcf": "is a font collection",
    b"wOFF": "is a web font (WOFF)",
    b"wOF2": "is a web font (WOFF2)",
}


class FontFile(NamedTuple):
    """One face as a file.

    `weight` is the CSS weight (100 to 900). `trouble` says why kitgen cannot use the file ("" when it can), as the end
    of a sentence that begins with the file's name.
    """

    path: Path
    family: str
    weight: int = 400
    italic: bool = False
    trouble: str = ""


def fonts_in(folder: Path) -> list[FontFile]:
    """Return the font files of a folder and the folders in it, ordered by path; what is no font is left out."""
    return list(look(path for path in sorted(folder.rglob("*")) if path.suffix.lower() in SUFFIXES))


def look(paths: Iterable[Path]) -> Iterator[FontFile]:
    """Yield the facts of those paths that can be read as fonts."""
    for path in paths:
        try:
            yield font_file(path)
        except (OSError, ValueError):
            continue


def font_file(path: Path) -> FontFile:
    """Return what a font file says about itself.

    Raises:
        OSError: when it cannot be read.
        ValueError: when it is no font; the message is the end of a sentence that begins with the file's name.
    """
    with path.open("rb") as file:
        kind = file.read(4)
        if kind in _KINDS and kind != b"OTTO":
            return FontFile(path, path.stem, trouble=f"{_KINDS[kind]}: kitgen embeds static TrueType fonts (.ttf)")
        if kind not in {b"\x00\x01\x00\x00", b"true", b"OTTO"}:
            raise ValueError("is not a font file")
        try:
            tables = _directory(file)
            family = _family(_table(file, tables, b"name"))
            weight, italic, rights = _os2(_table(file, tables, b"OS/2"))
        except (struct.error, KeyError, IndexError) as error:
            raise ValueError("is a damaged font file") from error
        return FontFile(path, family or path.stem, weight, italic, _trouble(kind, tables, rights))


def _directory(file: BinaryIO) -> dict[bytes, tuple[int, int]]:
    (count,) = struct.unpack(">H6x", file.read(8))
    if count > _MAX_TABLES:
        raise KeyError(count)
    records = [struct.unpack(">4s4xLL", file.read(16)) for _ in range(count)]
    return {tag: (offset, length) for tag, offset, length in records}


def _table(file: BinaryIO, tables: dict[bytes, tuple[int, int]], tag: bytes) -> bytes:
    offset, length = tables[tag]
    file.seek(offset)
    return file.read(min(length, _MAX_NAME_TABLE))


def _family(table: bytes) -> str:
    """Return the family of the name table: the typographic one (16) before the one of four styles (1)."""
    count, strings = struct.unpack_from(">2xHH", table)
    found: dict[int, str] = {}
    for index in range(count):
        platform, encoding, language, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
        if name not in {1, 16}:
            continue
        raw = table[strings + offset : strings + offset + length]
        if platform == 3 and encoding in {1, 10} and (language == 0x409 or name not in found):
            found[name] = raw.decode("utf-16-be", "replace")
        elif platform in {0, 1} and name not in found:
            found[name] = raw.decode("utf-16-be" if platform == 0 else "mac-roman", "replace")
    return found.get(16) or found.get(1) or ""


def _os2(table: bytes) -> tuple[int, bool, int]:
    weight, rights = struct.unpack_from(">4xH2xH", table)
    (selection,) = struct.unpack_from(">H", table, 62)
    return min(max(weight, 1), 1000), bool(selection & _ITALIC), rights


def _trouble(kind: bytes, tables: dict[bytes, tuple[int, int]], rights: int) -> str:
    wanted = "kitgen embeds static TrueType fonts (.ttf)"
    if kind == b"OTTO" or b"glyf" not in tables:
        return f"{_KINDS[b'OTTO']}: {wanted}"
    if b"fvar" in tables:
        return f"is a variable font: {wanted}, one file a weight"
    if rights & _EMBEDDING_BITS == _RESTRICTED:
        return "may not be embedded (its fsType says restricted licence)"
    if rights & (_NO_SUBSETTING | _BITMAP_ONLY):
        return "may not be embedded in part (its fsType forbids subsets or outlines)"
    return ""
