"""IPP, as much as a press room needs: a question to a CUPS server goes in, groups of attributes come out.

The encoding is that of RFC 8010, the operations those of RFC 8011. Jobs themselves go through `lp`; only here can be
asked what became of them, for `lpstat` does not tell a job that was printed from one that was refused.
"""

from __future__ import annotations

import getpass
import http.client
import socket
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

GET_JOB = 0x0009
GET_PRINTER = 0x000B

_OPERATION_GROUP, _END = 0x01, 0x03
_BEGIN_COLLECTION, _END_COLLECTION, _MEMBER = 0x34, 0x37, 0x4A
_INTEGER, _BOOLEAN, _ENUM, _RANGE = 0x21, 0x22, 0x23, 0x33
_NAME, _KEYWORD, _URI, _CHARSET, _LANGUAGE = 0x42, 0x44, 0x45, 0x47, 0x48
_LARGEST = 4_000_000
_SECONDS = 10.0
_PORT = 631

Attributes = dict[str, list[Any]]


class IppError(Exception):
    """The server was not reached, did not answer in IPP, or refused; the message is a clause without a full stop."""


@dataclass(frozen=True, slots=True)
class Server:
    """A CUPS server: `host` and `port`, or the path of a socket in `host`."""

    host: str
    port: int = _PORT

    @classmethod
    def parse(cls, text: str) -> Server:
        """Return a server as `lpstat -H` names it, such as `localhost:631` or `/run/cups/cups.sock`."""
        text = text.strip()
        if text.startswith("/"):
            return cls(text)
        host, colon, port = text.rpartition(":")
        if colon and port.isdigit():
            return cls(host.strip("[]"), int(port))
        return cls(text.strip("[]"))

    def printer(self, name: str, *wanted: str) -> Attributes:
        """Return attributes of a printer.

        Raises:
            IppError: when there is no answer.
        """
        return self._ask(GET_PRINTER, name, wanted)

    def job(self, printer: str, number: int, *wanted: str) -> Attributes:
        """Return attributes of a job.

        Raises:
            IppError: when there is no answer, or the server has forgotten the job.
        """
        return self._ask(GET_JOB, printer, wanted, number)

    def _ask(self, operation: int, printer: str, wanted: tuple[str, ...], job: int | None = None) -> Attributes:
        body = request(operation, f"ipp://localhost/printers/{quote(printer)}", wanted, job)
        connection = self._connection()
        try:
            connection.request("POST", "/", body, {"Content-Type": "application/ipp"})
            answer = connection.getresponse()
            data = answer.read(_LARGEST)
        except (OSError, http.client.HTTPException) as error:
            raise IppError(f"CUPS at {self} does not answer: {str(error) or type(error).__name__}") from error
        finally:
            connection.close()
        if answer.status != http.client.OK:
            raise IppError(f"CUPS at {self} answers {answer.status} {answer.reason}")
        return response(data)

    def _connection(self) -> http.client.HTTPConnection:
        if self.host.startswith("/"):
            return _SocketConnection(self.host)
        return http.client.HTTPConnection(self.host, self.port, timeout=_SECONDS)

    def __str__(self) -> str:
        return self.host if self.host.startswith("/") else f"{self.host}:{self.port}"


class _SocketConnection(http.client.HTTPConnection):
    """HTTP over a socket in the file system, where CUPS listens by default."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_SECONDS)
        self._path = path

    def connect(self) -> None:
        """Open the socket."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_SECONDS)
        self.sock.connect(str(Path(self._path)))


# the encoding -------------------------------------------------------------------------------------------------------


def request(operation: int, printer_uri: str, wanted: tuple[str, ...] = (), job: int | None = None) -> bytes:
    """Return a question as bytes (RFC 8010, 3.1)."""
    parts = [
        struct.pack(">HHI", 0x0101, operation, 1),
        bytes([_OPERATION_GROUP]),
        _text(_CHARSET, "attributes-charset", "utf-8"),
        _text(_LANGUAGE, "attributes-natural-language", "en"),
        _text(_URI, "printer-uri", printer_uri),
    ]
    if job is not None:
        parts.append(_attribute(_INTEGER, "job-id", struct.pack(">i", job)))
    parts.append(_text(_NAME, "requesting-user-name", _user()))
    parts += [_text(_KEYWORD, "" if at else "requested-attributes", name) for at, name in enumerate(wanted)]
    return b"".join([*parts, bytes([_END])])


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name
        return "anonymous"


def _text(tag: int, name: str, value: str) -> bytes:
    return _attribute(tag, name, value.encode())


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    key = name.encode()
    return struct.pack(">BH", tag, len(key)) + key + struct.pack(">H", len(value)) + value


def response(data: bytes) -> Attributes:
    """Return the attributes of an answer; those of all groups together, as no two groups here share a name.

    Raises:
        IppError: when the bytes are no IPP, or the answer is a refusal.
    """
    try:
        status, found = _Reader(data).read()
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise IppError("CUPS answers something that is no IPP") from error
    if status >= 0x0400:
        said = found.get("status-message") or [f"status 0x{status:04x}"]
        raise IppError(f"CUPS refuses: {said[0]}")
    return found


class _Reader:
    """Reads an answer from its start to its end."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def _number(self, form: str) -> int:
        size = struct.calcsize(form)
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += size
        return int(value)

    def _bytes(self) -> bytes:
        length = self._number(">H")
        value = self._data[self._at : self._at + length]
        if len(value) < length:
            raise IndexError(length)
        self._at += length
        return value

    def read(self) -> tuple[int, Attributes]:
        """Return the status and all attributes."""
        self._number(">H")
        status = self._number(">H")
        self._number(">I")
        found: Attributes = {}
        name = ""
        while (tag := self._number(">B")) != _END:
            if tag < 0x10:  # a group begins
                continue
            name = self._bytes().decode() or name
            found.setdefault(name, []).append(self._value(tag, self._bytes()))
        return status, found

    def _value(self, tag: int, raw: bytes) -> Any:
        if tag == _BEGIN_COLLECTION:
            return self._collection()
        if tag in {_INTEGER, _ENUM}:
            return struct.unpack(">i", raw)[0]
        if tag == _BOOLEAN:
            return raw == b"\x01"
        if tag == _RANGE:
            return struct.unpack(">ii", raw)
        if tag < 0x40:  # out-of-band values, dates and resolutions are not asked for
            return None
        return raw.decode(errors="replace")

    def _collection(self) -> Attributes:
        members: Attributes = {}
        name = ""
        while (tag := self._number(">B")) != _END_COLLECTION:
            self._bytes()
            raw = self._bytes()
            if tag == _MEMBER:
                name = raw.decode()
            else:
                members.setdefault(name, []).append(self._value(tag, raw))
        self._bytes()  # the empty name and value that close it
        self._bytes()
        return members
