"""Blocks that hold blocks: elements go in, laid groups, boxes and placed blocks come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.typeset.laid import Laid, Stack
from kitgen.typeset.paths import rectangle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.grid import Grid
    from kitgen.typeset.pen import Pen

_SPARE = 0.3
"""How much higher than its room a block may be before anybody is told, in points."""


class InArea(Laid):
    """A block that stands in an area of the page's grid, whichever side of the sheet it comes to lie on."""

    __slots__ = ("area", "child")

    def __init__(self, child: Laid, area: str) -> None:
        super().__init__(child.height, child.before, child.after, keep=child.keep)
        self.child = child
        self.area = area
        self.origin, self.via, self.marks = child.origin, child.via, child.marks

    def draw(self, pen: Pen, x: float, y: float) -> None:  # noqa: ARG002 - the area says where
        """Draw at the area's left edge."""
        self.child.draw(pen, pen.page.areas[self.area][0], y)

    def split(self, room: float) -> tuple[Laid, Laid] | None:
        """Part the block."""
        parts = self.child.split(room)
        return (InArea(parts[0], self.area), InArea(parts[1], self.area)) if parts else None

    @property
    def least(self) -> float:
        """The block's own."""
        return self.child.least

    def at_top(self) -> Laid:
        """Return the block as it stands at the top of a page."""
        top = self.child.at_top()
        return self if top is self.child else InArea(top, self.area)

    @property
    def reluctant(self) -> bool:
        """The block's own."""
        return self.child.reluctant

    @property
    def slack(self) -> float:
        """The block's own."""
        return self.child.slack

    def grow(self, room: float) -> None:
        """Let the block grow."""
        self.child.grow(room)
        self.height = self.child.height

    @property
    def give(self) -> float:
        """The block's own."""
        return self.child.give

    def cut(self) -> None:
        """Cut the block."""
        self.child.cut()
        self.height = self.child.height


class Place(Laid):
    """Blocks at a place of their own; it takes no room in the stack it stands in."""

    __slots__ = ("area", "dx", "dy", "from_bottom", "stack")

    def __init__(self, stack: Laid, element: Element) -> None:
        super().__init__(0)
        self.stack = stack
        self.area = str(element.get("area", ""))
        self.dx = float(element.get("x", 0.0))
        self.dy = float(element.get("y", 0.0))
        self.from_bottom = element.get("from") == "bottom"

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw at the place: from the page's corner where it names an area or the bottom, else from `x`, `y`."""
        if self.area:
            x, y = pen.page.areas[self.area][0], 0
        if self.from_bottom:
            y = pen.page.height - 2 * self.dy
        self.stack.draw(pen, x + self.dx, y + self.dy)


class Box(Laid):
    """A stack with padding, a size, a fill and an outline; blocks without room are placed from its corner."""

    __slots__ = ("align", "dash", "fill", "inner", "line", "padding", "stroke", "width")

    def __init__(self, inner: Stack, element: Element, width: float, setter: Compositor) -> None:
        self.padding = _padding(element)
        top, _, bottom, _ = self.padding
        height = element.get("height")
        super().__init__(inner.height + top + bottom if height is None else float(height), inner.before, inner.after)
        self.inner = inner
        self.width = width
        self.fill = setter.colour(str(element.get("fill", "")), element)
        self.stroke = setter.colour(str(element.get("stroke", "")), element)
        self.line = float(element.get("line", 1))
        self.dash = float(element.get("dash", 0.0))
        self.align = str(element.get("align", "left"))

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw ground and outline as furniture, then the blocks."""
        if self.fill or self.stroke:
            inset = self.line / 2 if self.stroke else 0
            shape = rectangle(x + inset, y + inset, self.width - 2 * inset, self.height - 2 * inset)
            with pen.door.owned(None):
                dash = (self.dash, self.dash) if self.dash else ()
                pen.door.path(shape, fill=self.fill, stroke=self.stroke, line=self.line, dash=dash)
        top, _, _, left = self.padding
        self.inner.draw_flow(pen, x + left, y + top)
        for place in self.inner.places:
            place.draw(pen, x, y)


def _padding(element: Element) -> tuple[float, float, float, float]:
    given = element.get("padding", (0.0,))
    if len(given) == 1:
        given = given * 4
    elif len(given) == 2:
        given = (given[0], given[1], given[0], given[1])
    return (given[0], given[1], given[2], given[3])


def lay_inside(elements: Iterable[Element], width: float, setter: Compositor) -> Stack:
    """Set blocks to a width and part those that flow from those with a place of their own."""
    laid = setter.lay_all(elements, width)
    places = tuple(block for block in laid if isinstance(block, Place))
    return Stack([block for block in laid if not isinstance(block, Place)] if places else laid, places)


def overflow(laid: Laid, element: Element, room: float, setter: Compositor, what: str = "") -> None:
    """Note that blocks are higher than the room they were given."""
    over = laid.height - room
    if over > _SPARE:
        setter.problems.error(
            "does-not-fit",
            f"{what or 'the text'} is {over / MM:.1f} mm too high for its frame of {room / MM:.1f} mm",
            element.origin or element.via,
            via=element.via if element.origin else None,
            hint="shorten the text, or give the frame more room in the layout",
        )


def lay_group(element: Element, width: float, setter: Compositor) -> Laid:
    """Set blocks that belong together."""
    return lay_inside(element.elements, width, setter)


class Kept(Stack):
    """Blocks that stay on one page."""

    __slots__ = ()

    @property
    def least(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> tuple[Laid, Laid] | None:  # noqa: ARG002 - that is the point
        """Refuse."""
        return None


def no_page_holds(block: Laid, grid: Grid) -> bool:
    """Return whether a block is higher than a whole page of a grid."""
    return block.height > grid.bottom - grid.top + _SPARE


def lay_keep(element: Element, width: float, setter: Compositor) -> Laid:
    """Set blocks that stay on one page, if there is one that holds them."""
    inner = lay_inside(element.elements, width, setter)
    if setter.grid and no_page_holds(inner, setter.grid):
        return inner
    return Kept(inner.children, inner.places)


def lay_box(element: Element, width: float, setter: Compositor) -> Laid:
    """Set a box; its text must fit where its height is given."""
    width = float(element.get("width", width))
    top, right, bottom, left = _padding(element)
    inner = lay_inside(element.elements, width - left - right, setter)
    box = Box(inner, element, width, setter)
    if element.get("height") is not None:
        overflow(inner, element, box.height - top - bottom, setter)
    return box


def lay_place(element: Element, width: float, setter: Compositor) -> Laid:
    """Set blocks for a place; its width is its own, its area's, or what is left to the right."""
    area = str(element.get("area", ""))
    if area and setter.grid:
        width = setter.grid.measure(area)
    measure = float(element.get("width", max(width - float(element.get("x", 0.0)), 1)))
    inner = lay_inside(element.elements, measure, setter)
    if element.get("height") is not None:
        overflow(inner, element, float(element.get("height")), setter)
    return Place(inner, element)
