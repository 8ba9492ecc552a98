import pytest

from kitgen.base.problems import Problems
from kitgen.build.form_fields import fields_told, name_fields
from kitgen.markup.parse import parse
from kitgen.model.form import FormStamp
from kitgen.typeset.forms import FieldFacts


def named(blocks):
    problems = Problems()
    text = f'<document title="T" at="page.xml.j2:7" src="chapter.md:3"><page>{blocks}</page></document>'
    root = parse([text], "page.xml.j2", problems)
    name_fields(root, problems)
    return [element.get("name") for element in root.walk() if element.get("name")], list(problems)


def test_fields_without_names_are_counted():
    names, problems = named('<answer/><answer name="why"/><answer/><tick/><scale points="a|b"/><field label="Name"/>')
    assert names == ["answer-1", "why", "answer-3", "tick-1", "scale-1", "field-1"]
    assert problems == []


def test_dots_are_no_field():
    assert named('<answer kind="dots"/>') == ([], [])


@pytest.mark.parametrize("names", [("q-1", "q-1"), ("q-1", "q-1.note"), ("q-1.note", "q-1")])
def test_names_that_clash(names):
    _, [problem] = named("".join(f'<answer name="{name}"/>' for name in names))
    assert (problem.code, str(problem.origin), str(problem.via)) == ("duplicate-field", "chapter.md:3", "page.xml.j2:7")
    assert "stands at chapter.md:3" in problem.hint


def test_a_name_with_nothing_beside_a_point():
    _, [problem] = named('<answer name="q-1."/>')
    assert problem.code == "duplicate-field"


def test_parts_of_a_name_may_be_shared():
    assert named('<answer name="q-1.note"/><scale points="a|b" name="q-1.choice"/>')[1] == []


def test_what_is_told():
    facts = [FieldFacts("q-1", "text", 2, "Why?"), FieldFacts("s", "choice", 3, "Good?", (("so", "So"),))]
    assert fields_told(FormStamp("w", "1.0", ""), {"handouts": facts}) == {
        "format": 1,
        "workshop": "w",
        "version": "1.0",
        "fields": [
            {"piece": "handouts", "page": 2, "name": "q-1", "type": "text", "label": "Why?"},
            {
                "piece": "handouts",
                "page": 3,
                "name": "s",
                "type": "choice",
                "label": "Good?",
                "options": [{"value": "so", "label": "So"}],
            },
        ],
    }
