"""The print plan in a terminal: the values of a manifest go in, tables of tickets and packing come out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kitgen.build.editions import STANDARD
from kitgen.build.words import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_AS_WIDE_AS_NEEDED = 1000
_PACKED_FOR = (("observer", "observer"), ("facilitator", "facilitator"), ("room", "room"), ("spares", "spares"))
_GAP = 2
_FIRST_TO_GO = ("file", "finish", "colour", "cuts", "sides", "pages", "paper")
"""The columns of tickets that a narrow terminal goes without, in this order."""

_LEFT = frozenset({"", "piece", "file", "paper", "sides", "colour", "finish", "item"})


def show_plan(plan: Mapping[str, Any]) -> None:
    """Print a plan, whose values are those of a manifest. In a pipe lines are as long as they must be."""
    there = sys.stdout.isatty()
    console = Console(highlight=False, soft_wrap=not there, width=None if there else _AS_WIDE_AS_NEEDED)
    console.print(Text(head_of(plan), style="bold"))
    console.print(_table(fitted(ticket_rows(plan), console.width)))
    console.print(Text(f"{plan['sheets']} sheets in all{_cost(plan)}"))
    console.print()
    console.print(_table(packing_rows(plan)))


def head_of(plan: Mapping[str, Any]) -> str:
    """Return what the plan is of, and for whom."""
    room = plan["room"]
    sizes = " + ".join(map(str, room["groups"]))
    counts = [counted(room["participants"], "participant"), f"at {counted(room['tables'], 'table')} ({sizes})",
              counted(room["spares"], "spare"), counted(room["facilitators"], "facilitator")]  # fmt: skip
    if room["observers"]:
        counts.append(counted(room["observers"], "observer"))
    return f"{plan['workshop']['title']}, {plan['brand']['full_name']}: {', '.join(counts)}"


def ticket_rows(plan: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return a row a file in the order, under a row of heads; costs only where the plan has them."""
    priced = plan["cost"] is not None
    heads = ("", "piece", "file", "pages", "sheets", "copies", "total", "paper", "sides", "colour", "finish", "cuts")
    rows: list[tuple[str, ...]] = [(*heads, "cost") if priced else heads]
    for piece in plan["pieces"]:
        if not piece["letter"]:
            continue
        numbers = (str(piece[key]) for key in ("pages", "sheets", "copies", "total_sheets"))
        paper = f"{piece['paper']['name']}, {piece['stock']['gsm']} g"
        sides = f"both, {piece['flip_edge']} edge" if piece["flip_edge"] else "one"
        edition = "" if piece["edition"] == STANDARD else f", {piece['edition']}"
        row = (piece["letter"], f"{piece['title']}{edition}", piece["file"], *numbers, paper, sides, piece["colour"],
               piece["finish"], str(piece["cuts"] or ""))  # fmt: skip
        rows.append((*row, piece["cost"] or "") if priced else row)
    return rows


def fitted(rows: Sequence[tuple[str, ...]], width: int) -> list[tuple[str, ...]]:
    """Return rows that are no wider than a terminal, as far as columns can be left out for it."""
    kept = list(range(len(rows[0])))
    for head in _FIRST_TO_GO:
        if sum(max(len(row[at]) for row in rows) + _GAP for at in kept) - _GAP <= width:
            break
        kept.remove(rows[0].index(head))
    return [tuple(row[at] for at in kept) for row in rows]


def packing_rows(plan: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return a row a thing to pack, under a row of heads; columns in which nothing stands are left out."""
    lines = plan["packing"]
    kinds = lines[0]["tables"] if lines else []
    more = [(key, head) for key, head in _PACKED_FOR if any(line[key] for line in lines)]
    heads = ("item", "a place", *(f"table of {kind['seats']}" for kind in kinds), *(head for _, head in more), "in all")
    return [heads, *(_packed(line, [key for key, _ in more]) for line in lines)]


def _packed(line: Mapping[str, Any], keys: Sequence[str]) -> tuple[str, ...]:
    numbers = (line["place"], *(kind["each"] for kind in line["tables"]), *(line[key] for key in keys), line["total"])
    return (line["item"], *(str(number or "") for number in numbers))


def _cost(plan: Mapping[str, Any]) -> str:
    cost = plan["cost"]
    if not cost or cost["total"] is None:
        return ""
    return f", {' '.join(filter(None, (cost['currency'], cost['total'])))}"


def _table(rows: Sequence[Sequence[str]]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="dim")
    for head in rows[0]:
        table.add_column(
            head, justify="left" if head in _LEFT else "right", overflow="fold", no_wrap=head not in {"piece", "item"}
        )
    for row in rows[1:]:
        table.add_row(*map(Text, row))  # what writers wrote is no markup
    return table
