"""Guards the house: who may import whom, where outside packages live, and that no file grows too long."""

import ast
import re
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "kitgen"
TABLE = ROOT / "docs" / "architecture.md"
LONGEST = 300
LONGER = {"markup/vocabulary.py": "one table, which would not read better in two files"}
IMPORTED_AS = {"markdown-it-py": "markdown_it", "pyyaml": "yaml", "pillow": "PIL"}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)


def floors_and_homes():
    """Return the floor of each room and the rooms of each outside package, as docs/architecture.md has them."""
    rows = re.findall(r"^\| (\d) \| `(\w+)` \|[^|]*\|([^|]*)\|$", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    homes = {}
    for _, room, packages in rows:
        for package in re.findall(r"`(\w+)`", packages):
            homes.setdefault(package, set()).add(room)
    return {room: int(floor) for floor, room, _ in rows}, homes


FLOORS, HOMES = floors_and_homes()


def room_of(path):
    """Return the room a file stands in; the files of the package itself stand in none."""
    return path.relative_to(PACKAGE).parts[0] if path.parent != PACKAGE else ""


def imports_of(path):
    """Return every module that a file imports anywhere, with the line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written in full"
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def faults(path):
    room = room_of(path)
    for name, line in imports_of(path):
        package, *inner = name.split(".")
        if package == "kitgen":
            other = inner[0] if inner and inner[0] in FLOORS else ""
            if room and other and other != room and FLOORS[other] >= FLOORS[room]:
                yield f"{path.name}:{line}: {room} (floor {FLOORS[room]}) imports {other} (floor {FLOORS[other]})"
        elif package not in sys.stdlib_module_names and room not in HOMES.get(package, ()):
            yield f"{path.name}:{line}: {package} is at home in {HOMES.get(package, 'no room')}, not in {room}"


def test_the_table_has_every_room():
    there = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert set(FLOORS) == there


@pytest.mark.parametrize("room", ["", *FLOORS])
def test_imports_go_down_and_packages_stay_at_home(room):
    assert [fault for path in FILES if room_of(path) == room for fault in faults(path)] == []


def test_every_outside_package_is_used_where_it_is_said_to_live():
    used = {(room_of(path), name.split(".")[0]) for path in FILES for name, _ in imports_of(path)}
    assert {(room, package) for package, rooms in HOMES.items() for room in rooms} - used == set()


def test_what_is_imported_is_what_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {re.match(r"[\w-]+", line)[0].lower() for line in project["dependencies"]}
    assert {IMPORTED_AS.get(name, name.replace("-", "_")) for name in declared} == set(HOMES)


def test_no_file_is_too_long():
    lengths = {str(path.relative_to(PACKAGE)): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {name: length for name, length in lengths.items() if length > LONGEST and name not in LONGER} == {}
    assert all(lengths[name] > LONGEST for name in LONGER), "no longer needed"


def test_every_file_says_what_goes_in_and_what_comes_out():
    assert [str(path) for path in FILES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_every_test_is_run(pytestconfig):
    """Pytest passes over folders of some names, such as `build`, without a word."""
    passed_over = pytestconfig.getini("norecursedirs")
    folders = {part for path in (ROOT / "tests").rglob("test_*.py") for part in path.relative_to(ROOT).parts[:-1]}
    assert {"build", "typeset"} <= folders
    assert [name for name in folders if any(fnmatch(name, pattern) for pattern in passed_over)] == []
