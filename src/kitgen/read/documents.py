"""Foreign documents: `documents:` of workshop.yaml goes in, the PDFs it names come out, or what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from kitgen.model.document import IMPOSED, ForeignDocument
from kitgen.model.workshop import PIECES
from kitgen.read.paths import Wanted, file_named
from kitgen.read.typography import smart

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Literal

    from kitgen.read.fields import Fields

_PER = ("each", "group", "facilitator", "room")
_FILES = (*PIECES, "print-plan", "kit")
_TAKEN = frozenset((*_FILES, "manifest", *(f"{name}-{way}" for name in _FILES for way in IMPOSED)))
_WANTED = Wanted("document", (".pdf",), "the workshop's folder")


def read_documents(fields: Fields, lang: str, folder: Path, root: Path) -> tuple[ForeignDocument, ...]:
    """Return the documents that join the kit, in the order written; faults are noted in the fields' problems.

    Args:
        fields: the whole of workshop.yaml.
        lang: the workshop's language, for quotes and dashes.
        folder: the workshop's folder, where paths begin.
        root: the project; no path may lead out of it.
    """
    found: list[ForeignDocument] = []
    for each in fields.mappings("documents"):
        document = _document(each, lang, folder, root)
        if document is None:
            continue
        if document.name in _TAKEN or any(document.name == other.name for other in found):
            message = f'"{document.path.name}" would be called "{document.name}.pdf", as another file of the kit is'
            fields.problems.error("wrong-value", message, document.origin, hint="give the file another name")
        found.append(document)
    return tuple(found)


def _document(fields: Fields, lang: str, folder: Path, root: Path) -> ForeignDocument | None:
    node = fields.node("file", required=True)
    path = file_named(node.raw.strip(), node.origin, _WANTED, folder, root, fields.problems) if node else None
    title = smart(fields.text("title", required=True), lang)
    alts = tuple(smart(text, lang) for text in fields.texts("alt"))
    per = fields.choice("per", _PER, "each")
    note = smart(fields.text("note"), lang)
    fields.finish()
    if node is None or path is None or not title:
        return None
    if not all(alts) or not alts:
        message = f'the document "{path.name}" has no words for those who cannot see it'
        hint = (
            "add alt: with what it shows, or a list with a text for each page; until then it is passed over in reading"
        )
        fields.problems.warn("document-without-words", message, node.origin, hint=hint)
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "document"
    kind = cast('Literal["each", "group", "facilitator", "room"]', per)
    return ForeignDocument(name, title, path, alts, kind, node.origin, note)
