"""Open references: passages that may speak of one of several events, and what settles of which they do.

Each reading is tried: the report is folded with the others of the event, and the network is solved with what that
entails. What contradicts, in the fold or in time, cannot be meant; where only one reading is left, it is settled.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from usru_relations.folding.fold import Draft, fold
from usru_relations.inference.reasons import Reading, Reference
from usru_relations.inference.timeline import Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from usru_relations.folding.events import Dispute
    from usru_relations.folding.origins import Citations
    from usru_relations.records.reports import Report
    from usru_relations.records.shelf import Subject

Told: TypeAlias = "dict[str, list[Report]]"


class Settlement(NamedTuple):
    """The events as their own reports tell them, their times, and the passages that left open of which they speak."""

    drafts: Mapping[str, Draft]
    timeline: Timeline
    references: tuple[Reference, ...]


def settle(subjects: Mapping[str, Subject], reports: Iterable[Report], citations: Citations) -> Settlement:
    """Give each open report to the only event of which it can speak, until no more can be given."""
    told, unsettled = _sorted(reports)
    left: list[Report] = unsettled
    drafts: dict[str, Draft] = {id: fold(subjects[id], told[id], citations) for id in sorted(told)}
    settled: list[Reference] = []
    while True:
        timeline = Timeline(drafts)
        tried = [_tried(report, told, drafts, timeline, citations) for report in left]
        found: dict[Report, Subject] = {one.report: one.settled for one in tried if one.settled}
        if not found:
            return Settlement(drafts, timeline, (*settled, *tried))
        settled += [one for one in tried if one.settled]
        left = [report for report in left if report not in found]
        for report, subject in found.items():
            told.setdefault(subject.id, []).append(report)
        given = {subject.id for subject in found.values()}
        drafts = {id: fold(subjects[id], told[id], citations) if id in given else drafts[id] for id in sorted(told)}


def _sorted(reports: Iterable[Report]) -> tuple[Told, list[Report]]:
    """The reports by the event of which they speak, and those that leave it open."""
    told: Told = {}
    left: list[Report] = []
    for report in reports:
        if len(report.subjects) == 1:
            told.setdefault(report.subjects[0].id, []).append(report)
        else:
            left.append(report)
    return told, left


def _tried(
    report: Report, told: Told, drafts: Mapping[str, Draft], timeline: Timeline, citations: Citations
) -> Reference:
    def reading(subject: Subject) -> Reading:
        before = drafts[subject.id].event.disputes if subject.id in drafts else ()
        draft = fold(subject, [*told.get(subject.id, ()), report], citations)
        started = _started(before, draft.event.disputes)
        return Reading(subject=subject, against=timeline.against(draft, started) or started)

    return Reference(report=report, readings=tuple(map(reading, report.subjects)))


def _started(before: Iterable[Dispute], after: Iterable[Dispute]) -> tuple[Dispute, ...]:
    """The disputes of fields that have more of them than before; one more side of an old one starts nothing."""
    more = Counter(dispute.field for dispute in after) - Counter(dispute.field for dispute in before)
    return tuple(dispute for dispute in after if more[dispute.field])
