"""Numbers as a reader says them: counts go in, words such as `three groups of six` come out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SMALL = (  # noqa: SIM905 - thirty lines would not read better
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
WORDS_BELOW = 100


def in_words(number: int) -> str:
    """Return a count as running text has it: words below a hundred, figures from there on.

    Raises:
        ValueError: for a number below zero; nothing that is counted here can be.
    """
    if number < 0:
        raise ValueError(f"{number} counts nothing")
    if number >= WORDS_BELOW:
        return str(number)
    if number < len(_SMALL):
        return _SMALL[number]
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_SMALL[ones]}" if ones else _TENS[tens]


def plural(number: int, one: str, many: str = "") -> str:
    """Return the form of a noun that fits a number; `many` is `one` with an s by default."""
    return one if number == 1 else many or f"{one}s"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number in figures and its noun, such as `1 sheet` or `12 sheets`."""
    return f"{number} {plural(number, one, many)}"


def listed(parts: Iterable[str]) -> str:
    """Join parts as a sentence does: `a`, `a and b`, `a, b and c`."""
    *before, last = list(parts) or [""]
    return f"{', '.join(before)} and {last}" if before else last


def groups_in_words(sizes: Sequence[int]) -> str:
    """Say how people sit: `three groups of six`, or `two groups of six and one of five`.

    Args:
        sizes: the size of each group, equal sizes next to one another.
    """
    runs = [(len(list(same)), size) for size, same in groupby(sizes)]
    (count, size), *others = runs
    first = f"{in_words(count)} {plural(count, 'group')} of {in_words(size)}"
    return listed([first, *(f"{in_words(count)} of {in_words(size)}" for count, size in others)])


def duration(minutes: int) -> str:
    """Return a length of time as an agenda has it: `45 min`, `2 h`, `3 h 55 min`."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts)


def ranges(pages: Sequence[int]) -> str:
    """Return page numbers in order as a table has them: `5`, `5–6`, `3, 14–16`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ", ".join(f"{first}–{last}" if last > first else f"{first}" for first, last in runs)


def pages_in_words(pages: Sequence[int], words: Mapping[str, str]) -> str:
    """Return pages as a sentence has them: `5`, `5 and 6`, `9 to 12`."""
    if len(pages) <= 1:
        return "".join(map(str, pages))
    return f"{pages[0]} {words['and' if len(pages) == 2 else 'to']} {pages[-1]}"


def group_size(words: Mapping[str, str], least: int | None, most: int | None) -> str:
    """Return how large a group may be, in the look's words; empty where neither end is given."""
    word = "group-size" if least and most else "group-size-from" if least else "group-size-up-to"
    return words[word].format(min=least, max=most) if least or most else ""
