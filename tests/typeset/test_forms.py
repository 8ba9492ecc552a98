import io

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from kitgen.typeset.binder import Bound, draw
from kitgen.typeset.door import Door
from kitgen.typeset.forms import SIZE, values_of
from kitgen.typeset.piece import typeset
from kitgen.typeset.widgets import TYPING
from press import brand, compositor, fonts, tree, values
from sketch import pages_of

PRINT, MULTILINE, RADIO = 4, 1 << 12, 1 << 15


class Form:
    """A form that has been drawn from page markup."""

    def __init__(self, markup, master="page"):
        setter = compositor()
        self.piece = typeset(tree(markup, f'master="{master}"'), setter, "a4", {})
        buffer = io.BytesIO()
        self.door = Door(buffer, title="Test", lang="en", typing=fonts().face(TYPING))
        draw(self.door, Bound([self.piece], {self.piece.name: self.piece}, values, brand().colours))
        self.door.save([self.piece.root])
        self.pdf = buffer.getvalue()
        self.reader = PdfReader(io.BytesIO(self.pdf))
        self.root = self.reader.trailer["/Root"]

    @property
    def widgets(self):
        return [one.get_object() for page in self.reader.pages for one in page.get("/Annots", ())]

    def field(self, name):
        return self.reader.get_fields()[name]

    def widget(self, index=0):
        return self.widgets[index]


def form(blocks):
    return Form(f"<page>{blocks}</page>")


def appearance(widget, state=None):
    normal = widget["/AP"]["/N"]
    return normal[state].get_data() if state else normal.get_data()


def test_without_a_face_to_type_with_there_is_no_form():
    buffer = io.BytesIO()
    door = Door(buffer, title="Test", lang="en")
    assert not door.takes_fields
    door.begin_page(100, 100)
    door.end_page()
    door.save([])
    assert "/AcroForm" not in PdfReader(io.BytesIO(buffer.getvalue())).trailer["/Root"]


def test_a_form_without_fields_is_none():
    assert "/AcroForm" not in form("<p>Text</p>").root


def test_nothing_is_left_to_viewers_and_nothing_runs():
    made = form('<answer lines="3" name="q-1" label="Why?"/>')
    acro = made.root["/AcroForm"]
    assert set(acro) == {"/Fields", "/DR", "/DA"}
    assert b"JavaScript" not in made.pdf
    assert {key for widget in made.widgets for key in widget} & {"/A", "/AA"} == set()


def test_room_of_several_lines_takes_several_lines():
    widget = form('<answer lines="3" name="q-1" label="Why?"/>').widget()
    assert (widget["/FT"], widget["/T"], widget["/TU"], widget["/F"]) == ("/Tx", "q-1", "Why?", PRINT)
    assert widget["/Ff"] == MULTILINE
    assert f" {SIZE:g} Tf" in widget["/DA"]
    assert appearance(widget) == b"/Tx BMC EMC"


def test_room_of_one_line_takes_one_and_is_high_enough_to_type_in():
    widget = form('<answer lines="1" first="12pt" name="q-1"/>').widget()
    assert "/Ff" not in widget
    _, foot, _, top = widget["/Rect"]
    assert top - foot == pytest.approx(18)


def test_a_box_stands_in_place_of_the_lines():
    made = form('<answer lines="4" name="q-1"/>')
    code = made.reader.pages[0].get_contents().get_data().decode("latin-1")
    assert (code.count(" l S"), code.count(" h B\n")) == (0, 1)


def test_dots_are_to_draw_on():
    assert form('<answer kind="dots" lines="4" name="sheet"/>').widgets == []


def test_what_is_known_stands_in_the_field_with_the_font_of_the_form():
    made = form('<field label="Date" name="date" value="23 November – noon"/>')
    widget = made.widget()
    assert (widget["/V"], widget["/TU"]) == ("23 November – noon", "Date")
    assert bytes.fromhex(appearance(widget).decode().split("<")[1].split(">")[0]).decode("cp1252") == widget["/V"]
    [font] = widget["/AP"]["/N"]["/Resources"]["/Font"].values()
    assert font.get_object() == made.root["/AcroForm"]["/DR"]["/Font"]["/KitText"]


def test_what_cannot_be_typed_is_printed_and_is_no_field():
    made = form('<field label="Date" name="date" value="23 листопада"/>')
    assert made.widgets == []
    assert "23 листопада" in made.reader.pages[0].extract_text()


def test_the_font_is_embedded_whole():
    font = form('<answer name="q-1"/>').root["/AcroForm"]["/DR"]["/Font"]["/KitText"]
    described = font["/FontDescriptor"]
    assert (font["/Subtype"], font["/Encoding"], described["/Flags"]) == ("/TrueType", "/WinAnsiEncoding", 32)
    face = fonts().face(TYPING)
    assert described["/FontFile2"].get_data() == face.file.path.read_bytes()
    assert len(font["/Widths"]) == 224
    assert font["/Widths"][ord("A") - 32] == round(face.advances["A"])
    assert font["/Widths"][0x96 - 32] == round(face.advances["–"])


def test_the_points_of_a_scale_are_one_field():
    made = form('<scale points="agree|not sure|disagree" name="issues-01.choice" label="It rains"/>')
    field = made.field("issues-01.choice")
    assert (field["/FT"], field["/Ff"], field["/TU"]) == ("/Btn", RADIO, "It rains")
    assert [sorted(widget["/AP"]["/N"]) for widget in made.widgets] == [
        ["/Off", "/agree"],
        ["/Off", "/not-sure"],
        ["/Off", "/disagree"],
    ]
    assert [widget["/TU"] for widget in made.widgets] == [
        "It rains: agree",
        "It rains: not sure",
        "It rains: disagree",
    ]
    assert {widget["/AS"] for widget in made.widgets} == {"/Off"}
    assert {widget["/Parent"]["/T"] for widget in made.widgets} == {"choice"}


def test_a_shape_is_filled_where_it_was_chosen():
    made = form('<scale points="yes|no" name="a"/>')
    assert appearance(made.widget(), "/yes").endswith(b" f")
    assert appearance(made.widget(), "/Off") == b""


def test_figures_stand_beside_their_circles_which_viewers_cover():
    made = form('<box width="220pt"><scale kind="figures" points="5" name="b"/></box>')
    [page] = pages_of(made.pdf)
    lefts = [float(widget["/Rect"][0]) for widget in made.widgets]
    for words, left, number in zip(page.words, lefts, range(1, 6), strict=True):
        assert words.text == str(number)
        assert left - 8 < words.x < left


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["agree", "Not sure", "disagree"], ["agree", "not-sure", "disagree"]),
        (["naïve", "größer"], ["naive", "groer"]),
        (["так", "ні"], ["1", "2"]),
        (["Yes!", "yes?"], ["1", "2"]),
        (["on", "off"], ["1", "2"]),
    ],
)
def test_values_are_plain_letters_or_numbers(words, expected):
    assert values_of(words) == expected


def test_a_tick():
    widget = form('<tick name="list-1" label="A pen"/>').widget()
    assert (widget["/FT"], widget["/T"], widget["/TU"], widget["/AS"]) == ("/Btn", "list-1", "A pen", "/Off")
    assert appearance(widget, "/Yes").endswith(b" S")


def test_names_with_points_share_what_stands_before():
    made = form('<answer lines="1" name="a-1.note"/><answer lines="1" name="a-1.more"/><answer lines="1" name="b"/>')
    fields = made.root["/AcroForm"]["/Fields"]
    assert [field.get_object()["/T"] for field in fields] == ["a-1", "b"]
    assert set(made.reader.get_fields()) == {"a-1", "a-1.note", "a-1.more", "b"}


def test_two_fields_of_one_name_are_a_fault_of_the_program():
    with pytest.raises(ValueError, match='two fields are called "q"'):
        form('<answer name="q"/><answer name="q"/>')


def test_every_part_of_a_parted_answer_is_a_field_of_its_own():
    made = Form('<section title="Flow"><p>Above</p><answer lines="10" name="q-1" label="Why?"/></section>', "short")
    assert len(made.piece.pages) == 2
    assert [widget["/T"] for widget in made.widgets] == ["q-1", "q-1-part-2"]
    assert [widget["/TU"] for widget in made.widgets] == ["Why?", "Why? (2)"]
    assert [fact.page for fact in made.door.forms.facts] == [1, 2]


def tags(node, reader):
    """Return roles in reading order; a form stands with its field's name."""
    node = node.get_object()
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    found = [node["/S"]] if "/S" in node else []
    for kid in kids:
        kid = kid.get_object() if isinstance(kid, IndirectObject) else kid  # noqa: PLW2901
        if isinstance(kid, dict) and "/Obj" in kid:
            widget = kid["/Obj"]
            found.append(widget.get("/T") or max(widget["/AP"]["/N"]))
        elif isinstance(kid, dict):
            found.extend(tags(kid, reader))
    return found


def test_fields_stand_in_the_reading_order():
    made = form('<heading level="1">Form</heading><field label="Name" name="name"/><scale points="so|no" name="s"/>')
    assert tags(made.root["/StructTreeRoot"]["/K"][0], made.reader) == [
        *("/Document", "/Sect", "/H1", "/P", "/Form", "name"),
        *("/Form", "/so", "/P", "/Form", "/no", "/P"),
    ]
    assert {page["/Tabs"] for page in made.reader.pages} == {"/S"}


def test_every_field_leads_back_to_its_element():
    made = form('<field label="Name" name="name"/><tick name="list-1"/>')
    numbers = made.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    assert len(made.widgets) == 2
    for widget in made.widgets:
        assert parents[widget["/StructParent"]].get_object()["/S"] == "/Form"


def test_a_page_shown_in_small_has_no_fields():
    buffer = io.BytesIO()
    door = Door(buffer, title="Test", lang="en", typing=fonts().face(TYPING))
    door.begin_page(100, 100)
    seen = []
    door.form("small", 10, 10, lambda: seen.append(door.takes_fields))
    assert (seen, door.takes_fields) == ([False], True)


def test_what_is_told_of_fields():
    made = form('<answer lines="2" name="q-1" label="Why?"/><scale points="so|no" name="s" label="Good?"/>')
    assert [(fact.name, fact.kind, fact.page, fact.label, fact.options) for fact in made.door.forms.facts] == [
        ("q-1", "text", 1, "Why?", ()),
        ("s", "choice", 1, "Good?", (("so", "so"), ("no", "no"))),
    ]
