"""A simple temporal network: the tightest bounds of time points from the differences between them.

After Dechter, Meiri and Pearl, "Temporal constraint networks" (Artificial Intelligence 49, 1991): shortest paths from
and to the origin, with exact integers. One pass in topological order of the least gaps and one back settle most bounds;
a queue in that order (SPFA) settles what the most gaps and the monotone steps, such as one civil day after another,
still change. High bounds are low bounds of the mirrored network, so that one routine serves both.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias, TypeVar, final

T = TypeVar("T")
Step: TypeAlias = Callable[[int], int]

#: Stands for no bound: beyond every instant of the calendar, with room for the gaps that are added to it.
_FAR: Final = 2**62
_REAL: Final = 2**60
#: How many changes are made, beside one a point, before it is looked whether some point raises itself.
_PATIENCE: Final = 64

_Edge: TypeAlias = tuple[int, int, int]
"""The point that is raised, by how much, and the constraint."""
_Stride: TypeAlias = tuple[int, Step, int]
"""The point that is raised, how, and the constraint."""


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


class Inconsistent(Exception):
    """No assignment satisfies these constraints, named by index."""

    def __init__(self, constraints: frozenset[int]) -> None:
        super().__init__(f"constraints {sorted(constraints)} cannot all hold")
        self.constraints = constraints


class _Over(dict[int, T]):
    """Changes to a list, by position, that leave the list as it is."""

    def __init__(self, base: list[T] | _Over[T], default: T) -> None:
        super().__init__(base if isinstance(base, _Over) else {})
        self.base: list[T] = base.base if isinstance(base, _Over) else base
        self.default = default

    def __missing__(self, position: int) -> T:
        return self.base[position] if position < len(self.base) else self.default


class _Side:
    """The network as low bounds see it, or mirrored, as high bounds do: the values, and what each point raises."""

    __slots__ = ("causes", "gaps", "limits", "more", "steps", "values")

    values: list[int] | _Over[int]
    causes: list[int] | _Over[int]
    """The constraint that set each value."""

    def __init__(self, points: int) -> None:
        self.values = [-_FAR] * points
        self.causes = [-1] * points
        self.gaps: list[list[_Edge]] = [[] for _ in range(points)]
        self.limits: dict[int, list[_Edge]] = {}
        self.steps: dict[int, list[_Stride]] = {}
        self.more: dict[int, list[_Stride]] = {}
        """What was added later, in whichever form."""

    def over(self) -> _Side:
        """A copy that can be added to and leaves this one as it is."""
        copy = _Side(0)
        copy.values, copy.causes = _Over(self.values, -_FAR), _Over(self.causes, -1)
        copy.gaps, copy.limits, copy.steps = self.gaps, self.limits, self.steps
        copy.more = {point: list(strides) for point, strides in self.more.items()}
        return copy

    def raise_to(self, point: int, value: int, cause: int) -> bool:
        """Raise the value of a point, if it is lower."""
        if value <= self.values[point]:
            return False
        self.values[point], self.causes[point] = value, cause
        return True

    def spread(self, point: int) -> list[int]:
        """Raise what a point raises; the points that were raised."""
        value = self.values[point]
        gaps = self.gaps[point] if point < len(self.gaps) else ()
        raised = [o for o, least, cause in gaps if self.raise_to(o, value + least, cause)]
        raised += [o for o, least, cause in self.limits.get(point, ()) if self.raise_to(o, value + least, cause)]
        for strides in (self.steps, self.more) if value > -_REAL else ():
            raised += [o for o, step, cause in strides.get(point, ()) if self.raise_to(o, step(value), cause)]
        return raised


class Network:
    """Constraints over the time points 0 to ``points`` - 1, made ready to be solved."""

    def __init__(self, points: int, constraints: Sequence[Constraint]) -> None:
        self.points = points
        self._lows, self._highs = _Side(points), _Side(points)
        self._constraints = constraints
        for index, constraint in enumerate(constraints):
            _add(self._lows, self._highs, index, constraint)

    def solve(self) -> Solution:
        """The tightest bounds; once, as it works on the network itself.

        Raises:
            Inconsistent: with constraints that cannot all hold; not always the fewest, see `clash`.

        """
        order, circular = self._forward()
        self._backward(order)
        solution = Solution(self._constraints, self._lows, self._highs, order)
        solution.check(range(self.points))
        solution.settle(circular)
        return solution

    def _forward(self) -> tuple[list[int], list[int]]:
        """Raise the lows in topological order; the order, and at its end the points that lie on circles or behind."""
        values, causes, gaps = self._lows.values, self._lows.causes, self._lows.gaps
        waiting = [len(self._highs.gaps[point]) for point in range(self.points)]
        order = [point for point in range(self.points) if not waiting[point]]
        for point in order:
            value = values[point]
            for other, least, cause in gaps[point]:
                if value + least > values[other]:
                    values[other] = value + least
                    causes[other] = cause
                waiting[other] = left = waiting[other] - 1
                if not left:
                    order.append(other)
        circular = [point for point in range(self.points) if waiting[point]]
        return order + circular, circular

    def _backward(self, order: list[int]) -> None:
        values, causes, gaps = self._highs.values, self._highs.causes, self._highs.gaps
        for point in reversed(order):
            value = values[point]
            for other, least, cause in gaps[point]:
                if value + least > values[other]:
                    values[other] = value + least
                    causes[other] = cause


@final
class Solution:
    """The tightest bounds of time points, and the constraints that set them."""

    def __init__(self, constraints: Sequence[Constraint], lows: _Side, highs: _Side, order: list[int]) -> None:
        self._constraints = constraints
        self._more: dict[int, Constraint] = {}
        self._lows, self._highs = lows, highs
        self._order = order
        self._ranks: list[int] | None = None

    def low(self, point: int) -> int | None:
        """The earliest that a time point can be."""
        value = self._lows.values[point]
        return value if value > -_REAL else None

    def high(self, point: int) -> int | None:
        """The latest that a time point can be."""
        value = self._highs.values[point]
        return -value if value > -_REAL else None

    def low_chain(self, point: int) -> list[tuple[int, int]]:
        """The points and constraints that entail its low, from the point itself to the bound where it begins."""
        return self._chain(point, self._lows)

    def high_chain(self, point: int) -> list[tuple[int, int]]:
        """The points and constraints that entail its high, from the point itself to the bound where it begins."""
        return self._chain(point, self._highs)

    def extended(self, constraints: Sequence[Constraint]) -> Solution:
        """The bounds with further constraints, numbered on; they may name new points. This solution stays valid.

        Raises:
            Inconsistent: as `Network.solve`.

        """
        more = Solution(self._constraints, self._lows.over(), self._highs.over(), self._order)
        more._ranks = self._ranks = self._ranks or _ranks(self._order)
        first = len(self._constraints) + len(self._more)
        more._more = {**self._more, **dict(enumerate(constraints, first))}
        touched = [point for index in range(first, first + len(constraints)) for point in more.add(index)]
        more.check(touched)
        more.settle(touched)
        return more

    def add(self, index: int) -> tuple[int, ...]:
        """Take a constraint in; the points that it may raise others from."""
        constraint = self._more[index]
        if isinstance(constraint, Bound):
            _bound(self._lows, self._highs, index, constraint)
            return (constraint.point,)
        up, down = _steps(constraint)
        self._lows.more.setdefault(constraint.earlier, []).append((constraint.later, up, index))
        self._highs.more.setdefault(constraint.later, []).append((constraint.earlier, down, index))
        return constraint.earlier, constraint.later

    def settle(self, points: Sequence[int]) -> None:
        """Raise lows and highs until nothing changes, from these points and from all that limits and steps change."""
        for side, other, sign in ((self._lows, self._highs, 1), (self._highs, self._lows, -1)):
            fresh = [] if self._more else [*side.limits, *side.steps]
            self._settle(side, other, sign, dict.fromkeys([*points, *fresh]))

    def _settle(self, side: _Side, other: _Side, sign: int, points: Iterable[int]) -> None:
        raised = [one for point in points for one in side.spread(point)]
        if not raised:
            return
        ranks = self._ranks = self._ranks or _ranks(self._order)
        queue = [(sign * ranks[point] if point < len(ranks) else point, point) for point in set(raised)]
        heapq.heapify(queue)
        waiting, changes = set(raised), len(raised)
        self.check(raised)
        while queue:
            _, point = heapq.heappop(queue)
            waiting.discard(point)
            for one in side.spread(point):
                changes += 1
                if side.values[one] + other.values[one] > 0:
                    raise self._clash_at(one)
                if one not in waiting:
                    waiting.add(one)
                    heapq.heappush(queue, (sign * ranks[one] if one < len(ranks) else one, one))
            if changes > len(ranks) + _PATIENCE:
                changes = 0
                self._check_circles(side)

    def check(self, points: Iterable[int]) -> None:
        """Raise `Inconsistent` if some point cannot lie anywhere."""
        lows, highs = self._lows.values, self._highs.values
        for point in points:
            if lows[point] + highs[point] > 0:
                raise self._clash_at(point)

    def _clash_at(self, point: int) -> Inconsistent:
        chains = (*self.low_chain(point), *self.high_chain(point))
        return Inconsistent(frozenset(cause for _, cause in chains))

    def _check_circles(self, side: _Side) -> None:
        """Raise `Inconsistent` if some point raises itself."""
        done: set[int] = set()
        for point in list(side.values) if isinstance(side.values, dict) else range(len(side.values)):
            path: dict[int, int] = {}
            here: int | None = point
            while here is not None and here not in done and here not in path and (cause := side.causes[here]) >= 0:
                path[here] = cause
                here = self._source(cause, side)
            if here is not None and here in path:
                points = list(path)
                raise Inconsistent(frozenset(path[one] for one in points[points.index(here) :]))
            done.update(path)

    def _chain(self, point: int, side: _Side) -> list[tuple[int, int]]:
        chain: dict[int, int] = {}
        here: int | None = point if side.values[point] > -_REAL else None
        while here is not None and here not in chain and (cause := side.causes[here]) >= 0:
            chain[here] = cause
            here = self._source(cause, side)
        return list(chain.items())

    def _source(self, cause: int, side: _Side) -> int | None:
        """The point from which a constraint sets a value; none for a bound."""
        constraint = self._more[cause] if cause in self._more else self._constraints[cause]
        if isinstance(constraint, Bound):
            return None
        return constraint.earlier if side is self._lows else constraint.later


def solve(points: int, constraints: Sequence[Constraint]) -> Solution:
    """The tightest bounds of the time points 0 to ``points`` - 1.

    Raises:
        Inconsistent: with constraints that cannot all hold; not always the fewest, see `clash`.

    """
    return Network(points, constraints).solve()


def clash(constraints: Sequence[Constraint], suspects: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """The fewest of the groups of constraints that already cannot all hold: no group can be left out.

    The groups together must be inconsistent. A group is left out for good if the rest is inconsistent without it.
    """
    needed = list(suspects)
    for group in tuple(needed):
        rest = [other for other in needed if other is not group]
        chosen = sorted(frozenset[int]().union(*rest))
        try:
            solve(*_renumbered([constraints[index] for index in chosen]))
        except Inconsistent:
            needed = rest
    return needed


def named(constraint: Constraint) -> tuple[int, ...]:
    """The time points that a constraint names."""
    return (constraint.point,) if isinstance(constraint, Bound) else (constraint.earlier, constraint.later)


def _renumbered(constraints: Sequence[Constraint]) -> tuple[int, list[Constraint]]:
    """The same constraints over no more points than they name."""
    numbers: dict[int, int] = {}

    def number(point: int) -> int:
        return numbers.setdefault(point, len(numbers))

    renumbered: list[Constraint] = []
    for constraint in constraints:
        if isinstance(constraint, Bound):
            renumbered.append(constraint._replace(point=number(constraint.point)))
        else:
            renumbered.append(constraint._replace(earlier=number(constraint.earlier), later=number(constraint.later)))
    return len(numbers), renumbered


def _add(lows: _Side, highs: _Side, index: int, constraint: Constraint) -> None:
    if isinstance(constraint, Gap):
        earlier, later, least = constraint
        if least >= 0:
            lows.gaps[earlier].append((later, least, index))
            highs.gaps[later].append((earlier, least, index))
        else:
            lows.limits.setdefault(earlier, []).append((later, least, index))
            highs.limits.setdefault(later, []).append((earlier, least, index))
    elif isinstance(constraint, Bound):
        _bound(lows, highs, index, constraint)
    else:
        up, down = _steps(constraint)
        lows.steps.setdefault(constraint.earlier, []).append((constraint.later, up, index))
        highs.steps.setdefault(constraint.later, []).append((constraint.earlier, down, index))


def _bound(lows: _Side, highs: _Side, index: int, bound: Bound) -> None:
    if bound.low is not None:
        lows.raise_to(bound.point, bound.low, index)
    if bound.high is not None:
        highs.raise_to(bound.point, -bound.high, index)


def _steps(constraint: Gap | Monotone) -> tuple[Step, Step]:
    """How a constraint raises lows, and mirrored highs."""
    if isinstance(constraint, Monotone):
        drop = constraint.drop_high
        return constraint.raise_low, lambda value: -drop(-value)
    least = constraint.least
    return (lambda value: value + least), (lambda value: value + least)


def _ranks(order: Sequence[int]) -> list[int]:
    """The place of each point in the order."""
    ranks = [0] * len(order)
    for rank, point in enumerate(order):
        ranks[point] = rank
    return ranks
