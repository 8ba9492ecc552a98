"""Keeps the README's promises: two commands of one line each, and CI runs these and no others."""

import runpy
import struct
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMMANDS = runpy.run_path(str(ROOT / ".ci" / "readme_command.py"))["commands"]()
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_two_commands_of_one_line_do_all_there_is_to_do():
    assert list(COMMANDS) == ["kit", "tests"]
    for command in COMMANDS.values():
        assert "\n" not in command
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert COMMANDS["kit"].endswith("kitgen build")
    assert COMMANDS["tests"].endswith("python -m pytest -n auto")


def test_ci_runs_them_as_they_stand_there():
    assert "for what in kit tests; do" in CI
    assert 'command=$("$dev/python" .ci/readme_command.py "$what")' in CI
    assert 'bash -euo pipefail -c "$command"' in CI


def test_pictures_are_small_and_of_use():
    data = (ROOT / "docs" / "images" / "pages.png").read_bytes()
    width, height = struct.unpack(">II", data[16:24])
    assert len(data) < 250_000
    assert width > height > 400
