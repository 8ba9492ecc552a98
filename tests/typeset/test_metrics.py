"""Kerning is asked of HarfBuzz once, and kept from one build to the next."""

import subprocess
import sys
from pathlib import Path

import pytest

from kitgen.base.sfnt import font_file
from kitgen.build.cache import Cache
from kitgen.typeset.fonts import FontLibrary
from kitgen.typeset.metrics import Pairs

FONT = Path(__file__).parents[2] / "layouts/fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext_400Regular.ttf"


@pytest.fixture
def store(tmp_path):
    return Cache(tmp_path / "cache")


def learnt(store):
    pairs = Pairs(FONT.read_bytes(), store)
    moves = [pairs[pair] for pair in ("AV", "To", "nn")]
    pairs.keep()
    return moves


def test_pairs_that_are_known_need_no_harfbuzz(store):
    learnt(store)
    code = f"""
import sys
from pathlib import Path
from kitgen.build.cache import Cache
from kitgen.typeset.metrics import Pairs
pairs = Pairs(Path({str(FONT)!r}).read_bytes(), Cache(Path({str(store.folder)!r})))
print(pairs["AV"] < 0, "uharfbuzz" in sys.modules)
print(pairs["AW"] < 0, "uharfbuzz" in sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["True", "False", "True", "True"]


def test_pairs_of_another_font_are_not_taken(store):
    learnt(store)
    other = FONT.with_name("AtkinsonHyperlegibleNext_600SemiBold.ttf")
    assert not Pairs(other.read_bytes(), store)


@pytest.mark.parametrize("damaged", [b"", b"{", b"[1]", b'{"AV": "x"}', b"\xff\xfe"])
def test_what_is_damaged_is_measured_again(store, damaged):
    moves = learnt(store)
    for file in store.folder.iterdir():
        file.write_bytes(damaged)
    assert learnt(store) == moves


def test_nothing_is_kept_twice(store):
    learnt(store)
    [file] = store.folder.iterdir()
    file.write_bytes(b'{"AV": -1, "To": -2, "nn": 0}')
    assert learnt(store) == [-1, -2, 0]
    assert file.read_bytes() == b'{"AV": -1, "To": -2, "nn": 0}'


def test_a_library_keeps_what_its_faces_learnt(store):
    face = FontLibrary([font_file(FONT)], store=store)
    moves = face.face("Atkinson Hyperlegible Next").kerning("AVATAR")
    face.keep()
    again = FontLibrary([font_file(FONT)], store=store).face("Atkinson Hyperlegible Next")
    assert dict(again._pairs)
    assert again.kerning("AVATAR") == moves
