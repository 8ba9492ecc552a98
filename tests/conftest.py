"""What all tests share: goldens and how they are renewed, and kits that are built once."""

from __future__ import annotations

import difflib
import io
import os
from pathlib import Path

import pytest

HERE = Path(__file__).parent
GREATEST_PICTURE = 20 * 1024

os.environ["KITGEN_NO_CACHE"] = "1"  # tests leave the user's own folders alone
os.environ["KITGEN_CONFIG"] = str(HERE / "no-settings")


def pytest_addoption(parser):
    parser.addoption("--bless", action="store_true", help="renew what tests expect, and list what changed")


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes seconds, as it builds whole kits")
    if config.getoption("--bless") and os.environ.get("CI"):
        raise pytest.UsageError("--bless is refused where CI is set: renew goldens at home and look at what changed")
    config.stash[BLESSED] = []


BLESSED = pytest.StashKey[list]()


def pytest_terminal_summary(terminalreporter, config):
    if config.getoption("--bless"):
        changed = config.stash[BLESSED]
        terminalreporter.section("blessed")
        for line in changed or ["nothing changed"]:
            terminalreporter.write_line(line)


def shown(path):
    return path.relative_to(HERE.parent).as_posix()


class Golden:
    """Compares with what lies in a folder; with --bless, renews it."""

    def __init__(self, folder, bless, blessed):
        self.folder = folder
        self.bless = bless
        self.blessed = blessed

    def text(self, name, actual):
        path = self.folder / name
        expected = path.read_text(encoding="utf-8") if path.is_file() else ""
        if actual == expected and path.is_file():
            return
        if self.bless:
            self._renew(path, actual.encode())
            return
        difference = difflib.unified_diff(expected.splitlines(), actual.splitlines(), "expected", "actual", lineterm="")
        pytest.fail(f"{shown(path)} differs; --bless renews it\n" + "\n".join(list(difference)[:60]))

    def picture(self, name, pdf, page):
        """Compare a page at 72 dpi with a picture, allowing for another version of the renderer."""
        from PIL import Image

        path = self.folder / name
        actual = rendered(pdf, page)
        fault = "there is none yet" if not path.is_file() else unlike(actual, Image.open(path).convert("L"))
        if not fault:
            return
        if self.bless:
            buffer = io.BytesIO()
            actual.quantize(16).save(buffer, "PNG", optimize=True)
            assert buffer.tell() <= GREATEST_PICTURE, f"{name} would have {buffer.tell()} bytes"
            self._renew(path, buffer.getvalue())
            return
        pytest.fail(f"{shown(path)}: {fault}; --bless renews it")

    def only(self, names):
        """Nothing else lies in the folder; with --bless, the rest is swept away."""
        dead = sorted(path for path in self.folder.iterdir() if path.name not in names)
        if self.bless:
            for path in dead:
                path.unlink()
                self.blessed.append(f"removed {shown(path)}")
        else:
            assert [path.name for path in dead] == []

    def _renew(self, path, content):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.blessed.append(f"{'renewed' if path.exists() else 'added'} {shown(path)}")
        path.write_bytes(content)


def rendered(pdf, page):
    """Return a page as a grey picture of 72 dots an inch."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page - 1].render(scale=1, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def unlike(actual, expected):
    """Return what parts two pictures, or nothing; each block of 4 x 4 dots may differ by an eighth of the scale."""
    from PIL import Image, ImageChops

    if actual.size != expected.size:
        return f"the page is {actual.size}, not {expected.size}"
    small = [
        picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)
        for picture in (actual, expected)
    ]
    histogram = ImageChops.difference(*small).histogram()
    far = sum(histogram[33:])
    return f"{far} of {sum(histogram)} blocks differ" if far > sum(histogram) * 0.001 else ""


@pytest.fixture(scope="session")
def golden(request):
    """Makes goldens for a folder."""

    def make(folder):
        return Golden(folder, request.config.getoption("--bless"), request.config.stash[BLESSED])

    return make


@pytest.fixture
def set_page():
    """Prints page markup: `set_page(markup)` on one page, `set_page.flow(markup)` through pages of ten lines."""
    import press

    def on_a_page(markup, **more):
        return press.press(f"<page>{markup}</page>", **more)

    on_a_page.flow = press.flow
    on_a_page.document = press.press
    return on_a_page


class Built:
    """A kit that has been built: its result, its files, and the page markup of its pieces."""

    def __init__(self, root, workshop, out, brands=(), **choices):
        from kitgen.build import run
        from kitgen.build.report import Silence
        from kitgen.build.settings import Choices
        from kitgen.compose import composer
        from kitgen.read.project import Project

        self.markup = {}
        self.out = out

        def parse(parts, name, problems):
            text = "".join(parts)
            self.markup[Path(name).name.removesuffix(".xml.j2")] = text
            return parsed([text], name, problems)

        parsed = composer.parse
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(composer, "parse", parse)
            choices = Choices(out=out, **choices)
            self.results = run.build_kits(Project(root), workshop, brands, choices, Silence())
        self.workshop = workshop

    def pdf(self, piece, brand=None):
        return (self.folder(brand) / f"{piece}.pdf").read_bytes()

    def folder(self, brand=None):
        return self.out / self.workshop / (brand or self.results[0].brand)

    @property
    def files(self):
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in sorted(self.out.rglob("*.*"))}


@pytest.fixture(scope="session")
def build():
    """Builds kits: `build(root, workshop, out, brands, **choices)`."""
    return Built


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """The tiny kit, built once."""
    return Built(HERE / "kits" / "tiny", "tiny", tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def shipped(tmp_path_factory):
    """The shipped workshop in all brands, built once a paper: `shipped("a4")`."""
    done = {}

    def on(paper):
        if paper not in done:
            out = tmp_path_factory.mktemp(paper)
            root = HERE.parent
            done[paper] = Built(root, "inner-leadership", out, ["all"], paper=paper, sheet_paper=paper)
        return done[paper]

    return on
