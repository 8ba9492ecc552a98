import pytest
from hypothesis import given
from hypothesis import strategies as st

from kitgen.base.colour import contrast
from kitgen.model.palette import FILLS, derive, vivid

RIVERSIDE = derive("#0B4F58", secondary="#8DBCAE", accent="#F2A541", ink="#14201F")
NORTHWIND = derive("#191919", secondary="#B9B4A7", accent="#FFC400", ink="#191919")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


@pytest.mark.parametrize(
    ("palette", "tokens"),
    [
        (RIVERSIDE, "p60 #6D959B p30 #B6CACD p12 #E2EAEB mute #565E5E rule #8A908F hair #BDC1C0 heading #0B4F58"),
        (NORTHWIND, "p60 #757575 p30 #BABABA p12 #E3E3E3 mute #595959 rule #8C8C8C hair #BFBFBF heading #191919"),
    ],
)
def test_tints_are_those_of_the_look(palette, tokens):
    names = tokens.split()
    assert {name: palette[name] for name in names[::2]} == dict(zip(names[::2], names[1::2], strict=True))


def test_ink_flips_on_each_fill():
    assert [RIVERSIDE[f"on-{name}"] for name in FILLS] == ["#FFFFFF", *["#14201F"] * 5]
    assert NORTHWIND["on-p60"] == "#FFFFFF"
    assert RIVERSIDE["accent-on-primary"] == "#F2A541"


def test_an_accent_that_is_lost_on_primary_gives_way_there():
    palette = derive("#0B4F58", accent="#2E7D32")
    assert palette["accent-on-primary"] == palette["on-primary"] == "#FFFFFF"


def test_a_pale_primary_is_kept_for_fields_but_not_for_headings():
    palette = derive("#FFD84D")
    assert palette["on-primary"] == palette["heading"] == palette["shape"] == "#1A1A1A"


def test_the_brand_s_own_vivid_colour_is_the_accent():
    assert derive("#0055AA", candidates=["#C2C2C4", "#EE6331", "#72994E"])["accent"] == "#EE6331"
    assert derive("#0055AA", candidates=["#0066BB"])["accent"] != "#0066BB"
    assert not vivid("#C2C2C4")


def test_a_grey_brand_gets_amber():
    palette = derive("#444444")
    assert vivid(palette["accent"])
    assert palette.derived == {"secondary", "accent"}


def test_given_colours_are_left_alone_even_when_they_cannot_be_read():
    palette = derive("#7A7A7A", ink="#14201F")
    unreadable = [pair.name for pair in palette.pairs if not pair.readable]
    assert "primary" in unreadable
    assert palette["primary"] == "#7A7A7A"


@given(primary=COLOURS)
def test_whatever_is_derived_can_be_read(primary):
    palette = derive(primary)
    broken = {pair.name for pair in palette.pairs if not pair.readable} - {"primary"}
    assert not broken
    for name in ("secondary", "accent", "p60", "p30", "p12"):
        assert contrast(palette[name], palette[f"on-{name}"]) >= 4.5
    assert contrast(palette["shape"], palette["paper"]) >= 3
    assert contrast(palette["accent-on-primary"], palette["primary"]) >= 3


@given(ink=COLOURS)
def test_mute_reads_wherever_ink_does(ink):
    palette = derive("#0B4F58", ink=ink)
    if contrast(ink, "#FFFFFF") >= 4.5:
        assert contrast(palette["mute"], "#FFFFFF") >= 4.5
