# ruff: noqa: RUF001 - real quotation marks are what is tested
from __future__ import annotations

import pytest

from kitgen.read.typography import marks, smart


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("plain", "plain"),
        ("It's the boss's", "It’s the boss’s"),
        ('"Yes," she said.', "“Yes,” she said."),
        ("('so')", "(‘so’)"),
        ("\"'Inner' first\"", "“‘Inner’ first”"),
        ("the '90s and 'tis so", "the ’90s and ’tis so"),
        ("the workers' council", "the workers’ council"),
        ("\"He'd say 'no'.\"", "“He’d say ‘no’.”"),
        ("one -- two", "one – two"),
        ("one---two", "one—two"),
        ("1990--95", "1990–95"),
        ("--option and <!-- x -->", "--option and <!-- x -->"),
        ("wait...", "wait…"),
        ("20 minutes, 8 mm and 15 %", "20\u00a0minutes, 8\u00a0mm and 15\u00a0%"),
        ("4 to 6 people", "4 to 6\u00a0people"),
        ("10 meetings", "10 meetings"),
        ("“already” there", "“already” there"),
    ],
)
def test_english(typed, printed):
    assert smart(typed, "en-GB") == printed


@pytest.mark.parametrize(
    ("lang", "printed"),
    [
        ("de", "„a ‚b‘“"),
        ("de-AT", "„a ‚b‘“"),
        ("fr", "«\u00a0a ‹\u00a0b\u00a0›\u00a0»"),
        ("sv", "”a ’b’”"),
        ("ru", "«a „b“»"),
        ("xx", "“a ‘b’”"),
    ],
)
def test_other_languages(lang, printed):
    assert smart("\"a 'b'\"", lang) == printed


def test_marks():
    assert marks("en-GB") == ("“", "”", "‘", "’")


def test_a_long_text_with_many_apostrophes_is_read_once():
    """It was looked through anew for each of them, which took minutes for a text of this length."""
    text = "the dogs' bones and “all” 'of it'; " * 10_000
    assert smart(text) == "the dogs’ bones and “all” ‘of it’; " * 10_000
