import pytest
from pypdf import PdfReader

from kitgen.base.colour import ratio_text
from kitgen.base.problems import KitError
from kitgen.build.brand_sheet import Sheet, brand_sheet
from kitgen.read.project import Project, builtin_root


@pytest.fixture
def target(tmp_path):
    return tmp_path / "sheet.pdf"


def text_of(target, page=1):
    return " ".join(PdfReader(target).pages[page - 1].extract_text().split())


@pytest.mark.parametrize("name", ["riverside", "northwind", "hedgerow"])
def test_a_shipped_brand_fills_one_page_and_has_no_warnings(name, target):
    assert brand_sheet(Project(builtin_root()), name, target) == ()
    assert len(PdfReader(target).pages) == 1
    assert "warnings: every pair below reads" in text_of(target)


def test_it_shows_the_colours_with_their_contrast(target):
    brand_sheet(Project(builtin_root()), "riverside", target)
    text = text_of(target)
    for said in ("#0B4F58", "9.2 : 1", "#F2A541", "8.1 : 1", "lines only", "Approved by"):
        assert said in text


def test_the_same_brand_gives_the_same_bytes(target):
    brand_sheet(Project(builtin_root()), "riverside", target)
    before = target.read_bytes()
    brand_sheet(Project(builtin_root()), "riverside", target)
    assert target.read_bytes() == before


BRAND = """\
meta: {name: Very & Co <Ltd>}
color: {primary: "#663399", zebra: "#FFFFFF"}
defaults: {kitgen: {paper: letter, logo-clear-space: 0.25}}
unheard-of: yes
"""


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "content/brands/very"
    folder.mkdir(parents=True)
    (folder / "_brand.yml").write_text(BRAND)
    return Project(tmp_path)


def test_warnings_are_counted_and_listed_on_a_page_of_their_own(project, target):
    warnings = brand_sheet(project, "very", target)
    assert len(warnings) == 2
    reader = PdfReader(target)
    assert [len(reader.pages), float(reader.pages[0].mediabox.width)] == [2, pytest.approx(612)]
    assert "2 warnings, told on page 2" in text_of(target)
    listed = text_of(target, 2)
    assert 'Unknown key "zebra"' in listed
    assert "content/brands/very/_brand.yml:2" in listed


def test_a_brand_without_a_logo_is_shown_by_its_name(project, target):
    brand_sheet(project, "very", target)
    assert "Very & Co <Ltd>" in text_of(target)
    assert "Clear space: 25 %" in text_of(target)


def test_a_brand_that_cannot_be_read_leaves_the_old_sheet(project, target):
    target.write_bytes(b"old")
    (project.root / "content/brands/very/_brand.yml").write_text('color: {primary: "no colour"}')
    with pytest.raises(KitError):
        brand_sheet(project, "very", target)
    assert target.read_bytes() == b"old"


def test_an_unknown_brand_is_named(project, target):
    with pytest.raises(KitError, match="nobody"):
        brand_sheet(project, "nobody", target)


@pytest.mark.parametrize(("value", "said"), [(4.49, "4.4 : 1"), (21.0, "21.0 : 1")])
def test_ratios_never_promise_more_than_there_is(value, said):
    assert ratio_text(value, " : ") == said


WORDS = {"headings-in": "headings in {family}", "voice-in": "voice in {family}",
         "headings-and-voice-in": "headings and voice in {family}"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("riverside", "Atkinson Hyperlegible Next; voice in Source Serif 4"),
        ("northwind", "Atkinson Hyperlegible Next; headings and voice in Source Serif 4"),
        ("hedgerow", "Atkinson Hyperlegible Next; headings in Lora, voice in Source Serif 4"),
    ],
)
def test_the_fonts_are_named_by_what_they_are_for(name, said):
    from kitgen.base.problems import Problems
    from kitgen.build.look import vendored_fonts
    from kitgen.read.brand import read_brand

    project = Project(builtin_root())
    place = project.find_brand(name)
    brand = read_brand(place.path, place.root, vendored_fonts(project), Problems())
    assert Sheet(brand, WORDS, ()).fonts == said
