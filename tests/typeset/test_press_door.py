"""Press files: ink and nothing but ink, boxes exact, bleed filled, black text over its ground, marks outside."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader

from kitgen.base.lengths import MM
from kitgen.base.origin import Origin
from kitgen.base.problems import Problems
from kitgen.finish.press_gate import faults
from kitgen.model.press import PressColours
from kitgen.typeset.canvas import bare_canvas
from kitgen.typeset.inks import Inks
from kitgen.typeset.painting import draw_picture
from kitgen.typeset.pdfx import Condition
from kitgen.typeset.pen import Pen
from kitgen.typeset.pictures import load_picture
from kitgen.typeset.press_door import BLEED, PressDoor, PressSheet
from kitgen.typeset.press_marks import ROOM
from kitgen.typeset.widgets import TYPING
from press import brand, fonts

WIDTH, HEIGHT = 200.0, 300.0
PRIMARY = "#0B4F58"


def colours(**more):
    return PressColours({PRIMARY: (0.9, 0.5, 0.4, 0.4), **more})


def drawn(draw, *, press=None, binding=0.0, pages=1, **sheet):
    """Return a press file with a drawing on every page."""
    inks = Inks(press or colours(), brand().colours)
    buffer = io.BytesIO()
    door = PressDoor(buffer, title="Press", lang="en", sheet=PressSheet(inks, Condition("FOGRA39"), **sheet))
    door.binding = binding
    for _ in range(pages):
        door.begin_page(WIDTH, HEIGHT)
        draw(door)
        door.end_page()
    door.save()
    return buffer.getvalue()


def any_face():
    return fonts().face(TYPING)


def content(pdf, page=0):
    return PdfReader(io.BytesIO(pdf)).pages[page].get_contents().get_data().decode("latin-1")


def picture(pdf, page=0, scale=4):
    return pypdfium2.PdfDocument(pdf)[page].render(scale=scale).to_pil().convert("RGB")


def gate(pdf, pages=1):
    return faults(pdf, [(WIDTH, HEIGHT)] * pages, BLEED)


def panel(door):
    """A coloured area that touches the head and both sides."""
    door.bar(0, 0, WIDTH, 100, PRIMARY)


@pytest.mark.parametrize("marks", ["none", "crop", "full"])
def test_boxes_are_exact_and_the_gate_opens(marks):
    pdf = drawn(panel, marks=marks)
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    around = BLEED + ROOM[marks]
    assert [float(v) for v in page.trimbox] == pytest.approx(
        [around, around, around + WIDTH, around + HEIGHT], abs=0.002
    )
    assert float(page.bleedbox.left) == pytest.approx(around - BLEED, abs=0.002)
    assert float(page.bleedbox.width) == pytest.approx(WIDTH + 2 * BLEED, abs=0.002)
    assert float(page.mediabox.height) == pytest.approx(HEIGHT + 2 * around, abs=0.002)
    assert gate(pdf) == ()


def test_areas_at_the_trim_fill_the_bleed_and_stop_there():
    scale = 4
    image = picture(drawn(panel, marks="crop"), scale=scale)
    edge = ROOM["crop"] * scale  # of the bleed
    middle = (edge + (BLEED + WIDTH / 2) * scale, edge + (BLEED + 50) * scale)
    ink = image.getpixel(tuple(map(int, middle)))
    assert ink != (255, 255, 255)
    inside = 3
    assert image.getpixel((int(edge) + inside, int(middle[1]))) == ink, "left"
    assert image.getpixel((image.width - int(edge) - inside, int(middle[1]))) == ink, "right"
    assert image.getpixel((int(middle[0]), int(edge) + inside)) == ink, "head"
    assert image.getpixel((int(edge) - inside, int(middle[1]))) == (255, 255, 255), "nothing beyond"
    assert image.getpixel((int(middle[0]), image.height - int(edge) - inside)) == (255, 255, 255), "the foot is bare"


def test_shapes_and_lines_at_the_trim_are_drawn_on_and_others_stay():
    def draw(door):
        door.path([("M", 0, 0), ("L", WIDTH, 0), ("L", 100, 50), ("Z",)], fill=PRIMARY)
        door.line(50, 200, WIDTH, 200, PRIMARY, 1)
        door.bar(10, 10, 20, 20, PRIMARY)

    text = content(drawn(draw))
    assert f"{-BLEED:.3f} {HEIGHT + BLEED:.3f} m {WIDTH + BLEED:.3f} {HEIGHT + BLEED:.3f} l 100.000 250.000 l" in text
    assert f"50.000 100.000 m {WIDTH + BLEED:.3f} 100.000 l S" in text
    assert "10.000 270.000 20.000 20.000 re" in text


@pytest.mark.parametrize(("page", "side"), [(0, 1), (1, -1)])
def test_a_binding_margin_moves_pages_outwards_and_keeps_the_bleed_filled(page, side):
    binding = 4 * MM
    pdf = drawn(lambda door: (panel(door), door.bar(100, 150, 10, 10, PRIMARY)), binding=binding, pages=2)
    text = content(pdf, page)
    assert f"1 0 0 1 {BLEED + side * binding:.3f} {BLEED:.3f} cm" in text
    assert f"{-BLEED - side * binding:.3f} 200.000 {WIDTH + 2 * BLEED:.3f} {100 + BLEED:.3f} re" in text
    assert "100.000 140.000 10.000 10.000 re" in text
    image = picture(pdf, page)
    assert image.getpixel((2, 40)) == image.getpixel((image.width - 3, 40)) != (255, 255, 255)


def test_black_text_is_black_alone_and_overprints_and_other_text_does_not():
    ink = brand().colours["ink"]
    text = content(drawn(lambda door: (door.text(20, 50, "ink", any_face(), 10, ink),
                                       door.text(20, 80, "white", any_face(), 10, "#FFFFFF"),
                                       door.text(20, 90, "teal", any_face(), 10, PRIMARY))))  # fmt: skip
    black, white, teal = text.split("BT ")[1:]
    before = text.split("BT ")[0]
    assert before.rstrip().endswith("/Over gs\n0 0 0 1 k")
    assert "/KnockedOut gs\n0 0 0 0 k" in black
    assert "gs" not in white
    assert "0.9 0.5 0.4 0.4 k" in white
    assert "gs" not in teal


def test_the_states_of_overprinting_are_what_they_are_called():
    pdf = drawn(lambda door: door.text(20, 50, "ink", any_face(), 10, brand().colours["ink"]))
    states = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/ExtGState"]
    over, out = states["/Over"].get_object(), states["/KnockedOut"].get_object()
    assert (over["/OP"].value, over["/op"].value, over["/OPM"]) == (True, True, 1)
    assert (out["/OP"].value, out["/op"].value) == (False, False)


def test_a_dark_brand_colour_is_rich_as_an_area_and_black_as_text_and_line():
    ink = brand().colours["ink"]
    press = PressColours({ink: (0.5, 0.4, 0.4, 0.95)})
    text = content(drawn(lambda door: (door.bar(10, 10, 50, 50, ink), door.line(0, 100, 50, 100, ink, 0.5),
                                       door.text(20, 200, "ink", any_face(), 7, ink)), press=press))  # fmt: skip
    assert text.index("0.5 0.4 0.4 0.95 k") < text.index("0 0 0 1 K") < text.index("0 0 0 1 k")


def test_thick_strokes_have_the_ink_of_areas_and_thin_ones_black_alone():
    ink = brand().colours["ink"]
    rich = "0.5 0.4 0.4 0.95 K"
    press = PressColours({ink: (0.5, 0.4, 0.4, 0.95)})

    def stroked(width, scale=1.0, fill=""):
        def draw(door):
            with door.local(10, 10, scale):
                door.path([("M", 0, 0), ("L", 5, 5)], stroke=ink, line=width, fill=fill)

        return content(drawn(draw, press=press))

    assert "0 0 0 1 K" in stroked(0.9)
    assert rich in stroked(1.1)
    assert rich in stroked(0.9, scale=2.0)
    assert rich in stroked(0.9, fill=ink), "an outline is like what it goes round"


def test_spot_inks_and_their_tints_are_kept_as_separations():
    press = PressColours({PRIMARY: (0.9, 0.5, 0.4, 0.4)}, {PRIMARY: "House Teal"})
    pdf = drawn(lambda door: (door.bar(10, 10, 50, 50, PRIMARY), door.bar(10, 80, 50, 50, brand().colours["p30"])),
                press=press)  # fmt: skip
    [space] = PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/ColorSpace"].values()
    kind, name, alternate, function = space.get_object()
    assert (kind, name, alternate) == ("/Separation", "/House Teal", "/DeviceCMYK")
    assert [float(v) for v in function.get_object()["/C1"]] == [0.9, 0.5, 0.4, 0.4]
    assert "/Spot0 cs 1 scn" in content(pdf)
    assert "/Spot0 cs 0.3 scn" in content(pdf)
    assert gate(pdf) == ()


def test_marks_stand_outside_the_bleed_in_all_inks():
    pdf = drawn(lambda _: None, marks="full", slug="What it is", face=any_face())
    image = picture(pdf, scale=3)
    box = [int(v * 3) for v in (ROOM["full"], ROOM["full"])]
    inner = image.crop((box[0] + 1, box[1] + 1, image.width - box[0] - 1, image.height - box[1] - 1))
    assert inner.getextrema() == ((255, 255),) * 3, "nothing within the bleed"
    assert image.getextrema()[0][0] < 100
    assert "/All" in str(PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/ColorSpace"]["/Spot0"].get_object())
    assert "What it is" in PdfReader(io.BytesIO(pdf)).pages[0].extract_text()


# pictures ------------------------------------------------------------------------------------------------------------


def pixels(mode, colour, size=(60, 60)):
    image = Image.new(mode, size, colour)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def shown(tmp_path, data, width=40.0):
    """Return a press file with a picture of a width in points, and the door that drew it."""
    path = tmp_path / "picture"
    path.write_bytes(data)
    picture = load_picture(path, Origin("brand.yml", 3), Problems())
    doors = []

    def draw(door):
        doors.append(door)
        pen = Pen(door, brand().colours, lambda *_: "")
        draw_picture(pen, picture, 20, 20, width, width)

    return drawn(draw), doors[0]


def test_pixels_are_printed_in_ink_and_clear_parts_stay_clear(tmp_path):
    pdf, _ = shown(tmp_path, pixels("RGBA", (255, 0, 0, 128)))
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = [one for one in file.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        [image] = [one for one in found if "/SMask" in one]
        assert image.ColorSpace == "/DeviceCMYK"
        assert image.read_bytes()[:4] == bytes([0, 255, 255, 0])
        assert image.SMask.ColorSpace == "/DeviceGray"
        assert image.SMask.read_bytes()[0] == 128
    assert gate(pdf) == ()


def test_grey_pixels_stay_grey(tmp_path):
    pdf, _ = shown(tmp_path, pixels("L", 90))
    with pikepdf.open(io.BytesIO(pdf)) as file:
        [image] = [one for one in file.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert image.ColorSpace == "/DeviceGray"


@pytest.mark.parametrize(("width", "coarse"), [(14.4, False), (15.0, True)])
def test_pictures_below_300_pixels_an_inch_are_noted(width, coarse, tmp_path):
    _, door = shown(tmp_path, pixels("RGB", (9, 99, 9)), width)
    assert bool(door.coarse) == coarse
    for picture, dpi in door.coarse.values():
        assert picture.origin.line == 3
        assert dpi == pytest.approx(288)


def test_colours_of_pdf_pictures_are_printed_in_ink(tmp_path):
    buffer = io.BytesIO()
    canvas = bare_canvas(buffer, tagged=False)  # without the font that others begin with
    canvas.setPageSize((100, 100))
    canvas.setFillColor(PRIMARY)
    canvas.rect(0, 0, 100, 100, stroke=0, fill=1)
    canvas.save()
    pdf, _ = shown(tmp_path, buffer.getvalue())
    assert gate(pdf) == ()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        streams = [one.read_bytes() for one in file.objects
                   if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"]  # fmt: skip
    assert any(b"0.9 0.5 0.4 0.4 k" in stream for stream in streams)


def test_a_picture_at_the_trim_is_noted(tmp_path):
    _, door = shown(tmp_path, pixels("RGB", (9, 99, 9)))
    assert door.unfilled == 0
    picture = next(iter(door.coarse.values()))[0]

    def draw(door):
        draw_picture(Pen(door, brand().colours, lambda *_: ""), picture, 0, 20, 10, 10)
        assert door.unfilled == 1

    drawn(draw)


# the gate ----------------------------------------------------------------------------------------------------


def test_the_gate_refuses_rgb_in_a_stream():
    assert gate(drawn(lambda door: door.code.append("1 0 0 rg 0 0 10 10 re f"))) == (
        "page 1: RGB is chosen in a content stream",
    )


def test_the_gate_refuses_rgb_in_a_form():
    def draw(door):
        door.form("inner", 10, 10, lambda: door.code.append("0 1 0 RG 0 0 m 5 5 l S"))
        door.show_form("inner", 20, 20, 1, 10)

    assert gate(drawn(draw)) == ("page 1: RGB is chosen in a content stream",)


def test_the_gate_refuses_pictures_in_rgb():
    def draw(door):
        from reportlab.lib.utils import ImageReader

        door.canvas.drawImage(ImageReader(Image.new("RGB", (4, 4), "red")), 0, 0, 10, 10)

    assert gate(drawn(draw)) == ("page 1: a picture is in RGB",)


def test_the_gate_names_pages_once():
    pdf = drawn(lambda door: door.code.append("1 0 0 rg"), pages=3)
    assert gate(pdf, 3) == ("page 1 and 2 others: RGB is chosen in a content stream",)


def test_the_gate_refuses_small_text_in_rich_black():
    def draw(size):
        return lambda door: (door.code.append("0.5 0.4 0.4 1 k"), door.code.append(f"BT /F1+0 {size} Tf (a) Tj ET"))

    [fault] = gate(drawn(draw(7.9)))
    assert fault == "page 1: text of 7.9 points is set in rich black"
    assert gate(drawn(draw(8))) == ()


def test_the_gate_measures_text_as_it_is_scaled():
    [fault] = gate(drawn(lambda door: door.code.append("q .5 0 0 .5 0 0 cm 0.5 0 0 1 k BT /F1+0 12 Tf (a) Tj ET Q")))
    assert fault == "page 1: text of 6.0 points is set in rich black"


def test_the_gate_refuses_black_text_that_knocks_out():
    assert gate(drawn(lambda door: door.code.append("0 0 0 1 k BT /F1+0 12 Tf (a \\) b) Tj ET"))) == (
        "page 1: black text does not overprint",
    )


def test_the_gate_refuses_another_size_and_another_bleed():
    pdf = drawn(panel)
    assert "TrimBox is 200.00 x 300.00 points, not 210.00 x 300.00" in faults(pdf, [(210, 300)], BLEED)[0]
    assert "its bleed is 8.50 points at one edge, not 9.00" in faults(pdf, [(WIDTH, HEIGHT)], 9)[0]
    assert faults(pdf, [(WIDTH, HEIGHT)] * 2, BLEED) == ("it has 1 pages, not 2",)


def test_words_in_strings_are_no_operators():
    assert gate(drawn(lambda door: door.code.append("/Over gs 0 0 0 1 k BT /F1+0 12 Tf (1 0 0 rg (x) y) Tj ET"))) == ()
