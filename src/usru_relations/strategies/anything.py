"""Reports of a few events that may well contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.records.reports import Order, Participation, Report, Role, Status
from usru_relations.records.shelf import Subject
from usru_relations.records.sources import Passage
from usru_relations.strategies.choices import Choices
from usru_relations.strategies.quantities import any_quantity
from usru_relations.strategies.telling import source_of
from usru_relations.strategies.times import ORIGINS, any_length, any_when

if TYPE_CHECKING:
    from usru_relations.strategies.worlds import World


def any_report(row: tuple[tuple[int, int], tuple[int, int, int], int], world: World, subjects: int) -> Report:
    printed, span, number = row
    choices = Choices(number)
    people = [world.actors[f"person-{i}"] for i in range(3)]
    sides = [None, world.actors["state-0"], world.actors["state-1"]]
    index = choices.of(range(subjects))
    participants = tuple(
        Participation(actor=one, role=choices.of((Role.PARTICIPANT, Role.HOST)), side=choices.of(sides))
        for one in choices.some(people)
    )
    zones = tuple(city.own_zones[0] for city in world.cities)
    return Report(
        source=source_of(printed, world, ORIGINS[0]),
        passage=Passage.of(f"passage {number % 5}"),
        subjects=(Subject(id=f"event-{index}", title=f"Event {index}", kind=world.kinds["occurrence"]),),
        gist=f"Said {number} in {printed}.",
        participants=participants,
        when=choices.of((None, any_when(span, zones))),
        status=choices.of((None, Status.HELD, Status.PLANNED, *Status)),
        venue=choices.of((None, *world.venues.values())),
        kind=choices.of((None, *world.kinds.values())),
        length=choices.of((None, any_length(Choices(span[2])))),
        quantities=choices.some((any_quantity(Choices(span[2])),)),
        order=choices.of((None, None, *(Order(series=world.series, number=number) for number in (1, 2)))),
    )
