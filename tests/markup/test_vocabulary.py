import pytest

from kitgen.markup.vocabulary import BLOCKS, COMMON, INLINE, SHAPES, TAGS, allowed_children

# ISO 32000-1, 14.8.4
ROLES = set("Document Part Sect Div P H L LI Lbl LBody Table TR TH TD Span Link Figure Form Note Aside".split())  # noqa: SIM905


def test_every_element_is_said_once_and_has_a_summary():
    assert all(name == tag.name for name, tag in TAGS.items())
    assert [name for name, tag in TAGS.items() if not tag.summary.endswith((".", "…"))] == []


def test_roles_are_those_of_pdf():
    assert {tag.role for tag in TAGS.values()} - {""} <= ROLES


def test_what_may_stand_inside_is_there():
    assert [name for tag in TAGS.values() for name in allowed_children(tag) if name not in TAGS] == []


def test_every_element_may_stand_somewhere():
    placed = {name for tag in TAGS.values() for name in allowed_children(tag)}
    assert set(TAGS) - placed == {"document"}


def test_kinds_do_not_overlap():
    assert BLOCKS & INLINE == BLOCKS & SHAPES == INLINE & SHAPES == frozenset()


@pytest.mark.parametrize("tag", TAGS.values(), ids=lambda tag: tag.name)
def test_attributes(tag):
    names = [attribute.name for attribute in tag.attributes]
    assert len(names) == len(set(names))
    assert not set(names) & {attribute.name for attribute in COMMON}
    for attribute in tag.attributes:
        assert bool(attribute.choices) == (attribute.kind == "choice")
        assert tag.attribute(attribute.name) is attribute
    assert tag.attribute("id") is COMMON[0]
    assert tag.attribute("nonsense") is None
