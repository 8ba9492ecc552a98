"""Front matter: the text of a Markdown file goes in, the mapping at its top and the text below it come out."""

from __future__ import annotations

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problem
from kitgen.read.yamlfile import Node, parse

_HINT = "begin the file with a line ---, then kind: session (or break, reading, cards, front), then a line ---"


def split(text: str, display: str) -> tuple[Node, str]:
    """Return front matter and body; in the body the front matter's lines are empty, so that lines keep their numbers.

    Raises:
        KitError: when there is no front matter, when it does not end, or when it is not YAML.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise _refuse("the file has no front matter", display, _HINT)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() in {"---", "..."}:
            node = parse("\n".join(lines[1:number]), display, first_line=2)
            return node, "\n" * (number + 1) + "\n".join(lines[number + 1 :])
    raise _refuse("the front matter never ends", display, "end it with a line of its own: ---")


def _refuse(message: str, display: str, hint: str) -> KitError:
    return KitError([Problem("error", "front-matter", message, Origin(display, 1), hint=hint)])
