import datetime as dt
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner

from kitgen.base.origin import Origin
from kitgen.base.problems import CannotWriteError, KitError, Problem
from kitgen.build.clock import Clock
from kitgen.build.plan import Spares
from kitgen.build.settings import Choices
from kitgen.cli import project as project_module

WARNING = Problem("warning", "low-contrast", "2.1 : 1", Origin("content/workshops/council/workshop.yaml", 1))


@pytest.fixture(autouse=True)
def _signals():
    former = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, former)


def test_what_is_said_reaches_the_build(kitgen, run, project):
    answer = kitgen(
        *("build", "council", "-b", "acme", "--brand", "riverside", "-n", 24, "--groups-of", 4, "--spares", "10%"),
        *("--facilitators", 2, "--paper", "Letter", "--sheet-paper", "tabloid", "--start", "13:30"),
        *("--date", "2026-11-23", "--venue", "Town Hall", "--facilitator", "Ada", "--look", "bold", "--out", "kits"),
        *("--only", "council-cards", "--only", "drawing-sheet", "--strict"),
    )
    assert answer.exit_code == 0, answer.output
    place, workshop, brands, choices = run.asked
    assert (place.root, workshop, brands) == (project, "council", ("acme", "riverside"))
    assert choices == Choices(
        participants=24,
        groups_of=4,
        spares=Spares(10, percent=True),
        facilitators=2,
        paper="letter",
        sheet_paper="tabloid",
        start=Clock(13 * 60 + 30),
        date=dt.date(2026, 11, 23),
        venue="Town Hall",
        facilitator="Ada",
        pieces=("drawing-sheet", "council-cards"),
        look="bold",
        out=project / "kits",
        strict=True,
    )


@pytest.mark.usefixtures("project")
def test_what_is_not_said_is_left_to_others(kitgen, run):
    assert kitgen("build", "council").exit_code == 0
    assert run.asked[3] == Choices()


@pytest.mark.usefixtures("run", "project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-n", "0"], "0 is not in the range 1<=x<=999"),
        (["-n", "many"], "'many' is not a valid integer"),
        (["--groups-of", "1"], "1 is not in the range 2<=x<=99"),
        (["--spares", "some"], '"some" is no number of spares: write a number such as 2, or a share such as 10%'),
        (["--spares=-1"], '"-1" is no number of spares'),
        (["--venue", "Hall\x0c"], "the control character U+000C cannot be printed: take it away"),
        (["--start", "25:00"], '"25:00" is not a time of day: write hours and minutes, from 0:00 to 23:59'),
        (["--date", "23.11.2026"], '"23.11.2026" is not a date: write year-month-day, such as 2026-11-23'),
        (["--date", "2026-02-30"], '"2026-02-30" is not a date'),
        (["--paper", "a3"], "'a3' is not one of 'a4', 'letter'"),
        (["--sheet-paper", "a5"], "'a5' is not one of 'a4', 'letter', 'a3', 'tabloid'"),
        (["--only", "poster"], "'poster' is not one of 'facilitator-guide', 'participant-handouts'"),
        (["--project", "nowhere"], "Directory 'nowhere' does not exist"),
        (["-q", "-v"], "--quiet and --verbose cannot both be given"),
        (["--participant", "3"], "No such option '--participant'"),
    ],
)
def test_values_that_make_no_sense_are_usage_errors(kitgen, arguments, said):
    answer = kitgen("build", "council", *arguments)
    assert answer.exit_code == 2
    assert said in answer.stderr
    assert answer.stdout == ""


@pytest.mark.usefixtures("run")
def test_the_table_and_what_to_do_next(kitgen, project):
    answer = kitgen("build", "council")
    assert answer.stderr == ""
    folder = Path("out/council/riverside")
    assert answer.stdout.splitlines() == [
        "piece          pages  file                                       time",
        f"Council cards      8  {folder}/council-cards.pdf  0.25 s",
        f"The whole kit     70  {folder}/kit.pdf            1.50 s",
        f"Print plan         1  {folder}/print-plan.pdf     0.10 s",
        "",
        "Next:",
        f"  read it     {folder}/kit.pdf",
        f"  print it    {folder}/print-plan.pdf tells a copy shop paper, sides and copies",
        "  your brand  kitgen brand new NAME, then kitgen build --brand NAME",
    ]
    assert project.is_dir()


@pytest.mark.usefixtures("run", "project")
def test_quiet_says_nothing_and_verbose_tells_each_piece(kitgen):
    assert kitgen("build", "council", "-q").output == ""
    told = kitgen("build", "council", "-v").stderr
    assert told.splitlines() == ["2 pieces to make", "reading council", "council-cards: 8 pages, 0.25 s"]


@pytest.mark.usefixtures("project")
def test_warnings_are_told_once_and_the_kit_is_there(kitgen, run, project):
    (project / "content/workshops/council/workshop.yaml").write_text("title: Council\n")
    run.warnings = (WARNING,)
    answer = kitgen("build", "council", "-b", "acme", "-b", "riverside", "-q")
    assert answer.exit_code == 0
    assert answer.stderr.splitlines() == [
        "content/workshops/council/workshop.yaml:1: warning: 2.1 : 1 [low-contrast]",
        "    1 | title: Council",
        "",
        '1 warning. "kitgen explain" says more of each code in brackets.',
    ]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KitError([WARNING]), 1, "1 warning; --strict counts warnings as errors. Nothing was written"),
        (CannotWriteError('cannot write "out": permission denied'), 3, 'error: cannot write "out": permission denied'),
        (KeyboardInterrupt(), 130, "stopped"),
        (ZeroDivisionError("by zero"), 70, "ZeroDivisionError: by zero"),
    ],
)
def test_each_end_has_its_exit_code(kitgen, run, error, code, said):
    run.error = error
    answer = kitgen("build", "council")
    assert answer.exit_code == code
    assert said in answer.stderr
    assert ("Traceback" in answer.stderr) == ("Please report it" in answer.stderr) == (code == 70)
    assert answer.stdout == ""


@pytest.mark.usefixtures("run", "project")
def test_several_workshops_and_nobody_to_ask(kitgen):
    answer = kitgen("build")
    assert answer.exit_code == 2
    assert "several workshops; name one of them: council, feedback" in answer.stderr


@pytest.mark.usefixtures("project")
def test_several_workshops_are_listed_to_someone_at_a_terminal(kitgen, run, monkeypatch):
    monkeypatch.setattr(project_module, "somebody_there", lambda: True)
    answer = kitgen("build", input="3\n2\n")
    assert answer.exit_code == 0
    assert run.asked[1] == "feedback"
    assert '  1  council\n  2  feedback\nWhich workshop: 3\nError: "3" is none of them: write a number' in answer.stderr
    assert kitgen("build", input="council\n").exit_code == 0
    assert run.asked[1] == "council"


@pytest.mark.usefixtures("project")
def test_the_only_workshop_needs_no_name(kitgen, run, project):
    (project / "content/workshops/feedback/workshop.yaml").unlink()
    assert kitgen("build").exit_code == 0
    assert run.asked[1] == "council"


def test_a_folder_inside_a_project_belongs_to_it(kitgen, run, project, monkeypatch):
    monkeypatch.chdir(project / "content" / "brands")
    answer = kitgen("build", "council")
    assert run.asked[0].root == project
    assert str(project / "out/council/riverside/kit.pdf") in answer.stdout


def test_a_project_can_be_named(kitgen, run, project, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert kitgen("build", "council", "--project", project).exit_code == 0
    assert run.asked[0].root == project


def test_no_workshop_at_all_says_how_to_start_one(kitgen, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kitgen.read.project.builtin_root", lambda: tmp_path)
    answer = kitgen("build")
    assert answer.exit_code == 2
    assert '"kitgen init DIR" starts a project with one' in answer.stderr
    assert run.asked is None


@pytest.mark.usefixtures("project")
def test_names_are_completed_in_the_shell(monkeypatch):
    def complete(words):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", str(len(words.split(" ")) - 1))
        from kitgen.cli.main import main

        answer = CliRunner().invoke(main, prog_name="kitgen", env={"_KITGEN_COMPLETE": "bash_complete"})
        return [line.split(",")[1] for line in answer.stdout.splitlines() if line]

    assert complete("kitgen bu") == ["build"]
    assert complete("kitgen build cou") == ["council"]
    assert complete("kitgen biuld cou") == []
    assert complete("kitgen build --brand ac") == ["acme"]
    assert complete("kitgen build --paper l") == ["letter"]
    assert complete("kitgen brand show ac") == ["acme"]
    monkeypatch.setattr(project_module, "open_project", lambda _folder: 1 / 0)
    assert complete("kitgen build cou") == []
