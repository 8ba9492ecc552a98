import pytest

from kitgen.base.colour import colour, contrast, legible, legible_ink, mix, ratio_text, readable, rgb


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#0b4f58", "#0B4F58"),
        ("0B4F58", "#0B4F58"),
        ("#fff", "#FFFFFF"),
        (" Teal ", "#008080"),
        ("grey", "#808080"),
        ("RebeccaPurple", "#663399"),
        ("#0b4f58ff", "#0B4F58"),
        ("#FFFf", "#FFFFFF"),
        ("rgb(11, 79, 88)", "#0B4F58"),
        ("rgb(100% 0% 0%)", "#FF0000"),
        ("rgba(11,79,88,1)", "#0B4F58"),
        ("hsl(120deg 100% 25%)", "#008000"),
    ],
)
def test_a_colour_is_read_as_people_write_it(written, meant):
    assert colour(written) == meant


@pytest.mark.parametrize("written", ["", "#12", "#GGGGGG", "oat milk", "rgb(1,2)", "rgb(a,b,c)", "hsl()", "#1234567"])
def test_what_is_no_colour_is_refused_with_its_text(written):
    with pytest.raises(ValueError, match=r"is not a colour: write it as hex") as told:
        colour(written)
    assert f'"{written}"' in str(told.value)


@pytest.mark.parametrize("written", ["#0B4F5880", "#FFF0", "rgba(11, 79, 88, 0.5)", "hsl(1 2% 3% / 50%)"])
def test_a_colour_that_is_not_flat_is_refused(written):
    with pytest.raises(ValueError, match="lets shine through"):
        colour(written)


def test_a_mix_is_flat():
    assert mix("#0B4F58", 0.6) == "#6D959B"
    assert mix("#0B4F58", 1) == "#0B4F58"
    assert mix("#000000", 0.5, "#FF0000") == "#800000"


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0B4F58", "#FFFFFF") == pytest.approx(9.2, abs=0.05)
    assert rgb("#FF0000") == (1, 0, 0)


def test_ink_flips_to_what_reads_better():
    assert legible_ink("#0B4F58", "#14201F", "#FFFFFF")[0] == "#FFFFFF"
    colour_, ratio = legible_ink("#F2A541", "#14201F", "#FFFFFF")
    assert (colour_, round(ratio, 1)) == ("#14201F", 8.1)


def test_a_readable_colour_is_as_near_as_can_be():
    assert readable("#0B4F58", "#FFFFFF") == "#0B4F58"
    for ground in ("#FFFFFF", "#000000", "#777777"):
        found = readable("#FF6F20", ground)
        assert contrast(found, ground) >= 4.5
    assert readable("#808080", "#808080", least=30) in {"#000000", "#FFFFFF"}


def test_a_fill_is_moved_until_one_ink_reads():
    fill = "#7A7A7A"
    assert legible_ink(fill, "#14201F", "#FFFFFF")[1] < 4.5
    found = legible(fill, "#14201F", "#FFFFFF")
    assert legible_ink(found, "#14201F", "#FFFFFF")[1] >= 4.5
    assert legible(fill, "#14201F", "#FFFFFF", least=30) == "#FFFFFF"


def test_a_ratio_is_never_rounded_up():
    assert ratio_text(4.499) == "4.4:1"
    assert ratio_text(9.2) == "9.2:1"
