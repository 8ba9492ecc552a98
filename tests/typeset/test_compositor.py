import pytest

from kitgen.base.problems import KitError, Problems
from kitgen.markup.vocabulary import BLOCKS, TAGS
from kitgen.model.styles import TextStyle
from kitgen.typeset.builders import BUILDERS
from kitgen.typeset.compositor import Compositor
from kitgen.typeset.gallery import Pictures
from kitgen.typeset.laid import Mark
from press import SHEET, brand, complaint, compositor, element, fonts, lay, press


def test_every_block_has_a_builder():
    assert set(BUILDERS) == BLOCKS - {"break"}
    assert set(BUILDERS) <= set(TAGS)


def test_weights_take_the_plain_or_the_strong_face_of_the_role():
    setter = compositor()

    def face(**values):
        return setter.face(TextStyle("x", **values))

    fonts_of = setter.brand.fonts
    assert face().weight == fonts_of.text.weight
    assert face(weight=600).weight == fonts_of.text.strong
    assert face(italic=True).italic
    assert face(font="voice").family == fonts_of.voice.family
    assert face(font="head", weight=600).weight == fonts_of.head.weight


def test_the_same_style_is_one_ink():
    setter = compositor()
    assert setter.ink(SHEET.text["body"]) is setter.ink(SHEET.text["body"])


def test_colours_are_tokens():
    setter = compositor()
    node = element("<p>x</p>")
    assert setter.colour("primary", node) == brand().colours["primary"]
    assert setter.colour("", node) == setter.colour("none", node) == ""
    assert not len(setter.problems)


def test_characters_of_other_scripts_come_from_another_face():
    [line] = lay("<p>abc Привет def</p>").lines
    faces = [piece.ink.face.family for _, piece in line.placed]
    assert faces == ["Atkinson Hyperlegible Next", "Noto Sans", "Atkinson Hyperlegible Next"]


@pytest.mark.parametrize(("value", "guess"), [("page", "00"), ("page-of x", "00"), ("head", ""), ("name", "")])
def test_what_is_measured_for_numbers_not_yet_known(value, guess):
    assert compositor().guess(value) == guess


def test_marks_of_inner_blocks_reach_the_outer_one():
    laid = lay(
        '<group id="out"><box><p id="in">x</p></box><heading level="3" style="small" outline="yes">H</heading></group>'
    )
    assert laid.marks == (Mark("out"), Mark("in"), Mark("heading-page.xml.j2:7-H", "H", 3))


def test_places_are_kept_for_messages():
    laid = lay("<p>x</p>")
    assert (str(laid.origin), str(laid.via)) == ("chapter.md:3", "page.xml.j2:7")


def test_the_size_of_a_piece_that_is_not_set_is_a4s():
    setter = compositor()
    assert setter.page_size("other") == (595.28, 841.89)
    setter.pieces_set = {"other": press("<page/>", paper="letter").piece}
    assert setter.page_size("other") == pytest.approx((612, 792))


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ('<page master="pgae"/>', 'page master "pgae"'),
        ('<section title="x" master="pgae"/>', 'page master "pgae"'),
    ],
)
def test_unknown_masters(markup, what):
    with pytest.raises(KitError) as caught:
        press(markup)
    assert f'asks for the {what}, which styles.yaml does not have [unknown-style]\n  hint: did you mean "page"?' in str(
        caught.value
    )


def test_a_master_without_margins_for_the_paper():
    sheet = SHEET._replace(
        masters={"page": SHEET.masters["page"]._replace(margins={"letter": SHEET.masters["page"].margins["a4"]})}
    )
    problems = Problems()
    setter = Compositor(sheet, fonts(), brand(), Pictures(problems), problems)
    with pytest.raises(KitError) as caught:
        press("<page/>", setter=setter)
    assert 'asks for the paper "a4", which styles.yaml does not have' in str(caught.value)


def test_a_complaint_without_content_names_the_layout_alone():
    setter = compositor()
    node = element("<p>unforgettable</p>")
    node.origin = None
    setter.lay(node, 10)
    [problem] = setter.problems
    assert str(problem).startswith("page.xml.j2:7: error")
    assert problem.via is None


def test_the_nearest_name_is_offered():
    assert 'did you mean "body"?' in complaint('<p style="bdy">x</p>')
