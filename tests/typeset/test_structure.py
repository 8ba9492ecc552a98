import pytest

from press import flow, press


def tree(printed):
    """Return the structure as nested lists: role, attributes that matter, kids."""

    def node(element):
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, list) else [kids]
        inner = [
            node(kid.get_object()) for kid in kids if hasattr(kid.get_object(), "get") and "/S" in kid.get_object()
        ]
        return [str(element["/S"])[1:], *inner]

    root = printed.reader.trailer["/Root"]["/StructTreeRoot"]
    return node(root["/K"][0].get_object())


def elements(printed):
    def walk(element):
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            found = kid.get_object()
            if hasattr(found, "get") and "/S" in found:
                yield from walk(found)

    return list(walk(printed.reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()))


def of(printed, role):
    return [element for element in elements(printed) if element["/S"] == f"/{role}"]


def test_sections_headings_and_paragraphs():
    printed = press(
        '<section title="One"><heading level="1">H</heading><p>p</p></section><page title="Two"><p>q</p></page>'
    )
    assert tree(printed) == ["Document", ["Sect", ["H1"], ["P"]], ["Sect", ["P"]]]
    assert [section["/T"] for section in of(printed, "Sect")] == ["One", "Two"]


def test_lists_have_labels_and_bodies():
    printed = flow('<list numbering="decimal"><item label="1"><p>a</p></item><item><p>b</p></item></list>')
    assert tree(printed)[1] == ["Sect", ["L", ["LI", ["Lbl"], ["LBody", ["P"]]], ["LI", ["LBody", ["P"]]]]]
    assert of(printed, "L")[0]["/A"]["/ListNumbering"] == "/Decimal"


def test_tables_have_rows_and_scopes():
    rows = '<tr header="yes"><th><p>A</p></th></tr><tr><th scope="Row"><p>b</p></th></tr><tr><td/></tr>'
    printed = flow(f'<table columns="1*">{rows}</table>')
    assert tree(printed)[1] == ["Sect", ["Table", ["TR", ["TH", ["P"]]], ["TR", ["TH", ["P"]]], ["TR", ["TD"]]]]
    assert [head["/A"]["/Scope"] for head in of(printed, "TH")] == ["/Column", "/Row"]


def test_figures_say_what_they_show_and_where():
    drawing = (
        '<drawing width="20pt" height="10pt" view="0 0 20 10" alt="A dot"><circle cx="5" cy="5" r="5" fill="primary"/>'
    )
    printed = press(f'<page><place x="30pt" y="40pt">{drawing}</drawing></place></page>')
    [figure] = of(printed, "Figure")
    assert figure["/Alt"] == "A dot"
    assert [float(v) for v in figure["/A"]["/BBox"]] == pytest.approx([30, 791.89, 50, 801.89], abs=0.01)


def test_a_drawing_without_words_is_decoration():
    drawing = (
        '<drawing width="20pt" height="10pt" view="0 0 20 10"><circle cx="5" cy="5" r="5" fill="primary"/></drawing>'
    )
    assert of(press(f"<page>{drawing}<p>x</p></page>"), "Figure") == []


def test_links_and_languages():
    printed = press('<page><p>see <a href="https://a.example/">this</a> <span lang="fr">merci</span></p></page>')
    assert tree(printed)[1] == ["Sect", ["P", ["Link"], ["Span"]]]
    assert of(printed, "Span")[0]["/Lang"] == "fr"


def test_notes_have_ids_of_their_own():
    printed = flow("<aside><p>a</p></aside><p>x</p><aside><p>b</p></aside><p>y</p>")
    assert [note["/ID"] for note in of(printed, "Aside")] == ["note-1", "note-2"]


def test_a_paragraph_over_two_pages_is_one():
    from press import lines

    assert len(of(flow(lines(15)), "P")) == 1


def test_nothing_is_written_where_no_tags_are_wanted():
    assert "/StructTreeRoot" not in press("<page><p>x</p></page>", tagged=False).reader.trailer["/Root"]


def test_furniture_is_not_in_the_structure():
    furniture = '<furniture master="page"><place area="main" y="20pt"><p>head</p></place></furniture>'
    assert tree(press(f"{furniture}<page><p>x</p></page>")) == ["Document", ["Sect", ["P"]]]
