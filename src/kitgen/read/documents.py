"""Foreign documents: `documents:` of workshop.yaml goes in, the PDFs it names come out, or what is wrong with them."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

from kitgen.base.problems import did_you_mean
from kitgen.model.document import ForeignDocument
from kitgen.model.workshop import PIECES
from kitgen.read.paths import inside
from kitgen.read.typography import smart

if TYPE_CHECKING:
    from typing import Literal

    from kitgen.read.fields import Fields
    from kitgen.read.yamlfile import Node

_PER = ("each", "group", "facilitator", "room")
_TAKEN = (*PIECES, "print-plan", "kit", "manifest")


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
    path = _path(node, fields, folder, root) if node else None
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


def _path(node: Node, fields: Fields, folder: Path, root: Path) -> Path | None:
    """Return the file, or None after noting why it cannot be used."""
    written = node.raw.strip()
    path = Path(os.path.normpath(folder / written))
    if "://" in written:
        message = f'the document "{written[:60]}" is on the web; kitgen reads files only'
        fields.problems.error("path-outside", message, node.origin, hint="save it in the workshop's folder")
    elif not written or PurePosixPath(written).is_absolute() or not inside(path, root):
        message = f'the document "{written}" leads out of the project'
        fields.problems.error("path-outside", message, node.origin, hint="copy it into the workshop's folder")
    elif not path.is_file():
        near = [found.name for found in path.parent.glob("*.pdf")]
        hint = did_you_mean(path.name, near, "there are") or "paths begin at the workshop's folder"
        fields.problems.error("missing-file", f'there is no document "{written}"', node.origin, hint=hint)
    elif path.suffix.lower() != ".pdf":
        message = f'the document "{written}" is not a PDF'
        fields.problems.error("picture-kind", message, node.origin, hint="save it as one")
    else:
        return path
    return None
