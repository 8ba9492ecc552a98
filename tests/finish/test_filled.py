import os
import zlib

import pytest

from kitgen.finish import filled as room
from kitgen.finish.filled import Unusable, read_filled
from returned import GARBAGE, fillable, filled, raw_form, rewritten, stamp


def refused(path):
    with pytest.raises(Unusable) as caught:
        read_filled(path)
    return caught.value


def test_answers_are_in_the_order_of_the_form(tmp_path):
    found = read_filled(filled(tmp_path, {"name": "Ana Żuk", "s.choice": "/unsure", "q-1": "one\rtwo"}))
    assert found.answers == {"name": "Ana Żuk", "q-1": "one\ntwo", "s.choice": "unsure", "s.note": "", "list-1": ""}
    assert list(found.answers) == ["name", "q-1", "s.choice", "s.note", "list-1"]
    assert (found.stamp.workshop, found.stamp.version, found.stamp.piece) == ("tea & cake", "2.0 beta", "handouts")


def test_nothing_chosen_is_no_answer(tmp_path):
    assert read_filled(filled(tmp_path, {"s.choice": "/Off", "list-1": "/Yes"})).answers["s.choice"] == ""
    assert read_filled(filled(tmp_path, {"list-1": "/Yes"})).answers["list-1"] == "Yes"


def test_the_stamp_is_found_in_the_metadata_where_a_viewer_wrote_info_anew(tmp_path):
    path = rewritten(fillable(tmp_path), lambda pdf: pdf.trailer.__delitem__("/Info"))
    assert read_filled(path).stamp.workshop == "tea & cake"


def test_control_characters_are_left_out(tmp_path):
    assert read_filled(filled(tmp_path, {"name": "A\x1b[31m\x00na\ttab"})).answers["name"] == "A[31mna\ttab"


@pytest.mark.parametrize(("strength", "user"), [(6, "u"), (6, ""), (3, "u"), (3, "")])
def test_encrypted(tmp_path, strength, user):
    import pikepdf

    path = fillable(tmp_path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        protection = pikepdf.Encryption(owner="o", user=user, R=strength, aes=strength > 3, metadata=strength > 3)
        pdf.save(path, encryption=protection)
    assert refused(path).code == "form-encrypted"


def test_flattened(tmp_path):
    def flatten(pdf):
        del pdf.Root["/AcroForm"]
        for page in pdf.pages:
            del page["/Annots"]

    path = rewritten(fillable(tmp_path), flatten)
    assert refused(path).code == "form-flattened"


def test_not_ours(tmp_path):
    path = raw_form(tmp_path, b"<</Fields []>>", keywords=b"other")
    assert refused(path).code == "form-foreign"


@pytest.mark.parametrize("data", GARBAGE)
def test_damaged(tmp_path, data):
    path = tmp_path / "x.pdf"
    path.write_bytes(data)
    assert refused(path).code == "form-unreadable"


def test_cut_short(tmp_path):
    path = fillable(tmp_path)
    path.write_bytes(path.read_bytes()[:5000])
    assert refused(path).code in {"form-unreadable", "form-foreign"}


def test_missing_and_not_a_file(tmp_path):
    assert refused(tmp_path / "none.pdf").message == "is not there"
    assert refused(tmp_path).message == "is no file"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.pdf")
    assert refused(tmp_path / "pipe.pdf").message == "is no file"


def test_too_great(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "GREATEST", 1024 * 1024)
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(1024 * 1024))
    assert refused(path).code == "form-too-much"


def test_nested_too_deep(tmp_path):
    deep = b"<</T (a) /FT /Tx /V (x)>>"
    for _ in range(30):
        deep = b"<</T (a) /Kids [" + deep + b"]>>"
    assert refused(raw_form(tmp_path, b"<</Fields [" + deep + b"]>>")).code == "form-too-much"


def test_nested_far_too_deep(tmp_path):
    assert refused(raw_form(tmp_path, b"<</Fields " + b"[" * 50_000 + b"]" * 50_000 + b">>")).code in {
        "form-too-much",
        "form-unreadable",
    }


def test_a_field_that_is_its_own_kid_is_read_once(tmp_path):
    path = raw_form(tmp_path, b"<</Fields [5 0 R]>>", b"<</T (a) /Kids [5 0 R 6 0 R]>>", b"<</T (b) /FT /Tx /V (x)>>")
    assert read_filled(path).answers == {"a.b": "x"}


def test_too_many_fields(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "MOST_FIELDS", 20)
    fields = b"".join(b"<</T (f%d) /FT /Tx>>" % number for number in range(21))
    assert refused(raw_form(tmp_path, b"<</Fields [" + fields + b"]>>")).code == "form-too-much"


def test_an_answer_without_end(tmp_path):
    path = raw_form(tmp_path, b"<</Fields [<</T (a) /FT /Tx /V (" + b"x" * 100_001 + b")>>]>>")
    assert refused(path).code == "form-too-much"


def test_a_stream_that_unfolds_to_more_than_there_is_room_for(tmp_path):
    bomb = zlib.compress(bytes(300_000_000), 9)
    stream = b"<</Length %d /Filter /FlateDecode>>\nstream\n%b\nendstream" % (len(bomb), bomb)
    path = raw_form(tmp_path, b"<</Fields [<</T (a) /FT /Tx /V 5 0 R>>]>>", stream)
    assert refused(path).code == "form-too-much"


def test_answers_may_be_streams(tmp_path):
    text = "\ufeffŻuk".encode("utf-16-be")
    stream = b"<</Length %d>>\nstream\n%b\nendstream" % (len(text), text)
    path = raw_form(tmp_path, b"<</Fields [<</T (a) /FT /Tx /V 5 0 R>>]>>", stream)
    assert read_filled(path).answers == {"a": "Żuk"}


def test_a_stamp_is_found_among_other_words():
    from kitgen.model.form import find_stamp

    assert find_stamp(f"notes, {stamp()}, more").workshop == "tea & cake"
    assert find_stamp("nothing") is None
