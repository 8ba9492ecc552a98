"""kitgen as a process: the arguments it was started with go in, its exit code comes out, and nothing is tidied up."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from kitgen.cli.main import main


def run() -> None:
    """Run the program and end the process at once.

    Python would look for rings among all objects and take its modules apart, which takes a tenth of a build; the
    system takes the memory back anyway. Counting references frees nearly all there is while the program runs.
    """
    gc.disable()
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed from the start: whoever closed it does not listen
            from pathlib import Path  # a tenth of a short start

            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the very end
    try:
        main(prog_name="kitgen")
    except SystemExit as ended:
        _end(ended.code)


def _end(code: str | int | None) -> NoReturn:
    """End with a code; where text is still to be written and cannot be, or somebody measures, end as Python does."""
    measured = sys.gettrace() or sys.getprofile()
    if measured or not isinstance(code, int):
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        sys.exit(code)
    os._exit(code)
