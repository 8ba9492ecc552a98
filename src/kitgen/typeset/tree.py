"""The structure of a document: markup and what was drawn for each element go in, a tree of tags comes out.

Types are those of ISO 32000-1, 14.8.4. Elements without one hand their content to what they stand in. Order is that of
the markup; labels come before what they label, and a heading before the rest of a section that a role makes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeGuard

from kitgen.markup.vocabulary import ROLES, TAGS
from kitgen.typeset.widgets import Widget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kitgen.markup.element import Element

Mark = tuple[int, Any]
"""What was drawn or can be clicked: the page from 0, and an MCID or an annotation."""

Kids = Sequence["Node | Mark"]

_KEPT_EMPTY = frozenset({"TD", "TH", "TR"})
_HEADINGS = frozenset(f"H{level}" for level in range(1, 7))
_HOLDER_OF = {"LI": "L", "TOCI": "TOC"}
_HOLDERS = frozenset(_HOLDER_OF.values())
_GROUPS = frozenset({"Sect", "Div", "Aside"})
_LAST = 1 << 30


@dataclass(slots=True)
class Marks:
    """What the structure tree is built from: who owns which marked content and annotation on which page.

    `pages` counts the marked-content sequences of each page.
    """

    kids: dict[Element, tuple[Mark, ...]] = field(default_factory=dict)
    pages: list[int] = field(default_factory=list)
    boxes: dict[Element, tuple[float, float, float, float]] = field(default_factory=dict)

    def add(self, element: Element, mark: Mark) -> None:
        """Give an element what was drawn or can be clicked."""
        self.kids[element] = (*self.kids.get(element, ()), mark)


@dataclass(slots=True, eq=False)
class Node:
    """A structure element; `text` is what it says where that differs from what is drawn, `title` what it is called.

    `number` and `above` are the object numbers of the element and of what it stands in.
    """

    role: str
    element: Element | None = None
    kids: Kids = ()
    number: int = 0
    above: int = 0
    text: str = ""
    title: str = ""


def role_of(element: Element) -> str:
    """Return an element's structure type, empty where it adds none."""
    if element.tag == "label":
        return "Lbl"
    named = element.attrs.get("role")
    if named:
        return ROLES[named]
    role = TAGS[element.tag].role
    return f"H{int(element.attrs.get('level', 1))}" if role == "H" else role


def build(roots: Sequence[Element], kids_of: Mapping[Element, Sequence[Mark]]) -> Node:
    """Return the document; several pieces bound together are a part each."""
    builder = _Builder(kids_of)
    top = Node("Document", roots[0] if len(roots) == 1 else None)
    for root in roots:
        kids = builder.inside(root)
        top.kids = kids if len(roots) == 1 else [*top.kids, Node("Part", root, kids)]
    return top


class _Builder:
    """Builds nodes from elements."""

    def __init__(self, kids_of: Mapping[Element, Sequence[Mark]]) -> None:
        self.kids_of = kids_of

    def inside(self, element: Element) -> Kids:
        """Return what stands in an element, in reading order."""
        marks = self.kids_of.get(element, ())
        own: Kids = marks
        if marks and any(isinstance(mark[1], Widget) for mark in marks):
            own = [Node("Form", None, (mark,)) if isinstance(mark[1], Widget) else mark for mark in marks]
        nodes: list[Node | Mark] = []
        for word in element.own:
            nodes.extend(self._node(word))
        for child in element.elements:
            found = self._node(child)
            question = nodes[-1] if nodes and child.tag == "answer" else None
            if question and _is_question(question):
                question.kids = (*question.kids, *found)
            else:
                nodes.extend(found)
        return sorted([*own, *nodes], key=_place) if own and nodes else own or nodes

    def _node(self, element: Element) -> Kids:
        if element.tag == "furniture":
            return []
        kids = self.inside(element)
        role = role_of(element)
        if not role:
            return kids
        if not kids and role not in _KEPT_EMPTY:
            return []
        return [Node(role, element, _arranged(role, kids, element))]


def _arranged(role: str, kids: Kids, element: Element) -> Kids:
    """Return the kids of a structure element as its type wants them."""
    if role not in _HOLDERS:
        kids = _held(kids)
    if role in _GROUPS:
        kids = _worded(kids)
    if role in _GROUPS and (element.get("role") or element.tag == "card"):
        return _first(kids)
    if element.tag == "cards":
        return _families(kids)
    arrange = _ARRANGED.get(role)
    return arrange(kids) if arrange else kids


def _worded(kids: Kids) -> Kids:
    """Make a paragraph of words that stand in a group by themselves, such as those of a key (ISO 32005, table 5)."""
    found: list[Node | Mark] = []
    for kid in kids:
        last = found[-1] if found else None
        if isinstance(kid, Node):
            found.append(kid)
        elif isinstance(last, Node) and last.role == "P" and last.element is None:
            _add(last, kid)
        else:
            found.append(Node("P", None, [kid]))
    return found


def _add(holder: Node, kid: Node | Mark) -> None:
    """Give one more kid to a node that was made here to hold any number of them."""
    assert isinstance(holder.kids, list)  # noqa: S101 - holders have lists, all else what it was made with
    holder.kids.append(kid)


def _families(cards: Kids) -> Kids:
    """Put the cards from one with a title on to the next into a section, as the outline has them."""
    found: list[Node | Mark] = []
    for card in cards:
        title = card.element.get("title") if isinstance(card, Node) and card.element is not None else ""
        last = found[-1] if found else None
        if title:
            found.append(Node("Sect", None, [card], title=str(title)))
        elif isinstance(last, Node) and last.title:
            _add(last, card)
        else:
            found.append(card)
    return found


def _held(kids: Kids) -> Kids:
    """Put items that follow one another into a list, or a table of contents."""
    found: list[Node | Mark] = []
    for kid in kids:
        holder = _HOLDER_OF.get(kid.role) if isinstance(kid, Node) else None
        last = found[-1] if found else None
        if holder and isinstance(last, Node) and last.role == holder and last.element is None:
            _add(last, kid)
        else:
            found.append(Node(holder, None, [kid]) if holder else kid)
    return found


def _is_question(kid: Node | Mark) -> TypeGuard[Node]:
    """Whether room to write that follows belongs to it."""
    return isinstance(kid, Node) and kid.element is not None and kid.element.get("role") in {"section", "group"}


def _is(kid: Node | Mark, *roles: str) -> bool:
    return isinstance(kid, Node) and kid.role in roles


def _item(kids: Kids) -> Kids:
    """Return a list's item: its first label, and all else as its body with the other labels in front."""
    labels = [kid for kid in kids if _is(kid, "Lbl")]
    rest = [kid for kid in kids if not _is(kid, "Lbl")]
    return [*labels[:1], Node("LBody", None, [*_plain(labels[1:]), *rest])]


def _first(kids: Kids) -> Kids:
    """Put labels first; where there is a heading, it comes before all else and takes the labels in."""
    labels: Kids = [kid for kid in kids if _is(kid, "Lbl")]
    rest = [kid for kid in kids if not _is(kid, "Lbl")]
    heading = next((kid for kid in rest if isinstance(kid, Node) and kid.role in _HEADINGS), None)
    if heading is None:
        return [*_plain(labels), *rest]
    if labels:
        _label(heading, labels[0])
    return [heading, *_plain(labels[1:]), *(kid for kid in rest if kid is not heading)]


def _beside(kids: Kids) -> Kids:
    """Give a label to the heading that follows it; others become paragraphs."""
    found: list[Node | Mark] = []
    for kid in kids:
        if isinstance(kid, Node) and kid.role in _HEADINGS and found and _is(found[-1], "Lbl"):
            _label(kid, found.pop())
        found.append(kid)
    return _plain(found)


def _label(heading: Node, label: Node | Mark) -> None:
    """Put a label into a heading; it ends in a space there, so that it is no part of the first word."""
    if isinstance(label, Node) and label.element is not None:
        label.text = f"{label.element.text.strip()} "
    heading.kids = (label, *heading.kids)


def _plain(kids: Kids) -> Kids:
    """Make paragraphs of labels that label nothing here."""
    for kid in kids:
        if isinstance(kid, Node) and kid.role == "Lbl":
            kid.role = "P"
    return kids


def _reference(kid: Node | Mark) -> Node | Mark:
    """Make a reference of a paragraph that is a link and nothing else (ISO 32000-1, 14.8.4.3.3)."""
    if isinstance(kid, Node) and kid.role in {"P", *_HEADINGS} and len(kid.kids) == 1 and _is(kid.kids[0], "Link"):
        kid.role = "Reference"
    return kid


def _table(rows: Kids) -> Kids:
    """Part a table that has head rows into head and body."""
    count = next((index for index, row in enumerate(rows) if not _is_head(row)), len(rows))
    if not 0 < count < len(rows):
        return rows
    return [Node("THead", None, rows[:count]), Node("TBody", None, rows[count:])]


def _entry(kids: Kids) -> Kids:
    return [_reference(kid) for kid in _first(kids)]


_ARRANGED: Mapping[str, Callable[[Kids], Kids]] = {
    "LI": _item,
    "TOCI": _entry,
    "Table": _table,
    **dict.fromkeys(("TD", "TH", "Sect", "Div", "Aside"), _beside),
}


def _is_head(row: Node | Mark) -> bool:
    return isinstance(row, Node) and row.element is not None and bool(row.element.get("header"))


def _place(kid: Node | Mark) -> tuple[int, float]:
    """Return where something is first drawn, for the order of words and links in one paragraph."""
    return next(_places(kid), (_LAST, 0))


def _places(kid: Node | Mark) -> Iterator[tuple[int, float]]:
    if isinstance(kid, Node):
        for inner in kid.kids:
            yield from _places(inner)
    else:
        page, mark = kid
        if isinstance(mark, Widget):
            yield page, mark.after - 0.5
        else:
            yield page, mark if isinstance(mark, int) else _LAST
