"""What can all be true of what is told of time: the clashes in it, and what is set aside so that the rest answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from usru_relations.folding.publication import first_issued
from usru_relations.inference.reasons import Clash
from usru_relations.network.clashes import clash
from usru_relations.network.solving import Inconsistent, Solution, named, solve

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from usru_relations.inference.constraints import Ground, Row
    from usru_relations.records.reports import Report


@final
class Consistent:
    """What can all hold, to which more is learnt row by row; plans that came otherwise and clashes are set aside."""

    def __init__(self, points: int, told: Iterable[Row]) -> None:
        self.points = points
        self.rows: list[Row] = list(told)
        self.clashes: tuple[Clash, ...] = ()
        self.aside: frozenset[Ground] = frozenset()
        self.solution = self._solve()
        self._first = len(self.rows)

    def _solve(self) -> Solution:
        while True:
            try:
                return solve(self.points, [row.constraint for row in self.rows])
            except Inconsistent as found:
                clash = Clash(grounds=_least_clash(self.rows, found))
                plans = outdated(clash)
                self.clashes += () if plans else (clash,)
                self.aside |= frozenset(plans or clash.grounds)
                self.rows = [row for row in self.rows if row.ground not in self.aside]

    @property
    def first(self) -> list[Row]:
        """What holds of what was told first, before anything was learnt."""
        return self.rows[: self._first]

    def extended(self, rows: Sequence[Row]) -> Solution | Clash:
        """The bounds with further rows, or the fewest of the grounds that clash with them."""
        return extended(self.rows, self.solution, rows)

    def tried(self, rows: Sequence[Row]) -> Solution | Clash:
        """The same, where older plans give way to the rows."""
        tried = self.extended(rows)
        if isinstance(tried, Solution) or not outdated(tried):
            return tried
        found = Consistent(self.points, [*self.rows, *rows])
        return next(iter(found.clashes), tried) if any(row.ground in found.aside for row in rows) else found.solution

    def learn(self, rows: Sequence[Row]) -> None:
        """Take in what holds for certain, to which older plans give way."""
        more, solution = [*self.rows, *rows], self.extended(rows)
        if isinstance(solution, Clash):
            found = Consistent(self.points, more)
            more, solution = found.rows, found.solution
            self._first = sum(row.ground not in found.aside for row in self.first)
            self.aside |= found.aside
            self.clashes += found.clashes
        self.rows, self.solution = more, solution


def extended(rows: Sequence[Row], solution: Solution, more: Sequence[Row]) -> Solution | Clash:
    """The bounds of solved rows with further ones, or the fewest of the grounds that clash."""
    try:
        return solution.extended([row.constraint for row in more])
    except Inconsistent as found:
        return Clash(grounds=_least_clash([*rows, *more], found))


def possible(rows: Sequence[Row]) -> bool:
    """Whether some timeline satisfies them."""
    try:
        solve(_points(rows), [row.constraint for row in rows])
    except Inconsistent:
        return False
    return True


def _points(rows: Sequence[Row]) -> int:
    return max(point for row in rows for point in named(row.constraint)) + 1


def outdated(clash: Clash) -> tuple[Ground, ...]:
    """The plans in a clash that are the first to give way; a later state of affairs contradicts no earlier plan."""
    plans = [plan for plan in clash.grounds if any(plan.outdated_by(other) for other in clash.grounds)]
    oldest = first_issued(plan.reports[0] for plan in plans)
    return tuple(plan for plan in plans if plan.reports[0] in oldest)


def _least_clash(rows: Sequence[Row], found: Inconsistent) -> tuple[Ground, ...]:
    """The grounds on which the fewest of the reports clash that were found to clash, with what they say there."""
    told = _tellers(rows[index] for index in sorted(found.constraints))
    near = _said_by(rows, told)
    constraints = [row.constraint for row in near]
    given = frozenset(index for index, row in enumerate(near) if not row.ground.reports)
    reports = [frozenset(i for i, row in enumerate(near) if row.ground.reports == one) | given for one in told]
    least = frozenset[int]().union(*clash(constraints, reports))
    grounds = dict.fromkeys(near[index].ground for index in sorted(least - given))
    words = [frozenset(index for index in least if near[index].ground == ground) | given for ground in grounds]
    fewest = tuple(near[min(group - given)].ground for group in clash(constraints, words))
    return fewest or tuple(ground for ground in (rows[index].ground for index in found.constraints) if ground.reports)


def _tellers(rows: Iterable[Row]) -> dict[tuple[Report, ...], None]:
    """The reports on which rows are grounded."""
    return dict.fromkeys(row.ground.reports for row in rows if row.ground.reports)


def _said_by(rows: Sequence[Row], told: Container[tuple[Report, ...]]) -> list[Row]:
    """All that some reports say, and what is always so of the events of which they speak."""
    said = [row for row in rows if row.ground.reports in told]
    events = {point // 2 for row in said for point in named(row.constraint)}
    given = (row for row in rows if not row.ground.reports)
    return said + [row for row in given if any(point // 2 in events for point in named(row.constraint))]
