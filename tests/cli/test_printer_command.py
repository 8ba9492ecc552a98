import pytest


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("KITGEN_CONFIG", str(tmp_path / "settings"))
    return tmp_path / "settings"


def test_set_keeps_what_is_said_and_leaves_the_rest(kitgen, folder):
    assert kitgen("printer", "set", "office", "--dx", "0.8mm", "--margin", "4.2mm").exit_code == 0
    done = kitgen("printer", "set", "office", "--dy", "-0.4mm", "--flip", "short", "--backs", "fold")
    assert done.exit_code == 0
    for said in ("0.8mm right, 0.4mm up", "the short edge", "4.2mm", "fold", str(folder / "printers.yaml")):
        assert said in done.stdout
    assert kitgen("printer", "show", "office").stdout in done.stdout


def test_a_printer_can_be_forgotten(kitgen):
    kitgen("printer", "set", "office", "--flip", "long")
    assert kitgen("printer", "forget", "office").exit_code == 0
    done = kitgen("printer", "show", "office")
    assert done.exit_code == 1
    assert "[unknown-printer]" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["office"], "nothing to keep"),
        (["office", "--dx", "0.8"], "is not a length"),
        (["office", "--dx", "21mm"], "write -20mm to 20mm"),
        (["office", "--margin", "-1mm"], "write 0mm to 40mm"),
        (["office", "--flip", "both"], "'both' is not one of"),
        ([" ", "--flip", "long"], "is no name of a printer"),
        (["a\x1bb", "--flip", "long"], "is no name of a printer"),
    ],
)
def test_what_makes_no_sense_is_refused(kitgen, folder, words, said):
    done = kitgen("printer", "set", *words)
    assert done.exit_code == 2
    assert said in done.output
    assert not folder.exists()


def test_the_test_sheet_is_written_where_it_is_asked_for(kitgen, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = kitgen("printer", "test-sheet", "office", "--out", "sheet.pdf")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("wrote sheet.pdf; print it on both sides at 100 %")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-1.7")
