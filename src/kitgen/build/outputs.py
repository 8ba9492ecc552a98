"""Writing a kit: its files go in one by one, and all of them appear in the kit's folder together or not at all."""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
import signal
import tempfile
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from kitgen.base.problems import CannotWriteError, KitError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import FrameType, TracebackType

_TEMPORARY = ".kitgen-"
_FORGOTTEN_AFTER = 3600.0  # seconds; a build that was killed cannot tidy up, and none takes an hour
_DISK_FAULTS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG})
_LAST = "manifest.json"


class KitFolder:
    """The folder of one kit, as a context: files are written to a hidden folder inside it and renamed at `commit`.

    The hidden folder lies in the kit's own folder, so that both are on one file system and a rename is one step. What
    stood there before survives everything short of a power cut: a fault, Ctrl-C, even one in the middle of the
    renaming. Files that are not part of the new kit are left alone.

    Raises:
        CannotWriteError: when the folder is not where it seems to be, or cannot be written.
    """

    def __init__(self, out: Path, *parts: str, within: Path | None = None) -> None:
        """Name the folder.

        Args:
            out: the folder of all kits.
            parts: the folders below it, such as workshop and brand.
            within: the folder that may not be left through links; `out` by default.
        """
        self.folder = out.joinpath(*parts)
        self._within = within or out
        self._made: list[Path] = []
        self._temporary: Path | None = None

    def __enter__(self) -> Self:
        try:
            with _telling(self.folder):
                _refuse_escape(self.folder, self._within)
                _make_folders(self.folder, self._made)
                _sweep(self.folder)
                self._temporary = Path(tempfile.mkdtemp(prefix=_TEMPORARY, dir=self.folder))
        except BaseException:
            self._remove_made_folders()
            raise
        return self

    def path(self, name: str) -> Path:
        """Return where to write a file of the kit until it is finished.

        Raises:
            ValueError: when the name is more than a file name.
        """
        if not name or Path(name).name != name or name.startswith("."):
            raise ValueError(f'"{name}" is no plain file name')
        return self._hidden / name

    def write(self, name: str, data: bytes, *, runs: bool = False) -> None:
        """Write a whole file of the kit; one that `runs` can be started like a program by whoever can read it."""
        with _telling(self.folder / name):
            path = self.path(name)
            path.write_bytes(data)
            if runs:
                path.chmod(path.stat().st_mode | (path.stat().st_mode & 0o444) >> 2)

    def commit(self, obsolete: Iterable[str] = ()) -> tuple[Path, ...]:
        """Put every written file in its place, the manifest last, and return them.

        Args:
            obsolete: files of the kit before that have no place in this one; they are removed.

        Raises:
            CannotWriteError: when one of them cannot be put there; then all is as it was.
        """
        names = sorted((path.name for path in self._hidden.iterdir()), key=lambda name: (name == _LAST, name))
        gone = [self.path(name).name for name in obsolete if name not in names]
        with _telling(self.folder), _uninterrupted():
            _swap(self._hidden, self.folder, names, gone)
        self._made = []
        return tuple(self.folder / name for name in names)

    @property
    def _hidden(self) -> Path:
        if self._temporary is None:
            raise RuntimeError("a kit's folder is written inside its with block")
        return self._temporary

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        hidden, self._temporary = self._hidden, None
        shutil.rmtree(hidden, ignore_errors=True)
        self._remove_made_folders()
        if isinstance(error, OSError) and _is_ours(error, hidden):
            raise CannotWriteError(_reason(self.folder, error)) from error

    def _remove_made_folders(self) -> None:
        for folder in reversed(self._made):
            with suppress(OSError):
                folder.rmdir()


def _is_ours(error: OSError, hidden: Path) -> bool:
    """Return whether a fault came from writing the kit, however deep in another package the write was."""
    return error.errno in _DISK_FAULTS or Path(str(error.filename or "")).is_relative_to(hidden)


def _refuse_escape(folder: Path, within: Path) -> None:
    real = folder.resolve()
    if not real.is_relative_to(within.resolve()):
        where = f'"{folder}" is a link that leads out of "{within}", to "{real}"'
        raise CannotWriteError(f"{where}: remove the link, or name the place with --out")


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, and note the ones that were not there, outermost first."""
    for path in reversed([folder, *folder.parents]):
        if not path.exists():
            path.mkdir(exist_ok=True)
            made.append(path)


def _sweep(folder: Path) -> None:
    """Remove what a build that was killed has left behind."""
    for left in folder.glob(f"{_TEMPORARY}*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _FORGOTTEN_AFTER:
                shutil.rmtree(left)


def _swap(hidden: Path, folder: Path, new: list[str], gone: list[str]) -> None:
    """Move new files in and old ones out; on any fault put the old ones back."""
    former = hidden / "former"
    former.mkdir()
    moved: list[str] = []
    try:
        for name in (*new, *gone):
            _keep(folder / name, former / name)
        for name in new:
            (hidden / name).replace(folder / name)
            moved.append(name)
        for name in gone:
            (folder / name).unlink(missing_ok=True)
    except BaseException:
        for name in moved:
            (folder / name).unlink()
        for old in former.iterdir():
            old.replace(folder / old.name)
        raise


def _keep(file: Path, former: Path) -> None:
    """Remember an old file under a second name; where links cannot be made, under another name."""
    if not os.path.lexists(file):
        return
    if file.is_dir() and not file.is_symlink():
        raise IsADirectoryError(errno.EISDIR, "a folder stands where a file should go", str(file))
    try:
        os.link(file, former, follow_symlinks=False)
    except OSError:
        file.replace(former)


@contextmanager
def _telling(target: Path) -> Iterator[None]:
    """Turn a fault of the file system into a sentence that names the target."""
    try:
        yield
    except OSError as error:
        raise CannotWriteError(_reason(target, error)) from error


def _reason(target: Path, error: OSError) -> str:
    met = Path(error.filename) if error.filename else target
    # The hidden folder's name would puzzle a reader; the file he waits for has the same name next to it.
    shown = target if any(part.startswith(_TEMPORARY) for part in met.parts) else met
    return f'cannot write "{shown}": {(error.strerror or str(error)).lower()}'


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C and a request to end until the block is done; it takes milliseconds."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        waiting.append(number)

    held = [(number, signal.signal(number, wait)) for number in (signal.SIGINT, signal.SIGTERM)]
    try:
        yield
    finally:
        for kind, handler in held:
            signal.signal(kind, handler)
        for number in waiting:
            signal.raise_signal(number)


def write_file(target: Path, data: bytes, *, make_folder: bool = False) -> None:
    """Write a single file, whole or not at all; with `make_folder` its folder need not be there.

    Raises:
        CannotWriteError: when it cannot be written.
    """
    with _telling(target):
        if make_folder:
            target.parent.mkdir(parents=True, exist_ok=True)
        file, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=target.parent)
        try:
            with os.fdopen(file, "wb") as stream:
                stream.write(data)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink()
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def made_at(released: dt.date | None, environment: Mapping[str, str]) -> dt.datetime:
    """Return the moment that a kit's files say they were made: the clock never, so that two builds agree.

    It is SOURCE_DATE_EPOCH where that is set, else midnight (UTC) of the day the workshop was released, else 1980, the
    first year that every file format can hold.

    Raises:
        KitError: when SOURCE_DATE_EPOCH is not a number of seconds.
    """
    written = environment.get("SOURCE_DATE_EPOCH", "")
    if written:
        try:
            return dt.datetime.fromtimestamp(int(written), dt.UTC)
        except (ValueError, OverflowError, OSError):
            message = f'SOURCE_DATE_EPOCH is "{written}", not a number of seconds since 1970'
            raise KitError([Problem("error", "source-date", message, hint="unset it, or set it right")]) from None
    return dt.datetime.combine(released or dt.date(1980, 1, 1), dt.time(), dt.UTC)
