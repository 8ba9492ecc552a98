"""The brand's logo: a size and the ground it stands on go in, its picture with the brand's name beside it comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.base.lengths import MM
from kitgen.model.brand import two_lines
from kitgen.typeset.labels import Placed, label, styled, width_of
from kitgen.typeset.laid import Laid, Space
from kitgen.typeset.painting import draw_picture
from kitgen.typeset.paths import rectangle
from kitgen.typeset.pictures import check_sharpness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.markup.element import Element
    from kitgen.model.brand import LogoPair
    from kitgen.model.styles import TextStyle
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen
    from kitgen.typeset.pictures import Picture

HEIGHT = 11 * MM
"""Height of a logo on a cover."""

_MARK = 5.2 * MM
"""The largest that a mark is printed where a cover has a logo of its own: on the backs of cards."""

_BESIDE = 3 * MM
_WORDS_BESIDE = 2 * MM
_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}
_LEADING = 12.5


class Logo(Laid):
    """A mark, its name beside it and, where it is to be shown, the space that is kept clear around them."""

    __slots__ = ("clear", "element", "indent", "labels", "mark", "paint", "picture", "plate", "width")

    def __init__(
        self,
        element: Element,
        picture: Picture | None,
        mark: tuple[float, float],
        labels: Sequence[Placed],
        clear: float,
    ) -> None:
        super().__init__(mark[1] + 2 * clear)
        self.element = element
        self.picture = picture
        self.mark = mark
        self.labels = labels
        self.clear = clear
        self.width = max([mark[0], *(one.right for one in labels)]) + 2 * clear
        self.paint = ""
        self.plate = False
        self.indent = 0.0

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw mark and name, and dashes around the clear space."""
        x += self.indent
        if self.clear:
            with pen.owned(None):
                self._clear_space(pen, x, y)
        x, y = x + self.clear, y + self.clear
        with pen.owned(self.element):
            if self.picture:
                wide, high = self.mark
                if self.plate:
                    edge = high * 0.12
                    plate = rectangle(x - edge, y - edge, wide + 2 * edge, high + 2 * edge)
                    pen.door.path(plate, fill=pen.colour("paper"))
                draw_picture(pen, self.picture, x, y, wide, high, recolour=self.paint)
            for one in self.labels:
                one.draw(pen, x, y)

    def _clear_space(self, pen: Pen, x: float, y: float) -> None:
        line, colour, side = 0.2 * MM, pen.colour("rule"), self.clear
        wide = self.width - self.indent
        frame = rectangle(x + line / 2, y + line / 2, wide - line, self.height - line)
        pen.door.path(frame, stroke=colour, line=line, dash=(1.2 * MM, 0.8 * MM))
        for left, top in ((x, y), (x + wide - side, y + self.height - side)):
            square = rectangle(left + line / 2, top + line / 2, side - line, side - line)
            pen.door.path(square, stroke=colour, line=line)


def lay_logo(element: Element, width: float, setter: Compositor) -> Laid:
    """Set the logo: its mark alone, or with `text` the logo of covers, with the name in type where it holds none."""
    brand, high = setter.brand, float(element.get("height") or HEIGHT)
    named, dark = bool(element.get("text")), element.get("on") == "primary"
    pair = brand.logos.get(element.get("size")) if element.get("size") else None
    pair = pair or (brand.logo if named else brand.mark)
    picture, recolour = _picture(pair, setter, dark=dark)
    if pair:
        element.default("alt", (pair.dark if dark and pair.dark else pair.light).alt)
        _check_sharpness(pair, picture, high, setter, dark=dark)
    clear = brand.clear_space * high if element.get("clear") else 0.0
    room = width - 2 * clear
    mark = picture.fit(room, high) if picture else (0.0, high)
    left = mark[0] + _BESIDE * high / HEIGHT if picture else 0.0
    labels = _name(element, room - left, high, left, setter) if named and (brand.name_beside or not picture) else []
    if element.get("words"):
        left = mark[0] + _WORDS_BESIDE if picture else 0.0
        labels = [_words(element, room - left, high, left, setter)]
    if not picture and not labels:
        return Space(high)
    if not picture:
        element.default("alt", brand.full_name)
    logo = Logo(element, picture, (mark[0], high), labels, clear)
    logo.paint = recolour
    logo.plate = dark and not recolour and not (pair and pair.dark)
    logo.indent = _SHARE[str(element.get("align", "left"))] * (width - logo.width)
    logo.width += logo.indent
    return logo


def _check_sharpness(pair: LogoPair, picture: Picture | None, high: float, setter: Compositor, *, dark: bool) -> None:
    """Look at the pixels of a logo at the largest size that a kit prints it in, so that it is told of once."""
    largest = HEIGHT if pair == setter.brand.logo else max(high, _MARK)
    if picture:
        origin = (pair.dark if dark and pair.dark else pair.light).origin
        check_sharpness(picture, picture.width / picture.height * largest, origin, setter.problems)


def _picture(pair: LogoPair | None, setter: Compositor, *, dark: bool) -> tuple[Picture | None, str]:
    """Return the picture for a ground, and the colour it takes there: a logo of one colour takes the ink of primary."""
    if pair is None:
        return None, ""
    if dark and pair.dark:
        return setter.pictures.load(pair.dark.path, pair.dark.origin), ""
    picture = setter.pictures.load(pair.light.path, pair.light.origin)
    if "hatch" in setter.colours and picture and picture.one_colour and picture.kind != "pdf":
        return picture, setter.colours["ink"]
    if dark and picture and picture.one_colour and picture.kind != "pdf":
        return picture, setter.colours["on-primary"]
    return picture, ""


def _name(element: Element, room: float, high: float, left: float, setter: Compositor) -> list[Placed]:
    """Set the brand's name beside the mark: on two lines, else its short name, whichever fits first."""
    brand = setter.brand
    style = _name_style(element, high / HEIGHT, setter)
    for lines in (brand.name_lines or two_lines(brand.full_name), two_lines(brand.short_name), (brand.short_name,)):
        laid = [label(element, line, style, setter) for line in lines]
        if max(map(width_of, laid)) <= room:
            break
    else:
        setter.too_wide(element, brand.short_name, width_of(laid[0]) - room)
    top = (high - len(laid) * style.leading) / 2
    return [Placed(one, left, top + index * style.leading) for index, one in enumerate(laid)]


def _words(element: Element, room: float, high: float, left: float, setter: Compositor) -> Placed:
    """Set words beside the mark on one line; where they are too long, the brand's short name stands for them."""
    style = setter.style(str(element.get("style", "small")), element)
    laid = label(element, str(element.get("words")), style, setter)
    if width_of(laid) > room:
        laid = label(element, setter.brand.short_name, style, setter)
    if width_of(laid) > room:
        setter.too_wide(element, setter.brand.short_name, width_of(laid) - room)
    return Placed(laid, left, (high - style.leading) / 2)


def _name_style(element: Element, scale: float, setter: Compositor) -> TextStyle:
    colour = "on-primary" if element.get("on") == "primary" else "ink"
    style = styled(setter, "label", element, colour, 600)
    drop = style.drop - (style.leading - _LEADING * style.size / 10.5) / 2
    style = style._replace(leading=_LEADING * style.size / 10.5, drop=drop)
    return style._replace(size=style.size * scale, leading=style.leading * scale, drop=style.drop * scale)
