"""Workshops of many sessions: all they print flows over pages, and each session takes no more than in shorter ones."""

import io

import pytest
from pypdf import PdfReader

CHAPTER = """---
kind: session
title: Part {n}
---
We begin part {n}.

::: say {{min=5}}
"Welcome to part {n}."
:::

::: handout {{#sheet-{n} title="Sheet {n}"}}
::: question {{n=1 words=60}}
Where did you last see part {n}?
:::
:::
"""


@pytest.fixture(scope="module")
def long(build, tmp_path_factory):
    """Builds a workshop of so many sessions."""

    def of(count):
        root = tmp_path_factory.mktemp("long")
        folder = root / "content" / "workshops" / "long"
        folder.mkdir(parents=True)
        (folder / "workshop.yaml").write_text("title: Long\n", encoding="utf-8")
        for n in range(1, count + 1):
            (folder / f"{n:03}-part-{n}.md").write_text(CHAPTER.format(n=n), encoding="utf-8")
        return build(root, "long", root / "out")

    return of


def drawn(kit):
    """Return how many bytes of page content the guide has."""
    pages = PdfReader(io.BytesIO(kit.pdf("facilitator-guide"))).pages
    return sum(len(page.get_contents().get_data()) for page in pages)


@pytest.mark.slow
def test_a_session_takes_as_much_in_a_long_workshop_as_in_a_shorter_one(long):
    shorter, longer = long(55), long(110)
    for kit in (shorter, longer):
        assert [path.name for path in sorted(kit.folder().glob("*.pdf"))] == [
            "facilitator-guide.pdf", "kit.pdf", "participant-handouts.pdf", "print-plan.pdf",
        ]  # fmt: skip
    assert drawn(longer) < 2.05 * drawn(shorter)
    lengths = [len(kit.markup["facilitator-guide"]) for kit in (shorter, longer)]
    assert lengths[1] < 2.05 * lengths[0]


@pytest.mark.slow
def test_the_agenda_of_many_sessions_repeats_its_head(long):
    pages = PdfReader(io.BytesIO(long(55).pdf("participant-handouts"))).pages
    heads = [number for number, page in enumerate(pages, 1) if "Minutes" in page.extract_text()]
    assert len(heads) >= 2
    assert heads == list(range(heads[0], heads[0] + len(heads)))
