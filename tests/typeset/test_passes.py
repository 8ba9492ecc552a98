import io

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from kitgen.typeset.passes import fronts_and_backs, in_turn, moved_backs


def document(pages, size=(200, 300)):
    """Return a PDF whose page n has a stroke that begins at (10, 20) and ends n higher at (60, 20 + n)."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for number in range(1, pages + 1):
        canvas.setPageSize(size)
        canvas.line(10, 20, 60, 20 + number)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def numbers(pdf):
    """Return the number of each page, 0 for an empty one."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [round(drawn(page)[1][1]) - 20 if page.get_contents() is not None else 0 for page in pages]


def drawn(page):
    """Return the two ends of the stroke where they come to lie on the page."""
    matrix = [1, 0, 0, 1, 0, 0]
    ends = []
    for operands, operator in page.get_contents().operations:
        if operator == b"cm":
            a, b, c, d, e, f = (float(value) for value in operands)
            p, q, r, s, t, u = matrix
            matrix = [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u]
        elif operator in {b"m", b"l"}:
            x, y = (float(value) for value in operands)
            p, q, r, s, t, u = matrix
            ends.append((x * p + y * r + t, x * q + y * s + u))
    return ends


@pytest.mark.parametrize(
    ("pages", "chosen", "last_first", "fronts", "backs"),
    [
        (4, (), False, [1, 3], [2, 4]),
        (5, (), False, [1, 3, 5], [2, 4, 0]),
        (5, (), True, [1, 3, 5], [0, 4, 2]),
        (6, (2, 3, 4, 5), False, [2, 4], [3, 5]),
        (1, (), False, [1], [0]),
    ],
)
def test_fronts_and_backs_are_parted_and_equally_many(pages, chosen, last_first, fronts, backs):
    one, other = fronts_and_backs(document(pages), chosen, last_first=last_first)
    assert (numbers(one), numbers(other)) == (fronts, backs)


def test_an_empty_back_is_as_large_as_its_front():
    _, backs = fronts_and_backs(document(1, (300, 200)))
    [page] = PdfReader(io.BytesIO(backs)).pages
    assert [float(value) for value in page.mediabox] == [0, 0, 300, 200]


def test_backs_are_moved_and_fronts_are_not():
    front, back = PdfReader(io.BytesIO(moved_backs(document(2), 2.25, -1.5))).pages
    assert drawn(front) == [(10, 20), (60, 21)]
    assert drawn(back) == [(12.25, 21.5), (62.25, 23.5)]  # PDF counts upward
    assert [float(value) for value in back.mediabox] == [0, 0, 200, 300]


def test_landscape_pages_are_turned_upright_before_their_backs_are_moved():
    front, back = PdfReader(io.BytesIO(moved_backs(document(2, (300, 200)), 5, 0))).pages
    assert [float(value) for value in front.mediabox] == [0, 0, 200, 300]
    (x1, y1), (x2, y2) = drawn(front)
    assert (x1, y1, x2, y2) == pytest.approx((180, 10, 179, 60))  # what was right is up, what was up is left
    assert drawn(back)[0] == pytest.approx((185, 10))


def test_fronts_that_come_before_all_backs_are_brought_together_with_them():
    assert numbers(in_turn(document(6))) == [1, 4, 2, 5, 3, 6]
