from __future__ import annotations

import pytest

import kitgen
from kitgen.base.origin import Origin
from kitgen.base.problems import KitError
from kitgen.read import project as projects
from kitgen.read.paths import display
from kitgen.read.project import Project, builtin_root


def write(root, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("", encoding="utf-8")


@pytest.fixture
def built_in(tmp_path, monkeypatch):
    root = tmp_path / "data"
    write(
        root,
        "content/workshops/leading/workshop.yaml",
        "content/brands/plain/_brand.yml",
        "layouts/editorial/guide.xml.j2",
        "layouts/stocks/poker.yaml",
    )
    monkeypatch.setattr(projects, "builtin_root", lambda: root)
    return root


@pytest.fixture
def own(tmp_path):
    root = tmp_path / "project"
    write(
        root,
        "content/workshops/mine/workshop.yaml",
        "content/workshops/draft/notes.md",
        "content/workshops/_old/workshop.yaml",
        "content/brands/plain/_brand.yml",
        "content/brands/bold/_brand.yml",
        "layouts/editorial/parts/blocks.xml.j2",
        "layouts/modern/guide.xml.j2",
        "layouts/stocks/poker.yaml",
        "layouts/stocks/notes.txt",
    )
    return root


def test_the_project_comes_first_and_the_built_in_data_behind(own, built_in):
    project = Project(own)
    assert list(project.workshops()) == ["leading", "mine"]
    assert list(project.brands()) == ["bold", "plain"]
    assert list(project.looks()) == ["editorial", "modern"]
    assert list(project.stocks()) == ["poker"]
    assert project.find_brand("plain").root == own
    assert project.find_look("editorial").path == built_in / "layouts/editorial"
    assert project.find_stock("poker").path == own / "layouts/stocks/poker.yaml"
    assert project.find_workshop("leading").built_in
    assert not project.find_workshop("mine").built_in


def test_a_brand_is_found_by_either_name_of_its_file(own):
    write(own, "content/brands/long/_brand.yaml", "content/brands/none/brand.yml")
    assert [name for name, place in Project(own).brands().items() if place.root == own] == ["bold", "long", "plain"]
    assert {"riverside", "northwind", "hedgerow"} <= set(Project(builtin_root()).brands())


def test_a_look_changed_in_part_has_two_folders(own, built_in):
    assert Project(own).look_folders("editorial") == (own / "layouts/editorial", built_in / "layouts/editorial")
    assert Project(own).look_folders("none") == ()


def test_the_default_workshop(own, built_in, tmp_path):
    assert Project(own).default_workshop().name == "mine"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert Project(empty).default_workshop().name == "leading"
    write(own, "content/workshops/more/workshop.yaml")
    assert Project(own).default_workshop() is None
    assert list(Project(built_in).workshops()) == ["leading"]


@pytest.mark.parametrize("what", ["workshop", "brand", "look", "stock"])
@pytest.mark.usefixtures("built_in")
def test_unknown_names_get_a_suggestion(what, own):
    near = {"workshop": "mine", "brand": "plain", "look": "modern", "stock": "poker"}[what]
    with pytest.raises(KitError) as caught:
        getattr(Project(own), f"find_{what}")(near[:-1], Origin("workshop.yaml", 3))
    message = str(caught.value)
    assert message.startswith(f'workshop.yaml:3: error: unknown {what} "{near[:-1]}" [unknown-{what}]')
    assert f'did you mean "{near}"? there are: ' in message


@pytest.mark.parametrize("name", ["../project/content/workshops/mine", "/etc", "", ".", "_old"])
@pytest.mark.usefixtures("built_in")
def test_names_are_no_paths(name, own):
    with pytest.raises(KitError, match="unknown workshop"):
        Project(own).find_workshop(name)


def test_nothing_at_all(tmp_path, monkeypatch):
    monkeypatch.setattr(projects, "builtin_root", lambda: tmp_path)
    with pytest.raises(KitError, match="there is no stock at all"):
        Project(tmp_path).find_stock("poker")


def test_paths_in_messages(own, built_in, tmp_path):
    project = Project(own)
    assert project.display(own / "content" / "a.md") == "content/a.md"
    assert project.display(built_in / "layouts" / "a.j2") == "layouts/a.j2"
    assert project.display(tmp_path / "a") == (tmp_path / "a").as_posix()
    assert display(own / "b", built_in, own) == "b"


def test_the_built_in_data_of_a_wheel_and_of_a_checkout(tmp_path, monkeypatch):
    package = tmp_path / "src" / "kitgen"
    write(package, "__init__.py")
    monkeypatch.setattr(kitgen, "__file__", str(package / "__init__.py"))
    assert builtin_root() == tmp_path
    (package / "_data").mkdir()
    assert builtin_root() == package / "_data"


@pytest.mark.parametrize(
    ("there", "hint"), [("notes.md", "write it, with a line"), ("workshop.yml", 'rename "workshop.yml"')]
)
def test_a_workshop_that_was_begun_is_not_passed_over_for_a_built_in_one(tmp_path, built_in, there, hint):
    write(tmp_path, "content/workshops/mine/01-welcome.md", f"content/workshops/mine/{there}")
    for ask in (lambda project: project.default_workshop(), lambda project: project.find_workshop("mine")):
        with pytest.raises(KitError) as caught:
            ask(Project(tmp_path))
        assert str(caught.value).startswith(
            f"content/workshops/mine: error: this workshop has no workshop.yaml [missing-file]\n  hint: {hint}"
        )
    assert Project(tmp_path).find_workshop("leading").path == built_in / "content/workshops/leading"


@pytest.mark.usefixtures("built_in")
@pytest.mark.parametrize(
    ("link", "find"),
    [
        ("content/brands/out", lambda project: project.find_brand("out")),
        ("content/brands/plain/fonts", lambda project: project.find_brand("plain")),
        ("layouts/editorial/more", lambda project: project.find_look("editorial")),
        ("layouts/stocks/large.yaml", lambda project: project.find_stock("large")),
    ],
)
def test_links_may_not_lead_out_of_the_project(own, tmp_path, link, find):
    outside = tmp_path / "outside"
    write(outside, "_brand.yml", "large.yaml")
    (own / link).parent.mkdir(parents=True, exist_ok=True)
    (own / link).symlink_to(outside / "large.yaml" if link.endswith(".yaml") else outside)
    with pytest.raises(KitError) as caught:
        find(Project(own))
    [problem] = caught.value.problems
    assert (problem.code, str(problem.origin)) == ("path-outside", link)


@pytest.mark.usefixtures("built_in")
def test_links_inside_the_project_are_followed(own):
    (own / "content/brands/other").symlink_to(own / "content/brands/plain")
    assert Project(own).find_brand("other").name == "other"
