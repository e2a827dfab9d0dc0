"""What reports entail of the time points of events: the constraints of the network, each with its ground."""

from __future__ import annotations

import functools
import itertools
from typing import TYPE_CHECKING, Final, NamedTuple, final

from usru_relations.folding.fields import clocks
from usru_relations.folding.planning import is_plan
from usru_relations.folding.settling import holds
from usru_relations.inference.days import civil_days
from usru_relations.network.solving import Bound, Constraint, Gap
from usru_relations.records.reports import Link, Status
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from usru_relations.folding.events import Dispute
    from usru_relations.folding.fold import Draft
    from usru_relations.folding.settling import Claim
    from usru_relations.records.reports import Relation, Report
    from usru_relations.records.shelf import Subject
    from usru_relations.times.length import Length


ALWAYS: Final = "ends after it starts"
"""What is so of every event, whatever is said of it."""


class Ground(NamedTuple):
    """Why a constraint holds: what is said of an event, and the reports that say so."""

    event: str
    """The title of the event."""
    words: str
    reports: tuple[Report, ...]
    plan: bool = False
    """Whether it was but planned so, which what is told later may set aside."""
    field: str | None = None
    """The field of the event of which it speaks; ``None`` if it relates the event to others."""

    @property
    def published(self) -> bool:
        """Whether it is what a publication bounds, and not what the article says of the time."""
        return self.words in _WHEN_REPORTED.values()

    def outdated_by(self, other: Ground) -> bool:
        """Whether it is a plan, and the other was told later or of the same event as it came about."""
        return self.plan and any(_sets_aside(one, plan) for one in other.reports for plan in self.reports)

    def __str__(self) -> str:
        told = ", ".join(dict.fromkeys(report.source.id for report in self.reports))
        return f"“{self.event}” {self.words}" + (f" [{told}]" if told else "")


class Row(NamedTuple):
    """A constraint and its ground."""

    constraint: Constraint
    ground: Ground


class Choice(NamedTuple):
    """A relation to one of several events: the rows of each reading."""

    report: Report
    relation: Relation
    ground: Ground
    start: int
    end: int
    readings: tuple[tuple[Row, ...], ...]


@final
class Constraints:
    """The constraints on the starts and ends of all events, which are numbered in order."""

    def __init__(self, drafts: Mapping[str, Draft]) -> None:
        self._drafts = drafts
        self._index = {id: index for index, id in enumerate(drafts)}

    def rows(self) -> Iterator[Row]:
        """What holds for certain."""
        for draft in self._drafts.values():
            yield from self.of(draft)
        yield from self.series()

    def choices(self) -> Iterator[Choice]:
        """What holds in one of several readings."""
        for draft in self._drafts.values():
            for report in draft.told:
                for relation in report.relations:
                    known = all(other.id in self._drafts for other in relation.others)
                    if len(relation.others) > 1 and known:
                        yield self._choice(draft, report, relation)

    def points(self, id: str) -> tuple[int, int]:
        """The numbers of an event's start and end."""
        index = self._index[id]
        return 2 * index, 2 * index + 1

    def of(self, draft: Draft) -> Iterator[Row]:
        """What holds for certain of one event."""
        start, end = self.points(draft.event.id)
        yield Row(Gap(start, end, 1), Ground(draft.event.title, ALWAYS, ()))
        yield from self.windows(draft)
        yield from self._published(draft, start, end)
        for report in draft.told:
            for rows in self.related(draft, report):
                yield from rows

    def related(self, draft: Draft, report: Report) -> Iterator[list[Row]]:
        """What each relation of a report to one other event comes to."""
        for relation in report.relations:
            if len(relation.others) == 1:
                yield list(self._relation(draft, report, relation, relation.others[0]))

    def windows(self, draft: Draft) -> Iterator[Row]:
        """What its own reports say of the time and the length of an event."""
        start, end = self.points(draft.event.id)
        yield from self.said(draft, draft.times, draft.lengths)
        for dispute in draft.event.disputes:
            if dispute.field != "when":
                continue
            told = tuple(report for side in dispute.sides for report in side.reports)
            plans = all(map(is_plan, told))
            words = "is then, whichever side of the dispute is right"
            disputed = Ground(draft.event.title, words, told, plans, "when")
            either = _whichever(dispute)
            yield Row(Bound(start, either.start, None), disputed)
            yield Row(Bound(end, None, either.end), disputed)

    def said(self, draft: Draft, times: Iterable[Claim[When]], lengths: Iterable[Claim[Length]]) -> Iterator[Row]:
        """What claims of the time and the length of an event come to."""
        start, end = self.points(draft.event.id)
        for when, report in times:
            ground = Ground(draft.event.title, f"is said to be {when}", (report,), is_plan(report), "when")
            yield Row(Bound(start, when.start, None), ground)
            yield Row(Bound(end, None, when.end), ground)
        for length, report in lengths:
            ground = Ground(draft.event.title, f"is said to last {length}", (report,), is_plan(report), "length")
            if length.low is not None:
                yield Row(Gap(start, end, length.low), ground)
            if length.high is not None:
                yield Row(Gap(end, start, 1 - length.high), ground)

    def _published(self, draft: Draft, start: int, end: int) -> Iterator[Row]:
        """What was held ended before the report; what lay ahead had not begun."""
        real = [report for report in draft.heard if report.status and report.status.real]
        for report in draft.heard:
            published = report.source.published
            ground = Ground(draft.event.title, _WHEN_REPORTED.get(report.status, ""), (report,), field="when")
            if report.status is Status.HELD:
                yield Row(Bound(end, None, published.end), ground)
            elif report.status is Status.UNDERWAY:
                yield Row(Bound(start, None, published.end), ground)
            elif report.status in OPEN and all(report.source.before(one.source) for one in real):
                yield Row(Bound(start, published.start, None), ground)

    def _relation(self, draft: Draft, report: Report, relation: Relation, other: Subject) -> Iterator[Row]:
        if relation.link is Link.CONCERNS or other.id not in self._drafts:
            return
        words = f"{_PHRASES[relation.link]} “{other.title}”{_by(relation)}"
        ground = Ground(draft.event.title, words, (report,), is_plan(report))
        mine, others = self.points(draft.event.id), self.points(other.id)
        for constraint in self._constraints(draft, other, relation, mine, others):
            yield Row(constraint, ground)

    def _choice(self, draft: Draft, report: Report, relation: Relation) -> Choice:
        titles = " or ".join(f"“{other.title}”" for other in relation.others)
        words = f"{_PHRASES[relation.link]} {titles}, whichever is meant"
        ground = Ground(draft.event.title, words, (report,), is_plan(report))
        readings = tuple(tuple(self._relation(draft, report, relation, other)) for other in relation.others)
        return Choice(report, relation, ground, *self.points(draft.event.id), readings)

    def _constraints(
        self, draft: Draft, other: Subject, relation: Relation, mine: tuple[int, int], others: tuple[int, int]
    ) -> Iterator[Constraint]:
        match relation.link:
            case Link.AFTER | Link.WITHIN:
                yield from _in_turn(others, mine, relation.length, at_least=relation.link is Link.AFTER)
            case Link.BEFORE:
                yield from _in_turn(mine, others, relation.length, at_least=True)
            case Link.FOLLOWS:
                yield Gap(others[0], mine[0], 0)
            case Link.DURING | Link.PART_OF:
                yield Gap(others[0], mine[0], 0)
                yield Gap(mine[1], others[1], 0)
            case Link.NEXT_DAY | Link.SAME_DAY:
                days = 1 if relation.link is Link.NEXT_DAY else 0
                here = (relation.zone,) if relation.zone else self._clocks(draft, frozenset())
                there = (relation.zone,) if relation.zone else self._clocks(self._drafts[other.id], frozenset())
                yield from civil_days(mine, others, days, here, there)
                if days:
                    yield Gap(others[0], mine[0], 0)
            case Link.CONCERNS:  # pragma: no cover - `_relation` passes it over; a checker wants every link
                return

    def _clocks(self, draft: Draft, parts: frozenset[str]) -> tuple[str, ...]:
        """The zones of the event's place or of the ends of a call, or else of its whole; none if nobody knows."""
        event = draft.event
        if known := clocks(event.venue, event.kind, event.participants):
            return known
        if event.venue is not None or event.when.zone:
            return (event.when.zone,) if event.when.zone else ()
        relations = [relation for report in draft.told for relation in report.relations]
        wholes = {one.others[0].id for one in relations if one.link is Link.PART_OF and len(one.others) == 1}
        around = sorted(wholes & self._drafts.keys() - parts - {event.id})
        return self._clocks(self._drafts[around[0]], parts | {event.id}) if around else ()

    def series(self) -> Iterator[Row]:
        """The events of a series follow each other as they are numbered."""
        numbered = sorted(
            (order.series.id, order.number, id) for id, draft in self._drafts.items() for order in draft.event.orders
        )
        for (series, number, one), (same, next_number, other) in itertools.pairwise(numbered):
            if series == same and number < next_number:
                said = (*self._ordering(one, series), *self._ordering(other, series))
                title = self._drafts[one].event.title
                words = (
                    f"is number {number} of a series, before “{self._drafts[other].event.title}”, number {next_number}"
                )
                ground = Ground(title, words, said)
                yield Row(Gap(self.points(one)[1], self.points(other)[0], 0), ground)

    def _ordering(self, id: str, series: str) -> tuple[Report, ...]:
        return tuple(r for r in self._drafts[id].event.reports if r.order and r.order.series.id == series)


#: What was still open when it was reported. To plan or to announce is an act of the past, and so may be what it was of.
OPEN: Final = frozenset({Status.POSSIBLE, Status.EXPECTED})
_WHEN_REPORTED: Final[dict[Status | None, str]] = {
    Status.HELD: "was over when it was reported",
    Status.UNDERWAY: "had begun when it was reported",
    **dict.fromkeys(OPEN, "lay ahead when it was reported"),
}
_PHRASES: Final = {
    Link.AFTER: "came after",
    Link.BEFORE: "came before",
    Link.FOLLOWS: "followed from",
    Link.DURING: "was during",
    Link.PART_OF: "is part of",
    Link.WITHIN: "came soon after",
    Link.NEXT_DAY: "was the day after",
    Link.SAME_DAY: "was on the same day as",
    Link.CONCERNS: "concerned",
}


def _whichever(dispute: Dispute) -> When:
    """What holds of a disputed time whichever side is right, of those that a ruling leaves."""
    times: list[When] = [side.value for side in dispute.sides if any(holds(dispute, told) for told in side.reports)]
    return functools.reduce(When.__or__, times)


def _sets_aside(report: Report, plan: Report) -> bool:
    same = {subject.id for subject in report.subjects} & {subject.id for subject in plan.subjects}
    real = report.status is not None and report.status.real
    return bool(same and real) or plan.source.before(report.source)


def _by(relation: Relation) -> str:
    timed = relation.link in (Link.AFTER, Link.BEFORE) and relation.length is not None
    return f", by {relation.length}" if timed else ""


def _in_turn(
    one: tuple[int, int], other: tuple[int, int], length: Length | None, *, at_least: bool
) -> Iterator[Constraint]:
    """The other comes after the one, by a length that may be reckoned from its start or its end."""
    yield Gap(one[1], other[0], 0)
    if length and length.low is not None and at_least:
        yield Gap(one[0], other[0], length.low)
    if length and length.high is not None:
        yield Gap(other[0], one[1], 1 - length.high)
