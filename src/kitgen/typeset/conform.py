"""What PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask beyond pages: facts go in, metadata comes out.

ReportLab lacks some of it; each gap is closed here, with the clause that asks for it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfdoc, ttfonts

from kitgen.typeset.profile import srgb

if TYPE_CHECKING:
    import datetime as dt

    from kitgen.typeset.dialog import PrintDialog


class Facts(NamedTuple):
    """What a document says of itself; Info and XMP are both written from here, so that they agree."""

    title: str
    author: str
    subject: str
    keywords: str
    creator: str
    producer: str
    lang: str
    made: dt.datetime


def _end_streams_on_a_line() -> None:
    """Put an end of line before `endstream`, as ISO 19005-2, 6.1.7.1 asks."""
    original: Any = pdfdoc.PDFStream.format

    def format_stream(stream: Any, document: Any) -> bytes:
        head, _, tail = original(stream, document).rpartition(b"endstream")
        return bytes(head + b"\nendstream" + tail)

    if not getattr(pdfdoc.PDFStream, "ends_on_a_line", False):
        stream_class: Any = pdfdoc.PDFStream
        stream_class.format = format_stream
        stream_class.ends_on_a_line = True


def _name_only_what_is_used() -> None:
    """Leave unused codes out of ToUnicode, where ReportLab maps them to U+0000 (ISO 14289-1, 7.21.7)."""

    def cmap(name: str, subset: list[int]) -> str:
        used = [(code, char) for code, char in enumerate(subset) if char and (char != 32 or code == 32)]
        blocks = [used[start : start + 100] for start in range(0, len(used), 100)]
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
        ]
        for block in blocks:
            lines.append(f"{len(block)} beginbfchar")
            lines.extend(f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in block)
            lines.append("endbfchar")
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines)

    fonts: Any = ttfonts
    fonts.makeToUnicodeCMap = cmap


def prepare() -> None:
    """Close the gaps in ReportLab's own writing; done once in a process."""
    _end_streams_on_a_line()
    _name_only_what_is_used()


def conform(document: Any, facts: Facts, *, claims: bool, ua2: bool = False, dialog: PrintDialog | None = None) -> None:
    """Give a ReportLab document its language, metadata, output intent, identity, and what it says to a print dialog.

    With `claims` the metadata states PDF/A-2a and PDF/UA-1, or PDF/A-4 and PDF/UA-2; the caller must have tagged the
    pages.
    """
    catalog = document.Catalog
    catalog.__NoDefault__ = catalog.__Refs__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]
    catalog.Lang = pdfdoc.PDFString(facts.lang)
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document)])
    catalog.Metadata = pdfdoc.XMP(creator=lambda _document: xmp(facts, claims=claims, ua2=ua2).encode())
    printing = dialog.preferences if dialog else {}
    catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": pdfdoc.PDFtrue, **printing})
    stamp(document, facts)


def _output_intent(document: Any) -> Any:
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), srgb(), [pdfdoc.PDFZCompress])
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def stamp(document: Any, facts: Facts) -> None:
    """Let Info carry the kit's own date; ReportLab would write its clock or the year 2000."""
    info = document.info
    info.title, info.author, info.subject = facts.title, facts.author, facts.subject
    info.keywords, info.creator, info.producer = facts.keywords, facts.creator, facts.producer
    stamp = document._timeStamp  # noqa: SLF001
    made = facts.made
    stamp.YMDhms = (made.year, made.month, made.day, made.hour, made.minute, made.second)
    stamp.dhh = stamp.dmm = 0
    document.updateSignature(f"{facts.title} {facts.author} {made.isoformat()}")


def _default(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt>'


def xmp(facts: Facts, *, claims: bool, ua2: bool = False) -> str:
    """Return the metadata as XMP (ISO 16684-1); every property is an element, as some readers know no others."""
    made = facts.made.strftime("%Y-%m-%dT%H:%M:%S+00:00")
    claim = (_UA2 if ua2 else _UA1) if claims else ""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
        'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
        'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
        'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        f"<dc:format>application/pdf</dc:format><dc:title>{_default(facts.title)}</dc:title>"
        f"<dc:creator><rdf:Seq><rdf:li>{escape(facts.author)}</rdf:li></rdf:Seq></dc:creator>"
        f"<dc:description>{_default(facts.subject)}</dc:description>"
        f"<dc:language><rdf:Bag><rdf:li>{escape(facts.lang)}</rdf:li></rdf:Bag></dc:language>"
        f"<pdf:Producer>{escape(facts.producer)}</pdf:Producer><pdf:Keywords>{escape(facts.keywords)}</pdf:Keywords>"
        f"<xmp:CreatorTool>{escape(facts.creator)}</xmp:CreatorTool>"
        f"<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>"
        f'{claim}</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )


# PDF/A-2 wants each schema it does not know to be described in the file (ISO 19005-2, 6.6.2.3).
_EXTENSION = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>"
    '<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>'
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)

_UA1 = (
    "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>" + _EXTENSION
)
_UA2 = (
    "<pdfaid:part>4</pdfaid:part><pdfaid:rev>2020</pdfaid:rev>"
    "<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>"
)
