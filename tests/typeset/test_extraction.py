"""Words come out of a PDF whole, as they were written."""

import io

import pypdfium2
import pytest
from pypdf import PdfReader

from press import press

TEXTS = {
    "ligatures": "The office staff find it difficult to affirm the first fjord.",
    "kerning": "AVATAR, To Ty. We. “Yes”, he said – and left …",
    "signs": "Costs: 5 € · 7 % · 3 × 4 = 12 · it’s 20 °C; a/b & <c>",
    "german": "Größe, Übung, Straße, Maß",
    "polish": "Zażółć gęślą jaźń, łódź",
    "greek": "Γνῶθι σεαυτόν, ένα μέτρο",
    "cyrillic": "Слушать и спрашивать, ещё раз",
    "mixed": "From αρχή to конец: a journey",
    "long": "Leading from the middle is most of the leading there is, in firms, theatres and schools. " * 4,
    "hyphens": "A well-known, hand-to-hand give-and-take that goes on over more than a line of this column.",
}


def _read(pdf):
    yield " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    document = pypdfium2.PdfDocument(pdf)
    yield " ".join(document[index].get_textpage().get_text_range() for index in range(len(document)))


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_read_is_what_was_written(name):
    text = TEXTS[name].strip()
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    printed = press(f'<page><place width="150pt"><p>{escaped}</p></place></page>')
    assert printed.problems == []
    for read in _read(printed.pdf):
        assert " ".join(read.split()) == " ".join(text.split())
