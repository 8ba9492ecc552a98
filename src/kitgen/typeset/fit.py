"""Ways to set the same thing: options go in, the first that fits its whole group comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.problems import Problems
from kitgen.typeset.containers import lay_inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.laid import Laid


def lay_fit(element: Element, width: float, setter: Compositor) -> Laid:
    """Set the option that was chosen for the element's group."""
    options = list(element.elements)
    if str(element.get("group")) not in setter.options:
        setter.problems.error(
            "misplaced-element",
            "<fit> stands outside of <cards>, where nothing chooses between its options",
            element.via,
            hint="write <fit> inside <cards>; elsewhere write the one option that is wanted",
        )
    chosen = options[min(setter.options.get(str(element.get("group")), 0), len(options) - 1)]
    return lay_inside(chosen.elements, width, setter)


def choose_options(root: Element, width: float, setter: Compositor) -> None:
    """Choose, for every group of <fit>, the first option in which each of its members fits a width.

    Groups inside of others are chosen first. The ways not chosen are taken out of the tree, so that nobody hears them;
    where no way fits, the last one stays, and setting it tells what is wrong.
    """
    groups: dict[str, list[Element]] = {}
    for element in root.walk():
        if element.tag == "fit":
            groups.setdefault(str(element.get("group")), []).append(element)
    for name, members in reversed(groups.items()):
        setter.options[name] = _first_that_fits(name, members, width, setter)
        for member in members:
            options = list(member.elements)
            member.hold((options[min(setter.options[name], len(options) - 1)],))


def _first_that_fits(name: str, members: Sequence[Element], width: float, setter: Compositor) -> int:
    last = max(len(list(member.elements)) for member in members) - 1
    for option in range(last):
        setter.options[name] = option
        if all(_fits(member, width, setter) for member in members):
            return option
    return last


def _fits(member: Element, width: float, setter: Compositor) -> bool:
    """Set a member for trial, and leave no trace of it."""
    kept, setter.problems = setter.problems, Problems()
    setter.lay(member, width)
    found, setter.problems = setter.problems, kept
    for element in member.walk():
        element.own = ()
    return not found.errors
