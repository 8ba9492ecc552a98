from kitgen.build.report import Silence
from kitgen.cli.progress import Lines, Moving, watching
from kitgen.cli.terminal import can_redraw


def tell(report):
    report.begin(2)
    report.stage("reading [bold]council[/bold]")
    report.piece("council-cards", 8, 0.25)


def test_in_a_pipe_nobody_watches_unless_asked(capsys):
    with watching(quiet=False, verbose=False) as report:
        assert isinstance(report, Silence)
        tell(report)
    assert capsys.readouterr().err == ""
    with watching(quiet=False, verbose=True) as report:
        assert isinstance(report, Lines)
        tell(report)
    assert capsys.readouterr().err.splitlines()[-1] == "council-cards: 8 pages, 0.25 s"


def test_on_a_terminal_a_line_moves_and_is_gone_at_the_end(terminal):
    screen = terminal()
    with watching(quiet=False, verbose=False) as report:
        assert isinstance(report, Moving)
        tell(report)
        (task,) = report._progress.tasks
        assert (task.total, task.completed) == (2, 1)
        report._progress.refresh()
    assert "reading [bold]council[/bold]" in screen.getvalue()
    assert "council-cards: 8 pages" not in screen.getvalue()


def test_verbose_on_a_terminal_leaves_lines_above(terminal):
    screen = terminal()
    with watching(quiet=False, verbose=True) as report:
        tell(report)
    assert "reading [bold]council[/bold]" in screen.getvalue()
    assert "council-cards: 8 pages, 0.25 s" in screen.getvalue()


def test_quiet_and_dumb_terminals_are_left_alone(terminal, monkeypatch):
    screen = terminal()
    with watching(quiet=True, verbose=False) as report:
        assert isinstance(report, Silence)
    monkeypatch.setenv("TERM", "dumb")
    assert not can_redraw()
    with watching(quiet=False, verbose=False) as report:
        assert isinstance(report, Silence)
    assert screen.getvalue() == ""


def test_no_color_is_heeded(terminal, monkeypatch):
    screen = terminal()
    monkeypatch.setenv("NO_COLOR", "1")
    with watching(quiet=False, verbose=True) as report:
        tell(report)
    assert "\x1b[3" not in screen.getvalue()
