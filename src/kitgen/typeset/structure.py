"""The tags of a document go in, the objects of its structure tree come out (ISO 32000-1, 14.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from kitgen.typeset.tree import Mark, Node, build
from kitgen.typeset.ua2 import NAMESPACES, OLD_TYPES, GoTo, names_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.door import Door

_NUMBERING = {"decimal": "Decimal", "disc": "Disc", "none": "None"}


class _Raw(pdfdoc.PDFObject):
    """An object whose text is known; ReportLab gives it its number."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.text = ""

    def format(self, _document: Any) -> bytes:
        return self.text.encode("latin-1")


class _Writer:
    """Writes a tree as objects of the document, those of elements when they are asked for by number."""

    def __init__(self, door: Door, root: Node) -> None:
        self.door = door
        self.document = door.document
        self.nodes: list[Node] = []
        self.first = 0
        self.owners = [[0] * count for count in door.marks.pages]
        self.annotations: list[tuple[Any, int]] = []
        self.pages: list[int] = []
        self.notes = 0
        self.spaces = [self._namespace(uri) for uri in NAMESPACES] if door.ua2 else []
        self.first = self.document.objectcounter + 1
        self._number(root)
        self.document.objectcounter += len(self.nodes)
        if door.ua2:
            self._name(root)

    def _register(self, raw: _Raw) -> int:
        reference = self.document.Reference(raw)
        return int(self.document.idToObjectNumberAndVersion[reference.name][0])

    def _namespace(self, uri: str) -> int:
        raw = _Raw()
        raw.text = f"<</Type /Namespace /NS ({uri})>>"
        return self._register(raw)

    def _name(self, root: Node) -> None:
        """Note which elements stand at the places that links and the outline lead to."""
        targets = self.door.targets
        for node, prefix in _prefixed(root):
            for name in names_of(node.element, prefix) if node.element else ():
                targets.setdefault(name, node.number)
            if node.role == "Part":
                targets.setdefault(prefix, node.number)
        for page, owners in enumerate(self.owners, 1):
            targets[f"Page{page}"] = owners[0] if owners else root.number

    def _number(self, node: Node) -> None:
        node.number = self.first + len(self.nodes)
        self.nodes.append(node)
        for kid in node.kids:
            if isinstance(kid, Node):
                kid.above = node.number
                self._number(kid)
            elif isinstance(kid[1], int):
                self.owners[kid[0]][kid[1]] = node.number
            else:
                self.annotations.append((kid[1], node.number))

    def write(self, root: Node) -> None:
        top, parents = _Raw(), _Raw()
        top_number, parents_number = self._register(top), self._register(parents)
        root.above = top_number
        self.pages = [self._page(index) for index in range(len(self.owners))]
        keys = self._parent_tree(parents)
        spaces = " ".join(f"{number} 0 R" for number in self.spaces)
        more = f"/Namespaces [{spaces}]" if spaces else "/RoleMap <</Aside /Note>>"
        top.text = (
            f"<</Type /StructTreeRoot /K [{root.number} 0 R] /ParentTree {parents_number} 0 R "
            f"/ParentTreeNextKey {keys} {more} >>"
        )
        self.document.Catalog.StructTreeRoot = top
        self.document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})

    def _page(self, index: int) -> int:
        return int(self.document.idToObjectNumberAndVersion[f"Page{index + 1}"][0])

    def _parent_tree(self, parents: _Raw) -> int:
        parts = []
        for page, owners in enumerate(self.owners):
            assert all(owners), f"something on page {page + 1} belongs to no element"  # noqa: S101 - all marks do
            parts.append(f"{page} [{' '.join(f'{owner} 0 R' for owner in owners)}]")
        key = len(self.owners)
        for annotation, owner in self.annotations:
            annotation["StructParent"] = key
            parts.append(f"{key} {owner} 0 R")
            key += 1
        parents.text = f"<</Nums [{' '.join(parts)}]>>"
        return key

    def __call__(self, number: int) -> bytes:
        """Return an element as it is written; a long guide has too many of them to keep all as text."""
        return self._element(self.nodes[number - self.first]).encode("latin-1")

    def _element(self, node: Node) -> str:
        first = next((kid[0] for kid in node.kids if not isinstance(kid, Node)), None)
        kids = [self._kid(kid, first) for kid in node.kids]
        parts = [f"/S /{node.role} /P {node.above} 0 R"]  # /Type may be left out: ISO 32000-1, table 323
        if first is not None:
            parts.append(f"/Pg {self.pages[first]} 0 R")
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]")
        parts.extend(self._attributes(node))
        return f"<<{' '.join(parts)}>>"

    def _kid(self, kid: Node | Mark, first: int | None) -> str:
        if isinstance(kid, Node):
            return f"{kid.number} 0 R"
        page, mark = kid
        if isinstance(mark, int):
            return str(mark) if page == first else f"<</Type /MCR /Pg {self.pages[page]} 0 R /MCID {mark}>>"
        reference = self.document.Reference(mark)
        number = self.document.idToObjectNumberAndVersion[reference.name][0]
        return f"<</Type /OBJR /Pg {self.pages[page]} 0 R /Obj {number} 0 R>>"

    def _attributes(self, node: Node) -> Iterator[str]:
        if node.text:
            yield f"/ActualText {pdf_text(node.text)}"
        if node.title:
            yield f"/T {pdf_text(node.title)}"
        if self.spaces:
            yield f"/NS {self.spaces[node.role not in OLD_TYPES]} 0 R"
            if node.role == "TOCI":
                yield from (f"/Ref [{number} 0 R]" for number in _leads(node))
        if node.role == "L":
            yield f"/A <</O /List /ListNumbering /{_numbering(node, ua2=bool(self.spaces))}>>"
        if node.element is not None:
            yield from self._of_element(node.role, node.element)

    def _of_element(self, role: str, element: Element) -> Iterator[str]:
        lang = element.get("lang")
        if lang and element.tag != "document":
            yield f"/Lang {pdf_text(str(lang))}"
        if role == "Figure":
            yield f"/Alt {pdf_text(str(element.get('alt') or ''))}"
            box = self.door.marks.boxes.get(element)
            if box:
                yield f"/A <</O /Layout /BBox [{' '.join(f'{v:.2f}' for v in box)}]>>"
        elif role == "TH":
            yield f"/A <</O /Table /Scope /{element.get('scope', 'Column')}>>"
        elif role == "Aside":
            self.notes += 1
            yield f"/ID (note-{self.notes})"
        elif role in {"Part", "Sect"}:
            title = element.get("name" if element.tag == "card" else "title")
            if title:
                yield f"/T {pdf_text(str(title))}"


def _prefixed(node: Node, prefix: str = "") -> Iterator[tuple[Node, str]]:
    """Yield all nodes with what the names of their places begin with."""
    if node.role == "Part" and node.element is not None:
        prefix = f"{node.element.get('piece')}:"
    yield node, prefix
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _prefixed(kid, prefix)


def _leads(node: Node) -> list[int]:
    """Return the number of the element that the first link in a node leads to."""
    for inner, _ in _prefixed(node):
        for kid in inner.kids:
            if not isinstance(kid, Node) and not isinstance(kid[1], int) and isinstance(kid[1].dict.get("A"), GoTo):
                return [kid[1]["A"].target]
    return []


def _numbering(node: Node, *, ua2: bool) -> str:
    """Return what the labels of a list are; those of items that a layout places itself are numbers.

    Where labels are no numbers, such as minutes, PDF 2.0 has a word for it.
    """
    items = [kid for kid in node.kids if isinstance(kid, Node)]
    if node.element is not None:
        found = _NUMBERING[str(node.element.get("numbering", "none"))]
        labelled = any(isinstance(kid, Node) and kid.role == "Lbl" for item in items for kid in item.kids)
        return "Description" if ua2 and labelled and found == "None" else found
    return (
        "Decimal" if any(isinstance(kid, Node) and kid.role == "Lbl" for item in items for kid in item.kids) else "None"
    )


def pdf_text(text: str) -> str:
    """Return a text string object (ISO 32000-1, 7.9.2.2) in hex, so that no character needs escaping."""
    coded = ("\ufeff" + text).encode("utf-16-be")
    return f"<{coded.hex()}>"


def write_structure(door: Door, roots: Sequence[Element]) -> None:
    """Give a drawn document its structure tree."""
    root = build(roots, door.marks.kids)
    writer = _Writer(door, root)
    writer.write(root)
    door.document.elements = writer
