"""Pictures on a page: files, page numbers and colours go in; images, pages in small and swatches come out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from kitgen.base.colour import contrast, legible_ink, ratio_text
from kitgen.base.lengths import MM
from kitgen.typeset.labels import Placed, label, styled, width_of
from kitgen.typeset.laid import Laid, Space
from kitgen.typeset.painting import draw_picture
from kitgen.typeset.paths import rectangle
from kitgen.typeset.pictures import check_sharpness

if TYPE_CHECKING:
    from kitgen.markup.element import Element
    from kitgen.typeset.binder import PagePen
    from kitgen.typeset.compositor import Compositor
    from kitgen.typeset.pen import Pen
    from kitgen.typeset.pictures import Picture

_HAIR = 0.4


class Image(Laid):
    """A picture of the content."""

    __slots__ = ("element", "picture", "width")

    def __init__(self, element: Element, picture: Picture, size: tuple[float, float]) -> None:
        super().__init__(size[1])
        self.width = size[0]
        self.element = element
        self.picture = picture

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it."""
        with pen.owned(self.element):
            draw_picture(pen, self.picture, x, y, self.width, self.height)


def lay_image(element: Element, width: float, setter: Compositor) -> Laid | None:
    """Set a picture in the size that is asked for, else in its own; it is never stretched and must fit its frame."""
    origin = element.origin or element.via
    via = element.via if element.origin else None
    path = Path(str(element.get("file", "")))
    if not str(element.get("alt") or "").strip():
        setter.problems.error(
            "picture-without-words",
            f'the picture "{path.name}" has no words for those who cannot see it',
            origin,
            via=via,
            hint="say in the square brackets what it shows: ![a bridge over a river](bridge.png)",
        )
    assert origin  # noqa: S101 - the composer writes where every element comes from
    picture = setter.pictures.load(path, origin)
    if picture is None:
        return None
    wide, high = _asked(element, picture)
    over = max(wide - width, high - _frame_height(setter))
    if over > 0.3:
        setter.problems.error(
            "picture-too-large",
            f'the picture "{path.name}" is {wide / MM:.0f} x {high / MM:.0f} mm, '
            f"{over / MM:.1f} mm larger than its frame",
            origin,
            via=via,
            hint=f"give it a width of at most {width / MM:.0f}mm",
        )
        wide, high = picture.fit(min(width, wide), high)
    check_sharpness(picture, wide, origin, setter.problems)
    return Image(element, picture, (wide, high))


def _asked(element: Element, picture: Picture) -> tuple[float, float]:
    endless = 1e6
    if element.get("width") is None and element.get("height") is None:
        return picture.width, picture.height
    return picture.fit(float(element.get("width") or endless), float(element.get("height") or endless))


def _frame_height(setter: Compositor) -> float:
    return setter.grid.bottom - setter.grid.top if setter.grid else float("inf")


class PagePicture(Laid):
    """A page of a piece in small, in a hair frame."""

    __slots__ = ("element", "width")

    def __init__(self, element: Element, width: float, height: float) -> None:
        super().__init__(height)
        self.element = element
        self.width = width

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw page and frame."""
        get, number = self.element.get, self.element.get("page")
        shown = cast("PagePen", pen).page_picture(
            str(get("of")), str(get("page-of") or ""), int(number) if number else None
        )
        with pen.owned(self.element):
            if shown:
                form, width, height = shown
                scale = min(self.width / width, self.height / height)
                pen.door.show_form(form, x + (self.width - width * scale) / 2, y, scale, height)
            frame = rectangle(x + _HAIR / 2, y + _HAIR / 2, self.width - _HAIR, self.height - _HAIR)
            pen.door.path(frame, stroke=pen.colour("rule"), line=_HAIR)


def lay_page_picture(element: Element, width: float, setter: Compositor) -> Laid:
    """Leave room for a page in small; its height follows from the piece's paper."""
    wide, high = setter.page_size(str(element.get("of")))
    across = float(element.get("width") or min(37.1 * MM, width))
    return PagePicture(element, across, across * high / wide)


class Swatch(Laid):
    """A colour with the ink that reads on it, and how well it does."""

    __slots__ = ("fill", "labels", "width")

    def __init__(self, fill: str, size: tuple[float, float], labels: list[Placed]) -> None:
        super().__init__(size[1])
        self.width = size[0]
        self.fill = fill
        self.labels = labels

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw ground, then words."""
        line = 0.2 * MM
        with pen.owned(None):
            shape = rectangle(x + line / 2, y + line / 2, self.width - line, self.height - line)
            pen.door.path(shape, fill=self.fill, stroke=pen.colour("shape"), line=line)
        for one in self.labels:
            one.draw(pen, x, y)


def lay_swatch(element: Element, width: float, setter: Compositor) -> Laid:
    """Set a swatch; a small one is a plain square of colour."""
    token = str(element.get("token"))
    fill = setter.colour(token, element)
    wide, high = float(element.get("width") or min(25 * MM, width)), float(element.get("height") or 17 * MM)
    if not fill:
        return Space(high)
    ink = legible_ink(fill, setter.colours["ink"], setter.colours["paper"])[0]
    name = "ink" if ink == setter.colours["ink"] else "paper"
    ratio = label(element, ratio_text(contrast(fill, ink), " : "), styled(setter, "label", element, name, 600), setter)
    sample = label(element, "Aa", styled(setter, "h2", element, name), setter)
    pad = 2.3 * MM
    labels = [
        Placed(sample, pad, 1.5 * MM),
        Placed(ratio, wide - pad - width_of(ratio), high - 1.3 * MM - ratio.height),
    ]
    fits = high >= sample.height + ratio.height + 2 * MM and wide >= width_of(ratio) + 2 * pad
    return Swatch(fill, (wide, high), labels if fits else [])
