import struct
from pathlib import Path

import pytest

from kitgen.base.sfnt import font_file, fonts_in

FONTS = Path(__file__).parents[2] / "layouts" / "fonts"
REGULAR = FONTS / "atkinson-hyperlegible-next" / "AtkinsonHyperlegibleNext_400Regular.ttf"


def table_at(data, tag):
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        at = 12 + 16 * index
        if data[at : at + 4] == tag:
            return at, struct.unpack_from(">L", data, at + 8)[0]
    raise AssertionError(tag)


def changed(tmp_path, change):
    data = bytearray(REGULAR.read_bytes())
    change(data)
    path = tmp_path / "changed.ttf"
    path.write_bytes(data)
    return path


def rights(value):
    def change(data):
        struct.pack_into(">H", data, table_at(data, b"OS/2")[1] + 8, value)

    return change


def rename(old, new):
    def change(data):
        at = table_at(data, old)[0]
        data[at : at + 4] = new

    return change


def test_the_vendored_families_are_all_usable():
    found = [(font.family, font.weight, font.italic, font.trouble) for font in fonts_in(FONTS)]
    families = ("Atkinson Hyperlegible Next", "Noto Sans", "Source Serif 4")
    wanted = [(family, weight, italic, "") for family in families for weight in (400, 600) for italic in (False, True)]
    assert sorted(found) == sorted(wanted)


def test_every_vendored_family_has_its_licence_and_its_source():
    for folder in FONTS.iterdir():
        if folder.is_dir():
            assert "SIL Open Font License, Version 1.1" in (folder / "OFL.txt").read_text()
            assert "Version " in (folder / "README.md").read_text()


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (rights(0x0002), "may not be embedded (its fsType says restricted licence)"),
        (rights(0x0100), "may not be embedded in part"),
        (rights(0x0200), "may not be embedded in part"),
        (rename(b"GDEF", b"fvar"), "is a variable font"),
        (rename(b"glyf", b"CFF "), "has PostScript outlines (CFF)"),
        (lambda data: data.__setitem__(slice(0, 4), b"OTTO"), "has PostScript outlines (CFF)"),
        (lambda data: data.__setitem__(slice(0, 4), b"wOF2"), "is a web font (WOFF2)"),
        (lambda data: data.__setitem__(slice(0, 4), b"wOFF"), "is a web font (WOFF)"),
        (lambda data: data.__setitem__(slice(0, 4), b"ttcf"), "is a font collection"),
    ],
)
def test_a_font_that_cannot_be_embedded_says_why(tmp_path, change, trouble):
    assert trouble in font_file(changed(tmp_path, change)).trouble


@pytest.mark.parametrize("value", [0, 4, 8, 6])
def test_fonts_for_print_may_be_embedded(tmp_path, value):
    assert font_file(changed(tmp_path, rights(value))).trouble == ""


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is not a font file"),
        (b"<html>", "is not a font file"),
        (b"\x00\x01\x00\x00", "is a damaged font file"),
        (REGULAR.read_bytes()[:60], "is a damaged font file"),
        (b"\x00\x01\x00\x00\xff\xff" + bytes(6), "is a damaged font file"),
    ],
)
def test_what_is_no_font_is_refused(tmp_path, data, why):
    path = tmp_path / "x.ttf"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=why):
        font_file(path)
    assert fonts_in(tmp_path) == []


def test_names_for_macintosh_only_are_read_too(tmp_path):
    def change(data):
        _, start = table_at(data, b"name")
        name = b"Old Mac"
        table = struct.pack(">HHH", 0, 1, 18) + struct.pack(">6H", 1, 0, 0, 1, len(name), 0) + name
        data[start : start + len(table)] = table

    assert font_file(changed(tmp_path, change)).family == "Old Mac"
