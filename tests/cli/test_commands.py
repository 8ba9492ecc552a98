import pytest

from kitgen.build.settings import DEFAULT_BRAND


@pytest.mark.usefixtures("project")
def test_everything_of_a_kind_is_listed(kitgen):
    assert "council content/workshops/council" in _squeezed(kitgen("list", "workshops"))
    assert "acme content/brands/acme" in _squeezed(kitgen("list", "brands"))
    assert "bold/council-cards layouts/bold/council-cards.xml.j2" in _squeezed(kitgen("list", "layouts"))
    assert "tiny layouts/stocks/tiny.yaml" in _squeezed(kitgen("list", "stocks"))


def _squeezed(answer):
    assert answer.exit_code == 0, answer.output
    return " ".join(answer.stdout.split())


@pytest.mark.usefixtures("project")
def test_what_comes_with_kitgen_is_said_to(kitgen):
    listed = _squeezed(kitgen("list", "brands"))
    assert f"{DEFAULT_BRAND} comes with kitgen" in listed


@pytest.mark.usefixtures("project")
def test_only_four_kinds_can_be_listed(kitgen):
    answer = kitgen("list", "fonts")
    assert answer.exit_code == 2
    assert "'fonts' is not one of 'workshops', 'brands', 'layouts', 'stocks'" in answer.stderr


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    root = tmp_path / "shipped"
    for part in ("workshops/inner-leadership/workshop.yaml", f"brands/{DEFAULT_BRAND}/_brand.yml"):
        (root / "content" / part).parent.mkdir(parents=True)
        (root / "content" / part).write_text("")
    monkeypatch.setattr("kitgen.read.project.builtin_root", lambda: root)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_init_starts_a_project_and_says_what_next(kitgen, shipped):
    answer = kitgen("init", "mine")
    assert answer.exit_code == 0
    assert answer.stdout == 'wrote 3 files to "mine"; next: cd mine && kitgen build\n'
    assert (shipped / "mine" / "README.md").exists()


def test_init_fills_the_folder_one_is_in(kitgen, shipped):
    answer = kitgen("init")
    assert answer.stdout == 'wrote 3 files to "."; next: kitgen build\n'
    again = kitgen("init")
    assert again.exit_code == 2
    assert '"." is not empty: it has "README.md"; name an empty folder, or a new one' in again.stderr
    assert (shipped / "content").is_dir()


def test_init_below_a_file_cannot_write(kitgen, shipped):
    (shipped / "file").write_text("mine")
    answer = kitgen("init", "file/mine")
    assert answer.exit_code == 3
    assert answer.stderr == 'error: cannot write "file/mine": not a directory\n'


def test_a_brand_is_shown_on_a_sheet(kitgen, run, project):
    answer = kitgen("brand", "show", "acme")
    assert answer.exit_code == 0, answer.output
    place, name, out = run.asked
    assert (place.root, name, out) == (project, "acme", project / "acme-brand-sheet.pdf")
    assert answer.stdout == "wrote acme-brand-sheet.pdf\n"
    kitgen("brand", "show", "acme", "--out", "sheets/acme.pdf")
    assert run.asked[2] == project / "sheets/acme.pdf"


def test_a_new_brand_has_its_file_and_logo(kitgen, project):
    (project / "Mark.SVG").write_text("<svg/>")
    answer = kitgen("brand", "new", "green-valley", "--primary", "#205030", "--font", "Noto Sans", "--logo", "Mark.SVG")
    assert answer.exit_code == 0, answer.output
    assert answer.stdout == ("wrote content/brands/green-valley/_brand.yml; next: kitgen brand show green-valley\n")
    folder = project / "content/brands/green-valley"
    assert sorted(path.name for path in folder.iterdir()) == ["_brand.yml", "logo.svg"]
    written = (folder / "_brand.yml").read_text()
    assert all(text in written for text in ("Green Valley", "#205030", "logo.svg", "Noto Sans"))


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["Acme & Co"], '"Acme & Co" is no name for a folder: use a-z, 0-9 and hyphens, such as river-side'),
        (["all"], '"all" means every brand; take another name'),
        (["acme"], 'there is a brand "acme" already, in content/brands/acme; take another name'),
        (["new", "--primary", "#12"], "#12"),
        (["new", "--logo", "no.svg"], "'no.svg' does not exist"),
        (["new", "--logo", "layouts/stocks/tiny.yaml"], "is no picture that a logo can be: use one of .svg, .pdf"),
    ],
)
def test_a_brand_that_cannot_be_made_is_a_usage_error(kitgen, project, arguments, said):
    answer = kitgen("brand", "new", *arguments)
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert [path.name for path in (project / "content/brands").iterdir()] == ["acme"]


def test_a_brands_folder_that_leads_out_of_the_project_is_refused(kitgen, project, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project / "content/brands/acme/_brand.yml").unlink()
    (project / "content/brands/acme").rmdir()
    (project / "content/brands").rmdir()
    (project / "content/brands").symlink_to(elsewhere)
    answer = kitgen("brand", "new", "acme")
    assert answer.exit_code == 3
    assert "leads out of" in answer.stderr
    assert list(elsewhere.iterdir()) == []
