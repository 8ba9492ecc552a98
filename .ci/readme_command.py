"""Print a command of the README: `kit` for the one that builds the kit, `tests` for the one that runs the tests."""

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
NAMES = ("kit", "tests")


def commands() -> dict[str, str]:
    """Return the commands in the README's section "Start" by name, in the order in which they stand there."""
    section = README.read_text(encoding="utf-8").split("\n## Start\n")[1].split("\n## ")[0]
    return dict(zip(NAMES, re.findall(r"^```sh\n(.*?)\n```$", section, re.MULTILINE | re.DOTALL), strict=True))


if __name__ == "__main__":
    sys.stdout.write(commands()[sys.argv[1]] + "\n")
