import pytest

from kitgen.base.problems import Problems
from kitgen.build.accessibility import check_accessibility
from kitgen.markup.parse import parse


def told(blocks):
    problems = Problems()
    text = f'<document title="T" at="page.xml.j2:7" src="chapter.md:3"><page>{blocks}</page></document>'
    check_accessibility(parse(text, "page.xml.j2", problems), problems)
    return list(problems)


HEAD = "<tr><th><p>Start</p></th><th><p>What</p></th></tr>"
ROW = "<tr><td><p>9:00</p></td><td><p>Welcome</p></td></tr>"


@pytest.mark.parametrize(
    ("blocks", "code", "says"),
    [
        ('<heading level="2">Two</heading>', "heading-skip", "make it level 1"),
        ("<heading level='1'>One</heading><heading level='3'>Three</heading>", "heading-skip", "make it level 2"),
        (f'<table columns="1 1">{ROW}</table>', "table-without-header", "head row"),
        (
            f'<table columns="1 1"><tr><th><p> </p></th><td><p>9:00</p></td></tr>{ROW}</table>',
            "table-without-header",
            "head row",
        ),
        ('<dial minutes="15"/>', "figure-without-alt", "alt"),
    ],
)
def test_what_a_reader_would_miss(blocks, code, says):
    [problem] = told(blocks)
    assert (problem.code, str(problem.origin), str(problem.via)) == (code, "chapter.md:3", "page.xml.j2:7")
    assert says in problem.hint


@pytest.mark.parametrize(
    "blocks",
    [
        "<heading level='1'>One</heading><heading level='2'>Two</heading><heading level='1'>One more</heading>",
        f'<table columns="1 1">{HEAD}{ROW}</table>',
        '<table columns="1 1"><tr><th scope="Row"><p>9:00</p></th><td><p>Welcome</p></td></tr></table>',
        '<dial minutes="15" alt="15 minutes"/>',
        '<dial minutes="15" role="artifact"/>',
    ],
)
def test_what_is_read_well(blocks):
    assert told(blocks) == []
