"""Pages of two editions that hold the same content."""

from types import SimpleNamespace

from kitgen.base.origin import Origin
from kitgen.build.twins import pages_of, twins, twins_of
from kitgen.markup.element import Element


def piece(*pages):
    """Return a set piece of one part whose pages hold things of these lines."""
    root = Element("document", {}, [Element("section", {"id": "talk", "title": "Talk"}, [])])
    held = [SimpleNamespace(items=[(SimpleNamespace(origin=Origin("a.md", n)), 0, 0) for n in page]) for page in pages]
    return SimpleNamespace(root=root, pages=held, names={"talk": (1, len(pages))})


def test_a_page_is_where_its_lines_are():
    standard, large = piece([1, 5], [9, 12]), piece([1], [5, 9], [12])
    assert twins_of(large, standard, 1) == (1, 2)
    assert twins_of(large, standard, 2) == (2, 3)


def test_a_line_of_finer_grain_goes_with_the_line_before_it():
    standard, large = piece([1, 5], [9]), piece([1], [5, 6], [7], [9])
    assert twins_of(large, standard, 1) == (1, 2, 3)


def test_pages_without_content_are_all_the_part():
    assert twins_of(piece([], []), piece([]), 1) == (1, 2)


def test_pages_and_titles():
    assert [(twin.page, twin.title) for twin in twins(piece([1], [2]))] == [(1, "Talk"), (2, "Talk")]
    assert pages_of(piece([1], [2]), ["talk", "gone"]) == (1, 2)
