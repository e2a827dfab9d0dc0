"""A simple temporal network: the tightest bounds of time points from the differences between them.

After Dechter, Meiri and Pearl, "Temporal constraint networks" (Artificial Intelligence 49, 1991): single-source
shortest paths to and from the origin, by a queue (SPFA), with exact integers. Beside differences it takes monotone
steps, as a civil day after another, for which the same propagation is sound.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

Step: TypeAlias = Callable[[int], int]


class Bound(NamedTuple):
    """A time point lies no earlier than ``low`` and no later than ``high``."""

    point: int
    low: int | None
    high: int | None


class Gap(NamedTuple):
    """The time point ``later`` lies at least ``least`` after ``earlier``; negative for the most that it lies before."""

    earlier: int
    later: int
    least: int


class Monotone(NamedTuple):
    """The low of ``later`` grows with the low of ``earlier``, and the high of ``earlier`` with that of ``later``."""

    earlier: int
    later: int
    raise_low: Step
    drop_high: Step


Constraint: TypeAlias = Bound | Gap | Monotone


class Solution(NamedTuple):
    """The tightest bounds by time point, and for each the constraint that sets it and the point it is set from."""

    lows: list[int | None]
    highs: list[int | None]
    low_causes: list[tuple[int, int | None] | None]
    high_causes: list[tuple[int, int | None] | None]

    def low_chain(self, point: int) -> list[tuple[int, int]]:
        """The points and constraints that entail its low, from the point itself to the bound where it begins."""
        return _chain(point, self.low_causes)

    def high_chain(self, point: int) -> list[tuple[int, int]]:
        """The points and constraints that entail its high, from the point itself to the bound where it begins."""
        return _chain(point, self.high_causes)


class Inconsistent(Exception):
    """No assignment satisfies these constraints, named by index."""

    def __init__(self, constraints: frozenset[int]) -> None:
        super().__init__(f"constraints {sorted(constraints)} cannot all hold")
        self.constraints = constraints


def _chain(point: int, causes: Sequence[tuple[int, int | None] | None]) -> list[tuple[int, int]]:
    chain: list[tuple[int, int]] = []
    here: int | None = point
    seen: set[int] = set()
    while here is not None and here not in seen and (cause := causes[here]) is not None:
        seen.add(here)
        chain.append((here, cause[0]))
        here = cause[1]
    return chain


def solve(points: int, constraints: Sequence[Constraint]) -> Solution:
    """The tightest bounds of the time points 0 to ``points`` - 1.

    Raises:
        Inconsistent: with constraints that cannot all hold; not always the fewest, see `clash`.

    """
    return _Solver(points, constraints).run()


class _Solver:
    def __init__(self, points: int, constraints: Sequence[Constraint]) -> None:
        self.points = points
        self.solution = Solution([None] * points, [None] * points, [None] * points, [None] * points)
        self.ahead: list[list[tuple[int, int, Step]]] = [[] for _ in range(points)]
        self.behind: list[list[tuple[int, int, Step]]] = [[] for _ in range(points)]
        self.queue: deque[tuple[int, bool]] = deque()
        self.waiting: set[tuple[int, bool]] = set()
        self.counts: dict[tuple[int, bool], int] = {}
        for index, constraint in enumerate(constraints):
            self._add(index, constraint)

    def _add(self, index: int, constraint: Constraint) -> None:
        if isinstance(constraint, Bound):
            if constraint.low is not None:
                self._raise(constraint.point, constraint.low, (index, None))
            if constraint.high is not None:
                self._drop(constraint.point, constraint.high, (index, None))
            return
        up, down = _steps(constraint)
        self.ahead[constraint.earlier].append((index, constraint.later, up))
        self.behind[constraint.later].append((index, constraint.earlier, down))

    def run(self) -> Solution:
        while self.queue:
            point, is_low = task = self.queue.popleft()
            self.waiting.discard(task)
            self._spread(point, is_low)
        return self.solution

    def _spread(self, point: int, is_low: bool) -> None:
        if is_low and (low := self.solution.lows[point]) is not None:
            for index, later, step in self.ahead[point]:
                self._raise(later, step(low), (index, point))
        elif not is_low and (high := self.solution.highs[point]) is not None:
            for index, earlier, step in self.behind[point]:
                self._drop(earlier, step(high), (index, point))

    def _raise(self, point: int, low: int, cause: tuple[int, int | None]) -> None:
        known = self.solution.lows[point]
        if known is None or low > known:
            self.solution.lows[point] = low
            self.solution.low_causes[point] = cause
            self._changed(point, is_low=True)

    def _drop(self, point: int, high: int, cause: tuple[int, int | None]) -> None:
        known = self.solution.highs[point]
        if known is None or high < known:
            self.solution.highs[point] = high
            self.solution.high_causes[point] = cause
            self._changed(point, is_low=False)

    def _changed(self, point: int, *, is_low: bool) -> None:
        low, high = self.solution.lows[point], self.solution.highs[point]
        task = (point, is_low)
        self.counts[task] = self.counts.get(task, 0) + 1
        if low is not None and high is not None and low > high:
            chains = (*self.solution.low_chain(point), *self.solution.high_chain(point))
            raise Inconsistent(frozenset(index for _, index in chains))
        if self.counts[task] > self.points + 1:
            chain = self.solution.low_chain(point) if is_low else self.solution.high_chain(point)
            raise Inconsistent(frozenset(index for _, index in chain))
        if task not in self.waiting:
            self.waiting.add(task)
            self.queue.append(task)


def _steps(constraint: Gap | Monotone) -> tuple[Step, Step]:
    if isinstance(constraint, Monotone):
        return constraint.raise_low, constraint.drop_high
    least = constraint.least
    return lambda low: low + least, lambda high: high - least


def clash(points: int, constraints: Sequence[Constraint], suspects: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """The fewest of the groups of constraints that already cannot all hold: no group can be left out.

    The groups together must be inconsistent. A group is left out for good if the rest is inconsistent without it.
    """
    needed = list(suspects)
    for group in tuple(needed):
        rest = [other for other in needed if other is not group]
        chosen = sorted(frozenset[int]().union(*rest))
        try:
            solve(points, [constraints[index] for index in chosen])
        except Inconsistent:
            needed = rest
    return needed
