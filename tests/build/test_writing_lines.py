import pytest

from kitgen.build.writing_lines import AnswerSpace, answers_in
from press import press

HOLDERS = {
    "alone": "{}",
    "in a group": "<group>{}</group>",
    "in a box": "<box>{}</box>",
    "kept": "<keep>{}</keep>",
    "in a list": "<list><item label='1'>{}</item></list>",
    "in a row": "<row columns='1*'><cell>{}</cell></row>",
    "in a table": "<table columns='1*'><tr header='yes'><th><p>Head</p></th></tr><tr><td>{}</td></tr></table>",
    "at a place": "<place x='10mm' y='10mm'>{}</place>",
    "at a place in a box": "<box height='60mm'><place x='2mm' y='2mm' width='40mm'>{}</place></box>",
    "at a place in a row": "<row columns='1*'><cell><place y='2mm'>{}</place></cell></row>",
}
ANSWER = '<answer name="told" label="Told" lines="3"/>'


@pytest.mark.parametrize("holder", HOLDERS.values(), ids=HOLDERS)
def test_an_answer_is_found_wherever_it_stands(holder):
    printed = press(f"<page><p>Before.</p></page><page>{holder.format(ANSWER)}</page>")
    assert printed.problems == []
    assert answers_in(printed.piece) == {"told": AnswerSpace(3, (2,))}


def test_an_answer_that_goes_on_overleaf_is_counted_as_a_whole():
    long = ANSWER.replace('lines="3"', 'lines="12" stretch="no"')
    printed = press(f"<section master='short'>{long}</section>")
    assert answers_in(printed.piece) == {"told": AnswerSpace(12, (1, 2))}
