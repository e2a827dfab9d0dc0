"""What truly was: the events of a hidden timeline, of which reports then tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from usru_relations.records.reports import Participation
from usru_relations.records.shelf import Kind, Level, State, Subject, Topic, Venue
from usru_relations.strategies.choices import Choices
from usru_relations.strategies.times import LASTING
from usru_relations.strategies.worlds import TERMS
from usru_relations.times.clock import HOUR
from usru_relations.times.when import When
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.records.shelf import Actor
    from usru_relations.strategies.worlds import World

#: No two places are further apart than 26 hours at 800 kilometres an hour.
JOURNEY: Final = 26 * HOUR


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
    papers: int
    """How many papers were signed there."""


def fact_of(here: World, undated: int, start: int, index: int, lasting: int, shape: int) -> Fact:
    choices = Choices(shape)
    kind = choices.of([here.kinds[id] for id in ("meeting", "summit", "talks", "statement", "call")])
    city = choices.of(range(len(here.cities)))
    place = None if kind.is_remote else choices.of((here.cities[city], here.halls[city]))
    states, everybody = [here.actors["state-0"], here.actors["state-1"]], [here.actors[f"person-{i}"] for i in range(4)]
    people = everybody[:2] if kind.is_remote else choices.some(everybody) or everybody[:1]
    title = choices.of((None, *_capacities(start, start + LASTING[lasting])))
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
        people=tuple(Participation(actor=one, side=states[everybody.index(one) % 2], capacity=title) for one in people),
        topics=choices.some(tuple(here.topics.values())),
        papers=choices.of(range(1, 400)),
    )


def _capacities(start: int, end: int) -> tuple[str, ...]:
    """What everybody is in all that time."""
    whole = When(earliest=start, latest=end)
    return tuple(name for term in TERMS if whole.within(term.when) is Truth.YES for name in term.capacities)


def attended(facts: Sequence[Fact]) -> list[Fact]:
    """The same events without those people who could not have come from one city to another in time."""
    there: dict[Actor, list[Fact]] = {}
    known: dict[str, Fact] = {}
    for fact in sorted(facts, key=lambda fact: fact.start):
        people = [one for one in fact.people if all(_in_time(other, fact) for other in there.get(one.actor, ()))]
        known[fact.subject.id] = fact._replace(people=tuple(people))
        for one in people:
            there.setdefault(one.actor, []).append(fact)
    return [known[fact.subject.id] for fact in facts]


def _in_time(one: Fact, other: Fact) -> bool:
    """Whether somebody can be at one and then at the other: in one city, by telephone, or more than a day apart."""
    cities = [_city(fact.place) for fact in (one, other)]
    return None in cities or cities[0] == cities[1] or one.end + JOURNEY <= other.start


def _city(place: Venue | None) -> Venue | None:
    return place if place is None or place.level is Level.CITY else place.within


def numbered(here: World, facts: Sequence[Fact]) -> dict[str, int]:
    """The rounds in order of time; one that overlaps another has no number, though it counts for those after it."""
    rounds = [fact for fact in facts if is_round(here, fact)]
    return {
        fact.subject.id: 1 + sum(other.end <= fact.start for other in rounds)
        for fact in rounds
        if all(other is fact or other.end <= fact.start or fact.end <= other.start for other in rounds)
    }


def is_round(here: World, fact: Fact) -> bool:
    here_were = {one.actor for one in fact.people}
    return fact.kind.is_a(here.series.kind) and here_were >= set(here.series.participants)
