"""Names of form fields: a workshop's handouts go in, a name for each block to fill in comes out.

A name says where the field stands and, below a point, what part of a block it is: `council-1`, `issues-07.choice`. It
is made of ids and numbers that the writer gave, so that it stays the same when other questions come or go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kitgen.base.origin import Origin
    from kitgen.model.blocks import Block
    from kitgen.model.workshop import Handout, Workshop


def field_names(workshop: Workshop) -> dict[Origin, str]:
    """Return the name of every block of the handouts that is filled in, by the line where it stands."""
    forms: dict[str, int] = {}
    names: dict[Origin, str] = {}
    for handout in workshop.handouts:
        for block, name in _named(handout, forms):
            names.setdefault(block.origin, name)
    return names


def _named(handout: Handout, forms: dict[str, int]) -> Iterator[tuple[Block, str]]:
    """Yield the blocks of a handout with their names; evaluations and commitments are counted over all handouts."""
    own: dict[str, int] = {}
    for block in handout.block.find("question", "scale", "evaluation", "commitments", "write", "notes", "checklist"):
        counts = forms if block.kind in {"evaluation", "commitments"} else own
        counts[block.kind] = count = counts.get(block.kind, 0) + 1
        again = f"-{count}" if count > 1 else ""
        match block.kind:
            case "question":
                yield block, f"{handout.id}-{block.get('n')}"
            case "scale":
                for number, statement in enumerate(block.find("statement"), 1):
                    yield statement, f"{handout.id}{again}-{statement.get('n', number):02d}"
            case "evaluation" | "checklist":
                stem = "evaluation" if block.kind == "evaluation" else f"{handout.id}-check"
                items = [item for one in block.of("list") for item in one.of("item")]
                for number, item in enumerate(items, 1):
                    yield item, f"{stem}{again}-{number}"
            case "commitments":
                yield block, f"commitment{again}"
            case _:
                whole = handout.id == block.kind and count == 1  # a page of notes called so is named once
                yield block, handout.id if whole else f"{handout.id}-{block.kind}{again}"
