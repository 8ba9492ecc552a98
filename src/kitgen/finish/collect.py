"""Filled forms go in, one row a file and one column a field come out, with a problem for each file that has none."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problem, Problems
from kitgen.finish.filled import Filled, Unusable, read_filled, too_much
from kitgen.finish.guard import Guard, OverrunError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

FILE, NAME = "file", "name"

MOST_FILES = 10_000

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kit that answers are collected for, and its fields in order, as fields.json has them."""

    workshop: str
    version: str
    fields: tuple[str, ...]


def read_wanted(path: Path) -> Wanted:
    """Return what a kit's fields.json says.

    Raises:
        KitError: when the file is none.
    """
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        names = dict.fromkeys(str(one["name"]) for one in told["fields"])
        return Wanted(str(told["workshop"]), str(told["version"]), tuple(names))
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"cannot be read as the fields of a kit ({type(error).__name__})"
        hint = "name the fields.json that lies beside the fillable handouts"
        raise KitError([Problem("error", "fields-unreadable", message, Origin(str(path)), hint=hint)]) from error


def files_in(places: Iterable[Path], problems: Problems) -> list[Path]:
    """Return the files to read, each once: those named, and the PDFs in folders and the folders in them."""
    found: dict[Path, Path] = {}
    for place in places:
        files = [place]
        if place.is_dir():
            files = sorted(path for path in place.rglob("*") if path.suffix.lower() == ".pdf" and path.is_file())
            if not files:
                problems.error("form-unreadable", "the folder has no PDF", Origin(str(place)))
        for path in files:
            found.setdefault(path.resolve(), path)
    if len(found) > MOST_FILES:
        problems.error("form-too-much", f"{len(found)} files; at most {MOST_FILES} are read at a time")
        problems.stop_on_errors()
    return list(found.values())


def read_all(
    files: Sequence[Path], problems: Problems, wanted: Wanted | None = None, told: Callable[[Path], None] | None = None
) -> dict[Path, Filled]:
    """Return the answers of all files of one kit; every other file is a problem of its own."""
    filled: dict[Path, Filled] = {}
    with Guard(read_filled) as reader:
        for path in files:
            try:
                filled[path] = reader(path)
            except Unusable as why:
                _refuse(path, why, problems)
            except OverrunError as error:
                _refuse(path, too_much(str(error)), problems)
            if told:
                told(path)
    return _of_one_kit(filled, problems, wanted)


def _refuse(path: Path, why: Unusable, problems: Problems) -> None:
    problems.error(why.code, why.message, Origin(str(path)), hint=why.hint)


def _of_one_kit(filled: dict[Path, Filled], problems: Problems, wanted: Wanted | None) -> dict[Path, Filled]:
    """Leave out what belongs to another kit: than the one wanted, or than most of the files."""
    kits = Counter((one.stamp.workshop, one.stamp.version) for one in filled.values())
    kit = (wanted.workshop, wanted.version) if wanted else max(kits, key=lambda one: kits[one], default=("", ""))
    kept = {}
    for path, one in filled.items():
        if (one.stamp.workshop, one.stamp.version) == kit:
            kept[path] = one
        else:
            message = f'belongs to the kit "{one.stamp.kit}", not to "{" ".join(kit).strip()}"'
            problems.error("form-other-kit", message, Origin(str(path)), hint="collect each kit into a file of its own")
    return kept


def table(filled: dict[Path, Filled], wanted: Wanted | None = None) -> list[list[str]]:
    """Return the rows, the names of the columns first: the file, the person's name, and the fields in their order."""
    columns = dict.fromkeys((NAME, *(wanted.fields if wanted else ())))
    for one in filled.values():
        columns.update(dict.fromkeys(one.answers))
    rows = [[FILE, *columns]]
    rows.extend([str(path), *(one.answers.get(name, "") for name in columns)] for path, one in filled.items())
    return rows


def as_csv(rows: Iterable[Sequence[str]], *, mark: bool = False) -> bytes:
    """Return rows as CSV (RFC 4180) in UTF-8; `mark` puts the sign in front by which Excel knows UTF-8."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows([[defused(cell) for cell in row] for row in rows])
    return buffer.getvalue().encode("utf-8-sig" if mark else "utf-8", "replace")


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: it begins with an apostrophe where it might be one."""
    return f"'{cell}" if cell[:1] in {"\t", "\r", "\n"} or cell.lstrip().startswith(_FORMULA) else cell
