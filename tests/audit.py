"""A tagged PDF goes in, every fault of its tags comes out, and its structure tree as text.

What ISO 14289-1 asks of marked content and structure, checked without a validator: each mark is owned once and the
parent tree says by whom, nothing is painted outside of marks, marks nest with text objects and graphics states, and
whatever can be clicked or filled in has words and a place in the tree.
"""

from __future__ import annotations

import io
import re

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject, NumberObject

from sketch import _Font, crossings

PAINT = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"Tj", b"TJ", b"'", b'"', b"EI"}
HEADINGS = re.compile(r"H[1-6]")


class Element:
    """A structure element with its kids: elements, (page, MCID) and annotations."""

    def __init__(self, reference, tree):
        self.reference = reference
        self.dictionary = reference.get_object()
        self.role = str(self.dictionary["/S"]).removeprefix("/")
        self.kids = [self._kid(kid, tree) for kid in _kids(self.dictionary)]

    def _kid(self, kid, tree):
        seen = kid.get_object()
        if isinstance(seen, NumberObject):
            return tree.page_of(self.dictionary.raw_get("/Pg")), int(seen)
        if seen.get("/Type") == "/MCR":
            return tree.page_of(seen.raw_get("/Pg")), int(seen["/MCID"])
        if seen.get("/Type") == "/OBJR":
            return seen.raw_get("/Obj")
        return Element(kid, tree)

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    @property
    def marks(self):
        return [kid for kid in self.kids if isinstance(kid, tuple)]

    @property
    def annotations(self):
        return [kid for kid in self.kids if isinstance(kid, IndirectObject)]


def _kids(dictionary):
    if "/K" not in dictionary:
        return []
    raw = dictionary.raw_get("/K")
    return list(raw) if isinstance(raw, ArrayObject) else [raw]


class Tree:
    """The structure of a PDF, and what is drawn under each mark."""

    def __init__(self, pdf):
        self.reader = PdfReader(io.BytesIO(pdf))
        self.catalog = self.reader.root_object
        self.numbers = {page.indirect_reference.idnum: index for index, page in enumerate(self.reader.pages)}
        self.streams = [self._operations(page) for page in self.reader.pages]
        self.root = self.catalog.get("/StructTreeRoot")
        self.top = [Element(kid, self) for kid in _kids(self.root)] if self.root else []

    def _operations(self, page):
        return ContentStream(page["/Contents"].get_object(), self.reader).operations if "/Contents" in page else []

    def page_of(self, reference):
        return self.numbers[reference.idnum]

    def elements(self):
        for top in self.top:
            yield from top.walk()

    def words(self):
        """Return the text under each mark, by page and MCID; under None the artifacts' of the page."""
        found = {}
        for index, page in enumerate(self.reader.pages):
            fonts = {n: _Font(f.get_object()) for n, f in page["/Resources"].get("/Font", {}).items()}
            for mark, text in _texts(self.streams[index], fonts):
                found[index, mark] = found.get((index, mark), "") + text
        return found


def _texts(stream, fonts):
    font, marks = None, []
    for operands, operator in stream:
        if operator in {b"BDC", b"BMC"}:
            marks.append(int(operands[1]["/MCID"]) if operator == b"BDC" and "/MCID" in operands[1] else None)
        elif operator == b"EMC":
            marks.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in {b"Tj", b"TJ"}:
            parts = operands[0] if operator == b"TJ" else operands
            yield marks[-1] if marks else None, "".join(font.text(p) for p in parts if not isinstance(p, (int, float)))


def faults(pdf):
    """Return what is wrong with the tags of a PDF."""
    tree = Tree(pdf)
    return [*_document(tree), *_content(tree), *_owners(tree), *_annotations(tree), *_elements(tree)]


def _document(tree):
    catalog = tree.catalog
    if not tree.top:
        yield "there is no structure tree"
    if not catalog.get("/MarkInfo", {}).get("/Marked"):
        yield "the file is not said to be marked"
    if not catalog.get("/Lang"):
        yield "there is no language"
    if not catalog.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "the title is not shown"
    for number, page in enumerate(tree.reader.pages, start=1):
        if page.get("/Tabs") != "/S":
            yield f"page {number}: tabs do not follow the structure"


def _content(tree):
    for number, stream in enumerate(tree.streams, start=1):
        for fault in crossings(stream):
            yield f"page {number}: {fault} does not nest"
        depth = 0
        for operands, operator in stream:
            if operator in {b"BMC", b"BDC"}:
                depth += 1
                if depth > 1:
                    yield f"page {number}: a mark inside a mark"
                if operator == b"BDC" and not isinstance(operands[1], DictionaryObject):
                    yield f"page {number}: a mark without properties"
            elif operator == b"EMC":
                depth -= 1
            elif operator in PAINT and not depth:
                yield f"page {number}: {operator.decode()} outside of marks"


def _owners(tree):
    owners = {}
    for element in tree.elements():
        for mark in element.marks:
            owners.setdefault(mark, []).append(element.reference.idnum)
    rows = tree.root["/ParentTree"]["/Nums"] if tree.root else []
    parents = {int(rows[i]): rows[i + 1] for i in range(0, len(rows), 2)}
    for index, (page, stream) in enumerate(zip(tree.reader.pages, tree.streams, strict=True)):
        drawn = [int(o[1]["/MCID"]) for o, operator in stream if operator == b"BDC" and "/MCID" in o[1]]
        if len(drawn) != len(set(drawn)):
            yield f"page {index + 1}: an MCID is used twice"
        row = parents.get(int(page.get("/StructParents", -1)), [])
        told = [kid.idnum if isinstance(kid, IndirectObject) else None for kid in row.get_object()] if row else []
        for mcid in sorted({*drawn, *(mcid for at, mcid in owners if at == index), *range(len(told))}):
            own = owners.get((index, mcid), [])
            if len(own) != 1 or mcid not in drawn or told[mcid : mcid + 1] != own:
                yield f"page {index + 1}: mark {mcid} is owned by {own}, drawn {drawn.count(mcid)} times"


def _annotations(tree):
    rows = tree.root["/ParentTree"]["/Nums"] if tree.root else []
    parents = {int(rows[i]): rows[i + 1] for i in range(0, len(rows), 2)}
    owners = {kid.idnum: element for element in tree.elements() for kid in element.annotations}
    for number, page in enumerate(tree.reader.pages, start=1):
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            kind = annotation["/Subtype"]
            owner = owners.get(reference.idnum)
            role = {"/Link": "Link", "/Widget": "Form"}.get(kind)
            if owner is None or owner.role != role:
                yield f"page {number}: a {kind} is in {owner and owner.role}"
            elif parents.get(int(annotation.get("/StructParent", -1)), owner.reference).idnum != owner.reference.idnum:
                yield f"page {number}: the parent tree has another owner for a {kind}"
            if "/StructParent" not in annotation:
                yield f"page {number}: a {kind} has no parent in the structure"
            if not str(annotation.get("/Contents") or annotation.get("/TU") or _inherited(annotation) or "").strip():
                yield f"page {number}: a {kind} has no words"


def _inherited(annotation):
    return annotation.get("/Parent", {}).get("/TU")


def _elements(tree):
    level = 0
    for element in tree.elements():
        if element.role == "Part":
            level = 0
        if HEADINGS.fullmatch(element.role):
            if int(element.role[1]) > level + 1:
                yield f"{element.role} after H{level}"
            level = int(element.role[1])
        if element.role == "Figure" and not str(element.dictionary.get("/Alt", "")).strip():
            yield "a Figure has no Alt"
        if element.role == "Figure" and "/BBox" not in element.dictionary.get("/A", {}):
            yield "a Figure has no BBox"
        if element.role == "Table" and not any(inner.role == "TH" for inner in element.walk()):
            yield "a Table has no TH"
        if element.role == "TH" and "/Scope" not in element.dictionary.get("/A", {}):
            yield "a TH has no Scope"
        if element.role == "L" and "/ListNumbering" not in element.dictionary.get("/A", {}):
            yield "an L has no ListNumbering"


def text_of(pdf):
    """Return the structure tree as text, a line an element, with what is read in it."""
    tree = Tree(pdf)
    words = tree.words()
    lines = [line for top in tree.top for line in _lines(top, words, 0)]
    return "\n".join(lines) + "\n"


def _lines(element, words, depth):
    text = "".join(words.get(kid, "") for kid in element.marks).strip()
    told = [
        f" {key[1:]}={str(element.dictionary[key])!r}" for key in ("/T", "/Lang", "/Alt") if key in element.dictionary
    ]
    attributes = element.dictionary.get("/A", {})
    told += [f" {attributes[key][1:]}" for key in ("/Scope", "/ListNumbering") if key in attributes]
    said = f": {text}" if text and element.role != "Figure" else ""
    yield "  " * depth + element.role + "".join(told) + said
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _lines(kid, words, depth + 1)


def shape_of(pdf):
    """Return the structure tree as text without words; alike neighbours are told once, with their number."""
    lines = [line for top in Tree(pdf).top for line in _shape(top)]
    return "\n".join(lines) + "\n"


def _shape(element):
    scope = element.dictionary.get("/A", {}).get("/Scope")
    yield element.role + (f" {scope[1:]}" if scope else "")
    told = [("  " + "\n  ".join(_shape(kid))) for kid in element.kids if isinstance(kid, Element)]
    for index, text in enumerate(told):
        if index and told[index - 1] == text:
            continue
        count = next((n for n, other in enumerate(told[index:]) if other != text), len(told) - index)
        first, *rest = text.split("\n")
        yield from (f"{first} x {count}" if count > 1 else first, *rest)
