"""The one table of page markup: each element's attributes, content, PDF structure role and form-field kind.

The parser, its messages, docs/layouts.md and the tests are all derived from `TAGS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["text", "number", "length", "lengths", "flag", "choice", "name", "names"]
Content = Literal["blocks", "inline", "shapes", "nothing"] | tuple[str, ...]


class Attribute(NamedTuple):
    """One attribute: what may be written in it, and what stands when it is left out."""

    name: str
    kind: Kind = "text"
    help: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """One element. `role` is its structure type (ISO 32000-1, 14.8.4), empty where it adds none."""

    name: str
    summary: str
    content: Content
    attributes: tuple[Attribute, ...] = ()
    role: str = ""
    field: str = ""
    group: str = "block"

    def attribute(self, name: str) -> Attribute | None:
        """Return the attribute of that name, its own or one that every element has."""
        return next((a for a in (*self.attributes, *COMMON) if a.name == name), None)


def _a(name: str, kind: Kind = "text", help: str = "", *, required: bool = False) -> Attribute:  # noqa: A002
    return Attribute(name, kind, help, required)


def _choice(name: str, *choices: str, help: str = "") -> Attribute:  # noqa: A002
    return Attribute(name, "choice", help, choices=choices)


ROLES = {
    "artifact": "",
    "toc-item": "TOCI",
    "item": "LI",
    "label": "Lbl",
    "section": "Sect",
    "group": "Div",
    "note": "Aside",
}
"""Roles that a layout can give to an element, and their structure types.

An artifact is not read at all. Items that follow one another make a list, or a table of contents.
"""

COMMON = (
    _a("id", "name", "a name that links and page numbers can point to"),
    _a("src", "text", "the content line this element speaks for, as path:line"),
    _a("at", "text", "the layout line; written by the composer"),
    _a("lang", "text", "the language of what stands inside, where it differs"),
    _choice("role", *ROLES, help="what it is for readers who listen, where its name does not say so"),
)

STYLE = _a("style", "name", "a style of styles.yaml")
AREA = _a("area", "name", "an area of the page's grid, such as main, side or full")
WIDTH = _a("width", "length", "its width; by default all there is")
HEIGHT = _a("height", "length", "its height")
ALT = _a("alt", "text", "what a reader who cannot see it should hear")
FILL = _a("fill", "name", "a colour token, such as primary or on-primary")
STROKE = _a("stroke", "name", "a colour token for the outline")
LINE = _a("line", "length", "the thickness of the outline")
PAINT = (
    FILL,
    STROKE,
    _a("line", "number", "outline in the drawing's units"),
    _a("dash", "text", "dash pattern in the drawing's units"),
)
MINUTES = _a("minutes", "number", "how long it lasts")

_DOCUMENT = (
    Tag(
        "document",
        "A whole piece: its furniture, its pages and sections, or its cards.",
        ("furniture", "section", "page", "cards"),
        (
            _a("title", required=True, help="the document's title"),
            _a("subject", help="what the document is about"),
            _a("piece", "name", "the piece it is, such as participant-handouts"),
            _a("master", "name", "the page master its sections use"),
        ),
        role="Document",
        group="document",
    ),
    Tag(
        "furniture",
        "What stands on every page of a master: running head and foot. It is no part of the reading order.",
        ("place",),
        (_a("master", "name", "the page master it belongs to", required=True),),
        group="document",
    ),
    Tag(
        "section",
        "A part of the piece whose blocks flow from page to page.",
        "blocks",
        (
            _a("title", help="its entry in the outline"),
            _a("head", help="the subject in the running head; the title by default"),
            _choice("start", "page", "odd", help="where it begins: on a new page, or on a new right-hand page"),
            _a("master", "name", "another page master"),
            _a("level", "number", "the depth of its outline entry, from 1"),
        ),
        role="Sect",
        group="document",
    ),
    Tag(
        "page",
        "One page on which everything is placed.",
        "blocks",
        (
            _a("title", help="its entry in the outline"),
            _a("head", help="the subject in the running head"),
            _a("master", "name", "the page master"),
            _a("level", "number", "the depth of its outline entry, from 1"),
        ),
        role="Sect",
        group="document",
    ),
    Tag(
        "cards",
        "A set of cards on sheets: fronts on one side, mirrored backs on the other.",
        ("card", "slug", "underlay", "ruler", "fold"),
        (
            _a("stock", "name", "a stock of layouts/stocks", required=True),
            _choice("flip", "long", "short", help="the edge on which a sheet is turned, where the build does not say"),
            _a("title", help="its entry in the outline"),
        ),
        role="Sect",
        group="document",
    ),
    Tag(
        "card",
        "One card.",
        ("front", "back"),
        (_a("name", help="what messages call it, such as Q3"), _a("title", help="its title, for the outline")),
        role="Sect",
        group="document",
    ),
    Tag("front", "The front of a card, placed from its top left corner.", "blocks", (FILL,), group="document"),
    Tag("back", "The back of a card, placed from its top left corner.", "blocks", (FILL,), group="document"),
    Tag(
        "slug",
        "A line outside the cards of every sheet.",
        "inline",
        (
            _choice("side", "front", "back", help="which side of the sheet"),
            _choice("edge", "top", "bottom", help="which edge of the sheet"),
            _a("column", "number", "above which column of cards, from 1"),
            _a("bar", "length", "draw a bar of this length above the words, to check the scale"),
            STYLE,
        ),
        group="document",
    ),
    Tag(
        "ruler",
        "How a sheet is printed, in words, with an arrow for how it is turned and a ruler of 100 mm and 4 inches.",
        "inline",
        (_a("label", help="what stands behind the ruler"), STYLE),
        group="document",
    ),
    Tag(
        "fold",
        "What the line is called on which a sheet, or a card, is folded.",
        "inline",
        (STYLE,),
        group="document",
    ),
    Tag(
        "underlay",
        "A colour under all backs of a sheet, as far as the bleed.",
        "nothing",
        (FILL,),
        group="document",
    ),
)

_BLOCKS = (
    Tag(
        "heading",
        "A heading.",
        "inline",
        (
            _a("level", "number", "its depth, from 1", required=True),
            STYLE,
            AREA,
            _a("outline", "flag", "give it an entry in the outline"),
        ),
        role="H",
    ),
    Tag("p", "A paragraph.", "inline", (STYLE, AREA, _choice("align", "left", "right", "center", "outer")), role="P"),
    Tag(
        "list",
        "A list; each item has a label in a hanging column.",
        ("item",),
        (
            STYLE,
            _a("indent", "length", "the width of the label's column"),
            _a("gap", "length", "the space between items"),
            _a("label", "name", "the style of the labels"),
            _choice("numbering", "none", "decimal", "disc", help="what the labels are, for readers who listen"),
        ),
        role="L",
    ),
    Tag("item", "One item of a list.", "blocks", (_a("label", help="a number, a dash, a bullet"),), role="LI"),
    Tag(
        "table",
        "A table with given columns: `11mm:right 1* 24mm` (a star shares what is left).",
        ("tr",),
        (
            _a("columns", "text", "the columns", required=True),
            _a("gap", "length", "a gutter between columns, each with its own strokes"),
            _a("style", "name", "the row style of its rows"),
            AREA,
        ),
        role="Table",
    ),
    Tag(
        "tr",
        "A row of a table.",
        ("td", "th"),
        (STYLE, _a("header", "flag", "a head row, repeated on the next page")),
        role="TR",
    ),
    Tag(
        "td",
        "A cell.",
        "blocks",
        (
            STYLE,
            _a("rule", "name", "its own rule in place of the row's"),
            _a("span", "number", "how many columns it covers"),
        ),
        role="TD",
    ),
    Tag(
        "th",
        "A cell that names its column or row.",
        "blocks",
        (
            STYLE,
            _a("rule", "name", "its own rule in place of the row's"),
            _choice("scope", "Column", "Row", help="what it names"),
            _a("span", "number", "how many columns it covers"),
        ),
        role="TH",
    ),
    Tag(
        "row",
        "Cells side by side, in areas of the grid or in columns of its own.",
        ("cell",),
        (
            STYLE,
            _a("columns", "text", "columns of its own; without them each cell names its area"),
            _a("gap", "length", "the space between its own columns"),
            AREA,
            _a("keep", "flag", "stay with what follows"),
        ),
    ),
    Tag(
        "cell",
        "One cell of a row.",
        "blocks",
        (AREA, STYLE, _a("rule", "name", "its own rule in place of the row's"), _a("inset", "length", "moved in by")),
    ),
    Tag(
        "box",
        "A stack of blocks with a size, a fill or an outline of its own.",
        "blocks",
        (
            WIDTH,
            HEIGHT,
            FILL,
            STROKE,
            LINE,
            _a("padding", "lengths", "space inside: one length, or top right bottom left"),
            _a("dash", "length", "dash length of the outline"),
            AREA,
            _choice("align", "left", "right", "center"),
        ),
    ),
    Tag(
        "place",
        "A stack of blocks at a place on the page, the card or the cell; it takes no room.",
        "blocks",
        (
            _a("x", "length", "from the left edge of its area, or of the page"),
            _a("y", "length", "from the top edge, or to the bottom edge"),
            WIDTH,
            HEIGHT,
            AREA,
            _choice("from", "top", "bottom", help="the edge that y is measured from"),
            _a("span", "name", "the area up to whose right edge it reaches"),
        ),
    ),
    Tag("group", "Blocks that belong together in reading.", "blocks", (AREA,), role="Div"),
    Tag("keep", "Blocks that stay on one page.", "blocks", (AREA,)),
    Tag("space", "Room.", "nothing", (HEIGHT,)),
    Tag("rule", "A rule.", "nothing", (STYLE, WIDTH, AREA)),
    Tag(
        "break",
        "Go on at the top of a page.",
        "nothing",
        (
            _choice("to", "page", "odd"),
            _a("unless", "length", "stay where at least this much room is left on the page"),
        ),
    ),
    Tag(
        "aside",
        "A note in the side area, level with what follows; notes never lie on one another.",
        "blocks",
        (AREA,),
        role="Aside",
    ),
)

_SPACE = (
    Tag(
        "answer",
        "Room to write.",
        "nothing",
        (
            _choice(
                "kind", "ruled", "dotted", "dots", "grid", "box", "none", help="what it looks like; ruled by default"
            ),
            _a("lines", "number", "how many lines"),
            _a("words", "number", "how many words are expected: lines follow from the handwriting and the width"),
            HEIGHT,
            _a("fill", "flag", "take the rest of the page"),
            _a("pitch", "length", "from line to line"),
            _a("first", "length", "from the top to the first line"),
            _a("name", "name", "the name of the field when it is filled in on a screen"),
            _a("label", help="what the field is for, for readers who listen"),
            _a(
                "least",
                "number",
                "to how few lines it may be cut, so that it need not be parted; by default it is not cut",
            ),
            _a("asked", "flag", "the writer asked for so many lines: fewer are worth a warning"),
            _a("stretch", "flag", "whether it may grow into space left at the foot; yes by default"),
            _a("last", "name", "the rule of its last line, where that is the next part's first rule"),
            AREA,
        ),
        field="text",
        group="answer",
    ),
    Tag(
        "field",
        "A named line to fill in, or its value where it is known.",
        "nothing",
        (
            _a("label", required=True, help="its name"),
            _a("value", help="what is known already"),
            _a("style", "name", "the style of the name"),
            _a("value-style", "name", "the style of the value"),
            _a("depth", "length", "from its top to its line"),
            _a("name", "name", "the name of the form field"),
        ),
        field="text",
        group="answer",
    ),
    Tag(
        "tick",
        "A box to tick.",
        "nothing",
        (_a("size", "length"), _a("name", "name", "the name of the form field"), _a("label", help="what is ticked")),
        field="check",
        group="answer",
    ),
    Tag(
        "scale",
        "Points to choose from: three or more shapes with a word each, or figures in circles.",
        "nothing",
        (
            _choice("kind", "shapes", "figures", help="shapes by default"),
            STYLE,
            _a("points", required=True, help="the words, parted by |, or for figures how many"),
            _a("name", "name", "the name of the form field"),
            _a("label", help="what is judged, for readers who listen"),
        ),
        field="radio",
        group="answer",
    ),
)

_CHARTS = (
    Tag(
        "slot",
        "A stretch of time in a timeline or day bar.",
        "inline",
        (
            MINUTES,
            _choice("tone", "together", "groups", "alone", "break"),
            _a("number", help="what stands in it"),
            _a("start", help="what stands above its left end"),
            _a("end", help="what stands above its right end"),
            _a("now", "flag", "this is the one"),
        ),
        group="chart",
    ),
    Tag(
        "timeline",
        "The day drawn to scale; its slots' text stands below it.",
        ("slot",),
        (
            HEIGHT,
            ALT,
            _a("start-minute", "number", "minutes past midnight at the left end; with it, an axis is drawn"),
            _a("total", "number", "minutes in all; the sum of the slots by default"),
            AREA,
        ),
        role="Figure",
        group="chart",
    ),
    Tag(
        "day-bar",
        "The day in one thin bar, with one slot marked.",
        ("slot",),
        (ALT, AREA),
        role="Figure",
        group="chart",
    ),
    Tag(
        "dial",
        "A clock face with a stretch of the hour marked.",
        "nothing",
        (_a("size", "length"), _a("start-minute", "number"), MINUTES, ALT),
        role="Figure",
        group="chart",
    ),
    Tag(
        "legend",
        "What the fills of a timeline mean.",
        ("slot",),
        (),
        group="chart",
    ),
    Tag(
        "room-plan",
        "A room from above, with tables or rings of chairs.",
        "nothing",
        (
            _choice("kind", "tables", "rings"),
            _a("groups", "text", "the people in each group, such as 6 6 5", required=True),
            _a("times", "number", "draw it so many times as large as its width and height say"),
            WIDTH,
            HEIGHT,
            ALT,
        ),
        role="Figure",
        group="chart",
    ),
    Tag(
        "scale-bar",
        "Three metres on the room plan's scale.",
        "nothing",
        (
            _a("groups", "text", "as on the plan"),
            _a("times", "number", "as on the plan"),
            _a("label", help="what stands beside it"),
            WIDTH,
            HEIGHT,
        ),
        group="chart",
    ),
    Tag(
        "page-picture",
        "A page of a piece in small.",
        "nothing",
        (
            _a("of", "name", "the piece", required=True),
            _a("page-of", "name", "the page on which this id begins"),
            _a("page", "number", "or the number of the page"),
            WIDTH,
            ALT,
        ),
        role="Figure",
        group="chart",
    ),
    Tag(
        "logo",
        "The brand's logo or mark.",
        "nothing",
        (
            HEIGHT,
            _choice("size", "small", "medium", "large", help="which of the brand's logos"),
            _choice("on", "paper", "primary", help="the ground it stands on"),
            _a("text", "flag", "set the brand's name beside a mark that has no words of its own"),
            _a("clear", "flag", "show the clear space"),
            _a("words", help="words to set beside it on one line, in a style, in place of the brand's name"),
            STYLE,
            _choice("align", "left", "right", "center"),
            ALT,
        ),
        role="Figure",
        group="chart",
    ),
    Tag(
        "image",
        "A picture of the content.",
        "nothing",
        (_a("file", required=True, help="its path"), WIDTH, HEIGHT, ALT, AREA),
        role="Figure",
        group="chart",
    ),
    Tag(
        "swatch",
        "A colour of the brand with its contrast.",
        "nothing",
        (_a("token", "name", "the colour", required=True), WIDTH, HEIGHT),
        group="chart",
    ),
)

_SHAPES = (
    Tag(
        "drawing",
        "Shapes in a view of their own units, y downward.",
        "shapes",
        (
            _a("view", "text", "x y width height in the drawing's units", required=True),
            WIDTH,
            HEIGHT,
            ALT,
            _choice("align", "left", "right", "center"),
        ),
        role="Figure",
        group="shape",
    ),
    Tag(
        "circle",
        "A circle.",
        "nothing",
        (
            _a("cx", "number"),
            _a("cy", "number"),
            _a("r", "number"),
            *PAINT,
        ),
        group="shape",
    ),
    Tag(
        "rect",
        "A rectangle.",
        "nothing",
        (
            _a("x", "number"),
            _a("y", "number"),
            _a("width", "number"),
            _a("height", "number"),
            _a("r", "number", "corner radius"),
            *PAINT,
        ),
        group="shape",
    ),
    Tag(
        "path",
        "A path in SVG's notation: M L H V C Q A Z and their small letters.",
        "nothing",
        (
            _a("d", "text", required=True, help="the path"),
            *PAINT,
            _choice("cap", "round", "butt", "square"),
            _choice("join", "round", "miter", "bevel"),
        ),
        group="shape",
    ),
    Tag(
        "shapes",
        "Shapes moved, turned and scaled together.",
        "shapes",
        (_a("x", "number"), _a("y", "number"), _a("turn", "number", "degrees, clockwise"), _a("scale", "number")),
        group="shape",
    ),
)

_FIT = (
    Tag(
        "fit",
        "Ways to set the same thing: the first that fits is taken, for all of its group together.",
        ("option",),
        (_a("group", "name", "those that go together", required=True),),
        group="fit",
    ),
    Tag("option", "One way to set it.", "blocks", group="fit"),
)

_INLINE = (
    Tag("b", "Strong words.", "inline", group="inline"),
    Tag("i", "Emphasised words.", "inline", group="inline"),
    Tag("code", "Words as typed.", "inline", group="inline"),
    Tag(
        "a",
        "A link to a page, an id or a piece's id.",
        "inline",
        (_a("href", required=True),),
        role="Link",
        group="inline",
    ),
    Tag("span", "Words in another style or language.", "inline", (STYLE,), role="Span", group="inline"),
    Tag("br", "A new line.", "nothing", group="inline"),
    Tag(
        "value",
        "A number known once all pages are set: page, pages, head, page-of ID, range-of ID, pages-in PIECE, …",
        "nothing",
        (_a("of", required=True, help="which value"),),
        group="inline",
    ),
)

TAGS: dict[str, Tag] = {tag.name: tag for tag in (*_DOCUMENT, *_BLOCKS, *_SPACE, *_CHARTS, *_SHAPES, *_FIT, *_INLINE)}
INLINE = frozenset(tag.name for tag in _INLINE)
SHAPES = frozenset({"circle", "rect", "path", "shapes"})
BLOCKS = frozenset(TAGS) - INLINE - SHAPES - frozenset(t.name for t in _DOCUMENT) - {
    "item", "tr", "td", "th", "cell", "slot", "option",
}  # fmt: skip


def allowed_children(tag: Tag) -> frozenset[str]:
    """Return the names of the elements that may stand inside an element."""
    if isinstance(tag.content, tuple):
        return frozenset(tag.content)
    return {"blocks": BLOCKS, "inline": INLINE, "shapes": SHAPES, "nothing": frozenset[str]()}[tag.content]
