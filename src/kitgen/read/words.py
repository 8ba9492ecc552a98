"""The one table of words writers may put after `:::`; parser, checks, documentation and tests are derived from it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kitgen.model.workshop import STEPS

Audience = Literal["facilitator", "participant", "both"]
AttrType = Literal["int", "minutes", "text", "length", "choice", "flag", "list"]


class Attr(NamedTuple):
    """An attribute of a word. `choices` are the allowed values of a choice; a flag stands alone, without a value."""

    name: str
    type: AttrType
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()


class Word(NamedTuple):
    """A word writers may put after `:::`.

    `inside` names the words it must stand in, directly; `top` says that it stands in no other word. `apart` marks the
    parts that a layout places by name (model.blocks.PARTS). `one_of` names attributes that exclude one another. `id`
    says whether `#id` may be written. `aliases` are other names for it, mostly those of the Carpentries Workbench.
    """

    name: str
    audience: Audience
    about: str
    example: str
    attrs: tuple[Attr, ...] = ()
    aliases: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    top: bool = False
    apart: bool = False
    one_of: tuple[str, ...] = ()
    id: Literal["no", "may", "must"] = "may"

    def attr(self, name: str) -> Attr | None:
        """Return an attribute by its name."""
        return next((attr for attr in self.attrs if attr.name == name), None)


SPOKEN = ("say", "ask", "transition", "follow-up")
"""The words in which text in double quotes is to be spoken aloud."""

_MIN = (Attr("min", "minutes", "how long it takes"),)
_TITLE = (Attr("title", "text", "its heading"),)
_NUMBER = Attr("n", "int", "its number, which it keeps everywhere", required=True)
_SPACE = (
    Attr("answer", "choice", "room for a usual answer", choices=("short", "medium", "long")),
    Attr("lines", "int", "room as a number of lines"),
    Attr("words", "int", "room for about so many handwritten words"),
    Attr("height", "length", "room as a height"),
    Attr("fill", "flag", "all the room left on the page"),
    Attr("kind", "choice", "what the room looks like", choices=("ruled", "dotted", "grid", "box")),
)
_ROOMS = ("answer", "lines", "words", "height", "fill")

# A table is read in rows, so the formatter leaves it alone.
# fmt: off
_STEPS = (
    Word("say", "facilitator", 'A step: speech. Put the spoken words in "double quotes"; the rest is direction.',
         '::: say {min=3}\n"Good morning, and welcome."\n:::', _MIN),
    Word("do", "facilitator", "A step: something to do.", "::: do {min=5}\nForm tables of four.\n:::", _MIN),
    Word("ask", "facilitator", "A step: a question to the room. In a debrief: one of its questions, with a title.",
         '::: ask {min=4}\n"Who showed you that?"\n\n::: expect\nA colleague, rarely a chief.\n:::\n:::',
         (*_MIN, *_TITLE)),
    Word("show", "facilitator", "A step: something to show.", "::: show {min=2}\nThe wall chart.\n:::", _MIN),
    Word("hand-out", "facilitator", "A step: something to hand out.",
         "::: hand-out {min=1}\nOne drawing sheet each.\n:::", _MIN),
)

_FACILITATOR = (
    Word("expect", "facilitator", "What good answers to the question sound like.",
         '::: ask\n"Why?"\n\n::: expect\nA reason of their own.\n:::\n:::', inside=("ask",), apart=True),
    Word("watch-for", "facilitator", "What to keep an eye on.", "::: watch-for\nOne voice that fills the room.\n:::"),
    Word("good-answers", "facilitator", "A list of answers; a list inside an item tells what the answer tells you.",
         "::: good-answers\n- A name\n  - They have met one.\n:::"),
    Word("silence", "facilitator", "What to do when nobody answers.", "::: silence\nCount to ten.\n:::"),
    Word("debrief", "facilitator", "The talk afterwards: a lead paragraph, then `ask` blocks with titles; their "
         "minutes add up to the step they belong to.",
         '::: debrief {step=1}\nThree questions.\n\n::: ask {min=2 title="What happened?"}\n"What did you draw '
         'first?"\n:::\n:::', (Attr("step", "int", "the number of the step it belongs to"), *_TITLE,
         Attr("lead", "text", "its lead")), top=True),
    Word("variation", "facilitator", "Another way to do it.",
         '::: variation {title="Less time" note="15 minutes"}\nDraw in pairs.\n:::', (*_TITLE, Attr("note", "text",
         "a few words under the title"))),
    Word("transition", "facilitator", 'The bridge to the next session; spoken words in "double quotes".',
         '::: transition\n"From words to pictures."\n:::'),
    Word("materials", "facilitator", "What this session needs on the table.", "::: materials\n- Pens\n:::"),
    Word("prepare", "facilitator", "What to have ready.", "::: prepare\nThe chairs in a ring.\n:::"),
    Word("note", "facilitator", "A remark to the facilitator, inside another block.",
         '::: scale {points="yes, no"}\n::: statement {n=1}\nI lead.\n\n::: note\nMany hesitate here.\n:::\n:::\n:::',
         apart=True),
    Word("model-answer", "facilitator", "The answer in full, printed where the participant has lines.",
         "::: question {n=1 lines=4}\nWhat is a value?\n\n::: model-answer\nWhat we would pay for.\n:::\n:::",
         aliases=("solution",), apart=True),
    Word("touches", "facilitator", "The points a strong answer touches, as a list.",
         "::: question {n=1 lines=4}\nWhat is trust?\n\n::: touches\n- given before proof\n:::\n:::", apart=True),
    Word("follow-up", "facilitator", 'The question to probe with; spoken words in "double quotes".',
         '::: question {n=1 lines=4}\nWhat is trust?\n\n::: follow-up\n"And without proof?"\n:::\n:::', apart=True),
    Word("facilitator-only", "facilitator", "Anything that only the facilitator sees.",
         "::: facilitator-only\nThe coffee comes at eleven.\n:::", _TITLE, aliases=("instructor",)),
    Word("aside", "facilitator", "A note in the side column of a reading.",
         '::: aside {title="Kelley"}\nNearly everyone takes turns.\n:::', _TITLE),
)

_SHARED = (
    Word("objectives", "both", "What participants can do afterwards, as a list.",
         "::: objectives\n- Tell the two apart.\n:::", _TITLE),
    Word("key-points", "both", "What to remember, as a list.", "::: key-points\n- Values come first.\n:::", _TITLE,
         aliases=("keypoints",)),
    Word("questions", "both", "The questions that guide a lesson, as a list.", "::: questions\n- Who leads?\n:::",
         _TITLE),
    Word("activity", "both", "What to do in an activity.",
         '::: activity {n=1 title="Draw it"}\n1. Think.\n2. Draw.\n:::', (Attr("n", "int", "its number"), *_TITLE),
         aliases=("challenge",)),
    Word("reading", "both", "A text that both sides read.",
         '::: reading {title="In council"}\nBoth sit as equals.\n:::', _TITLE),
    Word("comparison", "both", "A table of three columns: **name** and a question, one side, the other side.",
         "::: comparison {#two-sides}\n| | Top | Inner |\n|---|---|---|\n| **Power** From? | Office | Person |\n:::",
         _TITLE),
    Word("discussion", "both", "Something to talk about.", "::: discussion\nWho follows whom?\n:::", _TITLE),
    Word("callout", "both", "Something that deserves attention.", '::: callout {title="Mind"}\nNames stay here.\n:::',
         _TITLE),
    Word("hint", "both", "A help for those who are stuck.", "::: hint\nBegin with a person.\n:::", _TITLE),
    Word("prereq", "both", "What one must have done before.", "::: prereq\nRead page 3.\n:::", _TITLE),
    Word("testimonial", "both", "What somebody said about it.", "::: testimonial\nIt changed my week.\n:::", _TITLE),
    Word("spoiler", "both", "A detail for those who want it.", "::: spoiler\nThe survey is from 1992.\n:::", _TITLE),
    Word("checklist", "both", "A list with boxes to tick.", "::: checklist\n- Name on the sheet\n:::", _TITLE),
    Word("include", "both", "Shows here what stands elsewhere under an id.",
         "::: comparison {#sides}\n| | a | b |\n|---|---|---|\n| c | d | e |\n:::\n\n::: include {ref=sides}\n:::", (
         Attr("ref", "text", "the id of what is shown", required=True), ), id="no"),
)

_HANDOUT = (
    Word("handout", "participant", "A page, or some pages, of the handouts: everything participants see.",
         '::: handout {#issues title="Where do you stand?"}\nTick one point a line.\n:::', (Attr("title", "text",
         "the page's heading", required=True), Attr("lead", "text", "the line below it"),
         Attr("screen-lead", "text", "that line in the fillable edition, where it differs"), Attr("note", "text",
         "a remark in the side column"), Attr("head", "text", "a shorter title for page heads"), Attr("opening",
         "choice", "whether it opens with its heading", choices=("yes", "no"))), id="must", top=True),
    Word("participant-only", "participant", "Anything that only participants see.",
         "::: participant-only\nTake this page home.\n:::", _TITLE),
    Word("question", "participant", "A question with room for its answer.",
         "::: question {n=1 answer=medium}\nWhom did you follow, and why?\n:::", (_NUMBER, Attr("title", "text",
         "a short name for it"), *_SPACE), one_of=_ROOMS),
    Word("scale", "participant", "Statements to place on a scale.",
         '::: scale {points="agree, unsure, disagree"}\n::: statement {n=1}\nI lead.\n:::\n:::', (Attr("points",
         "list", "the names of the scale's points", required=True), *_TITLE)),
    Word("statement", "participant", "A statement on a scale.",
         '::: scale {points="yes, no"}\n::: statement {n=1}\nI lead.\n:::\n:::', (_NUMBER, *_TITLE), inside=("scale",)),
    Word("commitments", "participant", "A table to fill: what, with whom, by when, first step.",
         "::: commitments {count=2}\n:::", (Attr("count", "int", "how many"), *_TITLE)),
    Word("evaluation", "participant", "A numbered list of statements, each with a scale of figures.",
         '::: evaluation {points=5 from="not at all" to="fully"}\n1. I can use it tomorrow.\n:::', (Attr("points",
         "int", "how many points the scale has"), Attr("from", "text", "the name of the lowest point"), Attr("to",
         "text", "the name of the highest point"), *_TITLE)),
    Word("write", "participant", "Room to write under a heading.",
         '::: write {title="What did they see?" lines=4}\n:::', (*_TITLE, Attr("hint", "text", "a remark beside it"),
         *_SPACE), one_of=_ROOMS),
    Word("notes", "participant", "A page of lines.", "::: notes\n:::", (*_TITLE, *_SPACE), one_of=_ROOMS),
    Word("drawing", "participant", "The drawing sheet: the reminder on its front, and its back below.",
         '::: drawing {title="Draw it" grid=dots}\n::: explain {title="What it shows" hint="and why"}\n:::\n:::', (*
         _TITLE, Attr("reminder", "text", "the line that recalls the task"), Attr("grid", "choice",
         "what the frame holds", choices=("dots", "none")))),
    Word("explain", "participant", "The written side of the drawing sheet.",
         '::: drawing\n::: explain {title="What it shows"}\n:::\n:::', (*_TITLE, Attr("hint", "text",
         "a remark below the title"), Attr("reminder", "text", "the line at the foot")), inside=("drawing",), apart=
         True),
    Word("share", "participant", "The part of the drawing sheet for somebody else's eyes.",
         '::: drawing\n::: share {title="Share it"}\n::: write {title="With" lines=2}\n:::\n:::\n:::', (*_TITLE, Attr
         ("hint", "text", "a remark below the title")), inside=("drawing",), apart=True),
)

_CARDS = (
    Word("card", "participant", "A card of at most 45 words. `from` puts the text of a question first.",
         '::: card {family=move n=1 title="I propose"}\nPut an idea on the table.\n:::', (Attr("family", "text",
         "its family", required=True), _NUMBER, Attr("title", "text", "its title", required=True), Attr("from",
         "text", "a question, such as council/1"), Attr("copies", "int", "how many of it")), top=True),
    Word("rules", "participant", "A rules card.", '::: rules {title="A round"}\n1. Read.\n2. Talk.\n:::', (*_TITLE,
         Attr("label", "text", "a few words under the title")), top=True),
)
# fmt: on

TABLE: tuple[Word, ...] = (*_STEPS, *_FACILITATOR, *_SHARED, *_HANDOUT, *_CARDS)
WORDS: dict[str, Word] = {word.name: word for word in TABLE}
ALIASES: dict[str, str] = {alias: word.name for word in TABLE for alias in word.aliases}


def find(name: str) -> Word | None:
    """Return a word by its name or by one of its aliases."""
    return WORDS.get(ALIASES.get(name, name))


def misplaced(word: Word, parent: Word | None) -> str:
    """Say what is wrong with a word's place, or nothing: `it belongs inside "ask"`."""
    if word.inside and (parent is None or parent.name not in word.inside):
        return f"it belongs directly inside {' or '.join(word.inside)}"
    if word.top and parent is not None:
        return "it may not stand inside another word"
    if parent is not None and parent.name == word.name:
        return f"one {word.name} may not stand inside another"
    if word.name in STEPS and parent is not None and parent.name in STEPS:
        return "a step may not stand inside a step"
    return ""


def names() -> list[str]:
    """Return every name a writer may use, aliases too."""
    return [*WORDS, *ALIASES]


def reference() -> str:
    """Return the table of words as Markdown, for docs/authoring.md."""
    parts = []
    for title, table in (
        ("Steps of a session", _STEPS),
        ("For the facilitator only", _FACILITATOR),
        ("For both", _SHARED),
        ("For participants", _HANDOUT),
        ("On cards", _CARDS),
    ):
        parts.append(f"### {title}\n")
        parts.extend(_entry(word) for word in table)
    return "\n".join(parts)


def _entry(word: Word) -> str:
    also = f" Also `{'`, `'.join(word.aliases)}`." if word.aliases else ""
    where = f" Stands directly inside `{'`, `'.join(word.inside)}`." if word.inside else ""
    only = f" Of `{'`, `'.join(word.one_of)}` write one at most." if word.one_of else ""
    name = " Needs an `#id`." if word.id == "must" else ""
    only += " May not stand inside another word." if word.top else ""
    rows = "".join(f"- `{attr.name}`{_required(attr)}: {attr.about} ({_allowed(attr)})\n" for attr in word.attrs)
    rows = f"\n{rows}" if rows else ""
    return f"#### `{word.name}`\n\n{word.about}{also}{where}{only}{name}\n{rows}\n````markdown\n{word.example}\n````\n"


def _required(attr: Attr) -> str:
    return " (needed)" if attr.required else ""


def _allowed(attr: Attr) -> str:
    return {
        "int": "a whole number",
        "minutes": "whole minutes",
        "text": "text",
        "length": "a length such as 40mm",
        "choice": ", ".join(attr.choices),
        "flag": "no value",
        "list": "names parted by commas",
    }[attr.type]
