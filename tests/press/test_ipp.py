import struct
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kitgen.press.ipp import GET_JOB, IppError, Server, request, response


def value(tag, name, raw):
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(raw)) + raw


def answer(*values, status=0):
    return struct.pack(">HHI", 0x0101, status, 1) + b"\x01" + b"".join(values) + b"\x03"


def test_a_question_is_written_as_rfc_8010_has_it():
    asked = request(GET_JOB, "ipp://localhost/printers/a", ("job-state", "job-name"), 7)
    assert asked[:8] == bytes.fromhex("0101 0009 00000001")
    assert value(0x47, "attributes-charset", b"utf-8") in asked
    assert value(0x21, "job-id", struct.pack(">i", 7)) in asked
    assert value(0x44, "requested-attributes", b"job-state") + value(0x44, "", b"job-name") in asked
    assert asked.endswith(b"\x03")


def test_an_answer_is_read_with_all_its_kinds_of_values():
    media = (
        value(0x34, "media-col-default", b"")
        + value(0x4A, "", b"media-size")
        + value(0x34, "", b"")
        + value(0x4A, "", b"x-dimension")
        + value(0x21, "", struct.pack(">i", 21000))
        + value(0x37, "", b"")
        + value(0x37, "", b"")
    )
    told = response(
        answer(
            value(0x21, "number", struct.pack(">i", -3)),
            value(0x22, "yes", b"\x01"),
            value(0x33, "range", struct.pack(">ii", 1, 99)),
            value(0x44, "sides-supported", b"one-sided"),
            value(0x44, "", b"two-sided-long-edge"),
            media,
            b"\x04",
            value(0x13, "nothing", b""),
            value(0x41, "text", "Büro".encode()),
        )
    )
    assert told == {
        "number": [-3],
        "yes": [True],
        "range": [(1, 99)],
        "sides-supported": ["one-sided", "two-sided-long-edge"],
        "media-col-default": [{"media-size": [{"x-dimension": [21000]}]}],
        "nothing": [None],
        "text": ["Büro"],
    }


def test_a_refusal_is_told_in_the_server_s_own_words():
    said = value(0x41, "status-message", b"The printer does not exist.")
    with pytest.raises(IppError, match=r"CUPS refuses: The printer does not exist\."):
        response(answer(said, status=0x0406))
    with pytest.raises(IppError, match="status 0x0500"):
        response(answer(status=0x0500))


@pytest.mark.parametrize("data", [b"", b"<html>", answer()[:-1], answer(value(0x44, "a", b"b"))[:-3]])
def test_what_is_no_ipp_is_refused(data):
    with pytest.raises(IppError, match="no IPP"):
        response(data)


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("localhost:8632\n", Server("localhost", 8632)),
        ("/run/cups/cups.sock", Server("/run/cups/cups.sock")),
        ("print.example.org", Server("print.example.org", 631)),
        ("[::1]:631", Server("::1", 631)),
    ],
)
def test_a_server_is_read_as_lpstat_names_it(text, server):
    assert Server.parse(text) == server


@pytest.fixture
def web():
    """A web server that answers as it is told."""

    class Answers(BaseHTTPRequestHandler):
        status, body = 200, b""

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(type(self).status)
            self.end_headers()
            self.wfile.write(type(self).body)

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        Answers.at = Server("127.0.0.1", server.server_port)
        yield Answers
        server.shutdown()
        thread.join()


def test_a_printer_is_asked_over_http(web):
    web.body = answer(value(0x22, "color-supported", b"\x00"))
    assert web.at.printer("office", "color-supported") == {"color-supported": [False]}


def test_a_server_that_wants_a_password_is_told(web):
    web.status = 401
    with pytest.raises(IppError, match="answers 401"):
        web.at.printer("office")


def test_a_server_that_is_not_there_is_told(tmp_path):
    with pytest.raises(IppError, match="does not answer"):
        Server("127.0.0.1", 9).printer("office")
    with pytest.raises(IppError, match="does not answer"):
        Server(str(tmp_path / "cups.sock")).job("office", 1)
