"""Guards the start of `kitgen build`: what a standard build does not use, it does not import."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kitgen

ROOT = Path(__file__).parents[1]
SOURCES = str(Path(kitgen.__file__).parents[1])
HEAVY = {"pypdf", "pypdfium2", "svglib", "lxml", "rich", "xml.etree", "email", "http", "socket", "multiprocessing"}
SELDOM = {"difflib": "where a word is wrong", "fractions": "never: decimals are exact enough, and lighter"}
OTHERS = {
    "kitgen.check": "where editions are compared",
    "kitgen.finish": "where filled forms are collected, and for a press",
    "kitgen.press.cups": "to print",
    "kitgen.press.send": "to print",
    "kitgen.build.printing": "to print",
    "kitgen.build.printers": "where a printer is named",
    "kitgen.build.single": "for cards that are pages",
    "kitgen.typeset.foreign": "where a workshop has documents of others",
    "kitgen.typeset.forms": "in files to fill in",
    "kitgen.typeset.imposition": "on imposed sheets",
    "kitgen.typeset.inks": "for a press",
    "kitgen.typeset.pdfpage": "where a picture is a PDF",
    "kitgen.typeset.press_door": "for a press",
    "kitgen.typeset.print_door": "in files that are only printed",
    "kitgen.typeset.svgdrawn": "where an SVG is new",
}
"""Rooms and modules, and when they are imported."""
PROGRAM = """
import sys
from kitgen.cli.main import main
try:
    main(prog_name="kitgen")
except SystemExit as ended:
    assert ended.code == 0
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """Return all that a second build imports: the first one fills the cache."""
    folder = tmp_path_factory.mktemp("start")
    environment = {**os.environ, "PYTHONPATH": SOURCES, "XDG_CACHE_HOME": str(folder / "cache")}
    del environment["KITGEN_NO_CACHE"]
    # Long options: click looks for words that are like a short one, and imports difflib to do so.
    build = [sys.executable, "-c", PROGRAM, "build", "--quiet", "--out", str(folder / "out")]
    for _ in range(2):
        answer = subprocess.run(build, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return set(answer.stdout.split())


@pytest.mark.slow
def test_a_standard_build_imports_what_it_sets_and_draws_with(imported):
    assert {"kitgen.build.run", "jinja2", "reportlab.pdfgen.canvas", "kitgen.typeset.piece"} <= imported


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HEAVY | SELDOM.keys() | OTHERS.keys()))
def test_a_standard_build_does_not_import(imported, name):
    assert [one for one in sorted(imported) if one == name or one.startswith(f"{name}.")] == []


@pytest.mark.slow
def test_of_the_commands_only_the_one_that_runs_is_imported(imported):
    assert {one for one in imported if re.fullmatch(r"kitgen\.cli\.\w+_command", one)} == {"kitgen.cli.build_command"}


def test_what_is_named_here_is_there():
    for name in OTHERS:
        path = ROOT / "src" / Path(*name.split("."))
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


def test_what_composes_sets_and_draws_imports_nothing_that_reads():
    """Another process reads while this one imports: what it sends back must not bring the readers along."""
    program = """
import sys
from kitgen.build.run import _get_ready
_get_ready()
import kitgen.build.card_plan, kitgen.build.documents, kitgen.build.look, kitgen.build.makings, kitgen.build.settings
print(*sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": SOURCES},
                          capture_output=True, text=True, check=True)  # fmt: skip
    found = set(done.stdout.split())
    assert "kitgen.typeset.door" in found
    assert not found & {"yaml", "markdown_it", "kitgen.read.workshop", "kitgen.read.brand", "kitgen.read.styles"}
