"""The story of a section: its elements go in; what flows from page to page, each block in its area, comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.typeset.containers import InArea, Kept, Place, lay_inside, no_page_holds
from kitgen.typeset.laid import Laid, Mark
from kitgen.typeset.leaf import Aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.grid import Grid


class Break(Laid):
    """Where a new page is wanted; `unless` is the room left that makes it unnecessary, in points."""

    __slots__ = ("odd", "unless")

    def __init__(self, *, odd: bool, unless: float | None) -> None:
        super().__init__(0)
        self.odd = odd
        self.unless = unless


def parts_of(elements: Iterable[Element]) -> Iterator[list[Element]]:
    """Yield the elements between page breaks that are sure to come; each part begins with its break."""
    part: list[Element] = []
    for element in elements:
        if element.tag == "break" and element.get("unless") is None and part:
            yield part
            part = []
        part.append(element)
    yield part


def story(elements: Iterable[Element], setter: Compositor, grid: Grid) -> Iterator[Laid]:
    """Yield the blocks of a section, each in its area of the grid."""
    for element in elements:
        if element.tag == "group":
            inner = list(story(element.elements, setter, grid))
            if inner and element.get("id"):
                inner[0].marks = (Mark(str(element.get("id"))), *inner[0].marks)
            yield from inner
        elif element.tag == "break":
            yield Break(odd=element.get("to") == "odd", unless=element.get("unless"))
        elif element.tag == "aside":
            area = str(element.get("area", "side"))
            yield Aside(lay_inside(element.elements, grid.measure(area), setter), area)
        elif element.tag == "keep":
            yield from _kept(element, setter, grid)
        else:
            laid = _in_area(element, setter, grid)
            if laid is not None:
                yield laid


def _kept(element: Element, setter: Compositor, grid: Grid) -> Iterator[Laid]:
    """Yield the notes beside blocks that stay on one page, then the blocks as one.

    Where no page holds them all, there is nothing to keep, and they flow.
    """
    inner = list(story(element.elements, setter, grid))
    own = Mark(str(element.get("id"))) if element.get("id") else None
    places: list[Laid] = [block for block in inner if isinstance(block, Place)]
    kept = Kept([block for block in inner if not isinstance(block, (Aside, Place, Break))], places)
    if no_page_holds(kept, grid):
        if own:
            inner[0].marks = (own, *inner[0].marks)
        yield from inner
        return
    yield from (block for block in inner if isinstance(block, Aside))
    kept.marks = (*((own,) if own else ()), *(mark for block in inner for mark in block.marks))
    kept.origin, kept.via = element.origin, element.via
    yield kept


def _in_area(element: Element, setter: Compositor, grid: Grid) -> Laid | None:
    if element.tag == "place":
        return setter.lay(element, grid.width)
    if element.tag == "row" and not element.get("columns"):
        return setter.lay(element, grid.width)
    area = str(element.get("area", grid.master.flow))
    if area not in grid.odd:
        setter.unknown("area", area, grid.odd, element)
        setter.problems.stop_on_errors()
    laid = setter.lay(element, grid.measure(area))
    return InArea(laid, area) if laid is not None else None
