"""Rules on series: what is counted and numbered agrees with what the chronology holds."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from usru_relations.rules.findings import Finding, Severity, of_archive
from usru_relations.tallying import Count, counts
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.records.shelf import Series


@of_archive
def tallies_agree(archive: Archive) -> Iterator[Finding]:
    """A series holds as many events as the sources count, or fewer."""
    for count in counts(archive):
        if count.event is None and count.agrees is Truth.NO:
            yield _finding("tallies-agree", Severity.ERROR, count, "correct the count or the events")
        elif count.event is None and count.missing:
            mend = f"{count.lacking} more may be added when reported"
            yield _finding("tallies-agree", Severity.NOTE, count, mend)


@of_archive
def orders_agree(archive: Archive) -> Iterator[Finding]:
    """No two events have one number in a series, and no more events lie before one than its number allows."""
    for count in counts(archive):
        if count.event is not None and count.agrees is Truth.NO:
            yield _finding("orders-agree", Severity.ERROR, count, "correct the number, or count in a series of its own")
    for (series, number), events in sorted(_numbered(archive).items(), key=lambda item: (item[0][0].id, item[0][1])):
        if len(events) > 1:
            yield Finding(
                rule="orders-agree",
                severity=Severity.ERROR,
                message=f"{', '.join(event.id for event in events)} are all number {number} of “{series.title}”",
                mend="correct a number, join the events if they are one, or count in a series of its own",
                events=tuple(events),
                reports=tuple(r for event in events for r in event.reports if r.order and r.order.series == series),
                entries=(series,),
            )


def _finding(rule: str, severity: Severity, count: Count, mend: str) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        message=str(count),
        mend=mend,
        events=tuple(dict.fromkeys([*([count.event] if count.event else []), *count.events])),
        reports=count.reports,
        entries=(count.series,),
    )


def _numbered(archive: Archive) -> dict[tuple[Series, int], list[Event]]:
    """The events that took place by their number in each series."""
    real = [event for event in archive.events if event.status is not None and event.status.real]
    found: dict[tuple[Series, int], list[Event]] = {}
    for event, order in itertools.chain.from_iterable(((event, order) for order in event.orders) for event in real):
        found.setdefault((order.series, order.number), []).append(event)
    return found
