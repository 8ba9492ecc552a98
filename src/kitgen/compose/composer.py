"""The composer: a look and what a kit is about go in, the checked page markup of a piece comes out."""

from __future__ import annotations

import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from kitgen.base.origin import Origin
from kitgen.base.problems import KitError, Problem, Problems
from kitgen.compose.environment import Display, environment
from kitgen.compose.inline import break_after_first, inline_markup, other_part, strong_part, two_lines
from kitgen.markup.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kitgen.base.store import Store
    from kitgen.compose.inline import PageWords
    from kitgen.markup.element import Element


_FAULTS = (AttributeError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError)
"""What an expression in a layout may raise; with no line of a layout on the way, it is a fault of kitgen."""


class Composer:
    """Composes pieces in one look.

    `folders` are the look's folders in the order in which they win; `facts` is what every layout may name; `store`
    keeps compiled layouts from one build to the next.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        display: Display,
        facts: Mapping[str, Any],
        page_words: PageWords,
        store: Store | None = None,
    ) -> None:
        self._environment, _ = environment(folders, display, store)
        self._display = display
        self._folders = list(folders)
        self._environment.globals.update(facts)
        self._environment.filters["inline"] = partial(inline_markup, page_words=page_words)
        self._environment.filters["strong_part"] = strong_part
        self._environment.filters["other_part"] = other_part
        self._environment.filters["break_after_first"] = break_after_first
        self._environment.filters["two_lines"] = two_lines

    def has(self, piece: str) -> bool:
        """Whether the look has a layout for a piece."""
        return any((folder / f"{piece}.xml.j2").is_file() for folder in self._folders)

    def parts(self, piece: str, facts: Mapping[str, Any]) -> Iterator[str]:
        """Yield the page markup of a piece as text, part by part: that of a long guide fills much memory.

        Raises:
            KitError: when the layout has a fault; it names the layout's own line.
        """
        name = f"{piece}.xml.j2"
        try:
            yield from self._environment.get_template(name).generate(facts)
        except TemplateNotFound as fault:
            where = self._line_of(fault) or Origin(self._display(self._folders[-1]))
            message = f'this look has no file "{fault.name}"'
            raise KitError([Problem("error", "missing-layout", message, where)]) from fault
        except TemplateSyntaxError as fault:
            where = Origin(self._display(Path(fault.filename or name)), fault.lineno)
            hint = "see the Jinja documentation for its signs"
            raise KitError([Problem("error", "template-error", fault.message or "", where, hint=hint)]) from fault
        except (TemplateError, *_FAULTS) as fault:
            line = self._line_of(fault)
            if line is None:
                raise
            reason = "it calls itself without end" if isinstance(fault, RecursionError) else fault
            if isinstance(fault, KeyError):
                reason = f"there is no {fault}; a text of words.yaml or words: may name it in braces"
            raise KitError([Problem("error", "template-error", f"the layout fails here: {reason}", line)]) from fault

    def compose(self, piece: str, facts: Mapping[str, Any]) -> Element:
        """Return the checked page markup of a piece.

        Raises:
            KitError: when the layout has a fault, or its markup does not agree with the vocabulary.
        """
        return parse(self.parts(piece, facts), self._display(self._path(f"{piece}.xml.j2")), Problems())

    def _path(self, name: str) -> Path:
        found = (folder / name for folder in self._folders)
        return next((path for path in found if path.is_file()), self._folders[-1] / name)

    def _line_of(self, fault: Exception) -> Origin | None:
        """Return the innermost line of a layout through which an exception came."""
        for frame in reversed(traceback.extract_tb(fault.__traceback__)):
            if frame.filename.endswith(".j2"):
                return Origin(self._display(Path(frame.filename)), frame.lineno or 0)
        return None
