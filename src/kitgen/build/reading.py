"""Reading: a project and what is asked for go in; what kits are made of comes out, one for each brand.

No other module of this room that a build sets or draws with imports the rooms that read: another process can do it.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from kitgen.base.problems import KitError, Problems
from kitgen.build.card_plan import card_plans
from kitgen.build.checks import check_group, check_pieces
from kitgen.build.documents import kit_documents
from kitgen.build.editions import STANDARD, editions_to_build
from kitgen.build.look import read_look, vendored_fonts
from kitgen.build.makings import Makings
from kitgen.build.settings import brands_to_build, merge, said_by_brand, said_by_workshop
from kitgen.read.brand import read_brand
from kitgen.read.workshop import read_workshop

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kitgen.build.settings import Choices
    from kitgen.model.brand import Brand
    from kitgen.model.workshop import Workshop
    from kitgen.read.project import Project


def read_makings(project: Project, workshop_name: str, brand_names: Sequence[str], said: Choices) -> list[Makings]:
    """Read a workshop, the brands it is wanted in, and the looks they are composed in.

    Raises:
        KitError: with the problems of the workshop and all brands, or with those of a look.
    """
    problems = Problems()
    place = project.find_workshop(workshop_name)
    workshop, brands = None, []
    with suppress(KitError):  # what is wrong is noted, and told with what is wrong with brands
        workshop = read_workshop(place.path, place.root, problems)
    vendored = vendored_fonts(project)
    for name in brands_to_build(brand_names, workshop.brand if workshop else "", project.brands()):
        home = project.find_brand(name)
        with suppress(KitError):
            brands.append(read_brand(home.path, home.root, vendored, problems))
    problems.stop_on_errors()
    assert workshop  # noqa: S101 - one that cannot be read has stopped it
    return [_makings(project, workshop, brand, said, problems) for brand in brands]


def _makings(project: Project, workshop: Workshop, brand: Brand, said: Choices, before: Problems) -> Makings:
    problems = Problems()
    problems.extend(before)
    settings = merge(said, said_by_workshop(workshop), said_by_brand(brand))
    editions = editions_to_build(settings.editions)
    plans = card_plans(project, workshop, settings, said, editions)
    check_group(workshop, settings.participants, problems)
    check_pieces(workshop, settings.pieces, problems)
    documents = kit_documents(workshop, problems)
    problems.stop_on_errors()
    looks = {one.name: read_look(project, settings.look, one.name if one.name != STANDARD else "") for one in editions}
    return Makings(project, workshop, brand, settings, editions, plans, documents, looks, tuple(problems))
