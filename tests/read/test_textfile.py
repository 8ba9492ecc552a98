from __future__ import annotations

import pytest

from kitgen.base.problems import KitError
from kitgen.read import textfile
from kitgen.read.textfile import read_text


def told(path) -> str:
    with pytest.raises(KitError) as caught:
        read_text(path, "a.md")
    return str(caught.value)


def test_marks_and_line_ends_go(tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree\n")
    assert read_text(path, "a.md") == "one\ntwo\nthree\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("text".encode("utf-16"), "a.md:1: error: the file is saved as UTF-16 or UTF-32, not as UTF-8 [not-utf8]"),
        (b"one\ncaf\xe9\n", "a.md:2: error: the file is not UTF-8: byte 0xE9 is no character [not-utf8]"),
        (b"\xef\xbb\xbfone\ncaf\xe9\n", "a.md:2: error: the file is not UTF-8: byte 0xE9 is no character [not-utf8]"),
        (b"one\n\x81", "a.md:2: error: the file is not UTF-8: byte 0x81 is no character [not-utf8]"),
        (
            b"one\ntwo\x0b\n",
            "a.md:2: error: the file contains the control character U+000B, which cannot be printed [not-utf8]",
        ),
        (
            "one\n\ufffe".encode(),
            "a.md:2: error: the file contains the control character U+FFFE, which cannot be printed [not-utf8]",
        ),
        (b"one\n\0", "a.md:2: error: the file contains a NUL byte, so it is no text [not-utf8]"),
    ],
)
def test_other_encodings(tmp_path, data, message):
    path = tmp_path / "a.md"
    path.write_bytes(data)
    assert told(path).startswith(message)


def test_files_that_cannot_be_read(tmp_path, monkeypatch):
    assert told(tmp_path / "none") == 'a.md: error: there is no file "a.md" [missing-file]'
    assert told(tmp_path).startswith('a.md: error: "a.md" cannot be read: is a directory [unreadable-file]')
    monkeypatch.setattr(textfile, "LARGEST", 3)
    path = tmp_path / "a.md"
    path.write_text("four", encoding="utf-8")
    assert told(path) == 'a.md: error: "a.md" has 4 bytes; a text file of a kit has 3 at most [unreadable-file]'
