import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError
from kitgen.typeset.binder import Bound, PagePen
from kitgen.typeset.door import Door
from kitgen.typeset.fonts import FontLibrary
from kitgen.typeset.laid import Laid
from press import A4, brand, flow, lines, pdf_of, press, values

FURNITURE = (
    '<furniture master="page"><place area="main" y="20pt"><p><value of="head"/></p></place>'
    '<place area="side" y="20pt" from="bottom"><p align="outer"><value of="page"/>/<value of="pages"/></p></place>'
    "</furniture>"
)
COLUMN = (595.2756 - 100 - 5 * 12) / 6


def titles(entries, depth=0):
    for entry in entries:
        if isinstance(entry, list):
            yield from titles(entry, depth + 1)
        else:
            yield depth, entry["/Title"]


def test_sections_begin_on_a_new_page_and_give_the_running_head():
    sections = f'<section title="One">{lines(1)}</section><section title="Two" head="Second">{lines(1)}</section>'
    printed = press(FURNITURE + sections)
    assert printed.problems == []
    assert printed.texts == [["One", "1", "/", "2", "line 1"], ["Second", "2", "/", "2", "line 1"]]


def test_a_section_may_begin_on_an_odd_page():
    sections = f'<section title="One">{lines(1)}</section><section title="Two" start="odd">{lines(1)}</section>'
    printed = press(sections)
    assert [len(texts) for texts in printed.texts] == [1, 0, 1]
    assert len(press(f'<section start="odd">{lines(1)}</section>').pages) == 1


def test_furniture_is_mirrored_with_the_grid():
    printed = press(FURNITURE + f"<section>{lines(1)}<break/>{lines(1)}</section>")
    odd, even = printed.pages
    assert odd.line_of("/").x > 60 + 4 * COLUMN
    assert even.words[0].x == pytest.approx(40, abs=0.01)
    assert odd.line_of("/").y == even.line_of("/").y == pytest.approx(A4 - 20 + 11, abs=0.01)


def test_furniture_belongs_to_its_master():
    printed = press(FURNITURE + '<page master="short"><p>x</p></page><page><p>y</p></page>')
    assert [len(texts) for texts in printed.texts] == [1, 4]


def test_a_page_places_everything_from_its_corner():
    printed = press('<page title="Cover"><place x="10pt" y="20pt"><p>a</p></place><p>b</p></page>')
    [page] = printed.pages
    assert (page.line_of("a").x, page.line_of("a").y) == (10, 31)
    assert (page.line_of("b").x, page.line_of("b").y) == (0, 11)


def test_names_tell_first_and_last_page():
    printed = flow(f'{lines(10)}<p id="here">x</p>{lines(9)}<p id="there">y</p>')
    assert printed.piece.names["flow"] == (1, 3)
    assert printed.piece.names["here"] == (2, 2)
    assert printed.piece.names["there"] == (3, 3)


def test_names_of_what_is_parted_lie_where_it_begins():
    printed = flow(f'{lines(8)}<box id="x"><p>a</p></box><list id="y"><item><p>b</p></item></list>')
    assert printed.piece.names["x"] == printed.piece.names["y"] == (1, 1)


def test_the_outline_has_sections_and_headings():
    section = (
        '<section title="One" level="1"><heading level="2" outline="yes" style="h2">Two</heading>'
        '<heading level="3" style="h2">Three</heading><p>x</p></section>'
    )
    assert list(titles(press(section).reader.outline)) == [(0, "One"), (1, "Two")]


def test_what_has_no_title_is_not_in_the_outline():
    assert press("<page><p>x</p></page>").reader.outline == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_papers(paper):
    [page] = press("<page/>", paper=paper).pages
    assert (page.width, page.height) == pytest.approx({"a4": (595.28, 841.89), "letter": (612, 792)}[paper], abs=0.01)


def test_an_unknown_stock():
    with pytest.raises(KitError) as caught:
        press('<cards stock="bridge"><card><front/><back/></card></cards>')
    assert 'there is no card stock "bridge"' in str(caught.value)


# binding --------------------------------------------------------------------------------------------------------------


def piece(name, text, *, more=""):
    found = press(f'<section title="{text} first" id="x"><p>{text}</p>{more}</section><page title="{name}"/>').piece
    found.name = found.title = name
    return found


def test_pieces_in_one_document_have_an_outline_names_and_labels_of_their_own():
    pieces = [piece("guide", "A"), piece("cards", "B")]
    titles_of = {"guide": "The guide", "cards": "cards"}
    pdf = pdf_of(pieces, nested=True, titles=titles_of, labels={"guide": "G", "cards": "C"})
    reader = PdfReader(io.BytesIO(pdf))
    assert list(titles(reader.outline)) == [
        (0, "The guide"), (1, "A first"), (1, "guide"), (0, "cards"), (1, "B first"),
    ]  # fmt: skip
    assert reader.page_labels == ["G1", "G2", "C1", "C2"]


def test_one_piece_alone_has_plain_names():
    reader = PdfReader(io.BytesIO(pdf_of([piece("guide", "A")])))
    assert list(titles(reader.outline)) == [(0, "A first"), (0, "guide")]
    assert reader.page_labels == ["1", "2"]


def test_a_link_leads_inside_its_own_piece():
    link = '<p><a href="#x">go</a></p>'
    reader = PdfReader(io.BytesIO(pdf_of([piece("one", "A", more=link), piece("two", "B", more=link)])))
    for index in (0, 2):
        [note] = reader.pages[index]["/Annots"]
        assert note.get_object()["/Dest"][0].get_object() == reader.pages[index]


class Whisper(Laid):
    """A block that writes a word, for an element or for none."""

    def __init__(self, element):
        super().__init__(20)
        self.element = element
        self.origin = Origin("chapter.md", 7)

    def draw(self, pen, x, y):
        face = FontLibrary(brand().fonts.files).face("Atkinson Hyperlegible Next")
        if self.element:
            with pen.owned(self.element):
                pen.door.text(x, y + 20, "whisper", face, 10, "#000000")
        else:
            pen.door.text(x, y + 20, "whisper", face, 10, "#000000")


def test_words_that_no_element_owns_are_refused():
    pen = page_pen({})
    printed = press("<page><p>loud</p></page>").piece
    [page] = printed.pages
    own = printed.root.elements[0].elements[0]
    pen.draw(replace(page, items=[(Whisper(own), 0, 0)]))
    with pytest.raises(KitError) as told:
        pen.draw(replace(page, items=[(Whisper(None), 0, 0)]))
    [problem] = told.value.problems
    assert (problem.code, str(problem.origin)) == ("unread-text", "chapter.md:7")
    assert problem.message.startswith('"whisper" would not be read')


def page_pen(shown):
    buffer = io.BytesIO()
    door = Door(buffer, title="Test", lang="en")
    host = press("<page/>").piece
    pen = PagePen(door, Bound([host], shown, values, brand().colours), host)
    door.begin_page(595, 842)
    return pen


@pytest.mark.parametrize(
    ("page_of", "number", "form"), [("", None, "guide-1"), ("x", None, "guide-1"), ("", 2, "guide-2")]
)
def test_a_page_in_small(page_of, number, form):
    found = page_pen({"guide": piece("guide", "A")}).page_picture("guide", page_of, number)
    assert found == (form, pytest.approx(595.2756, abs=0.01), pytest.approx(841.89, abs=0.01))


@pytest.mark.parametrize(
    ("name", "page_of", "number"), [("other", "", 1), ("guide", "nowhere", None), ("guide", "", 9)]
)
def test_a_page_that_is_not_there(name, page_of, number):
    assert page_pen({"guide": piece("guide", "A")}).page_picture(name, page_of, number) is None


def test_furniture_of_no_known_master_is_an_error():
    with pytest.raises(KitError) as caught:
        press('<furniture master="pgae"><place><p>x</p></place></furniture><page><p>y</p></page>')
    assert str(caught.value).startswith('page.xml.j2:7: error: <furniture> asks for the page master "pgae"')
