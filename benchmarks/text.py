"""The words of a workshop for the yardsticks: a workshop goes in, plain headings, texts, lists and tables come out.

Each piece is a list of `[kind, value]`; a kind is `h1`, `h2`, `p`, `li` (texts), `table` (rows of texts) or `lines`
(how many to write on). The yardsticks get the words ready as JSON, so that reading Markdown costs them nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kitgen.base.problems import Problems
from kitgen.model.blocks import plain
from kitgen.read.workshop import read_workshop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kitgen.model.blocks import Block
    from kitgen.model.workshop import Workshop

Item = list[Any]

FOR_THE_GUIDE = {"model-answer", "touches", "follow-up", "note", "facilitator-only", "instructor", "solution"}
ROOM_TO_WRITE = {"question": 6, "write": 4, "notes": 24}


def words_of(folder: Path) -> dict[str, list[Item]]:
    """Return the words of the four pieces of a workshop."""
    problems = Problems()
    workshop = read_workshop(folder, folder.parents[2], problems)
    problems.stop_on_errors()
    return {
        "facilitator-guide": list(_guide(workshop)),
        "participant-handouts": list(_handouts(workshop)),
        "drawing-sheet": list(_drawing(workshop)),
        "council-cards": list(_cards(workshop)),
    }


def _guide(workshop: Workshop) -> Iterator[Item]:
    yield ["h1", workshop.title]
    yield from (["p", text] for text in (workshop.subtitle, workshop.audience, workshop.purpose) if text)
    yield from (["li", text] for text in workshop.outcomes)
    yield ["table", [[session.title, f"{session.minutes} min"] for session in workshop.timetable]]
    yield from (["li", f"{material.item} {material.note}"] for material in workshop.materials)
    for day in workshop.checklist:
        yield ["h2", day.when]
        yield from (["li", text] for text in day.items)
    for page in (*workshop.front, *workshop.timetable, *workshop.readings):
        yield ["h1", page.title]
        yield from _blocks(filter(None, (page.lead, *page.blocks)), guide=True)
    if workshop.cards:
        for card in workshop.cards.cards:
            yield ["li", f"{card.code} {card.title}: {card.text}"]


def _handouts(workshop: Workshop) -> Iterator[Item]:
    for handout in workshop.handouts:
        yield ["h1", handout.title]
        yield from _blocks(handout.block.children, guide=False)


def _drawing(workshop: Workshop) -> Iterator[Item]:
    if workshop.drawing:
        yield ["h1", str(workshop.drawing.get("title", ""))]
        yield from _blocks(workshop.drawing.children, guide=False)


def _cards(workshop: Workshop) -> Iterator[Item]:
    cards = workshop.cards.cards if workshop.cards else ()
    cells = [f"{card.code} {card.title}. {card.text}" for card in cards]
    cells += [""] * (len(cells) % 2)
    if cells:
        yield ["table", [list(pair) for pair in zip(cells[::2], cells[1::2], strict=True)]]


def _blocks(blocks: Iterable[Block], *, guide: bool) -> Iterator[Item]:
    for block in blocks:
        if block.kind in FOR_THE_GUIDE and not guide:
            continue
        if block.get("title"):
            yield ["h2", str(block.get("title"))]
        text = plain(block.inline)
        if block.kind == "heading":
            yield ["h2", text]
        elif block.kind == "table":
            yield ["table", [[cell.plain for cell in row.children] for row in block.children]]
        elif block.kind == "item":
            yield ["li", block.plain]
            continue
        elif text:
            yield ["p", text]
        if block.kind != "table":
            yield from _blocks(block.children, guide=guide)
        if block.kind in ROOM_TO_WRITE and not guide:
            yield ["lines", ROOM_TO_WRITE[block.kind]]
