"""Which function sets which element: one table, so that a new element is one row here and one in the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kitgen.typeset import (
    answers,
    blocks,
    charts,
    containers,
    dial,
    fit,
    logo,
    media,
    plans,
    rows,
    scales,
    shapes,
    tables,
)

if TYPE_CHECKING:
    from kitgen.typeset.compositor import Builder

BUILDERS: dict[str, Builder] = {
    "answer": answers.lay_answer,
    "aside": containers.lay_group,
    "box": containers.lay_box,
    "day-bar": charts.lay_day_bar,
    "dial": dial.lay_dial,
    "drawing": shapes.lay_drawing,
    "field": answers.lay_field,
    "fit": fit.lay_fit,
    "group": containers.lay_group,
    "heading": blocks.lay_heading,
    "image": media.lay_image,
    "keep": containers.lay_keep,
    "legend": charts.lay_legend,
    "list": blocks.lay_list,
    "logo": logo.lay_logo,
    "p": blocks.lay_p,
    "page-picture": media.lay_page_picture,
    "place": containers.lay_place,
    "room-plan": plans.lay_room_plan,
    "row": rows.lay_row,
    "rule": blocks.lay_rule,
    "scale": scales.lay_scale,
    "scale-bar": plans.lay_scale_bar,
    "space": blocks.lay_space,
    "swatch": media.lay_swatch,
    "table": tables.lay_table,
    "tick": scales.lay_tick,
    "timeline": charts.lay_timeline,
}
