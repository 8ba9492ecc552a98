import shutil
from pathlib import Path

import pytest

from kitgen.base.problems import KitError
from kitgen.build.reading import read_makings
from kitgen.build.settings import Choices
from kitgen.read.project import Project

TINY = Path(__file__).parents[1] / "kits" / "tiny"


@pytest.fixture
def project(tmp_path):
    shutil.copytree(TINY, tmp_path / "kit", ignore=shutil.ignore_patterns("expected", "out"))
    for name in ("one", "two"):
        folder = tmp_path / "kit" / "content" / "brands" / name
        folder.mkdir(parents=True)
        (folder / "_brand.yml").write_text("color: {primary: '#12'}\n", encoding="utf-8")
    return Project(tmp_path / "kit")


def test_what_is_wrong_with_workshop_and_brands_is_told_at_once(project):
    [facts] = project.root.rglob("workshop.yaml")
    facts.write_text(facts.read_text(encoding="utf-8") + "colour: red\nstart: noon\n", encoding="utf-8")
    with pytest.raises(KitError) as caught:
        read_makings(project, "tiny", ("one", "two"), Choices())
    wrong = [problem.origin.path.rpartition("/")[0] for problem in caught.value.problems if problem.severity == "error"]
    assert wrong == ["content/workshops/tiny", "content/brands/one", "content/brands/two"]


def test_each_brand_has_makings_of_the_same_workshop(project):
    for name, primary in (("one", "#123456"), ("two", "#654321")):
        file = project.root / "content" / "brands" / name / "_brand.yml"
        file.write_text(f"color: {{primary: '{primary}'}}\n", encoding="utf-8")
    one, two = read_makings(project, "tiny", ("one", "two"), Choices(editions=("low-ink",)))
    assert one.workshop is two.workshop
    assert (one.brand.name, two.brand.name) == ("one", "two")
    assert list(one.looks) == [edition.name for edition in one.editions] == ["standard", "low-ink"]
