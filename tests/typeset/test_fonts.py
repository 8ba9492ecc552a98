from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from kitgen.base.problems import KitError
from kitgen.base.sfnt import font_file, fonts_in
from kitgen.typeset.fonts import FontLibrary, nearest_weight

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "layouts" / "fonts"
LORA = ROOT / "content" / "brands" / "hedgerow" / "fonts" / "lora" / "Lora_600SemiBold.ttf"
TEXT = "Atkinson Hyperlegible Next"


@pytest.fixture(scope="module")
def library():
    return FontLibrary.of_folders(FONTS)


@pytest.fixture(scope="module")
def text(library):
    return library.face(TEXT)


def test_a_face_is_found_by_family_weight_and_slant(library):
    face = library.face(TEXT.lower(), 600, italic=True)
    assert (face.family, face.weight, face.italic) == (TEXT, 600, True)
    assert library.face(TEXT.lower(), 600, italic=True) is face
    assert library.face(TEXT, 700, italic=True) is face
    assert library.families == [TEXT, "Noto Sans", "Source Serif 4"]
    assert repr(face) == f"<Face {TEXT} 600 italic>"


@pytest.mark.parametrize(
    ("wanted", "have", "found"),
    [
        (400, (400, 600), 400),
        (500, (400, 600), 400),
        (450, (400, 500), 500),
        (400, (300, 500), 500),
        (400, (300, 600), 300),
        (600, (400, 700), 700),
        (700, (400, 600), 600),
        (300, (100, 400), 100),
        (200, (400, 600), 400),
    ],
)
def test_the_nearest_weight_is_that_of_css(wanted, have, found):
    assert nearest_weight(wanted, have) == found


def test_a_missing_italic_is_set_upright():
    library = FontLibrary([font_file(LORA)])
    assert not library.face("Lora", 400, italic=True).italic


def test_a_missing_family_says_which_there_are(library):
    with pytest.raises(KitError, match='there is no font family "Atkinson Hyperlegible"') as told:
        library.face("Atkinson Hyperlegible")
    assert f'did you mean "{TEXT}"?' in str(told.value)


def test_nothing_is_parsed_before_it_is_measured():
    library = FontLibrary.of_folders(FONTS)
    face = library.face("Noto Sans")
    assert "_ttf" not in vars(face)
    assert face.width("x", 10) > 0
    assert "_ttf" in vars(face)


def test_widths_are_those_reportlab_draws(text):
    line = "Walk the room and read no one\u2019s page."
    assert text.width(line, 10.5) == pytest.approx(pdfmetrics.stringWidth(line, text.name, 10.5))
    assert text.width("", 10) == 0
    assert text.advances["\U0001f600"] > 0  # the empty box


def test_kerning_draws_pairs_together(text):
    moves = text.kerning("AVATAR")
    assert moves == [-40, -40, -50, -50, 0, 0]
    assert text.kerning("x") is None
    assert text.kerning("nnn") is None
    assert text.width("AVATAR", 10, kerned=True) == pytest.approx(text.width("AVATAR", 10) + sum(moves) / 100)


def test_kerning_never_makes_ligatures(library):
    face = library.face("Source Serif 4")
    assert len(face.kerning("office fjord To") or []) == 15


def test_measures_of_the_face(text):
    assert 0 < text.cap_height < text.ascent
    assert text.descent < 0


def test_latin_greek_and_cyrillic_are_covered(library, text):
    assert text.covers("“Fifteen issues” \u2013 naïve café, 1½ m")
    assert not text.covers("Καλημέρα")
    assert library.uncovered("Καλημέρα κόσμε, доброе утро, Đặng, Ærø, ŷ 😀", text) == ["😀"]
    assert library.uncovered("plain", text) == []


def test_runs_keep_a_word_in_one_face(library, text):
    noto = library.face("Noto Sans")
    runs = library.runs("Say Καλημέρα κόσμε aloud", text)
    assert runs == [(text, "Say "), (noto, "Καλημέρα κόσμε "), (text, "aloud")]
    assert library.runs("Say", text) == [(text, "Say")]
    assert library.runs("", text) == []


def test_a_face_does_not_fall_back_to_itself(library):
    serif = library.face("Source Serif 4", 600, italic=True)
    assert library.fallbacks(serif) == (library.face("Noto Sans", 600, italic=True),)


def test_rare_signs_are_set_as_common_ones(library, text):
    assert library.runs("so\u00adft e\u0301 non\u2011stop 5\u202fm", text) == [(text, "soft é non-stop 5\u00a0m")]


def test_what_no_face_has_stays_and_is_told(library, text):
    runs = library.runs("ok 😀中 ok", text)
    assert "".join(part for _, part in runs) == "ok 😀中 ok"
    assert library.uncovered("ok 😀中", text) == ["😀", "中"]


@pytest.mark.parametrize("word", ["שלום", "مرحبا", "नमस्ते", "สวัสดี"])
def test_scripts_that_need_shaping_are_never_covered(library, text, word):
    assert library.uncovered(word, text)


def test_names_are_the_same_in_every_library(library, text):
    assert FontLibrary.of_folders(FONTS).face(TEXT).name == text.name
    names = {library.face(family, weight).name for family in library.families for weight in (400, 600)}
    assert len(names) == 6


def test_two_files_that_claim_one_name_are_told_apart(tmp_path):
    copy = tmp_path / "copy.ttf"
    data = bytearray(LORA.read_bytes())
    data[-1] ^= 0xFF
    copy.write_bytes(data)
    library = FontLibrary([font_file(LORA), font_file(copy)._replace(family="Other")])
    first, second = library.face("Lora"), library.face("Other")
    assert first.name != second.name
    assert second.name.endswith("-alone")
    fonts = [pdfmetrics.getFont(face.name) for face in (first, second)]
    assert fonts[0].face.name != fonts[1].face.name
    assert FontLibrary([font_file(copy)]).face("Lora").name != second.name


def test_the_brand_s_file_wins_over_the_same_face_of_kitgen():
    own = font_file(LORA)._replace(family="Noto Sans", weight=400)
    library = FontLibrary([own, *fonts_in(FONTS)])
    assert library.face("Noto Sans").file.path == LORA
    assert library.face("Noto Sans", 600).file.path != LORA


def test_a_font_with_trouble_is_refused_when_it_is_wanted():
    library = FontLibrary([font_file(LORA)._replace(trouble="is a variable font")])
    with pytest.raises(KitError, match="error: the font file is a variable font") as told:
        library.face("Lora")
    assert "static TrueType" in str(told.value)


def test_a_damaged_font_is_refused_when_it_is_parsed(tmp_path):
    data = bytearray(LORA.read_bytes())
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        at = 12 + 16 * index
        if data[at : at + 4] == b"cmap":
            struct.pack_into(">L", data, at + 8, len(data) + 100)
    path = tmp_path / "broken.ttf"
    path.write_bytes(data)
    face = FontLibrary([font_file(path)]).face("Lora")
    with pytest.raises(KitError, match="the font file cannot be read"):
        face.width("x", 10)


def test_a_page_set_in_it_embeds_the_fonts_and_no_other(tmp_path, library, text):
    path = tmp_path / "page.pdf"
    canvas = Canvas(str(path), initialFontName=text.name, invariant=1)
    x = 50.0
    for face, part in library.runs("Hello Καλημέρα", text):
        canvas.setFont(face.name, 12)
        canvas.drawString(x, 700, part)
        x += face.width(part, 12)
    canvas.save()
    data = path.read_bytes()
    assert b"Helvetica" not in data
    assert b"+AtkinsonHyperlegibleNext-Regular" in data
    assert b"+NotoSans-Regular" in data


def test_the_library_reads_a_folder_of_its_own(tmp_path):
    shutil.copy(LORA, tmp_path / "x.ttf")
    (tmp_path / "OFL.txt").write_text("licence")
    assert FontLibrary.of_folders(tmp_path).families == ["Lora"]
    assert FontLibrary.of_folders(tmp_path).fallbacks(FontLibrary.of_folders(tmp_path).face("Lora")) == ()
