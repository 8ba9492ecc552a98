"""Checks of what layouts point to: set pieces go in, every number, page or link that leads nowhere is noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.model.workshop import CARDS
from kitgen.typeset.pen import PageInfo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kitgen.base.problems import Problems
    from kitgen.build.numbers import Numbers
    from kitgen.build.view import View
    from kitgen.markup.element import Element
    from kitgen.model.workshop import Workshop
    from kitgen.typeset.piece import SetPiece

_PAGE = PageInfo(1, 0, 0, {})


def check_references(piece: SetPiece, numbers: Numbers, pieces: Mapping[str, SetPiece], problems: Problems) -> None:
    """Note every value, page picture and link of a piece that nothing answers, before anything is drawn."""
    for element in piece.root.walk():
        if element.tag == "value" and not _answered(str(element.get("of")), piece, numbers):
            _note(element, f'nothing answers <value of="{element.get("of")}"/>', problems)
        elif element.tag == "page-picture" and not _shown(element, pieces):
            target = element.get("page-of") or f"page {element.get('page', 1):g}"
            _note(element, f'there is no "{target}" in "{element.get("of")}" to show in small', problems)
        elif element.tag == "a" and not _leads(str(element.get("href")), piece, pieces):
            _note(element, f'the link "{element.get("href")}" leads nowhere', problems)


def check_prices(view: View, problems: Problems) -> None:
    """Warn of what has no price although there are prices: then neither it nor the whole has a cost."""
    order = view.order
    for ticket in order.unpriced if order.prices else ():
        message = f'there is no price for a {ticket.inks} sheet of {ticket.paper}, on which "{ticket.title}" is printed'
        hint = f"add prices: sheet: {ticket.paper}: {{{ticket.inks}: …}}; until then the kit tells no cost"
        problems.warn("no-price", message, order.prices.origin if order.prices else None, hint=hint)


def check_group(workshop: Workshop, participants: int, problems: Problems) -> None:
    """Warn when more or fewer take part than the workshop is made for."""
    least, most = workshop.group_min or 1, workshop.group_max or participants
    if not least <= participants <= most:
        message = f"{participants} participants; the workshop is made for {least} to {most}"
        hint = "change group in workshop.yaml, or the number of participants"
        problems.warn("group-size", message, workshop.at.get("group"), hint=hint)


def check_pieces(workshop: Workshop, pieces: Sequence[str], problems: Problems) -> None:
    """Note that cards are asked for where there are none."""
    if CARDS in pieces and workshop.cards is None:
        message = f'"{CARDS}" is to be made, and the workshop "{workshop.name}" has no cards'
        hint = "write cards.md, as docs/authoring.md shows, or ask for other pieces"
        problems.error("no-cards", message, workshop.at.get("pieces") or workshop.at.get("title"), hint=hint)


def _answered(name: str, piece: SetPiece, numbers: Numbers) -> bool:
    try:
        numbers(name, piece, _PAGE)
    except (KeyError, ValueError):
        return False
    return True


def _shown(element: Element, pieces: Mapping[str, SetPiece]) -> bool:
    piece = pieces.get(str(element.get("of")))
    if piece is None:
        return False
    if element.get("page-of"):
        return str(element.get("page-of")) in piece.names
    return 1 <= int(element.get("page", 1)) <= len(piece.pages)


def _leads(href: str, piece: SetPiece, pieces: Mapping[str, SetPiece]) -> bool:
    if not href.startswith("#"):
        return True
    name, mark, target = href[1:].partition(":")
    owner = pieces.get(name) if mark else piece
    target = target if mark else name
    return owner is not None and (not target or target in owner.names)


def _note(element: Element, message: str, problems: Problems) -> None:
    problems.error(
        "unknown-target",
        message,
        element.via,
        via=element.origin,
        hint="an id must stand in a piece of this kit; docs/layouts.md lists the values",
    )
