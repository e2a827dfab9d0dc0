"""What truly was: the events of a hidden timeline, of which reports then tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from usru_relations.reports import Participation
from usru_relations.shelf import Kind, State, Subject, Topic, Venue
from usru_relations.strategies.choices import Choices
from usru_relations.strategies.times import LASTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.strategies.worlds import World


class Fact(NamedTuple):
    """An event as it truly was."""

    subject: Subject
    start: int
    end: int
    place: Venue | None
    clocks: tuple[str, ...]
    """The zone in which its civil times are told: the place's, or that of one end of a call."""
    abroad: bool
    """Whether its times are told on the clocks of other places too."""
    undated: bool
    kind: Kind
    people: tuple[Participation, ...]
    topics: tuple[Topic, ...]


def fact_of(here: World, undated: int, start: int, index: int, lasting: int, shape: int) -> Fact:
    choices = Choices(shape)
    kind = choices.of([here.kinds[id] for id in ("meeting", "summit", "talks", "statement", "call")])
    city = choices.of(range(len(here.cities)))
    place = None if kind.is_remote else choices.of((here.cities[city], here.halls[city]))
    states, everybody = [here.actors["state-0"], here.actors["state-1"]], [here.actors[f"person-{i}"] for i in range(4)]
    people = everybody[:2] if kind.is_remote else choices.some(everybody) or everybody[:1]
    seats = sorted({zone for state in states if isinstance(state, State) and state.seat for zone in state.seat.zones})
    return Fact(
        subject=Subject(id=f"event-{index}", title=f"Event {index}", kind=tuple(kind.sorts())[-1]),
        start=start,
        end=start + LASTING[lasting],
        place=place,
        clocks=(choices.of(seats),) if place is None else place.zones,
        undated=choices.of(range(8)) < undated,
        abroad=choices.of((False, True)),
        kind=kind,
        people=tuple(Participation(actor=one, side=states[everybody.index(one) % 2]) for one in people),
        topics=choices.some(tuple(here.topics.values())),
    )


def numbered(here: World, facts: Sequence[Fact]) -> dict[str, int]:
    """The rounds in order of time; what overlaps the one before is not numbered."""
    numbers: dict[str, int] = {}
    end: int | None = None
    for fact in sorted(facts, key=lambda fact: fact.start):
        if is_round(here, fact) and (end is None or end <= fact.start):
            numbers[fact.subject.id] = len(numbers) + 1
            end = fact.end
    return numbers


def is_round(here: World, fact: Fact) -> bool:
    here_were = {one.actor for one in fact.people}
    return fact.kind.is_a(here.series.kind) and here_were >= set(here.series.participants)
