import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.build.plan import Room
from kitgen.build.words import counted, duration, groups_in_words, in_words, listed, plural

_VALUE = {in_words(number): number for number in range(100)}


def number_of(word):
    return _VALUE[word] if word in _VALUE else int(word)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (1, "one"), (12, "twelve"), (20, "twenty"), (21, "twenty-one"), (99, "ninety-nine"), (100, "100")],
)
def test_counts_are_words_below_a_hundred(number, words):
    assert in_words(number) == words


def test_every_number_has_its_own_words():
    assert len(_VALUE) == 100
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)?", words) for words in _VALUE)


def test_nothing_counts_below_zero():
    with pytest.raises(ValueError, match="-1 counts nothing"):
        in_words(-1)


@pytest.mark.parametrize(
    ("sizes", "words"),
    [
        ((6, 6, 6), "three groups of six"),
        ((6, 6, 5), "two groups of six and one of five"),
        ((5, 4, 4), "one group of five and two of four"),
        ((6,), "one group of six"),
        ((1,), "one group of one"),
        ((3, 2), "one group of three and one of two"),
    ],
)
def test_groups_are_said_as_people_say_them(sizes, words):
    assert groups_in_words(sizes) == words


@given(st.integers(1, 300), st.integers(2, 300))
def test_the_words_add_up_to_everyone(participants, groups_of):
    room = Room(participants, groups_of)
    phrase = room.groups_in_words
    parts = re.fullmatch(r"(\S+) (groups?) of (\S+)(?: and (\S+) of (\S+))?", phrase)
    assert parts, phrase
    count, noun, size, more, other = parts.groups()
    assert noun == ("group" if count == "one" else "groups")
    people = number_of(count) * number_of(size)
    if more:
        assert number_of(other) == number_of(size) - 1
        people += number_of(more) * number_of(other)
    assert people == participants


def test_nouns_follow_their_number():
    assert [counted(n, "sheet") for n in (0, 1, 2)] == ["0 sheets", "1 sheet", "2 sheets"]
    assert plural(2, "person", "people") == "people"


def test_lists_read_as_a_sentence():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 min"), (45, "45 min"), (60, "1 h"), (120, "2 h"), (235, "3 h 55 min")]
)
def test_lengths_of_time(minutes, words):
    assert duration(minutes) == words
