"""Keeps docs/layouts.md true: elements, style keys, values, filters and names are those of the program."""

import ast
import re
from pathlib import Path

import pytest

from kitgen.base.lengths import points
from kitgen.markup.reference import reference
from kitgen.model.styles import Master, RowStyle, RuleStyle, TextStyle

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "layouts.md"
BEGIN, END = "<!-- elements: begin -->\n", "<!-- elements: end -->"


def test_the_elements_are_those_of_the_vocabulary(golden):
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    golden(PAGE.parent).text(PAGE.name, f"{before}{BEGIN}\n{reference()}\n{END}{after}")


def section(title):
    text = PAGE.read_text(encoding="utf-8").split(BEGIN)[0]
    [found] = re.findall(rf"^#+ {title}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    return found


def rows(title, columns=2):
    return re.findall(r"^\| (`.*?`) \|" + r"([^|]*)\|" * (columns - 1) + "$", section(title), re.MULTILINE)


def names(title):
    """Return the first words of what a table explains."""
    return [name.split()[0] for row in rows(title) for name in re.findall(r"`([^`]+)`", row[0])]


@pytest.mark.parametrize(("title", "kind"), [("text", TextStyle), ("rules", RuleStyle), ("rows", RowStyle)])
def test_style_keys_and_what_they_are_by_default(title, kind):
    written = {key.strip("`"): default.strip().strip("`") for key, default, _ in rows(title, 3)}
    known = {name.replace("_", "-"): kind._field_defaults[name] for name in kind._fields if name != "name"}
    assert list(written) == list(known)
    for key, default in known.items():
        if isinstance(default, bool):
            assert written[key] == ("yes" if default else "no"), key
        elif isinstance(default, float):
            assert points(written[key]) == default, key
        else:
            assert written[key] == str(default or ""), key


def test_keys_of_masters():
    written = {key.strip("`"): default.strip().strip("`") for key, default, _ in rows("masters", 3)}
    known = Master._field_defaults
    assert {*written} == {*Master._fields} - {"name", "margins"} | {"papers"}
    assert written["columns"] == str(known["columns"])
    assert written["flow"] == known["flow"]
    assert "margins" not in known


def texts_of(path):
    return [
        node.value
        for node in ast.walk(ast.parse((ROOT / "src" / "kitgen" / path).read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_measures():
    asked = {
        name
        for path in (ROOT / "src" / "kitgen" / "typeset").glob("*.py")
        for name in re.findall(r'\.measure\("([a-z-]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert set(names("measures")) == asked


def test_values():
    build = ROOT / "src" / "kitgen" / "build"
    tables = [
        node
        for file in ("numbers.py", "order_numbers.py")
        for node in ast.walk(ast.parse((build / file).read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict) and any(isinstance(v, ast.Lambda) for v in node.values)
    ]
    answered = {key.value for table in tables for key in table.keys if key}
    assert set(names("Numbers that are known late")) == answered


def test_names_and_filters():
    from kitgen.compose.composer import Composer

    composer = Composer([], str, {}, str)
    own = composer._environment
    plain = type(own)()
    tables = re.findall(r"^\| (`.*?`) \|", section("Layouts are Jinja that writes page markup"), re.MULTILINE)
    written = {name for cell in tables for name in re.findall(r"`([a-z_]+)`", cell)}
    filters = set(own.filters) - set(plain.filters)
    assert filters <= written
    view = texts_of("build/view.py")
    assert all(name in view for name in written - filters - {"part"})


def test_the_folders_of_a_look_are_those_there_are():
    shown = re.search(r"```\n(layouts/.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]
    for name in re.findall(r"[\w-]+\.xml\.j2", shown):
        assert (ROOT / "layouts" / "editorial" / name).is_file(), name
    there = {path.name for path in (ROOT / "layouts" / "editorial").glob("*.xml.j2")}
    assert there <= set(re.findall(r"[\w-]+\.xml\.j2", shown))
