import pytest

from kitgen.base.lengths import MM
from press import A4, LEADING, complaint, lay, lines, press


def page(markup, **more):
    printed = press(f"<page>{markup}</page>", **more)
    assert printed.problems == []
    return printed.pages[0]


@pytest.mark.parametrize(
    ("padding", "left", "top", "height"),
    [("10pt", 10, 10, 35), ("10pt 20pt", 20, 10, 35), ("1pt 2pt 3pt 4pt", 4, 1, 19)],
)
def test_a_box_has_padding(padding, left, top, height):
    laid = lay(f'<box padding="{padding}"><p>x</p></box>')
    assert laid.height == height
    found = page(f'<box padding="{padding}" fill="primary"><p>x</p></box>').line_of("x")
    assert (found.x, found.y) == (left, top + 11)


def test_a_box_of_a_size_with_fill_and_outline():
    found = page('<box width="100pt" height="50pt" fill="primary" stroke="heading" line="2pt"/>')
    [ground] = found.shapes
    assert ground.box == (1, 1, 99, 49)
    assert (ground.fill, ground.line) == ("#0b4f58", 2)


def test_a_dashed_outline():
    printed = press('<page><box width="100pt" height="50pt" stroke="heading" dash="3pt"/></page>')
    assert b"[3.000 3.000] 0 d" in printed.reader.pages[0]["/Contents"].get_object().get_data()


def test_a_box_is_drawn_before_what_stands_on_it():
    order = page('<box fill="primary"><p>x</p></box>').order
    assert [thing.__class__.__name__ for thing in order] == ["Shape", "Words"]


def test_an_unknown_colour():
    assert complaint('<box fill="primery"/>').splitlines()[0] == (
        'page.xml.j2:7: error: <box> asks for the colour "primery", which styles.yaml does not have [unknown-style]'
    )


def test_no_colour_is_none():
    assert page('<box fill="none" height="20pt"/>').shapes == []


def test_text_that_does_not_fit_its_box_says_by_how_much():
    assert complaint(f'<box height="10mm">{lines(3)}</box>') == (
        "chapter.md:3: error: the text is 5.9 mm too high for its frame of 10.0 mm [does-not-fit]\n"
        "  through page.xml.j2:7\n"
        "  hint: shorten the text, or give the frame more room in the layout"
    )


def test_text_that_does_not_fit_its_place():
    assert "is 0.6 mm too high for its frame of 10.0 mm" in complaint(f'<place height="10mm">{lines(2)}</place>')


def test_placed_blocks_take_no_room():
    found = page('<p>one</p><place x="100pt" y="200pt"><p>placed</p></place><p>two</p>')
    assert (found.line_of("placed").x, found.line_of("placed").y) == (100, 211)
    assert found.line_of("two").y - found.line_of("one").y == LEADING


def test_a_place_in_a_box_counts_from_the_boxes_corner():
    found = page('<space height="100pt"/><box padding="10pt"><p>x</p><place x="5pt" y="6pt"><p>y</p></place></box>')
    assert (found.line_of("y").x, found.line_of("y").y) == (5, 100 + 6 + 11)


def test_a_place_from_the_bottom():
    found = page('<place x="100pt" y="50pt" from="bottom"><p>foot</p></place>').line_of("foot")
    assert found.y == pytest.approx(A4 - 50 + 11, abs=0.01)


def test_a_place_in_an_area():
    found = page('<place area="side" x="3pt" y="50pt"><p>beside</p></place>').line_of("beside")
    column = (495.2756 - 60) / 6
    assert (found.x, found.y) == (pytest.approx(60 + 4 * (column + 12) + 3, abs=0.01), 61)


def test_kept_blocks_are_not_parted():
    laid = lay(f"<keep>{lines(8)}</keep>")
    assert laid.split(60) is None
    assert laid.least == laid.height == 8 * LEADING


def test_a_group_is_parted_and_its_placed_blocks_stay_above():
    laid = lay(f'<group><place y="5pt"><p>placed</p></place>{lines(8)}</group>')
    head, tail = laid.split(4 * LEADING)
    assert len(head.places) == 1
    assert tail.height == 4 * LEADING
    assert laid.least == 2 * LEADING
    assert laid.split(10) is None


def test_a_group_without_placed_blocks_is_a_stack():
    assert lay("<group><p>x</p><p>y</p></group>").height == 2 * LEADING


def test_a_box_with_placed_text_too_wide():
    assert "[word-too-wide]" in complaint(f'<box width="{10 * MM}pt"><p>unforgettable</p></box>')
