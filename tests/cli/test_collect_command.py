import json

import pytest

from returned import fillable, filled, stamp


@pytest.fixture
def returned(tmp_path):
    folder = tmp_path / "returned"
    folder.mkdir()
    filled(folder, {"name": "Ana", "q-1": "=1+1"}, "a.pdf")
    return folder


def test_answers_are_written(kitgen, returned, tmp_path):
    answer = kitgen("collect", returned, "-o", tmp_path / "answers.csv")
    assert answer.exit_code == 0, answer.output
    assert answer.stdout.endswith("answers.csv: 1 form\n")
    lines = (tmp_path / "answers.csv").read_text(encoding="utf-8").splitlines()
    assert lines == ["file,name,q-1,s.choice,s.note,list-1", f"{returned / 'a.pdf'},Ana,'=1+1,,,"]


def test_files_that_cannot_be_read_are_told_one_by_one(kitgen, returned, tmp_path):
    (returned / "b.pdf").write_bytes(b"hello")
    fillable(returned, "c.pdf", stamp("jam"))
    answer = kitgen("collect", returned, tmp_path / "none.pdf", "-o", tmp_path / "answers.csv")
    assert answer.exit_code == 1
    assert "b.pdf: error: is no PDF [form-unreadable]" in answer.stderr
    assert 'c.pdf: error: belongs to the kit "jam 2.0 beta", not to "tea & cake 2.0 beta"' in answer.stderr
    assert "none.pdf: error: is not there" in answer.stderr
    assert "3 errors" in answer.stderr
    assert "Nothing was written" not in answer.stderr
    assert len((tmp_path / "answers.csv").read_text(encoding="utf-8").splitlines()) == 2


def test_without_any_answer_nothing_is_written(kitgen, tmp_path):
    (tmp_path / "b.pdf").write_bytes(b"hello")
    answer = kitgen("collect", tmp_path / "b.pdf", "-o", tmp_path / "answers.csv")
    assert answer.exit_code == 1
    assert "Nothing was written" in answer.stderr
    assert not (tmp_path / "answers.csv").exists()


def test_excel_and_the_fields_of_a_kit(kitgen, returned, tmp_path):
    fields = tmp_path / "fields.json"
    told = {"workshop": "tea & cake", "version": "2.0 beta", "fields": [{"name": "q-1"}, {"name": "date"}]}
    fields.write_text(json.dumps(told))
    answer = kitgen("collect", returned, "-o", tmp_path / "answers.csv", "--fields", fields, "--excel")
    assert answer.exit_code == 0, answer.output
    assert (tmp_path / "answers.csv").read_bytes().startswith(b"\xef\xbb\xbffile,name,q-1,date,")


def test_a_form_is_never_written_over(kitgen, returned):
    answer = kitgen("collect", returned, "-o", returned / "a.pdf")
    assert answer.exit_code == 2
    assert "is one of the forms" in answer.stderr


def test_a_table_that_cannot_be_written(kitgen, returned, tmp_path):
    answer = kitgen("collect", returned, "-o", tmp_path / "no" / "answers.csv")
    assert answer.exit_code == 3
    assert "cannot write" in answer.stderr
