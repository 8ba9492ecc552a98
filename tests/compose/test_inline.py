import pytest

from kitgen.compose.inline import break_after_first, inline_markup, other_part, strong_part, two_lines
from kitgen.model.blocks import Break, Code, Emphasis, Link, Span, Speech, Strong, Text


def markup(*nodes):
    return str(inline_markup(nodes, lambda target: f"page of {target}"))


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (Text("a < b & c"), "a &lt; b &amp; c"),
        (Code("<b>"), "<code>&lt;b&gt;</code>"),
        (Break(), "<br/>"),
        (Strong((Text("&"),)), "<b>&amp;</b>"),
        (Emphasis((Strong((Text("x"),)),)), "<i><b>x</b></i>"),
        (Speech((Text("Good morning"),)), '<span style="voice">Good morning</span>'),
        (Span((Text("moin"),), 'nds"'), '<span lang="nds&#34;">moin</span>'),
        (Link("https://a.example/?b&c", (Text("x"),)), '<a href="https://a.example/?b&amp;c">x</a>'),
        (Link("mailto:a@b.example", (Text("x"),)), '<a href="mailto:a@b.example">x</a>'),
        (Link("#issues", (Text("x"),)), "x"),
        (Link("#issues", ()), "page of issues"),
    ],
)
def test_inline_nodes(node, text):
    assert markup(Text("("), node, Text(")")) == f"({text})"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One", "One"),
        ("One two", "One<br/>two"),
        ("A & b", "A<br/>&amp; b"),
        ("One two three four", "One two three four"),
    ],
)
def test_titles_on_two_lines(text, lines):
    assert str(two_lines(text)) == lines


@pytest.mark.parametrize(("text", "lines"), [("One two three", "One<br/>two three"), ("R&D", "R&amp;D")])
def test_a_new_line_after_the_first_word(text, lines):
    assert str(break_after_first(text)) == lines


def test_the_strong_part_and_the_rest():
    nodes = (Strong((Text("Power"),)), Text(" from where?"))
    assert (strong_part(nodes), other_part(nodes)) == ("Power", "from where?")
    assert (strong_part(nodes[1:]), other_part(nodes[1:])) == (" from where?", "")
    assert (strong_part(()), other_part(())) == ("", "")
