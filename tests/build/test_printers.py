import pytest

from kitgen.base.lengths import mm
from kitgen.base.problems import CannotWriteError, KitError
from kitgen.build.printers import (
    all_printers,
    find_printer,
    forget_printer,
    in_mm,
    keep_printer,
    profiles_file,
    read_printer,
)
from kitgen.model.printer import PrinterProfile


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KITGEN_CONFIG", str(tmp_path / "deep" / "settings"))
    return tmp_path / "deep" / "settings"


@pytest.mark.parametrize("name", ["office", "HP_LaserJet", 'a "b": c', "Büro 2", "yes", "1.0", "#x"])
def test_what_is_kept_is_read_again(name):
    profile = PrinterProfile(name, mm(0.8), mm(-0.4), "short", mm(4.2), "fold")
    keep_printer(profile)
    assert read_printer(name) == profile


def test_nothing_is_known_before_something_is_kept():
    assert find_printer("office") is None
    assert all_printers() == {}
    with pytest.raises(KitError, match='no profile is kept for the printer "office"'):
        read_printer("office")


def test_other_printers_stay_as_they_are():
    keep_printer(PrinterProfile("one", mm(1)))
    keep_printer(PrinterProfile("two", margin=0.0))
    keep_printer(PrinterProfile("one", mm(2)))
    assert {name: in_mm(profile.dx) for name, profile in all_printers().items()} == {"one": "2mm", "two": "0mm"}
    assert read_printer("two").margin == 0
    forget_printer("one")
    assert list(all_printers()) == ["two"]


def test_a_name_that_is_nearly_right_is_suggested():
    keep_printer(PrinterProfile("office"))
    with pytest.raises(KitError, match='did you mean "office"'):
        read_printer("ofice")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("office: {dx: 30mm}", r'printers.yaml:1: error: "office.dx" must be between -20mm and 20mm'),
        ("office: {margin: -1mm}", '"office.margin" must be between 0mm and 40mm'),
        ("office: {dy: wide}", '"office.dy" must be a length'),
        ("office: {flip: both}", '"office.flip" must be one of long, short'),
        ("office: {backs: glued}", '"office.backs" must be one of'),
        ("office: {dz: 1mm}", 'unknown key "dz"'),
        ("office: 1", '"office" must be keys with values'),
    ],
)
def test_faults_of_the_file_are_told_with_their_line_and_it_is_left_alone(folder, text, said):
    folder.mkdir(parents=True)
    profiles_file().write_text(text)
    with pytest.raises(KitError, match=said):
        keep_printer(PrinterProfile("other"))
    assert profiles_file().read_text() == text


def test_a_folder_that_cannot_be_made_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KITGEN_CONFIG", str(tmp_path / "file" / "settings"))
    with pytest.raises(CannotWriteError, match="cannot write"):
        keep_printer(PrinterProfile("office"))


@pytest.mark.parametrize(
    ("value", "said"), [(0.0, "0mm"), (mm(-0.4), "-0.4mm"), (mm(1 / 3), "0.333mm"), (-1e-9, "0mm")]
)
def test_lengths_are_written_as_people_type_them(value, said):
    assert in_mm(value) == said
