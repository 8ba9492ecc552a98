"""A new brand: a name, and a colour, a logo and a font if there are any, go in; a commented `_brand.yml` comes out."""

from __future__ import annotations

import json

from kitgen.base.colour import colour
from kitgen.model.brand import TEXT_FAMILY

SAMPLE = "#0B4F58"
"""The colour a new brand starts with when none is given."""

_TEXT = """\
# {full}: how this organisation looks on a kit.
# The file follows the brand.yml standard (https://posit-dev.github.io/brand-yml); what only kitgen reads stands at the
# end, under defaults: kitgen:. Change a line, run `kitgen brand show {name}`, and look. All keys: docs/branding.md.

meta:
  name:
    full: {full_quoted}        # on covers, in feet, on the backs of cards
    short: {full_quoted}
  # link:
  #   home: https://www.example.org

{logo}
color:
  palette:                     # names for colours; write hex in quotes, or YAML takes it for a remark
    brand: {primary_quoted}
    night: "#1A1A1A"
    white: "#FFFFFF"
  foreground: night            # text
  background: white            # the page
  primary: brand               # headings, bars, signs, covers
  # secondary: "#8DBCAE"       # a light partner of primary; made from it when you give none

{font}
defaults:
  kitgen:
    # accent: "#F2A541"        # "here, now": one thing a page; made from your colours when you give none
    # paper: a4                # a4 or letter
    # contact: learning@example.org
    # footer: {full}
    # card-back: {full}
    # voice: Source Serif 4    # words to be spoken aloud
    # logo-clear-space: 0.5    # empty space round the logo, as a share of its height
"""

_LOGO = """\
logo:
  small:                       # the mark; kitgen sets the name beside it. With the name in the picture: use large:
    path: {path}               # SVG or PDF, else PNG or JPEG with many pixels
    alt: {alt}
"""

_NO_LOGO = """\
# logo:                        # without one, kitgen sets the name alone
#   small:                     # the mark; kitgen sets the name beside it. With the name in the picture: use large:
#     path: logo.svg           # put the file beside this one: SVG or PDF, else PNG or JPEG with many pixels
#     alt: {alt}
"""

_FONT = """\
typography:
  base: {family}
  headings:
    family: {family}
    weight: 600
  # A family that does not come with kitgen: put its static TrueType files (.ttf) into fonts/ beside this file.
"""

_NO_FONT = """\
# typography:                  # without one, text and headings take {family}
#   base: {family}
#   headings: Source Serif 4
"""


def brand_template(name: str, primary: str = "", logo: str = "", font: str = "") -> str:
    """Return a commented `_brand.yml`.

    Args:
        name: the brand's folder, such as `green-valley`; the name to print is made from it.
        primary: the brand's colour, hex or a common name; a sample when empty.
        logo: the logo's path from the brand's folder; commented out when empty.
        font: the family for text and headings; kitgen's own when empty.

    Raises:
        ValueError: when `primary` is no colour.
    """
    full = name.replace("-", " ").replace("_", " ").title()
    alt = _quoted(f"Logo of {full}")
    return _TEXT.format(
        name=name,
        full=full,
        full_quoted=_quoted(full),
        primary_quoted=_quoted(colour(primary) if primary else SAMPLE),
        logo=_LOGO.format(path=_quoted(logo), alt=alt) if logo else _NO_LOGO.format(alt=alt),
        font=_FONT.format(family=_quoted(font)) if font else _NO_FONT.format(family=TEXT_FAMILY),
    )


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back, whatever signs it holds."""
    return json.dumps(text, ensure_ascii=False)
