"""References: pages go in; handouts, questions and all that has an id come out, includes filled in, links checked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kitgen.base.problems import did_you_mean
from kitgen.model.blocks import PARTS, links
from kitgen.model.workshop import Handout, Page, Question, Session
from kitgen.read import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kitgen.base.problems import Problems
    from kitgen.model.blocks import Block

_ON_PAPER = frozenset(("question", "scale", "commitments", "evaluation", "write", "notes", "participant-only"))
_HOLDERS = frozenset(("handout", "drawing"))
_FOR_FACILITATORS = frozenset(word.name for word in words.TABLE if word.audience == "facilitator") - PARTS


@dataclass(slots=True)
class Index:
    """What the pages of a workshop hold, by id."""

    problems: Problems
    targets: dict[str, Block] = field(default_factory=dict)
    pages: dict[str, Session | Page] = field(default_factory=dict)
    handouts: list[Handout] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    paged: set[str] = field(default_factory=set)

    def add_ids(self, page: Session | Page) -> None:
        """Note a page and the blocks with ids on it."""
        if page.id in self.pages:
            other = self.pages[page.id].origin
            message = f'two files have the id "{page.id}"'
            hint = f"the other is {other.path}; give one of them another id: …"
            self.problems.error("duplicate-id", message, page.origin, hint=hint)
        self.pages.setdefault(page.id, page)
        for block in _top(page):
            for found, handout, _ in _own(block, "", held=False):
                if handout:
                    self.paged.add(
                        str(found.get("ref", "")).removeprefix("#") if found.kind == "include" else found.get("id")
                    )
        for block in _blocks(page):
            id_ = block.get("id")
            if id_ and id_ in self.targets:
                hint = f"the other stands at {self.targets[id_].origin}"
                self.problems.error("duplicate-id", f'the id "{id_}" stands here again', block.origin, hint=hint)
            elif id_:
                self.targets[id_] = block

    def filled(self, page: Session | Page) -> Session | Page:
        """Return a page in which every include holds what it refers to."""
        blocks = tuple(self._fill(block, ()) for block in page.blocks)
        return page if blocks == page.blocks else page._replace(blocks=blocks)

    def _fill(self, block: Block, within: tuple[str, ...]) -> Block:
        if block.kind == "include":
            return self._fill_include(block, within)
        if block.get("id"):
            within = (*within, block.get("id"))
        children = tuple(self._fill(child, within) for child in block.children)
        return block if children == block.children else replace(block, children=children)

    def _fill_include(self, block: Block, within: tuple[str, ...]) -> Block:
        ref = str(block.get("ref", "")).removeprefix("#")
        if ref in within:
            message = f'"{ref}" includes itself'
            self.problems.error("unknown-reference", message, block.origin, hint="take this include away")
            return block
        target = self.targets.get(ref)
        if target is None:
            if ref:  # a missing ref was reported with the attributes
                self._unknown(ref, self.targets, block)
            return block
        if block.children:
            self.problems.error("misplaced-word", "an include has no text of its own", block.children[0].origin)
        return replace(block, children=(self._fill(target, (*within, ref)),))

    def collect(self, page: Session | Page) -> None:
        """Gather handouts and questions of a page, look at links and at words that nobody would get on paper."""
        for block in _top(page):
            for found, handout, held in _own(block, "", held=False):
                if found.get("id"):
                    self.targets[found.get("id")] = found
                if found.kind == "handout":
                    session = page.id if isinstance(page, Session) else ""
                    self.handouts.append(Handout(handout, found.get("title", ""), session, found))
                elif found.kind in _ON_PAPER and not held:
                    message = f'"::: {found.kind}" stands outside a handout, so no participant would get it'
                    self.problems.error(
                        "misplaced-word", message, found.origin, hint="put it inside ::: handout {#id title=…}"
                    )
                elif found.kind in _FOR_FACILITATORS and held:
                    message = f'"::: {found.kind}" is for the facilitator, and here it would be printed nowhere'
                    self.problems.error(
                        "misplaced-word", message, found.origin, hint="put it into the session, outside of the handout"
                    )
                elif found.kind in {"card", "rules"}:
                    message = f'"::: {found.kind}" belongs in the file of kind: cards'
                    self.problems.error("misplaced-word", message, found.origin)
                if found.kind == "question" and handout:
                    self._question(found, handout)
                self._links(found)
            for handout_block in (b for b in block.walk() if b.kind == "handout"):
                self._numbers(handout_block, "statement")

    def _question(self, block: Block, handout: str) -> None:
        number = block.get("n")
        if number is None:
            return
        ref = f"{handout}/{number}"
        if ref in self.questions:
            hint = f"the other stands at {self.questions[ref].block.origin}"
            message = f'question {number} stands twice in "{handout}"'
            self.problems.error("duplicate-number", message, block.origin, hint=hint)
        else:
            self.questions[ref] = Question(ref, handout, number, block)

    def _numbers(self, handout: Block, kind: str) -> None:
        seen: dict[int, Block] = {}
        for block in handout.find(kind):
            number = block.get("n")
            if number in seen:
                hint = f"the other stands at {seen[number].origin}"
                message = f'{kind} {number} stands twice in "{handout.get("id", "")}"'
                self.problems.error("duplicate-number", message, block.origin, hint=hint)
            elif number is not None:
                seen[number] = block

    def _links(self, block: Block) -> None:
        for link in links(block.inline):
            if link.target and link.target not in self.targets and link.target not in self.pages:
                self._unknown(link.target, [*self.targets, *self.pages], block)
            elif link.target and not link.children and link.target not in self.paged:
                hint = "write words of your own, [such as these](#id), or name something in a handout"
                message = f'"[](#{link.target})" prints a page of the handouts, and "{link.target}" stands on none'
                self.problems.error("bad-link", message, block.origin, hint=hint)
            elif not link.target and not link.children:
                hint = "write [text](address); only [](#id) may be empty"
                self.problems.error("bad-link", f'the link to "{link.href}" has no text', block.origin, hint=hint)

    def check_session(self, session: Session) -> None:
        """Look at the handouts a session says it uses."""
        for id_ in session.handouts:
            if id_ and all(handout.id != id_ for handout in self.handouts):
                hint = did_you_mean(id_, [handout.id for handout in self.handouts], "there are")
                self.problems.error("unknown-reference", f'there is no handout "{id_}"', session.origin, hint=hint)

    def check_links(self, blocks: Sequence[Block]) -> None:
        """Look at the links of blocks that stand on no page, such as cards."""
        for block in blocks:
            for found in block.walk():
                self._links(found)

    def _unknown(self, ref: str, known: Sequence[str] | dict[str, Block], block: Block) -> None:
        hint = did_you_mean(ref, set(known), "there are")
        self.problems.error("unknown-reference", f'nothing has the id "{ref}"', block.origin, hint=hint)


def _top(page: Session | Page) -> tuple[Block, ...]:
    return (page.lead, *page.blocks) if page.lead else page.blocks


def _blocks(page: Session | Page) -> Iterator[Block]:
    for block in _top(page):
        yield from block.walk()


def _own(block: Block, handout: str, *, held: bool) -> Iterator[tuple[Block, str, bool]]:
    """Yield what is written here (not what an include brings), its handout, and whether paper holds it."""
    if block.kind == "handout":
        handout = block.get("id", "")
    held = held or block.kind in _HOLDERS
    yield block, handout, held
    if block.kind != "include":
        for child in block.children:
            yield from _own(child, handout, held=held)
