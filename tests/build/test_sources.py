"""Texts that cannot be set are told with the line that says them, not with a layout's."""

import pytest

from kitgen.base.problems import KitError

CHAPTER = '---\nkind: session\ntitle: Cook {}\n---\nWe cook.\n\n::: say {{min=5}}\n"Hello."\n:::\n'


@pytest.fixture
def told(build, tmp_path):
    def call(title="", facts="", name="Acme", **choices):
        folder = tmp_path / "content" / "workshops" / "soup"
        folder.mkdir(parents=True)
        (folder / "workshop.yaml").write_text(f"title: Soup\n{facts}", encoding="utf-8")
        (folder / "01-cook.md").write_text(CHAPTER.format(title), encoding="utf-8")
        brand = tmp_path / "content" / "brands" / "acme"
        brand.mkdir(parents=True)
        text = f"meta:\n  name: {name}\ncolor: {{primary: navy}}\n"
        (brand / "_brand.yml").write_text(text, encoding="utf-8")
        with pytest.raises(KitError) as caught:
            build(tmp_path, "soup", tmp_path / "out", brands=("acme",), **choices)
        return [str(problem).split("\n") for problem in caught.value.problems]

    return call


def test_a_title_of_a_session(told):
    [[first, via, _]] = told(title="東京")
    assert first.startswith("content/workshops/soup/01-cook.md:3: error: no font has")
    assert via.startswith("  through layouts/editorial/parts/")


def test_the_line_in_a_paragraph_of_several(told):
    first, second = told(title="S\n---\n東\n\nText\nof 東 lines.")
    assert first[0].startswith("content/workshops/soup/01-cook.md:5: error")
    assert second[0].startswith("content/workshops/soup/01-cook.md:8: error")


def test_a_fact_and_a_name(told):
    brand, facts = told(facts="venue: 東京\n", name="北 Corp")
    assert facts[0].startswith("content/workshops/soup/workshop.yaml:2: error: no font has")
    assert brand[0].startswith("content/brands/acme/_brand.yml:2: error: no font has")


def test_a_word_that_is_too_wide_is_told_once(told):
    [[first, *_]] = told(name="Elektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft")
    assert first.startswith('content/brands/acme/_brand.yml:2: error: "Elektriz')


def test_an_option(told):
    [[first, _, hint]] = told(venue="東京 Hall")
    assert first.startswith("error: no font has")
    assert "it stands in --venue; write it otherwise" in hint
