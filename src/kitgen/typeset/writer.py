"""A finished document goes in, the bytes of a PDF come out, its objects packed in object streams.

ReportLab writes each object by itself and a table of their places as text. Tags are thousands of small objects alike:
packed together (ISO 32000-1, 7.5.7 and 7.5.8) they take a tenth of that. Streams stay outside, as they must.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PACKED = 200
"""How many objects share a stream: a reader who wants one of them unpacks them all."""

_HEAD = b"%%PDF-%s\n%%\xe2\xe3\xcf\xd3\n"
_ROW = struct.Struct(">BBIH")
_UP = 2
_FREE = _ROW.pack(_UP, 0, 0, 65535)


def _objects(document: Any) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the text of each object; formatting one may ask for more of them.

    ReportLab does not know those of structure elements: names and references for each would take more than they do.
    """
    number = 1
    while number <= document.objectcounter:
        name = document.numberToId.get(number)
        known = document.idToObject[name] if name else None
        yield number, pdfdoc.format(known, document, toplevel=1) if name else document.elements(number)
        number += 1


class Pack(NamedTuple):
    """An object stream, and the numbers of the objects in it."""

    numbers: Sequence[int]
    stream: bytes


def _packed(objects: Sequence[tuple[int, bytes]]) -> Pack:
    """Return objects as a stream: where each of them begins, then the objects."""
    places, at = [], 0
    for number, text in objects:
        places.append(f"{number} {at}")
        at += len(text) + 1
    head = " ".join(places).encode() + b"\n"
    entries = f"/Type /ObjStm /N {len(objects)} /First {len(head)}"
    stream = _stream(entries, head + b"\n".join(text for _, text in objects))
    return Pack([number for number, _ in objects], stream)


def _stream(entries: str, data: bytes) -> bytes:
    packed = zlib.compress(data)
    head = f"<<{entries} /Filter /FlateDecode /Length {len(packed)}>>\nstream\n".encode()
    return head + packed + b"\nendstream"


class _Places:
    """Where every object is, as rows of a cross-reference stream: kind, offset or stream, index."""

    def __init__(self) -> None:
        self._rows = bytearray(_FREE)

    def __len__(self) -> int:
        return len(self._rows) // _ROW.size

    def put(self, number: int, kind: int, at: int, index: int) -> None:
        """Note where an object is."""
        self._rows += _FREE * (number + 1 - len(self))
        _ROW.pack_into(self._rows, number * _ROW.size, _UP, kind, at, index)

    def coded(self) -> bytes:
        """Return the rows as differences from those above (ISO 32000-1, 7.4.4.4: predictor Up).

        All bytes are subtracted at once, as one number: the highest bit of each is kept out of it, so that none borrows
        from its neighbour, and then set right.
        """
        rows = int.from_bytes(self._rows)
        above = rows >> 8 * _ROW.size
        high = int.from_bytes(b"\x80" * len(self._rows))
        coded = bytearray((((rows | high) - (above & ~high)) ^ ((rows ^ ~above) & high)).to_bytes(len(self._rows)))
        coded[:: _ROW.size] = bytes([_UP]) * len(self)
        return bytes(coded)


class _File:
    """The bytes written so far, with the place of every object."""

    def __init__(self, version: str) -> None:
        self.data = bytearray()
        self.digest = hashlib.md5(usedforsecurity=False)
        self.places = _Places()
        self.add(_HEAD % version.encode())

    def add(self, text: bytes) -> None:
        self.data += text
        self.digest.update(text)

    def add_object(self, number: int, text: bytes) -> None:
        self.places.put(number, 1, len(self.data), 0)
        self.add(b"%d 0 obj\n%s\nendobj\n" % (number, text.rstrip(b"\n")))

    def add_packed(self, number: int, pack: Pack) -> None:
        for index, inner in enumerate(pack.numbers):
            self.places.put(inner, 2, number, index)
        self.add_object(number, pack.stream)

    def finish(self, entries: str) -> None:
        """Write the table of places as a stream, which is the trailer too; the identity follows from all bytes."""
        number = len(self.places)
        at = len(self.data)
        self.places.put(number, 1, at, 0)
        identity = self.digest.hexdigest()
        entries += (
            f" /Type /XRef /Size {number + 1} /W [1 4 2] /DecodeParms <</Predictor 12 /Columns {_ROW.size - 1}>>"
            f" /ID [<{identity}> <{identity}>]"
        )
        table = _stream(entries, self.places.coded())
        self.add(b"%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, table, at))


def written(document: Any, version: str = "1.7") -> bytearray:
    """Return a ReportLab document as a file; the same drawing gives the same bytes."""
    file = _File(version)
    # The document information dictionary is left out of PDF 2.0 (ISO 19005-4, 6.1.3): the metadata says it all.
    info = 0 if version.startswith("2") else _number_of(document, document.info)
    packs: list[Pack] = []
    small: list[tuple[int, bytes]] = []
    for number, text in _objects(document):
        if text.endswith(b"endstream\n"):
            file.add_object(number, text)
        elif info or document.numberToId.get(number) != _name_of(document, document.info):
            small.append((number, text))
            if len(small) == PACKED:
                packs.append(_packed(small))
                small = []
    if small:
        packs.append(_packed(small))
    for number, pack in enumerate(packs, document.objectcounter + 1):
        file.add_packed(number, pack)
    entries = f"/Root {_number_of(document, document.Catalog)} 0 R"
    file.finish(f"{entries} /Info {info} 0 R" if info else entries)
    return file.data


def _name_of(document: Any, thing: Any) -> str:
    return str(document.Reference(thing).name)


def _number_of(document: Any, thing: Any) -> int:
    return int(document.idToObjectNumberAndVersion[_name_of(document, thing)][0])
