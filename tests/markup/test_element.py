from kitgen.markup.element import Element


def tree():
    inner = Element("b", {}, ["two"])
    return Element("p", {"style": "body"}, ["one ", inner, " three"]), inner


def test_text_and_elements():
    outer, inner = tree()
    assert outer.text == "one two three"
    assert list(outer.elements) == [inner]
    assert list(outer.walk()) == [outer, inner]
    assert (outer.get("style"), outer.get("area"), outer.get("area", "main")) == ("body", None, "main")


def test_elements_are_compared_by_identity():
    assert Element("p", {}) != Element("p", {})
    assert len({Element("p", {}), Element("p", {})}) == 2
