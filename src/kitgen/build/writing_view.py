"""The view that layouts have of questions and forms: blocks go in, how much room they ask for comes out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kitgen.build.field_names import field_names
from kitgen.read.words import WORDS

if TYPE_CHECKING:
    from kitgen.model.blocks import Block
    from kitgen.model.workshop import Handout, Workshop

USUAL_LINES = {"short": 3, "medium": 10, "long": 15}
"""Writing lines of a usual answer by its size."""

USUAL_MINUTES = {"short": 3, "medium": 5, "long": 8}
"""Minutes that a usual answer takes to write."""

_GIVES = 5
"""One line in so many of a usual answer, and one at least, may go, so that it need not be parted."""

_SPARES = 3
"""One line in so many of those asked for may go, with a warning, so that they need not be parted."""

_LONG_FROM, _MEDIUM_FROM = 12, 5
_WORDS_A_LINE = 10


class WritingView:
    """Questions, scales and forms of a workshop."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._names = field_names(workshop)

    def field(self, block: Block, part: str = "") -> str:
        """Return the name of the form field of a block, or of a part of it; empty where a block has none."""
        name = self._names.get(block.origin, "")
        return f"{name}.{part}" if name and part else name

    def size(self, question: Block) -> str:
        """Return short, medium or long: as written, or from the lines or words that are asked for."""
        written = question.get("answer")
        if written:
            return str(written)
        if question.get("fill") or question.get("height"):
            return "long"
        lines = question.get("lines") or (question.get("words") or 0) / _WORDS_A_LINE
        return "long" if lines >= _LONG_FROM else "medium" if lines >= _MEDIUM_FROM else "short"

    def minutes(self, question: Block) -> int:
        """Return about how many minutes an answer takes."""
        return USUAL_MINUTES[self.size(question)]

    def room(self, block: Block, lines: int = 0) -> str:
        """Return the attributes of an <answer> for the room a block asks for; `lines` where it asks for none."""
        parts = []
        if block.get("words"):
            parts.append(f'words="{block.get("words")}"')
        elif block.get("lines"):
            asked = block.get("lines")
            parts.append(f'lines="{asked}" least="{asked - asked // _SPARES}" asked="yes"')
        elif block.get("height"):
            parts.append(f'height="{block.get("height"):.3f}pt"')
        elif block.get("fill"):
            parts.append('fill="yes"')
        else:
            usual = lines or USUAL_LINES[self.size(block)]
            parts.append(f'lines="{usual}" least="{usual - max(1, usual // _GIVES)}"')
        if block.get("kind"):
            parts.append(f'kind="{block.get("kind")}"')
        return " ".join(parts)

    def for_participants(self, block: Block) -> Block:
        """Return a block without anything, at any depth, that only the facilitator sees."""
        seen = (child for child in block.children if _audience(child) != "facilitator")
        return replace(block, children=tuple(map(self.for_participants, seen)))

    def answered(self, handout: Handout) -> bool:
        """Whether the guide has anything to say on a handout's questions."""
        return any(q.of("model-answer", "touches", "follow-up") for q in handout.questions)

    @property
    def answered_handouts(self) -> tuple[Handout, ...]:
        """The handouts that the guide has answers to: those with model answers first, and of these the longer ones."""
        answered = [handout for handout in self._workshop.handouts if self.answered(handout)]
        return tuple(sorted(answered, key=self._rank))

    def _rank(self, handout: Handout) -> tuple[bool, bool]:
        """Return whether a handout has no model answers, and whether all its questions are short."""
        return not handout.block.find("model-answer"), all(self.size(q) == "short" for q in handout.questions)

    @property
    def scales(self) -> tuple[tuple[Handout, Block], ...]:
        """The scales whose statements have notes for the facilitator, each with its handout."""
        return tuple(
            (handout, scale)
            for handout in self._workshop.handouts
            for scale in handout.block.find("scale")
            if scale.find("note")
        )

    @property
    def evaluations(self) -> tuple[tuple[Handout, Block], ...]:
        """The evaluation forms, each with its handout."""
        return tuple(
            (handout, form) for handout in self._workshop.handouts for form in handout.block.find("evaluation")
        )


def _audience(block: Block) -> str:
    return WORDS[block.kind].audience if block.kind in WORDS else "both"
