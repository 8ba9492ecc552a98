import csv
import io
import json

import pytest

from kitgen.base.problems import KitError, Problems
from kitgen.finish.collect import Wanted, as_csv, defused, files_in, read_all, read_wanted, table
from returned import fillable, filled, stamp


def collected(files, wanted=None):
    problems = Problems()
    return read_all(files, problems, wanted), [(problem.origin.path, problem.code) for problem in problems]


def test_one_bad_file_does_not_stop_the_rest(tmp_path):
    good, last = filled(tmp_path, {"name": "Ana"}, "a.pdf"), filled(tmp_path, {"name": "Bo"}, "c.pdf")
    bad = tmp_path / "b.pdf"
    bad.write_bytes(b"hello")
    found, problems = collected([good, bad, last])
    assert [one.answers["name"] for one in found.values()] == ["Ana", "Bo"]
    assert problems == [(str(bad), "form-unreadable")]


def test_most_files_say_which_kit_it_is(tmp_path):
    other = fillable(tmp_path, "a.pdf", stamp(version="1.0"))
    ours = [fillable(tmp_path, "b.pdf"), fillable(tmp_path, "c.pdf")]
    found, problems = collected([other, *ours])
    assert (list(found), problems) == (ours, [(str(other), "form-other-kit")])


def test_a_kit_can_be_named(tmp_path):
    ours, other = fillable(tmp_path, "a.pdf"), fillable(tmp_path, "b.pdf", stamp("jam"))
    found, problems = collected([ours, other], Wanted("jam", "2.0 beta", ("last", "q-1")))
    assert (list(found), problems) == ([other], [(str(ours), "form-other-kit")])
    assert table(found, Wanted("jam", "2.0 beta", ("last", "q-1")))[0][:4] == ["file", "name", "last", "q-1"]


def test_rows_begin_with_file_and_name(tmp_path):
    path = filled(tmp_path, {"name": "Ana", "s.choice": "/agree"})
    found, _ = collected([path])
    assert table(found) == [
        ["file", "name", "q-1", "s.choice", "s.note", "list-1"],
        [str(path), "Ana", "", "agree", "", ""],
    ]


def test_folders_are_read_to_the_bottom_and_each_file_once(tmp_path):
    (tmp_path / "deep").mkdir()
    one, two = fillable(tmp_path, "1.PDF"), fillable(tmp_path / "deep", "2.pdf")
    (tmp_path / "notes.txt").write_text("x")
    problems = Problems()
    assert files_in([two, tmp_path], problems) == [two, one]
    assert not problems.errors


def test_an_empty_folder_is_told(tmp_path):
    problems = Problems()
    assert files_in([tmp_path], problems) == []
    assert [problem.code for problem in problems] == ["form-unreadable"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", " =cmd|' /C calc'!A0", "\uff1d1", "\xa0=1"]
)
def test_what_might_be_a_formula_is_text(cell):
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=b", "1-2", "Ana", "'quoted'", "5 + 3"])
def test_all_else_stays_as_it_is(cell):
    assert defused(cell) == cell


def test_csv():
    written = as_csv([["file", "name"], ["a.pdf", 'Ana "A", Żuk\n=2']])
    assert written == 'file,name\r\na.pdf,"Ana ""A"", Żuk\n=2"\r\n'.encode()
    assert list(csv.reader(io.StringIO(written.decode(), newline="")))[1] == ["a.pdf", 'Ana "A", Żuk\n=2']
    assert as_csv([["é"]], mark=True) == b"\xef\xbb\xbf\xc3\xa9\r\n"


def test_the_fields_of_a_kit(tmp_path):
    path = tmp_path / "fields.json"
    path.write_text(json.dumps({"workshop": "w", "version": "1", "fields": [{"name": "a"}, {"name": "a"}]}))
    assert read_wanted(path) == Wanted("w", "1", ("a",))
    path.write_text("[]")
    with pytest.raises(KitError) as caught:
        read_wanted(path)
    assert [problem.code for problem in caught.value.problems] == ["fields-unreadable"]
