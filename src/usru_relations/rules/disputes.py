"""Rules on reports of one event that cannot all be true, on rulings, and on references that are left open."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from usru_relations.rules.findings import Finding, Severity, events_of, of_archive
from usru_relations.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.archive import Archive
    from usru_relations.folding.events import Dispute, Side
    from usru_relations.records.reports import Report
    from usru_relations.times.when import When

_WEEKDAY: Final = re.compile(r"XXXX-W(?:XX|\d\d)-\d")


@of_archive
def disputes_are_decided(archive: Archive) -> Iterator[Finding]:
    """Every dispute within one event has a ruling."""
    for dispute in _undecided(archive):
        if not _on_weekday(dispute):
            yield _dispute(archive, dispute, "disputes-are-decided", str(dispute))


@of_archive
def weekdays_fit_dates(archive: Archive) -> Iterator[Finding]:
    """A day of the week that one report tells is that of the date that another tells of the same event."""
    for dispute in _undecided(archive):
        if found := _on_weekday(dispute):
            said, other = found
            day, date = said.reports[0], other.reports[0]
            message = (
                f"{day.source.id} has {dispute.event} on a {_weekday(said.value)}, which is {said.value}, "
                f"but {date.source.id} on {other.value}, which is a {_weekday(other.value)}"
            )
            yield _dispute(archive, dispute, "weekdays-fit-dates", message)


def _undecided(archive: Archive) -> Iterator[Dispute]:
    for draft in archive.drafts.values():
        yield from (dispute for dispute in draft.event.disputes if not dispute.decided)


def _dispute(archive: Archive, dispute: Dispute, rule: str, message: str) -> Finding:
    return Finding(
        rule=rule,
        severity=Severity.WARNING,
        message=message,
        mend="leave it to be seen, or add a ruling with a reason to the event",
        events=events_of(archive, [dispute.event]),
        reports=tuple(report for side in dispute.sides for report in side.reports),
    )


def _on_weekday(dispute: Dispute) -> tuple[Side, Side] | None:
    """The side that tells a day of the week, and one that tells another day."""
    if dispute.field != "when":
        return None
    pairs = itertools.permutations(dispute.sides, 2)
    return next(((one, other) for one, other in pairs if _tells_weekday(one) and _is_another_day(one, other)), None)


def _tells_weekday(side: Side) -> bool:
    return any(report.when is not None and _WEEKDAY.search(report.when.text) for report in side.reports)


def _is_another_day(one: Side, other: Side) -> bool:
    """Whether the other tells one day too, written as a date, that falls on another day of the week."""
    days = {_weekday(side.value) for side in (one, other)}
    return not _tells_weekday(other) and None not in days and len(days) == 2


def _weekday(when: When) -> str | None:
    """The day of the week of a time that lies within one day."""
    civil = when.civil or (when.start, when.end)
    if civil[0] is None or civil[1] is None:
        return None
    zone = "UTC" if when.civil else when.zone or "UTC"
    days = {clock.wall(us, zone) // clock.DAY for us in (civil[0], civil[1] - 1)}
    return f"{clock.naive(days.pop() * clock.DAY):%A}" if len(days) == 1 else None


@of_archive
def rulings_are_needed(archive: Archive) -> Iterator[Finding]:
    """Every ruling decides a dispute."""
    for id, subject in archive.shelves.subjects.items() if archive.whole else ():
        disputes = archive.drafts[id].event.disputes if id in archive.drafts else ()
        used = {dispute.ruling for dispute in disputes}
        for ruling in subject.rulings:
            if ruling not in used:
                yield Finding(
                    rule="rulings-are-needed",
                    severity=Severity.WARNING,
                    message=f"the ruling on the {ruling.field} of {id} decides no dispute",
                    mend="take the ruling out, or correct the digests of its passages",
                    events=events_of(archive, [id]),
                    entries=(subject,),
                )


@of_archive
def references_are_settled(archive: Archive) -> Iterator[Finding]:
    """Every passage that speaks of one of several events is settled by what contradicts it."""
    for reference in archive.references:
        report, left = reference.report, reference.possible
        if reference.relation or reference.settled:
            continue
        yield Finding(
            rule="references-are-settled",
            severity=Severity.NOTE if left else Severity.ERROR,
            message=f"{report} It may speak of {_listed(report)}"
            + (
                "" if left else f", and contradicts what others tell of each: {'; '.join(map(str, reference.readings))}"
            ),
            mend="nothing settles it yet" if left else "add the event that it speaks of, or correct the report",
            events=events_of(archive, (subject.id for subject in report.subjects)),
            reports=(report,),
            entries=tuple(subject for subject in report.subjects if subject.id not in archive.by_id),
        )


def _listed(report: Report) -> str:
    return " or ".join(subject.id for subject in report.subjects)
