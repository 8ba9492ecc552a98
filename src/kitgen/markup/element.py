"""One element of page markup: a name, typed attributes and children, with the places it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kitgen.base.origin import Origin


@dataclass(slots=True, eq=False)
class Element:
    """A node of page markup.

    `attrs` holds values of the types the vocabulary declares: lengths are points. `origin` is the place in the content
    it speaks for (inherited from its parent where the layout names none), `via` the layout line that wrote it. `own`
    are elements made while setting, for words that stand in attributes; they are read before the children.
    Elements are compared by identity: the structure tree of a PDF is kept by element. Attributes are shared between
    elements that are alike, as a long guide has many: they are changed by `put` and `default` alone, and children by
    `hold`.
    """

    tag: str
    attrs: Mapping[str, Any]
    children: Sequence[Element | str] = ()
    origin: Origin | None = None
    via: Origin | None = None
    own: tuple[Element, ...] = ()
    _elements: Sequence[Element] | None = field(default=None, init=False, repr=False)

    def get(self, name: str, default: Any = None) -> Any:
        """Return an attribute's value."""
        return self.attrs.get(name, default)

    def put(self, name: str, value: Any) -> None:
        """Give an attribute a value, on this element alone."""
        self.attrs = {**self.attrs, name: value}

    def default(self, name: str, value: Any) -> None:
        """Give an attribute a value where it has none."""
        if name not in self.attrs:
            self.put(name, value)

    def hold(self, children: Sequence[Element | str]) -> None:
        """Take other children."""
        self.children, self._elements = children, None

    @property
    def elements(self) -> Sequence[Element]:
        """The children that are elements; they are asked for at every stage, and found once."""
        if self._elements is None:
            found = tuple(child for child in self.children if child.__class__ is Element)
            self._elements = found if len(found) < len(self.children) else self.children  # type: ignore[assignment]
        return self._elements  # type: ignore[return-value]

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it, in document order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.elements))

    @property
    def text(self) -> str:
        """All text below this element, joined."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)
