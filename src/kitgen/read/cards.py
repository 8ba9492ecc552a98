"""Cards: the file of kind `cards` and the questions of the workshop go in, the set of cards comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kitgen.base.problems import did_you_mean
from kitgen.model.cards import Card, CardNote, CardSet, Family, Mode, RoundStep
from kitgen.read.chapters import MODES
from kitgen.read.typography import smart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kitgen.model.blocks import Block
    from kitgen.model.workshop import Question
    from kitgen.read.chapters import Chapter

MOST_WORDS = 45


def read_cards(chapter: Chapter, questions: Mapping[str, Question]) -> CardSet:
    """Return the cards; faults are noted in the chapter's problems."""
    fields = chapter.fields
    title = chapter.text("title", required=True)
    families = _families(chapter)
    most = fields.integer("most-words", MOST_WORDS, least=1) or MOST_WORDS
    lead, blocks = chapter.opening()
    cards = [_card(chapter, block, families, questions) for block in blocks if block.kind == "card"]
    card_set = CardSet(
        title=title,
        families=tuple(families.values()),
        cards=tuple(card for card in cards if card),
        origin=fields.origin,
        round=_round(chapter),
        people=chapter.text("people"),
        rules=tuple(block for block in blocks if block.kind == "rules"),
        blanks=_blanks(chapter),
        notes=_notes(chapter),
        lead=lead,
        blocks=tuple(block for block in blocks if block.kind not in {"card", "rules"}),
    )
    fields.text("id")
    fields.finish()
    _check(chapter, card_set, most)
    return card_set


def _families(chapter: Chapter) -> dict[str, Family]:
    inner = chapter.fields.mapping("families", required=True)
    families: dict[str, Family] = {}
    letters: dict[str, str] = {}
    for key in inner.keys() if inner else ():
        fields = inner.mapping(key) if inner else None
        if not fields:
            continue
        letter = fields.text("letter", required=True)
        if letter in letters:
            message = f'the families "{letters[letter]}" and "{key}" have the same letter "{letter}"'
            chapter.problems.error("duplicate-id", message, fields.at("letter"), hint="give each a letter of its own")
        letters[letter] = key
        name, gloss, ending = (smart(fields.text(part), chapter.lang) for part in ("name", "gloss", "ending"))
        families[key] = Family(key, letter, name or key.capitalize(), gloss, ending)
        fields.finish()
    return families


def _round(chapter: Chapter) -> tuple[RoundStep, ...]:
    steps = []
    for fields in chapter.fields.mappings("round"):
        name, card, guide = (smart(fields.text(key), chapter.lang) for key in ("name", "card", "guide"))
        fields.text("name", required=True)
        minutes = fields.integer("minutes", least=1, required=True) or 0
        mode = cast("Mode", fields.choice("mode", MODES, "together"))
        fields.finish()
        steps.append(RoundStep(name, minutes, mode, card, guide))
    return tuple(steps)


def _notes(chapter: Chapter) -> tuple[CardNote, ...]:
    notes = []
    for fields in chapter.fields.mappings("notes"):
        title, text = (smart(fields.text(key, required=True), chapter.lang) for key in ("title", "text"))
        fields.finish()
        notes.append(CardNote(title, text))
    return tuple(notes)


def _blanks(chapter: Chapter) -> int | None:
    node = chapter.fields.node("blanks")
    if node is None or node.raw == "fill":
        return None
    if node.kind == "number" and isinstance(node.value, int) and node.value >= 0:
        return node.value
    return chapter.fields.wrong("blanks", "a number of cards, or fill", node, None)


def _card(
    chapter: Chapter, block: Block, families: Mapping[str, Family], questions: Mapping[str, Question]
) -> Card | None:
    """Return a card, or None when it lacks what it needs (which was reported with its attributes)."""
    key, number = block.get("family"), block.get("n")
    if key is None or number is None:
        return None
    if key not in families:
        hint = did_you_mean(key, families, "there are")
        chapter.problems.error("unknown-reference", f'there is no card family "{key}"', block.origin, hint=hint)
        return None
    source = block.get("from", "")
    question = questions.get(source)
    if source and not question:
        hint = did_you_mean(source, questions, "there are")
        chapter.problems.error("unknown-reference", f'there is no question "{source}"', block.origin, hint=hint)
    return Card(
        family=key,
        number=number,
        code=f"{families[key].letter}{number}",
        title=block.get("title", ""),
        origin=block.origin,
        prompt=question.block.body if question else (),
        blocks=block.children,
        source=source,
        copies=block.get("copies", 1),
    )


def _check(chapter: Chapter, card_set: CardSet, most: int) -> None:
    seen: dict[str, Card] = {}
    for card in card_set.cards:
        if card.code in seen:
            hint = f"the other stands at {seen[card.code].origin}"
            chapter.problems.error("duplicate-number", f'card "{card.code}" stands here twice', card.origin, hint=hint)
        seen.setdefault(card.code, card)
        count = len(card.text.split())
        if count > most:
            message = f'card "{card.code}" has {count} words, {count - most} more than the {most} a card holds'
            hint = "say it shorter, or make two cards of it"
            chapter.problems.error("card-too-long", message, card.origin, hint=hint)
        elif not count:
            chapter.problems.error(
                "empty-card", f'card "{card.code}" has no text', card.origin, hint="write what it says"
            )
