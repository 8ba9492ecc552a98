"""The ink of a page, estimated by rendering."""

from reportlab.pdfgen.canvas import Canvas

from kitgen.check.coverage import ink, mean_ink


def test_black_grey_and_hairlines_weigh_what_they_cover(tmp_path):
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path), pagesize=(200, 200))
    canvas.rect(0, 0, 100, 100, fill=1, stroke=0)
    canvas.showPage()
    canvas.setFillGray(0.5)
    canvas.rect(0, 0, 200, 100, fill=1, stroke=0)
    canvas.showPage()
    canvas.setLineWidth(0.25)
    for at in range(10, 200, 10):
        canvas.line(0, at, 200, at)
    canvas.showPage()
    canvas.save()
    quarter, grey, lines = ink(path)
    assert abs(quarter - 25) < 0.1
    assert abs(grey - 25) < 0.3
    assert abs(lines - 100 * 19 * 0.25 / 200) < 0.5
    assert abs(mean_ink(path) - (quarter + grey + lines) / 3) < 1e-9
