from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from kitgen.base.origin import Origin
from kitgen.base.problems import Problems
from kitgen.typeset import pictures
from kitgen.typeset.fonts import FontLibrary
from kitgen.typeset.pdfpage import PdfError, install
from kitgen.typeset.pictures import check_sharpness, load_picture

ROOT = Path(__file__).parents[2]
BRANDS = ROOT / "content" / "brands"
HERE = Origin("brands/x/_brand.yml", 7)
FACE = FontLibrary.of_folders(ROOT / "layouts" / "fonts").face("Noto Sans", 600)


def load(path):
    problems = Problems()
    return load_picture(path, HERE, problems), "\n".join(map(str, problems))


def saved(tmp_path, data, name="logo.bin"):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def png(image, **kwargs):
    out = BytesIO()
    image.save(out, kwargs.pop("format", "PNG"), **kwargs)
    return out.getvalue()


def rose(colour="#8C1D40"):
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((10, 10, 290, 190), fill=colour)
    return image


def pdf_logo(tmp_path, rotation=0, font=FACE.name, text="Logo", name="logo.pdf", **kwargs):
    path = tmp_path / name
    canvas = Canvas(str(path), pagesize=(200, 100), initialFontName=FACE.name, invariant=1, **kwargs)
    canvas.linearGradient(0, 0, 200, 100, (HexColor("#FF0000"), HexColor("#0000FF")))
    canvas.setFillColor(Color(1, 1, 1, alpha=0.5))
    canvas.circle(50, 50, 40, fill=1, stroke=0)
    canvas.setFont(font, 30)
    canvas.drawString(60, 40, text)
    canvas.setPageRotation(rotation)
    canvas.save()
    return path


# The shipped logos.


@pytest.mark.parametrize(
    ("name", "hex_colour"), [("riverside", "#0B4F58"), ("northwind", "#191919"), ("hedgerow", "#8C1D40")]
)
def test_the_shipped_marks_are_square_and_of_one_colour(name, hex_colour):
    picture, told = load(BRANDS / name / "mark.svg")
    assert told == ""
    assert (picture.kind, picture.width, picture.height) == ("vector", 36, 36)
    assert picture.colours == {hex_colour}
    assert picture.one_colour
    white = picture.recoloured("#FFFFFF")
    assert {op.fill for op in white.ops} == {"#FFFFFF"}
    assert white.width == picture.width


# Vectors.


def test_a_picture_keeps_its_proportions(tmp_path):
    data = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="60" height="20" stroke="red"/></svg>'
    )
    picture, _ = load(saved(tmp_path, data))
    assert picture.fit(100, 100) == pytest.approx((100, 50))
    assert picture.fit(1000, 10) == pytest.approx((20, 10))
    assert not picture.one_colour
    assert picture.recoloured("#FFFFFF") is picture
    assert picture.dpi(10) == float("inf")


def test_utf_16_is_read_too(tmp_path):
    text = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    for encoded in (text.encode("utf-16"), text.encode("utf-8-sig")):
        assert load(saved(tmp_path, encoded))[0].kind == "vector"


def test_what_svg_cannot_hold_here_says_how_to_save_it(tmp_path):
    picture, told = load(
        saved(tmp_path, b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text/></svg>', "a.svg")
    )
    assert picture is None
    assert 'brands/x/_brand.yml:7: error: the picture "a.svg" holds text (its line 1)' in told
    assert "[picture-unsupported]" in told
    assert "save it as PDF or as plain SVG, with text turned into outlines" in told


# Files that cannot be used.


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"GIF89a...", "is none of SVG, PDF, PNG and JPEG, whatever its name says"),
        (b"hello", "is none of SVG, PDF, PNG and JPEG"),
        (b"<html></html>", "is no SVG: it begins with <html>"),
        (b"%PDF-1.4 hello", "is a damaged PDF"),
        (b"\x89PNG\r\n\x1a\n", "is damaged"),
        (png(rose())[:600], "is damaged"),
        (png(Image.new("RGB", (90, 90)), format="JPEG")[:300], "is damaged"),
    ],
)
def test_broken_files_are_one_problem(tmp_path, data, why):
    picture, told = load(saved(tmp_path, data))
    assert picture is None
    assert re.fullmatch(
        r'brands/x/_brand\.yml:7: error: the picture "logo\.bin" .*\[picture-unreadable\](\n  hint: .*)?', told
    )
    assert why in told


def test_missing_and_huge_files_are_one_problem(tmp_path, monkeypatch):
    assert "cannot be read: no such file" in load(tmp_path / "none.svg")[1]
    monkeypatch.setattr(pictures, "_LARGEST", 2_000_000)
    path = saved(tmp_path, b"")
    os.truncate(path, 3_000_000)
    assert "has 3 MB" in load(path)[1]
    monkeypatch.setattr(pictures, "_MOST_PIXELS", 1000)
    assert "has 300 x 200 pixels" in load(saved(tmp_path, png(rose())))[1]


# Rasters.


@pytest.mark.parametrize(
    ("image", "mode"),
    [
        (rose(), "RGBA"),
        (rose().convert("P"), "RGBA"),
        (rose().convert("LA"), "RGBA"),
        (Image.new("RGB", (30, 20)), "RGB"),
        (Image.new("L", (30, 20)), "L"),
        (Image.new("1", (30, 20)), "L"),
        (Image.new("I;16", (30, 20)), "RGB"),
    ],
)
def test_every_kind_of_png_is_drawn(tmp_path, image, mode):
    picture, told = load(saved(tmp_path, png(image)))
    assert told == ""
    assert picture.pixels == image.size
    assert Image.open(BytesIO(picture.data)).mode == mode
    assert picture.reader().getSize() == image.size


def test_a_plain_jpeg_keeps_its_bytes_and_a_cmyk_one_becomes_rgb(tmp_path):
    data = png(Image.new("RGB", (144, 72), "red"), format="JPEG", dpi=(144, 144))
    picture, _ = load(saved(tmp_path, data))
    assert picture.data == data
    assert (picture.width, picture.height) == (72, 36)
    picture, _ = load(saved(tmp_path, png(Image.new("CMYK", (30, 20)), format="JPEG")))
    assert Image.open(BytesIO(picture.data)).mode == "RGB"
    assert picture.width == pytest.approx(30 * 72 / 300)


def test_a_photograph_is_turned_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    picture, _ = load(saved(tmp_path, png(Image.new("RGB", (30, 20)), format="JPEG", exif=exif)))
    assert picture.pixels == (20, 30)


def test_a_raster_of_one_colour_can_be_recoloured(tmp_path):
    picture, _ = load(saved(tmp_path, png(rose())))
    assert picture.colours == {"#8C1D40"}
    white = picture.recoloured("#FFFFFF")
    assert Image.open(BytesIO(white.data)).getpixel((150, 100)) == (255, 255, 255, 255)
    assert Image.open(BytesIO(white.data)).getpixel((0, 0))[3] == 0
    two = rose()
    ImageDraw.Draw(two).rectangle((100, 80, 150, 120), fill="#00FF00")
    assert not load(saved(tmp_path, png(two)))[0].one_colour
    assert not load(saved(tmp_path, png(Image.new("RGBA", (9, 9), (0, 0, 0, 0)))))[0].one_colour


def test_a_soft_picture_is_a_warning_at_the_size_it_is_placed(tmp_path):
    picture, _ = load(saved(tmp_path, png(rose())))
    problems = Problems()
    check_sharpness(picture, 300 / 200 * 72, HERE, problems)
    assert not len(problems)
    check_sharpness(picture, 144, HERE, problems)
    assert "warning: the picture has 150 pixels an inch" in str(next(iter(problems)))
    assert "at least 400 pixels wide" in str(next(iter(problems)))


# PDFs.


def test_a_pdf_is_placed_with_all_it_needs(tmp_path):
    picture, told = load(pdf_logo(tmp_path))
    assert told == ""
    assert (picture.kind, picture.width, picture.height) == ("pdf", 200, 100)
    assert picture.recoloured("#FFFFFF") is picture
    path = tmp_path / "page.pdf"
    canvas = Canvas(str(path), initialFontName=FACE.name, invariant=1)
    for _ in range(2):
        install(canvas, picture.data, "logo")
        canvas.doForm("logo")
        canvas.showPage()
    canvas.save()
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
        forms = [page.Resources.XObject["/FormXob.logo"] for page in pdf.pages]
        assert forms[0].objgen == forms[1].objgen
        assert [float(value) for value in forms[0].BBox] == [0, 0, 200, 100]
        resources = forms[0].Resources
        assert "/Sh0" in resources.Shading
        assert any("/ca" in state for state in resources.ExtGState.values())
        assert "/FontFile2" in next(iter(resources.Font.values())).FontDescriptor
    assert path.read_bytes().count(b"Helvetica") == 0


def test_placing_a_pdf_is_repeatable(tmp_path):
    picture, _ = load(pdf_logo(tmp_path))

    def page():
        canvas = Canvas(out := BytesIO(), initialFontName=FACE.name, invariant=1)
        install(canvas, picture.data, "logo")
        canvas.doForm("logo")
        canvas.save()
        return out.getvalue()

    assert page() == page()


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_is_placed_as_it_is_shown(tmp_path, rotation):
    path = pdf_logo(tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].Rotate = rotation
        pdf.save(path)
    picture, _ = load(path)
    size = (100, 200) if rotation % 180 else (200, 100)
    assert (picture.width, picture.height) == size
    canvas = Canvas(out := BytesIO(), initialFontName=FACE.name)
    install(canvas, picture.data, "logo")
    canvas.doForm("logo")
    canvas.save()
    with pikepdf.open(out) as pdf:
        form = pdf.pages[0].Resources.XObject["/FormXob.logo"]
        a, b, c, d, e, f = (float(value) for value in form.Matrix)
        corners = {(a * x + c * y + e, b * x + d * y + f) for x in (0, 200) for y in (0, 100)}
        assert corners == {(x, y) for x in (0, size[0]) for y in (0, size[1])}


def test_marks_of_structure_are_left_behind(tmp_path):
    path = pdf_logo(tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"/P <</MCID 0>> BDC", prepend=True)
        page.contents_add(b"EMC /X MP")
        page.StructParents = 0
        page.obj["/Group"] = pikepdf.Dictionary(S=pikepdf.Name.Transparency, I=True, K=False, N=None)
        page.Resources["/Properties"] = pikepdf.Dictionary(X=pdf.make_indirect(pikepdf.Dictionary()))
        page.Resources["/Odd"] = pikepdf.Array([pikepdf.String("text"), 1.5, pdf.make_indirect(pikepdf.Name.X)])
        page.Resources["/Self"] = page.obj
        pdf.save(path)
    picture, told = load(path)
    assert told == ""
    canvas = Canvas(out := BytesIO(), initialFontName=FACE.name)
    install(canvas, picture.data, "logo")
    canvas.doForm("logo")
    canvas.save()
    with pikepdf.open(out) as pdf:
        form = pdf.pages[0].Resources.XObject["/FormXob.logo"]
        assert b"MCID" not in form.read_bytes()
        assert b" MP" not in form.read_bytes()
        assert "/Properties" not in form.Resources
        assert form.Group.I
        assert bytes(form.Resources.Odd[0]) == b"text"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"font": "Helvetica"}, 'uses the font "Helvetica" without holding it'),
        ({"encrypt": StandardEncryption("secret", "owner")}, "is locked with a password"),
        ({"encrypt": StandardEncryption("", "owner")}, "is locked with a password or with restrictions"),
    ],
)
def test_pdfs_that_would_break_the_kit_are_refused(tmp_path, options, why):
    picture, told = load(pdf_logo(tmp_path, **options))
    assert picture is None
    assert why in told


def changed(tmp_path, change):
    path = pdf_logo(tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)
    return load(path)[1]


def no_pages(pdf):
    del pdf.pages[0]


def no_content(pdf):
    del pdf.pages[0].obj["/Contents"]


def no_size(pdf):
    pdf.pages[0].trimbox = [10, 10, 10, 10]


def bad_font(pdf):
    pdf.pages[0].Resources.Font["/F9"] = pikepdf.Name.Nonsense


def nested(pdf):
    inner = pikepdf.Dictionary()
    for _ in range(60):
        inner = pikepdf.Dictionary(A=inner)
    pdf.pages[0].Resources["/Deep"] = inner


def endless_forms(pdf):
    form = pdf.make_stream(b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
    pdf.pages[0].Resources["/XObject"] = pikepdf.Dictionary(X=form)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (no_pages, "has no page"),
        (no_content, "has a page on which nothing is drawn"),
        (no_size, "has a page without size"),
        (bad_font, "is a damaged PDF"),
        (nested, "is nested too deeply"),
        (endless_forms, "is nested too deeply"),
    ],
)
def test_odd_pdfs_are_one_problem(tmp_path, change, why):
    assert why in changed(tmp_path, change)


def test_a_pdf_of_very_many_objects_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("kitgen.typeset.pdfpage._MOST_OBJECTS", 2)
    assert "is too large a drawing" in load(pdf_logo(tmp_path))[1]


def test_install_says_what_is_wrong_with_bytes_that_were_never_checked():
    with pytest.raises(PdfError, match="is a damaged PDF"):
        install(Canvas(BytesIO()), b"%PDF-1.4", "x")
