"""A starter project: an empty folder goes in, the shipped workshop with a brand and a short README lies in it after."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from kitgen.base.problems import CannotWriteError
from kitgen.build.settings import DEFAULT_BRAND

WORKSHOP = "inner-leadership"

README = f"""\
# A workshop kit

Build it:

    kitgen build

The kit is then in `out/{WORKSHOP}/{DEFAULT_BRAND}/`: print `print-plan.pdf` first, it says what to print and how often.

- `content/workshops/{WORKSHOP}/` has the words, one Markdown file a session. Change them and build again.
- `content/workshops/{WORKSHOP}/workshop.yaml` has the facts: people, groups, start, materials.
- `content/brands/{DEFAULT_BRAND}/_brand.yml` has the colours, fonts and names. `kitgen brand new NAME` starts
  one of your own, and `kitgen build --brand NAME` uses it.

Each of these takes its value for one build only:

    kitgen build --participants 24 --start 13:30 --paper letter --venue "Town Hall"

`kitgen --help` has the rest.
"""


class NotEmptyError(Exception):
    """Something is in the folder already; the message names it."""


def init_project(folder: Path, shipped: Path) -> tuple[str, ...]:
    """Put a project into an empty folder, and return what lies in it, as paths relative to it.

    The files are gathered beside their place and moved in at the end, so that a fault leaves the folder as it was.

    Args:
        folder: where the project shall be; made, with the folders above it, when it is not there.
        shipped: the folder that holds the `content` that comes with kitgen.

    Raises:
        NotEmptyError: when the folder holds anything, or is a file.
        CannotWriteError: when it cannot be written.
    """
    try:
        _refuse_full(folder)
        made = not folder.exists()
        folder.mkdir(parents=True, exist_ok=True)
        try:
            _fill(folder, shipped)
        except BaseException:
            if made:
                folder.rmdir()
            raise
    except OSError as error:
        raise CannotWriteError(f'cannot write "{folder}": {(error.strerror or str(error)).lower()}') from error
    return tuple(sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()))


def _refuse_full(folder: Path) -> None:
    if folder.is_dir():
        there = next(iter(sorted(folder.iterdir())), None)
        if there:
            raise NotEmptyError(f'"{folder}" is not empty: it has "{there.name}"')
    elif folder.exists() or folder.is_symlink():
        raise NotEmptyError(f'"{folder}" is not a folder')


def _fill(folder: Path, shipped: Path) -> None:
    with tempfile.TemporaryDirectory(prefix=".kitgen-", dir=folder) as temporary:
        new = Path(temporary)
        for part in (f"content/workshops/{WORKSHOP}", f"content/brands/{DEFAULT_BRAND}"):
            shutil.copytree(shipped / part, new / part, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        (new / "README.md").write_text(README, encoding="utf-8")
        for path in sorted(new.iterdir()):
            path.rename(folder / path.name)
