"""What has been set and waits for its place: a height and room around it go in, a thing that draws itself comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.base.origin import Origin
    from kitgen.markup.element import Element
    from kitgen.typeset.pen import Pen


class Mark(NamedTuple):
    """A name that links and numbers point to; with a title, it is an entry of the outline too."""

    name: str
    title: str = ""
    level: int = 0


class Laid:
    """A block that has been set to a width; `height`, `before` and `after` are points.

    `keep` makes it stay on the page of what follows. `origin` is the place in the sources that a message names.
    """

    __slots__ = ("after", "before", "height", "keep", "marks", "origin", "via")

    def __init__(self, height: float, before: float = 0, after: float = 0, *, keep: bool = False) -> None:
        self.height = height
        self.before = before
        self.after = after
        self.keep = keep
        self.marks: tuple[Mark, ...] = ()
        self.origin: Origin | None = None
        self.via: Origin | None = None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw with the top left corner at a place."""

    def split(self, room: float) -> tuple[Laid, Laid] | None:  # noqa: ARG002 - most blocks cannot be parted
        """Part it so that the first part is at most `room` high; None when it cannot be."""
        return None

    @property
    def least(self) -> float:
        """The least height in which its beginning can stand on a page, in points."""
        return self.height

    def at_top(self) -> Laid:
        """Return it as it stands at the top of a page."""
        return self

    @property
    def reluctant(self) -> bool:
        """Whether it is parted only where no page could hold it whole."""
        return False

    @property
    def slack(self) -> float:
        """The step in which it can grow into space left over; 0 when it cannot."""
        return 0

    def grow(self, room: float) -> None:
        """Take up more room, in whole steps of `slack`."""

    @property
    def give(self) -> float:
        """How much of its height it can do without, in points."""
        return 0

    def cut(self) -> None:
        """Give up one step of height."""


class Space(Laid):
    """Room."""

    __slots__ = ()


class Figure(Laid):
    """A drawing that says where it stands."""

    __slots__ = ("child", "element", "width")

    def __init__(self, child: Laid, element: Element, width: float) -> None:
        super().__init__(child.height, child.before, child.after, keep=child.keep)
        self.child = child
        self.element = element
        self.width = float(getattr(child, "width", width))

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it and note its place."""
        pen.door.figure(self.element, x, y, self.width, self.height)
        self.child.draw(pen, x, y)


class Stack(Laid):
    """Blocks one below the other, and blocks with places of their own, which count from its top left corner."""

    __slots__ = ("children", "places")

    def __init__(self, children: Sequence[Laid], places: Sequence[Laid] = ()) -> None:
        _, height = stacked(children)
        first = children[0].before if children else 0
        super().__init__(height, first, children[-1].after if children else 0)
        self.children = tuple(children)
        self.places = places
        self.keep = bool(children) and children[-1].keep

    @property
    def tops(self) -> list[float]:
        """How far below its own top each block begins, in points."""
        return stacked(self.children)[0]

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw both kinds."""
        self.draw_flow(pen, x, y)
        for place in self.places:
            place.draw(pen, x, y)

    def draw_flow(self, pen: Pen, x: float, y: float) -> None:
        """Draw each block that flows at its own height."""
        for child, top in zip(self.children, self.tops, strict=True):
            child.draw(pen, x, y + top)

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Part it between two blocks, or within the one that does not fit; the placed ones stay with the first part."""
        for index, (child, top) in enumerate(zip(self.children, self.tops, strict=True)):
            if top + child.height <= room + 0.01:
                continue
            parts = child.split(room - top)
            if parts:
                head, tail = parts
                return Stack([*self.children[:index], head], self.places), Stack([tail, *self.children[index + 1 :]])
            cut = index
            while cut and self.children[cut - 1].keep:
                cut -= 1
            return (Stack(self.children[:cut], self.places), Stack(self.children[cut:])) if cut else None
        return None

    @property
    def least(self) -> float:
        """Its first block and, where that must stay with what follows, what follows."""
        for child, top in zip(self.children, self.tops, strict=True):
            if not child.keep:
                return top + child.least
        return self.height

    @property
    def slack(self) -> float:
        """That of its last block."""
        return self.children[-1].slack if self.children else 0

    def grow(self, room: float) -> None:
        """Let the last block grow."""
        if self.children:
            self.children[-1].grow(room)
            self.height = stacked(self.children)[1]

    @property
    def give(self) -> float:
        """That of its last block."""
        return self.children[-1].give if self.children else 0

    def cut(self) -> None:
        """Cut the last block."""
        if self.children:
            self.children[-1].cut()
            self.height = stacked(self.children)[1]


def stacked(children: Sequence[Laid]) -> tuple[list[float], float]:
    """Return the top of each block in a stack, and the height of all; room before the first one is left out."""
    if len(children) == 1:
        return [0.0], children[0].height
    tops: list[float] = []
    y = after = 0.0
    for child in children:
        if tops:
            y += max(after, child.before)
        tops.append(y)
        y += child.height
        after = child.after
    return tops, y
