"""What PDF/X-4 (ISO 15930-7) asks beyond pages: facts and a printing condition go in, metadata and intent come out.

PDF/X-4 is claimed only where the printer's profile is in the file, as 6.2.2 asks; without it the keys are there, but
for the claim.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from kitgen.typeset.conform import stamp, xmp

if TYPE_CHECKING:
    from kitgen.typeset.conform import Facts

REGISTRY = "http://www.color.org"
_REGISTERED = ("FOGRA", "CGATS", "JC", "IFRA", "EUROSB", "SWOP")
"""How names in the registry begin; other conditions are a printer's own, and described by the profile alone."""

VERSION = "PDF/X-4"


@dataclass(frozen=True, slots=True)
class Condition:
    """How it is printed: a registered name, and the profile of that condition as an ICC file, empty without one."""

    name: str
    profile: bytes = b""

    @property
    def claims(self) -> bool:
        """Whether the file may call itself PDF/X-4."""
        return bool(self.profile)


def conform_to_press(document: Any, facts: Facts, condition: Condition) -> None:
    """Give a ReportLab document its metadata, output intent and identity."""
    catalog = document.Catalog
    catalog.__NoDefault__ = catalog.__Refs__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
    catalog.Lang = pdfdoc.PDFString(facts.lang)
    catalog.OutputIntents = pdfdoc.PDFArray([_intent(document, condition)])
    catalog.Metadata = pdfdoc.XMP(creator=lambda _document: press_xmp(facts, condition).encode())
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": pdfdoc.PDFtrue})
    document.info.trapped = "False"
    stamp(document, facts)


def _intent(document: Any, condition: Condition) -> Any:
    """Return the output intent (6.2.2)."""
    entries = {
        "Type": pdfdoc.PDFName("OutputIntent"),
        "S": pdfdoc.PDFName("GTS_PDFX"),
        "OutputConditionIdentifier": pdfdoc.PDFString(condition.name),
        "Info": pdfdoc.PDFString(condition.name),
    }
    if condition.name.startswith(_REGISTERED):
        entries["RegistryName"] = pdfdoc.PDFString(REGISTRY)
    if condition.profile:
        profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 4}), condition.profile, [pdfdoc.PDFZCompress])
        entries["DestOutputProfile"] = document.Reference(profile)
    return pdfdoc.PDFDictionary(entries)


def press_xmp(facts: Facts, condition: Condition) -> str:
    """Return the metadata (6.7): identifiers that follow from what the file says, never from chance."""
    made = facts.made.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    said = f"{facts.title} {facts.author} {facts.subject} {made}"
    identity = hashlib.md5(said.encode(), usedforsecurity=False).hexdigest()
    claim = f"<pdfxid:GTS_PDFXVersion>{VERSION}</pdfxid:GTS_PDFXVersion>" if condition.claims else ""
    added = (
        '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
        'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">'
        f"{claim}<pdf:Trapped>False</pdf:Trapped><xmp:MetadataDate>{made}</xmp:MetadataDate>"
        f"<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID><xmpMM:VersionID>1</xmpMM:VersionID>"
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass></rdf:Description>"
    )
    return xmp(facts, claims=False).replace("</rdf:RDF>", f"{added}</rdf:RDF>")
