from kitgen.base.origin import Origin
from kitgen.base.problems import Problems
from kitgen.typeset.gallery import Pictures

SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'


def test_a_picture_is_read_once(tmp_path):
    path = tmp_path / "square.svg"
    path.write_text(SQUARE)
    pictures = Pictures(Problems())
    first = pictures.load(path, Origin("a.md", 1))
    path.unlink()
    assert first is not None
    assert pictures.load(path, Origin("b.md", 2)) is first


def test_what_cannot_be_used_is_told_once(tmp_path):
    problems = Problems()
    pictures = Pictures(problems)
    path = tmp_path / "broken.svg"
    path.write_text("<svg")
    assert pictures.load(path, Origin("a.md", 1)) is pictures.load(path, Origin("b.md", 2)) is None
    [problem] = problems
    assert str(problem).startswith("a.md:1: error")
