"""Compiled layouts between builds: a layout goes in, its code comes out, without Jinja's compiler where it is known.

Compiling the layouts of a look takes longer than setting a piece.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

import kitgen

if TYPE_CHECKING:
    from kitgen.base.store import Store
    from kitgen.compose.environment import Display


class Compiled(BytecodeCache):
    """Keeps the code of layouts in a store.

    The code names the layout's file twice: as Python shows it in a traceback, and as messages do. Both are in the key.
    """

    def __init__(self, store: Store, display: Display) -> None:
        self._store = store
        self._display = display
        ours = Path(__file__).with_name("environment.py").stat()
        self._maker = f"{kitgen.__version__} {ours.st_mtime_ns} {ours.st_size} {jinja2.__version__}"

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a layout; Jinja itself compares its text and the version of Python."""
        parts = (self._maker, name, filename or "", self._display(Path(filename)) if filename else "")
        return f"layout-{hashlib.sha256(repr(parts).encode()).hexdigest()}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code from the store, if it is there and still good."""
        data = self._store.get(bucket.key)
        if data:
            try:
                bucket.bytecode_from_string(data)
            except Exception:  # noqa: BLE001 - whatever a damaged file makes of itself, the layout is compiled again
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Put the code into the store."""
        self._store.put(bucket.key, bucket.bytecode_to_string())
