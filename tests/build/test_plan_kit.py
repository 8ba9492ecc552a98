"""Random rooms on the tiny kit, planned for real: pieces are composed and set, and their numbers must agree."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kitgen.build.plan import Room, Spares
from kitgen.build.run import plan_kit
from kitgen.build.settings import Choices
from kitgen.read.project import Project

TINY = Project(Path(__file__).parents[1] / "kits" / "tiny")

choices = st.builds(
    Choices,
    participants=st.integers(1, 300),
    groups_of=st.integers(2, 40),
    spares=st.builds(Spares, st.integers(0, 60), st.booleans()),
    facilitators=st.integers(1, 9),
    observers=st.integers(0, 30),
    paper=st.sampled_from(["a4", "letter"]),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(choices)
def test_any_room_is_planned_and_its_numbers_agree(said):
    plan, _ = plan_kit(TINY, "tiny", (), said)
    room = Room(said.participants, said.groups_of, said.spares, said.facilitators, said.observers)
    everyone = said.participants + said.spares.of(said.participants)
    copies = {piece["name"]: piece["copies"] for piece in plan["pieces"] if piece["letter"]}
    assert copies == {
        "facilitator-guide": said.facilitators,
        "participant-handouts": everyone + said.observers,
        "council-cards": len(room.group_sizes),
    }
    assert plan["room"]["groups"] == list(room.group_sizes)
    assert plan["room"]["decks"] == plan["room"]["tables"] == copies["council-cards"]
    ordered = [piece for piece in plan["pieces"] if piece["letter"]]
    assert plan["sheets"] == sum(-(-piece["pages"] // 2) * piece["copies"] for piece in ordered)
    assert {piece["paper"]["name"] for piece in ordered} == {{"a4": "A4", "letter": "Letter"}[said.paper]}
    packed = {line["item"]: line for line in plan["packing"]}
    assert [line["total"] for line in plan["packing"]][: len(ordered)] == list(copies.values())
    for line in packed.values():
        on_tables = sum(kind["tables"] * kind["each"] for kind in line["tables"])
        people = line["observer"] * said.observers + line["facilitator"] * said.facilitators
        assert on_tables + people + line["room"] + line["spares"] == line["total"]
