"""The facts of a workshop: the fields of workshop.yaml go in, the matching fields of the model's Workshop come out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kitgen.base.papers import PAGE_PAPERS, SHEET_PAPERS
from kitgen.model.printer import BACKS
from kitgen.model.workshop import PIECES, PROOFS, ChecklistDay, Material, PageText, RoomNote
from kitgen.read.documents import read_documents
from kitgen.read.prices import read_prices
from kitgen.read.typography import smart

if TYPE_CHECKING:
    from pathlib import Path

    from kitgen.read.fields import Fields

_LANG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_START = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]", re.ASCII)
_SPARES = re.compile(r"[0-9]{1,4}\s*%?", re.ASCII)
_PER = {"each": "each", "per-group": "group", "per-room": "room", "per-facilitator": "facilitator"}
_PROSE = ("short", "subtitle", "tagline", "audience", "venue", "facilitator", "purpose", "credit", "credit-short",
          "deliver-to")  # fmt: skip


def read_facts(fields: Fields, folder: Path, root: Path) -> dict[str, Any]:
    """Return what workshop.yaml says, as keyword arguments of Workshop; faults are noted in the fields' problems.

    Documents are looked for in `folder`, and must lie in `root`.
    """
    lang = _pattern(fields, "lang", _LANG, "a language, such as en, en-GB or de", "en")
    facts: dict[str, Any] = {"lang": lang, "title": smart(fields.text("title", required=True), lang)}
    for key in _PROSE:
        facts[key.replace("-", "_")] = smart(fields.text(key), lang)
    for key in ("outcomes", "sources"):
        facts[key] = tuple(smart(text, lang) for text in fields.texts(key))
    facts["version"] = fields.text("version", "1.0")
    facts["released"] = fields.date("released")
    facts["date"] = fields.date("date")
    facts["participants"] = fields.integer("participants", least=1, most=999)
    facts["groups_of"] = fields.integer("groups-of", least=2, most=99)
    facts["facilitators"] = fields.integer("facilitators", 1, least=1, most=99)
    facts["observers"] = fields.integer("observers", 0, least=0, most=99)
    facts["spares"] = _pattern(fields, "spares", _SPARES, "a number such as 2, or a share such as 10%", "")
    facts["start"] = _pattern(fields, "start", _START, "a time of day, from 0:00 to 23:59", "")
    facts["paper"] = fields.choice("paper", PAGE_PAPERS)
    facts["sheet_paper"] = fields.choice("sheet-paper", SHEET_PAPERS)
    facts["stock"], facts["backs"] = fields.text("stock"), fields.choice("backs", BACKS)
    facts["brand"], facts["look"] = fields.text("brand"), fields.text("look")
    facts["pieces"] = _pieces(fields)
    facts["due"], facts["proof"] = fields.date("due"), fields.choice("proof", PROOFS)
    facts["prices"] = read_prices(fields)
    facts["words"] = _words(fields, lang)
    facts["pages"] = _page_texts(fields, lang)
    facts["group_min"], facts["group_max"] = _group(fields)
    facts["materials"] = tuple(filter(None, (_material(each, lang) for each in fields.mappings("materials"))))
    facts["checklist"] = tuple(_day(each, lang) for each in fields.mappings("checklist"))
    facts["room"] = _room(fields, lang)
    facts["documents"] = read_documents(fields, lang, folder, root)
    facts["at"] = {key: fields.at(key) for key in fields.keys()}  # noqa: SIM118 - Fields is no dict
    fields.finish()
    return facts


def _pattern(fields: Fields, key: str, pattern: re.Pattern[str], wanted: str, default: str) -> str:
    node = fields.node(key)
    if node is None:
        return default
    if node.kind in {"map", "list"} or not pattern.fullmatch(node.raw.strip()):
        return fields.wrong(key, wanted, node, default)
    return node.raw.strip()


def _pieces(fields: Fields) -> tuple[str, ...]:
    pieces = []
    for node in fields.items("pieces"):
        if node.raw not in PIECES:
            fields.wrong("pieces", f"a list of {', '.join(PIECES)}", node, None)
        else:
            pieces.append(node.raw)
    return tuple(piece for piece in PIECES if piece in pieces)


def _words(fields: Fields, lang: str) -> dict[str, str]:
    inner = fields.mapping("words")
    return {key: smart(inner.text(key), lang) for key in inner.keys()} if inner else {}  # noqa: SIM118


def _page_texts(fields: Fields, lang: str) -> dict[str, PageText]:
    """Return the lead and the text that the writer wants on pages the program makes, by the page's key."""
    inner = fields.mapping("pages")
    found: dict[str, PageText] = {}
    for key in inner.keys() if inner else ():
        page = inner.mapping(key) if inner else None
        if page is not None:
            found[key] = PageText(smart(page.text("lead"), lang), smart(page.text("text"), lang))
            page.finish()
    return found


def _group(fields: Fields) -> tuple[int | None, int | None]:
    inner = fields.mapping("group")
    if not inner:
        return None, None
    least, most = inner.integer("min", least=1), inner.integer("max", least=1)
    inner.finish()
    if least and most and least > most:
        message = f'the smallest group "group.min" is {least}, more than "group.max", which is {most}'
        fields.problems.error("wrong-value", message, inner.at("min"))
    return least, most


def _material(fields: Fields, lang: str) -> Material | None:
    item = smart(fields.text("item", required=True), lang)
    given = [key for key in _PER if key in fields]
    if len(given) != 1:
        met = " and ".join(f'"{key}"' for key in given) or "none"
        message = f'"{item}" needs one of "each", "per-group", "per-room" and "per-facilitator", and has {met}'
        fields.problems.error("missing-key", message, fields.origin, hint="write, for instance, each: 1")
    numbers = {key: fields.number(key, 1.0, least=0) for key in _PER}
    key = given[0] if given else "each"
    material = Material(
        item=item,
        origin=fields.origin,
        per=_PER[key],  # type: ignore[arg-type] # the values of _PER are these words
        number=numbers[key] or 0.0,
        spares=fields.boolean("spares"),
        observers=fields.boolean("observers"),
        unit=smart(fields.text("unit"), lang),
        note=smart(fields.text("note"), lang),
        pack=smart(fields.text("pack"), lang),
    )
    fields.finish()
    return material if item else None


def _day(fields: Fields, lang: str) -> ChecklistDay:
    when = smart(fields.text("when", required=True), lang)
    items = tuple(smart(text, lang) for text in fields.texts("items", required=True))
    fields.finish()
    return ChecklistDay(when, items)


def _room(fields: Fields, lang: str) -> tuple[RoomNote, ...]:
    inner = fields.mapping("room")
    if not inner:
        return ()
    notes = []
    for note in inner.mappings("notes"):
        title, text = note.text("title", required=True), note.text("text", required=True)
        notes.append(RoomNote(smart(title, lang), smart(text, lang)))
        note.finish()
    inner.finish()
    return tuple(notes)
