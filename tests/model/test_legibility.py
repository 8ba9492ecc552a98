"""What a look promises of all its text: contrast, size and how stress is shown."""

from kitgen.base.colour import contrast
from kitgen.model.palette import FILLS, derive, with_contrast
from kitgen.model.styles import Legibility, StyleSheet, TextStyle


def test_every_pair_reaches_the_ratio_and_what_reads_stays():
    palette = derive("#0B4F58", secondary="#8DBCAE", accent="#F2A541", ink="#14201F")
    better = with_contrast(palette.tokens, 7)
    for name in FILLS:
        assert contrast(better[name], better[f"on-{name}"]) >= 7
    for name in ("ink", "mute", "heading"):
        assert contrast(better[name], better["paper"]) >= 7
    assert better["rule"] != palette["rule"]
    assert better["primary"] == palette["primary"]


def test_styles_in_another_size_keep_their_proportions():
    sheet = StyleSheet({"body": TextStyle("body", size=18, leading=27)}, {}, {}, {}, {}, {}, Legibility(size=18))
    larger = sheet.set_in(24)
    assert (larger.text["body"].size, larger.text["body"].leading) == (24, 36)
    assert sheet.set_in(18) == sheet
