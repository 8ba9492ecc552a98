import io
import re

import pytest
from pypdf import PdfReader

from kitgen.markup.element import Element
from kitgen.typeset.door import Door
from kitgen.typeset.paths import circle
from press import fonts, press
from sketch import crossings, operations, pages_of

FACE = fonts().face("Atkinson Hyperlegible Next", 400)


class Opened:
    """A document of which one page is being drawn."""

    def __init__(self, *, tagged=True):
        self.buffer = io.BytesIO()
        self.door = Door(self.buffer, title="Test", lang="en", tagged=tagged)
        self.door.begin_page(200, 100)

    def finish(self):
        self.door.end_page()
        self.door.save()
        return self.buffer.getvalue()


def drawn(draw, **more):
    opened = Opened(**more)
    draw(opened.door)
    return opened.finish()


def code_of(pdf, page=0):
    return PdfReader(io.BytesIO(pdf)).pages[page]["/Contents"].get_object().get_data().decode("latin-1")


def say(door, text="x", x=10, y=20, **more):
    door.text(x, y, text, FACE, 10, "#000000", **more)


def paragraph(tag="p", **attrs):
    return Element(tag, attrs)


def test_places_are_from_the_top_left_corner():
    [page] = pages_of(drawn(lambda door: door.bar(10, 20, 30, 40, "#ff0000")))
    assert (page.width, page.height) == (200, 100)
    assert page.boxes[0].box == (10, 20, 40, 60)
    assert "10.000 40.000 30.000 40.000 re" in code_of(drawn(lambda door: door.bar(10, 20, 30, 40, "#ff0000")))


def test_a_colour_is_said_once_and_again_where_the_state_was_restored():
    def draw(door):
        door.bar(0, 0, 1, 1, "#ff0000")
        door.bar(2, 0, 1, 1, "#ff0000")
        with door.saved():
            door.bar(2, 0, 1, 1, "#ff0000")
            door.bar(4, 0, 1, 1, "#0000ff")
        door.bar(6, 0, 1, 1, "#ff0000")
        door.bar(8, 0, 1, 1, "#0000ff")
        door.line(0, 0, 1, 1, "#00ff00", 2)
        door.line(0, 0, 1, 2, "#00ff00", 2)

    pdf = drawn(draw)
    code = code_of(pdf)
    assert re.findall(r"[\d.]+ [\d.]+ [\d.]+ (?:rg|RG)", code) == ["1 0 0 rg", "0 0 1 rg", "0 0 1 rg", "0 1 0 RG"]
    [page] = pages_of(pdf)
    assert [box.fill for box in page.boxes] == ["#ff0000"] * 3 + ["#0000ff", "#ff0000", "#0000ff"]


@pytest.mark.parametrize(
    ("paint", "operator"),
    [
        ({"fill": "#000000"}, "f"),
        ({"stroke": "#000000"}, "S"),
        ({"fill": "#000000", "stroke": "#000000"}, "B"),
        ({"fill": "#000000", "even_odd": True}, "f*"),
        ({"fill": "#000000", "stroke": "#000000", "even_odd": True}, "B*"),
        ({"stroke": "#000000", "even_odd": True}, "S"),
    ],
)
def test_painting(paint, operator):
    assert code_of(drawn(lambda door: door.path(circle(10, 10, 5), **paint))).split("EMC")[0].split()[-1] == operator


def test_a_path_without_colour_is_not_painted():
    assert code_of(drawn(lambda door: door.path(circle(10, 10, 5)))).strip() == ""


def test_strokes_have_width_ends_corners_and_dashes():
    code = code_of(drawn(lambda door: door.path(circle(1, 1, 1), stroke="#000000", line=2, dash=(3, 1), cap=1, join=2)))
    assert "2.000 w 1 J 2 j [3.000 1.000] 0 d" in code


def test_local_units_are_scaled_turned_and_moved():
    def draw(door):
        with door.local(50, 40, scale=2, turn=90):
            door.path([("M", 0, 0), ("L", 10, 0)], stroke="#000000")
            with door.local(5, 0, scale=2):
                door.path([("M", 0, 0), ("L", 5, 0)], stroke="#000000")

    outer, inner = pages_of(drawn(draw))[0].strokes
    assert outer.box == pytest.approx((50, 40, 50, 60))  # clockwise: what pointed right points down
    assert inner.box == pytest.approx((50, 50, 50, 70))


def test_reportlabs_own_calls_from_the_bottom_left():
    def draw(door):
        with door.placed(50, 80, 2, 3):
            door.canvas.rect(0, 0, 10, 10, fill=1)

    assert "2.00000 0 0 3.00000 50.000 20.000 cm" in code_of(drawn(draw))


# marked content -------------------------------------------------------------------------------------------------------


def test_what_belongs_to_no_element_is_an_artifact():
    assert code_of(drawn(say)).split()[:2] == ["/Artifact", "BMC"]


def test_neighbours_of_one_element_share_a_mark():
    def draw(door):
        node = paragraph()
        with door.owned(node):
            say(door)
            say(door, "y")
            with door.owned(None):
                door.bar(0, 0, 1, 1, "#000000")
            say(door, "z")
        with door.owned(paragraph("heading", level=2.0)):
            say(door)

    assert re.findall(r"/(\w+) (?:BMC|<</MCID (\d)>> BDC)", code_of(drawn(draw))) == [
        ("P", "0"), ("Artifact", ""), ("P", "1"), ("H2", "2"),
    ]  # fmt: skip


def test_marks_never_cross_what_else_is_opened():
    def draw(door):
        node = paragraph()
        with door.owned(node):
            say(door)
            with door.saved():
                say(door)
                with door.local(1, 1), door.owned(None):
                    door.bar(0, 0, 1, 1, "#000000")
                say(door)
            say(door)
        door.form("form", 50, 50, lambda: say(door))
        with door.owned(node):
            door.show_form("form", 10, 10, 0.5, 50)

    for stream in operations(drawn(draw)):
        assert crossings(stream) == []


def test_crossings_are_seen():
    def stream(text):
        return [([], operator.encode()) for operator in text.split()]

    assert crossings(stream("BMC q EMC Q")) != []
    assert crossings(stream("BT BDC ET EMC")) != []
    assert crossings(stream("q BDC")) != []
    assert crossings(stream("EMC")) != []
    assert crossings(stream("q BDC BT ET EMC Q")) == []


def test_nothing_is_marked_where_no_tags_are_wanted():
    assert "BMC" not in code_of(drawn(say, tagged=False))


def test_real_pages_are_balanced_and_every_word_is_tagged():
    markup = (
        '<furniture master="page"><place area="main" y="20pt"><p>head <value of="page"/></p></place></furniture>'
        '<section title="S"><heading level="1" outline="yes">One</heading><p>A <b>b</b> <a href="#e">link</a></p>'
        '<row style="step"><cell area="main"><p>cell</p></cell><cell area="side"><tick/></cell></row>'
        '<box fill="primary" height="30pt"><p>boxed</p></box><answer lines="2"/>'
        '<list><item label="1"><p id="e">item</p></item></list>'
        '<table columns="1*"><tr header="yes"><th><p>T</p></th></tr><tr><td><p>d</p></td></tr></table>'
        '<drawing width="20pt" height="20pt" view="0 0 10 10"><circle cx="5" cy="5" r="5" fill="primary"/></drawing>'
        "</section>"
    )
    printed = press(markup)
    assert printed.problems == []
    assert [crossings(stream) for stream in operations(printed.pdf)] == [[]]
    tags = {words.text.strip(): words.tag for page in printed.pages for words in page.words}
    assert tags == {
        "head": "Artifact", "1": "Lbl", "One": "H1", "A": "P", "b": "P", "link": "Link", "cell": "P", "boxed": "P",
        "item": "P", "T": "P", "d": "P",
    }  # fmt: skip


# text -----------------------------------------------------------------------------------------------------------------


def test_signs_of_pdf_are_escaped():
    [page] = pages_of(drawn(lambda door: say(door, r"(a\b) {c}")))
    assert page.texts == [r"(a\b) {c}"]


def test_more_letters_than_one_subset_holds():
    text = "".join(chr(code) for code in range(0x21, 0x7F)) + "".join(
        chr(code) for code in range(0xA1, 0x180) if FACE.covers(chr(code))
    )
    assert len(set(text)) > 224
    [page] = pages_of(drawn(lambda door: say(door, text)))
    assert "".join(page.texts) == text or page.words[0].text == text


def test_kerning_moves_the_next_glyph():
    code = code_of(drawn(lambda door: say(door, "AVA", kern=[-60, 20, 0])))
    assert re.search(r"\[\(.*?\) 60 \(.*?\) -20 \(.*?\)\] TJ", code)


def test_kerning_after_the_last_glyph():
    assert re.search(r"\[\(.*?\) 60\] TJ", code_of(drawn(lambda door: say(door, "A", kern=[-60]))))


def test_tracking_is_taken_back():
    assert re.search(r"BT 1.500 Tc .* 0 Tc ET", code_of(drawn(lambda door: say(door, tracking=1.5))))


def test_fonts_are_embedded_and_helvetica_appears_nowhere():
    pdf = drawn(say)
    assert b"Helvetica" not in pdf
    for font in PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values():
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_an_empty_page_names_no_font():
    pdf = drawn(lambda _door: None)
    assert b"Helvetica" not in pdf
    assert code_of(pdf).strip() == ""


# forms ----------------------------------------------------------------------------------------------------------------


def test_a_form_is_drawn_once_and_shown_often():
    calls = []

    def draw(door):
        for x in (10, 100):
            door.form("small", 50, 40, lambda: (calls.append(1), say(door)))
            door.show_form("small", x, 20, 0.5, 40)

    pdf = drawn(draw)
    assert calls == [1]
    shown = [shape for shape in pages_of(pdf)[0].shapes if shape.kind == "form"]
    assert [shape.box for shape in shown] == [(10, 40, 0.5, 0.5), (100, 40, 0.5, 0.5)]
    _, form = operations(pdf)
    assert [operator for _, operator in form if operator in {b"BMC", b"BDC"}] == []


def test_inside_a_form_nothing_is_linked_or_named():
    def inside(door):
        door.bookmark("there", 0)
        door.outline("There", "there", 0)
        door.link(0, 0, 10, 10, "#there", "there")
        door.figure(paragraph("image"), 0, 0, 10, 10)

    def draw(door):
        door.form("small", 50, 40, lambda: inside(door))
        door.show_form("small", 0, 0, 1, 40)

    reader = PdfReader(io.BytesIO(drawn(draw)))
    assert reader.outline == []
    assert "/Annots" not in reader.pages[0]


def test_a_form_leaves_the_page_as_it_was():
    def draw(door):
        door.form("small", 50, 40, lambda: door.bar(0, 0, 1, 1, "#ff0000"))
        door.bar(10, 20, 30, 40, "#ff0000")

    [page] = pages_of(drawn(draw))
    assert (page.boxes[0].box, page.boxes[0].fill) == ((10, 20, 40, 60), "#ff0000")


# navigation -----------------------------------------------------------------------------------------------------------


def titles(entries, depth=0):
    for entry in entries:
        if isinstance(entry, list):
            yield from titles(entry, depth + 1)
        else:
            yield depth, entry["/Title"]


def test_an_outline_goes_down_one_level_at_a_time():
    def draw(door):
        for number, level in enumerate((0, 3, 1, 2, 0)):
            door.bookmark(str(number), 10 * number)
            door.outline(f"Entry {number}", str(number), level)

    reader = PdfReader(io.BytesIO(drawn(draw)))
    assert list(titles(reader.outline)) == [
        (0, "Entry 0"), (1, "Entry 1"), (1, "Entry 2"), (2, "Entry 3"), (0, "Entry 4"),
    ]  # fmt: skip


def test_links_inside_and_outside():
    def draw(door):
        door.bookmark("there", 30)
        door.link(10, 20, 30, 40, "#there", "go there")
        door.link(10, 60, 30, 10, "https://example.org/a?b=(c)", "example")

    inner, outer = (note.get_object() for note in PdfReader(io.BytesIO(drawn(draw))).pages[0]["/Annots"])
    assert [float(v) for v in inner["/Rect"]] == [10, 40, 40, 80]
    assert inner["/Contents"] == "go there"
    assert outer["/A"]["/URI"] == "https://example.org/a?b=(c)"
    assert [int(v) for v in outer["/Border"]] == [0, 0, 0]


def test_a_place_is_named_from_the_top():
    def draw(door):
        door.bookmark("there", 30)
        door.link(0, 0, 1, 1, "#there", "x")

    reader = PdfReader(io.BytesIO(drawn(draw)))
    assert [float(v) for v in reader.pages[0]["/Annots"][0].get_object()["/Dest"][2:]] == [0, 70, 0]


def test_page_labels():
    opened = Opened()
    opened.door.label_pages("G-")
    opened.door.end_page()
    opened.door.begin_page(200, 100)
    opened.door.label_pages("Plan", numbered=False)
    reader = PdfReader(io.BytesIO(opened.finish()))
    assert reader.page_labels == ["G-1", "Plan"]


def test_metadata():
    reader = PdfReader(io.BytesIO(drawn(say)))
    assert reader.metadata.title == "Test"
    assert reader.trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize(("colour", "fill", "top"), [("#202020", "#909090", 15.8), ("#000000", "#000000", 17.9)])
def test_small_text_in_small_pages_is_bars_of_its_length(colour, fill, top):
    """Half as strong as the words; pure black, which is to stay that, half as high."""

    def draw(door):
        door.greeked = True
        door.text(10, 20, "two words", FACE, 10, colour)
        door.text(10, 60, "Big", FACE, 30, "#000000")

    [page] = pages_of(drawn(draw))
    assert page.texts == ["Big"]
    first, second = page.boxes
    assert first.box == pytest.approx((10, top, 10 + FACE.width("two", 10), 20), abs=0.02)
    assert second.box[0] == pytest.approx(10 + FACE.width("two ", 10), abs=0.02)
    assert first.fill == fill
