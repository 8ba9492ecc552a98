"""The print script: jobs with their checksums go in, the text of a shell script that prints them comes out.

It needs no more than a POSIX shell, CUPS, and one of `sha256sum` and `shasum`.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

from kitgen.press.lp import arguments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.press.lp import Job

_HEAD = """\
#!/bin/sh
# {head}
# Usage: ./{name} PRINTER     (lpstat -e lists the printers)
# Exit codes: 1 a file is missing or has changed, 2 usage, 4 a program is missing.
set -eu

refuse() {{
  code=$1
  shift
  printf '%s: %s\\n' {name} "$*" >&2
  exit "$code"
}}

case ${{1-}} in
  '' | -*) refuse 2 'usage: ./{name} PRINTER' ;;
esac
[ "$#" -eq 1 ] || refuse 2 'usage: ./{name} PRINTER'
printer=$1
command -v lp >/dev/null 2>&1 || refuse 4 'there is no lp: CUPS must be installed'
if command -v sha256sum >/dev/null 2>&1; then
  hash_of() {{ sha256sum "$1"; }}
elif command -v shasum >/dev/null 2>&1; then
  hash_of() {{ shasum -a 256 "$1"; }}
else
  refuse 4 'there is neither sha256sum nor shasum'
fi
CDPATH='' cd -- "$(dirname -- "$0")"

# Nothing is sent before every file is known to be the one that the print plan counts.
check() {{
  [ -f "$2" ] || refuse 1 "$2 is missing; build the kit again"
  found=$(hash_of "$2")
  [ "${{found%% *}}" = "$1" ] || refuse 1 "$2 is not the file of this print plan; build the kit again"
}}

# Where the stock changes, somebody at the terminal is asked to load it; in a pipe it is only said.
load() {{
  printf 'Load %s.\\n' "$1"
  if [ -t 0 ]; then
    printf 'Press Enter when it is there. '
    read -r _ || :
  fi
}}
"""


class Planned(NamedTuple):
    """A job of the print plan: its file's SHA-256, the stock to load, and what a reader of the script should know.

    `passes` are ranges of pages that are sent one after the other, where the sheets must be put in again between them;
    `again` says so.
    """

    job: Job
    checksum: str
    stock: str
    note: str
    passes: tuple[str, ...] = ()
    again: str = ""


def script(name: str, head: str, planned: Sequence[Planned]) -> str:
    """Return the script.

    Args:
        name: what the script's file is called.
        head: what it prints, in one line.
        planned: the jobs in their order.
    """
    parts = [_HEAD.format(name=name, head=_line(head))]
    parts += [f"check {one.checksum} {_path(one)}\n" for one in planned]
    stock = ""
    for one in planned:
        parts.append(f"\n# {_line(one.note)}\n")
        if one.stock != stock:
            parts.append(f"load {shlex.quote(_line(one.stock))}\n")
            stock = one.stock
        for pages in one.passes or ("",):
            if pages and pages != one.passes[0]:
                parts.append(f"load {shlex.quote(_line(one.again))}\n")
            some = ("-P", pages) if pages else ()
            parts.append(f'lp -d "$printer" {shlex.join((*arguments(one.job), *some))} {_path(one)}\n')
    return "".join(parts)


def _path(planned: Planned) -> str:
    """Return a file so that no name can be taken for an option."""
    return shlex.quote(f"./{planned.job.file}")


def _line(text: str) -> str:
    """Return a text in one line: a comment ends where its line ends."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
