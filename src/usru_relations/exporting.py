"""Events as plain values, for JSON and for tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from usru_relations.folding.events import Event
from usru_relations.reading import writing
from usru_relations.records.quantities import ONE

if TYPE_CHECKING:
    from usru_relations.folding.events import Dispute
    from usru_relations.records.quantities import Quantity
    from usru_relations.records.reports import Participation, Report
    from usru_relations.times.length import Length
    from usru_relations.times.when import When


def plain(events: Iterable[Event]) -> list[dict[str, Any]]:
    """The events as texts, numbers, lists and tables; instants are ISO 8601, lengths are in seconds.

    Raises:
        TypeError: if they are no events.

    """
    if not isinstance(events, Iterable):
        raise TypeError(f"plain() takes events, as a chronology or a list of them, not {events!r}")
    return [_event(event) for event in events]


def _event(event: Event) -> dict[str, Any]:
    if not isinstance(event, Event):
        raise TypeError(f"plain() takes events, as a chronology or a list of them, not {event!r} among them")
    origins = event.independence
    return {
        "id": event.id,
        "title": event.title,
        "kind": event.kind.id,
        "status": event.status and event.status.value,
        "when": _when(event.when),
        "length": event.length and _length(event.length),
        "venue": event.venue and {"id": event.venue.id, "name": event.venue.name},
        "participants": [_participation(one) for one in event.participants],
        "topics": [topic.id for topic in event.topics],
        "outcomes": list(event.outcomes),
        "quantities": [_quantity(one) for one in event.quantities],
        "orders": [{"series": order.series.id, "number": order.number} for order in event.orders],
        "parts": [part.id for part in event.parts],
        "origins": list(event.origins),
        "corroboration": origins.certain,
        "possible_corroboration": origins.possible,
        "disputes": [_dispute(dispute) for dispute in event.disputes],
        "reports": [_report(report) for report in event.reports],
        "open_reports": [_report(report) for report in event.open_reports],
    }


def _when(when: When) -> dict[str, Any]:
    first, last = when.dates()
    return {
        "earliest": when.earliest and when.earliest.isoformat(),
        "latest": when.latest and when.latest.isoformat(),
        "zone": when.zone,
        "first_date": first and first.isoformat(),
        "last_date": last and last.isoformat(),
        "edtf": str(when),
    }


def _length(length: Length) -> dict[str, float | None]:
    return {
        "least_seconds": None if length.least is None else length.least.total_seconds(),
        "most_seconds": None if length.most is None else length.most.total_seconds(),
    }


def _quantity(one: Quantity) -> dict[str, Any]:
    low, high = one.amount.low, one.amount.high
    return {
        "what": one.what,
        "least": None if low is None else low / ONE,
        "below": None if high is None else high / ONE,
        "unit": one.unit,
    }


def _participation(one: Participation) -> dict[str, Any]:
    return {
        "actor": one.actor.id,
        "name": one.actor.name,
        "role": one.role.value,
        "capacity": one.capacity,
        "side": one.side.id if one.side else None,
    }


def _dispute(dispute: Dispute) -> dict[str, Any]:
    sides = [{"value": str(side.value), "sources": [r.source.id for r in side.reports]} for side in dispute.sides]
    return {"field": dispute.field, "sides": sides, "ruling": dispute.ruling and dispute.ruling.reason}


def _report(report: Report) -> dict[str, Any]:
    return {"source": report.source.id, **writing.plain_report(report)}
