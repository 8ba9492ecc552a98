import pytest

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problems
from kitgen.markup.parse import convert, parse, parse_origin
from kitgen.markup.vocabulary import TAGS, Attribute

HEAD = '<document title="Test" at="look/guide.xml.j2:1">'


def read(markup):
    return parse([f"{HEAD}{markup}</document>"], "look/guide.xml.j2", Problems())


def faults(markup):
    with pytest.raises(KitError) as caught:
        read(markup)
    return str(caught.value)


def block(markup):
    return f'<section at="look/guide.xml.j2:2" src="chapter.md:14">{markup}</section>'


def test_attributes_have_the_types_they_are_declared_with():
    root = read(
        '<section level="2"><box width="72pt" padding="1pt 2pt 3pt 4pt" fill="primary"/>'
        '<list numbering="disc"/><answer fill="yes" stretch="no" lines="2.5"/></section>'
    )
    section, box, bullets, answer = list(root.walk())[1:]
    assert section.attrs == {"level": 2.0}
    assert box.attrs == {"width": 72.0, "padding": (1.0, 2.0, 3.0, 4.0), "fill": "primary"}
    assert bullets.attrs == {"numbering": "disc"}
    assert answer.attrs == {"fill": True, "stretch": False, "lines": 2.5}


def test_elements_keep_the_layouts_line_and_the_contents():
    root = read(
        '<section at="look/parts/a.xml.j2:7" src="chapter.md:14"><p at="look/parts/a.xml.j2:9">x</p>'
        '<p src="chapter.md:20">y</p></section><page at="look/guide.xml.j2:3"/>'
    )
    section, first, second, page = list(root.walk())[1:]
    assert (section.via, section.origin) == (Origin("look/parts/a.xml.j2", 7), Origin("chapter.md", 14))
    assert (first.via, first.origin) == (Origin("look/parts/a.xml.j2", 9), Origin("chapter.md", 14))
    assert (second.via, second.origin) == (Origin("look/parts/a.xml.j2", 9), Origin("chapter.md", 20))
    assert (page.via, page.origin) == (Origin("look/guide.xml.j2", 3), None)


@pytest.mark.parametrize(
    ("text", "origin"),
    [("a/b.md:14", Origin("a/b.md", 14)), ("a.md", Origin("a.md")), ("c:a.md", Origin("c:a.md")), (":3", Origin(":3"))],
)
def test_origins(text, origin):
    assert parse_origin(text) == origin


def test_text_is_kept_as_it_was_typed():
    root = read(block("<p>&lt;b&gt;&amp;{{ x }} <b>strong</b> tail</p>"))
    paragraph = next(element for element in root.walk() if element.tag == "p")
    assert paragraph.text == "<b>&{{ x }} strong tail"
    assert paragraph.children[0] == "<b>&{{ x }} "


def test_white_space_between_blocks_is_nothing():
    root = read("\n  <section>\n\n  <p>x</p>\n </section>\n")
    assert [element.tag for element in root.walk()] == ["document", "section", "p"]


# faults ---------------------------------------------------------------------------------------------------------------


def test_an_unknown_element():
    elements = ", ".join(sorted(TAGS))
    assert faults(block("<pp>x</pp>")) == (
        "look/guide.xml.j2:2: error: unknown element <pp> [unknown-element]\n"
        "  through chapter.md:14\n"
        f'  hint: did you mean "p"? elements: {elements}'
    )
    assert 'did you mean "heading"?' in faults(block("<headin>x</headin>"))


def test_an_unknown_attribute():
    assert faults(block('<p stile="body">x</p>')) == (
        'look/guide.xml.j2:2: error: <p> has no attribute "stile" [unknown-attribute]\n'
        "  through chapter.md:14\n"
        '  hint: did you mean "style"? attributes: align, area, at, id, lang, role, src, style'
    )


def test_a_missing_attribute():
    assert faults(block("<heading>x</heading>")) == (
        'look/guide.xml.j2:2: error: <heading> needs the attribute "level" [missing-attribute]\n'
        "  through chapter.md:14\n"
        "  hint: its depth, from 1"
    )


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('<space height="12"/>', '<space height="12">: '),
        ('<heading level="one">x</heading>', '<heading level="one">: "one" is not a number'),
        ('<heading level="nan">x</heading>', '<heading level="nan">: "nan" is not a number'),
        ('<answer lines="inf"/>', '<answer lines="inf">: "inf" is not a number'),
        ('<answer fill="true"/>', '<answer fill="true">: "true" is neither yes nor no'),
        ('<p align="centre">x</p>', '<p align="centre">: "centre" is not one of left, right, center, outer'),
        ('<box padding="1mm 2mm 3mm"/>', '<box padding="1mm 2mm 3mm">: "1mm 2mm 3mm" is not one length, two or four'),
        ('<box padding=""/>', '<box padding="">: "" is not one length, two or four'),
        ('<box padding="1mm 2"/>', '<box padding="1mm 2">: '),
    ],
)
def test_bad_attributes(markup, said):
    first = faults(block(markup)).splitlines()[0]
    assert first.startswith(f"look/guide.xml.j2:2: error: {said}")
    assert first.endswith("[bad-attribute]")


def test_a_misplaced_element():
    assert faults(block("<cell/>")).splitlines()[0] == (
        "look/guide.xml.j2:2: error: <cell> may not stand in <section> [misplaced-element]"
    )
    assert faults(block("<list><p>x</p></list>")).splitlines()[-1] == "  hint: inside <list> may stand: item"
    assert faults(block("<space><p>x</p></space>")).splitlines()[-1] == "  hint: nothing may stand in <space>"
    assert "<p> may not stand in <furniture>" in faults('<furniture master="page"><p>x</p></furniture>')


def test_a_root_that_is_no_document():
    with pytest.raises(KitError) as caught:
        parse(['<page at="a.j2:3"/>'], "a.j2", Problems())
    assert str(caught.value) == ("a.j2:3: error: page markup starts with <document>, not <page> [misplaced-element]")


def test_stray_text():
    assert faults(block("Some words that stand where no words may stand at all")) == (
        'look/guide.xml.j2:2: error: text "Some words that stand where no words may" stands directly in <section> '
        "[stray-text]\n"
        "  through chapter.md:14\n"
        "  hint: put it into a <p>"
    )


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (
            '<section at="a.j2:4"><p at="a.j2:5">x</section>',
            "a.j2:5: error: the markup is broken near here inside <p>: mismatched tag",
        ),
        ('<section at="a.j2:4">', "a.j2:4: error: the markup is broken near here inside <section>: mismatched tag"),
        (
            '<section at="a.j2:4"></section></p>',
            "a.j2:4: error: the markup is broken near here inside <document>: mismatched tag",
        ),
        (
            '<p style="a" style="b"/>',
            "look/guide.xml.j2:1: error: the markup is broken near here inside <document>: duplicate attribute",
        ),
        (
            "fish & chips",
            "look/guide.xml.j2:1: error: the markup is broken near here inside <document>: not well-formed",
        ),
    ],
)
def test_broken_markup(markup, said):
    assert faults(markup).startswith(said)
    assert faults(markup).splitlines()[0].endswith("[broken-markup]")


def test_nothing_at_all():
    with pytest.raises(KitError) as caught:
        parse([""], "look/guide.xml.j2", Problems())
    assert str(caught.value).splitlines()[0] == (
        "look/guide.xml.j2: error: the markup is broken near here: no element found [broken-markup]"
    )


def test_all_faults_are_told_at_once():
    text = faults(block('<pp/><p stile="x" align="y">x</p>words'))
    assert [line.rpartition("[")[2] for line in text.splitlines() if "error:" in line] == [
        "unknown-element]", "unknown-attribute]", "bad-attribute]", "stray-text]",
    ]  # fmt: skip


def test_former_problems_stop_it_too():
    problems = Problems()
    problems.error("other", "something")
    with pytest.raises(KitError):
        parse([f"{HEAD}</document>"], "a.j2", problems)


def test_what_stands_in_an_unknown_element_is_looked_at_too():
    assert "unknown element <qq>" in faults(block("<pp><qq/>text</pp>"))


@pytest.mark.parametrize("kind", ["text", "name", "names"])
def test_other_kinds_are_text(kind):
    assert convert(Attribute("x", kind), "a b") == "a b"
