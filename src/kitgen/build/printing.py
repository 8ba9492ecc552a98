"""What is to be printed of a built kit: what was asked for and the kit go in, orders for the press come out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kitgen.base.papers import PAPERS
from kitgen.base.problems import KitError, Problem, Problems, did_you_mean
from kitgen.build.built import editions_of
from kitgen.build.editions import STANDARD
from kitgen.build.imposing import BOOKLET
from kitgen.build.pieces import KIT, PRINT_PLAN
from kitgen.build.plan import sheets
from kitgen.press.lp import Job
from kitgen.press.order import Order, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.build.built import BuiltKit, BuiltPiece

MANY_SHEETS = 100
"""More sheets than these are asked about before they are sent."""

_RANGE = re.compile(r"(\d{1,5})(?:-(\d{0,5}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asks for. Empty `pieces` stand for all that have copies, empty `editions` for all.

    `fit` is the name of the paper that all is made to fit; cards are never.
    """

    pieces: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    copies: int | None = None
    pages: str = ""
    booklet: bool = False
    grey: bool = False
    hold: bool = False
    fit: str = ""


def chosen(kit: BuiltKit, asked: Asked) -> tuple[BuiltPiece, ...]:
    """Return the files to print, in the order of the manifest.

    Raises:
        KitError: when a piece, an edition or a booklet is not there.
    """
    problems = Problems()
    here = editions_of(kit)
    for edition in asked.editions:
        if edition not in here:
            hint = f"{did_you_mean(edition, here, 'there are')}; build it: kitgen build --edition {edition}"
            problems.error("not-in-kit", f'the kit has no edition "{edition}"', hint=hint)
    problems.stop_on_errors()
    plain = [piece for piece in kit.pieces if not piece.imposed and piece.edition in (asked.editions or here)]
    names = dict.fromkeys(piece.name for piece in plain)
    for name in asked.pieces:
        if name not in names:
            problems.error("not-in-kit", f'the kit has no piece "{name}"', hint=did_you_mean(name, names, "there are"))
    problems.stop_on_errors()
    found = [piece for piece in plain if _wanted(piece, asked)]
    if not found:
        hint = "name a piece, or an edition with --edition"
        problems.error("not-in-kit", "nothing of the kit is to be printed", hint=hint)
    if asked.booklet:
        found = _booklets(kit, asked, found, problems)
    problems.stop_on_errors()
    return tuple(found)


def _wanted(piece: BuiltPiece, asked: Asked) -> bool:
    if asked.pieces:
        return piece.name in asked.pieces and (bool(asked.editions) or piece.copies > 0 or piece.name == KIT.name)
    ours = piece.name not in {PRINT_PLAN.name, KIT.name}
    return ours and (piece.copies > 0 or bool(asked.editions))


def _booklets(kit: BuiltKit, asked: Asked, found: Sequence[BuiltPiece], problems: Problems) -> list[BuiltPiece]:
    """Return pieces as booklets; where none was named, those that have no booklet stay as they are."""
    pairs = [(piece, _booklet(kit, piece)) for piece in found]
    lacking = [piece.name for piece, booklet in pairs if booklet is None]
    if asked.pieces:
        for name in lacking:
            hint = "build it: kitgen build --booklet; cards and drawing sheets have none"
            problems.error("not-in-kit", f'the kit has no booklet of "{name}"', hint=hint)
    elif len(lacking) == len(pairs):
        problems.error("not-in-kit", "the kit has no booklets", hint="build them: kitgen build --booklet")
    return [booklet or piece for piece, booklet in pairs]


def _booklet(kit: BuiltKit, piece: BuiltPiece) -> BuiltPiece | None:
    for other in kit.pieces:
        if other.imposed == piece.path.name and other.edition == piece.edition and other.name.endswith(f"-{BOOKLET}"):
            return other
    return None


def orders(kit: BuiltKit, asked: Asked, pieces: Sequence[BuiltPiece]) -> tuple[Order, ...]:
    """Return an order for each of the chosen files, in their order.

    Raises:
        KitError: when pages are asked for that make no sense, or cards in another size.
    """
    cards = [piece.name for piece in pieces if piece.card and asked.fit not in {"", piece.paper}]
    if cards:
        message = f"{cards[0]} would come out in another size, for it was built for another paper than {asked.fit}"
        hint = f"leave cards out of --fit; or build them for that paper: kitgen build --paper {asked.fit}"
        raise KitError([Problem("error", "cards-keep-size", message, hint=hint)])
    return tuple(_order(kit, piece, asked) for piece in pieces)


def _order(kit: BuiltKit, piece: BuiltPiece, asked: Asked) -> Order:
    pages = len(pages_asked(asked.pages, piece)) if asked.pages else piece.pages
    copies = asked.copies or _copies(kit, piece)
    each = sheets(pages, "both" if piece.flip else "one")
    edition = "" if piece.edition == STANDARD else piece.edition
    job = Job(
        file=piece.path.name,
        title=title(piece.title, edition, kit.title, kit.brand_name),
        copies=copies,
        paper=asked.fit or piece.paper,
        flip=piece.flip,
        colour=piece.colour and not asked.grey,
        collate=piece.collate,
    )
    paper = PAPERS[job.paper].label
    return Order(
        piece.path,
        job,
        each * copies,
        pages=asked.pages,
        fit=bool(asked.fit) and asked.fit != piece.paper,
        hold=asked.hold,
        card=piece.card,
        stock=f"{paper}, {piece.gsm} g {'card' if piece.card else 'paper'}",
        finish="" if piece.finish == "none" else piece.finish,
    )


def _copies(kit: BuiltKit, piece: BuiltPiece) -> int:
    """Return the manifest's copies; an edition that is printed in place of the standard one has those of that."""
    if piece.copies:
        return piece.copies
    twins = [other for other in kit.pieces if other.name == piece.name and other.copies]
    return twins[0].copies if twins else 1


def pages_asked(text: str, piece: BuiltPiece) -> tuple[int, ...]:
    """Return the pages of a choice such as `2-5` or `1,4-6`.

    Raises:
        KitError: when it is none, reaches past the piece, or would put other backs behind the fronts of cards.
    """
    found: list[int] = []
    for part in text.split(","):
        match = _RANGE.fullmatch(part.strip())
        if not match:
            raise _bad_pages(f'"{text}" is no choice of pages', "write numbers and ranges, such as 2-5 or 1,4-6")
        first = int(match[1])
        last = first if match[2] is None else int(match[2] or piece.pages)
        if not 1 <= first <= last <= piece.pages:
            raise _bad_pages(f'"{part.strip()}" is not within the pages of {piece.name}', f"it has 1 to {piece.pages}")
        if piece.card and piece.flip and (first % 2 == 0 or last % 2):
            hint = "a sheet is two pages, front and back: begin with an odd page and end with an even one"
            raise _bad_pages(f'"{part.strip()}" would part fronts of {piece.name} from their backs', hint)
        found += range(first, last + 1)
    return tuple(found)


def _bad_pages(message: str, hint: str) -> KitError:
    return KitError([Problem("error", "bad-pages", message, hint=hint)])
