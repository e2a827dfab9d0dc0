"""Rules on the times of events: a set of reports that no timeline satisfies is told by the narrowest that it breaks."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from usru_relations.inference.constraints import OPEN
from usru_relations.records.reports import Link, Status
from usru_relations.rules.findings import Finding, Severity, events_of, of_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from usru_relations.archive import Archive
    from usru_relations.folding.fold import Draft
    from usru_relations.folding.settling import Claim
    from usru_relations.inference.reasons import Clash
    from usru_relations.records.reports import Report
    from usru_relations.times.when import When


@of_archive
def timeline_is_possible(archive: Archive) -> Iterator[Finding]:
    """What the reports entail of the times of all events together can be true."""
    for clash in _untold(archive):
        if not (_own_date_too_early(archive, clash) or _outside_its_whole(archive, clash)):
            yield Finding(
                rule="timeline-is-possible",
                severity=Severity.ERROR,
                message=f"no timeline satisfies these together: {clash}",
                mend=f"correct the one that was misread{_or_else(clash)}",
                events=events_of(archive, _ids(archive, clash)),
                reports=clash.reports,
            )


def _or_else(clash: Clash) -> str:
    """What else may mend a clash: the publication, a relation that says too much, or the time of the start alone."""
    published = ", or `published`" if any(ground.published for ground in clash.grounds) else ""
    if any(ground.field is None and not ground.published for ground in clash.grounds):
        return f"{published}, or weaken its relation to `concerns`"
    return f"{published}; if it only began then, leave the end open, as 2025-02-18T10:00/.."


@of_archive
def held_before_reported(archive: Archive) -> Iterator[Finding]:
    """What one article reports as held, no other article dates after that one was published."""
    for draft, early, dated in _too_late(archive):
        held = early[0]
        if held.source != dated.report.source:
            yield Finding(
                rule="held-before-reported",
                severity=Severity.ERROR,
                message=f"{draft.event.id} had {_begun(held)} when {held.source.id} reported it, "
                f"{held.source.published}, but {dated.report.source.id} has it begin no earlier than {dated.value}",
                mend="correct the date, or the publication, or the status `held`",
                events=events_of(archive, [draft.event.id]),
                reports=(*early, dated.report),
            )


@of_archive
def published_after_its_dates(archive: Archive) -> Iterator[Finding]:
    """No article is published before what it reports as held by its own date, or after what it looks forward to."""
    for draft, early, dated in _too_late(archive):
        if early[0].source == dated.report.source:
            yield _own_date(archive, draft, early[0], dated, f"reports that it had {_begun(early[0])}")
    for clash in archive.clashes:
        if found := _own_date_too_early(archive, clash):
            yield _own_date(archive, *found, "reports that it lay ahead")


def _own_date(archive: Archive, draft: Draft, told: Report, dated: Claim[When], words: str) -> Finding:
    source = told.source
    return Finding(
        rule="published-after-its-dates",
        severity=Severity.ERROR,
        message=f"{source.id}, published {source.published}, dates {draft.event.id} {dated.value} and {words}",
        mend="correct `published`, or the date, or the status",
        events=events_of(archive, [draft.event.id]),
        reports=tuple(dict.fromkeys((told, dated.report))),
        entries=(source,),
    )


@of_archive
def parts_lie_in_wholes(archive: Archive) -> Iterator[Finding]:
    """No part lies outside the time of its whole."""
    for clash in _untold(archive):
        if found := _outside_its_whole(archive, clash):
            part, whole = found
            yield Finding(
                rule="parts-lie-in-wholes",
                severity=Severity.ERROR,
                message=f"{part} cannot be part of {whole}: {clash}",
                mend="correct the one that was misread, or take the relation `part-of` out",
                events=events_of(archive, found),
                reports=clash.reports,
            )


def _untold(archive: Archive) -> Iterator[Clash]:
    """The clashes that rest on no report of which it is told that it has an event begin too early."""
    told = {report for _, early, _ in _too_late(archive) for report in early}
    return (clash for clash in archive.clashes if not told.intersection(clash.reports))


def _too_late(archive: Archive) -> Iterator[tuple[Draft, list[Report], Claim[When]]]:
    """The dates after some reports of the same event as begun were published: those of its own article first.

    Only dates of the event as it came about: what was planned for later may have come sooner. A report is told with one
    date; with the others it is seen once that is mended.
    """
    for draft in archive.drafts.values():
        found = [(dated, _early(draft, dated)) for dated in draft.times if _came_about(dated.report)]
        told: set[Report] = set()
        for dated, early in sorted(
            found, key=lambda one: one[0].report.source not in {report.source for report in one[1]}
        ):
            if fresh := [report for report in early if report not in told]:
                yield draft, fresh, dated
                told.update(fresh)


def _early(draft: Draft, dated: Claim[When]) -> list[Report]:
    """The reports of an event as begun that were published before a date: those of its own article first."""
    early = [report for report in draft.heard if _later(report, dated)]
    return sorted(early, key=lambda report: report.source != dated.report.source)


def _ids(archive: Archive, clash: Clash) -> list[str]:
    """The ids of the events of which the reports of a clash tell."""
    told = [(subject.id, report) for report in clash.reports for subject in report.subjects]
    return list(dict.fromkeys(id for id, report in told if _tells(archive, report, id)))


def _tells(archive: Archive, report: Report, id: str) -> bool:
    return id in archive.drafts and report in archive.drafts[id].event.reports


def _own_date_too_early(archive: Archive, clash: Clash) -> tuple[Draft, Report, Claim[When]] | None:
    """What an article still looks forward to, beside its own date, if the clash is about that event alone."""
    ids = _ids(archive, clash)
    draft = archive.drafts[ids[0]]
    if len(ids) > 1:
        return None
    for report, dated in itertools.product(clash.reports, draft.times):
        if report.source == dated.report.source and dated.report in clash.reports and _past(report, dated):
            return draft, report, dated
    return None


def _later(report: Report, dated: Claim[When]) -> bool:
    """Whether a report that has an event begun was published before the date."""
    start, published = dated.value.start, report.source.published.end
    real = report.status is not None and report.status.real
    return real and start is not None and published is not None and start >= published


def _came_about(report: Report) -> bool:
    return report.status is None or report.status.real


def _past(report: Report, dated: Claim[When]) -> bool:
    """Whether a report that has an event ahead was published after the date."""
    end, published = dated.value.end, report.source.published.start
    return report.status in OPEN and end is not None and published is not None and end <= published


def _begun(report: Report) -> str:
    return "been held" if report.status is Status.HELD else "begun"


def _outside_its_whole(archive: Archive, clash: Clash) -> tuple[str, str] | None:
    """The part and its whole, if the clash is about these two alone."""
    ids = _ids(archive, clash)
    for report in clash.reports:
        for relation in report.relations:
            pair = (*_told_of(ids, report), *(other.id for other in relation.others))
            if relation.link is Link.PART_OF and len(pair) == 2 and set(ids) <= set(pair):
                return pair[0], pair[1]
    return None


def _told_of(ids: list[str], report: Report) -> list[str]:
    return [subject.id for subject in report.subjects if subject.id in ids]
