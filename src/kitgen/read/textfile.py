"""Text files as people save them: a path goes in, clean text with plain line ends comes out, or the reason why not."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 4_000_000
_OTHER_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SAVE = "save the file as UTF-8"
NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Signs that steer a terminal or a printer, or are no characters: nothing can be set of them."""


def read_text(path: Path, display: str) -> str:
    """Return the text of a file, without a byte order mark and with plain line ends.

    Args:
        path: where the file lies.
        display: the path to print in messages.

    Raises:
        KitError: when the file is missing, unreadable, far too large, not UTF-8, or holds what is no text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise _refuse("missing-file", f'there is no file "{display}"', Origin(display)) from None
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise _refuse("unreadable-file", f'"{display}" cannot be read: {reason}', Origin(display)) from None
    if len(data) > LARGEST:
        message = f'"{display}" has {len(data):,} bytes; a text file of a kit has {LARGEST:,} at most'
        raise _refuse("unreadable-file", message, Origin(display))
    return _decode(data, display)


def _decode(data: bytes, display: str) -> str:
    if data.startswith(_OTHER_MARKS):
        raise _refuse("not-utf8", "the file is saved as UTF-16 or UTF-32, not as UTF-8", Origin(display, 1), _SAVE)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        seen = data[error.start : error.start + 1]
        message = f"the file is not UTF-8: byte 0x{seen.hex().upper()} is no character"
        guess = seen.decode("cp1252", "ignore")
        hint = f'{_SAVE}; it looks like Windows or Latin-1, where this byte is "{guess}"' if guess else _SAVE
        raise _refuse("not-utf8", message, Origin(display, line), hint) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _refuse("not-utf8", "the file contains a NUL byte, so it is no text", Origin(display, line), _SAVE)
    if stray := NO_TEXT.search(text):
        line = text.count("\n", 0, stray.start()) + 1
        message = f"the file contains the control character {named(stray[0])}, which cannot be printed"
        hint = "take it away; it comes in with text pasted from other programs, and some editors do not show it"
        raise _refuse("not-utf8", message, Origin(display, line), hint)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def named(char: str) -> str:
    """Return a character as standards name it: `U+000C`."""
    return f"U+{ord(char):04X}"


def _refuse(code: str, message: str, origin: Origin, hint: str = "") -> KitError:
    return KitError([Problem("error", code, message, origin, hint=hint)])
