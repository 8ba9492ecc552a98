from __future__ import annotations

import re
from pathlib import Path

import pytest

from kitgen.base.problems import Problems
from kitgen.model import blocks
from kitgen.read import words
from kitgen.read.markdown import Source, parse

AUTHORING = Path(__file__).parents[2] / "docs" / "authoring.md"
STANDARD = """
    objectives questions keypoints challenge solution hint instructor discussion callout prereq checklist testimonial
    spoiler
"""


@pytest.mark.parametrize("word", words.TABLE, ids=lambda word: word.name)
def test_each_example_says_what_it_shows(word):
    problems = Problems()
    found = parse(word.example, Source("example", "en", problems, lambda written, _: written))
    assert not list(problems)
    assert word.name in {inner.kind for block in found for inner in block.walk()}


@pytest.mark.parametrize("word", words.TABLE, ids=lambda word: word.name)
def test_each_word_is_described(word):
    assert word.about[0].isupper()
    assert word.about.endswith(".")
    assert all(attr.about for attr in word.attrs)
    assert all(attr.choices for attr in word.attrs if attr.type == "choice")
    assert set(word.inside) <= set(words.WORDS)
    assert {word.attr(name) for name in word.one_of} <= set(word.attrs)


def test_names_are_used_once():
    assert len(words.names()) == len(set(words.names()))
    assert not set(words.names()) & (blocks.PROSE - {"table"})


def test_the_model_knows_the_same_parts():
    assert {word.name for word in words.TABLE if word.apart} == blocks.PARTS


@pytest.mark.parametrize("name", STANDARD.split())
def test_words_of_the_workbench_are_known(name):
    assert words.find(name)


def test_the_table_in_the_documentation_is_true():
    text = AUTHORING.read_text(encoding="utf-8")
    written = text.split("<!-- words begin -->\n")[1].split("<!-- words end -->")[0].strip()
    assert written == words.reference().strip(), "write words.reference() between the markers of docs/authoring.md"


def examples(lang: str) -> list[str]:
    text = AUTHORING.read_text(encoding="utf-8")
    return [found[2] for found in re.finditer(rf"^(`{{3,}}){lang}\n(.*?)^\1$", text, re.MULTILINE | re.DOTALL)]


@pytest.mark.parametrize("example", [text for text in examples("markdown") if not text.startswith("---")])
def test_every_example_in_the_documentation_can_be_read(example):
    problems = Problems()
    parse(example, Source("authoring.md", "en", problems, lambda written, _: written))
    assert "\n".join(map(str, problems)) == ""


def test_the_files_in_the_documentation_make_a_workshop(told):
    files = {"workshop.yaml": examples("yaml")[0]}
    files |= {f"{number:02}.md": text for number, text in enumerate(examples("markdown")) if text.startswith("---")}
    files["handout.md"] = "---\nkind: session\ntitle: H\nminutes: 9\n---\n" + examples("markdown")[2]
    assert told(files) == ""
