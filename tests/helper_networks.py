"""Networks with a hidden timeline that satisfies them, and all pairs of them, reckoned as in a textbook."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import settings
from hypothesis import strategies as st

from usru_relations.network.solving import Bound, Constraint, Gap, Inconsistent, Monotone, solve

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Microseconds of some decades: beyond what floats hold exactly when they are added up.
SCALE = 10**15
MOST_POINTS = 9
#: Several hundred in the usual run, many thousands by night.
MANY = settings(max_examples=4 * settings().max_examples)

Bounds = list[tuple[int | None, int | None]]


class Hidden(NamedTuple):
    """A true timeline, and what is said of it."""

    truth: list[int]
    said: list[Bound | Gap]

    @property
    def points(self) -> int:
        return len(self.truth)


def _said(truth: Sequence[int], number: int) -> Bound | Gap:
    """Something true of a timeline, out of one number."""
    number, sort = divmod(number, 6)
    number, one = divmod(number, len(truth))
    slack, other = divmod(number, len(truth))
    slack *= (1, 997, 10**13)[slack % 3]
    match sort:
        case 0:
            return Bound(one, truth[one] - slack, None)
        case 1:
            return Bound(one, None, truth[one] + slack)
        case 2:
            return Bound(one, truth[one] - slack, truth[one] + slack % 1_000)
        case _:
            return Gap(one, other, truth[other] - truth[one] - slack)


def _hidden(times: list[int], numbers: list[int]) -> Hidden:
    truth = [time * (10**14 + 7) + SCALE for time in times]
    return Hidden(truth, [_said(truth, number) for number in numbers])


_NUMBERS = st.integers(0, 6 * MOST_POINTS**2 * 30)
HIDDEN = st.builds(
    _hidden, st.lists(st.integers(0, 9), min_size=1, max_size=MOST_POINTS), st.lists(_NUMBERS, max_size=24)
)
#: What may be said beside, true or not: numbers for `beside`.
BESIDE = st.lists(_NUMBERS, min_size=1, max_size=3)


def beside(hidden: Hidden, numbers: Sequence[int]) -> list[Bound | Gap]:
    """What is said of the same points of another timeline, where all happens the other way round."""
    return [_said([2 * SCALE - time for time in hidden.truth], number) for number in numbers]


def all_pairs(points: int, constraints: Sequence[Bound | Gap]) -> Bounds | None:
    """The tightest bounds by Floyd (1962) and Warshall (1962), in integers; none on a negative circle."""
    most: dict[tuple[int, int], int] = dict.fromkeys(((one, one) for one in range(points + 1)), 0)

    def at_most(one: int, other: int, by: int) -> None:
        if (one, other) not in most or by < most[one, other]:
            most[one, other] = by

    for constraint in constraints:
        if isinstance(constraint, Gap):
            at_most(constraint.later, constraint.earlier, -constraint.least)
            continue
        if constraint.low is not None:
            at_most(constraint.point, points, -constraint.low)
        if constraint.high is not None:
            at_most(points, constraint.point, constraint.high)
    for middle, one, other in itertools.product(range(points + 1), repeat=3):
        if (one, middle) in most and (middle, other) in most:
            at_most(one, other, most[one, middle] + most[middle, other])
    if any(most[one, one] < 0 for one in range(points + 1)):
        return None
    lows = [most.get((point, points)) for point in range(points)]
    return [(None if low is None else -low, most.get((points, point))) for point, low in enumerate(lows)]


def solved(points: int, constraints: Sequence[Constraint]) -> Bounds | frozenset[int]:
    """The bounds, or what is named as inconsistent."""
    try:
        solution = solve(points, constraints)
    except Inconsistent as found:
        return found.constraints
    return [(solution.low(point), solution.high(point)) for point in range(points)]


def replayed(chain: Sequence[tuple[int, int]], constraints: Sequence[Constraint], *, high: bool) -> int:
    """What a chain entails of the point that it begins with, link after link from its bound."""
    *links, (last, index) = chain
    bound = constraints[index]
    assert isinstance(bound, Bound)
    assert bound.point == last
    value = bound.high if high else bound.low
    assert value is not None
    before = last
    for point, number in reversed(links):
        constraint = constraints[number]
        assert not isinstance(constraint, Bound)
        assert ((point, before) if high else (before, point)) == (constraint.earlier, constraint.later)
        value = _moved(constraint, value, high=high)
        before = point
    return value


def _moved(constraint: Gap | Monotone, value: int, *, high: bool) -> int:
    if isinstance(constraint, Monotone):
        return constraint.drop_high(value) if high else constraint.raise_low(value)
    return value - constraint.least if high else value + constraint.least
