"""The manifest: what is known of a kit and the checksums of its files go in, the text of manifest.json comes out."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import kitgen
from kitgen.base.papers import PAPERS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal
    from pathlib import Path

    from kitgen.build.packing import PackingList
    from kitgen.build.tickets import Order, Ticket
    from kitgen.build.view import View

FORMAT = 1


def manifest(view: View, checksums: Mapping[str, str]) -> dict[str, Any]:
    """Return the manifest as plain values.

    Args:
        view: of the standard edition, with all pieces set.
        checksums: of the files that are drawn, by the names of their tickets; without one, a file has none.
    """
    workshop, brand, order = view.workshop, view.brand, view.order
    released = workshop.released.isoformat() if workshop.released else ""
    return {
        "format": FORMAT,
        "workshop": {"name": workshop.name, "title": workshop.title, "lang": workshop.lang},
        "brand": {"name": brand.name, "full_name": brand.full_name},
        "versions": {"kit": workshop.version, "kitgen": kitgen.__version__, "released": released},
        "room": _room(view, order),
        "sheets": order.sheets,
        "cost": _cost(order),
        "order": _order(view),
        "packing": _packing(view.plan.packing),
        "pieces": [_entry(ticket, view, checksums.get(ticket.name)) for ticket in order.tickets],
    }


def _room(view: View, order: Order) -> dict[str, Any]:
    room = view.room
    return {
        "participants": room.participants,
        "groups": list(room.group_sizes),
        "spares": room.spare_copies,
        "facilitators": room.facilitators,
        "observers": room.observers,
        "tables": room.tables,
        "decks": order.decks,
    }


def _cost(order: Order) -> dict[str, Any] | None:
    """Return the cost as texts, for JSON's numbers are no exact ones."""
    if order.prices is None:
        return None
    return {"currency": order.prices.currency or None, "total": _text(order.cost)}


def _text(amount: Decimal | None) -> str | None:
    return f"{amount:f}" if amount is not None else None


def _order(view: View) -> dict[str, str | None]:
    settings = view.settings
    return {
        "due": settings.due.isoformat() if settings.due else None,
        "deliver_to": settings.deliver_to or None,
        "proof": settings.proof or None,
    }


def _packing(packing: PackingList) -> list[dict[str, Any]]:
    return [
        {
            "item": line.item,
            "place": line.place,
            "tables": [{"seats": kind.seats, "tables": kind.number, "each": each}
                       for kind, each in zip(packing.tables, line.tables, strict=True)],
            "observer": line.observer,
            "facilitator": line.facilitator,
            "room": line.room,
            "spares": line.spares,
            "total": line.total,
        }
        for line in packing.lines
    ]  # fmt: skip


def _entry(ticket: Ticket, view: View, checksum: str | None) -> dict[str, Any]:
    kind, paper = ticket.kind, PAPERS[ticket.paper]
    size = (paper.height, paper.width) if ticket.landscape else (paper.width, paper.height)
    entry = {
        "name": kind.name,
        "letter": ticket.letter or None,
        "title": ticket.title,
        "edition": ticket.edition.name,
        "file": ticket.file,
        "audience": kind.audience,
        "brand": view.brand.name,
        "version": view.workshop.version,
        "pages": ticket.pages,
        "sheets": ticket.sheets,
        "copies": ticket.copies,
        "total_sheets": ticket.total_sheets,
        "paper": {"name": paper.label, "width_mm": size[0], "height_mm": size[1]},
        "finished": {"width_mm": ticket.finished[0], "height_mm": ticket.finished[1]},
        "sides": kind.sides,
        "flip_edge": ticket.flip if kind.sides == "both" else None,
        "stock": {"gsm": ticket.gsm, "kind": kind.stock},
        "colour": ticket.inks,
        "collate": ticket.collate,
        "scaling": ticket.scaling,
        "bleed_mm": ticket.bleed,
        "cuts": ticket.cuts,
        "finish": kind.finish,
        "cost": _text(ticket.cost),
    }
    if ticket.cards:
        facts = asdict(ticket.cards)
        entry |= {"printer": facts.pop("printer") or None, "cards": facts}
    return entry if checksum is None else {**entry, "sha256": checksum}


def to_json(values: dict[str, Any]) -> bytes:
    """Return values as JSON that is the same in every run: keys sorted, plain UTF-8, one line end at the end."""
    return (json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def sha256_of(path: Path) -> str:
    """Return the checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
