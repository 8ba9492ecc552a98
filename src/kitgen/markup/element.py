"""One element of page markup: a name, typed attributes and children, with the places it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitgen.base.origin import Origin


@dataclass(slots=True, eq=False)
class Element:
    """A node of page markup.

    `attrs` holds values of the types the vocabulary declares: lengths are points. `origin` is the place in the content
    it speaks for (inherited from its parent where the layout names none), `via` the layout line that wrote it.
    Elements are compared by identity: the structure tree of a PDF is kept by element.
    """

    tag: str
    attrs: dict[str, Any]
    children: list[Element | str] = field(default_factory=list)
    origin: Origin | None = None
    via: Origin | None = None

    def get(self, name: str, default: Any = None) -> Any:
        """Return an attribute's value."""
        return self.attrs.get(name, default)

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [child for child in self.children if child.__class__ is Element]

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in document order."""
        yield self
        for child in self.elements:
            yield from child.walk()

    @property
    def text(self) -> str:
        """All text below this element, joined."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)
