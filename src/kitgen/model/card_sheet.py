"""A sheet of cards as places: a stock, a paper and a job go in; where fronts and backs lie comes out, in points.

Places are top left corners, measured from the top left corner of the page as it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kitgen.base.lengths import MM
from kitgen.base.papers import PAPERS

if TYPE_CHECKING:
    from kitgen.model.card_job import CardJob
    from kitgen.model.stock import CardStock, StockSheet

Slot = tuple[float, float]
"""The top left corner of a card."""

EDGE = 5 * MM
"""What printers leave white; marks, text and, where the program places them, cards keep it."""
FOLD_GAP = 3 * MM
"""The least room between the fold and the cards beside it, so that all four edges of a card are cut."""

_SLIP = 0.05


class CardSheet(NamedTuple):
    """One sheet: its size, and where fronts and backs lie; on one page where the sheet is folded.

    `folds` are the lines on which it is folded, each as (x, y, x, y). `turned` backs stand on their heads. `shift` is
    how far the backs were moved.
    """

    stock: CardStock
    width: float
    height: float
    fronts: tuple[Slot, ...]
    backs: tuple[Slot, ...]
    slugs: bool
    folds: tuple[tuple[float, float, float, float], ...] = ()
    turned: bool = False
    shift: Slot = (0.0, 0.0)

    @property
    def per_sheet(self) -> int:
        """How many cards a sheet holds."""
        return len(self.fronts)

    @property
    def folded(self) -> bool:
        """Whether fronts and backs stand on one side and are brought together by folding."""
        return bool(self.folds)

    @property
    def flip_axis(self) -> str:
        """About which line a sheet is turned: `upright` or `lying`."""
        return (
            "upright" if self.backs and abs(self.backs[0][1] - self.shift[1] - self.fronts[0][1]) < _SLIP else "lying"
        )

    def bounds(self, slots: tuple[Slot, ...]) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of all cards together."""
        return (
            min(x for x, _ in slots),
            min(y for _, y in slots),
            max(x for x, _ in slots) + self.stock.width,
            max(y for _, y in slots) + self.stock.height,
        )


def card_sheet(stock: CardStock, paper: str, job: CardJob) -> CardSheet:
    """Return how cards of a stock stand on a sheet of a paper.

    Raises:
        KeyError: when the stock has no sheets for the paper.
        ValueError: when no card has room on it, which only a folded sheet can say.
    """
    sheet = stock.sheets[paper]
    if job.single:
        return _single(stock)
    if stock.fold:
        return _tents(stock, sheet)
    if job.backs == "fold":
        return _folded(stock, paper)
    width, height = _size(paper, landscape=sheet.landscape)
    fronts = tuple(stock.slots(paper))
    backs: tuple[Slot, ...] = ()
    # A lying page is printed a quarter turned against the clock; the offset is that of the upright sheet.
    dx, dy = (job.dx, job.dy) if height >= width else (-job.dy, job.dx)
    if job.duplex:
        mirrored = [mirror(slot, stock, (width, height), job.flip) for slot in fronts]
        backs = tuple((x + dx, y + dy) for x, y in mirrored)
    return CardSheet(stock, width, height, fronts, backs, sheet.slugs, shift=(dx, dy))


def mirror(slot: Slot, stock: CardStock, size: Slot, flip: str) -> Slot:
    """Return where the back of a slot lies when a sheet of a size is turned over its `long` or `short` edge."""
    x, y = slot
    over_side = (flip == "long") == (size[1] >= size[0])
    return (size[0] - x - stock.width, y) if over_side else (x, size[1] - y - stock.height)


def _size(paper: str, *, landscape: bool) -> Slot:
    width, height = PAPERS[paper].width * MM, PAPERS[paper].height * MM
    return (height, width) if landscape else (width, height)


def _single(stock: CardStock) -> CardSheet:
    """Return a page of a card's own size; a tent's has both of its sides, the fold between them."""
    width, height = stock.width, stock.height
    if stock.fold:
        fold = (0.0, height, width, height)
        return CardSheet(stock, width, 2 * height, ((0.0, height),), ((0.0, 0.0),), False, (fold,), turned=True)
    return CardSheet(stock, width, height, ((0.0, 0.0),), ((0.0, 0.0),), slugs=False)


def _tents(stock: CardStock, sheet: StockSheet) -> CardSheet:
    """Return a sheet of tents: backs on their heads above their fronts, the fold between them."""
    width, height = _size(sheet.paper, landscape=sheet.landscape)
    backs = tuple(stock.slots(sheet.paper))
    fronts = tuple((x, y + stock.height) for x, y in backs)
    folds = tuple((x, y, x + stock.width, y) for x, y in fronts)
    return CardSheet(stock, width, height, fronts, backs, sheet.slugs, folds, turned=True)


def _folded(stock: CardStock, paper: str) -> CardSheet:
    """Return the sheet that is folded down its middle: fronts left of the fold, their backs mirrored right of it."""
    best = max((_halves(stock, paper, landscape=lying) for lying in (True, False)), key=lambda one: one[0] * one[1])
    columns, rows, landscape = best
    if not columns * rows:
        raise ValueError(f'no card of the stock "{stock.name}" has room beside a fold on {PAPERS[paper].label}')
    width, height = _size(paper, landscape=landscape)
    middle, gap = width / 2, max(stock.bleed, FOLD_GAP)
    wide = columns * (stock.width + stock.gutter_x) - stock.gutter_x
    high = rows * (stock.height + stock.gutter_y) - stock.gutter_y
    left, top = middle - gap - wide, (height - high) / 2
    places = [(column * (stock.width + stock.gutter_x), row * (stock.height + stock.gutter_y))
              for row in range(rows) for column in range(columns)]  # fmt: skip
    fronts = tuple((left + x, top + y) for x, y in places)
    backs = tuple((width - x - stock.width, y) for x, y in fronts)
    room = top - stock.bleed >= 9 * MM - _SLIP
    return CardSheet(stock, width, height, fronts, backs, room, ((middle, 0, middle, height),))


def _halves(stock: CardStock, paper: str, *, landscape: bool) -> tuple[int, int, bool]:
    """Return how many columns and rows of cards half a sheet holds."""
    width, height = _size(paper, landscape=landscape)
    across = width / 2 - max(stock.bleed, FOLD_GAP) - EDGE + stock.gutter_x + _SLIP
    down = height - 2 * EDGE + stock.gutter_y + _SLIP
    return int(across // (stock.width + stock.gutter_x)), int(down // (stock.height + stock.gutter_y)), landscape
