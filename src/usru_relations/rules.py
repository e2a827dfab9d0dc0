"""Rules that a good chronology keeps, and what breaks them."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs

from usru_relations.archive import Archive
from usru_relations.names import key
from usru_relations.truth import Truth
from usru_relations.when import When

if TYPE_CHECKING:
    from usru_relations.events import Event
    from usru_relations.reports import Report, Tally

Rule: TypeAlias = Callable[[Archive], "Iterable[Finding]"]


class Severity(enum.IntEnum):
    """How bad a finding is."""

    NOTE = 1
    """Merely incomplete, or left open."""
    WARNING = 2
    """To be looked at."""
    ERROR = 3
    """It cannot all be true."""


@final
@attrs.frozen(kw_only=True)
class Finding:
    """What a rule found: what is wrong, with what, and how to mend it."""

    rule: str
    severity: Severity
    message: str
    mend: str
    events: tuple[str, ...] = ()
    """The ids of the events concerned."""
    reports: tuple[Report | Tally, ...] = ()

    def __str__(self) -> str:
        return f"{self.severity.name.lower()} [{self.rule}] {self.message}; {self.mend}"


def timeline_is_possible(archive: Archive) -> Iterator[Finding]:
    """What the reports entail of the times of all events together can be true."""
    for clash in archive.clashes:
        yield Finding(
            rule="timeline-is-possible",
            severity=Severity.ERROR,
            message=f"no timeline satisfies these together: {clash}",
            mend="correct the one that was misread, or weaken its relation to `concerns`",
            events=tuple(dict.fromkeys(subject.id for report in clash.reports for subject in report.subjects)),
            reports=clash.reports,
        )


def disputes_are_decided(archive: Archive) -> Iterator[Finding]:
    """Every dispute within one event has a ruling."""
    for event in archive.drafts.values():
        for dispute in event.event.disputes:
            if not dispute.decided:
                yield Finding(
                    rule="disputes-are-decided",
                    severity=Severity.WARNING,
                    message=str(dispute),
                    mend="leave it to be seen, or add a ruling with a reason to the event",
                    events=(dispute.event,),
                    reports=tuple(report for side in dispute.sides for report in side.reports),
                )


def rulings_are_needed(archive: Archive) -> Iterator[Finding]:
    """Every ruling decides a dispute."""
    for id, draft in archive.drafts.items():
        used = {dispute.ruling for dispute in draft.event.disputes}
        for ruling in archive.shelves.subjects[id].rulings if archive.whole else ():
            if ruling not in used:
                yield Finding(
                    rule="rulings-are-needed",
                    severity=Severity.WARNING,
                    message=f"the ruling on the {ruling.field} of {id} decides no dispute",
                    mend="take the ruling out, or correct the digests of its passages",
                    events=(id,),
                )


def wholes_are_no_parts(archive: Archive) -> Iterator[Finding]:
    """No event is a part of itself."""
    for circle in archive.circles:
        yield Finding(
            rule="wholes-are-no-parts",
            severity=Severity.ERROR,
            message=f"these are parts of each other: {', '.join(circle)}",
            mend="correct the relation `part-of` of one of them",
            events=circle,
        )


def references_are_settled(archive: Archive) -> Iterator[Finding]:
    """Every passage that speaks of one of several events is settled by what contradicts it."""
    for reference in archive.references:
        report, left = reference.report, reference.possible
        if reference.relation or len(left) == 1:
            continue
        listed = " or ".join(subject.id for subject in report.subjects)
        yield Finding(
            rule="references-are-settled",
            severity=Severity.NOTE if left else Severity.ERROR,
            message=f"{report} It may speak of {listed}"
            + ("" if left else ", and contradicts what others tell of each"),
            mend="nothing settles it yet" if left else "add the event that it speaks of, or correct the report",
            events=tuple(subject.id for subject in report.subjects),
            reports=(report,),
        )


def tallies_agree(archive: Archive) -> Iterator[Finding]:
    """A series holds as many events as the sources count, or fewer."""
    for tally in archive.tallies:
        certain = [event for event in _counted(archive, tally) if _in_period(archive, event, tally) is Truth.YES]
        if tally.most is not None and len(certain) > tally.most:
            yield _tally_finding(
                tally, Severity.ERROR, certain, f"at most {tally.most}", "correct the count or the events"
            )
        elif len(certain) < tally.least:
            missing = tally.least - len(certain)
            yield _tally_finding(
                tally, Severity.NOTE, certain, f"at least {tally.least}", f"{missing} more may be added when reported"
            )


def _tally_finding(tally: Tally, severity: Severity, events: list[Event], said: str, mend: str) -> Finding:
    return Finding(
        rule="tallies-agree",
        severity=severity,
        message=f"{tally.source.name} counts {said} in “{tally.series.title}”, the chronology {len(events)}",
        mend=mend,
        events=tuple(event.id for event in events),
        reports=(tally,),
    )


def _counted(archive: Archive, tally: Tally) -> Iterator[Event]:
    series = tally.series
    for event in archive.events:
        counts = event.status is not None and event.status.real and event.kind.is_a(series.kind)
        if counts and all(any(p.represents(actor) for p in event.participants) for actor in series.participants):
            yield event


def _in_period(archive: Archive, event: Event, tally: Tally) -> Truth:
    answer = Truth.NO if event.id in {subject.id for subject in (tally.after, tally.before) if subject} else Truth.YES
    for window in filter(None, (tally.when, tally.series.since and When(earliest=tally.series.since.start))):
        answer &= event.when.within(window)
    if tally.after is not None and (start := archive.by_id.get(tally.after.id)):
        answer &= event.when.after(start.when)
    if tally.before is not None and (end := archive.by_id.get(tally.before.id)):
        answer &= event.when.before(end.when)
        if tally.length is not None and tally.length.low is not None and end.when.start is not None:
            answer &= event.when.after(When(latest=end.when.start - tally.length.low))
    return answer


def shelves_are_used(archive: Archive) -> Iterator[Finding]:
    """Every source, event and actor on the shelves is spoken of."""
    shelves = archive.shelves
    told = {report.source for report in archive.reports} | {tally.source for tally in archive.tallies}
    spoken = {subject.id for report in archive.reports for subject in report.subjects}
    unused = [("source", id) for id, source in shelves.sources.items() if source not in told]
    unused += [("event", id) for id in shelves.subjects if id not in spoken]
    unused += [("actor", id) for id in sorted(set(shelves.actors) - _named(archive))]
    for sort, id in unused if archive.whole else ():
        yield Finding(
            rule="shelves-are-used",
            severity=Severity.NOTE,
            message=f"no report speaks of the {sort} {id}",
            mend="report on it, or take it off the shelf",
            events=(id,) if sort == "event" else (),
        )


def _named(archive: Archive) -> set[str]:
    """The actors that something names: a report, a tally, a series, a publisher, or another that belongs to them."""
    named = {actor for report in archive.reports for actor in report.via}
    named |= {actor for tally in archive.tallies for actor in tally.via}
    named |= {one.actor for report in archive.reports for one in report.participants}
    named |= {one.side for report in archive.reports for one in report.participants if one.side}
    named |= {actor for series in archive.shelves.series.values() for actor in series.participants}
    publishers = {key(source.publisher) for source in archive.shelves.sources.values() if source.publisher}
    named |= {one for one in archive.shelves.actors.values() if publishers & set(map(key, one.known_as))}
    return {around.id for actor in named for around in actor.around()}


RULES: Final[tuple[Rule, ...]] = (
    timeline_is_possible,
    disputes_are_decided,
    rulings_are_needed,
    wholes_are_no_parts,
    references_are_settled,
    tallies_agree,
    shelves_are_used,
)
