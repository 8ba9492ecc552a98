"""The Jinja environment of a look: folders of layouts go in, templates whose every element knows its line come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import BuiltinMethodType, MethodType
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, StrictUndefined, TemplateNotFound
from jinja2.ext import Extension
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from kitgen.compose.bytecode import Compiled

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from kitgen.base.store import Store

_TEMPLATE_CODE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})", re.DOTALL)
_OPENING = re.compile(r"<([a-z][a-z0-9-]*)")
_PINNED = re.compile(r"(\d+)!(.*)")
_METHODS = frozenset((MethodType, BuiltinMethodType))
"""What Jinja looks at once more: among them are those that put values into strings."""

Display = Callable[[Path], str]


class Origins(Extension):
    """Writes into each element of a layout the line on which it stands."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Add `at="file:line"` to every opening tag outside of Jinja's own signs."""
        shown = self.environment.globals["display"](filename)  # type: ignore[operator]
        parts, line = [], 1
        for index, part in enumerate(_TEMPLATE_CODE.split(source)):
            parts.append(part if index % 2 else _with_lines(part, shown, line))
            line += part.count("\n")
        return "".join(parts)


def _with_lines(text: str, shown: str, line: int) -> str:
    rows = text.split("\n")
    return "\n".join(
        _OPENING.sub(partial(_with_line, place=f"{shown}:{number}"), row) if "<" in row else row
        for number, row in enumerate(rows, start=line)
    )


def _with_line(match: re.Match[str], place: str) -> str:
    return f'{match[0]} at="{escape(place)}"'


class LookLoader(BaseLoader):
    """Finds layouts in the folders of a look, the project's before the built-in one.

    A name such as `1!parts/blocks.xml.j2` means the file in the second folder and no other.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = list(folders)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:  # noqa: ARG002
        """Return a layout's text."""
        pinned = _PINNED.fullmatch(template)
        folders = [self.folders[int(pinned[1])]] if pinned else self.folders
        name = pinned[2] if pinned else template
        for folder in folders:
            path = folder / name
            if ".." not in Path(name).parts and path.is_file():
                return path.read_text(encoding="utf-8"), str(path), lambda: True
        raise TemplateNotFound(template)

    def parts(self) -> list[str]:
        """Return the pinned names of all files of macros, those that win first."""
        return [
            f"{index}!parts/{path.name}"
            for index, folder in enumerate(self.folders)
            for path in sorted((folder / "parts").glob("*.xml.j2"))
        ]


class Parts:
    """The macros of a look by name: a project's own macro wins over the built-in one of the same name."""

    def __init__(self, environment: SandboxedEnvironment, loader: LookLoader) -> None:
        self._environment = environment
        self._names = loader.parts()
        self._found: dict[str, Any] = {}
        self._modules: list[Any] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> Any:
        name = name.replace("-", "_")
        if name not in self._found:
            for module in self._loaded():
                if _has(module, name):
                    self._found[name] = getattr(module, name)
                    break
            else:
                raise AttributeError(f'no macro "{name}" in parts/')
        return self._found[name]

    def __contains__(self, name: str) -> bool:
        return any(_has(module, name.replace("-", "_")) for module in self._loaded())

    def _loaded(self) -> list[Any]:
        if self._modules is None:
            self._modules = [self._environment.get_template(name).module for name in self._names]
        return self._modules


def _has(module: Any, name: str) -> bool:
    return not name.startswith("_") and hasattr(module, name)


class _Sandbox(SandboxedEnvironment):
    """Jinja's sandbox, which remembers what it allows: layouts ask for the same few attributes again and again."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether an attribute may be asked for, which its name and the kind of the object decide."""
        asked = obj.__class__, attr
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; all but methods and what needs a message take no further look."""
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
        known = value.__class__ not in _METHODS and self._safe.get((obj.__class__, attribute))
        return value if known else super().getattr(obj, attribute)


def environment(
    folders: Sequence[Path], display: Display, store: Store | None = None
) -> tuple[SandboxedEnvironment, LookLoader]:
    """Return the environment of a look, whose folders are given in the order in which they win.

    `store` keeps compiled layouts from one build to the next.
    """
    loader = LookLoader(folders)
    made = _Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=200,
        auto_reload=False,
        bytecode_cache=Compiled(store, display) if store is not None else None,
        extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"],
    )
    made.globals["display"] = lambda filename: display(Path(str(filename)))
    made.add_extension(Origins)
    made.globals["part"] = Parts(made, loader)
    made.globals["Markup"] = Markup
    return made, loader


def template(made: SandboxedEnvironment, name: str) -> Template:
    """Return a layout."""
    return made.get_template(name)
