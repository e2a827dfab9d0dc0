"""How many events are so, by month, place, kind, side, pair and source."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from usru_relations import query
from usru_relations.analysis.asking import of_facts
from usru_relations.given import must_be
from usru_relations.records.names import word
from usru_relations.records.shelf import Level, State
from usru_relations.truth import Truth

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from usru_relations.chronology import Chronology
    from usru_relations.folding.events import Event
    from usru_relations.query import Criterion
    from usru_relations.records.shelf import Actor, Kind, Venue
    from usru_relations.records.sources import Source

K = TypeVar("K")


class Count(NamedTuple):
    """A number of events: those of which it is certain, and those of which it may be so besides."""

    certain: int
    maybe: int

    @property
    def most(self) -> int:
        """How many they can be at the most."""
        return self.certain + self.maybe


@of_facts
def counts(facts: Chronology, criteria: Mapping[K, Criterion]) -> dict[K, Count]:
    """How many events answer each criterion with YES, and how many with MAYBE, in the order that is given.

    An event counts under every criterion that it answers so; what is undated, unplaced or of a wide kind is a *maybe*
    of each one that it may fit.

    Raises:
        LookupError: if a criterion names what is unknown or ambiguous.

    """
    must_be(Mapping, criteria, "counts() takes criteria by label, as {'held': query.held()}")
    answers = {label: list(facts.answers(criterion).values()) for label, criterion in criteria.items()}
    return {label: Count(said.count(Truth.YES), said.count(Truth.MAYBE)) for label, said in answers.items()}


@of_facts
def by_month(facts: Chronology, zone: str | None = None) -> dict[str, Count]:
    """The numbers of events in each month, as ``2025-02``, from the first to the last in which a dated one may lie.

    Certain is what lies in the month for sure; a window over the end of a month, or an open one, is a *maybe* of each
    month that it touches. Months without events are there with noughts.

    Args:
        facts: the events.
        zone: the IANA zone of the months; without one, those at each event's own place.

    Raises:
        UnknownZone: if there is no such zone.

    """
    spans = list(spans_of(facts, zone))
    if not spans:
        return {}
    first, last = min(first for first, _ in spans), max(last for _, last in spans)
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    months = [f"{month // 12:04}-{month % 12 + 1:02}" for month in span]
    return counts(facts, {month: query.on(month, zone) for month in months})


def spans_of(facts: Iterable[Event], zone: str | None) -> Iterator[tuple[dt.date, dt.date]]:
    """The first and the last date of each event whose window is closed."""
    for event in facts:
        first, last = event.when.dates(zone)
        if first is not None and last is not None:
            yield first, last


@of_facts
def by_place(facts: Chronology, level: Level | str | None = None) -> dict[Venue, Count]:
    """The numbers of events in each place that any of them is in, from the most to the fewest certain ones.

    A place has the events of all places within it. What is told of a wider place only, or of none, is a *maybe*.

    Args:
        facts: the events.
        level: only places of that level, as ``city``.

    Raises:
        UnknownName: if there is no such level.

    """
    wanted = None if level is None else word("level", Level, level)
    around = {place for event in facts if event.venue for place in event.venue.around()}
    places = sorted((place for place in around if wanted in (None, place.level)), key=lambda place: place.id)
    return _sorted(counts(facts, {place: query.at(place) for place in places}))


@of_facts
def by_kind(facts: Chronology) -> dict[Kind, Count]:
    """The numbers of events of each kind that any of them is of, from the most to the fewest certain ones.

    A kind has the events of all sorts of it. What is told as a wider kind only is a *maybe*.
    """
    kinds = sorted({kind for event in facts for kind in event.kind.sorts()}, key=lambda kind: kind.id)
    return _sorted(counts(facts, {kind: query.of_kind(kind) for kind in kinds}))


@of_facts
def by_side(facts: Chronology) -> dict[Actor, Count]:
    """The numbers of events in which each state took part or was represented, the most certain ones first.

    Where nobody says for which side somebody took part, it is a *maybe* of every state.
    """
    shown = {actor for event in facts for one in event.participants for actor in (one.actor, one.side) if actor}
    states = {state for actor in shown for state in actor.around() if isinstance(state, State)}
    ordered = sorted(states, key=lambda state: state.id)
    return _sorted(counts(facts, {state: query.with_participant(side=state) for state in ordered}))


def _sorted(counted: Mapping[K, Count]) -> dict[K, Count]:
    return dict(sorted(counted.items(), key=lambda item: (-item[1].certain, -item[1].maybe)))


@of_facts
def met(facts: Chronology) -> dict[Actor, dict[Actor, int]]:
    """How often each two took part in the same event: ``met(facts)[putin][trump]``, the same both ways.

    Who took part is taken as it is told, and a state counts only where it is named itself, not for those who represent
    it; an event counts once for each pair.
    """
    table: dict[Actor, dict[Actor, int]] = {}
    for event in facts:
        people = sorted({one.actor for one in event.participants}, key=lambda actor: actor.id)
        for one, other in itertools.permutations(people, 2):
            row = table.setdefault(one, {})
            row[other] = row.get(other, 0) + 1
    return table


@of_facts
def told_alone(facts: Chronology) -> dict[Source, Fraction]:
    """The share of the events that each article alone reports, of all events, by publication.

    A report that leaves open of which event it speaks counts for none of them.
    """
    alone = [event.sources[0] for event in facts if len(event.sources) == 1]
    return {source: Fraction(alone.count(source), len(facts)) for source in facts.sources}
