"""What a printer can do: attributes as CUPS has them go in, a printer as a value comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitgen.base.lengths import MM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kitgen.press.ipp import Attributes

ASKED = (
    "printer-info",
    "printer-location",
    "printer-make-and-model",
    "printer-state",
    "printer-state-message",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "color-supported",
    "sides-supported",
    "media-size-supported",
    "media-col-default",
    "finishings-supported",
)
"""What is asked of a printer."""

_STOPPED = 5
_NEAR = 1.0
"""Sizes are the same paper when they differ by less, in millimetres; drivers round inches."""

_STAPLES = {4, *range(20, 36)}
_PUNCHES = {5, *range(70, 86)}
_FOLDS = {10, *range(90, 102)}

REASONS = {
    "media-empty": "out of paper",
    "media-needed": "the paper that is asked for is not loaded",
    "media-jam": "paper jam",
    "toner-empty": "out of toner",
    "marker-supply-empty": "out of ink",
    "cover-open": "a cover is open",
    "door-open": "a door is open",
    "offline": "offline",
    "connecting-to-device": "it cannot be reached",
    "timed-out": "it does not answer",
    "paused": "the queue is stopped",
    "output-area-full": "the output tray is full",
    "spool-area-full": "the spool is full",
    "shutdown": "it is switched off",
}
"""What the keywords of `printer-state-reasons` mean (RFC 8011, 5.4.12); others are shown as they are."""

_CALM = frozenset(("printing", "processing", "idle", "ready", "stopped", "paused", "waiting for job to complete"))
_HARMLESS = ("none", "job-", "processing-to-stop-point", "cups-")


@dataclass(frozen=True, slots=True)
class Device:
    """A printer. What CUPS does not tell is None; sizes are millimetres, upright; `margin` is in points."""

    name: str
    info: str = ""
    accepting: bool = True
    stopped: bool = False
    trouble: str = ""
    duplex: bool | None = None
    colour: bool | None = None
    sizes: tuple[tuple[float, float], ...] | None = None
    finishings: frozenset[int] | None = None
    margin: float | None = None

    def has_size(self, width: float, height: float) -> bool | None:
        """Return whether it prints on paper of a size in millimetres, whichever way round; None when not known."""
        if self.sizes is None:
            return None
        short, long = sorted((width, height))
        return any(abs(short - w) < _NEAR and abs(long - h) < _NEAR for w, h in self.sizes)

    def finishes(self, values: Iterable[int]) -> bool:
        """Return whether it offers one of some finishings."""
        return bool(self.finishings and self.finishings & set(values))

    @property
    def extras(self) -> tuple[str, ...]:
        """What it does after printing: staple, punch, fold."""
        kinds = (("staple", _STAPLES), ("punch", _PUNCHES), ("fold", _FOLDS))
        return tuple(word for word, values in kinds if self.finishes(values))


def device(name: str, told: Attributes) -> Device:
    """Return a printer from its attributes; an empty list of them tells nothing."""
    sides = told.get("sides-supported")
    sizes = _sizes(told)
    return Device(
        name,
        info=_first(told, "printer-info") or _first(told, "printer-make-and-model"),
        accepting=_flag(told, "printer-is-accepting-jobs") is not False,
        stopped=told.get("printer-state") == [_STOPPED],
        trouble=trouble(told, "printer"),
        duplex=any(str(side).startswith("two-sided") for side in sides) if sides else None,
        colour=_flag(told, "color-supported"),
        sizes=sizes or None,
        finishings=frozenset(told["finishings-supported"]) if "finishings-supported" in told else None,
        margin=_margin(told),
    )


def _first(told: Attributes, name: str) -> str:
    return str((told.get(name) or [""])[0] or "")


def _flag(told: Attributes, name: str) -> bool | None:
    value = (told.get(name) or [None])[0]
    return value if isinstance(value, bool) else None


def _sizes(told: Attributes) -> tuple[tuple[float, float], ...]:
    found: dict[tuple[float, float], None] = {}
    for size in told.get("media-size-supported", []):
        across, up = ((size or {}).get(f"{axis}-dimension", [None])[0] for axis in "xy")
        if isinstance(across, int) and isinstance(up, int):  # a range is a roll or a tray for any size
            short, long = sorted((across / 100, up / 100))
            found[short, long] = None
    return tuple(found)


def _margin(told: Attributes) -> float | None:
    media = (told.get("media-col-default") or [None])[0]
    if not isinstance(media, dict):
        return None
    edges = [media.get(f"media-{edge}-margin", [None])[0] for edge in ("top", "right", "bottom", "left")]
    given = [edge for edge in edges if isinstance(edge, int)]
    return max(given) / 100 * MM if given else None


def trouble(told: Attributes, whose: str) -> str:
    """Return what is wrong in words, of a `printer` or of the `job-printer` that a job waits for; else nothing."""
    reasons = [str(reason) for reason in told.get(f"{whose}-state-reasons", []) if reason]
    words = [_in_words(reason) for reason in reasons if not reason.startswith(_HARMLESS)]
    listed = ", ".join(dict.fromkeys(word for word in words if word))
    said = message(told, whose)
    # The printer's own sentence often names what its keywords leave out, but it may be no more than "Printing".
    more = said and said.lower() not in {*_CALM, listed}
    return f"{listed} ({said})" if listed and more else listed


def message(told: Attributes, whose: str) -> str:
    """Return the sentence that a printer says of itself, without its full stop."""
    return _first(told, f"{whose}-state-message").strip().rstrip(".")


def _in_words(reason: str) -> str:
    plain = reason
    for end in ("-report", "-warning", "-error"):
        plain = plain.removesuffix(end)
    return REASONS.get(plain, plain.replace("-", " "))
