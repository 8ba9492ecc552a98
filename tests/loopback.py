"""CUPS and IPP printers of the tests' own, on loopback: what a printer can do goes in, what it received comes out.

Needs cupsd, ippeveprinter, dbus-run-session and the filters of Debian's cups, cups-ipp-utils, cups-filters and
dbus-daemon. Nothing listens elsewhere, nothing is advertised, and the system's own CUPS is left alone.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from pypdf import PdfReader

PROGRAMS = (
    "cupsd",
    "lp",
    "lpstat",
    "lpadmin",
    "cupsdisable",
    "cupsenable",
    "cancel",
    "ippeveprinter",
    "dbus-run-session",
)
SIZES = {
    "a4": ("iso_a4_210x297mm", 21000, 29700),
    "a3": ("iso_a3_297x420mm", 29700, 42000),
    "letter": ("na_letter_8.5x11in", 21590, 27940),
}
_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"

# What the printer does with a job: it keeps it, or what the file `behave` says. Messages on standard error are those
# that ippeveprinter understands.
_SAVE = """#!/bin/sh
n=$(printf %03d "${{IPP_JOB_ID:-0}}")
case $(cat "{folder}/behave" 2>/dev/null) in
  no-paper)
    echo "STATE: +media-empty-error" >&2
    while [ "$(cat "{folder}/behave" 2>/dev/null)" = no-paper ]; do sleep 0.1; done
    echo "STATE: -media-empty-error" >&2 ;;
  slow) touch "{folder}/began"; sleep 60 ;;
esac
env | grep '^IPP_' >"{folder}/$n.env"
cp "$1" "{folder}/$n.part" && mv "{folder}/$n.part" "{folder}/$n.pdf"
"""

_CUPSD = """Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
LogLevel info
MaxLogSize 0
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""

_FILES = """ServerRoot {root}/etc
CacheDir {root}/cache
StateDir {root}/state
RequestRoot {root}/spool
TempDir {root}/tmp
ErrorLog {root}/log/error_log
AccessLog {root}/log/access_log
PageLog {root}/log/page_log
PassEnv PATH
Sandboxing relaxed
"""


def missing():
    """Return the programs that are not on this machine."""
    return [name for name in PROGRAMS if not shutil.which(name, path=_PATH)]


def abilities(*, papers=("a4", "a3", "letter"), duplex=True, colour=True, finishings=(3,)):
    """Return what a printer can do, as ippeveprinter reads it."""
    sizes = [SIZES[paper] for paper in papers]
    names = ",".join(name for name, _, _ in sizes)
    inks = "auto,color,monochrome" if colour else "auto,monochrome"
    sides = "one-sided,two-sided-long-edge,two-sided-short-edge" if duplex else "one-sided"
    dimensions = ",".join(f"{{ MEMBER integer x-dimension {x} MEMBER integer y-dimension {y} }}" for _, x, y in sizes)
    lines = [
        f"ATTR boolean color-supported {str(colour).lower()}",
        "ATTR integer copies-default 1",
        "ATTR rangeOfInteger copies-supported 1-999",
        "ATTR mimeMediaType document-format-supported application/octet-stream,application/pdf,image/jpeg",
        "ATTR enum finishings-default 3",
        f"ATTR enum finishings-supported {','.join(map(str, finishings))}",
        f"ATTR keyword media-default {sizes[0][0]}",
        f"ATTR keyword media-ready {names}",
        f"ATTR keyword media-supported {names}",
        f"ATTR collection media-size-supported {dimensions}",
        f"ATTR collection media-col-default {_media(*sizes[0])}",
        f"ATTR collection media-col-ready {','.join(_media(*size) for size in sizes)}",
        f"ATTR collection media-col-database {','.join(_media(*size) for size in sizes)}",
        "ATTR keyword media-source-supported auto,main",
        "ATTR keyword media-type-supported auto,stationery,cardstock",
        "ATTR boolean page-ranges-supported true",
        "ATTR keyword print-color-mode-default auto",
        f"ATTR keyword print-color-mode-supported {inks}",
        "ATTR keyword print-scaling-supported auto,auto-fit,fill,fit,none",
        "ATTR resolution printer-resolution-default 600dpi",
        "ATTR resolution printer-resolution-supported 600dpi",
        'ATTR text printer-make-and-model "Loopback"',
        'ATTR text printer-device-id "MFG:Kit;MDL:Loopback;CMD:PDF;"',
        "ATTR keyword sides-default one-sided",
        f"ATTR keyword sides-supported {sides}",
        *(f"ATTR integer media-{edge}-margin-supported 423" for edge in ("bottom", "left", "right", "top")),
    ]
    return "\n".join(lines) + "\n"


def _media(name, x, y):
    edges = " ".join(f"MEMBER integer media-{edge}-margin 423" for edge in ("bottom", "left", "right", "top"))
    size = f"MEMBER collection media-size {{ MEMBER integer x-dimension {x} MEMBER integer y-dimension {y} }}"
    return f'{{ {size} MEMBER keyword media-size-name {name} {edges} MEMBER keyword media-source "main" }}'


def _free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _until(true, what, seconds=20):
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, f"waited {seconds} seconds for {what}"
        time.sleep(0.1)
    return found


@dataclass(frozen=True)
class Received:
    """A job as a printer got it."""

    name: str
    copies: int
    sides: str
    media: str
    colour: str
    handling: str
    finishings: str
    pages: int
    sizes: tuple
    path: Path


@dataclass
class Printer:
    """One printer and its queue."""

    name: str
    folder: Path
    process: subprocess.Popen
    port: int

    def behave(self, how=""):
        """Let the next job run out of paper (no-paper), or take a minute (slow)."""
        (self.folder / "behave").write_text(how)

    def began(self):
        """Wait until a slow job is being printed."""
        _until((self.folder / "began").exists, "a job to begin")

    def vanish(self):
        """End the printer, as if its plug were pulled."""
        _end(self.process)

    @property
    def jobs(self):
        """What it received, in order."""
        return [self._read(path) for path in sorted(self.folder.glob("[0-9]*.pdf"))]

    def forget(self):
        """Throw away what it received."""
        for path in self.folder.glob("[0-9]*"):
            path.unlink()

    def _read(self, path):
        said = dict(line.split("=", 1) for line in path.with_suffix(".env").read_text().splitlines() if "=" in line)
        pages = PdfReader(path).pages
        return Received(
            name=said["IPP_JOB_NAME"],
            copies=int(said.get("IPP_COPIES", "1")),  # CUPS leaves it out for one
            sides=said.get("IPP_SIDES", ""),
            media=said.get("IPP_MEDIA_COL", said.get("IPP_MEDIA", "")),
            colour=said.get("IPP_PRINT_COLOR_MODE", ""),
            handling=said.get("IPP_MULTIPLE_DOCUMENT_HANDLING", ""),
            finishings=said.get("IPP_FINISHINGS", ""),
            pages=len(pages),
            sizes=tuple((round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in pages),
            path=path,
        )


def _end(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@dataclass
class Loopback:
    """The server; a context."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="loopback-")))
    port: int = field(default_factory=_free_port)
    processes: list = field(default_factory=list)
    printers: dict = field(default_factory=dict)

    @property
    def environment(self):
        """What programs need to talk to this server and no other."""
        home = self.folder / "home"
        return {"CUPS_SERVER": f"localhost:{self.port}", "PATH": _PATH, "HOME": str(home), "LC_ALL": "C"}

    def __enter__(self):
        root = self.folder / "cups"
        for part in ("etc", "cache", "state", "spool", "tmp", "log"):
            (root / part).mkdir(parents=True)
        (self.folder / "home").mkdir()
        for path in (self.folder, root, *root.iterdir()):
            path.chmod(0o755)
        (root / "tmp").chmod(0o1777)
        (root / "etc" / "cupsd.conf").write_text(_CUPSD.format(port=self.port))
        (root / "etc" / "cups-files.conf").write_text(_FILES.format(root=root))
        words = ["cupsd", "-f", "-c", root / "etc" / "cupsd.conf", "-s", root / "etc" / "cups-files.conf"]
        self._start(words, root / "log" / "stderr")
        _until(lambda: "is running" in self.run("lpstat", "-r").stdout, "cupsd")
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            _end(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self, words, log, environment=None):
        with log.open("wb") as out:
            process = subprocess.Popen(
                [str(word) for word in words], stdout=out, stderr=out, stdin=subprocess.DEVNULL,
                env=environment or {**os.environ, "PATH": _PATH}, start_new_session=True,
            )  # fmt: skip
        self.processes.append(process)
        return process

    def run(self, *words):
        """Run a program of CUPS against this server."""
        return subprocess.run(
            list(words), env={**os.environ, **self.environment}, capture_output=True, text=True, check=False
        )

    def printer(self, name, **can):
        """Start a printer and give it a queue."""
        folder = self.folder / name
        (folder / "spool").mkdir(parents=True)
        save = folder / "save.sh"
        save.write_text(_SAVE.format(folder=folder))
        save.chmod(0o755)
        port = _free_port()
        self.printers[name] = Printer(name, folder, self._device(folder, port, can), port)
        _until(lambda: self._queue(name, port).returncode == 0, f"a queue for {name}")
        return self.printers[name]

    def change(self, printer, **can):
        """Let a printer be able to do other things than CUPS was told when its queue was made."""
        printer.vanish()
        printer.process = self._device(printer.folder, printer.port, can)

    def _device(self, folder, port, can):
        (folder / "can.conf").write_text(abilities(**can))
        # ippeveprinter insists on a bus for DNS-SD even where that is off.
        script = 'export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS; exec ippeveprinter "$@"'
        words = ["dbus-run-session", "--", "sh", "-c", script, "sh", "-v", "-p", port, "-n", "localhost", "-r", "off",
                 "-a", folder / "can.conf", "-d", folder / "spool", "-k", "-c", folder / "save.sh",
                 folder.name]  # fmt: skip
        process = self._start(words, folder / "log")
        _until(lambda: "printer-uri-supported" in (folder / "log").read_text(errors="replace"), folder.name)
        return process

    def _queue(self, name, port):
        return self.run("lpadmin", "-p", name, "-E", "-v", f"ipp://localhost:{port}/ipp/print", "-m", "everywhere")

    def wait_for(self, printer, jobs):
        """Wait until a printer has received so many jobs."""
        _until(lambda: len(printer.jobs) >= jobs, f"{jobs} jobs at {printer.name}")

    @staticmethod
    def when_begun(printer, do):
        """Do something in a thread when a slow job is being printed; return the thread."""

        def wait():
            printer.began()
            do()

        thread = threading.Thread(target=wait)
        thread.start()
        return thread

    def reset(self, printer):
        """Take all jobs away from a queue and start it again."""
        printer.behave()
        self.run("cancel", "-a", printer.name)
        _until(lambda: not self.run("lpstat", "-o", printer.name).stdout, "an empty queue")
        self.run("cupsenable", printer.name)
        self.run("cupsaccept", printer.name)
        printer.forget()
