import pytest

from kitgen.base.lengths import MM
from kitgen.read.stock import read_stock

SIZE = ("--width", "60mm", "--height", "92mm")


@pytest.fixture
def somebody(monkeypatch):
    """Somebody sits there."""
    monkeypatch.setattr("kitgen.cli.new_command.somebody_there", lambda: True)


def made(project, name):
    path = project / "layouts" / "stocks" / f"{name}.yaml"
    return read_stock(path, path.name)


def test_options_make_a_stock_in_the_middle_of_each_paper(kitgen, project):
    answer = kitgen("new", "stock", "hand", *SIZE, "--gutter", "4mm", "--bleed", "2mm", "--corner", "0")
    assert answer.exit_code == 0, answer.output
    assert answer.stdout == "wrote layouts/stocks/hand.yaml; next: kitgen build --stock hand\n"
    stock = made(project, "hand")
    assert (stock.width, stock.height, stock.bleed, stock.corner) == pytest.approx((60 * MM, 92 * MM, 2 * MM, 0))
    assert stock.scale == pytest.approx(60 / 63.5, abs=0.001)
    sheet = stock.sheets["a4"]
    assert (sheet.columns, sheet.rows, sheet.landscape) == (3, 3, False)
    wide, high = stock.extent(sheet)
    width, height = (297, 210) if sheet.landscape else (210, 297)
    assert (sheet.left, sheet.top) == pytest.approx(((width * MM - wide) / 2, (height * MM - high) / 2), abs=0.01)
    assert set(stock.sheets) == {"a4", "letter"}


def test_a_paper_can_be_chosen_and_the_name_is_the_size(kitgen, project):
    assert kitgen("new", "stock", *SIZE, "--paper", "letter").exit_code == 0
    assert set(made(project, "60x92").sheets) == {"letter"}


@pytest.mark.usefixtures("somebody")
def test_six_questions_are_asked_on_a_terminal(kitgen, project):
    answer = kitgen("new", "stock", "asked", input="50mm\n80mm\na4\n3mm\n0\n2mm\n")
    assert answer.exit_code == 0, answer.output
    assert answer.stderr.count("?") + answer.stderr.count("]:") + answer.stderr.count("mm:") >= 4
    stock = made(project, "asked")
    assert (stock.gutter_x, stock.bleed, stock.corner) == pytest.approx((3 * MM, 0, 2 * MM))
    assert set(stock.sheets) == {"a4"}


@pytest.mark.usefixtures("somebody")
def test_what_an_option_says_is_not_asked(kitgen, project):
    answer = kitgen(
        "new", "stock", "said", *SIZE, "--paper", "a4", "--gutter", "0", "--bleed", "3mm", "--corner", "3mm", input=""
    )
    assert answer.exit_code == 0, answer.output
    assert answer.stderr == ""
    assert made(project, "said").gutter_x == 0


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "how large is a card? Give --width and --height"),
        (("--width", "wide", "--height", "80mm"), '"wide" is not a length'),
        (("--width", "-3mm", "--height", "80mm"), '"-3mm" is below 0'),
        (("--width", "300mm", "--height", "80mm"), "a card of 300 × 80 mm has no room on A4, 5 mm from its edges"),
        (("--width", "20mm", "--height", "30mm"), "text would be 0.315 times as large as on a poker card"),
    ],
)
def test_what_cannot_be_made_is_said(kitgen, arguments, said):
    answer = kitgen("new", "stock", *arguments)
    assert answer.exit_code == 2
    assert said in " ".join(answer.stderr.split())


def test_a_stock_is_never_overwritten(kitgen, project):
    assert kitgen("new", "stock", "hand", *SIZE).exit_code == 0
    before = (project / "layouts" / "stocks" / "hand.yaml").read_bytes()
    again = kitgen("new", "stock", "hand", *SIZE)
    assert again.exit_code == 2
    assert "there is a stock already in layouts/stocks/hand.yaml" in " ".join(again.stderr.split())
    assert (project / "layouts" / "stocks" / "hand.yaml").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(kitgen, project):
    (project / "layouts" / "stocks" / "tiny.yaml").unlink()
    (project / "layouts" / "stocks").rmdir()
    (project / "layouts" / "stocks").write_text("a file")
    answer = kitgen("new", "stock", "hand", *SIZE)
    assert (answer.exit_code, "cannot write" in answer.stderr) == (3, True)
