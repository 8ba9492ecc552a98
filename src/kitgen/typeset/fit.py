"""Ways to set the same thing: options go in, the first that fits its whole group comes out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kitgen.base.problems import Problems
from kitgen.typeset.containers import Group, lay_inside

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.laid import Laid


def lay_fit(element: Element, width: float, setter: Compositor) -> Laid:
    """Set the option that was chosen for the element's group."""
    options = list(element.elements)
    chosen = options[min(setter.options.get(str(element.get("group")), 0), len(options) - 1)]
    return Group(*lay_inside(chosen.elements, width, setter))


def choose_options(root: Element, width: float, setter: Compositor) -> None:
    """Choose, for every group of <fit>, the first option in which each of its members fits a width."""
    groups: dict[str, list[Element]] = defaultdict(list)
    for element in root.walk():
        if element.tag == "fit":
            groups[str(element.get("group"))].append(element)
    kept = setter.problems
    for name, members in groups.items():
        most = max(len(list(member.elements)) for member in members)
        for option in range(most):
            setter.options[name] = option
            setter.problems = Problems()
            for member in members:
                setter.lay(member, width)
            if not setter.problems.errors:
                break
    setter.problems = kept
