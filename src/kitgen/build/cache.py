"""What is slow to read, kept from one build to the next: keys and bytes go in; the bytes, or nothing, come out.

Nothing depends on it: a build without it takes longer and gives the same bytes. So whatever goes wrong with
it is let go.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

OFF = "KITGEN_NO_CACHE"
"""The environment variable that switches the cache off, whatever it is set to."""


class Cache:
    """A folder of the user's with one file a key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what was put under a key; None when there is nothing that can be read."""
        try:
            return (self.folder / key).read_bytes()
        except OSError:
            return None

    def put(self, key: str, value: bytes) -> None:
        """Keep a value if that is possible; another build never sees half of it."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(value)
                Path(name).replace(self.folder / key)
            except OSError:
                Path(name).unlink(missing_ok=True)


def users_cache() -> Cache | None:
    """Return the user's own cache, None when it is switched off."""
    if os.environ.get(OFF):
        return None
    with suppress(OSError, RuntimeError):  # a user without a home
        return Cache(user_cache_path("kitgen"))
    return None
