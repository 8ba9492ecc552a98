"""Workshops of any length: pages of the guide go in, a project folder with a workshop of about as many comes out.

A long guide has long sessions; each of its turns asks and tells something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAME = "generated"
SESSIONS = 6
FIRST_PAGES = 22
"""About how many pages of the guide the sessions take as they are."""

PAGES_A_TURN = 2.65
"""About how many pages one more turn in every session takes."""

FACTS = """\
title: A generated workshop
short: Generated
subtitle: As long as it has to be
version: 1.0
released: 2026-11-23
lang: en-GB
audience: People who measure
group: {min: 6, max: 30}
participants: 20
groups-of: 5
start: 9:00
brand: riverside
purpose: To see how long a build takes.
outcomes:
  - Tell the time a page takes.
  - Tell whether it grows.
materials:
  - {item: Pens, each: 1, spares: true}
  - {item: Tape, per-room: 2, unit: rolls}
checklist:
  - when: One week before
    items: [Print the kit., Ask for the room.]
"""

SESSION = """\
---
kind: session
id: s{n}
title: Session {n}, about the {noun}
short: Session {n}
mode: groups
purpose: Everybody has thought about the {noun} once.
need: Pens, tape
---
People come back from the session before. Most of them are not yet sure what the {noun} has to do with them.

::: say {{min=5}}
Stand where all can see you. "Good morning. This part belongs to the {noun}, number {n}. {prose}"
:::

::: do {{min=10}}
Walk from group to group. {prose} Do not sit down with any group for longer than with the others.
:::

::: ask {{min=10}}
"Who met the {noun} last week, without asking for it?"

::: expect
{prose}
:::
:::

::: watch-for
One voice that fills the room. {prose}
:::

::: good-answers
- I saw it in others first.
    - They look outwards.
- It cost me something.
    - They are honest.
:::

::: hand-out {{min=15}}
The page, see [](#page-{n}).
:::

::: handout {{#page-{n} title="Page {n}: the {noun}" lead="Read, then write." head="Page {n}"}}
{prose}

::: question {{n=1 answer=medium}}
Where did you last meet the {noun}?

::: model-answer
At the table in the kitchen. {prose}
:::

::: touches
- noticing
- naming
:::
:::

::: question {{n=2 answer=short}}
Who else was there?
:::
:::

::: debrief {{title="What came up"}}
{prose}

::: ask {{min=5 title="What happened?"}}
"What did you hear that you did not expect?"

A pause is an answer as well. {prose}
:::
:::

::: variation {{title="Less time" note="10 minutes"}}
Leave out the second question.
:::

{turns}
::: transition
"So much for the {noun}. Now to what comes next."
:::
"""

TURN = """\
::: say
Sit down. "Turn {turn} belongs to the {noun} as well. {prose}"
:::

::: do
Walk from group to group. {prose}
:::

::: ask
"Who met the {noun} in turn {turn}, without asking for it?"

::: expect
{prose}
:::
:::

::: watch-for
One voice that fills the room. {prose}
:::
"""

NOUNS = ("middle", "edge", "ground", "question", "answer", "silence", "road", "door", "table", "window", "bridge")
SENTENCES = (
    "What we see first is seldom what matters most.",
    "Those who wait a little longer hear more of it.",
    "It helps to write one sentence down before anybody speaks.",
    "Nobody has to agree, and nobody has to be convinced.",
    "The others may know something that you have not noticed yet.",
    "Small groups find it easier to say what is on their minds.",
    "Some of it will come back when the work has begun again.",
    "A good question is worth more here than a quick answer.",
)


def prose(seed: int, count: int = 3) -> str:
    """Return a few sentences, others for every seed."""
    return " ".join(SENTENCES[(seed * 5 + step * (1 + seed % 3)) % len(SENTENCES)] for step in range(count))


def generate(project: Path, pages: int) -> Path:
    """Write a workshop whose guide has about so many pages, and return its folder."""
    folder = project / "content" / "workshops" / NAME
    folder.mkdir(parents=True)
    (folder / "workshop.yaml").write_text(FACTS, encoding="utf-8")
    turns = max(0, round((pages - FIRST_PAGES) / PAGES_A_TURN))
    for n in range(1, SESSIONS + 1):
        noun = NOUNS[n % len(NOUNS)]
        more = "\n".join(TURN.format(turn=turn, noun=noun, prose=prose(n + turn)) for turn in range(2, turns + 2))
        values = {"n": n, "noun": noun, "prose": prose(n), "turns": more}
        (folder / f"{n:03}-session.md").write_text(SESSION.format(**values), encoding="utf-8")
    return folder
