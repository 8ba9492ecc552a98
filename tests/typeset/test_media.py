from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from drawn import brand, drawn, element, lay, setter
from PIL import Image

from kitgen.base.lengths import MM
from kitgen.model.brand import Logo, LogoPair
from kitgen.typeset.door import Door
from kitgen.typeset.pen import PageInfo, Pen

COLOURS = brand().colours


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "bridge.png"
    Image.new("RGB", (400, 300), "#CC2211").save(path, dpi=(254, 254))
    return path  # 40 x 30 mm


@pytest.fixture
def folder_logo(tmp_path):
    """Return a function that gives the brand a logo of its own."""

    def give(body, name="logo.svg", **values):
        path = tmp_path / name
        path.write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="40" height="10">{body}</svg>'
        )
        logo = Logo(path, "a wide logo", brand().origin)
        return brand()._replace(logos={"large": LogoPair(logo, values.pop("dark", None))}, **values)

    return give


ONE_COLOUR = '<rect width="40" height="10" fill="#336699"/>'
TWO_COLOURS = ONE_COLOUR + '<rect width="4" height="4" fill="#FF0000"/>'


def texts(book):
    return [words.text for words in book.words]


# Logos.


def test_a_mark_stands_alone():
    laid, problems = lay('<logo height="4.2mm"/>')
    assert problems == ""
    assert (laid.width, laid.height) == pytest.approx((4.2 * MM, 4.2 * MM))
    book = drawn(laid)
    assert book.words == []
    assert {path.paint["fill"] for path in book.paths} == {COLOURS["primary"]}
    assert laid.element.get("alt") == brand().mark.light.alt
    assert {path.owner for path in book.paths} == {laid.element}


def test_on_a_cover_the_name_stands_beside_the_mark():
    laid, _ = lay('<logo text="yes"/>')
    book = drawn(laid)
    assert texts(book) == ["Riverside", "Council"]
    assert laid.height == pytest.approx(11 * MM)
    first, second = book.words
    assert first.left == second.left == pytest.approx(14 * MM)
    assert second.baseline - first.baseline == pytest.approx(12.5)
    assert (first.baseline - first.size + laid.height - second.baseline) / 2 == pytest.approx(5, abs=2)
    assert first.colour == COLOURS["ink"]


def test_on_primary_mark_and_name_take_its_ink():
    book = drawn(lay('<logo text="yes" on="primary"/>')[0])
    assert {path.paint["fill"] for path in book.paths} == {COLOURS["on-primary"]}
    assert {words.colour for words in book.words} == {COLOURS["on-primary"]}


def test_the_clear_space_is_shown_with_a_square_in_two_corners():
    plain, _ = lay('<logo text="yes"/>')
    laid, _ = lay('<logo text="yes" clear="yes"/>')
    assert laid.height == pytest.approx(2 * plain.height)
    assert laid.width == pytest.approx(plain.width + plain.height)
    book = drawn(laid)
    dashed, first, second = book.paths[:3]
    assert dashed.paint["dash"]
    assert {dashed.owner, first.owner, second.owner} == {None}
    assert first.bounds[2] == pytest.approx(5.5 * MM, abs=0.6)
    assert second.bounds[2:] == pytest.approx((laid.width, laid.height), abs=0.6)


def test_a_logo_with_the_name_in_it_needs_none_beside_it(folder_logo):
    laid, problems = lay('<logo text="yes"/>', of=folder_logo(ONE_COLOUR, name_beside=False))
    assert problems == ""
    assert laid.width == pytest.approx(44 * MM)
    assert texts(drawn(laid)) == []


def test_a_wide_logo_is_made_smaller_to_fit(folder_logo):
    laid, _ = lay("<logo/>", 22 * MM, folder_logo(ONE_COLOUR))
    left, top, right, bottom = drawn(laid).paths[0].bounds
    assert (right - left, bottom - top) == pytest.approx((22 * MM, 5.5 * MM))


def test_a_logo_of_several_colours_gets_a_ground_of_paper_on_primary(folder_logo):
    book = drawn(lay('<logo on="primary"/>', of=folder_logo(TWO_COLOURS))[0])
    assert book.paths[0].paint["fill"] == COLOURS["paper"]
    assert len({path.paint["fill"] for path in book.paths}) == 3


def test_a_logo_for_dark_grounds_is_taken_on_primary(folder_logo, tmp_path):
    path = tmp_path / "dark.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10">{ONE_COLOUR}</svg>')
    of = folder_logo(TWO_COLOURS, dark=Logo(path, "for the dark", brand().origin))
    laid, _ = lay('<logo on="primary" size="large"/>', of=of)
    assert [p.paint["fill"] for p in drawn(laid).paths] == ["#336699"]
    assert laid.element.get("alt") == "for the dark"


def test_words_may_stand_beside_the_mark_on_one_line():
    laid, problems = lay('<logo height="5mm" words="Learning, Riverside" style="small" align="center"/>', 60 * MM)
    assert problems == ""
    book = drawn(laid)
    assert texts(book) == ["Learning, Riverside"]
    [words] = book.words
    mark = min(path.bounds[0] for path in book.paths)
    assert words.left - mark == pytest.approx(7 * MM, abs=0.1)
    assert mark == pytest.approx(60 * MM - words.right, abs=0.5)


def test_words_too_long_give_way_to_the_brands_short_name():
    laid, problems = lay('<logo height="5mm" words="Learning at Riverside Council" align="right"/>', 30 * MM)
    assert problems == ""
    [words] = drawn(laid).words
    assert words.text == "Riverside"
    assert words.right == pytest.approx(30 * MM, abs=0.1)
    assert '"Riverside" is' in lay('<logo height="5mm" words="Learning"/>', 12 * MM)[1]


def test_a_brand_without_logo_is_named_in_type():
    bare = brand()._replace(logos={}, name_beside=False)
    laid, _ = lay('<logo text="yes"/>', of=bare)
    book = drawn(laid)
    assert texts(book) == ["Riverside", "Council"]
    assert book.words[0].left == 0
    assert laid.element.get("alt") == "Riverside Council"
    laid, _ = lay('<logo height="4mm"/>', of=bare)
    assert laid.height == pytest.approx(4 * MM)
    assert drawn(laid).paths == []


def test_a_name_too_long_gives_way_to_the_short_one_or_is_a_problem():
    long = brand()._replace(
        full_name="The Amalgamated Association of Extraordinarily Wide Names",
        short_name="AAEWN",
        name_lines=(),
    )
    laid, problems = lay('<logo text="yes"/>', 40 * MM, long)
    assert problems == ""
    assert texts(drawn(laid)) == ["AAEWN"]
    _, problems = lay('<logo text="yes"/>', 20 * MM, long)
    assert '"AAEWN" is' in problems
    assert "wider than its column" in problems


# Images.


def test_an_image_has_its_own_size_or_the_one_asked_for(photo):
    laid, problems = lay(f'<image file="{photo}" alt="a bridge"/>')
    assert problems == ""
    assert (laid.width, laid.height) == pytest.approx((40 * MM, 30 * MM), rel=1e-3)
    laid, _ = lay(f'<image file="{photo}" alt="a bridge" width="20mm"/>')
    assert (laid.width, laid.height) == pytest.approx((20 * MM, 15 * MM), rel=1e-3)
    laid, _ = lay(f'<image file="{photo}" alt="a bridge" width="20mm" height="9mm"/>')
    assert (laid.width, laid.height) == pytest.approx((12 * MM, 9 * MM), rel=1e-3)


def test_an_image_must_fit_its_frame(photo):
    laid, problems = lay(f'<image file="{photo}" alt="a bridge"/>', 25 * MM)
    assert 'the picture "bridge.png" is 40 x 30 mm, 15.0 mm larger than its frame' in problems
    assert "give it a width of at most 25mm" in problems
    assert laid.width == pytest.approx(25 * MM)


def test_an_image_needs_words(photo):
    _, problems = lay(f'<image file="{photo}" alt=" "/>')
    assert 'the picture "bridge.png" has no words for those who cannot see it' in problems


def test_an_image_that_is_not_there_is_a_problem(tmp_path):
    laid, problems = lay(f'<image file="{tmp_path}/none.png" alt="nothing"/>')
    assert laid is None
    assert 'the picture "none.png" cannot be read' in problems


def test_an_image_too_soft_for_print_is_a_warning(photo):
    _, problems = lay(f'<image file="{photo}" alt="a bridge" width="80mm"/>')
    assert "warning: the picture has 127 pixels an inch" in problems


def test_a_picture_is_read_once(photo):
    compositor = setter()
    node = element(f'<image file="{photo}" alt="a bridge"/>')
    first = compositor.lay(node, 500)
    photo.unlink()
    assert compositor.lay(node, 500).child.picture is first.child.picture


@pytest.fixture
def pdf_drawing(tmp_path):
    path = tmp_path / "plan.pdf"
    drawing = pikepdf.new()
    page = drawing.add_blank_page(page_size=(200, 100))
    page.Contents = drawing.make_stream(b"0 0 1 rg 0 0 200 100 re f")
    drawing.save(path)
    return path


def rendered(*placed):
    """Draw blocks on a page and return it as pixels, one a point, and the file's bytes."""
    out = BytesIO()
    door = Door(out, title="t", lang="en")
    pen = Pen(door, COLOURS, lambda *_: "")
    for _ in range(2):
        door.begin_page(400, 400)
        pen.page = PageInfo(1, 400, 400, {})
        for laid, x, y in placed:
            laid.draw(pen, x, y)
        door.end_page()
    door.save()
    page = pypdfium2.PdfDocument(out.getvalue())[1]
    return page.render(scale=1).to_pil().convert("RGB"), out.getvalue()


def test_pixels_are_painted_upright_where_they_belong_and_stored_once(tmp_path):
    path = tmp_path / "two.png"
    image = Image.new("RGB", (100, 100), "#FF0000")
    image.paste("#00FF00", (0, 50, 100, 100))
    image.save(path, dpi=(72, 72))
    laid, _ = lay(f'<image file="{path}" alt="two"/>')
    page, data = rendered((laid, 50, 100))
    assert page.getpixel((100, 110)) == (255, 0, 0)
    assert page.getpixel((100, 190)) == (0, 255, 0)
    assert page.getpixel((100, 95)) == page.getpixel((45, 150)) == page.getpixel((100, 205)) == (255, 255, 255)
    assert data.count(b"/Subtype /Image") == 1


def test_a_pdf_is_painted_where_it_belongs(pdf_drawing):
    laid, problems = lay(f'<image file="{pdf_drawing}" alt="a plan" width="100pt"/>')
    assert problems == ""
    page, _ = rendered((laid, 50, 100))
    assert page.getpixel((55, 105)) == page.getpixel((145, 145)) == (0, 0, 255)
    assert page.getpixel((45, 120)) == page.getpixel((100, 155)) == (255, 255, 255)


# Pages in small.


def test_a_page_in_small_keeps_the_ratio_of_its_paper():
    laid, _ = lay('<page-picture of="handout" page-of="issues" alt="the page"/>')
    assert (laid.width, laid.height) == pytest.approx((37.1 * MM, 52.5 * MM), abs=0.1)
    book = drawn(laid, 10, 20, pages={("handout", "issues", None): ("handout-5", 595.28, 841.89)})
    [(name, x, y, scale, height)] = book.forms
    assert (name, y, height) == ("handout-5", 20, 841.89)
    assert x == pytest.approx(10, abs=0.01)
    assert scale == pytest.approx(37.1 * MM / 595.28, abs=1e-4)
    assert book.paths[0].owner is laid.element


def test_a_page_in_small_may_be_asked_for_by_number():
    laid, _ = lay('<page-picture of="handout" page="3" width="25mm"/>')
    book = drawn(laid, pages={("handout", "", 3): ("handout-3", 595.28, 841.89)})
    assert laid.width == pytest.approx(25 * MM)
    assert len(book.forms) == 1


def test_where_there_is_no_such_page_only_the_frame_is_drawn():
    laid, _ = lay('<page-picture of="handout" page="99"/>')
    book = drawn(laid)
    assert book.forms == []
    assert len(book.paths) == 1


# Swatches.


@pytest.mark.parametrize(
    ("token", "ratio", "ink"),
    [
        ("primary", "9.2 : 1", "paper"),
        ("accent", "8.1 : 1", "ink"),
        ("p60", "5.1 : 1", "ink"),
        ("paper", "16.7 : 1", "ink"),
    ],
)
def test_a_swatch_shows_the_ink_that_reads_and_how_well(token, ratio, ink):
    laid, problems = lay(f'<swatch token="{token}"/>')
    assert problems == ""
    book = drawn(laid)
    assert texts(book) == ["Aa", ratio]
    assert {words.colour for words in book.words} == {COLOURS[ink]}
    assert book.paths[0].paint["fill"] == COLOURS[token]
    assert all(words.left > 0 and words.right < laid.width for words in book.words)


def test_a_small_swatch_is_a_plain_square():
    laid, _ = lay('<swatch token="ink" width="4.4mm" height="4.4mm"/>')
    assert texts(drawn(laid)) == []


def test_an_unknown_colour_is_a_problem():
    laid, problems = lay('<swatch token="primry"/>')
    assert 'did you mean "primary"' in problems
    assert laid.height == pytest.approx(17 * MM)
