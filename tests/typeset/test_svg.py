from __future__ import annotations

import math
import re

import pytest

from kitgen.typeset.svg import SvgError, read_svg
from kitgen.typeset.svgpath import outline, path

NS = 'xmlns="http://www.w3.org/2000/svg"'


def svg(body, attrs='viewBox="0 0 100 100" width="100pt" height="100pt"'):
    return f"<svg {NS} {attrs}>{body}</svg>".encode()


def ops(body, **kwargs):
    return read_svg(svg(body, **kwargs)).ops


def bounds(segments):
    xs, ys = zip(*outline(segments), strict=True)
    return pytest.approx((min(xs), min(ys), max(xs), max(ys)), abs=0.05)


# Size and place.


@pytest.mark.parametrize(
    ("attrs", "size"),
    [
        ('viewBox="0 0 48 24"', (36, 18)),
        ('viewBox="0 0 48 24" width="96"', (72, 36)),
        ('viewBox="0 0 48 24" height="1in"', (144, 72)),
        ('width="20mm" height="1cm"', (56.69, 28.35)),
        ('viewBox="0 0 48 24" width="100%" height="100%"', (36, 18)),
        ('viewBox="0,0,48,24" width="10pt" height="10pt"', (10, 10)),
    ],
)
def test_the_size_is_that_of_the_file(attrs, size):
    drawing = read_svg(svg('<path d="M0 0h1v1z"/>', attrs))
    assert (drawing.width, drawing.height) == pytest.approx(size, abs=0.01)


def test_a_drawing_keeps_its_proportions_in_another_box():
    drawing = read_svg(svg('<rect width="48" height="24"/>', 'viewBox="0 0 48 24" width="48pt" height="48pt"'))
    assert bounds(drawing.ops[0].segments) == (0, 12, 48, 36)


def test_the_view_box_may_begin_anywhere():
    found = ops(
        '<rect x="-5" y="-5" width="10" height="10"/>', attrs='viewBox="-5 -5 10 10" width="20pt" height="20pt"'
    )
    assert bounds(found[0].segments) == (0, 0, 20, 20)


# Shapes and paint.


@pytest.mark.parametrize(
    ("body", "box"),
    [
        ('<rect x="10" y="20" width="30" height="40"/>', (10, 20, 40, 60)),
        ('<rect x="10" y="20" width="30" height="40" rx="5"/>', (10, 20, 40, 60)),
        ('<rect x="10" y="20" width="30" height="40" ry="90"/>', (10, 20, 40, 60)),
        ('<circle cx="50" cy="50" r="20"/>', (30, 30, 70, 70)),
        ('<ellipse cx="50" cy="50" rx="20" ry="10"/>', (30, 40, 70, 60)),
        ('<line x1="1" y1="2" x2="3" y2="4" stroke="red"/>', (1, 2, 3, 4)),
        ('<polygon points="0,0 10,0 10,10"/>', (0, 0, 10, 10)),
        ('<polyline points="0 0 10 0 10 10" stroke="red"/>', (0, 0, 10, 10)),
        ('<path d="M10 10h10v10h-10z"/>', (10, 10, 20, 20)),
        ('<path d="m10,10 5 0 0,5 -5 0z"/>', (10, 10, 15, 15)),
        ('<path d="M10 50A20 20 0 0 1 50 50A20 20 0 01 10 50"/>', (10, 30, 50, 70)),
        ('<path d="M0 0a5 5 0 0110 0"/>', (0, -5, 10, 0)),
        ('<path d="M0 0A1 1 0 0 0 10 0"/>', (0, 0, 10, 5)),
        ('<path d="M0 0A0 5 0 0 0 10 0A5 5 0 0 0 10 0"/>', (0, 0, 10, 0)),
        ('<path d="M0 0Q10 0 10 10T20 20"/>', (0, 0, 20, 20)),
        ('<path d="M0 0T10 10"/>', (0, 0, 10, 10)),
        ('<path d="M0 0C0 5 5 10 10 10S20 5 20 0"/>', (0, 0, 20, 10)),
        ('<path d="M0 0S5 5 10 0"/>', (0, 0, 10, 2.1)),
        ('<path d="M.5.5L1e1-5H2V3zl1 1"/>', (0.5, -5, 10, 3)),
    ],
)
def test_every_shape_lies_where_it_should(body, box):
    assert ops(body)[0].segments
    assert bounds(ops(body)[0].segments) == box


def test_half_an_ellipse_is_a_half():
    drawn = path("M40 50A20 10 30 1 0 60 50")
    for x, y in outline(drawn):
        turn = math.radians(-30)
        assert math.isfinite(x * math.cos(turn) + y * math.sin(turn))
    assert drawn[-1][-2:] == pytest.approx((60, 50))


def test_paint_comes_from_attributes_sheets_and_styles():
    body = """
    <style>/* one */ .a, #b { fill: #c00; stroke: navy } rect { fill: lime } * { stroke-width: 3 }</style>
    <rect class="a" width="9" height="9"/>
    <rect id="b" width="9" height="9" style="fill:rgb(0%, 50%, 100%) !important; stroke: none"/>
    <g fill="teal" stroke="inherit" stroke-width="2" color="red">
      <circle r="4" fill="currentColor"/><circle r="4" stroke="black" stroke-dasharray="2 1" stroke-linecap="round"
        stroke-linejoin="bevel" fill-rule="evenodd"/>
      <circle r="4" fill="none"/><circle r="4" visibility="hidden"/><circle r="4" display="none"/><circle r="0"/>
      <circle r="4" fill-opacity="0"/>
    </g>"""
    found = ops(body)
    assert [(op.fill, op.stroke, op.width) for op in found] == [
        ("#CC0000", "#000080", 3),
        ("#0080FF", None, 0),
        ("#FF0000", None, 0),
        ("#008080", "#000000", 3),
    ]
    assert (found[3].dash, found[3].cap, found[3].join, found[3].even_odd) == ((2, 1), 1, 2, True)


def test_transforms_apply_from_the_outside_in():
    body = """<g transform="translate(10, 20) scale(2)"><rect width="5" height="5" stroke="red" stroke-width="1"/>
    <rect width="1" height="1" transform="rotate(90) matrix(1 0 0 1 2 0)"/></g>"""
    found = ops(body)
    assert bounds(found[0].segments) == (10, 20, 20, 30)
    assert found[0].width == pytest.approx(2)
    assert bounds(found[1].segments) == (8, 24, 10, 26)


def test_parts_are_used_again():
    body = """<defs><g id="p"><rect width="1" height="1"/></g></defs><use href="#p" x="5"/>
    <use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="#p" y="7" fill="red"/>"""
    found = ops(body)
    assert bounds(found[0].segments) == (5, 0, 6, 1)
    assert (found[1].fill, bounds(found[1].segments)) == ("#FF0000", (0, 7, 1, 8))


def test_what_drawing_programs_add_is_passed_over():
    body = """<title>t</title><desc>d</desc><metadata><x/></metadata>
    <i:nodes xmlns:i="http://inkscape.example"><rect width="9" height="9"/></i:nodes>
    <linearGradient id="unused"/><defs><clipPath id="page"><rect width="100" height="100"/></clipPath></defs>
    <a><g clip-path="url(#page)"><rect width="1" height="1"/></g></a>"""
    assert len(ops(body)) == 1
    plain = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://x.example/svg.dtd">' + svg(
        '<rect width="1" height="1"/>'
    ).replace(NS.encode() + b" ", b"")
    assert len(read_svg(plain).ops) == 1


def test_what_svglib_alone_would_draw_wrongly_is_right():
    assert bounds(ops('<path d="M10 10h5v5zl-5 0"/>')[0].segments) == (5, 10, 15, 15)  # goes on from where it began
    assert ops('<polyline points="0 0 9 0 9 9"/>')[0].fill == "#000000"
    assert len(ops('<use href="#p" display="none"/><rect id="p" width="1" height="1"/>')) == 1
    odd = 'xmlns:o="http://odd.example"'
    assert len(ops(f'<o:rect {odd} width="9" height="9"/><rect width="1" height="1"/>')) == 1
    mixed = '<path d="M0 0h9v9" fill="red" stroke="blue"/>'
    assert [(op.fill, op.stroke) for op in ops(mixed)] == [("#FF0000", None), (None, "#0000FF")]


def test_a_frame_round_what_is_drawn_clips_nothing():
    clip = '<clipPath id="c"><rect x="9" y="9" width="{}" height="30"/></clipPath>'
    body = '<g clip-path="url(#c)"><circle cx="20" cy="20" r="9"/></g>'
    assert len(ops(clip.format(30) + body)) == 1
    with pytest.raises(SvgError, match="a clipping path"):
        ops(clip.format(12) + body)


# What is kept from one build to the next.


class Shelf(dict):
    def put(self, key, value):
        self[key] = value


def test_a_drawing_that_is_kept_is_the_same(monkeypatch):
    data = svg('<path d="M0 0h9v9z" stroke="red" stroke-dasharray="2 1"/><circle r="3.3"/>')
    shelf = Shelf()
    fresh = read_svg(data, shelf)
    monkeypatch.setattr("kitgen.typeset.svgdrawn.drawn", None)
    assert read_svg(data, shelf) == fresh
    assert len(shelf) == 1


@pytest.mark.parametrize("kept", [b"", b"{", b"[1,2]", b"[1,2,[[1]]]", b"\xff", b"null"])
def test_what_is_kept_may_be_broken(kept):
    data = svg('<circle r="3"/>')
    shelf = Shelf()
    fresh = read_svg(data, shelf)
    shelf.update(dict.fromkeys(shelf, kept))
    assert read_svg(data, shelf) == fresh


# What is refused.


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<text>Hi</text>", "text"),
        ('<image href="x.png"/>', "an embedded picture"),
        ('<rect width="1" height="1" fill="url(#g)"/>', "a gradient or pattern"),
        ('<rect width="1" height="1" filter="url(#f)"/>', "a filter"),
        ('<g mask="url(#m)"/>', "a mask"),
        ('<g opacity="50%"/>', "transparency"),
        ('<rect width="1" height="1" fill-opacity=".5"/>', "transparency"),
        ('<rect width="1" height="1" fill="rgba(0,0,0,.5)"/>', "transparency"),
        ('<g style="mix-blend-mode:multiply"/>', "blending"),
        ('<path d="M0 0" marker-end="url(#m)"/>', "markers"),
        ("<script>alert(1)</script>", "a script"),
        ("<animate/>", "an animation"),
        ("<switch/>", "alternatives (switch)"),
        ("<foreignObject/>", "foreign content"),
        ("<svg/>", "<svg>"),
        ("<blink/>", "<blink>"),
        ('<g clip-path="url(#c)"/>', "a clipping path"),
        (
            '<clipPath id="c"><rect width="9" height="9"/></clipPath><circle r="10" style="clip-path:url(\'#c\')"/>',
            "a clipping path",
        ),
        (
            '<clipPath id="c"><rect rx="9" width="100" height="9"/></clipPath><circle r="3" clip-path="url(#c)"/>',
            "a clipping path",
        ),
        ('<use href="other.svg#a"/>', 'a part of another file ("other.svg#a")'),
        ('<use href="file:///etc/passwd"/>', "a part of another file"),
        ('<use href="#nothing"/>', '<use> of "#nothing"'),
        ("<style>.a {filter:url(#f)}</style>", "a filter"),
        ("<style>.a {display:none}</style>", 'a style sheet that sets "display"'),
        ('<style>@import "x.css";</style>', "a style sheet that is more than simple rules"),
    ],
)
def test_what_cannot_be_drawn_is_named_with_its_line(body, what):
    with pytest.raises(SvgError, match=re.escape(f"holds {what}") + r".*\(its line 2\)") as told:
        read_svg(svg("\n" + body))
    assert told.value.unsupported


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<svg", "is no readable SVG: "),
        (b"<svg><g></svg>", "is no readable SVG: mismatched tag in its line 1"),
        (b"<html><body/></html>", "is no SVG: it begins with <html>"),
        (b'<svg xmlns="http://other.example"/>', "is no SVG: it begins with <svg>"),
        (svg(""), "draws nothing"),
        (svg("<rect/>"), "draws nothing"),
        (svg('<path d="M0 0h1"/>', ""), "has no size"),
        (svg('<path d="M0 0h1"/>', 'viewBox="0 0 0 0"'), "has no size"),
        (svg('<path d="M0 0h1"/>', 'viewBox="a b c d"'), 'has a viewBox "a b c d" that is not four numbers'),
        (svg('<path d="M0 0h"/>'), "the path data is broken"),
        (svg('<path d="L0 0"/>'), "the path data must begin with M"),
        (svg('<path d="M0 0z1"/>'), 'the path data is broken near "1"'),
        (svg('<path d="M0 0 nonsense"/>'), 'the path data is broken near "nonsense"'),
        (svg('<path d="M0 0a1 1 0 2 0 1 1"/>'), "the path data is broken"),
        (svg('<g transform="spin(3)"/>'), 'the transform "spin(3)" is not understood'),
        (svg('<g transform="scale(1,2,3)"/>'), 'the transform "scale" has 3 numbers'),
        (svg('<rect width="1zz" height="2"/>'), "cannot be read"),
        (svg('<rect width="1" height="2" fill="mauvish"/>'), '"mauvish" is not a colour'),
        (svg('<g id="a"><use href="#a"/></g>'), "is too large a drawing for a logo"),
        (svg("<g>" * 70 + "</g>" * 70), "is too large a drawing for a logo"),
        (svg("<g/>" * 20001), "is too large a drawing for a logo"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;"), "declares entities"),
        (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;"), "declares entities"),
    ],
)
def test_broken_files_are_refused_in_one_sentence(data, why):
    with pytest.raises(SvgError, match=re.escape(why)):
        read_svg(data)


def test_parts_of_parts_of_parts_do_not_grow_without_end():
    groups = "".join(f'<g id="g{i}"><use href="#g{i - 1}"/><use href="#g{i - 1}"/></g>' for i in range(1, 40))
    with pytest.raises(SvgError, match="too large a drawing"):
        read_svg(svg(f'<defs><g id="g0"/>{groups}</defs><use href="#g39"/>'))
