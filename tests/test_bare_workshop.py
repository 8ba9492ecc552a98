"""A workshop of which only the title is told: nothing is printed of what nobody said."""

import io

import pytest
from pypdf import PdfReader

from kitgen.base.problems import KitError

CHAPTER = '---\nkind: session\ntitle: Cook\n---\nWe cook.\n\n::: say {min=5}\n"Hello."\n:::\n'


def text_of(kit, piece):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(kit.pdf(piece))).pages)


@pytest.fixture
def bare(build, tmp_path):
    def make(facts="", more="", **choices):
        folder = tmp_path / "content" / "workshops" / "soup"
        folder.mkdir(parents=True)
        (folder / "workshop.yaml").write_text(f"title: Soup\n{facts}", encoding="utf-8")
        (folder / "01-cook.md").write_text(CHAPTER + more, encoding="utf-8")
        svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
        (folder / "a.svg").write_text(svg, encoding="utf-8")
        return build(tmp_path, "soup", tmp_path / "out", **choices)

    return make


def test_what_nobody_said_is_not_printed(bare):
    kit = bare(editions=("large-print",))
    assert {path.stem for path in kit.folder().glob("*.pdf")} == {
        "facilitator-guide", "participant-handouts", "kit", "print-plan",
    }  # fmt: skip
    for piece in ("facilitator-guide", "participant-handouts", "large-print/facilitator-guide"):
        text = text_of(kit, piece)
        for empty in ("None", "to people", "By the end", "For whom"):
            assert empty not in text, (piece, empty)
    titles = [entry["/Title"] for entry in PdfReader(io.BytesIO(kit.pdf("facilitator-guide"))).outline]
    assert "Materials and room" in titles
    assert "Before the day" not in titles


@pytest.mark.parametrize(("group", "told"), [("{min: 4}", "4 people or more"), ("{max: 40}", "up to 40 people")])
def test_a_size_of_group_with_one_end(bare, group, told):
    text = text_of(bare(f"group: {group}\n"), "facilitator-guide")
    assert text.count(told) == 2


def test_cards_that_nobody_wrote_cannot_be_made(bare):
    with pytest.raises(KitError) as caught:
        bare(pieces=("council-cards",))
    [problem] = caught.value.problems
    assert (problem.code, problem.origin.line) == ("no-cards", 1)


def test_a_picture_has_the_width_that_is_asked_for(bare):
    assert 'width="170.07' in bare(more="\n![A pot](a.svg){width=60mm}\n").markup["facilitator-guide"]


def test_a_picture_wider_than_its_column_is_told_with_its_line(bare):
    with pytest.raises(KitError) as caught:
        bare(more="\n![A pot](a.svg){width=500mm}\n")
    assert ("picture-too-large", 11) in {(problem.code, problem.origin.line) for problem in caught.value.problems}


def test_the_foot_has_the_name_that_the_brand_wants_there(bare, tmp_path):
    folder = tmp_path / "content" / "brands" / "own"
    folder.mkdir(parents=True)
    keys = 'meta: {name: Long Name}\ncolor: {primary: "#0B4F58"}\ndefaults: {kitgen: {footer: Short foot}}\n'
    (folder / "_brand.yml").write_text(keys, encoding="utf-8")
    kit = bare(brands=["own"], editions=("large-print",))
    for piece in ("facilitator-guide", "participant-handouts", "large-print/facilitator-guide"):
        pages = PdfReader(io.BytesIO(kit.pdf(piece))).pages
        assert sum("Short foot" in page.extract_text() for page in pages) >= len(pages) - 1, piece
