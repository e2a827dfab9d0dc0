"""Rules on who was where, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from usru_relations.clock import HOUR
from usru_relations.rules.findings import Finding, Severity
from usru_relations.travel import FASTEST, impossible_journeys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.archive import Archive
    from usru_relations.events import Event
    from usru_relations.reports import Report
    from usru_relations.travel import Journey


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
