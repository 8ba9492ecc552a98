import re

import pytest

from kitgen.cli.explain_command import explanations


def test_every_section_of_the_document_can_be_asked_for(kitgen):
    codes = explanations()
    assert len(codes) > 60
    for code in ("missing-file", "[missing-file]"):
        told = kitgen("explain", code)
        assert told.exit_code == 0
        assert "What to do. Check the name" in told.output
    assert not re.search(r"\*\*|```|\]\(", kitgen("explain", "bad-attribute").output)


def test_what_is_to_be_typed_stands_further_in(kitgen):
    assert '\n    <spacer height="12"/>' in kitgen("explain", "bad-attribute").output


@pytest.mark.parametrize(("word", "said"), [("mising-file", 'did you mean "missing-file"?'), ("", "there are: ")])
def test_an_unknown_code_is_a_usage_error(kitgen, word, said):
    answer = kitgen("explain", word)
    assert answer.exit_code == 2
    assert said in answer.output + answer.stderr
