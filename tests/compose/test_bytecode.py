from __future__ import annotations

import pytest

from kitgen.compose.environment import environment


class Shelf(dict):
    def put(self, key, value):
        self[key] = value


def rendered(folder, shelf, root):
    made, _ = environment([folder], lambda path: str(path.relative_to(root)), shelf)
    return made.get_template("a.xml.j2").render(x=1)


@pytest.fixture
def look(tmp_path):
    folder = tmp_path / "layouts" / "look"
    folder.mkdir(parents=True)
    (folder / "a.xml.j2").write_text("<p>{{ x }}</p>")
    return folder


def test_a_layout_is_compiled_once(look, tmp_path, monkeypatch):
    shelf = Shelf()
    first = rendered(look, shelf, tmp_path)
    assert first == '<p at="layouts/look/a.xml.j2:1">1</p>'
    assert next(iter(shelf)).startswith("layout-")
    monkeypatch.setattr("jinja2.Environment.compile", None)
    assert rendered(look, shelf, tmp_path) == first


def test_another_place_or_text_is_another_layout(look, tmp_path):
    shelf = Shelf()
    rendered(look, shelf, tmp_path)
    assert rendered(look, shelf, tmp_path / "layouts") == '<p at="look/a.xml.j2:1">1</p>'
    (look / "a.xml.j2").write_text("<h/>")
    assert rendered(look, shelf, tmp_path) == '<h at="layouts/look/a.xml.j2:1"/>'


@pytest.mark.parametrize(
    "damage", [lambda kept: kept[:1], lambda kept: kept[:-9], lambda kept: kept[:14] + b"\0" + kept[15:]]
)
def test_what_is_kept_may_be_damaged(look, tmp_path, damage):
    shelf = Shelf()
    first = rendered(look, shelf, tmp_path)
    shelf.update({key: damage(kept) for key, kept in shelf.items()})
    assert rendered(look, shelf, tmp_path) == first
