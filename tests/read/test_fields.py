from __future__ import annotations

import datetime as dt

import pytest

from kitgen.base.problems import Problems
from kitgen.read.fields import Fields
from kitgen.read.yamlfile import parse


def fields(text: str) -> Fields:
    return Fields(parse(text, "a.yaml"), Problems())


def told(read: Fields) -> list[str]:
    return [problem.message for problem in read.problems]


def test_each_type():
    read = fields(
        "t: a \nv: 1.0\ni: 3\nn: 2.5\nb: yes\nf: false\nc: x\nl: 1in\nd: 2026-11-23\n"
        "m: {k: 1}\ns: [a, 2]\no: one\nz: 0\n"
    )
    assert (read.text("t"), read.text("v"), read.integer("i"), read.number("n")) == ("a", "1.0", 3, 2.5)
    assert (read.boolean("b"), read.boolean("f", default=True)) == (True, False)
    assert (read.choice("c", ("x", "y")), read.length("l"), read.length("z")) == ("x", 72, 0)
    assert read.date("d") == dt.date(2026, 11, 23)
    inner = read.mapping("m")
    assert inner is not None
    assert inner.integer("k") == 1
    assert (read.texts("s"), read.texts("o")) == (("a", "2"), ("one",))
    assert [node.raw for node in read.items("s")] == ["a", "2"]
    read.finish()
    inner.finish()
    assert told(read) == []


def test_words_to_choose_from_may_begin_with_a_capital():
    read = fields("a: A4\nb: Letter\n")
    assert (read.choice("a", ("a4", "letter")), read.choice("b", ("a4", "letter"))) == ("a4", "letter")
    assert told(read) == []


def test_what_is_absent_gives_the_default():
    read = fields("empty:\n")
    assert (read.text("a", "x"), read.integer("a", 4), read.number("a"), read.length("a")) == ("x", 4, None, None)
    assert (read.boolean("a"), read.choice("a", ("x",), "x"), read.date("a")) == (False, "x", None)
    assert (read.mapping("a"), read.items("a"), read.texts("a"), read.mappings("a")) == (None, (), (), ())
    assert read.text("empty", "x") == "x"
    assert told(read) == []


def test_what_is_needed():
    read = fields("empty: #FF0000\n")
    read.text("empty", required=True)
    read.text("a", required=True)
    assert told(read) == ['the key "empty" is empty', 'the key "a" is missing']


@pytest.mark.parametrize(
    ("method", "message"),
    [
        ("text", '"a" must be a text, not a mapping'),
        ("integer", '"a" must be a whole number, not a mapping'),
        ("number", '"a" must be a number, not a mapping'),
        ("boolean", '"a" must be true or false, not a mapping'),
        ("length", '"a" must be a length, such as 12mm, 1.5cm, 0.5in or 10pt, not a mapping'),
        ("date", '"a" must be a date written as year-month-day, such as 2026-11-23, not a mapping'),
        ("items", '"a" must be a list (one `- ` a line), not a mapping'),
    ],
)
def test_wrong_types(method, message):
    read = fields("a: {b: 1}\n")
    getattr(read, method)("a")
    assert told(read) == [message]


def test_limits_and_choices():
    read = fields("i: 0\nn: -1\nc: tow\nd: 2026-02-30\nb: maybe\nt: true\n")
    read.integer("i", least=1)
    read.number("n", least=0)
    read.choice("c", ("one", "two"))
    read.date("d")
    read.boolean("b")
    read.integer("t")
    assert told(read)[:3] == [
        '"i" must be a whole number, 1 or more, not 0',
        '"n" must be a number, 0 or more, not -1',
        '"c" must be one of one, two, not the text "tow"',
    ]
    assert len(told(read)) == 6


def test_unknown_keys_get_a_suggestion():
    read = fields("titel: x\nouter: {inner: 1}\n")
    read.text("title")
    inner = read.mapping("outer")
    assert inner is not None
    inner.finish()
    read.finish()
    assert told(read) == ['unknown key "inner" in "outer"', 'unknown key "titel"']
    assert 'did you mean "title"?' in list(read.problems)[1].hint


def test_what_is_no_mapping():
    read = Fields(parse("- a\n", "a.yaml"), Problems())
    assert told(read) == ["the file must be keys with values, not a list"]
    assert read.keys() == []


def test_where_things_stand():
    read = fields("a: 1\nb:\n  - {c: 1}\n  - 2\n")
    assert read.at("b").line == 2
    assert read.at("none").line == 1
    assert "a" in read
    assert read.named("a") == "a"
    first, second = read.mappings("b")
    assert (first.integer("c"), first.named("c")) == (1, "b.c")
    assert second.keys() == []
    assert told(read) == ['"b" must be keys with values, not 2']
