"""Forms for tests: answers go in, files as people send them come out."""

from __future__ import annotations

import io

from kitgen.model.form import FormStamp
from kitgen.typeset.binder import Bound, draw
from kitgen.typeset.door import Door
from kitgen.typeset.piece import typeset
from kitgen.typeset.widgets import TYPING
from press import brand, compositor, fonts, tree, values

MARKUP = (
    '<page><field label="Name" name="name"/><answer lines="3" name="q-1" label="Why?"/>'
    '<scale points="agree|unsure|disagree" name="s.choice"/><answer lines="1" name="s.note"/>'
    '<tick name="list-1"/></page>'
)

GARBAGE = [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF"]


def stamp(workshop="tea & cake", version="2.0 beta"):
    return FormStamp(workshop, version, "handouts")


def fillable(folder, name="form.pdf", mark=None, markup=MARKUP):
    """Write an empty form of a kit."""
    piece = typeset(tree(markup, 'master="page"'), compositor(), "a4", {})
    buffer = io.BytesIO()
    keywords = str(mark or stamp())
    door = Door(buffer, title="Test", lang="en", typing=fonts().face(TYPING), keywords=keywords)
    draw(door, Bound([piece], {}, values, brand().colours))
    door.save([piece.root])
    path = folder / name
    path.write_bytes(buffer.getvalue())
    return path


def filled(folder, answers, name="form.pdf", mark=None):
    """Write a form with answers in it; one that begins with a slash was chosen."""

    def fill(pdf):
        from pikepdf import Name, String

        def walk(fields, above=""):
            for field in fields:
                if "/T" not in field:
                    continue
                called = f"{above}{field.T}"
                if called in answers:
                    answer = answers[called]
                    field.V = Name(answer) if answer.startswith("/") else String(answer)
                walk(field.get("/Kids", []), f"{called}.")

        walk(pdf.Root.AcroForm.Fields)

    return rewritten(fillable(folder, name, mark), fill)


def rewritten(path, change):
    import pikepdf

    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(path)
    return path


def raw_form(folder, form, *more, keywords=None, name="raw.pdf"):
    """Write a file whose form is written out; further objects are 5, 6 and so on."""
    keywords = keywords if keywords is not None else str(stamp()).encode()
    objects = [b"<</Type /Catalog /Pages 2 0 R /AcroForm 4 0 R>>", b"<</Type /Pages /Kids [] /Count 0>>",
               b"<</Keywords (" + keywords + b")>>", form, *more]  # fmt: skip
    data, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d /Root 1 0 R /Info 3 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    path = folder / name
    path.write_bytes(data)
    return path
