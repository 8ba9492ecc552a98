"""What a file says to the print dialog: sides, edge and copies go in, viewer preferences come out.

ISO 32000-1, 12.2, table 150. A viewer shows them as its first choice, and whoever prints may choose otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST, MOST = 2, 5
"""The copies that a file may ask for; readers pass over other numbers (table 150), so they are not written."""

_DUPLEX = {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge", "": "Simplex"}


class PrintDialog(NamedTuple):
    """How a file is printed. `flip` is the edge on which sheets are turned, empty for one side, None for no say."""

    flip: Literal["long", "short", ""] | None = None
    copies: int = 0

    @property
    def preferences(self) -> Mapping[str, Any]:
        """The entries of the dictionary: true size, paper by the size of the pages, sides, copies."""
        said: dict[str, Any] = {"PrintScaling": pdfdoc.PDFName("None"), "PickTrayByPDFSize": pdfdoc.PDFtrue}
        if self.flip is not None:
            said["Duplex"] = pdfdoc.PDFName(_DUPLEX[self.flip])
        if FEWEST <= self.copies <= MOST:
            said["NumCopies"] = self.copies
        return said
