"""What a kit is made of, as values: all that is read for it, and nothing of the rooms that read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kitgen.base.problems import Problem
    from kitgen.build.card_plan import CardPlan
    from kitgen.build.documents import KitDocument
    from kitgen.build.editions import Edition
    from kitgen.build.look import Look
    from kitgen.build.settings import Settings
    from kitgen.model.brand import Brand
    from kitgen.model.workshop import Workshop
    from kitgen.read.project import Project


class Makings(NamedTuple):
    """One workshop in one brand, read. `plans` are those of cards, and `looks` what is composed in, by edition."""

    project: Project
    workshop: Workshop
    brand: Brand
    settings: Settings
    editions: Sequence[Edition]
    plans: Mapping[str, CardPlan]
    documents: Mapping[str, KitDocument]
    looks: Mapping[str, Look]
    warnings: Sequence[Problem]
