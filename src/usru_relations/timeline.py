"""The times of all events together: what the reports entail of each, through the others, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

import attrs

from usru_relations import clock
from usru_relations.clashes import clash
from usru_relations.constraints import ALWAYS, Constraints, Ground, Row
from usru_relations.network import Bound, Inconsistent, Solution, named, solve
from usru_relations.when import Disjoint, When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from usru_relations.constraints import Choice
    from usru_relations.fold import Draft
    from usru_relations.reports import Report


@final
@attrs.frozen(kw_only=True)
class Reason:
    """One link in the chain that entails a bound."""

    event: str
    """The title of the event whose bound it is."""
    instant: int
    """The bound, in microseconds since 1970 in UTC."""
    ground: Ground

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that say so; none for what is always so."""
        return self.ground.reports

    def __str__(self) -> str:
        shown = clock.moment(self.instant, None).strftime("%Y-%m-%d %H:%M")
        return f"{shown} UTC  {'' if self.event == self.ground.event else f'“{self.event}”: '}{self.ground}"


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
        return "; ".join(str(ground) for ground in self.grounds)


@final
class Timeline:
    """The solved network of all events: two time points each, its start and its end."""

    def __init__(self, drafts: Mapping[str, Draft]) -> None:
        self._drafts = drafts
        self._titles = [draft.event.title for draft in drafts.values()]
        self._constraints = Constraints(drafts)
        self._rows, self._solution, self.clashes = _consistent(2 * len(drafts), list(self._constraints.rows()))
        self._choose(list(self._constraints.choices()))

    def _choose(self, choices: list[Choice]) -> None:
        """Try every reading of each choice, until no more can be learnt; what no reading satisfies is a clash."""
        learnt: list[Row] | None = None
        while learnt is None or learnt:
            learnt = []
            for choice in tuple(choices):
                tried = [self._tried(choice, reading) for reading in choice.readings]
                possible = [bounds for bounds in tried if not isinstance(bounds, Inconsistent)]
                if not possible:
                    choices.remove(choice)
                    self.clashes += (self._clash(choice, [one for one in tried if isinstance(one, Inconsistent)]),)
                learnt += self._learnt(choice, possible)
            self._rows += learnt
            self._solution = self._solution.extended([row.constraint for row in learnt])

    def _tried(self, choice: Choice, reading: Sequence[Row]) -> tuple[int | None, int | None] | Inconsistent:
        """The bounds of the event's start and end in a reading, or what does not allow it."""
        try:
            solution = self._solution.extended([row.constraint for row in reading])
        except Inconsistent as found:
            return found
        return solution.low(choice.start), solution.high(choice.end)

    def _clash(self, choice: Choice, found: Sequence[Inconsistent]) -> Clash:
        """The choice, and all that does not allow one of its readings."""
        against = [self._rows[row].ground for one in found for row in sorted(one.constraints) if row < len(self._rows)]
        return Clash(grounds=(choice.ground, *dict.fromkeys(ground for ground in against if ground.reports)))

    def _learnt(self, choice: Choice, possible: Sequence[tuple[int | None, int | None]]) -> Iterator[Row]:
        """What is new in what all the readings that are possible entail."""
        lows = [low for low, _ in possible if low is not None]
        highs = [high for _, high in possible if high is not None]
        if lows and len(lows) == len(possible) and min(lows) != self._solution.low(choice.start):
            yield Row(Bound(choice.start, min(lows), None), choice.ground)
        if highs and len(highs) == len(possible) and max(highs) != self._solution.high(choice.end):
            yield Row(Bound(choice.end, None, max(highs)), choice.ground)

    def when(self, id: str) -> When:
        """The tightest window of an event that everything entails."""
        start, end = self._constraints.points(id)
        said, low, high = self._drafts[id].event.when, self._low(start), self._high(end)
        try:
            return said.narrowed(low, high)
        except Disjoint:
            return When(earliest=low, latest=high, zone=said.zone)

    def explain(self, id: str, when: When) -> Explanation:
        """Why an event's window has its bounds."""
        start, end = self._constraints.points(id)
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
        return tuple(
            Reason(event=self._titles[point // 2], instant=bound(point) or 0, ground=self._rows[row].ground)
            for point, row in chain
            if self._rows[row].ground.words != ALWAYS
        )


def _consistent(points: int, rows: list[Row]) -> tuple[list[Row], Solution, tuple[Clash, ...]]:
    """Solve, setting aside the rows of every clash, so that the rest still answers."""
    clashes: list[Clash] = []
    while True:
        try:
            return rows, solve(points, [row.constraint for row in rows]), tuple(clashes)
        except Inconsistent as found:
            clashes.append(Clash(grounds=_least_clash(rows, found)))
            grounds = set(clashes[-1].grounds)
            rows = [row for row in rows if row.ground not in grounds]


def _least_clash(rows: Sequence[Row], found: Inconsistent) -> tuple[Ground, ...]:
    """The grounds on which the fewest of the reports clash that were found to clash, with all that they say."""
    told = dict.fromkeys(
        rows[index].ground.reports for index in sorted(found.constraints) if rows[index].ground.reports
    )
    near = _said_by(rows, told)
    given = frozenset(index for index, row in enumerate(near) if not row.ground.reports)
    groups = [frozenset(i for i, row in enumerate(near) if row.ground.reports == reports) | given for reports in told]
    least = sorted(frozenset[int]().union(*clash([row.constraint for row in near], groups)))
    try:
        solve(_points(near), [near[index].constraint for index in least])
    except Inconsistent as clashing:
        chain = [near[least[index]].ground for index in sorted(clashing.constraints)]
        return tuple(dict.fromkeys(ground for ground in chain if ground.reports))
    raise AssertionError("the least clash is a clash")  # pragma: no cover


def _said_by(rows: Sequence[Row], told: Mapping[tuple[Report, ...], None]) -> list[Row]:
    """All that some reports say, and what is always so of the events of which they speak."""
    said = [row for row in rows if row.ground.reports in told]
    points = {point for row in said for point in named(row.constraint)}
    return said + [row for row in rows if not row.ground.reports and points & set(named(row.constraint))]


def _points(rows: Sequence[Row]) -> int:
    return max(point for row in rows for point in named(row.constraint)) + 1
