"""Ways through a document: names of places, outline, links and form fields go in, a reader finds the way with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kitgen.typeset.links import link_annotation, web_action
from kitgen.typeset.marked import MarkedContent
from kitgen.typeset.ua2 import GoTo

if TYPE_CHECKING:
    from collections.abc import Callable

    from kitgen.markup.element import Element
    from kitgen.typeset.fonts import Face
    from kitgen.typeset.forms import Forms
    from kitgen.typeset.widgets import Widget


class Navigation(MarkedContent):
    """What the door offers beside painting. Places are points from the top left corner of the page, y downward."""

    canvas: Any
    document: Any
    ua2: bool
    targets: dict[str, int]
    prefix: str
    height: float
    forms: Forms | None
    _outline_level: int
    claims: bool = True
    """Whether the document may claim what its tags are for; not where pages of others fall short."""
    inks_of: Callable[[float, float, float], tuple[float, ...]] | None = None
    """Where colours are printed in ink: the four inks laid down for red, green and blue in pictures."""

    @property
    def takes_fields(self) -> bool:
        """Whether a form field can stand where is drawn: never in a picture of a page."""
        return self.forms is not None and not self._inside_form

    def form_of(self, face: Face) -> Forms:
        """Return an empty form for what is typed in a face."""
        from kitgen.typeset.forms import Forms  # noqa: PLC0415 - most files are not filled in

        return Forms(self.document, face, ua2=self.ua2)

    def bookmark(self, name: str, y: float) -> None:
        """Give a place on the page a name for links."""
        if not self._inside_form:
            self.canvas.bookmarkPage(self.prefix + name, fit="XYZ", left=0, top=self.height - y, zoom=0)

    def outline(self, title: str, name: str, level: int) -> None:
        """Add an entry to the outline; a level is never more than one below the entry before."""
        if not self._inside_form:
            self._outline_level = min(level, self._outline_level + 1)
            self.canvas.addOutlineEntry(title, self.prefix + name, self._outline_level, closed=self._outline_level > 0)

    def label_pages(self, prefix: str, *, numbered: bool = True) -> None:
        """Let viewers call this page and those after it by a prefix and numbers from 1, or by the prefix alone."""
        style = "D" if numbered else None
        self.canvas.addPageLabel(self.page_number - 1, style, 1 if numbered else None, prefix or None)

    def figure(self, element: Element, x: float, y: float, width: float, height: float) -> None:
        """Note where a figure stands, for readers that show its place."""
        if not self._inside_form:
            self.marks.boxes[element] = (x, self.height - y - height, x + width, self.height - y)

    def link(self, x: float, y: float, width: float, height: float, href: str, says: str) -> None:
        """Make a rectangle a link: to a name on `#name`, else to a web or mail address."""
        if self._inside_form:
            return
        rect = (x, self.height - y - height, x + width, self.height - y)
        annotation = link_annotation(rect, says)
        if href.startswith("#"):
            name = href[1:] if ":" in href else self.prefix + href[1:]
            place = self.canvas._bookmarkReference(name)  # noqa: SLF001
            annotation["A" if self.ua2 else "Dest"] = GoTo(place, self.targets) if self.ua2 else place
        else:
            annotation["A"] = web_action(href)
        self.canvas._addAnnotation(annotation)  # noqa: SLF001
        if self._owner is not None and self.tagged:
            self.marks.add(self._owner, (self.page_number - 1, annotation))

    def rect(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Return a rectangle as annotations have it: left, foot, right and top, y upward."""
        return x, self.height - y - height, x + width, self.height - y

    def widget(self, owner: Element, widget: Widget) -> None:
        """Put a form field on the page; it belongs to an element of the structure."""
        widget.after = self.marks.pages[-1]
        self.canvas._annotationrefs.append(self.document.Reference(widget))  # noqa: SLF001
        self.marks.add(owner, (self.page_number - 1, widget))
