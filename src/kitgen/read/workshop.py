"""The workshop reader: a folder with workshop.yaml and Markdown files goes in, a checked Workshop comes out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problems
from kitgen.model.workshop import Page, Session, Workshop
from kitgen.read.cards import read_cards
from kitgen.read.chapters import KINDS, Chapter, read_break, read_page, read_session
from kitgen.read.facts import read_facts
from kitgen.read.fields import Fields
from kitgen.read.frontmatter import split
from kitgen.read.markdown import Source, parse
from kitgen.read.paths import Images, display, inside
from kitgen.read.references import Index
from kitgen.read.textfile import read_text
from kitgen.read.yamlfile import load

if TYPE_CHECKING:
    from pathlib import Path

FACTS = "workshop.yaml"
_TEXTS = frozenset((".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt", ".docx", ".doc", ".odt", ".rtf", ".html"))
"""Kinds of file in which people write sessions, and which are not read."""


def read_workshop(folder: Path, root: Path, problems: Problems) -> Workshop:
    """Read a workshop.

    Args:
        folder: where workshop.yaml lies.
        root: the project; messages name files from here, and no path may leave it.
        problems: takes up warnings and errors, in the order of files and lines.

    Raises:
        KitError: when the workshop has faults; all of them are told at once.
    """
    reader = _Reader(folder, root)
    workshop = reader.read()
    found = sorted(reader.problems, key=lambda problem: _place(problem.origin))
    problems.extend(found)
    if workshop is None or reader.problems.errors:
        raise KitError(found)
    return workshop


def _place(origin: Origin | None) -> tuple[Any, ...]:
    return (origin.path != FACTS, _natural(origin.path), origin.line) if origin else ()


def _natural(name: str) -> list[tuple[int, str]]:
    """Return a key that sorts 9-x before 10-x."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"(\d+)", name)]


class _Reader:
    """Reads the files of one workshop, then what they say about one another."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.root = root
        self.problems = Problems()
        self.images = Images(folder, root, self.problems)
        self.files: list[Path] = []
        self.lang = "en"
        self.unread = False

    def read(self) -> Workshop | None:
        if not inside(self.folder, self.root):
            message = f'the folder "{self.folder.name}" is a link that leads out of the project'
            self.problems.error("path-outside", message, Origin(self.shown(self.folder)), hint="copy it instead")
            return None
        facts = self.facts()
        self.lang = facts.get("lang", "en")
        chapters = [chapter for path in self.markdown_files() if (chapter := self.chapter(path))]
        parts = self.parts(chapters)
        if not facts:
            return None
        files = (*self.files, *self.images.used, *(one.path for one in facts["documents"]))
        origin = Origin(self.shown(self.folder / FACTS))
        return Workshop(name=self.folder.name, folder=self.folder, origin=origin, files=files, **facts, **parts)

    def shown(self, path: Path) -> str:
        return display(path, self.root)

    def allowed(self, path: Path) -> bool:
        """Note a file that is a link out of the project."""
        if not path.is_symlink() or inside(path, self.root):
            return True
        message = f'"{path.name}" is a link that leads out of the project'
        self.problems.error("path-outside", message, Origin(self.shown(path)), hint="copy the file instead")
        return False

    def facts(self) -> dict[str, Any]:
        """Return what workshop.yaml says; nothing when it cannot be read."""
        path = self.folder / FACTS
        if not self.allowed(path):
            return {}
        self.files.append(path)
        try:
            node = load(path, self.shown(path))
        except KitError as error:
            self.problems.extend(error.problems)
            return {}
        return read_facts(Fields(node, self.problems), self.folder, self.root)

    def markdown_files(self) -> list[Path]:
        """Return the files of chapters in the order of their names; README.md and names with a leading _ are none."""
        paths = (path for path in self.folder.iterdir() if path.is_file() or path.is_symlink())
        names = [path for path in paths if not path.name.startswith(("_", ".")) and path.stem.lower() != "readme"]
        for path in sorted(names):
            if path.suffix.lower() in _TEXTS and (
                path.suffix.lower().startswith((".m", ".q")) or path.name[0].isdigit()
            ):
                message = f'"{path.name}" is not read: sessions, texts and cards are files that end in .md'
                hint = "save it as Markdown, ending in .md, or begin its name with _"
                self.problems.warn("file-not-read", message, Origin(self.shown(path)), hint=hint)
        found = [path for path in names if path.suffix.lower() == ".md"]
        return sorted(found, key=lambda path: _natural(path.stem))

    def chapter(self, path: Path) -> Chapter | None:
        """Return a file's front matter and blocks; None when it cannot be read."""
        if not self.allowed(path):
            self.unread = True
            return None
        self.files.append(path)
        shown = self.shown(path)
        try:
            node, text = split(read_text(path, shown), shown)
        except KitError as error:
            self.problems.extend(error.problems)
            self.unread = True
            return None
        source = Source(shown, self.lang, self.problems, self.images.find)
        return Chapter(Fields(node, self.problems), parse(text, source), path.stem, self.lang)

    def parts(self, chapters: list[Chapter]) -> dict[str, Any]:
        """Return the timetable, readings, handouts, cards … as keyword arguments of Workshop."""
        pages: list[Session | Page] = []
        card_files: list[Chapter] = []
        number = 0
        for chapter in chapters:
            kind = chapter.fields.choice("kind", KINDS, required=True)
            if kind == "session":
                number += 1
                pages.append(read_session(chapter, number))
            elif kind == "break":
                pages.append(read_break(chapter))
            elif kind in {"reading", "front"}:
                pages.append(read_page(chapter, kind))  # type: ignore[arg-type] # one of the two, as just seen
            elif kind == "cards":
                card_files.append(chapter)
        if not number and not self.unread:
            hint = "add a file such as 01-welcome.md that begins with kind: session"
            self.problems.error(
                "missing-session", "the workshop has no session", Origin(self.shown(self.folder)), hint=hint
            )
        return self.related(pages, card_files)

    def related(self, pages: list[Session | Page], card_files: list[Chapter]) -> dict[str, Any]:
        """Fill in includes, gather what has an id, and read the cards, which refer to questions."""
        index = Index(self.problems)
        for page in pages:
            index.add_ids(page)
        pages = [index.filled(page) for page in pages]
        for page in pages:
            index.collect(page)
        sessions = [page for page in pages if isinstance(page, Session)]
        for session in sessions:
            index.check_session(session)
        for extra in card_files[1:]:
            hint = "put all cards into one file"
            self.problems.error("second-cards", "there is a second file of kind: cards", extra.fields.origin, hint=hint)
        cards = read_cards(card_files[0], index.questions) if card_files else None
        if card_files:
            index.check_links(card_files[0].blocks)
        others = [page for page in pages if isinstance(page, Page)]
        return {
            "timetable": tuple(sessions),
            "readings": tuple(page for page in others if page.kind == "reading"),
            "front": tuple(page for page in others if page.kind == "front"),
            "handouts": tuple(index.handouts),
            "questions": index.questions,
            "targets": index.targets,
            "cards": cards,
        }
