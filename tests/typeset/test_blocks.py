import pytest

from kitgen.base.lengths import MM
from press import LEADING, complaint, compositor, element, lay, lines, press


def page(markup, **more):
    printed = press(f"<page>{markup}</page>", **more)
    assert printed.problems == []
    return printed.pages[0]


def test_a_heading_stays_with_what_follows_and_takes_its_levels_style():
    laid = lay('<heading level="2">Two</heading>')
    assert laid.keep
    assert laid.style.name == "h2"
    assert lay('<heading level="1" style="small">One</heading>').style.name == "small"


def test_deep_headings_look_like_the_third_level():
    setter = compositor()
    setter.lay(element('<heading level="5">Five</heading>'), 100)
    assert '"h3"' in str(next(iter(setter.problems)))


def test_an_unknown_style_names_the_layout_line_and_the_nearest():
    assert complaint('<p style="bodi">x</p>') == (
        'page.xml.j2:7: error: <p> asks for the style "bodi", which styles.yaml does not have [unknown-style]\n'
        '  hint: did you mean "body"? use one of: balanced, body, caps, greedy, h1, h2, kerned, small, spaced, '
        "tracked, voice"
    )


def test_labels_hang_beside_their_items():
    item = '<item label="1"><p>first</p><p>second</p></item>'
    found = page(f'<list indent="20pt" gap="6pt">{item}<item label="2"><p>third</p></item></list>')
    label, first, second, two, third = found.words
    assert [words.text for words in found.words] == ["1", "first", "second", "2", "third"]
    assert (label.y, first.y - label.y, first.x - label.x) == (first.y, 0, 20)
    assert second.y - first.y == LEADING
    assert third.y - second.y == pytest.approx(LEADING + 6)
    assert two.x == label.x


def test_items_without_a_label_and_the_indent_of_the_look():
    found = page("<list><item><p>first</p></item></list>")
    assert [words.text for words in found.words] == ["first"]
    assert found.words[0].x == 22


def test_an_item_keeps_what_is_placed_in_it():
    item = '<item label="–"><place x="50pt" y="3pt"><p>placed</p></place><p>flowing</p></item>'
    found = page(f'<list indent="20pt">{item}</list>')
    assert sorted(words.text for words in found.words) == ["flowing", "placed", "–"]


def test_an_item_is_parted_and_keeps_its_label_above():
    laid = lay(f'<list><item label="1">{lines(6)}</item></list>')
    head, tail = laid.split(4 * LEADING)
    assert head.children[0].label is not None
    assert tail.children[0].label is None
    assert [head.height, tail.height] == [4 * LEADING, 2 * LEADING]
    assert laid.children[0].least == 2 * LEADING
    assert laid.split(LEADING) is None


def test_a_list_keeps_the_room_of_its_style():
    laid = lay('<list style="spaced"><item label="1"><p>x</p></item><item label="2"><p>y</p></item></list>')
    assert laid.before == 9
    assert laid.height == 2 * LEADING


def test_room():
    assert lay('<space height="12mm"/>').height == pytest.approx(12 * MM)
    assert lay("<space/>").height == 0


def test_rules_thin_and_thick():
    found = page('<rule style="hair" width="100pt"/><space height="20pt"/><rule style="bar"/>')
    thin, thick = found.strokes[0], found.boxes[0]
    assert (thin.box, thin.line) == ((0, 0, 100, 0), 0.4)
    assert thick.box == (0, 20, pytest.approx(595.28, abs=0.01), pytest.approx(23.4))


def test_an_unknown_rule():
    assert complaint('<rule style="hare"/>').splitlines() == [
        'page.xml.j2:7: error: <rule> asks for the rule "hare", which styles.yaml does not have [unknown-style]',
        '  hint: did you mean "hair"? use one of: bar, hair, writing',
    ]
