from audit import Tree, faults, text_of
from kitgen.markup.element import Element
from kitgen.typeset.tree import build
from press import flow, lines, pdf_of, press

DOT = '<circle cx="5" cy="5" r="5" fill="primary"/>'
FIGURE = f'<drawing width="20pt" height="20pt" view="0 0 10 10" alt="a dot">{DOT}</drawing>'


def tags(markup, **more):
    """Return the tags of blocks on a page, as text, without the document and its section."""
    printed = press(f"<page>{markup}</page>", **more)
    assert printed.problems == []
    assert faults(printed.pdf) == []
    top, section, *rest = text_of(printed.pdf).splitlines()
    assert (top, section) == ("Document", "  Sect")
    return [line[4:] for line in rest]


def test_headings_and_paragraphs():
    assert tags('<heading level="1">One</heading><p>two</p><heading level="2">Three</heading>') == [
        "H1: One", "P: two", "H2: Three",
    ]  # fmt: skip


def test_links_and_foreign_words_have_a_place_in_their_paragraph():
    found = tags('<p>To <a href="https://a.example">there</a> and <span lang="fr">là</span>.</p>')
    assert found == ["P: To and .", "  Link: there", "  Span Lang='fr': là"]


def test_lists():
    assert tags('<list numbering="decimal"><item label="1"><p>a</p></item><item><p>b</p></item></list>') == [
        "L Decimal", "  LI", "    Lbl: 1", "    LBody", "      P: a", "  LI", "    LBody", "      P: b",
    ]  # fmt: skip


def test_rows_that_are_items_make_a_list():
    row = '<row role="item" columns="1* 1*"><cell><p role="label">{0}</p></cell><cell><p>{1}</p></cell></row>'
    assert tags(row.format(1, "a") + row.format(2, "b") + "<p>c</p>" + row.format(3, "d")) == [
        "L Decimal", "  LI", "    Lbl: 1", "    LBody", "      P: a", "  LI", "    Lbl: 2", "    LBody", "      P: b",
        "P: c", "L Decimal", "  LI", "    Lbl: 3", "    LBody", "      P: d",
    ]  # fmt: skip


def test_further_labels_of_an_item_come_first_in_its_body():
    row = '<row role="item" columns="1* 1* 1*"><cell><p role="label">1</p></cell><cell><p>Speak.</p></cell>'
    assert tags(f'{row}<cell><p role="label">SAY</p></cell></row>') == [
        "L Decimal", "  LI", "    Lbl: 1", "    LBody", "      P: SAY", "      P: Speak.",
    ]  # fmt: skip


def test_a_table_of_contents():
    link = '<p><a href="https://a.example/{0}">{0}</a></p>'
    row = f'<row role="toc-item" columns="1* 1*"><cell>{link}</cell><cell><p>3</p></cell></row>'
    assert tags(row.format("a") + row.format("b")) == [
        "TOC", "  TOCI", "    Reference", "      Link: a", "    P: 3",
        "  TOCI", "    Reference", "      Link: b", "    P: 3",
    ]  # fmt: skip


def test_tables_have_a_head_and_a_body():
    head = '<tr header="yes"><th><p>A</p></th><th><p>B</p></th></tr>'
    table = f'<table columns="1* 1*">{head}<tr><th scope="Row"><p>c</p></th><td/></tr></table>'
    assert tags(table) == [
        "Table", "  THead", "    TR", "      TH Column", "        P: A", "      TH Column", "        P: B",
        "  TBody", "    TR", "      TH Row", "        P: c", "      TD",
    ]  # fmt: skip


def test_in_a_section_the_heading_comes_first_and_takes_the_number():
    cells = '<cell><p role="label">7</p><p>long</p></cell><cell><heading level="1">Why?</heading></cell>'
    row = f'<row role="section" columns="1* 1*">{cells}</row>'
    found = tags(row + '<answer lines="2"/>')
    assert found == ["Sect", "  H1: Why?", "    Lbl: 7", "  P: long"]


def test_a_label_in_a_heading_ends_in_a_space():
    printed = press('<page><p role="label">7</p><heading level="1">Why?</heading></page>')
    [label] = [element for element in Tree(printed.pdf).elements() if element.role == "Lbl"]
    assert label.dictionary["/ActualText"] == "7 "


def test_a_label_without_anything_to_label_is_a_paragraph():
    assert tags('<p role="label">7</p><p>a</p>') == ["P: 7", "P: a"]


def test_a_group_without_heading_begins_with_its_label():
    row = '<row role="{}" columns="1* 1*"><cell><p>text</p></cell><cell><p role="label">n</p></cell></row>'
    assert tags(row.format("group")) == ["Div", "  P: n", "  P: text"]
    assert tags(row.format("note")) == ["Aside", "  P: n", "  P: text"]


def test_figures_have_words_and_a_place():
    printed = press(f"<page>{FIGURE}</page>")
    assert "Figure Alt='a dot'" in text_of(printed.pdf)
    [figure] = [element for element in Tree(printed.pdf).elements() if element.role == "Figure"]
    left, foot, right, top = figure.dictionary["/A"]["/BBox"]
    assert (round(right - left), round(top - foot)) == (20, 20)


def test_artifacts_are_not_read():
    figure = FIGURE.replace("alt=", 'role="artifact" alt=')
    assert tags(f'<p role="artifact">kit 1.0</p>{figure}<p>a</p>') == ["P: a"]


def test_writing_lines_are_artifacts():
    assert tags('<p>a</p><answer lines="3" label="a"/><tick/>') == ["P: a"]


def test_a_paragraph_on_two_pages_is_one():
    printed = flow(lines(15))
    assert len(printed.pages) == 2
    assert faults(printed.pdf) == []
    [paragraph] = [element for element in Tree(printed.pdf).elements() if element.role == "P"]
    assert {page for page, _ in paragraph.marks} == {0, 1}


def test_the_head_of_a_table_is_read_once():
    body = "".join(f"<tr><td><p>{n}</p></td></tr>" for n in range(20))
    printed = flow(f'<table columns="1*"><tr header="yes"><th><p>Head</p></th></tr>{body}</table>')
    assert len(printed.pages) > 1
    assert text_of(printed.pdf).count("P: Head") == 1


def test_furniture_is_an_artifact():
    printed = press(
        '<furniture master="page"><place area="main" y="20pt"><p>foot</p></place></furniture><page><p>a</p></page>'
    )
    assert "foot" not in text_of(printed.pdf)
    assert any("foot" in text for (_, mark), text in Tree(printed.pdf).words().items() if mark is None)


def test_pieces_bound_together_are_parts():
    one = press("<page><p>a</p></page>").piece
    two = press("<page><p>b</p></page>").piece
    two.name = "other"
    pdf = pdf_of([one, two], nested=True)
    assert faults(pdf) == []
    assert text_of(pdf).splitlines() == [
        "Document", "  Part T='Test'", "    Sect", "      P: a", "  Part T='Test'", "    Sect", "      P: b",
    ]  # fmt: skip


def test_what_has_no_tags_is_seen():
    assert "there is no structure tree" in faults(press("<page><p>a</p></page>", tagged=False).pdf)


def test_cards_stand_in_the_section_of_their_title():
    one = Element("card", {"title": "Questions", "name": "Q1"})
    two = Element("card", {"name": "Q2"})
    cards = Element("cards", {}, [Element("card", {"name": "R"}), one, two])
    front = {card: [(0, index)] for index, card in enumerate(cards.elements)}
    [section] = build([Element("document", {}, [cards])], front).kids
    alone, family = section.kids
    assert (alone.element.get("name"), family.title) == ("R", "Questions")
    assert [kid.element.get("name") for kid in family.kids] == ["Q1", "Q2"]
