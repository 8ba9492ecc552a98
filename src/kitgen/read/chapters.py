"""Chapters: front matter and blocks of one file go in, a session, a break, a reading or a front page comes out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from kitgen.model.workshop import STEPS, Page, Session
from kitgen.read.typography import smart

if TYPE_CHECKING:
    from kitgen.base.problems import Problems
    from kitgen.model.blocks import Block
    from kitgen.model.cards import Mode
    from kitgen.read.fields import Fields

KINDS = ("session", "break", "reading", "cards", "front")
MODES = ("together", "groups", "alone")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_ORDER = re.compile(r"^\d+[-_. ]*")


class Chapter(NamedTuple):
    """One Markdown file: its front matter, its blocks, and its name without the ending."""

    fields: Fields
    blocks: tuple[Block, ...]
    stem: str
    lang: str

    @property
    def problems(self) -> Problems:
        """Where faults are noted."""
        return self.fields.problems

    @property
    def id(self) -> str:
        """The id written, else the file's name without its leading number."""
        fallback = re.sub(r"[^A-Za-z0-9_-]+", "-", _ORDER.sub("", self.stem)).strip("-")
        fallback = fallback if _ID.fullmatch(fallback) else f"page-{self.stem}"
        given = self.fields.text("id")
        if given and not _ID.fullmatch(given):
            hint = "use letters, digits and hyphens, beginning with a letter"
            self.problems.error("bad-id", f'"{given}" is not an id', self.fields.at("id"), hint=hint)
        return given or fallback

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a text of the front matter; a list becomes one text with commas."""
        node = self.fields.node(key, required=required)
        if node is not None and node.kind == "list":
            return smart(", ".join(self.fields.texts(key)), self.lang)
        return smart(self.fields.text(key), self.lang)

    def opening(self) -> tuple[Block | None, tuple[Block, ...]]:
        """Return the first paragraph, if the text begins with one, and the blocks below it."""
        if self.blocks and self.blocks[0].kind == "paragraph":
            return self.blocks[0], self.blocks[1:]
        return None, self.blocks


def read_break(chapter: Chapter) -> Session:
    """Return a break; it has a title and minutes only."""
    fields = chapter.fields
    title = chapter.text("title", required=True)
    minutes = fields.integer("minutes", least=1, required=True) or 0
    pause = Session(
        chapter.id,
        0,
        title,
        minutes,
        fields.origin,
        "break",
        chapter.text("short") or title,
        chapter.text("agenda") or title,
    )
    if chapter.blocks:
        hint = "give it kind: session, or take the text away"
        chapter.problems.error("text-in-break", "a break has no text", chapter.blocks[0].origin, hint=hint)
    fields.finish()
    return pause


def read_page(chapter: Chapter, kind: Literal["reading", "front"]) -> Page:
    """Return a reading or a front page."""
    lead, blocks = chapter.opening()
    title = chapter.text("title", required=True)
    page = Page(chapter.id, title, chapter.fields.origin, kind, chapter.text("short") or title, lead, blocks)
    chapter.fields.finish()
    for block in blocks:
        if block.kind in STEPS:
            message = f'"::: {block.kind}" is a step, and this file is a {kind}'
            chapter.problems.error(
                "misplaced-word", message, block.origin, hint="steps stand in files of kind: session"
            )
    return page


def read_session(chapter: Chapter, number: int) -> Session:
    """Return a session with its steps numbered and its minutes checked."""
    fields = chapter.fields
    lead, blocks = chapter.opening()
    blocks = _numbered(blocks)
    title = chapter.text("title", required=True)
    session = Session(
        id=chapter.id,
        number=number,
        title=title,
        minutes=0,
        origin=fields.origin,
        short=chapter.text("short") or title,
        agenda=chapter.text("agenda") or title,
        mode=cast("Mode", fields.choice("mode", MODES, "together")),
        purpose=chapter.text("purpose"),
        need=chapter.text("need"),
        prepare=chapter.text("prepare"),
        lead=lead,
        blocks=blocks,
        handouts=fields.texts("handout") or tuple(block.get("id", "") for block in blocks if block.kind == "handout"),
    )
    minutes = _minutes(chapter, session)
    fields.finish()
    for debrief in session.of("debrief")[1:]:
        hint = "make it part of the first, with ::: ask"
        chapter.problems.error(
            "misplaced-word", "a session has one debrief; this would not be printed", debrief.origin, hint=hint
        )
    for debrief in session.of("debrief"):
        _check_debrief(chapter, session, debrief)
    return session._replace(minutes=minutes)


def _numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Number the steps in order."""
    numbered, count = [], 0
    for block in blocks:
        if block.kind in STEPS:
            count += 1
            numbered.append(replace(block, attrs={**block.attrs, "n": count}))
        else:
            numbered.append(block)
    return tuple(numbered)


def _minutes(chapter: Chapter, session: Session) -> int:
    """Return how long a session takes: as given, which must be the sum of its steps, or else that sum."""
    fields = chapter.fields
    given = fields.integer("minutes", least=1)
    taught = [fields.integer(key, least=0) for key in ("teaching", "exercises")]
    if given is None and any(taught):
        given = sum(part or 0 for part in taught)
    total = sum(step.get("min", 0) for step in session.steps)
    if given is None and not total and "minutes" not in fields:
        hint = "add minutes: … or give each step its {min=…}"
        chapter.problems.error("missing-key", "nothing says how long this session takes", fields.origin, hint=hint)
    elif given is not None and total and given != total:
        parts = " + ".join(str(step.get("min", 0)) for step in session.steps)
        message = f"the steps take {total} minutes ({parts}), not the {given} given"
        origin = fields.at("minutes") if "minutes" in fields else fields.origin
        chapter.problems.error("minutes", message, origin, hint="change a step's {min=…}, or the minutes")
    return given if given is not None else total


def _check_debrief(chapter: Chapter, session: Session, debrief: Block) -> None:
    """Compare a debrief's minutes with those of the step it belongs to."""
    number = debrief.get("step")
    if number is None:
        return
    step = session.step(number)
    if step is None:
        message = f"the debrief belongs to step {number}, but the session has {len(session.steps)} steps"
        chapter.problems.error("unknown-reference", message, debrief.origin, hint="steps are numbered as they stand")
        return
    parts = [ask.get("min", 0) for ask in debrief.of("ask")]
    if any(parts) and "min" in step.attrs and sum(parts) != step.get("min"):
        message = f"the debrief takes {sum(parts)} minutes ({' + '.join(map(str, parts))}), its step {number} "
        message += f"takes {step.get('min')}"
        chapter.problems.error("minutes", message, debrief.origin, hint=f"the step stands in line {step.origin.line}")
