from __future__ import annotations

from kitgen.base.origin import Origin
from kitgen.model.blocks import Block, Break, Code, Emphasis, Link, Span, Speech, Strong, Text, links, plain

HERE = Origin("a.md", 1)


def paragraph(text: str) -> Block:
    return Block("paragraph", HERE, {}, (), (Text(text),))


QUESTION = Block(
    "question",
    HERE,
    {"n": 1},
    (
        paragraph("Why?"),
        Block("touches", HERE, {}, (Block("list", HERE, {}, (Block("item", HERE, {}, (paragraph("trust"),)),)),)),
        Block("callout", HERE, {"title": "Mind"}, (paragraph("Time."),)),
    ),
)


def test_children_by_kind():
    assert [block.kind for block in QUESTION.of("paragraph", "callout")] == ["paragraph", "callout"]
    assert QUESTION.of("item") == ()
    assert [block.plain for block in QUESTION.find("item")] == ["trust"]
    assert QUESTION.first("callout").get("title") == "Mind"
    assert QUESTION.first("note") is None
    assert [block.kind for block in QUESTION.walk()][:4] == ["question", "paragraph", "touches", "list"]


def test_attributes_with_a_default():
    assert (QUESTION.get("n"), QUESTION.get("lines"), QUESTION.get("lines", 5)) == (1, None, 5)


def test_the_body_leaves_out_what_a_layout_places_by_name():
    assert [block.kind for block in QUESTION.body] == ["paragraph", "callout"]
    assert QUESTION.plain == "Why? Time."


def test_plain_text():
    inlines = (
        Strong((Text("a"),)),
        Emphasis((Text("b"),)),
        Code("c"),
        Break(),
        Span((Text("d"),), "de"),
        Speech((Text("e"),)),
        Link("#f", (Text("f"),)),
    )
    assert plain(inlines) == "abc def"
    assert Block("code", HERE, {"text": "x = 1"}).plain == "x = 1"


def test_links_at_any_depth():
    page, web = Link("#page", ()), Link("https://example.org", (Text("web"),))
    assert list(links((Text("a"), page, Strong((Emphasis((web,)),))))) == [page, web]
    assert (page.target, web.target) == ("page", "")
