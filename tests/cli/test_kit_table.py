from pathlib import Path

from kitgen.build.result import KitResult, PieceResult
from kitgen.cli.kit_table import as_table, next_steps, shown


def kit(*names, brand="riverside"):
    pieces = tuple(PieceResult(name, name.capitalize(), f"{name}.pdf", 2, 0.5) for name in names)
    return KitResult("council", brand, Path("/home/ada/out/council") / brand, pieces)


def test_all_brands_stand_in_one_table():
    table = as_table([kit("cards"), kit("cards", brand="acme")], Path("/home/ada"))
    assert table.splitlines()[1:] == [
        "Cards      2  out/council/riverside/cards.pdf  0.50 s",
        "Cards      2  out/council/acme/cards.pdf       0.50 s",
    ]


def test_what_was_not_built_is_not_recommended():
    assert next_steps([kit("cards")], Path("/")).splitlines() == [
        "Next:",
        "  read it     home/ada/out/council/riverside/cards.pdf",
        "  your brand  kitgen brand new NAME, then kitgen build --brand NAME",
    ]
    assert "read it" not in next_steps([kit()], Path("/"))


def test_paths_are_as_short_as_they_can_be_typed():
    assert shown(Path("/a/b/c.pdf"), Path("/a")) == "b/c.pdf"
    assert shown(Path("/a/b/c.pdf"), Path("/d")) == "/a/b/c.pdf"
