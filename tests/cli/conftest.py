import io
import sys
from types import ModuleType

import pytest
from click.testing import CliRunner

from kitgen.build.result import KitResult, PieceResult
from kitgen.cli.main import main


class FakeRun(ModuleType):
    """Stands for kitgen.build.run: remembers what it was asked, and answers as it is told."""

    def __init__(self):
        super().__init__("kitgen.build.run")
        self.asked = None
        self.error = None
        self.warnings = ()

    def build_kits(self, project, workshop, brands, choices, report):
        self.asked = (project, workshop, brands, choices)
        report.begin(2)
        report.stage(f"reading {workshop}")
        report.piece("council-cards", 8, 0.25)
        if self.error:
            raise self.error
        pieces = (
            PieceResult("council-cards", "Council cards", "council-cards.pdf", 8, 0.25),
            PieceResult("kit", "The whole kit", "kit.pdf", 70, 1.5),
            PieceResult("print-plan", "Print plan", "print-plan.pdf", 1, 0.1),
        )
        folder = project.root / "out" / workshop
        return [KitResult(workshop, brand, folder / brand, pieces, self.warnings) for brand in brands or ["riverside"]]

    def brand_sheet(self, project, name, out):
        self.asked = (project, name, out)
        if self.error:
            raise self.error


@pytest.fixture
def run(monkeypatch):
    fake = FakeRun()
    monkeypatch.setitem(sys.modules, "kitgen.build.run", fake)
    return fake


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project with two workshops, in which the test stands."""
    for file in (
        "content/workshops/council/workshop.yaml",
        "content/workshops/feedback/workshop.yaml",
        "content/brands/acme/_brand.yml",
        "layouts/bold/council-cards.xml.j2",
        "layouts/stocks/tiny.yaml",
    ):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kitgen():
    def call(*arguments, **more):
        return CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="kitgen", **more)

    return call


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self):
        return True


@pytest.fixture
def terminal(monkeypatch):
    """Makes standard error a terminal; called in the test itself, for pytest changes the streams before it begins."""

    def become():
        stream = Terminal()
        monkeypatch.setattr(sys, "stderr", stream)
        return stream

    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return become
