"""The colours of a brand: the `color` section of `_brand.yml` goes in, its tokens come out, or what is wrong.

A kit is printed on light paper. A file made for dark screens (light text on a dark ground) is turned round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.colour import READABLE, WHITE, NotFlatError, colour, contrast, legible, ratio_text, readable
from kitgen.base.problems import Problems
from kitgen.model.palette import Pair, Palette, derive
from kitgen.read.brand_standard import ROLES, entries, warn_unknown

if TYPE_CHECKING:
    from kitgen.base.origin import Origin
    from kitgen.read.fields import Fields
    from kitgen.read.yamlfile import Node

_CANDIDATES = ("tertiary", "warning", "info", "success", "danger")
_INK = "#1A1A1A"
_LIGHT_PAPER = 14.0
_QUOTES = 'write the colour in quotes, "#0B4F58": without them, YAML takes what follows # for a remark'


def read_palette(file: Fields, own: Fields, problems: Problems) -> Palette | None:
    """Return the tokens of a brand; None when a colour it cannot do without is missing or unreadable.

    Args:
        file: the whole file, for `color` and the colour of headings.
        own: `defaults.kitgen`, whose `accent`, `ink` and `paper-color` win over the standard's colours.
        problems: takes what is wrong.
    """
    book = _Book(file, own, problems)
    primary = book.primary()
    if not primary:
        return None
    paper, ink = book.paper_and_ink()
    palette = derive(
        primary,
        paper=paper,
        ink=ink,
        secondary=book.find("secondary"),
        accent=book.accent(),
        heading=book.heading(paper),
        candidates=[found for role in _CANDIDATES if (found := book.find(role))],
    )
    unreadable = [pair for pair in palette.pairs if not pair.readable]
    # What is derived from a colour that does not read does not read either, and nobody has written it.
    for pair in [pair for pair in unreadable if pair.name == "ink" or book.wrote(pair.name)] or unreadable:
        book.refuse(pair, palette)
    return None if unreadable else palette


def colours_by_name(file: Fields, own: Fields) -> dict[str, str]:
    """Return every colour that the file names, in the palette and by role; what is wrong is told elsewhere."""
    book = _Book(file, own, Problems())
    names = [*book.palette, *(role for role in book.roles if role in ROLES), "accent", "ink", "paper-color"]
    found = {name: book.find(name) or book.own_colour(name) for name in names}
    return {name: value for name, value in found.items() if value}


class _Book:
    """Looks colours up: by role, by the palette's names, by name of a name."""

    def __init__(self, file: Fields, own: Fields, problems: Problems) -> None:
        self.own = own
        self.problems = problems
        self.file = file
        self.section = file.mapping("color")
        palette = self.section.mapping("palette") if self.section else None
        self.palette = entries(palette) if palette else {}
        self.roles: dict[str, Node] = {}
        if self.section:
            warn_unknown(self.section, ("palette", "accent", *ROLES), problems)
            self.roles = entries(self.section)
            self.roles.pop("palette", None)
        typography = file.node("typography")
        headings = typography.value.get("headings") if typography and typography.kind == "map" else None
        self.headings: Node | None = headings.value.get("color") if headings and headings.kind == "map" else None
        for node in self.palette.values():
            self.value(node)
        for fields in (self.section, palette):
            for key in fields.keys() if fields else ():
                if key not in self.roles and key not in self.palette and key not in {"palette", "primary"}:
                    assert fields  # noqa: S101  # it has keys
                    problems.warn("bad-colour", f'the colour "{key}" is empty', fields.at(key), hint=_QUOTES)

    def value(self, node: Node, path: tuple[Node, ...] = ()) -> str:
        """Return the colour a node stands for, or an empty text after noting why it stands for none."""
        if node.kind == "map" and "light" in node.value:
            node = node.value["light"]
        if node.kind in {"map", "list", "bool", "null"}:
            return self.complain(node, f"a colour must be hex or a name of color.palette, not {node.describe()}")
        name = node.raw.strip()
        if any(node is earlier for earlier in path):
            circle = " → ".join(earlier.raw for earlier in path)
            return self.complain(node, f'the colour "{name}" refers to itself: {circle}')
        # A role is looked up before the palette, as the standard has it; but `primary: primary` means the palette's.
        for book in (self.roles, self.palette):
            if name in book and book[name] is not node:
                return self.value(book[name], (*path, node))
        try:
            return colour(name)
        except NotFlatError as error:
            return self.complain(node, str(error))
        except ValueError:
            known = [*self.palette, *(role for role in self.roles if role in ROLES)]
            message = f'"{name}" is neither a colour (hex, rgb(), a name of CSS) nor a name of color.palette'
            hint = f'write hex in quotes, "#0B4F58", or one of: {", ".join(known)}' if known else "write hex in quotes"
            self.problems.error("bad-colour", message, node.origin, hint=hint)
            return ""

    def complain(self, node: Node, message: str) -> str:
        self.problems.error("bad-colour", message, node.origin, hint='write hex in quotes, such as "#0B4F58"')
        return ""

    def wrote(self, role: str) -> bool:
        """Tell whether the file itself names a colour of this role."""
        return role in self.roles or role in self.palette or role in self.own

    def find(self, role: str) -> str:
        """Return the colour of a role, or of the palette's colour of that name; empty when there is none."""
        node = self.roles.get(role) or self.palette.get(role)
        return self.value(node) if node else ""

    def at(self, role: str) -> Origin:
        """Return the place to name in a message about a role."""
        node = self.roles.get(role) or self.palette.get(role)
        return node.origin if node else (self.section or self.file).origin

    def primary(self) -> str:
        """Return the one colour no brand can do without."""
        if "primary" in self.roles or "primary" in self.palette:
            return self.find("primary")
        if self.section and "primary" in self.section:
            self.problems.error("brand-lacks", "the primary colour is empty", self.section.at("primary"), hint=_QUOTES)
            return ""
        names = ", ".join(self.palette)
        hint = f"add primary: with one of {names}" if names else 'add color: primary: "#0B4F58", in the brand\'s colour'
        section = (self.section or self.file).origin
        self.problems.error("brand-lacks", "the brand has no primary colour", section, hint=hint)
        return ""

    def own_colour(self, key: str) -> str:
        """Return a colour of `defaults.kitgen`; empty when there is none."""
        node = self.own.node(key)
        return self.value(node) if node else ""

    def accent(self) -> str:
        return self.own_colour("accent") or self.find("accent")

    def paper_and_ink(self) -> tuple[str, str]:
        """Return the page's colour and the text's; a pair made for dark screens is turned round."""
        ground, text = self.find("background"), self.find("foreground")
        paper = self.own_colour("paper-color") or next((c for c in (ground, text) if c and _is_light(c)), WHITE)
        ink = self.own_colour("ink")
        if ink:
            return paper, ink
        if text and (not _is_light(text) or not ground):
            return paper, text
        dark = [c for c in (ground, self.find("dark")) if c and contrast(c, paper) >= READABLE]
        return paper, (dark or [_INK])[0]

    def heading(self, paper: str) -> str:
        """Return the headings' colour of the typography section; none, with a warning, when it does not read."""
        found = self.value(self.headings) if self.headings else ""
        if not found or contrast(found, paper) >= READABLE:
            return found
        assert self.headings is not None  # noqa: S101  # it gave the colour
        message = (
            f"headings in {found} on {paper} have a contrast of {ratio_text(contrast(found, paper))}; 4.5:1 is needed"
        )
        hint = f"{readable(found, paper)} would do; until then headings take primary or the text's colour"
        self.problems.warn("unreadable-colour", message, self.headings.origin, hint=hint)
        return ""

    def refuse(self, pair: Pair, palette: Palette) -> None:
        """Note a pair that cannot be read, with the nearest colour that could."""
        if pair.name in {"ink", "mute"}:
            origin = self.own.at("ink") if "ink" in self.own else self.at("foreground")
            message = f"text in {pair.ink} on {pair.ground}"
            way_out = readable(pair.ink, pair.ground)
        else:
            origin = self.own.at(pair.name) if pair.name in self.own else self.at(pair.name)
            message = (
                f"{pair.name} {pair.ground} is too near to both text {palette['ink']} and paper {palette['paper']}: it"
            )
            way_out = legible(pair.ground, palette["ink"], palette["paper"])
        ratio = ratio_text(pair.ratio)
        message = f"{message} has a contrast of {ratio} at best; text needs 4.5:1"
        self.problems.error("unreadable-colour", message, origin, hint=f"the nearest that reads is {way_out}")


def _is_light(found: str) -> bool:
    return contrast(found, "#000000") >= _LIGHT_PAPER
