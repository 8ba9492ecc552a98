"""Documents of others in a kit: the PDFs that workshop.yaml names go in, pieces like the kit's own come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.lengths import MM
from kitgen.base.papers import paper_for
from kitgen.build.pieces import PieceKind
from kitgen.build.words import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.base.problems import Problems
    from kitgen.model.document import ForeignDocument
    from kitgen.model.workshop import Workshop
    from kitgen.typeset.foreign import ForeignPdf
    from kitgen.typeset.piece import SetPiece

_AUDIENCES = {"each": "participants", "group": "groups", "facilitator": "facilitators", "room": "everyone"}
_GSM = 90
_ROUNDED = 0.5
"""How far, in millimetres, a page may be off a paper and still be printed on it as it is."""


class KitDocument(NamedTuple):
    """A document, what is known of it as a piece, and its pages."""

    kind: PieceKind
    document: ForeignDocument
    pdf: ForeignPdf

    def set(self, lang: str) -> SetPiece:
        """Return its pages as a piece."""
        from kitgen.typeset.foreign import set_foreign  # noqa: PLC0415 - as all of typeset

        return set_foreign(self.document, self.pdf, lang)


def kit_documents(workshop: Workshop, problems: Problems) -> dict[str, KitDocument]:
    """Return the documents of a workshop by name; those that cannot be used are noted."""
    found = {}
    for document in workshop.documents:
        pdf = _read(document, problems)
        if pdf:
            found[document.name] = KitDocument(_kind(document, pdf), document, pdf)
    return found


def _read(document: ForeignDocument, problems: Problems) -> ForeignPdf | None:
    from kitgen.typeset.foreign import read_foreign  # noqa: PLC0415 - as all of typeset
    from kitgen.typeset.pdfpage import PdfError  # noqa: PLC0415

    named, origin = f'the document "{document.path.name}"', document.origin
    try:
        pdf = read_foreign(document.path.read_bytes())
    except OSError as error:
        problems.error("document-unusable", f"{named} cannot be read: {(error.strerror or str(error)).lower()}", origin)
        return None
    except PdfError as error:
        hint = "print it to a PDF anew, without a password, scripts and attachments, with its fonts in it"
        problems.error("document-unusable", f"{named} {error}", origin, hint=hint)
        return None
    if len(document.alts) not in {0, 1, len(pdf.pages)}:
        message = f"{named} has {len(pdf.pages)} pages, and {len(document.alts)} texts say what they show"
        problems.error("wrong-value", message, origin, hint="give one text for all pages, or one for each")
    if pdf.short:
        message = f"{named} has {listed(pdf.short)}: it and kit.pdf claim neither PDF/A nor PDF/UA"
        hint = "save it as PDF/A-2 to keep the claims"
        problems.warn("document-conformance", message, origin, hint=hint)
    if pdf.lost:
        message = f"{named} has {listed(pdf.lost)}, which are not printed"
        problems.warn(
            "document-loses", message, origin, hint="print it to a PDF first; they are then part of its pages"
        )
    return pdf


def _kind(document: ForeignDocument, pdf: ForeignPdf) -> PieceKind:
    pages = len(pdf.pages)
    return PieceKind(
        document.name,
        _AUDIENCES[document.per],
        document.per,
        _GSM,
        "one staple" if pages > 2 else "none",
        sides="both" if pages > 1 else "one",
        paper=paper_of(pdf.sizes[0]),
    )


def paper_of(size: tuple[float, float]) -> str:
    """Return the name of the paper that a page of a size in points is printed on."""
    wide, high = (side / MM - _ROUNDED for side in size)
    return paper_for(wide, high)


def kinds_of(documents: Mapping[str, KitDocument]) -> dict[str, PieceKind]:
    """Return what is known of the documents as pieces, by their names."""
    return {name: one.kind for name, one in documents.items()}


def words_of(documents: Mapping[str, KitDocument]) -> dict[str, str]:
    """Return what layouts call the documents, as they do the pieces of the kit."""
    words: dict[str, str] = {}
    for name, one in documents.items():
        words |= {name: one.document.title, f"{name}-use": one.document.note, f"{name}-print": one.document.note,
                  f"{name}-label": f"{one.document.title} "}  # fmt: skip
    return words
