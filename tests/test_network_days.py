"""Civil days of three hours, which begin at another hour in another place."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper_networks import MANY, replayed, solved
from usru_relations.network.clashes import clash
from usru_relations.network.solving import Bound, Constraint, Gap, Inconsistent, Monotone, solve

if TYPE_CHECKING:
    from collections.abc import Sequence

POINTS, HORIZON, HOURS = 3, 11, 3


def on_or_after(earlier: int, later: int, ahead: int, shift: int = 0) -> Monotone:
    """The day of one is at least so many days after that of the other; its place is so many hours ahead."""

    def raise_low(low: int) -> int:
        return (low // HOURS + ahead) * HOURS - shift

    def drop_high(high: int) -> int:
        return ((high + shift) // HOURS - ahead) * HOURS + HOURS - 1

    return Monotone(earlier, later, raise_low, drop_high)


def _told(number: int) -> tuple[Constraint, tuple[int, ...]]:
    """A constraint out of a number; of days also what it says, to be tried hour by hour."""
    number, sort = divmod(number, 6)
    number, one = divmod(number, POINTS)
    number, by = divmod(number, POINTS - 1)
    other = (one + by + 1) % POINTS
    first, second = divmod(number, 4)
    match sort:
        case 0:
            return Bound(one, first, first + 2 * second), ()
        case 1:
            return Gap(one, other, first - 2), ()
        case 2:
            return Gap(one, other, -first), ()
        case _:
            ahead, shift = first % 3 - 1, second % HOURS
            return on_or_after(one, other, ahead, shift), (one, other, ahead, shift)


TOLD = st.lists(st.integers(0, 6 * POINTS * 2 * 24 - 1).map(_told), max_size=7)


def _allows(constraint: Constraint, days: tuple[int, ...], times: Sequence[int]) -> bool:
    if isinstance(constraint, Bound):
        return (
            constraint.low is None
            or constraint.high is None
            or constraint.low <= times[constraint.point] <= constraint.high
        )
    if isinstance(constraint, Gap):
        return times[constraint.later] - times[constraint.earlier] >= constraint.least
    one, other, ahead, shift = days
    return (times[other] + shift) // HOURS >= times[one] // HOURS + ahead


def _tried(told: Sequence[tuple[Constraint, tuple[int, ...]]]) -> list[tuple[int, int]] | None:
    """The bounds, by trying every hour of every point; none if nothing is possible."""
    every = itertools.product(range(HORIZON + 1), repeat=POINTS)
    true = [times for times in every if all(_allows(*one, times) for one in told)]
    return [(min(column), max(column)) for column in zip(*true, strict=True)] if true else None


def _within(told: Sequence[tuple[Constraint, tuple[int, ...]]]) -> list[tuple[Constraint, tuple[int, ...]]]:
    return [*((Bound(point, 0, HORIZON), ()) for point in range(POINTS)), *told]


@MANY
@given(TOLD)
def test_bounds_are_as_if_every_hour_were_tried(told: list[tuple[Constraint, tuple[int, ...]]]) -> None:
    told = _within(told)
    expected, found = _tried(told), solved(POINTS, [one for one, _ in told])
    assert found == expected or (expected is None and isinstance(found, frozenset))
    if isinstance(found, frozenset):
        assert _tried(_within([told[index] for index in found if index >= POINTS])) is None


@MANY
@given(TOLD, st.integers(0, 7))
def test_days_that_are_added_are_as_if_told_at_once(told: list[tuple[Constraint, tuple[int, ...]]], first: int) -> None:
    told = _within(told)
    constraints = [one for one, _ in told]
    first = POINTS + min(first, len(told) - POINTS)
    solution, named = None, list[tuple[Constraint, tuple[int, ...]]]()
    try:
        solution = solve(POINTS, constraints[:first]).extended(constraints[first:])
    except Inconsistent as found:
        named = [told[index] for index in found.constraints if index >= POINTS]
    if solution is None:
        assert _tried(_within(named)) is None
        return
    assert [(solution.low(point), solution.high(point)) for point in range(POINTS)] == _tried(told)
    for point in range(POINTS):
        assert replayed(solution.low_chain(point), constraints, high=False) == solution.low(point)
        assert replayed(solution.high_chain(point), constraints, high=True) == solution.high(point)


@MANY
@given(TOLD)
def test_a_clash_of_days_is_minimal(told: list[tuple[Constraint, tuple[int, ...]]]) -> None:
    told = _within(told)
    if _tried(told) is not None:
        return
    always = frozenset(range(POINTS))
    found = clash([one for one, _ in told], [frozenset({index}) | always for index in range(POINTS, len(told))])
    chosen = [told[index] for index in frozenset[int]().union(*found) - always]
    assert len(chosen) == len(found)
    assert _tried(_within(chosen)) is None
    for left_out in range(len(chosen)):
        assert _tried(_within(chosen[:left_out] + chosen[left_out + 1 :])) is not None


def test_a_point_stands_twice_in_a_chain_where_days_round() -> None:
    """The second begins on the day of the first at the earliest, and the first two hours after the second."""
    constraints: list[Constraint] = [Bound(0, 4, None), on_or_after(0, 1, 0), Gap(1, 0, 2)]
    solution = solve(2, constraints)
    assert (solution.low(1), solution.low(0)) == (3, 5)
    assert solution.low_chain(0) == [(0, 2), (1, 1), (0, 0)]


def test_two_points_that_are_each_the_day_after_the_other_clash_with_what_dates_them() -> None:
    days = [on_or_after(0, 1, 1), on_or_after(1, 0, 1)]
    with pytest.raises(Inconsistent) as caught:
        solve(4, [Gap(2, 3, 1), Bound(2, 5, None), *days, Gap(3, 0, 7)])
    assert caught.value.constraints == {0, 1, 2, 3, 4}


def test_points_that_come_after_each_other_by_a_moment_clash_without_the_days_that_they_might_climb() -> None:
    """Round by round they rise by one of the many moments of a day; a step over days between two of them is no part."""
    day = 10**12

    def next_day(low: int) -> int:
        return (low // day + 1) * day

    def day_before(high: int) -> int:
        return high // day * day

    steps = (Monotone(2, 0, next_day, int), Monotone(0, 2, int, day_before))
    for step, bound in zip(steps, (Bound(0, 5, None), Bound(0, None, 5)), strict=True):
        with pytest.raises(Inconsistent) as caught:
            solve(3, [bound, Gap(0, 1, 1), Gap(1, 2, 0), Gap(2, 0, 0), step])
        assert caught.value.constraints == {1, 2, 3}


def _next_ten(value: int) -> int:
    return -(-value // 10) * 10


def _past_a_ten(value: int) -> int:
    return value + (value % 10 == 0)


def test_two_circles_that_come_to_rest_each_alone_may_climb_together_without_end() -> None:
    circles: list[Constraint] = [
        Gap(0, 1, 0), Monotone(1, 0, _next_ten, int), Gap(0, 2, 0), Monotone(2, 0, _past_a_ten, int), Bound(3, 7, None)
    ]  # fmt: skip
    for alone in (circles[:2], circles[2:4]):
        assert solve(4, [*alone, Bound(0, 3, None)]).low(0) in (3, 10)
    for bound in (Bound(0, 3, None), Bound(0, -(10**15) - 3, None)):
        with pytest.raises(Inconsistent) as caught:
            solve(4, [*circles, bound])
        assert caught.value.constraints == {0, 1, 2, 3, 5}


def test_so_may_two_that_are_added_and_two_that_lower_highs() -> None:
    def ten_before(value: int) -> int:
        return -_next_ten(-value)

    def before_a_ten(value: int) -> int:
        return -_past_a_ten(-value)

    circles: list[Constraint] = [
        Gap(1, 0, 0), Monotone(0, 1, int, ten_before), Gap(2, 0, 0), Monotone(0, 2, int, before_a_ten)
    ]  # fmt: skip
    solution = solve(3, [*circles[:2], Bound(0, None, 3)])
    assert solution.high(1) == 0
    with pytest.raises(Inconsistent) as caught:
        solution.extended(circles[2:])
    assert caught.value.constraints == {0, 1, 2, 3, 4}


def test_the_same_for_what_ended_before_something() -> None:
    days = [on_or_after(0, 1, 1), on_or_after(1, 0, 1)]
    with pytest.raises(Inconsistent) as caught:
        solve(2, [*days, Bound(1, None, 50)])
    assert caught.value.constraints == {0, 1, 2}


def test_days_that_come_to_rest_after_many_rounds_are_no_clash() -> None:
    """Two points raise each other for a hundred days, until the days of one are over."""

    def raise_low(low: int) -> int:
        return min(low // HOURS * HOURS + HOURS, 300)

    constraints: list[Constraint] = [Bound(0, 4, None), Gap(1, 0, 0), Monotone(0, 1, raise_low, int)]
    solution = solve(2, constraints)
    assert (solution.low(0), solution.low(1)) == (300, 300)
    assert replayed(solution.low_chain(1), constraints, high=False) == 300


def test_days_after_what_nobody_dates_entail_nothing() -> None:
    solution = solve(2, [on_or_after(0, 1, 1), Bound(1, 5, None)])
    assert solution.low_chain(1) == [(1, 1)]
    assert solution.high_chain(0) == []


@pytest.mark.parametrize("back", [[Monotone(1, 0, int, int)], [Gap(1, 0, 0), Gap(0, 2, 0)]])
def test_nor_are_days_that_are_added(back: list[Constraint]) -> None:
    """They are added with a step back, or with gaps beside them."""

    def raise_low(low: int) -> int:
        return min(low // HOURS * HOURS + HOURS, 300)

    solution = solve(3, [Bound(0, 4, None)]).extended([*back, Monotone(0, 1, raise_low, int)])
    assert (solution.low(0), solution.low(1)) == (300, 300)


def test_of_two_clashes_on_the_ways_to_a_point_that_of_fewer_constraints_is_told() -> None:
    """It starts from 15 on and is over by 14: that are three. By way of what is over by 14 it is after 20: five."""
    fewer: list[Constraint] = [Bound(0, 15, None), Gap(0, 1, 2), Bound(1, None, 16)]
    more: list[Constraint] = [Bound(2, 10, None), Gap(2, 3, 2), Gap(3, 4, 3), Gap(4, 0, 5), Bound(4, None, 14)]
    with pytest.raises(Inconsistent) as caught:
        solve(5, [*fewer, *more])
    assert caught.value.constraints == {0, 1, 2}


def test_a_bound_that_leaves_just_enough_clashes_with_nothing() -> None:
    with pytest.raises(Inconsistent) as caught:
        solve(2, [Bound(0, 10, None), Bound(0, None, 10), Gap(0, 1, 5), Bound(1, None, 14)])
    assert caught.value.constraints == {0, 2, 3}


def test_what_comes_after_itself_is_told_by_itself_beside_two_that_come_after_each_other() -> None:
    with pytest.raises(Inconsistent) as caught:
        solve(2, [Bound(0, 8, 12), Gap(1, 0, 3), Gap(1, 1, 1), Gap(0, 1, 3), Bound(1, 7, 9)])
    assert caught.value.constraints == {2}
