# ruff: noqa: RUF001 - real quotation marks are what is tested

from __future__ import annotations

import pytest

from kitgen.base.problems import Problems
from kitgen.model.blocks import Block, Break, Code, Emphasis, Link, Span, Speech, Strong, Text
from kitgen.read.markdown import Source, parse

from .cases import cases


def read(text: str, lang: str = "en") -> tuple[tuple[Block, ...], Problems]:
    problems = Problems()
    blocks = parse(text, Source("a.md", lang, problems, lambda written, _: written))
    return blocks, problems


def clean(text: str, lang: str = "en") -> tuple[Block, ...]:
    blocks, problems = read(text, lang)
    assert not list(problems)
    return blocks


@pytest.mark.parametrize(("text", "expected"), cases("markdown-faults.txt"))
def test_faults_are_told_with_their_lines(text, expected):
    assert "\n".join(map(str, read(text)[1])) == expected


def test_a_footnote_is_told_of_as_one():
    _, problems = read("Text[^1].\n\n[^1]: Note.\n")
    [problem] = problems
    assert (problem.code, problem.hint) == (
        "bad-link",
        "there are no footnotes: write the note into the text, in brackets",
    )


def test_the_blocks_of_commonmark():
    blocks = clean(
        "Text.\n\n## Head {#here}\n\n- a\n  - b\n\n3. c\n\n> quote\n\n***\n\n```py\nx = 1\n```\n\n"
        "| a | b |\n|:-:|--|\n| 1 | 2 |\n"
    )
    assert [block.kind for block in blocks] == [
        "paragraph",
        "heading",
        "list",
        "list",
        "quote",
        "rule",
        "code",
        "table",
    ]
    assert [block.origin.line for block in blocks] == [1, 3, 5, 8, 10, 12, 14, 18]
    _, heading, bullets, numbers, _, _, code, table = blocks
    assert dict(heading.attrs) == {"level": 2, "id": "here"}
    assert heading.plain == "Head"
    assert bullets.children[0].children[1].plain == "b"
    assert (numbers.get("ordered"), numbers.get("start")) == (True, 3)
    assert dict(code.attrs) == {"text": "x = 1", "info": "py"}
    assert [row.get("header") for row in table.children] == [True, False]
    assert [cell.get("align") for cell in table.children[1].children] == ["center", "left"]
    assert table.children[1].origin.line == 20


def test_inlines():
    (block,) = clean('*a* **b** `c"` [d](https://e.f) \\\n[g *h*]{lang=de} [](#i) [](mailto:a@b.c)')
    kinds = [part for part in block.inline if not isinstance(part, Text)]
    assert kinds == [
        Emphasis((Text("a"),)),
        Strong((Text("b"),)),
        Code('c"'),
        Link("https://e.f", (Text("d"),)),
        Break(),
        Span((Text("g "), Emphasis((Text("h"),))), "de"),
        Link("#i", ()),
        Link("mailto:a@b.c", ()),
    ]
    assert block.plain == 'a b c" d  g h  '


@pytest.mark.parametrize(
    "text", ["<b>&{{ x }}", "<script>alert(1)</script>", "<!-- note -->", "{% if x %}", "a < b & c"]
)
def test_what_looks_like_markup_is_printed_as_typed(text):
    (block,) = clean(text)
    assert block.plain == text


def test_straight_quotes_can_be_kept_with_a_backslash():
    (block,) = clean('6\\" wide')
    assert block.plain == '6" wide'


def test_divs_nest_with_any_number_of_colons():
    (debrief,) = clean(
        ":::: debrief {step=1}\n::: ask {min=2 title='What?'}\n\"So?\"\n\n::::: expect\nThat.\n:::::\n:::\n::::::\n"
    )
    ask = debrief.first("ask")
    assert ask is not None
    assert (debrief.get("step"), ask.get("min"), ask.get("title")) == (1, 2, "What?")
    assert ask.first("expect").plain == "That."
    assert ask.origin.line == 2


def test_divs_stand_close_to_text_and_inside_lists():
    text, note, items = clean("Text.\n::: note\nA.\n:::\n- item\n\n  ::: note\n  B.\n  :::\n")
    assert (text.plain, note.plain) == ("Text.", "A.")
    assert items.find("note")[0].plain == "B."


def test_colons_inside_code_are_code():
    (block,) = clean("```\n::: say\n```\n")
    assert block.get("text") == "::: say"


def test_workbench_words_and_classes_mean_the_same():
    blocks = clean(
        '::: challenge {title="x"}\n::: solution\nYes.\n:::\n:::\n\n::: {.keypoints}\n- a\n:::\n\n'
        ":::::: instructor ::::::\nb\n::::::\n"
    )
    assert [block.kind for block in blocks] == ["activity", "key-points", "facilitator-only"]
    assert blocks[0].children[0].kind == "model-answer"


def test_attributes_are_typed():
    question, scale, flag = clean(
        '::: question {n=2 height=1in kind=dotted title="It\'s \\"so\\""}\nWhy?\n:::\n'
        '::: scale {points="agree, not sure , disagree"}\n:::\n::: question {n=3 fill}\nHow?\n:::\n'
    )
    assert (question.get("n"), question.get("height"), question.get("kind")) == (2, 72.0, "dotted")
    assert question.get("title") == "It’s “so”"
    assert scale.get("points") == ("agree", "not sure", "disagree")
    assert flag.get("fill") is True
    assert flag.get("lines", 7) == 7


def test_speech_is_what_stands_in_quotes():
    (say,) = clean('::: say\nSmile. "Good *morning*,\nall." Then: "Sit." Wait.\n\n"Next."\n:::\n')
    first, second = say.children
    assert first.inline == (
        Text("Smile. "),
        Speech((Text("“Good "), Emphasis((Text("morning"),)), Text(", all.”"))),
        Text(" Then: "),
        Speech((Text("“Sit.”"),)),
        Text(" Wait."),
    )
    assert second.inline == (Speech((Text("“Next.”"),)),)


def test_speech_may_stand_in_emphasis_and_quote_somebody():
    (say,) = clean('::: say\n*"Hello."* “She said \'no\', or "never".”\n:::\n')
    emphasis, _, speech = say.children[0].inline
    assert emphasis == Emphasis((Speech((Text("“Hello.”"),)),))
    assert speech == Speech((Text("“She said ‘no’, or “never”.”"),))


def test_only_spoken_words_have_speech():
    do, ask = clean('::: do\nWrite "trust".\n:::\n::: ask\n"Why?"\n\n::: expect\nSay "yes".\n:::\n:::\n')
    assert do.plain == "Write “trust”."
    assert not any(isinstance(part, Speech) for part in do.children[0].inline)
    assert not any(isinstance(part, Speech) for part in ask.first("expect").children[0].inline)


def test_speech_takes_the_quotation_marks_of_its_language():
    (say,) = clean('::: say\nLächeln. "Guten Tag."\n:::\n', "de")
    assert say.children[0].inline[1] == Speech((Text("„Guten Tag.“"),))


def test_image_alone_in_its_paragraph():
    (image,) = clean('![A "dot"](images/a%20dot.svg "Title"){width=60mm height=1in}')
    assert image.kind == "image"
    assert (image.get("src"), image.get("alt"), image.get("title")) == ("images/a%20dot.svg", "A “dot”", "Title")
    assert image.get("height") == 72
    assert round(image.get("width")) == 170


def test_deep_nesting_is_read_to_the_end_or_refused():
    (quote,) = clean("> " * 60 + "deep")
    assert quote.plain == "deep"
    _, problems = read("> " * 120 + "deep")
    assert [problem.message for problem in problems] == ["this is nested more than 100 levels deep"]
