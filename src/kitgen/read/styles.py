"""A look's styles.yaml goes in, its named styles come out, each with what it extends filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kitgen.base.lengths import points
from kitgen.base.problems import Problems, did_you_mean
from kitgen.model.styles import AreaStyle, Legibility, Margins, Master, RowStyle, RuleStyle, StyleSheet, TextStyle
from kitgen.read.fields import Fields
from kitgen.read.yamlfile import Node, load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LENGTHS = frozenset(
    "size leading drop before after tracking width dots top bottom least give at_top inner outer gutter".split()  # noqa: SIM905
)
_NUMBERS = frozenset({"weight", "columns", "contrast"})
_FLAGS = frozenset({"italic", "kern", "caps", "bare_at_top", "keep", "mirror", "landscape"})


def read_styles(paths: list[tuple[Path, str]]) -> StyleSheet:
    """Return the styles of a look: files as (path, name to print), a later one overriding single styles.

    Raises:
        KitError: with everything that is wrong in them.
    """
    problems = Problems()
    parts: dict[str, dict[str, Node]] = {
        name: {} for name in ("tokens", "text", "rules", "rows", "masters", "measures", "legibility")
    }
    for path, display in paths:
        top = Fields(load(path, display), problems)
        for name, gathered in parts.items():
            node = top.node(name)
            if node is not None and node.kind == "map":
                gathered.update(node.value)
        top.finish()
    problems.stop_on_errors()
    sheet = StyleSheet(
        text=_styles(parts["text"], TextStyle, problems),
        rules=_styles(parts["rules"], RuleStyle, problems),
        rows=_styles(parts["rows"], RowStyle, problems),
        masters={name: _master(name, node, problems) for name, node in parts["masters"].items()},
        tokens={name: node.raw for name, node in parts["tokens"].items()},
        measures={name: _scalar("size", node, problems) for name, node in parts["measures"].items()},
        legibility=_values("legibility", parts["legibility"], Legibility, problems),
    )
    problems.stop_on_errors()
    return sheet


def _styles(nodes: Mapping[str, Node], kind: type[Any], problems: Problems) -> dict[str, Any]:
    """Return styles of one kind; `extends` may name any other, in any order."""
    done: dict[str, dict[str, Any]] = {}

    def values(name: str, chain: tuple[str, ...]) -> dict[str, Any]:
        if name in done:
            return done[name]
        node = nodes[name]
        own, base = _own(node, kind, problems)
        inherited: dict[str, Any] = {}
        if base and (base.raw not in nodes or base.raw in (*chain, name)):
            problems.error(
                "unknown-style",
                f'"{name}" extends "{base.raw}", which is no other style here',
                base.origin,
                hint=did_you_mean(base.raw, [n for n in nodes if n != name]),
            )
        elif base:
            inherited = values(base.raw, (*chain, name))
        done[name] = {**inherited, **own}
        return done[name]

    return {name: kind(**{**values(name, ()), "name": name}) for name in nodes}


def _values(name: str, nodes: Mapping[str, Node], kind: type[Any], problems: Problems) -> Any:
    """Return the one value of a kind that single keys make; they may come from several files."""
    allowed = set(kind._fields)
    for key in nodes.keys() - allowed:
        hint = did_you_mean(key, allowed)
        problems.error("unknown-key", f'unknown key "{key}" in "{name}"', nodes[key].origin, hint=hint)
    return kind(**{key: _scalar(key, node, problems) for key, node in nodes.items() if key in allowed})


def _own(node: Node, kind: type[Any], problems: Problems) -> tuple[dict[str, Any], Node | None]:
    allowed = {name.replace("_", "-"): name for name in kind._fields if name != "name"}
    found: dict[str, Any] = {}
    base = None
    if node.kind != "map":
        problems.error("wrong-type", f"a style is a mapping, not {node.describe()}", node.origin)
        return {}, None
    for key, value in node.value.items():
        if key == "extends":
            base = value
        elif key in allowed:
            found[allowed[key]] = _scalar(allowed[key], value, problems)
        else:
            hint = did_you_mean(key, [*allowed, "extends"])
            problems.error("unknown-key", f'unknown key "{key}"', node.keys.get(key, value.origin), hint=hint)
    return found, base


def _scalar(name: str, node: Node, problems: Problems) -> Any:
    if name in _LENGTHS:
        try:
            return points(node.raw)
        except ValueError as fault:
            problems.error("wrong-type", str(fault), node.origin)
            return 0.0
    if name in _NUMBERS:
        if node.kind != "number":
            problems.error("wrong-type", f"expected a number, met {node.describe()}", node.origin)
            return 1
        return node.value
    if name in _FLAGS:
        return node.raw.lower() in {"yes", "true"}
    return node.raw


def _master(name: str, node: Node, problems: Problems) -> Master:
    top = Fields(node, problems, name)
    margins = {}
    papers = top.mapping("papers", required=True)
    for paper in papers.keys() if papers else ():
        given = papers.mapping(paper) if papers else None
        if given is not None:
            margins[paper] = Margins(*(given.length(edge, 0.0) or 0.0 for edge in ("inner", "outer", "top", "bottom")))
            given.finish()
    areas = {}
    drawn = top.mapping("areas")
    for area in drawn.keys() if drawn else ():
        member = drawn.node(area) if drawn else None
        if member is not None:
            areas[area] = _area(area, member, problems)
    master = Master(
        name,
        margins,
        columns=top.integer("columns", 1, least=1) or 1,
        gutter=top.length("gutter", 0.0) or 0.0,
        mirror=top.boolean("mirror"),
        landscape=top.boolean("landscape"),
        areas=areas,
        flow=top.text("flow", "full"),
    )
    top.finish()
    return master


def _area(name: str, node: Node, problems: Problems) -> AreaStyle:
    if node.kind == "map":
        spans = {side: _span(node.value.get(side, node), problems) for side in ("odd", "even")}
        return AreaStyle(name, spans["odd"], spans["even"])
    span = _span(node, problems)
    return AreaStyle(name, span, span)


def _span(node: Node, problems: Problems) -> tuple[int, int]:
    if node.kind == "list" and len(node.value) == 2 and all(isinstance(n.value, int) for n in node.value):
        return node.value[0].value, node.value[1].value
    problems.error("wrong-type", f"an area is a first and a last column, such as [1, 4], not {node.describe()}",
                   node.origin)  # fmt: skip
    return 1, 1
