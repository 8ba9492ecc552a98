import pytest

from press import LEADING, TOP, flow, lines, press

COLUMN = (595.2756 - 100 - 5 * 12) / 6
SIDE = 60 + 4 * (COLUMN + 12)
EVEN_SIDE = 40


def counts(printed):
    assert printed.problems == []
    return [len(texts) for texts in printed.texts]


def test_blocks_follow_one_another_with_the_greater_room_between():
    [page] = flow('<p style="spaced">a</p><p style="spaced">b</p><p>c</p>').pages
    tops = [words.y - 11 for words in page.words]
    assert tops == [TOP, TOP + LEADING + 9, TOP + 2 * LEADING + 9 + 6]


def test_a_full_page_goes_on_with_the_next():
    assert counts(flow(lines(10))) == [10]
    assert counts(flow(lines(11))) == [9, 2]
    assert counts(flow(lines(25))) == [10, 10, 5]


def test_two_lines_stay_on_either_page():
    assert counts(flow(lines(9) + lines(4, "next"))) == [9, 4]
    assert counts(flow(lines(8) + lines(4, "next"))) == [10, 2]
    assert counts(flow(lines(8) + lines(3, "next"))) == [8, 3]


def test_a_heading_goes_where_its_text_begins():
    heading = '<heading level="2" style="small">Head</heading>'
    printed = flow(lines(8) + heading + lines(4, "next"))
    assert [texts[0] for texts in printed.texts] == ["line 1", "Head"]
    printed = flow(lines(7) + heading + lines(4, "next"))
    assert printed.texts[0][-2:] == ["next 1", "next 2"]


def test_a_chain_of_headings_stays_together():
    heads = "".join(f'<heading level="2" style="small">Head {n}</heading>' for n in (1, 2, 3))
    assert [texts[0] for texts in flow(lines(7) + heads + lines(4, "next")).texts] == ["line 1", "Head 1"]


def test_a_chain_looks_past_notes_and_stops_at_a_break():
    heading = '<heading level="2" style="small">Head</heading>'
    aside = "<aside><p>note</p></aside>"
    printed = flow(lines(8) + heading + aside + lines(4, "next"))
    assert [texts[0] for texts in printed.texts] == ["line 1", "Head"]
    assert counts(flow(lines(9) + heading + "<break/>" + lines(2))) == [10, 2]
    assert counts(flow(lines(9) + heading)) == [10]


def test_kept_blocks_go_on_together():
    assert counts(flow(lines(6) + f"<keep>{lines(3)}{lines(3)}</keep>")) == [6, 6]
    assert counts(flow(lines(4) + f"<keep>{lines(3)}{lines(3)}</keep>")) == [10]


def test_kept_blocks_keep_their_names_notes_and_placed_blocks():
    kept = (
        '<keep id="kept"><heading level="2" id="inner" outline="yes" style="small">Head</heading>'
        '<aside><p>beside</p></aside><place x="300pt" y="500pt"><p>placed</p></place><p>text</p></keep>'
    )
    printed = flow(lines(10) + kept)
    assert printed.problems == []
    assert printed.piece.names["inner"] == printed.piece.names["kept"] == (2, 2)
    assert {"Head", "beside", "placed", "text"} <= set(printed.texts[1])
    assert "Head" in [entry["/Title"] for entry in printed.reader.outline if not isinstance(entry, list)] + [
        entry["/Title"] for entries in printed.reader.outline if isinstance(entries, list) for entry in entries
    ]


def test_kept_blocks_that_no_page_holds_flow_from_where_they_are():
    aside = "<aside><p>note</p></aside>"
    printed = flow(f'{lines(6)}<keep id="kept">{lines(3)}{aside}{lines(9, "next")}</keep>')
    assert counts(printed) == [9, 10]
    assert printed.piece.names["kept"] == (1, 1)


def test_a_kept_table_that_no_page_holds_repeats_its_head():
    rows = "".join(f"<tr><td><p>row {n}</p></td></tr>" for n in range(1, 25))
    head = '<tr header="yes"><th><p>Head</p></th></tr>'
    title = '<heading level="2" style="small">Agenda</heading>'
    printed = flow(f'<keep>{title}<table columns="1*">{head}{rows}</table></keep>')
    assert printed.problems == []
    assert [texts[:2] for texts in printed.texts] == [["Agenda", "Head"], ["Head", "row 9"], ["Head", "row 18"]]


def test_kept_blocks_in_a_cell_part_where_no_page_holds_them():
    printed = flow(f'<row columns="1*"><cell><keep>{lines(7)}{lines(7)}</keep></cell></row>')
    assert counts(printed) == [10, 4]


def test_a_group_gives_its_name_to_its_first_block_and_is_parted_freely():
    printed = flow(f'{lines(8)}<group id="here">{lines(4, "next")}</group>')
    assert counts(printed) == [10, 2]
    assert printed.piece.names["here"] == (1, 1)


# breaks ---------------------------------------------------------------------------------------------------------------


def test_breaks():
    assert counts(flow(f"{lines(2)}<break/>{lines(3)}")) == [2, 3]
    assert counts(flow(f"<break/>{lines(2)}<break/><break/>{lines(3)}")) == [2, 3]
    assert counts(flow(f'{lines(2)}<break to="odd"/>{lines(3)}')) == [2, 0, 3]
    assert counts(flow(f'{lines(2)}<break/>{lines(2)}<break to="odd"/>{lines(3)}')) == [2, 2, 3]


@pytest.mark.parametrize(("left", "pages"), [("119.9pt", [5]), ("121pt", [2, 3])])
def test_a_break_unless_there_is_room(left, pages):
    assert counts(flow(f'{lines(2)}<break unless="{left}"/>{lines(3)}')) == pages


# notes beside the text ------------------------------------------------------------------------------------------------


def test_a_note_is_level_with_what_follows():
    [page] = flow(f"{lines(3)}<aside><p>note</p></aside>{lines(2, 'next')}").pages
    assert page.line_of("note").y == page.line_of("next 1").y
    assert page.line_of("note").x == pytest.approx(SIDE, abs=0.01)


def test_notes_never_lie_on_one_another():
    notes = "".join(f"<aside>{lines(2, f'note {n}:')}</aside><p>text</p>" for n in (1, 2))
    [page] = flow(notes).pages
    assert page.line_of("note 2: 1").y >= page.line_of("note 1: 2").y + LEADING


def test_a_note_moves_up_to_stay_on_its_page():
    [page] = flow(f"{lines(9)}<aside>{lines(3, 'note')}</aside>{lines(1, 'next')}").pages
    assert page.line_of("note 3").y == TOP + 150 - LEADING + 11


def test_a_note_keeps_clear_of_the_side_cell_above_it():
    row = '<row style="plain"><cell area="main"><p>m</p></cell><cell area="side">' + lines(3, "side") + "</cell></row>"
    [page] = flow(f"{row}<aside><p>note</p></aside><p>text</p>").pages
    assert page.line_of("note").y > page.line_of("side 3").y + LEADING


@pytest.mark.parametrize(
    "wide", ['<row><cell area="full"><p>wide</p></cell></row>', '<box area="full" height="20pt"><p>wide</p></box>']
)
def test_a_note_keeps_clear_of_what_spans_the_page(wide):
    [page] = flow(f"{wide}<aside><p>note</p></aside><p>text</p>").pages
    assert page.line_of("note").y > page.line_of("wide").y + LEADING


def test_a_note_keeps_what_is_placed_in_it():
    [page] = flow('<aside><p>note</p><place x="2pt" y="30pt"><p>placed</p></place></aside><p>text</p>').pages
    assert page.line_of("placed").x == pytest.approx(SIDE + 2, abs=0.01)


def test_a_note_stands_on_the_outer_side():
    printed = flow("<p>x</p><break/><aside><p>note</p></aside><p>text</p>")
    assert printed.pages[1].line_of("note").x == pytest.approx(EVEN_SIDE, abs=0.01)
    assert printed.pages[1].line_of("text").x == pytest.approx(EVEN_SIDE + 2 * (COLUMN + 12), abs=0.01)


# areas ----------------------------------------------------------------------------------------------------------------


def test_blocks_stand_in_the_area_they_name():
    [page] = flow('<p>main</p><p area="side">side</p><p area="full">full</p>').pages
    assert [words.x for words in page.words] == [60, pytest.approx(SIDE, abs=0.01), 60]


def test_an_unknown_area_names_the_layout_line():
    from kitgen.base.problems import KitError

    with pytest.raises(KitError) as caught:
        flow('<p area="mian">x</p>')
    assert str(caught.value) == (
        'page.xml.j2:7: error: <p> asks for the area "mian", which styles.yaml does not have [unknown-style]\n'
        '  hint: did you mean "main"? use one of: full, main, side'
    )


def test_placed_blocks_stand_on_the_page_they_come_to():
    printed = flow(f'{lines(10)}{lines(2, "next")}<place x="300pt" y="400pt"><p>placed</p></place>')
    assert [("placed" in texts) for texts in printed.texts] == [False, True]


def test_what_cannot_be_parted_and_is_too_tall_is_set_all_the_same():
    printed = press(
        '<section title="S"><p>one</p><box height="400pt"><p>tall</p></box><p>two</p></section>', master="short"
    )
    assert [problem.split("[")[1] for problem in printed.problems] == [
        "too-tall]\n  hint: shorten it or part it in two"
    ]
    assert printed.texts == [["one"], ["tall"], ["two"]]


# giving way -----------------------------------------------------------------------------------------------------------


def giving(give):
    from press import SHEET, compositor

    rows = SHEET.rows | {"give": SHEET.rows["plain"]._replace(name="give", bottom=10, give=give)}
    return compositor(SHEET._replace(rows=rows))


ROWS = '<row style="give"><cell area="main"><p>row</p></cell></row>' * 7


def test_rows_give_way_where_that_saves_a_nearly_empty_page():
    assert counts(flow(ROWS, setter=giving(0))) == [6, 1]
    assert counts(flow(ROWS, setter=giving(5))) == [7]


def test_rows_stay_as_they_are_where_giving_way_saves_nothing():
    first = flow(ROWS, setter=giving(0)).pages[0]
    assert [words.y for words in flow(ROWS, setter=giving(1)).pages[0].words] == [words.y for words in first.words]


def test_problems_of_a_try_are_told_once():
    printed = flow(ROWS + '<p src="chapter.md:3">🎈</p>', setter=giving(5))
    assert len(printed.problems) == 1


@pytest.mark.parametrize("many", [10, 11, 25])
def test_a_chain_higher_than_a_page_goes_on_with_the_next(many):
    head = '<heading level="2" style="small">Head</heading>'
    row = f'<row columns="1* 1*" keep="yes"><cell>{head}</cell><cell><p>text</p></cell></row>'
    printed = flow(row * many + lines(2))
    assert sum(texts.count("Head") for texts in printed.texts) == many


# company on the last page ---------------------------------------------------------------------------------------------


def with_company(lines_at_least):
    from press import SHEET, compositor

    return compositor(SHEET._replace(measures=SHEET.measures | {"last-page": lines_at_least * LEADING}))


def test_gaps_give_way_where_that_saves_a_nearly_empty_page():
    spaced = '<p style="spaced">a</p>' * 6
    assert counts(flow(spaced + lines(1))) == [7]
    [page] = flow(spaced + lines(1)).pages
    gaps = [later.y - words.y - LEADING for words, later in zip(page.words, page.words[1:], strict=False)]
    assert all(0.6 * 6 - 0.01 <= gap < 9 for gap in gaps)


def test_a_short_last_page_gets_company_from_the_page_before():
    assert counts(flow(lines(11))) == [9, 2]
    assert counts(flow(lines(11), setter=with_company(4))) == [7, 4]
    assert counts(flow(lines(21), setter=with_company(4))) == [10, 7, 4]
    assert counts(flow(lines(14), setter=with_company(4))) == [10, 4]


def test_no_page_is_half_emptied_for_company():
    kept = f"<keep>{lines(8)}</keep>"
    assert counts(flow(lines(2) + kept + lines(2), setter=with_company(4))) == [10, 2]


def test_a_last_page_to_write_on_needs_no_company():
    written = lines(9) + '<p>one</p><answer lines="2" label="x"/>'
    assert counts(flow(written, setter=with_company(9))) == counts(flow(written))


def test_what_follows_a_break_is_not_company():
    assert counts(flow(lines(10) + "<break/>" + lines(1), setter=with_company(4))) == [10, 1]


def test_a_heading_keeps_what_stands_beyond_a_space():
    heading = '<heading level="2" style="small">Head</heading><space height="5pt"/>'
    printed = flow(lines(8) + heading + lines(4, "next"))
    assert [texts[0] for texts in printed.texts] == ["line 1", "Head"]
