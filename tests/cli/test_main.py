import os
import signal
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kitgen
from kitgen import __version__
from kitgen.cli.main import COMMANDS

HELP_AT_MOST = 5.0  # times the start of a bare interpreter


SOURCES = str(Path(kitgen.__file__).parents[1])


@pytest.fixture(autouse=True)
def _processes_find_this_kitgen(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", SOURCES)


def process(*arguments, **more):
    return subprocess.run(
        [sys.executable, "-m", "kitgen", *map(str, arguments)], capture_output=True, text=True, check=False, **more
    )


def test_help_names_every_command_and_gives_examples(kitgen):
    answer = kitgen("--help")
    assert answer.exit_code == 0
    for name, (_, line) in COMMANDS.items():
        assert f"  {name}" in answer.stdout
        assert line in answer.stdout
    assert "kitgen build --brand" in answer.stdout
    assert "_KITGEN_COMPLETE=bash_source" in answer.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_own_help_begins_with_its_line_in_the_list(kitgen, name):
    from importlib import import_module

    answer = kitgen(name, "--help")
    assert answer.exit_code == 0
    assert "Usage: kitgen" in answer.stdout
    assert import_module(COMMANDS[name][0]).command.name == name


def test_the_version_is_the_packages(kitgen):
    assert kitgen("--version").stdout == f"kitgen {__version__}\n"


def test_an_unknown_command_is_a_usage_error(kitgen):
    answer = kitgen("biuld")
    assert answer.exit_code == 2
    assert 'no command "biuld": did you mean "build"? use one of: brand, build, collect, explain, init' in answer.stderr
    assert kitgen("--biuld").exit_code == kitgen("--", "--biuld").exit_code == 2
    assert kitgen().exit_code == 2


@pytest.mark.parametrize(("columns", "widest"), [("70", 70), ("300", 100), ("wide", 80), ("10", 52)])
def test_help_is_as_wide_as_the_terminal_but_readable(kitgen, columns, widest):
    lines = kitgen("build", "--help", env={"COLUMNS": columns}).stdout.split("Examples:")[0].splitlines()
    assert widest - 12 < max(map(len, lines)) <= widest


def test_help_imports_nothing_heavy():
    program = """
import sys
from kitgen.cli.main import main
try:
    main(["--help"], prog_name="kitgen")
except SystemExit:
    pass
print([name for name in sys.modules if name.startswith("kitgen.") and not name.startswith("kitgen.cli")])
heavy = {"reportlab", "pypdf", "jinja2", "yaml", "markdown_it", "rich", "PIL", "svglib", "dataclasses", "shutil"}
print(sorted(heavy & set(sys.modules)))
"""
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines()[-2:] == ["[]", "[]"]


def test_help_is_quick():
    """Taken as pairs, so that a busy machine slows both; the median of the ratios is what counts."""

    def seconds(*arguments):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - begun

    script = "import sys; from kitgen.cli.process import run; sys.exit(run())"  # what an installer writes
    ratios = [seconds("-c", script, "--help") / seconds("-c", "pass") for _ in range(9)]
    assert statistics.median(ratios) < HELP_AT_MOST


def test_a_process_answers_with_the_exit_codes_of_the_house(tmp_path):
    assert process("--version").returncode == 0
    assert process("build", "-n", 0).returncode == 2
    unknown = process("build", "no-such-workshop", cwd=tmp_path)
    assert (unknown.returncode, unknown.stdout) == (1, "")
    assert 'unknown workshop "no-such-workshop"' in unknown.stderr
    (tmp_path / "file").write_text("mine")
    assert process("init", tmp_path / "file" / "new").returncode == 3


def test_a_pipe_that_nobody_reads_is_no_fault():
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        answer = subprocess.run(
            [sys.executable, "-m", "kitgen", "--help"], stdout=closed, stderr=subprocess.PIPE, text=True, check=False
        )
    assert answer.stderr == ""
    assert answer.returncode == 1


def test_a_title_the_terminal_cannot_show_does_not_end_the_build(tmp_path):
    (tmp_path / "content/brands/жук").mkdir(parents=True)
    (tmp_path / "content/brands/жук/_brand.yml").write_text("")
    answer = process("list", "brands", cwd=tmp_path, env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert answer.returncode == 0
    assert "???" in answer.stdout


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_stopped_leaves_nothing_half_written(tmp_path, number, code):
    program = f"""
import signal, sys, time
from pathlib import Path
from types import ModuleType
from kitgen.build.outputs import KitFolder

signal.signal(signal.SIGINT, signal.default_int_handler)  # tests that run in the background of a shell ignore it

class Run(ModuleType):
    def build_kits(self, project, workshop, brands, choices, report):
        with KitFolder(project.root / "out", workshop, "riverside") as kit:
            kit.write("guide.pdf", b"half")
            print("writing", flush=True)
            time.sleep(30)

sys.modules["kitgen.build.run"] = Run("run")
from kitgen.cli.main import main
main(["build", "inner-leadership", "--project", {str(tmp_path)!r}], prog_name="kitgen")
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as building:
        assert building.stdout.readline() == b"writing\n"
        building.send_signal(number)
        told = building.stderr.read().decode()
    assert building.returncode == code
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [(), ("brand",), ("new",), ("printer",)])
def test_no_command_is_told_of_in_half_a_sentence(kitgen, command):
    assert "..." not in kitgen(*command, "--help").stdout.split("Commands:")[1].split("Examples:")[0]
