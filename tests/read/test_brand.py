from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kitgen.base.problems import KitError, Problems
from kitgen.base.sfnt import fonts_in
from kitgen.read import brand_fonts
from kitgen.read.brand import read_brand
from kitgen.read.brand_new import SAMPLE, brand_template
from kitgen.read.project import Project

ROOT = Path(__file__).parents[2]
BRANDS = ROOT / "content" / "brands"
FONTS = ROOT / "layouts" / "fonts"
LORA = BRANDS / "hedgerow" / "fonts" / "lora"
VENDORED = fonts_in(FONTS)
PRIMARY = 'meta: {name: N}\ncolor: {primary: "#0B4F58"}\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project" / "acme"
    folder.mkdir(parents=True)
    for name in ("mark.svg", "full.svg", "white.svg"):
        (folder / name).write_text(SVG)
    (folder / "notes.txt").write_text("x")
    (tmp_path / "outside.svg").write_text(SVG)
    return folder


def read(folder, text):
    """Read a brand; return it (None when refused) and its problems."""
    (folder / "_brand.yml").write_text(text, encoding="utf-8")
    problems = Problems()
    try:
        brand = read_brand(folder, folder.parent, VENDORED, problems)
    except KitError as error:
        same = {str(p) for p in error.problems} == {str(p) for p in problems}
        return None, (problems if same else Problems())
    return brand, problems


def told(problems):
    return "\n".join(map(str, problems))


# The shipped brands.


@pytest.mark.parametrize("name", ["riverside", "northwind", "hedgerow"])
def test_the_shipped_brands_are_clean(name):
    problems = Problems()
    brand = read_brand(BRANDS / name, ROOT, VENDORED, problems)
    assert told(problems) == ""
    assert all(pair.readable for pair in brand.palette.pairs)
    assert brand.name == name
    assert brand.mark is not None
    assert name in brand.mark.light.alt.lower()
    assert brand.contact.endswith(f"@{name}.example")
    assert brand.name_beside
    assert brand.paper == "a4"
    assert brand.card_back == brand.footer == brand.full_name


def test_the_other_ending_of_yaml_will_do(tmp_path):
    folder = tmp_path / "content" / "brands" / "acme"
    folder.mkdir(parents=True)
    (folder / "_brand.yaml").write_text(PRIMARY, encoding="utf-8")
    place = Project(tmp_path).find_brand("acme")
    assert read_brand(place.path, place.root, VENDORED, Problems()).colours["primary"] == "#0B4F58"


def test_a_brand_of_its_own_font_uses_it_for_headings():
    brand = read_brand(BRANDS / "hedgerow", ROOT, VENDORED, Problems())
    assert (brand.fonts.head.family, brand.fonts.head.weight) == ("Lora", 600)
    assert brand.fonts.text.family == "Atkinson Hyperlegible Next"
    assert [font.family for font in brand.fonts.files[:2]] == ["Lora", "Lora"]


# Names and links.


def test_a_file_with_one_colour_is_enough(project):
    brand, problems = read(project, PRIMARY)
    assert told(problems) == ""
    assert (brand.full_name, brand.short_name, brand.contact) == ("N", "N", "")
    assert brand.mark is None
    assert brand.name_beside


def test_without_a_name_the_folder_s_is_printed(project):
    brand, problems = read(project, 'color: {primary: "#0B4F58"}')
    assert brand.full_name == "Acme"
    assert 'warning: the brand has no name; "Acme" is printed' in told(problems)


def test_names_and_links_in_both_forms(project):
    text = PRIMARY.replace(
        "{name: N}", "{name: {full: Acme of Kent, short: Acme}, link: {home: 'https://a.example/', x: y}}"
    )
    brand, _ = read(project, text)
    assert (brand.full_name, brand.short_name) == ("Acme of Kent", "Acme")
    assert brand.contact == "a.example"
    brand, _ = read(project, PRIMARY.replace("{name: N}", "{name: N, link: 'https://b.example'}"))
    assert brand.links == {"home": "https://b.example"}


# kitgen's own keys.


def test_own_keys_are_read(project):
    own = """
defaults:
  kitgen:
    paper: letter
    sheet-paper: tabloid
    look: editorial
    contact: a@b.example
    footer: Foot
    card-back: Back
    name-lines: [One two, three]
    name-beside-logo: false
    logo-clear-space: 1
    voice: Noto Sans
    ink: "#222222"
    accent: "#F2A541"
    paper-color: "#FFFEFA"
"""
    brand, problems = read(project, PRIMARY + own)
    assert told(problems) == ""
    assert (brand.paper, brand.sheet_paper, brand.look) == ("letter", "tabloid", "editorial")
    assert (brand.contact, brand.footer, brand.card_back) == ("a@b.example", "Foot", "Back")
    assert (brand.name_lines, brand.name_beside, brand.clear_space) == (("One two", "three"), False, 1)
    assert brand.fonts.voice.family == "Noto Sans"
    assert [brand.colours[name] for name in ("ink", "accent", "paper")] == ["#222222", "#F2A541", "#FFFEFA"]


@pytest.mark.parametrize(
    ("own", "message"),
    [
        ("papr: a4", 'unknown key "papr" in "defaults.kitgen"'),
        ("paper: a5", '"defaults.kitgen.paper" must be one of a4, letter'),
        ("name-lines: [a, b, c]", "has room for two lines"),
        ("logo-clear-space: -1", "must be a number, 0 or more"),
        ("accent: mauvish", '"mauvish" is neither a colour (hex, rgb(), a name of CSS) nor a name of color.palette'),
        ("ink: [1]", "a colour must be hex or a name of color.palette, not a list"),
    ],
)
def test_own_keys_are_checked(project, own, message):
    brand, problems = read(project, f"{PRIMARY}defaults:\n  kitgen:\n    {own}\n")
    assert brand is None
    assert message in told(problems)
    assert "acme/_brand.yml:5: error" in told(problems)


# The standard's keys.


def test_unknown_keys_of_the_standard_are_warnings_with_the_nearest_word(project):
    text = (
        PRIMARY.replace("primary", "foregroud: black, primary")
        + "colours: {}\ntypography: {bas: x, base: {familly: y}}\n"
    )
    brand, problems = read(project, text)
    assert brand is not None
    assert 'unknown key "foregroud" in "color"' in told(problems)
    assert 'did you mean "foreground"?' in told(problems)
    assert 'unknown key "colours": brand.yml has no such key' in told(problems)
    assert 'unknown key "bas" in "typography"' in told(problems)
    assert 'unknown key "familly" in "typography.base"' in told(problems)


def test_keys_that_mean_nothing_on_paper_pass_in_silence(project):
    text = (
        PRIMARY
        + """
typography:
  base: {family: Noto Sans, size: 1rem, line-height: 1.5, weight: 400}
  monospace: Fira Code
  monospace-inline: {color: red, background-color: white}
  link: {color: blue, decoration: underline}
defaults: {bootstrap: {x: 1}, quarto: {format: {html: {}}}}
"""
    )
    _, problems = read(project, text)
    assert told(problems) == ""


# Colours.


def test_palette_names_and_roles_refer_to_each_other(project):
    text = """
meta: {name: N}
color:
  palette: {sea: "#0B4F58", main: sea, lamp: "#F2A541"}
  primary: main
  secondary: {light: "#8DBCAE", dark: "#000000"}
  warning: lamp
"""
    brand, problems = read(project, text)
    assert told(problems) == ""
    assert [brand.colours[name] for name in ("primary", "secondary", "accent")] == ["#0B4F58", "#8DBCAE", "#F2A541"]


def test_a_palette_s_primary_is_the_primary(project):
    brand, _ = read(project, 'meta: {name: N}\ncolor: {palette: {primary: "#0B4F58", accent: "#F2A541"}}')
    assert (brand.colours["primary"], brand.colours["accent"]) == ("#0B4F58", "#F2A541")
    brand, _ = read(project, 'meta: {name: N}\ncolor: {palette: {primary: "#0B4F58"}, primary: primary}')
    assert brand.colours["primary"] == "#0B4F58"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("meta: {name: N}", 1, "the brand has no primary colour"),
        ("meta: {name: N}\ncolor:\n  palette: {a: red, b: blue}", 3, "add primary: with one of a, b"),
        (
            "meta: {name: N}\ncolor:\n  primary: sea",
            3,
            '"sea" is neither a colour (hex, rgb(), a name of CSS) nor a name of color.palette',
        ),
        ("meta: {name: N}\ncolor:\n  primary: b\n  palette: {a: b, b: a}", 4, "refers to itself: "),
        ("meta: {name: N}\ncolor:\n  primary: true", 3, "a colour must be hex or a name of color.palette, not true"),
        ("color: [1]", 1, '"color" must be'),
        ("[1]", 1, "must be keys with values"),
        ("meta: {name: N}\ncolor:\n  primary: '#7A7A7A'\n  foreground: '#14201F'", 3, "the nearest that reads is #"),
        (
            "meta: {name: N}\ncolor:\n  primary: '#0B4F58'\n  foreground: '#AAAAAA'",
            4,
            "text in #AAAAAA on #FFFFFF has a contrast of 2.3:1",
        ),
        ("meta: {name: N}\ncolor:\n  primary: #0B4F58", 3, "the primary colour is empty"),
        ("meta: {name: N}\ncolor:\n  primary: '#0B4F5880'", 3, "lets shine through what lies below it"),
        ("a: b: c", 1, "this is not YAML"),
    ],
)
def test_colours_that_cannot_be_used_are_told_with_their_line(project, text, place, message):
    brand, problems = read(project, text)
    assert brand is None
    assert message in told(problems)
    assert f"acme/_brand.yml:{place}: error" in told(problems)


def test_what_is_derived_from_an_unreadable_colour_is_not_told_of(project):
    _, problems = read(project, "meta: {name: N}\ncolor: {primary: '#FFEE00', foreground: '#777777'}")
    assert [problem.message.split()[0] for problem in problems] == ["primary", "text"]


def test_a_colour_without_quotes_is_told_of(project):
    brand, problems = read(project, 'meta: {name: N}\ncolor:\n  primary: "#0B4F58"\n  secondary: #ABC\n')
    assert brand is not None
    assert 'warning: the colour "secondary" is empty' in told(problems)
    assert "YAML takes what follows # for a remark" in told(problems)


def test_colours_as_css_writes_them(project):
    text = "meta: {name: N}\ncolor: {palette: {sea: 'rgb(11, 79, 88)'}, primary: sea, secondary: bisque}"
    brand, problems = read(project, text)
    assert told(problems) == ""
    assert (brand.colours["primary"], brand.colours["secondary"]) == ("#0B4F58", "#FFE4C4")


def test_an_unreadable_fill_is_refused_with_ratio_and_a_way_out(project):
    text = "meta: {name: N}\ncolor:\n  primary: '#0B4F58'\n  foreground: '#14201F'\n  secondary: '#7A7A7A'"
    _, problems = read(project, text)
    assert re.search(r"secondary #7A7A7A is too near .* contrast of 4\.\d:1 at best; text needs 4\.5:1", told(problems))
    found = re.search(r"the nearest that reads is (#\w+)", told(problems))
    brand, problems = read(project, text.replace("#7A7A7A", found[1]))
    assert brand is not None
    assert told(problems) == ""


def test_a_heading_colour_that_cannot_be_read_gives_way(project):
    text = PRIMARY + 'typography:\n  headings: {color: "#FF9966"}\n'
    brand, problems = read(project, text)
    assert brand.colours["heading"] == "#0B4F58"
    assert "headings in #FF9966 on #FFFFFF have a contrast of 2." in told(problems)
    brand, _ = read(project, text.replace("#FF9966", "#8C1D40"))
    assert brand.colours["heading"] == "#8C1D40"


def test_a_file_for_dark_screens_is_turned_round(project):
    text = "meta: {name: N}\ncolor: {primary: '#0B4F58', background: '#151515', foreground: '#F5F5F5'}"
    brand, problems = read(project, text)
    assert told(problems) == ""
    assert (brand.colours["paper"], brand.colours["ink"]) == ("#F5F5F5", "#151515")


def test_a_dark_background_alone_is_not_printed(project):
    brand, _ = read(project, "meta: {name: N}\ncolor: {primary: '#0B4F58', background: '#151515'}")
    assert (brand.colours["paper"], brand.colours["ink"]) == ("#FFFFFF", "#151515")


# Logos.


def test_logos_in_every_form_of_the_standard(project):
    brand, problems = read(project, PRIMARY + "logo: mark.svg\n")
    assert told(problems) == ""
    assert brand.mark.light.path == project / "mark.svg"
    assert brand.mark.light.alt == "Logo of N"
    assert not brand.name_beside
    text = """
logo:
  images:
    icon: {path: mark.svg, alt: An icon}
    wide: full.svg
  small: icon
  medium: {light: wide, dark: white.svg}
  large: {path: full.svg, alt: Full}
"""
    brand, problems = read(project, PRIMARY + text)
    assert told(problems) == ""
    assert brand.mark.light.alt == "An icon"
    assert brand.logos["medium"].dark.path == project / "white.svg"
    assert brand.logo.light.alt == "Full"
    assert not brand.name_beside
    brand, _ = read(project, PRIMARY + "logo: {path: mark.svg, alt: A}\n")
    assert brand.logo.light.alt == "A"


@pytest.mark.parametrize(
    ("logo", "message"),
    [
        ("mrk.svg", 'did you mean "mark.svg"?'),
        ("notes.txt", "is no SVG, PDF, PNG or JPEG file"),
        ("../../outside.svg", "leads out of the project"),
        ("/etc/passwd", "leads out of the project"),
        ("https://a.example/x.svg", "is on the web; kitgen reads files only"),
        ("{small: [1]}", "a logo must be a path or {path, alt}, not a list"),
        ("{small: {alt: x, path: }}", 'the key "path" in "logo" is empty'),
        ("{small: {dark: mark.svg}}", '"logo.small" has no logo for light grounds'),
        ("{images: {icon: mark.svg}, small: icn}", 'there is no logo file "icn"'),
        ("[1]", '"logo" must be'),
    ],
)
def test_logos_that_cannot_be_used(project, logo, message):
    brand, problems = read(project, f"{PRIMARY}logo: {logo}\n")
    assert brand is None
    assert message in told(problems)
    assert "acme/_brand.yml:3: error" in told(problems)


def test_a_link_out_of_the_project_is_not_followed(project):
    (project / "link.svg").symlink_to(project.parent.parent / "outside.svg")
    _, problems = read(project, PRIMARY + "logo: link.svg\n")
    assert "leads out of the project" in told(problems)


# Fonts.


def typography(fonts, family="Lora"):
    return f"{PRIMARY}typography:\n  fonts:\n    - {fonts}\n  headings: {family}\n"


def test_a_web_font_falls_back_and_says_what_to_put_where(project):
    for source in ("google", "bunny"):
        brand, problems = read(project, typography(f"{{family: Lora, source: {source}, weight: [400, 700]}}"))
        assert brand.fonts.head.family == "Atkinson Hyperlegible Next"
        assert f'acme/_brand.yml:6: warning: the font "Lora" is on the web only (source: {source})' in told(problems)
        assert "into acme/fonts/: Lora-Regular.ttf, Lora-Italic.ttf" in told(problems)


def test_a_font_nobody_declares_falls_back(project):
    brand, problems = read(project, PRIMARY + "typography: {base: Frutiger}\n")
    assert brand.fonts.text.family == "Atkinson Hyperlegible Next"
    assert 'the font "Frutiger" is not here' in told(problems)


def test_a_web_font_in_the_fonts_folder_is_used(project):
    shutil.copytree(LORA, project / "fonts")
    brand, problems = read(project, typography("{family: Lora, source: google}"))
    assert told(problems) == ""
    assert brand.fonts.head.family == "Lora"


def test_a_family_that_comes_with_kitgen_needs_no_file(project):
    brand, problems = read(project, typography("{family: Source Serif 4, source: google}", "Source Serif 4"))
    assert told(problems) == ""
    assert brand.fonts.head.family == "Source Serif 4"


def test_font_files_take_the_weight_and_style_that_are_written(project):
    shutil.copy(LORA / "Lora_600SemiBold.ttf", project / "a.ttf")
    shutil.copy(LORA / "Lora_600SemiBold_Italic.ttf", project / "b.ttf")
    fonts = (
        "{family: Acme Serif, source: file, files: [{path: a.ttf, weight: bold}, {path: b.ttf, style: italic}, a.ttf]}"
    )
    brand, problems = read(project, typography(fonts, "Acme Serif"))
    assert told(problems) == ""
    found = [(font.family, font.weight, font.italic) for font in brand.fonts.files[:3]]
    assert found == [("Acme Serif", 700, False), ("Acme Serif", 600, True), ("Acme Serif", 600, False)]


def test_a_text_family_that_lacks_faces_is_told(project):
    shutil.copy(LORA / "Lora_600SemiBold_Italic.ttf", project / "b.ttf")
    fonts = "{family: Acme, source: file, files: [{path: b.ttf, style: normal, weight: 400}]}"
    _, problems = read(project, typography(fonts, "Acme").replace("headings", "base"))
    assert 'the font "Acme" lacks an italic' in told(problems)
    assert "and a weight of 600 or more" in told(problems)


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ("[c.ttf]", 'there is no font file "c.ttf"'),
        ("[notes.txt]", 'the font file "notes.txt" is not a font file'),
        ("[web.woff2]", "is a web font (WOFF2): kitgen embeds static TrueType fonts"),
        ("['https://a.example/x.woff2']", "is on the web; kitgen reads files only"),
        ("[{weight: 400}]", 'the key "path" in "typography.fonts.files" is missing'),
        ("[{path: a.ttf, weight: heavyish}]", "a weight must be a number from 100 to 900 or a word"),
    ],
)
def test_font_files_that_cannot_be_used(project, files, message):
    shutil.copy(LORA / "Lora_600SemiBold.ttf", project / "a.ttf")
    (project / "web.woff2").write_bytes(b"wOF2" + bytes(60))
    brand, problems = read(project, typography(f"{{family: Lora, source: file, files: {files}}}"))
    assert brand is None
    assert message in told(problems)


def test_an_unreadable_font_file_is_told(project):
    (project / "a.ttf").write_bytes((LORA / "Lora_600SemiBold.ttf").read_bytes()[:200])
    _, problems = read(project, typography("{family: Lora, source: file, files: [a.ttf]}"))
    assert 'the font file "a.ttf" is a damaged font file' in told(problems)


def test_installed_fonts_are_looked_for_only_when_asked(project, monkeypatch):
    shutil.copytree(LORA, project.parent.parent / "installed")
    monkeypatch.setattr(brand_fonts, "system_folders", lambda: [project.parent.parent / "installed"])
    brand, problems = read(project, typography("{family: Lora, source: system}"))
    assert told(problems) == ""
    assert brand.fonts.head.family == "Lora"
    _, problems = read(project, typography("{family: Lora}"))
    assert 'the font "Lora" is not here' in told(problems)
    _, problems = read(project, typography("{family: Lorax, source: system}", "Lorax"))
    assert 'the font "Lorax" is not installed on this machine' in told(problems)


def test_system_folders_are_those_that_exist():
    assert all(folder.is_dir() for folder in brand_fonts.system_folders())


def test_weights_are_words_or_numbers(project):
    for written, weight in (("semi-bold", 600), ("700", 700), ("black", 900)):
        brand, _ = read(project, f"{PRIMARY}typography: {{headings: {{weight: {written}, style: italic}}}}\n")
        assert (brand.fonts.head.weight, brand.fonts.head.italic) == (weight, True)


# A new brand.


@pytest.mark.parametrize(
    ("given", "primary"),
    [
        ({}, SAMPLE),
        ({"primary": "#8c1d40", "logo": "mark.svg", "font": "Noto Sans"}, "#8C1D40"),
        ({"primary": "teal"}, "#008080"),
    ],
)
def test_a_new_brand_reads_back_without_a_word(project, given, primary):
    brand, problems = read(project, brand_template("green-valley", **given))
    assert told(problems) == ""
    assert brand.full_name == "Green Valley"
    assert brand.colours["primary"] == primary
    assert (brand.mark is not None) == ("logo" in given)
    assert brand.fonts.head.family == given.get("font", "Atkinson Hyperlegible Next")


def test_a_new_brand_reads_back_with_all_its_remarks_made_keys(project):
    text = re.sub(r"^(\s*)# ((?:  )*[a-z-]+:)", r"\1\2", brand_template("acme", logo="mark.svg"), flags=re.MULTILINE)
    brand, problems = read(project, text)
    assert told(problems) == ""
    assert brand.colours["accent"] == "#F2A541"


def test_a_new_brand_of_an_odd_name_is_still_yaml(project):
    brand, _ = read(project, brand_template('a "b": #c', logo="mark.svg"))
    assert brand.full_name == 'A "B": #C'
    with pytest.raises(ValueError, match="is not a colour"):
        brand_template("a", primary="mauvish")


def test_a_family_that_is_not_there_takes_its_weight_along(project):
    brand, _ = read(project, f"{PRIMARY}typography: {{headings: {{family: Rubik, weight: 400}}}}\n")
    assert (brand.fonts.head.family, brand.fonts.head.weight) == ("Atkinson Hyperlegible Next", 600)


def test_a_file_in_a_folder_that_is_not_there_says_where_to_put_it(project):
    _, problems = read(project, PRIMARY + "logo: img/mark.png\n")
    assert "put the file into acme/img/" in told(problems)
