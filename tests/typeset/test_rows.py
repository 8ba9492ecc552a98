import pytest

from kitgen.base.problems import KitError
from kitgen.typeset.rows import Column, columns_of
from press import LEADING, complaint, compositor, element, flow, lay, lines, press

COLUMN = (595.2756 - 100 - 5 * 12) / 6
SIDE = 60 + 4 * (COLUMN + 12)


def page(markup):
    printed = press(f"<page>{markup}</page>")
    assert printed.problems == []
    return printed.pages[0]


@pytest.mark.parametrize(
    ("text", "gap", "columns"),
    [
        ("1*", 0, [Column(0, 100)]),
        ("1* 3*", 0, [Column(0, 25), Column(25, 75)]),
        ("20pt 1* 1*:right", 10, [Column(0, 20), Column(30, 30), Column(70, 30, "right")]),
        ("1in:center 1*", 0, [Column(0, 72, "center"), Column(72, 28)]),
        ("2.5* 2.5*", 0, [Column(0, 50), Column(50, 50)]),
    ],
)
def test_columns(text, gap, columns):
    assert list(columns_of(text, 100, gap)) == columns


def test_a_column_that_is_none():
    assert complaint_of_columns("1* 2") == (
        'page.xml.j2:7: error: <row columns>: "2" is not a column: write a length or a share, such as 24mm, 1* or '
        "11mm:right [bad-attribute]"
    )


def complaint_of_columns(columns):
    setter = compositor()
    with pytest.raises(KitError) as caught:
        setter.lay(element(f'<row columns="{columns}"><cell/></row>'), 100)
    return str(caught.value)


def test_columns_wider_than_there_is_room():
    assert complaint('<row columns="60pt 60pt"><cell/><cell/></row>', 100) == (
        "chapter.md:3: error: the columns are 7.1 mm wider than the 35.3 mm there are [table-too-wide]\n"
        "  through page.xml.j2:7\n"
        "  hint: use fewer or narrower columns"
    )


def test_a_share_of_nothing():
    assert "there is no room for 2 columns, and the gaps between them, in 35.3 mm [table-too-wide]" in complaint(
        '<row columns="100pt 1*"><cell/><cell/></row>', 100
    )


def test_cells_stand_in_columns_below_their_rule():
    found = page('<row style="step" columns="100pt 1*" gap="10pt"><cell><p>a</p></cell><cell><p>b</p></cell></row>')
    assert [(words.x, words.y) for words in found.words] == [(0, 4 + 11), (110, 4 + 11)]
    assert [stroke.box[0] for stroke in found.strokes] == [0, 110]
    assert found.strokes[0].box == (0, 0, 100, 0)


def test_cells_stand_in_areas():
    found = page('<row style="step"><cell area="main"><p>a</p></cell><cell area="side"><p>b</p></cell></row>')
    assert [words.x for words in found.words] == [60, pytest.approx(SIDE, abs=0.01)]
    assert [stroke.box[0] for stroke in found.strokes] == [60, pytest.approx(SIDE, abs=0.01)]


def test_an_unknown_area():
    setter = compositor()
    setter.grid = press("<page/>").piece.pages[0].grid
    with pytest.raises(KitError) as caught:
        setter.lay(element('<row><cell area="sidr"/></row>'), 300)
    assert str(caught.value).startswith('page.xml.j2:7: error: <cell> asks for the area "sidr"')


def test_a_row_in_areas_needs_a_page():
    with pytest.raises(KitError):
        compositor().lay(element('<row><cell area="main"/></row>'), 300)


def test_a_cell_has_a_rule_and_an_inset_of_its_own():
    row = '<row style="step" columns="100pt 100pt 100pt"><cell rule="bar" inset="8pt"><p>a</p></cell>'
    found = page(f'{row}<cell rule="none"><p>b</p></cell><cell><p>c</p></cell></row>')
    assert found.line_of("a").x == 8
    assert [box.box for box in found.boxes] == [(0, 0, 100, pytest.approx(3.4))]
    assert [stroke.box[0] for stroke in found.strokes] == [200]


def test_a_row_is_at_least_as_high_as_its_style_says():
    assert lay('<row style="step" columns="1*"><cell><p>x</p></cell></row>').height == 40
    assert lay(f'<row style="step" columns="1*"><cell>{lines(4)}</cell></row>').height == 4 + 4 * LEADING + 6
    assert lay('<row columns="1*"><cell/></row>').height == 0


def test_a_row_stays_with_what_follows_by_style_or_attribute():
    def keep(style, more=""):
        return lay(f'<row style="{style}" columns="1*" {more}><cell/></row>').keep

    assert [keep("step"), keep("head"), keep("step", 'keep="yes"'), keep("head", 'keep="no"')] == [
        False,
        True,
        True,
        False,
    ]


def test_columns_align_their_paragraphs():
    found = page('<row columns="100pt:right 100pt"><cell><p>7</p></cell><cell><p>x</p></cell></row>')
    width = compositor().ink(compositor().sheet.text["body"]).width("7")
    assert found.line_of("7").x == pytest.approx(100 - width, abs=0.02)


def test_placed_blocks_in_a_cell_count_from_its_rule():
    found = page('<row style="step" columns="1*"><cell><place x="3pt" y="20pt"><p>x</p></place></cell></row>')
    assert (found.line_of("x").x, found.line_of("x").y) == (3, 31)


def test_an_unknown_row_style():
    assert 'asks for the row style "stop"' in complaint('<row style="stop" columns="1*"><cell/></row>')


# over pages -----------------------------------------------------------------------------------------------------------


def test_a_row_bare_at_the_top_leaves_its_rule_and_room_out():
    row = '<row style="bare"><cell area="main"><p>x</p></cell></row>'
    first, second = flow(f"{row}<break/>{row}").pages
    assert [first.line_of("x").y, second.line_of("x").y] == [70 + 11, 70 + 11]
    assert first.strokes == second.strokes == []
    [found] = flow(f"<p>before</p>{row}").pages
    assert found.line_of("x").y == 70 + LEADING + 9 + 11
    assert len(found.strokes) == 1


def test_only_rows_that_say_so_are_bare_at_the_top():
    laid = lay('<row style="step" columns="1*"><cell/></row>')
    assert laid.at_top() is laid


def test_rows_are_parted_only_where_no_page_could_hold_them():
    row = f'<row style="plain"><cell area="main">{lines(8)}</cell><cell area="side">{lines(2, "beside")}</cell></row>'
    assert [len(texts) for texts in flow(lines(5, "before") + row).texts] == [5, 10]
    tall = row.replace(lines(8), lines(14))
    printed = flow(lines(5, "before") + tall)
    assert printed.problems == []
    assert [len(texts) for texts in printed.texts] == [5, 10 + 2, 4]


def test_a_row_that_is_parted_has_its_rule_on_either_page():
    row = f'<row style="ruled"><cell area="main">{lines(14)}</cell></row>'
    assert [len(page.strokes) for page in flow(row).pages] == [1, 1]


def test_a_row_whose_cell_cannot_be_parted_is_an_error():
    row = '<row style="plain"><cell area="main"><box height="200pt"/></cell></row>'
    [problem] = flow(f'<group src="chapter.md:3">{row}</group>').problems
    assert problem == (
        "chapter.md:3: error: this is 71 mm high and cannot be parted; a page holds 53 mm [too-tall]\n"
        "  through page.xml.j2:7\n"
        "  hint: shorten it or part it in two"
    )


# tables ---------------------------------------------------------------------------------------------------------------


def table(count, head="", **attributes):
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    rows = "".join(f"<tr><td><p>a{n}</p></td><td><p>b{n}</p></td></tr>" for n in range(1, count + 1))
    return f'<table columns="100pt 1*"{more}>{head}{rows}</table>'


HEAD = '<tr header="yes"><th><p>A</p></th><th><p>B</p></th></tr>'


def test_a_tables_cells_and_rules():
    found = page(table(2, HEAD, style="ruled"))
    assert [words.text for words in found.words] == ["A", "B", "a1", "b1", "a2", "b2"]
    assert len(found.strokes) == 6
    assert [box.box[1] for box in found.boxes] == [3 * LEADING]


def test_a_gap_parts_the_last_rule_too():
    assert len(page(table(1, style="ruled", gap="10pt")).boxes) == 2
    assert len(page(table(1, style="ruled")).boxes) == 1


def test_a_cell_covers_columns():
    found = page('<table columns="50pt 50pt 50pt"><tr><td span="2"><p>a</p></td><td><p>b</p></td></tr></table>')
    assert [words.x for words in found.words] == [0, 100]


def test_more_cells_than_columns():
    assert complaint('<table columns="50pt"><tr><td/><td/></tr></table>').splitlines()[0] == (
        "chapter.md:3: error: the row has 2 cells and the table 1 columns [table-too-wide]"
    )


def test_a_head_stands_again_on_every_page_as_furniture():
    printed = flow(table(22, HEAD))
    assert [texts[:2] for texts in printed.texts] == [["A", "B"]] * 3
    assert [len(texts) for texts in printed.texts] == [20, 20, 10]
    assert [page.line_of("A").tag for page in printed.pages] == ["P", "Artifact", "Artifact"]


def test_a_table_begins_only_with_its_head_and_a_row():
    assert lay(table(3, HEAD)).least == 2 * LEADING
    printed = flow(lines(9, "before") + table(3, HEAD))
    assert [len(texts) for texts in printed.texts] == [9, 8]


def test_a_table_without_a_head_is_parted_between_rows():
    assert [len(texts) for texts in flow(table(12)).texts] == [20, 4]


def test_a_table_whose_row_is_too_tall():
    printed = flow('<table columns="1*"><tr><td><box height="300pt"/></td></tr></table>')
    assert "[too-tall]" in printed.problems[0]
