from __future__ import annotations

import pytest

from kitgen.typeset.fit import choose_options
from press import compositor, element


def way(text, height):
    return f'<option><place height="{height}pt"><p>{text}</p></place></option>'


def member(group, count, *heights):
    """Return a <fit> whose ways give a text of so many lines more and more room."""
    text = "<br/>".join(["word"] * count)
    return f'<fit group="{group}">' + "".join(way(text, height) for height in heights) + "</fit>"


def chosen(markup):
    """Return what was chosen for each group, and what is left of the ways, by the room they give."""
    setter = compositor()
    root = element(f"<group>{markup}</group>")
    choose_options(root, 300, setter)
    rooms = [round(place.get("height")) for place in root.walk() if place.tag == "place"]
    laid = setter.lay(root, 300)
    assert laid is not None
    return setter.options, rooms, setter.problems


def test_the_first_way_that_fits_is_taken():
    options, rooms, problems = chosen(member("a", 2, 15, 30, 45))
    assert (options, rooms) == ({"a": 1}, [30])
    assert not problems.errors


def test_a_group_goes_together_as_far_as_its_longest_needs():
    markup = member("a", 1, 15, 30, 45) + member("a", 3, 15, 30, 45) + member("b", 1, 15, 30)
    options, rooms, problems = chosen(markup)
    assert options == {"a": 2, "b": 0}
    assert rooms == [45, 45, 15]
    assert not problems.errors


def test_where_no_way_fits_the_last_one_stays_and_says_why():
    options, rooms, problems = chosen(member("a", 1, 15, 30) + member("a", 4, 15, 30))
    assert (options, rooms) == ({"a": 1}, [30, 30])
    [problem] = problems
    assert problem.message == "the text is 10.6 mm too high for its frame of 10.6 mm"


def test_members_may_have_fewer_ways_than_others():
    _, rooms, problems = chosen(member("a", 1, 15) + member("a", 2, 15, 30))
    assert rooms == [15, 30]
    assert not problems.errors


def test_a_group_within_a_way_is_chosen_first():
    inner = member("inner", 2, 15, 30)
    outer = f'<fit group="outer"><option>{inner}</option>{way("x", 99)}</fit>'
    options, rooms, _ = chosen(outer)
    assert options == {"inner": 1, "outer": 0}
    assert rooms == [30]


def test_a_trial_leaves_no_trace():
    markup = (
        '<fit group="a"><option><list numbering="decimal"><item label="1"><p>one</p></item></list></option>'
        + way("x", 15)
        + "</fit>"
    )
    setter = compositor()
    root = element(markup)
    choose_options(root, 300, setter)
    [item] = [one for one in root.walk() if one.tag == "item"]
    assert len([one for one in item.attrs if one not in {"label", "at"}]) == 0
    setter.lay(root, 300)
    assert not setter.problems.errors


@pytest.mark.parametrize("group", ["a", "b"])
def test_a_group_that_nobody_chose_for_takes_its_first_way(group):
    setter = compositor()
    assert setter.lay(element(member(group, 1, 15, 30)), 300) is not None
    assert setter.options == {}


def test_outside_of_cards_nothing_chooses():
    setter = compositor()
    setter.lay(element(member("a", 1, 20, 40)), 300)
    [problem] = setter.problems
    assert (problem.code, problem.hint.split(";")[0]) == ("misplaced-element", "write <fit> inside <cards>")
