from itertools import pairwise

import pytest

from kitgen.typeset.answers import lines_for
from press import LEADING, complaint, compositor, flow, lay, lines, press

PITCH = 20.0


def answer(more="", width=300):
    return lay(f"<answer {more}/>", width)


def page(markup):
    printed = press(f"<page>{markup}</page>")
    assert printed.problems == []
    return printed.pages[0]


def rules(found):
    """Return the heights of writing lines on a page."""
    return [stroke.box[1] for stroke in found.strokes]


@pytest.mark.parametrize(
    ("words", "width", "lines"), [(30, 300, 5), (31, 300, 5), (32, 300, 6), (1, 300, 2), (60, 480, 6), (25, 240, 5)]
)
def test_lines_for_words(words, width, lines):
    assert lines_for(words, width, 48) == lines
    assert answer(f'words="{words}"', width).count == lines


@pytest.mark.parametrize(
    ("more", "count", "height"),
    [
        ("", 5, 100),
        ('lines="3"', 3, 60),
        ('lines="1"', 1, 20),
        ('height="100pt"', 5, 100),
        ('height="119pt"', 5, 100),
        ('height="5pt"', 1, 20),
        ('fill="yes"', 1, 20),
        ('lines="3" pitch="10pt"', 3, 30),
        ('lines="3" first="12pt"', 3, 52),
        ('height="72pt" first="12pt"', 4, 72),
    ],
)
def test_how_much_room(more, count, height):
    laid = answer(more)
    assert (laid.count, laid.height) == (count, height)


def test_ruled():
    found = page('<answer lines="3"/>')
    assert rules(found) == [20, 40, 60]
    assert {stroke.line for stroke in found.strokes} == {0.4}


def test_dotted_lines_are_rows_of_round_dots():
    printed = press('<page><answer kind="dotted" lines="2"/></page>')
    assert rules(printed.pages[0]) == [20, 40]
    assert b"1 J 0 j [0.050 3.150] 0 d" in printed.reader.pages[0]["/Contents"].get_object().get_data()


def test_a_grid_is_squares_of_half_a_line():
    found = page('<box width="105pt"><answer kind="grid" lines="2"/></box>')
    across = sorted(stroke.box[1] for stroke in found.strokes if stroke.box[1] == stroke.box[3])
    down = sorted(stroke.box[0] for stroke in found.strokes if stroke.box[0] == stroke.box[2])
    assert across == [0, 10, 20, 30, 40]
    assert down == [10.0 * n for n in range(11)]


def test_dots_stand_in_the_middle():
    found = page('<box width="105pt"><answer kind="dots" lines="2"/></box>')
    assert [stroke.box for stroke in found.strokes] == [
        (12.5, 10, pytest.approx(93.24), 10),
        (12.5, 30, pytest.approx(93.24), 30),
    ]


def test_a_box():
    assert [shape.box for shape in page('<box width="100pt"><answer kind="box" lines="2"/></box>').shapes] == [
        (0, 0, 100, 40)
    ]


def test_room_without_marks():
    assert page('<answer kind="none" lines="2"/>').shapes == []


def test_room_to_write_is_no_part_of_the_reading_order():
    assert press('<page><answer lines="2"/></page>').piece.pages[0].items
    printed = press('<page><answer lines="2"/></page>', tagged=True)
    assert b"BDC" not in printed.reader.pages[0]["/Contents"].get_object().get_data()


# over pages -----------------------------------------------------------------------------------------------------------


def test_room_left_at_the_foot_goes_to_the_answers_in_whole_lines():
    [found] = flow('<p>Question</p><answer lines="2"/>').pages
    lines_drawn = rules(found)
    assert len(lines_drawn) == 2 + int((150 - LEADING - 2 * PITCH) / PITCH)
    assert max(lines_drawn) <= 70 + 150
    assert {round(b - a, 2) for a, b in pairwise(lines_drawn)} == {PITCH}


def test_room_is_shared_evenly():
    [found] = flow('<p>A</p><answer lines="1"/><p>B</p><answer lines="1"/>').pages
    second = found.line_of("B").y
    above = [at for at in rules(found) if at < second]
    assert len(above) == 3
    assert len(rules(found)) == 6


def test_answers_that_fill_take_it_all():
    [found] = flow('<p>A</p><answer lines="1"/><p>B</p><answer fill="yes"/>').pages
    second = found.line_of("B").y
    assert len([at for at in rules(found) if at < second]) == 1
    assert len([at for at in rules(found) if at > second]) == 5


def test_some_answers_do_not_stretch():
    [found] = flow('<p>A</p><answer lines="2" stretch="no"/>').pages
    assert len(rules(found)) == 2


def test_a_question_is_not_parted_from_the_first_half_of_its_space():
    question = '<heading level="2" style="small">Why?</heading><answer lines="4"/>'
    before = lines(5, "before")
    first, second = flow(before + question).pages
    assert first.texts[-1] == "Why?"
    assert (len(rules(first)), len(rules(second))) == (3, 7)


def test_a_question_goes_on_where_half_its_space_has_no_room():
    question = '<heading level="2" style="small">Why?</heading><answer lines="4"/>'
    printed = flow(lines(7, "before") + question)
    assert [texts[-1] for texts in printed.texts] == ["before 7", "Why?"]
    assert rules(printed.pages[0]) == []


@pytest.mark.parametrize(
    ("count", "room", "parts"),
    [(4, 60, (2, 2)), (4, 39, None), (6, 60, (3, 3)), (6, 110, (4, 2)), (3, 50, None), (2, 30, None)],
)
def test_where_an_answer_is_parted(count, room, parts):
    split = answer(f'lines="{count}"').split(room)
    assert (tuple(part.count for part in split) if split else None) == parts


def test_the_second_part_begins_a_whole_line_down():
    head, tail = answer('lines="6" first="8pt"').split(80)
    assert (head.first, tail.first) == (8, PITCH)
    assert tail.height == tail.count * PITCH


def test_growing_takes_whole_lines():
    laid = answer('lines="2"')
    assert laid.slack == PITCH
    laid.grow(59)
    assert (laid.count, laid.height) == (4, 80)


# fields, ticks, scales ------------------------------------------------------------------------------------------------


def test_a_field_has_its_name_above_its_line():
    found = page('<box width="100pt"><field label="Name"/></box>')
    assert found.line_of("Name").y == 8
    assert [stroke.box for stroke in found.strokes] == [(0, 35, 100, 35)]


def test_a_field_that_is_known_shows_its_value_above_the_line():
    found = page('<field label="Venue" value="Town hall" value-style="voice" depth="40pt"/>')
    assert found.line_of("Town hall").y == pytest.approx(40 - 15 - 1.5 + 11)
    assert found.line_of("Town hall").font.startswith("SourceSerif4")


def test_a_field_is_deeper_where_its_value_has_several_lines():
    known = '<box width="100pt"><field label="Venue" value="Town hall, reception, Market Square 1"/></box>'
    found = page(known)
    label, *value = found.words
    assert len(value) == 2
    assert value[0].y - 0.8 * value[0].size >= label.y
    assert [stroke.box for stroke in found.strokes] == [(0, 41.5, 100, 41.5)]


def test_a_tick_is_an_outline_of_its_size():
    [shape] = page('<tick size="20pt"/>').shapes
    assert shape.box == (0.57, 0.57, 19.44, 19.44)
    assert lay("<tick/>").height == 10


def test_points_with_words_differ_in_shape_and_stand_on_a_line():
    found = page('<box width="236pt"><scale points="agree | unsure | disagree"/></box>')
    line, circle, diamond, square = found.shapes
    assert line.box == (18, 12, 218, 12)
    assert (circle.kind, square.kind) == ("path", "rect")
    assert diamond.box[0] == pytest.approx(118 - 11.4)
    centres = [(shape.box[0] + shape.box[2]) / 2 for shape in (circle, diamond, square)]
    assert centres == pytest.approx([18, 118, 218], abs=0.02)
    ink = compositor().ink(compositor().sheet.text["small"])
    middles = [words.x + ink.width(words.text) / 2 for words in found.words]
    assert middles == pytest.approx(centres, abs=0.05)


def test_figures_stand_in_circles():
    found = page('<box width="220pt"><scale kind="figures" points="5"/></box>')
    assert [words.text for words in found.words] == ["1", "2", "3", "4", "5"]
    assert [shape.kind for shape in found.shapes] == ["path"] * 5
    # half of an outline of 1.2 points lies outside each circle, and none of it outside the column
    assert [shape.box[0] for shape in found.shapes] == pytest.approx([0.6, 50.3, 100, 149.7, 199.4], abs=0.02)


def test_a_scale_of_one_point():
    assert len(page('<scale points="yes"/>').shapes) == 2
    assert len(page('<scale kind="figures" points="1"/>').shapes) == 1


def test_an_unknown_style_of_a_field():
    assert 'asks for the style "smal"' in complaint('<field label="x" style="smal"/>')


def test_figures_must_be_a_number():
    assert complaint('<scale kind="figures" points="five"/>') == (
        'page.xml.j2:7: error: <scale points="five">: figures take a number, such as 5 [bad-attribute]'
    )


# giving way -----------------------------------------------------------------------------------------------------------


def test_an_answer_gives_up_lines_so_that_it_need_not_be_parted_and_says_so():
    answer = '<answer lines="6" least="2" asked="yes" label="Your view"/>'
    printed = flow(f'<group src="chapter.md:3">{lines(4, "before")}{answer}</group>')
    assert len(printed.pages) == 1
    assert len(rules(printed.pages[0])) == 4
    [problem] = printed.problems
    assert problem == (
        'chapter.md:3: warning: "Your view" has 4 of the 6 lines asked for: page 1 holds no more [little-space]\n'
        "  through page.xml.j2:7\n"
        "  hint: shorten what stands before it, or ask for fewer lines"
    )


def test_an_answer_that_may_not_be_cut_is_parted_or_goes_on():
    printed = flow(f'{lines(4, "before")}<answer lines="6"/>')
    assert printed.problems == []
    assert len(printed.pages) == 2


def test_an_answer_that_fills_almost_nothing_is_a_warning():
    printed = flow(f'{lines(8, "before")}<keep><answer fill="yes"/></keep>')
    assert printed.problems == []
    [problem] = flow(f'{lines(8, "before")}<answer fill="yes"/>').problems
    assert "this answer is to fill page 1, which has room for 1 of" in problem


def test_answers_in_cells_grow_too():
    row = '<row><cell area="main"><p>A</p><answer lines="1"/></cell><cell area="side"><p>B</p></cell></row>'
    [found] = flow(row).pages
    assert len(rules(found)) == 1 + int((150 - LEADING - PITCH) / PITCH)


def test_rows_with_answers_are_cut_alike():
    row = '<row><cell area="main"><answer lines="4" least="1"/></cell></row>'
    printed = flow(row + row)
    assert len(printed.pages) == 1
    tops = rules(printed.pages[0])
    assert len(tops) in {6, 7}
