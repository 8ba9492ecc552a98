"""A printer of the tests' own, and kits to print on it."""

import os

import pytest
from click.testing import CliRunner

from kitgen.cli.main import main
from loopback import Loopback, missing


@pytest.fixture(scope="session")
def loopback():
    """A CUPS server; where it cannot run, tests fail under CI and are skipped elsewhere."""
    lacking = missing()
    if lacking:
        reason = f"CUPS and its printer for tests are not installed: no {', '.join(lacking)}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    with Loopback() as server:
        server.printer("office")
        server.printer("copier", finishings=(3, 4, 20, 28))
        server.printer("plain", papers=("letter",), duplex=False, colour=False)
        yield server


@pytest.fixture
def cups(loopback, monkeypatch, tmp_path):
    """The server, as the programs of this process see it, with no default printer and empty queues."""
    for name, value in loopback.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("KITGEN_CONFIG", str(tmp_path / "settings"))
    for name in ("PRINTER", "LPDEST"):
        monkeypatch.delenv(name, raising=False)
    yield loopback
    for printer in loopback.printers.values():
        if printer.process.poll() is None:
            loopback.reset(printer)


@pytest.fixture
def office(cups):
    """A printer that can do all a kit asks for."""
    return cups.printers["office"]


@pytest.fixture
def kitgen(cups):
    """Calls `kitgen` where the server is."""
    return lambda *words: CliRunner().invoke(main, list(words), prog_name="kitgen", env=cups.environment)


@pytest.fixture
def kit_print(shipped, cups):
    """Calls `kitgen print` on the shipped kit of Riverside, without a terminal: `kit_print("council-cards", …)`."""
    out = shipped("a4").out

    def call(*words, out=out, brand="riverside"):
        arguments = ["print", *map(str, words), "--out", str(out), "--brand", brand]
        return CliRunner().invoke(main, arguments, prog_name="kitgen", env=cups.environment)

    return call
