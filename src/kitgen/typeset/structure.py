"""The structure tree: markup and what was drawn for each element go in, tags a screen reader follows come out.

Roles are those of ISO 32000-1, 14.8.4. Elements without a role hand their content to what they stand in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from kitgen.markup.vocabulary import TAGS
from kitgen.typeset.blocks import OWN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.door import Door

Mark = tuple[int, Any]
_KEPT_EMPTY = frozenset({"TD", "TH", "TR"})
_NUMBERING = {"decimal": "Decimal", "disc": "Disc", "none": "None"}


@dataclass(slots=True)
class Marks:
    """What the structure tree is built from: who owns which marked content and annotation on which page."""

    kids: dict[Element, list[tuple[int, Any]]] = field(default_factory=dict)
    pages: list[list[Element]] = field(default_factory=list)
    boxes: dict[Element, tuple[float, float, float, float]] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Node:
    """A structure element; its kids are nodes and marks: (page from 0, MCID or annotation)."""

    role: str
    element: Element | None = None
    kids: list[Node | Mark] = field(default_factory=list)
    number: int = 0


class _Raw(pdfdoc.PDFObject):
    """An object whose text is known; ReportLab gives it its number."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.text = ""

    def format(self, _document: Any) -> bytes:
        return self.text.encode("latin-1")


def role_of(element: Element) -> str:
    """Return an element's structure type, empty where it adds none."""
    if element.tag == "label":
        return "Lbl"
    role = TAGS[element.tag].role
    return f"H{int(element.attrs.get('level', 1))}" if role == "H" else role


class Tree:
    """The structure of one document, built from its roots and what the door has noted."""

    def __init__(self, door: Door, roots: Sequence[Element]) -> None:
        self.door = door
        self.kids_of = door.marks.kids
        several = len(roots) > 1
        self.root = Node("Document")
        for root in roots:
            kids = list(self._inside(root))
            if several:
                self.root.kids.append(Node("Part", root, kids))
            else:
                self.root.kids.extend(kids)

    def _inside(self, element: Element) -> Iterator[Node | Mark]:
        """Yield what stands in an element, in reading order."""
        own: list[Mark] = list(self.kids_of.get(element, ()))
        nodes: list[Node | Mark] = []
        for word in element.attrs.get(OWN_WORDS, ()):
            nodes.extend(self._node(word))
        for child in element.elements:
            nodes.extend(self._node(child))
        if own and nodes:
            yield from sorted([*own, *nodes], key=_place)
        else:
            yield from own
            yield from nodes

    def _node(self, element: Element) -> list[Node | Mark]:
        if element.tag == "furniture":
            return []
        kids = list(self._inside(element))
        role = role_of(element)
        if not role:
            return kids
        if role == "LI":
            return [_list_item(element, kids)] if kids else []
        if kids or role in _KEPT_EMPTY:
            return [Node(role, element, kids)]
        return []


def _list_item(element: Element, kids: list[Node | Mark]) -> Node:
    labels = [kid for kid in kids if isinstance(kid, Node) and kid.role == "Lbl"]
    rest = [kid for kid in kids if kid not in labels]
    return Node("LI", element, [*labels, Node("LBody", None, rest)])


def _place(kid: Node | Mark) -> tuple[int, int]:
    """Return where something is first drawn, for the order of words and links in one paragraph."""
    while isinstance(kid, Node):
        if not kid.kids:
            return (1 << 30, 0)
        kid = kid.kids[0]
    page, mark = kid
    return page, mark if isinstance(mark, int) else 1 << 30


class _Writer:
    """Writes a tree as objects of the document."""

    def __init__(self, tree: Tree) -> None:
        self.door = tree.door
        self.document = tree.door.document
        self.objects: list[tuple[Node, _Raw]] = []
        self.owners: dict[tuple[int, int], int] = {}
        self.annotations: list[tuple[Any, int]] = []
        self.notes = 0
        self._number(tree.root)

    def _register(self, raw: _Raw) -> int:
        reference = self.document.Reference(raw)
        return int(self.document.idToObjectNumberAndVersion[reference.name][0])

    def _number(self, node: Node) -> None:
        raw = _Raw()
        node.number = self._register(raw)
        self.objects.append((node, raw))
        for kid in node.kids:
            if isinstance(kid, Node):
                self._number(kid)
            elif isinstance(kid[1], int):
                self.owners[kid[0], kid[1]] = node.number
            else:
                self.annotations.append((kid[1], node.number))

    def write(self, root: Node) -> None:
        top, parents = _Raw(), _Raw()
        top_number, parents_number = self._register(top), self._register(parents)
        above = {id(kid): node.number for node, _ in self.objects for kid in node.kids if isinstance(kid, Node)}
        pages = [self._page(index) for index in range(len(self.door.marks.pages))]
        for node, raw in self.objects:
            raw.text = self._element(node, above.get(id(node), top_number), pages)
        keys = self._parent_tree(parents)
        top.text = (
            f"<</Type /StructTreeRoot /K [{root.number} 0 R] /ParentTree {parents_number} 0 R "
            f"/ParentTreeNextKey {keys} /RoleMap <</Aside /Note>> >>"
        )
        self.document.Catalog.StructTreeRoot = top
        self.document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})

    def _page(self, index: int) -> int:
        return int(self.document.idToObjectNumberAndVersion[f"Page{index + 1}"][0])

    def _parent_tree(self, parents: _Raw) -> int:
        parts = []
        for page, owned in enumerate(self.door.marks.pages):
            refs = " ".join(f"{self.owners[page, mcid]} 0 R" for mcid in range(len(owned)))
            parts.append(f"{page} [{refs}]")
        key = len(self.door.marks.pages)
        for annotation, owner in self.annotations:
            annotation["StructParent"] = key
            parts.append(f"{key} {owner} 0 R")
            key += 1
        parents.text = f"<</Nums [{' '.join(parts)}]>>"
        return key

    def _element(self, node: Node, parent: int, pages: Sequence[int]) -> str:
        first = next((kid[0] for kid in node.kids if not isinstance(kid, Node)), None)
        kids = [self._kid(kid, first, pages) for kid in node.kids]
        parts = [f"/Type /StructElem /S /{node.role} /P {parent} 0 R"]
        if first is not None:
            parts.append(f"/Pg {pages[first]} 0 R")
        if kids:
            parts.append(f"/K {kids[0]}" if len(kids) == 1 else f"/K [{' '.join(kids)}]")
        parts.extend(self._attributes(node))
        return f"<<{' '.join(parts)}>>"

    def _kid(self, kid: Node | Mark, first: int | None, pages: Sequence[int]) -> str:
        if isinstance(kid, Node):
            return f"{kid.number} 0 R"
        page, mark = kid
        if isinstance(mark, int):
            return str(mark) if page == first else f"<</Type /MCR /Pg {pages[page]} 0 R /MCID {mark}>>"
        reference = self.document.Reference(mark)
        number = self.document.idToObjectNumberAndVersion[reference.name][0]
        return f"<</Type /OBJR /Pg {pages[page]} 0 R /Obj {number} 0 R>>"

    def _attributes(self, node: Node) -> Iterator[str]:
        element = node.element
        if element is None:
            return
        lang = element.get("lang")
        if lang and element.tag != "document":
            yield f"/Lang {pdf_text(str(lang))}"
        if node.role == "Figure":
            yield f"/Alt {pdf_text(str(element.get('alt') or ''))}"
            box = self.door.marks.boxes.get(element)
            if box:
                yield f"/A <</O /Layout /BBox [{' '.join(f'{v:.2f}' for v in box)}]>>"
        elif node.role == "TH":
            yield f"/A <</O /Table /Scope /{element.get('scope', 'Column')}>>"
        elif node.role == "L":
            yield f"/A <</O /List /ListNumbering /{_NUMBERING[str(element.get('numbering', 'none'))]}>>"
        elif node.role == "Aside":
            self.notes += 1
            yield f"/ID (note-{self.notes})"
        elif node.role in {"Part", "Sect"} and element.get("title"):
            yield f"/T {pdf_text(str(element.get('title')))}"


def pdf_text(text: str) -> str:
    """Return a text string object (ISO 32000-1, 7.9.2.2) in hex, so that no character needs escaping."""
    coded = ("\ufeff" + text).encode("utf-16-be")
    return f"<{coded.hex()}>"


def write_structure(door: Door, roots: Sequence[Element]) -> None:
    """Give a drawn document its structure tree."""
    tree = Tree(door, roots)
    _Writer(tree).write(tree.root)
