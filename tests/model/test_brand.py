import pytest

from kitgen.base.origin import Origin
from kitgen.model.brand import Brand, Logo, LogoPair, two_lines
from kitgen.model.palette import derive

HERE = Origin("_brand.yml", 1)


def brand(**logos):
    pairs = {size: LogoPair(Logo(name, "", HERE)) for size, name in logos.items()}
    return Brand("b", "B", "B", derive("#0B4F58"), HERE, logos=pairs)


def test_the_mark_is_the_smallest_logo_and_the_logo_the_fullest():
    both = brand(small="s.svg", large="l.svg")
    assert both.mark.light.path == "s.svg"
    assert both.logo.light.path == "l.svg"
    assert brand(medium="m.svg").mark == brand(medium="m.svg").logo
    assert brand().mark is None


def test_colours_are_the_tokens():
    assert brand().colours["primary"] == "#0B4F58"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Riverside Council", ("Riverside", "Council")),
        ("Posit", ("Posit",)),
        ("The Very Long Society of Friends", ("The Very Long", "Society of Friends")),
    ],
)
def test_a_name_breaks_into_two_even_lines(name, lines):
    assert two_lines(name) == lines
