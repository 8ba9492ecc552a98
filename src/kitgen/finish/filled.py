"""A filled form goes in, the answers in it come out, or the reason why there are none.

Files come from outside and may be anything. What reads them trusts nothing: fields are counted, nesting is limited, a
field is visited once; `finish/guard.py` limits time and memory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kitgen.model.form import FormStamp, find_stamp

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GREATEST = 50 * 1024 * 1024
"""The greatest file that is opened, in bytes; a filled form of kitgen has a fiftieth of it."""

MOST_FIELDS = 5000
MOST_NODES = 20_000
DEEPEST = 8
LONGEST = 100_000
"""Characters of one answer."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


class Unusable(Exception):  # noqa: N818 - it is what became of a file, and no fault of ours
    """A file without answers to read: the code of docs/problems.md, what was met, and what to do."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code = code
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that somebody filled in: the kit it belongs to, and its answers in the order of its fields."""

    stamp: FormStamp
    answers: dict[str, str] = field(default_factory=dict)


def read_filled(path: Path) -> Filled:
    """Return the answers in a file.

    Raises:
        Unusable: when there are none to read.
    """
    _check_file(path)
    from pypdf import PdfReader  # noqa: PLC0415 - a third of a second that only reading needs
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError  # noqa: PLC0415

    try:
        return _read(PdfReader(path, strict=False))
    except Unusable:
        raise
    except (DependencyError, FileNotDecryptedError) as error:  # strong ciphers need a package that kitgen does without
        raise _encrypted() from error
    except (LimitReachedError, MemoryError, RecursionError) as error:
        raise too_much("it unfolds to more than a form can hold") from error
    except Exception as error:  # a reader of broken files falls over in more ways than it tells
        raise Unusable("form-unreadable", f"cannot be read as a PDF ({_first_line(error)})", _SEND_AGAIN) from error


_SEND_AGAIN = "ask for the file again"


def _check_file(path: Path) -> None:
    try:
        if not path.is_file():
            raise Unusable("form-unreadable", "is no file" if path.exists() else "is not there")
        if path.stat().st_size > GREATEST:
            raise too_much(f"it has more than {GREATEST // 1024 // 1024} MB")
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        raise Unusable("form-unreadable", f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    if b"%PDF-" not in start:
        raise Unusable("form-unreadable", "is no PDF", _SEND_AGAIN)


def too_much(why: str) -> Unusable:
    """Return what is said of a file that asks for more than a form may."""
    return Unusable("form-too-much", f"was not read: {why}", "do not open it; ask who sent it")


def _encrypted() -> Unusable:
    return Unusable("form-encrypted", "is encrypted", "ask for the file again, saved without a password")


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0][:120]


def _read(reader: Any) -> Filled:
    if reader.is_encrypted:
        raise _encrypted()
    root = reader.trailer["/Root"].get_object()
    stamp = _stamp(reader, root)
    if stamp is None:
        hint = "a form that was printed to a PDF has lost its fields: it has to be saved"
        raise Unusable("form-foreign", "is no form that kitgen has made", hint)
    form = root.get("/AcroForm")
    form = form.get_object() if form is not None else {}
    answers = dict(_fields(form.get("/Fields")))
    if not answers:
        hint = "the answers may stand on its pages: read them there, or ask for the file as it was before"
        raise Unusable("form-flattened", "has no fields any more", hint)
    return Filled(stamp, answers)


def _stamp(reader: Any, root: Any) -> FormStamp | None:
    """Return the stamp: some programs write the one place anew, some the other."""
    info = reader.trailer.get("/Info")
    keywords = info.get_object().get("/Keywords") if info is not None else None
    found = find_stamp(str(keywords.get_object())) if keywords is not None else None
    if found is None and root.get("/Metadata") is not None:
        found = find_stamp(root["/Metadata"].get_object().get_data()[:LONGEST].decode("utf-8", "replace"))
    return found


def _fields(top: Any) -> Iterator[tuple[str, str]]:
    """Yield names and answers, in the order of the form."""
    seen: set[int] = set()
    waiting: list[tuple[Any, str, str, int]] = [(kid, "", "", 1) for kid in reversed(_array(top))]
    count = nodes = 0
    while waiting:
        reference, above, kind, depth = waiting.pop()
        nodes += 1
        if depth > DEEPEST or nodes > MOST_NODES:
            raise too_much("its fields are nested deeper or in greater number than any kit's")
        number = getattr(reference, "idnum", 0)
        if number in seen:
            continue
        if number:
            seen.add(number)
        entry = reference.get_object()
        if not hasattr(entry, "get") or "/T" not in entry:
            continue
        kind = str(entry.get("/FT") or kind)
        name = ".".join(part for part in (above, _text(entry["/T"])) if part)
        kids = [kid for kid in _array(entry.get("/Kids")) if "/T" in (kid.get_object() or {})]
        if kids:
            waiting.extend((kid, name, kind, depth + 1) for kid in reversed(kids))
            continue
        count += 1
        if count > MOST_FIELDS:
            raise too_much(f"it has more than {MOST_FIELDS} fields")
        yield name, _answer(entry.get("/V"), kind)


def _array(value: Any) -> list[Any]:
    found = value.get_object() if value is not None else None
    if not isinstance(found, list):
        return []
    if len(found) > MOST_NODES:
        raise too_much("its fields are nested deeper or in greater number than any kit's")
    return list(found)


def _answer(value: Any, kind: str) -> str:
    if value is None:
        return ""
    text = _text(value)
    if kind == "/Btn":
        chosen = text.removeprefix("/")
        return "" if chosen == "Off" else chosen
    return text


def _text(value: Any) -> str:
    found = value.get_object()
    if hasattr(found, "get_data"):
        found = found.get_data()
    if isinstance(found, list):
        found = "; ".join(_text(one) for one in found[:100])
    if isinstance(found, bytes):
        found = found.decode("utf-16" if found[:2] in {b"\xfe\xff", b"\xff\xfe"} else "utf-8", "replace")
    if found is None:
        return ""
    text = str(found)
    if len(text) > LONGEST:
        raise too_much(f"one of its answers has more than {LONGEST} characters")
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
