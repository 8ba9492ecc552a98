"""Keeps the documents true: commands and options as click has them, and a section for every problem code."""

import ast
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from kitgen.cli.main import main

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "kitgen").rglob("*.py"))
DOCUMENTS = [*sorted((ROOT / "docs").glob("*.md")), *ROOT.glob("README.md"), *ROOT.glob("CONTRIBUTING.md")]


def commands(command=main, path=("kitgen",)):
    """Return every command by its words: `kitgen`, `kitgen build`, `kitgen brand new` …"""
    found = {" ".join(path): command}
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found |= commands(command.get_command(context, name), (*path, name))
    return found


def options_of(command):
    context = click.Context(command, **command.context_settings)
    return {
        flag
        for param in command.get_params(context)
        if isinstance(param, click.Option)
        for flag in (*param.opts, *param.secondary_opts)
    }


COMMANDS = commands()
GLOBAL = {"-h", "--help"}  # documented once; click inherits them
LEAVES = {words for words, command in COMMANDS.items() if words == "kitgen" or not isinstance(command, click.Group)}


def documented():
    """Return the options that docs/commands.md has for each command."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", text, flags=re.MULTILINE)
    heads = {re.match(r"`(kitgen[a-z -]*?)(?: [\[A-Z].*)?`", part): part for part in sections}
    return {
        head[1]: {
            flag
            for row in re.findall(r"^\| (`-.*?) \|", part, re.MULTILINE)
            for flag in re.findall(r"`(--?[a-zA-Z-]+)", row)
        }
        for head, part in heads.items()
        if head
    }


def test_every_command_and_option_is_documented_and_no_other():
    assert documented() == {
        words: options_of(COMMANDS[words]) - (GLOBAL if words != "kitgen" else set()) for words in LEAVES
    }


def examples():
    """Return every command line with kitgen that a document or a help text shows."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in DOCUMENTS}
    texts |= {words: command.epilog or "" for words, command in COMMANDS.items()}
    for name, text in texts.items():
        for line in text.splitlines():
            for part in re.split(r"&&|\|", line.strip().removeprefix("$ ")):
                if re.match(r"\s*kitgen( [a-z-]|$)", part) and "`" not in part:
                    yield name, part.split("  #")[0].strip()


@pytest.mark.parametrize(("place", "line"), sorted(set(examples())))
def test_every_example_uses_what_there_is(place, line):
    words = shlex.split(line)
    path = max((known for known in COMMANDS if f"{' '.join(words)} ".startswith(f"{known} ")), key=len)
    rest = words[len(path.split()) :]
    flags = {word.split("=")[0] for word in rest if re.match(r"-[^\d.]", word)}
    assert flags <= options_of(COMMANDS[path]) | GLOBAL, place
    assert rest or path in LEAVES, f"{place}: {line}"


def problem_codes():
    """Return every code that a call in the sources gives to a problem, and patterns of the few that are put together.

    A code stands first in `.error(…)` and `.warn(…)`, and wherever a function of the sources has a parameter `code`.
    """
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES]
    everywhere = {"error": 0, "warn": 0}
    for tree in trees:
        everywhere |= {name: place for name, place in _places(tree).items() if not name.startswith("_")}
    given = [code for tree in trees for code in _given(tree, everywhere | _places(tree))]
    built = [code for code in given if isinstance(code, ast.JoinedStr)]
    parts = {part for text in built for part in text.values}
    codes = {node.value for code in given for node in ast.walk(code) if _is_text(node) and node not in parts}
    return codes, {"".join(part.value if _is_text(part) else ".+" for part in text.values) for text in built}


def _places(tree):
    """Return where the functions and classes of a file take their code."""
    found = {name: names for node in ast.walk(tree) for name, names in _parameters(node)}
    return {name: names.index("code") for name, names in found.items() if "code" in names}


def _parameters(node):
    if isinstance(node, ast.FunctionDef):
        names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        yield node.name, names[1:] if names[:1] in (["self"], ["cls"]) else names
    if isinstance(node, ast.ClassDef) and (node.name == "Problem" or _is_exception(node)):
        fields = [item.target.id for item in node.body if isinstance(item, ast.AnnAssign)]
        made = [names for item in node.body for name, names in _parameters(item) if name == "__init__"]
        yield node.name, made[0] if made else fields


def _is_exception(node):
    return any(ast.unparse(base).endswith(("Error", "Exception")) for base in node.bases)


def _given(tree, places):
    """Return what the calls of a file give as code, and what its functions take when they are given none."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            optional = node.args.args[::-1][: len(node.args.defaults)]
            yield from (d for a, d in zip(optional, node.args.defaults[::-1], strict=True) if a.arg == "code")
        name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
        if name in places:
            yield from (word.value for word in node.keywords if word.arg == "code")
            yield from node.args[places[name] : places[name] + 1]


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def sections():
    return re.findall(r"^## `([a-z0-9-]+)`$", (ROOT / "docs" / "problems.md").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_problem_has_a_section_and_every_section_a_problem():
    codes, patterns = problem_codes()
    known = sections()
    assert sorted(codes - set(known)) == [], "codes without a section in docs/problems.md"
    unused = [name for name in known if name not in codes and not any(re.fullmatch(p, name) for p in patterns)]
    assert unused == [], "sections of docs/problems.md that no code uses"
    for pattern in patterns:
        assert any(re.fullmatch(pattern, name) for name in known), f"no section for {pattern}"


def test_the_sections_stand_in_order_and_once():
    assert sections() == sorted(set(sections()))


def test_codes_are_words_that_can_be_looked_up():
    codes, _ = problem_codes()
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


def test_each_section_says_what_it_means_and_what_to_do():
    text = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        assert "**What to do.**" in part, part.splitlines()[0]


def test_links_between_documents_lead_somewhere():
    for path in DOCUMENTS:
        text = re.sub(r"^(```+).*?^\1|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_package_has_its_reason():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = declared["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values(), declared["build-system"]["requires"])
    wanted = {re.match(r"[\w-]+", line)[0].lower() for group in groups for line in group}
    rows = re.findall(r"^\| (`.*?) \| .+ \|$", (ROOT / "docs" / "why.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert {name.lower() for row in rows for name in re.findall(r"`([\w-]+)`", row)} == wanted - {"kitgen"}
