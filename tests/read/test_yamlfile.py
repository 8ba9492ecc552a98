from __future__ import annotations

import pytest

from kitgen.base.problems import KitError
from kitgen.read.yamlfile import MOST_NODES, Node, load, parse


def told(text: str) -> str:
    with pytest.raises(KitError) as caught:
        parse(text, "a.yaml")
    return str(caught.value)


def test_values_and_where_they_stand():
    node = parse("a: text\nb:\n  - 1\n  - 2.5\nc: true\nd:\ne: {f: g}\n", "a.yaml", first_line=11)
    assert node.kind == "map"
    assert [(key, child.kind, child.origin.line) for key, child in node.value.items()] == [
        ("a", "text", 11),
        ("b", "list", 13),
        ("c", "bool", 15),
        ("d", "null", 16),
        ("e", "map", 17),
    ]
    assert [item.value for item in node.value["b"].value] == [1, 2.5]
    assert node.keys["b"].line == 12
    assert str(node.value["e"].value["f"].origin) == "a.yaml:17"


@pytest.mark.parametrize(
    "text", ["9:00", "no", "yes", "on", "2026-11-23", "10%", "1_000", "0x1F", "- x", "'5'", '"true"']
)
def test_what_people_mean_as_text_stays_text(text):
    node = parse(f"a: {text}", "a.yaml") if not text.startswith("-") else parse(f"a: '{text}'", "a.yaml")
    assert node.value["a"].kind == "text"


def test_numbers_keep_what_was_typed():
    node = parse("version: 1.0", "a.yaml").value["version"]
    assert (node.kind, node.value, node.raw) == ("number", 1.0, "1.0")


def test_nothing_at_all():
    assert parse("", "a.yaml").kind == "null"
    assert parse("# only a comment\n", "a.yaml").kind == "null"


def test_aliases_are_understood():
    node = parse("a: &x {b: 1}\nc: *x\n", "a.yaml")
    assert node.value["c"] == node.value["a"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b: c", 'a.yaml:1: error: this is not YAML: mapping values are not allowed in this context near "a: b: c"'),
        ("a:\n\tb: 1", 'a.yaml:2: error: this is not YAML: found character that cannot start any token near "b: 1"'),
        ("a: @b", "put a text that begins with a sign in quotes"),
        ('a: "b\n\n', "check indentation, quotes and colons here and in the line above"),
        ('a: 1\nb: "\\x07"', "a.yaml:2: error: a text contains the control character U+0007, which cannot be printed"),
        ("a: 1\na: 2", 'a.yaml:2: error: the key "a" stands here twice'),
        ("a: !!python/name:x b", "is not allowed: write plain values"),
        ("a: *b", '"*b" refers to nothing above it'),
        ("a: &b [*b]", '"*b" refers to nothing above it'),
        ("a: 1\n---\nb: 2", "a.yaml:2: error: a second document begins here"),
        ("{a: 1}: 2", "a key must be a word, not a mapping"),
        ("[" * 60, "this is nested more than 50 levels deep"),
        ("a: \x07", "this is not YAML: control characters are not allowed"),
    ],
)
def test_faults(text, message):
    assert message in told(text)


def test_all_faults_are_told_at_once():
    assert told("a: 1\na: 2\nb: !x 3\nb: 4\n").count("error:") == 3


def test_a_small_file_does_not_grow_without_end():
    bomb = "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
    for before, name in zip("abcdef", "bcdefg", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    assert f"the file unfolds to more than {MOST_NODES:,} values" in told(bomb)


def test_what_was_met_is_described():
    nodes = parse(f"- [1]\n- {{a: 1}}\n- 5\n- true\n-\n- word\n- {'x' * 60}\n", "a.yaml").value
    met = [node.describe() for node in nodes]
    assert met[:6] == ["a list", "a mapping", "5", "true", "nothing", 'the text "word"']
    assert met[6] == f'the text "{"x" * 39}…"'


def test_load(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n", encoding="utf-8")
    assert isinstance(load(path, "a.yaml"), Node)
    with pytest.raises(KitError, match=r'b.yaml: error: there is no file "b.yaml" \[missing-file\]'):
        load(tmp_path / "b.yaml", "b.yaml")
