"""`kitgen explain`: the code of a problem goes in, what docs/problems.md says of it comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from click.shell_completion import CompletionItem

_SECTION = re.compile(r"^## `([a-z0-9-]+)`\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_STRONG = re.compile(r"\*\*(.+?)\*\*")


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(code) for code in explanations() if code.startswith(incomplete)]


@click.command("explain", epilog="\b\nExample:\n  kitgen explain missing-file")
@click.argument("problem", metavar="CODE", shell_complete=_complete)
def command(problem: str) -> None:
    """Explain a problem by the code that its message has in brackets."""
    known = explanations()
    wanted = problem.strip("[]")
    if wanted not in known:
        from kitgen.base.problems import did_you_mean

        raise click.UsageError(f'no problem has the code "{wanted}": {did_you_mean(wanted, known, "there are")}')
    click.echo("\n".join(_plain(known[wanted])))


def explanations() -> Mapping[str, str]:
    """Return what is said of each problem, as Markdown, by its code."""
    from kitgen.read.project import builtin_root

    text = (builtin_root() / "docs" / "problems.md").read_text(encoding="utf-8")
    return {code: said.strip() for code, said in _SECTION.findall(text)}


def _plain(markdown: str) -> Iterator[str]:
    """Yield lines for a terminal: what is to be typed stands further in, and signs of Markdown are left out."""
    typed = False
    for line in markdown.split("\n"):
        if line.startswith("```"):
            typed = not typed
        elif typed:
            yield f"    {line}".rstrip()
        else:
            yield _STRONG.sub(r"\1", _LINK.sub(r"\1", line))
