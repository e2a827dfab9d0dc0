"""Rules on the shelves: what is there is spoken of, and nothing is a part of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from usru_relations.records.names import key
from usru_relations.records.shelf import State
from usru_relations.rules.findings import Finding, Severity, events_of, of_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.archive import Archive
    from usru_relations.records.shelf import Actor, Kind, Topic, Venue
    from usru_relations.rules.findings import Entry


@of_archive
def wholes_are_no_parts(archive: Archive) -> Iterator[Finding]:
    """No event is a part of itself."""
    for circle in archive.circles:
        yield Finding(
            rule="wholes-are-no-parts",
            severity=Severity.ERROR,
            message=f"these are parts of each other: {', '.join(circle)}",
            mend="correct the relation `part-of` of one of them",
            events=events_of(archive, circle),
        )


@of_archive
def sources_report(archive: Archive) -> Iterator[Finding]:
    """Every source reports or counts something."""
    told = {report.source for report in archive.reports} | {tally.source for tally in archive.tallies}
    for source in archive.shelves.sources.values() if archive.whole else ():
        if source not in told:
            yield Finding(
                rule="sources-report",
                severity=Severity.NOTE,
                message=f"the source {source.id} reports on nothing",
                mend="add its reports, or take it off the shelf",
                entries=(source,),
            )


@of_archive
def shelves_are_used(archive: Archive) -> Iterator[Finding]:
    """Every event, actor, venue, kind, topic and series on the shelves is spoken of."""
    for sort, entry in _unused(archive) if archive.whole else ():
        yield Finding(
            rule="shelves-are-used",
            severity=Severity.NOTE,
            message=_UNUSED[sort].format(entry.id),
            mend="report on it, or take it off the shelf",
            entries=(entry,),
        )


#: What nobody does with what is not used. In the words of a capacity an actor may be named all the same.
_UNUSED: Final = {
    "event": "no report is of the event {}",
    "actor": "no report cites the actor {} or has it take part",
    "venue": "no report places anything in the venue {}",
    "kind": "no event is of the kind {}",
    "topic": "no report is about the topic {}",
    "series": "no report or tally counts in the series {}",
}


def _unused(archive: Archive) -> Iterator[tuple[str, Entry]]:
    shelves = archive.shelves
    spoken = {subject.id for report in archive.reports for subject in report.subjects}
    yield from (("event", subject) for id, subject in shelves.subjects.items() if id not in spoken)
    actors, venues = _actors(archive), _venues(archive)
    yield from (("actor", actor) for _, actor in sorted(shelves.actors.items()) if actor not in actors)
    yield from (("venue", venue) for _, venue in sorted(shelves.venues.items()) if venue not in venues)
    kinds, topics = _kinds(archive), _topics(archive)
    yield from (("kind", kind) for _, kind in sorted(shelves.kinds.items()) if kind not in kinds)
    yield from (("topic", topic) for _, topic in sorted(shelves.topics.items()) if topic not in topics)
    counted = {report.order.series.id for report in archive.reports if report.order}
    counted |= {tally.series.id for tally in archive.tallies}
    yield from (("series", series) for id, series in sorted(shelves.series.items()) if id not in counted)


def _actors(archive: Archive) -> set[Actor]:
    """Whom something names: a report, a tally, a series, a publisher, or another that belongs to them."""
    named = {actor for report in archive.reports for actor in report.via}
    named |= {actor for tally in archive.tallies for actor in tally.via}
    named |= {one.actor for report in archive.reports for one in report.participants}
    named |= {one.side for report in archive.reports for one in report.participants if one.side}
    named |= {actor for series in archive.shelves.series.values() for actor in series.participants}
    publishers = {key(source.publisher) for source in archive.shelves.sources.values() if source.publisher}
    named |= {one for one in archive.shelves.actors.values() if publishers & set(map(key, one.known_as))}
    return {around for actor in named for around in actor.around()}


def _venues(archive: Archive) -> set[Venue]:
    """The places that something names: a report, the seat of a state, or another place that lies in them."""
    named = {report.venue for report in archive.reports if report.venue}
    named |= {one.seat for one in archive.shelves.actors.values() if isinstance(one, State) and one.seat}
    return {around for venue in named for around in venue.around()}


def _kinds(archive: Archive) -> set[Kind]:
    named = {subject.kind for subject in archive.shelves.subjects.values()}
    named |= {report.kind for report in archive.reports if report.kind}
    named |= {series.kind for series in archive.shelves.series.values()}
    return {wider for kind in named for wider in kind.sorts()}


def _topics(archive: Archive) -> set[Topic]:
    return {topic for report in archive.reports for topic in report.topics}
