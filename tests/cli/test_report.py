import click
import pytest

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problem
from kitgen.cli.failures import answer_to
from kitgen.cli.report import SourceLines, as_text, clean, problems_told, summary, tell


@pytest.fixture
def root(tmp_path):
    (tmp_path / "a.md").write_text("one\n:::line 2\n\n" + "long " * 40 + "\n", encoding="utf-8-sig")
    (tmp_path / "b.md").write_bytes(b"\xff\xfe not utf-8\n")
    return tmp_path


def error(code, path, line, **more):
    return Problem("error", code, f"message of {code}", Origin(path, line), **more)


def plain(text):
    return click.unstyle(text)


def test_problems_stand_by_file_and_line_with_what_was_written(root):
    problems = [
        error("second", "a.md", 2, via=Origin("layouts/guide.xml.j2", 7), hint="say it better"),
        error("elsewhere", "c.md", 1),
        error("first", "a.md", 1),
        error("whole", "a.md", 0),
        Problem("warning", "nowhere", "no place"),
    ]
    assert (
        plain(as_text(problems, SourceLines(root)))
        == """\
a.md: error: message of whole [whole]
a.md:1: error: message of first [first]
    1 | one
a.md:2: error: message of second [second]
    2 | :::line 2
      through layouts/guide.xml.j2:7
      hint: say it better

c.md:1: error: message of elsewhere [elsewhere]

warning: no place [nowhere]"""
    )


def test_only_lines_that_can_be_shown_are_quoted(root):
    lines = SourceLines(root / "nowhere", root)
    assert lines(Origin("a.md", 1)) == "one"
    assert lines(Origin("a.md", 99)) is None
    assert lines(Origin("a.md", 0)) is None
    assert lines(Origin("b.md", 1)) is None
    assert lines(Origin("missing.md", 1)) is None
    assert "[blank]" in (text := plain(as_text([error("blank", "a.md", 3)], lines)))
    assert "|" not in text
    quoted = plain(as_text([error("long", "a.md", 4)], lines)).splitlines()[1]
    assert len(quoted) == len("    4 | ") + 100
    assert quoted.endswith("…")


def test_author_text_cannot_steer_the_terminal():
    assert clean("\x1b[2Jgone\r\u202eback\tend") == "�[2Jgone��back\tend"
    assert "\x1b[2J" not in as_text([Problem("error", "code", "\x1b[2J")], SourceLines())


@pytest.mark.parametrize(
    ("severities", "stopped", "said"),
    [
        ("e", True, "1 error. Nothing was written, a former kit is as it was."),
        ("eew", True, "2 errors and 1 warning. Nothing was written"),
        ("ww", True, "2 warnings; --strict counts warnings as errors. Nothing was written"),
        ("w", False, '1 warning. "kitgen explain" says more of each code in brackets.'),
    ],
)
def test_the_closing_line_counts(severities, stopped, said):
    problems = [Problem("error" if letter == "e" else "warning", "code", "message") for letter in severities]
    assert summary(problems, stopped=stopped).startswith(said)


def test_problems_end_with_their_exit_code(root, capsys):
    with pytest.raises(click.exceptions.Exit) as left, problems_told(root):
        raise KitError([error("first", "a.md", 1)])
    assert left.value.exit_code == 1
    assert "    1 | one" in capsys.readouterr().err
    with problems_told(root):
        pass


def test_colour_is_for_terminals_that_want_it(root, monkeypatch, terminal):
    screen = terminal()
    tell([error("first", "a.md", 1)], root)
    assert click.style("error", fg="red", bold=True) in screen.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    screen = terminal()
    tell([error("first", "a.md", 1)], root)
    assert "\x1b" not in screen.getvalue()


def test_problems_that_no_command_expected_are_told_too(capsys):
    assert answer_to(KitError([error("early", "a.md", 1)])) == 1
    assert "a.md:1: error: message of early [early]" in capsys.readouterr().err
