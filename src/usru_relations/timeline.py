"""The times of all events together: what the reports entail of each, through the others."""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, final

import attrs

from usru_relations import clock
from usru_relations.network import (
    Bound,
    Constraint,
    Gap,
    Inconsistent,
    Monotone,
    Solution,
    Step,
    clash,
    solve,
)  # fmt: skip
from usru_relations.reports import Link, Status
from usru_relations.when import Disjoint, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from usru_relations.fold import Draft
    from usru_relations.reports import Relation, Report
    from usru_relations.shelf import Subject


class Ground(NamedTuple):
    """Why a constraint holds: the reports that say so, and how."""

    words: str
    reports: tuple[Report, ...]


@final
@attrs.frozen(kw_only=True)
class Reason:
    """One link in the chain that entails a bound."""

    event: str
    """The title of the event whose bound it is."""
    instant: int
    """The bound, in microseconds since 1970 in UTC."""
    words: str
    reports: tuple[Report, ...]

    def __str__(self) -> str:
        told = ", ".join(dict.fromkeys(report.source.id for report in self.reports))
        shown = clock.moment(self.instant, None).strftime("%Y-%m-%d %H:%M")
        return f"{shown} UTC  {self.event}: {self.words}" + (f" [{told}]" if told else "")


@final
@attrs.frozen(kw_only=True)
class Explanation:
    """Why an event's window has the bounds that it has, from the event itself back to what was said."""

    title: str
    when: When
    earliest: tuple[Reason, ...]
    latest: tuple[Reason, ...]

    def __str__(self) -> str:
        return "\n".join(
            [f"{self.title}: {self.when}", *_told("not before", self.earliest), *_told("not after", self.latest)]
        )


def _told(bound: str, reasons: Sequence[Reason]) -> Iterator[str]:
    yield f"  {bound}" if reasons else f"  {bound}: nothing bounds it"
    for reason in reasons:
        yield f"    {reason}"


@final
@attrs.frozen(kw_only=True)
class Clash:
    """The fewest grounds that no timeline satisfies together: without any one of them, the rest could be true."""

    grounds: tuple[Ground, ...]

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that clash."""
        return tuple(dict.fromkeys(report for ground in self.grounds for report in ground.reports))

    def __str__(self) -> str:
        return "; ".join(
            f"{ground.words} ({', '.join(report.source.name for report in ground.reports)})" for ground in self.grounds
        )


class _Row(NamedTuple):
    constraint: Constraint
    ground: Ground


@final
class Timeline:
    """The solved network of all events: two time points each, its start and its end."""

    def __init__(self, drafts: Mapping[str, Draft]) -> None:
        self._drafts = drafts
        self._index = {id: index for index, id in enumerate(drafts)}
        rows = [row for draft in drafts.values() for row in self._rows(draft)] + list(self._series())
        self._rows_kept, self._solution, self.clashes = _consistent(2 * len(drafts), rows)

    def when(self, id: str) -> When:
        """The tightest window of an event that everything entails."""
        start, end = self._points(id)
        said, low, high = self._drafts[id].event.when, self._low(start), self._high(end)
        try:
            return said.narrowed(low, high)
        except Disjoint:
            return When(earliest=low, latest=high, zone=said.zone)

    def explain(self, id: str, when: When) -> Explanation:
        """Why an event's window has its bounds."""
        start, end = self._points(id)
        return Explanation(
            title=self._drafts[id].event.title,
            when=when,
            earliest=self._reasons(self._solution.low_chain(start), self._low),
            latest=self._reasons(self._solution.high_chain(end), self._high),
        )

    def _low(self, point: int) -> int | None:
        """The earliest that a point can be, down to the whole second: an event takes some time, however short."""
        low = self._solution.low(point)
        return None if low is None else low - low % clock.SECOND

    def _high(self, point: int) -> int | None:
        high = self._solution.high(point)
        return None if high is None else high + -high % clock.SECOND

    def _reasons(self, chain: Iterable[tuple[int, int]], bound: Callable[[int], int | None]) -> tuple[Reason, ...]:
        titles = [draft.event.title for draft in self._drafts.values()]
        return tuple(
            Reason(
                event=titles[point // 2],
                instant=bound(point) or 0,
                words=self._rows_kept[row].ground.words,
                reports=self._rows_kept[row].ground.reports,
            )
            for point, row in chain
        )

    def _points(self, id: str) -> tuple[int, int]:
        index = self._index[id]
        return 2 * index, 2 * index + 1

    def _rows(self, draft: Draft) -> Iterator[_Row]:
        start, end = self._points(draft.event.id)
        yield _Row(Gap(start, end, 1), Ground("it ends after it starts", ()))
        yield from self._windows(draft, start, end)
        yield from self._published(draft, start, end)
        for report in draft.told:
            for relation in report.relations:
                yield from self._relation(draft, report, relation)

    def _windows(self, draft: Draft, start: int, end: int) -> Iterator[_Row]:
        for when, report in draft.times:
            ground = Ground(f"said to be {when.text or when}", (report,))
            yield _Row(Bound(start, when.start, None), ground)
            yield _Row(Bound(end, None, when.end), ground)
        if any(dispute.field == "when" for dispute in draft.event.disputes):
            disputed = Ground("whichever side of the dispute is right", ())
            yield _Row(Bound(start, draft.event.when.start, None), disputed)
            yield _Row(Bound(end, None, draft.event.when.end), disputed)
        for length, report in draft.lengths:
            ground = Ground(f"said to last {length}", (report,))
            if length.low is not None:
                yield _Row(Gap(start, end, length.low), ground)
            if length.high is not None:
                yield _Row(Gap(end, start, -length.high), ground)

    def _published(self, draft: Draft, start: int, end: int) -> Iterator[_Row]:
        """What was held ended before the report; what lay ahead had not begun."""
        real = [report for report in draft.event.reports if report.status and report.status.real]
        for report in draft.event.reports:
            published = report.source.published
            if report.status is Status.HELD:
                yield _Row(Bound(end, None, published.end), Ground("held before it was reported", (report,)))
            elif report.status is Status.UNDERWAY:
                yield _Row(Bound(start, None, published.end), Ground("underway when it was reported", (report,)))
            elif report.status and report.status.ahead and all(_earlier(published, r.source.published) for r in real):
                yield _Row(Bound(start, published.start, None), Ground("still ahead when it was reported", (report,)))

    def _relation(self, draft: Draft, report: Report, relation: Relation) -> Iterator[_Row]:
        known = [other for other in relation.others if other.id in self._drafts]
        if relation.link is Link.CONCERNS or len(relation.others) != 1 or not known:
            return
        ground = Ground(f"{_PHRASES[relation.link]} “{known[0].title}”", (report,))
        mine, others = self._points(draft.event.id), self._points(known[0].id)
        for constraint in self._constraints(draft, known[0], relation, mine, others):
            yield _Row(constraint, ground)

    def _constraints(
        self, draft: Draft, other: Subject, relation: Relation, mine: tuple[int, int], others: tuple[int, int]
    ) -> Iterator[Constraint]:
        match relation.link:
            case Link.AFTER:
                yield Gap(others[1], mine[0], 0)
            case Link.BEFORE:
                yield Gap(mine[1], others[0], 0)
            case Link.FOLLOWS:
                yield Gap(others[0], mine[0], 0)
            case Link.DURING | Link.PART_OF:
                yield Gap(others[0], mine[0], 0)
                yield Gap(mine[1], others[1], 0)
            case Link.WITHIN:
                yield Gap(others[1], mine[0], 0)
                if relation.length and relation.length.high is not None:
                    yield Gap(mine[0], others[1], -relation.length.high)
            case Link.NEXT_DAY | Link.SAME_DAY:
                days = 1 if relation.link is Link.NEXT_DAY else 0
                here = (relation.zone,) if relation.zone else _clocks(draft)
                there = (relation.zone,) if relation.zone else _clocks(self._drafts[other.id])
                yield from _civil_days(mine, others, days, here, there)
            case Link.CONCERNS:
                return

    def _series(self) -> Iterator[_Row]:
        """The events of a series follow each other as they are numbered."""
        numbered = sorted(
            (order.series.id, order.number, id) for id, draft in self._drafts.items() for order in draft.event.orders
        )
        for (series, number, one), (same, next_number, other) in itertools.pairwise(numbered):
            if series == same and number < next_number:
                said = (*self._ordering(one, series), *self._ordering(other, series))
                ground = Ground(f"number {number} of a series comes before number {next_number}", said)
                yield _Row(Gap(self._points(one)[1], self._points(other)[0], 0), ground)

    def _ordering(self, id: str, series: str) -> tuple[Report, ...]:
        return tuple(r for r in self._drafts[id].event.reports if r.order and r.order.series.id == series)


_PHRASES = {
    Link.AFTER: "after",
    Link.BEFORE: "before",
    Link.FOLLOWS: "following from",
    Link.DURING: "during",
    Link.PART_OF: "part of",
    Link.WITHIN: "soon after",
    Link.NEXT_DAY: "the day after",
    Link.SAME_DAY: "the same day as",
}


def _earlier(one: When, other: When) -> bool:
    return one.end is not None and other.start is not None and one.end <= other.start


def _consistent(points: int, rows: list[_Row]) -> tuple[list[_Row], Solution, tuple[Clash, ...]]:
    """Solve, setting aside the rows of every clash, so that the rest still answers."""
    clashes: list[Clash] = []
    while True:
        try:
            return rows, solve(points, [row.constraint for row in rows]), tuple(clashes)
        except Inconsistent as found:
            chosen = [rows[index] for index in sorted(found.constraints)]
            least = _least_clash(chosen)
            clashes.append(Clash(grounds=least))
            rows = [row for row in rows if row.ground not in least]


def _least_clash(rows: Sequence[_Row]) -> tuple[Ground, ...]:
    grounds = list(dict.fromkeys(row.ground for row in rows if row.ground.reports))
    groups = {ground: frozenset(i for i, row in enumerate(rows) if row.ground == ground) for ground in grounds}
    given = frozenset(index for index, row in enumerate(rows) if not row.ground.reports)
    least = clash([row.constraint for row in rows], [group | given for group in groups.values()])
    return tuple(ground for ground, group in groups.items() if group | given in least)


def _clocks(draft: Draft) -> tuple[str, ...]:
    venue = draft.event.venue
    if venue is not None and venue.zones:
        return venue.zones
    return (draft.event.when.zone,) if draft.event.when.zone else ()


def _civil_days(
    mine: tuple[int, int], others: tuple[int, int], days: int, here: tuple[str, ...], there: tuple[str, ...]
) -> Iterator[Constraint]:
    """Its civil day is that of the other, or ``days`` after it, whatever zone each is in."""

    def on_or_after(low: int, days: int, from_: tuple[str, ...], to: tuple[str, ...]) -> int:
        return _day_start(_first_day(low, from_) + days, to)

    def on_or_before(high: int, days: int, from_: tuple[str, ...], to: tuple[str, ...]) -> int:
        return _day_end(_last_day(high, from_) + days, to)

    for one, other, ahead, zones, others_zones in (
        (mine, others, -days, here, there),
        (others, mine, days, there, here),
    ):
        later = partial(on_or_after, days=ahead, from_=zones, to=others_zones)
        earlier = partial(on_or_before, days=-ahead, from_=others_zones, to=zones)
        yield Monotone(one[0], other[0], later, earlier)
        yield Monotone(one[1], other[1], _shifted(later, 1), _shifted(earlier, -1))


def _shifted(step: Step, by: int) -> Step:
    """The same step for ends, which are the instants after the last: down to the last, and up again."""
    return (lambda low: step(low - 1) + 1) if by > 0 else (lambda high: step(high - 1))


def _first_day(us: int, zones: tuple[str, ...]) -> int:
    return min((clock.wall(us, zone) for zone in zones), default=us - clock.WESTMOST) // clock.DAY


def _last_day(us: int, zones: tuple[str, ...]) -> int:
    return max((clock.wall(us, zone) for zone in zones), default=us + clock.EASTMOST) // clock.DAY


def _day_start(day: int, zones: tuple[str, ...]) -> int:
    return min((clock.first(day * clock.DAY, zone) for zone in zones), default=day * clock.DAY - clock.EASTMOST)


def _day_end(day: int, zones: tuple[str, ...]) -> int:
    end = (day + 1) * clock.DAY
    return max((clock.after_last(end, zone) for zone in zones), default=end + clock.WESTMOST)
