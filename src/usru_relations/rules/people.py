"""Rules on who was where, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.records.names import key
from usru_relations.records.shelf import Person
from usru_relations.rules.findings import Finding, Severity, of_archive
from usru_relations.times.clock import HOUR
from usru_relations.travel import FASTEST, impossible_journeys
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.records.reports import Participation, Report
    from usru_relations.records.shelf import Term
    from usru_relations.travel import Journey


@of_archive
def nobody_is_in_two_places(archive: Archive) -> Iterator[Finding]:
    """Nobody takes part in person in two events without the time to get from one to the other."""
    for journey in impossible_journeys(archive):
        yield Finding(
            rule="nobody-is-in-two-places",
            severity=Severity.ERROR,
            message=_told(journey),
            mend="correct a time, a place or who took part; or say of a call that its kind is `remote`",
            events=journey.events,
            reports=_reports(journey),
            entries=(journey.person,),
        )


def _told(journey: Journey) -> str:
    places = " and ".join(f"at {event.id} in {event.venue}" for event in journey.events)
    way = f"{journey.distance:,.0f} km apart, {_hours(journey.needed)} at {FASTEST:,} km/h"
    grounds = "; ".join(map(str, journey.grounds))
    return f"{journey.person} cannot have been {places}, at least {way}: {grounds}"


def _hours(us: int) -> str:
    minutes = us // (HOUR // 60)
    return f"{minutes // 60} h {minutes % 60:02} min"


def _reports(journey: Journey) -> tuple[Report, ...]:
    """The reports of the times, and those of the places and of who was there."""
    times = [report for ground in journey.grounds for report in ground.reports]
    places = [report for event in journey.events for report in event.reports if _tells(report, event, journey)]
    return tuple(dict.fromkeys([*times, *places]))


def _tells(report: Report, event: Event, journey: Journey) -> bool:
    return report.venue == event.venue or any(one.actor == journey.person for one in report.participants)


@of_archive
def capacities_fit_dates(archive: Archive) -> Iterator[Finding]:
    """Nobody is named by a capacity in what took place surely outside the terms in which that person held it."""
    for event in archive.events:
        for report in event.reports if event.status is not None and event.status.real else ():
            for one in report.participants:
                held = [term.when for term in _terms(one)]
                if held and all(event.when.within(when) is Truth.NO for when in held):
                    yield Finding(
                        rule="capacities-fit-dates",
                        severity=Severity.WARNING,
                        message=f"{report.source.id} calls {one.actor} “{one.capacity}” at {event.id}, {event.when}, "
                        f"which was held {' and '.join(map(str, held))}",
                        mend="correct the date, the person or the term; or say that the capacity is former or future",
                        events=(event,),
                        reports=(report,),
                        entries=(one.actor,),
                    )


def _terms(one: Participation) -> list[Term]:
    """The terms in which the person held the capacity that a report gives."""
    if one.capacity is None or not isinstance(one.actor, Person):
        return []
    return [term for term in one.actor.terms if key(one.capacity) in map(key, term.capacities)]
