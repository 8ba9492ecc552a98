"""Measure kitgen beside its yardsticks: whole processes, in turn, as ratios; `--check` fails when a target is missed.

`python benchmarks/run.py` with the packages of the extra `bench`. Absolute times say something about a machine, ratios
of processes that took turns on it say something about the programs; the targets are ratios, but for memory.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
sys.path[:0] = [str(HERE), str(ROOT / "src")]
os.environ["PYTHONPATH"] = str(ROOT / "src")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # pip compiles what it installs; sources deserve the same

from generated import generate  # noqa: E402

FONTS = ROOT / "layouts" / "fonts" / "atkinson-hyperlegible-next"
LATEST = HERE / "latest.json"
SHIPPED = ROOT / "content" / "workshops" / "inner-leadership"
LENGTHS = (20, 100, 500)
OTHERS = ("print-plan", "kit")
UNCACHED = "kitgen build, nothing cached"
LINE = re.compile(r"^([a-z-]+): (\d+) pages?, ([\d.]+) s$", re.MULTILINE)


@dataclass
class Series:
    """What one command took, each time it ran."""

    command: list[str]
    environ: dict[str, str] = field(default_factory=dict)
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)
    pieces: list[dict[str, tuple[int, float]]] = field(default_factory=list)

    def run(self) -> None:
        """Run the command once, in a process of its own."""
        with tempfile.TemporaryFile("w+") as told:
            started = time.perf_counter()
            actions = [(os.POSIX_SPAWN_DUP2, told.fileno(), 1), (os.POSIX_SPAWN_DUP2, told.fileno(), 2)]
            child = os.posix_spawn(self.command[0], self.command, os.environ | self.environ, file_actions=actions)
            _, status, usage = os.wait4(child, 0)
            self.seconds.append(time.perf_counter() - started)
            told.seek(0)
            text = told.read()
        if status:
            raise SystemExit(f"{' '.join(self.command)}\n{text}")
        self.megabytes.append(usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024))
        self.pieces.append({name: (int(pages), float(took)) for name, pages, took in LINE.findall(text)})

    def of(self, *names: str) -> float:
        """Return the median of the seconds that pieces took."""
        return statistics.median(sum(took for name, (_, took) in run.items() if name in names) for run in self.pieces)

    @property
    def four_pages(self) -> int:
        """The pages of the pieces that `four` counts."""
        return sum(pages for name, (pages, _) in self.pieces[0].items() if name not in OTHERS)

    @property
    def four(self) -> list[float]:
        """The seconds of the process without print plan and kit.pdf, which only kitgen makes."""
        extra = [sum(run.get(name, (0, 0.0))[1] for name in OTHERS) for run in self.pieces]
        return [whole - less for whole, less in zip(self.seconds, extra, strict=True)]


@dataclass(frozen=True)
class Target:
    """A number that may not be passed."""

    name: str
    value: float
    most: float
    unit: str = "x"

    @property
    def met(self) -> bool:
        """Whether it is not passed."""
        return self.value <= self.most

    def __str__(self) -> str:
        verdict = "met   " if self.met else "MISSED"
        return f"{verdict}  {self.name}: {self.value:.2f} {self.unit} (at most {self.most:g})"


def median(values):
    return statistics.median(values)


def ratio(one, other):
    """Return the median of the ratios of runs that took turns."""
    return median(a / b for a, b in zip(one, other, strict=True))


def in_turn(series, rounds):
    """Run each command once before the next round begins; the first round only warms the caches of files."""
    for turn in range(rounds + 1):
        for one in series.values():
            one.run()
            if not turn:
                one.seconds.clear(), one.megabytes.clear(), one.pieces.clear()


def build(project, out, *more, environ=None):
    command = [sys.executable, "-m", "kitgen", "build", "--project", str(project), "--out", str(out), "--verbose"]
    return Series([*command, *more], environ or {})


def workshop_to_measure(folder, generated_only):
    """Return the project and the folder of the workshop that everything is measured with."""
    if not generated_only and (SHIPPED / "workshop.yaml").is_file():
        return ROOT, SHIPPED
    project = folder / "project"
    return project, generate(project, pages=40)


def measure_kit(folder, rounds, generated_only):
    project, workshop = workshop_to_measure(folder, generated_only)
    words = folder / "words.json"
    # In a process of its own: what this one has imported would be counted as the memory of all it starts.
    Series([sys.executable, str(HERE / "text.py"), str(project), workshop.name, str(words)]).run()
    plain, weasy = folder / "plain", folder / "weasy"
    plain.mkdir()
    weasy.mkdir()
    yardstick = [str(words), str(FONTS), str(plain)]
    only = [] if workshop == SHIPPED else ["--only", "facilitator-guide", "--only", "participant-handouts"]
    series = {
        "bare Python": Series([sys.executable, "-c", "pass"]),
        "kitgen --help": Series([sys.executable, "-m", "kitgen", "--help"]),
        "kitgen build": build(project, folder / "out", workshop.name, *only),
        "kitgen build --no-tags": build(project, folder / "untagged", workshop.name, *only, "--no-tags"),
        UNCACHED: build(project, folder / "out", workshop.name, *only, environ={"KITGEN_NO_CACHE": "1"}),
        "plain ReportLab": Series([sys.executable, str(HERE / "plain_reportlab.py"), *yardstick]),
    }
    if find_spec("weasyprint"):
        series["WeasyPrint"] = Series([sys.executable, str(HERE / "weasy.py"), *yardstick[:2], str(weasy)])
    in_turn(series, rounds)
    return workshop.name, series


def measure_growth(folder, rounds, lengths):
    series = {}
    for pages in lengths:
        project = folder / f"pages-{pages}"
        generate(project, pages)
        series[f"guide of about {pages}"] = build(project, folder / "out", "--only", "facilitator-guide")
    in_turn(series, rounds)
    return series


def targets_of(kit, growth):
    built = kit["kitgen build"]
    pieces = set().union(*built.pieces) - set(OTHERS)
    yield Target("kitgen --help / bare Python", ratio(kit["kitgen --help"].seconds, kit["bare Python"].seconds), 5)
    yield Target("four pieces / plain ReportLab", ratio(built.four, kit["plain ReportLab"].seconds), 1.8)
    if "WeasyPrint" in kit:
        yield Target("four pieces / WeasyPrint", ratio(built.four, kit["WeasyPrint"].seconds), 0.25)
    yield Target("tagged / untagged build", ratio(built.seconds, kit["kitgen build --no-tags"].seconds), 1.3)
    yield Target("kit.pdf / its pieces", built.of("kit") / built.of(*pieces), 1)
    if growth:
        shortest, *_, longest = growth.values()
        yield Target("time a page, longest / shortest guide", a_page(longest) / a_page(shortest), 1.25)
        yield Target("memory at the longest guide", max(longest.megabytes), 120, "MB")


def a_page(series):
    """Return the seconds that a page of the guide takes, all that the process does for it included but its start."""
    return series.of("facilitator-guide", "participant-handouts") / series.pieces[0]["facilitator-guide"][0]


def a_page_of(one):
    """Say how long the four pieces took by the page; nothing of what makes none or does not tell."""
    pages = one.four_pages
    return f"{pages} pages, {1000 * median(one.four) / pages:.1f} ms a page" if pages else ""


def rows_of(kit, growth):
    bare = median(kit["bare Python"].seconds)
    for name, one in kit.items():
        yield (
            name,
            median(one.seconds),
            median(one.seconds) / bare,
            max(one.megabytes),
            "" if name.startswith("kitgen") else a_page_of(one),
        )
    built = kit["kitgen build"]
    yield "  its four pieces, without kit.pdf", median(built.four), median(built.four) / bare, 0.0, a_page_of(built)
    yield "  kit.pdf", built.of("kit"), built.of("kit") / bare, 0.0, ""
    for name, one in growth.items():
        pages = one.pieces[0]["facilitator-guide"][0]
        whole = median(one.four)
        yield name, whole, whole / bare, max(one.megabytes), f"{pages} pages, {1000 * whole / pages:.1f} ms a page"


def table(rows):
    yield f"{'':36} {'seconds':>8} {'x bare':>7} {'MB':>6}"
    for name, seconds, times, megabytes, remark in rows:
        memory = f"{megabytes:6.0f}" if megabytes else " " * 6
        yield f"{name:36} {seconds:8.3f} {times:7.1f} {memory}  {remark}".rstrip()


def record(workshop, rounds, rows, targets):
    """Return what is kept of a run: nothing of the machine but its version of Python."""
    heads = ("name", "seconds", "times_bare", "mb", "remark")
    return {
        "workshop": workshop,
        "rounds": rounds,
        "python": platform.python_version(),
        "versions": {name: version(name) for name in ("reportlab", "weasyprint") if find_spec(name)},
        "rows": [{head: _short(value) for head, value in zip(heads, row, strict=True)} for row in rows],
        "targets": [{"name": t.name, "value": _short(t.value), "most": t.most, "met": t.met} for t in targets],
    }


def _short(value):
    return round(value, 3) if isinstance(value, float) else value


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how often each command runs (5)")
    parser.add_argument("--check", action="store_true", help="exit 1 when a target is missed")
    parser.add_argument("--quick", action="store_true", help="without the long guides")
    parser.add_argument("--generated", action="store_true", help="measure a generated workshop, not the shipped one")
    asked = parser.parse_args()
    if asked.check and not find_spec("weasyprint"):
        parser.error("--check needs WeasyPrint: pip install .[bench]")
    with tempfile.TemporaryDirectory(prefix="kitgen-bench-") as name:
        folder = Path(name)
        workshop, kit = measure_kit(folder, asked.rounds, asked.generated)
        growth = {} if asked.quick else measure_growth(folder, max(1, asked.rounds // 3), LENGTHS)
    rows = list(rows_of(kit, growth))
    targets = list(targets_of(kit, growth))
    print(f"{workshop}, medians of {asked.rounds} runs in turn\n", *table(rows), "", *targets, sep="\n")
    LATEST.write_text(json.dumps(record(workshop, asked.rounds, rows, targets), indent=1) + "\n", encoding="utf-8")
    return int(asked.check and not all(target.met for target in targets))


if __name__ == "__main__":
    sys.exit(main())
