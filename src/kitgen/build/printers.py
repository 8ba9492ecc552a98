"""Printer profiles on the disk: a printer's name goes in, what its test sheet told comes out, or is kept.

They belong to a user and a machine, not to a project: one file, `printers.yaml`, in the user's own folder for settings.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path

from kitgen.base.lengths import MM
from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problem, did_you_mean
from kitgen.build.outputs import write_file
from kitgen.read.printers import read_profiles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitgen.model.printer import PrinterProfile

FILE = "printers.yaml"
FOLDER = "KITGEN_CONFIG"
"""The environment variable that names another folder for kitgen's own settings."""

_HEAD = "# Printers as kitgen knows them; `kitgen printer set` writes this file anew.\n"


def profiles_file() -> Path:
    """Return where profiles are kept; the file need not be there."""
    named = os.environ.get(FOLDER)
    return (Path(named) if named else user_config_path("kitgen")) / FILE


def all_printers() -> dict[str, PrinterProfile]:
    """Return all profiles that are kept, by name.

    Raises:
        KitError: when the file has faults.
    """
    path = profiles_file()
    return read_profiles(path, str(path))


def find_printer(name: str) -> PrinterProfile | None:
    """Return the profile of a printer, None when none is kept.

    Raises:
        KitError: when the file has faults.
    """
    return all_printers().get(name)


def read_printer(name: str) -> PrinterProfile:
    """Return the profile of a printer, for `-P NAME`.

    Raises:
        KitError: when none is kept for it, or the file has faults.
    """
    kept = all_printers()
    if name in kept:
        return kept[name]
    near = did_you_mean(name, kept, "there are profiles for")
    make = f'"kitgen printer test-sheet" tells what to keep with "kitgen printer set {name} …"'
    hint = f"{near}; {make}" if near else make
    message = f'no profile is kept for the printer "{name}"'
    raise KitError([Problem("error", "unknown-printer", message, Origin(str(profiles_file())), hint=hint)])


def keep_printer(profile: PrinterProfile) -> Path:
    """Keep a profile beside those of other printers, and return the file.

    Raises:
        KitError: when the file that is there has faults; it is left as it is.
        CannotWriteError: when it cannot be written.
    """
    return _write({**all_printers(), profile.name: profile}.values())


def forget_printer(name: str) -> Path:
    """Take the profile of a printer out of the file, and return the file.

    Raises:
        KitError: when none is kept for it, or the file has faults.
        CannotWriteError: when it cannot be written.
    """
    gone = read_printer(name)
    return _write(profile for profile in all_printers().values() if profile != gone)


def _write(profiles: Iterable[PrinterProfile]) -> Path:
    path = profiles_file()
    text = _HEAD + "".join(_entry(profile) for profile in profiles)
    write_file(path, text.encode(), make_folder=True)
    return path


def _entry(profile: PrinterProfile) -> str:
    """Return a profile as YAML; a name in JSON's quotes is one in YAML's."""
    lines = [
        f"{json.dumps(profile.name, ensure_ascii=False)}:",
        f"  dx: {in_mm(profile.dx)}",
        f"  dy: {in_mm(profile.dy)}",
        f"  flip: {profile.flip}",
    ]
    if profile.margin is not None:
        lines.append(f"  margin: {in_mm(profile.margin)}")
    if profile.backs:
        lines.append(f"  backs: {profile.backs}")
    return "\n".join(lines) + "\n"


def in_mm(value: float) -> str:
    """Return points as they are written, such as `-0.4mm`; to a thousandth, which no printer holds."""
    return f"{round(value / MM, 3) + 0.0:g}mm"
