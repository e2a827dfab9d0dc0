from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from usru_relations.network.clashes import clash
from usru_relations.network.proofs import Link, conflict
from usru_relations.network.solving import Bound, Constraint, Gap, Inconsistent, Monotone, solve

if TYPE_CHECKING:
    from collections.abc import Sequence

POINTS = 5


def _constraint(number: int) -> Bound | Gap:
    number, sort = divmod(number, 8)
    number, one = divmod(number, POINTS)
    weight, other = divmod(number, POINTS)
    match sort:
        case 0:
            return Bound(one, weight, None)
        case 1:
            return Bound(one, None, weight + other)
        case 2:
            return Bound(one, weight, weight + other)
        case 3 | 4:
            return Gap(one, other, -weight)
        case _:
            return Gap(one, other, weight % 4)


CONSTRAINTS = st.integers(0, 8 * POINTS * POINTS * 12 - 1).map(_constraint)
NETWORKS = st.lists(CONSTRAINTS, max_size=14)
#: How a civil day follows another: it starts when the day does, at some hour, and so do all days.
DAYS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(-1, 1), st.integers(0, 2)), min_size=1, max_size=3
)
HORIZON = 11


def satisfied(constraint: Bound | Gap, times: Sequence[int]) -> bool:
    if isinstance(constraint, Gap):
        return times[constraint.later] - times[constraint.earlier] >= constraint.least
    low, high = constraint.low, constraint.high
    return (low is None or low <= times[constraint.point]) and (high is None or times[constraint.point] <= high)


def bounds(points: int, constraints: Sequence[Constraint]) -> list[tuple[int | None, int | None]] | None:
    try:
        solution = solve(points, constraints)
    except Inconsistent:
        return None
    return [(solution.low(point), solution.high(point)) for point in range(points)]


def test_a_point_without_constraints_is_open() -> None:
    assert bounds(1, []) == [(None, None)]


def test_bounds_travel_along_gaps_both_ways() -> None:
    chain: list[Constraint] = [Bound(0, 10, None), Gap(0, 1, 5), Gap(1, 2, 5), Bound(2, None, 30)]
    assert bounds(3, chain) == [(10, 20), (15, 25), (20, 30)]


def test_a_negative_gap_is_the_most_that_may_lie_between() -> None:
    assert bounds(2, [Bound(0, 0, 10), Gap(1, 0, -3), Gap(0, 1, 0)]) == [(0, 10), (0, 13)]


def test_points_are_tight_where_high_meets_low() -> None:
    assert bounds(2, [Bound(0, 4, 4), Gap(0, 1, 2), Gap(1, 0, -2)]) == [(4, 4), (6, 6)]


def test_one_too_many_is_inconsistent() -> None:
    with pytest.raises(Inconsistent, match="cannot all hold") as caught:
        solve(2, [Bound(0, 0, None), Gap(0, 1, 6), Bound(1, None, 5)])
    assert caught.value.constraints == {0, 1, 2}


def test_the_constraints_that_entail_a_bound_are_told_from_the_point_back() -> None:
    solution = solve(3, [Gap(0, 1, 5), Bound(2, None, 40), Gap(1, 2, 5), Bound(0, 10, None), Bound(1, 2, None)])
    assert solution.low_chain(2) == [(2, 2), (1, 0), (0, 3)]
    assert solution.high_chain(0) == [(0, 0), (1, 2), (2, 1)]
    assert solution.low_chain(0) == [(0, 3)]
    assert solve(1, []).low_chain(0) == []


def test_a_clash_leaves_out_what_has_no_part_in_it() -> None:
    constraints: list[Constraint] = [
        Bound(0, 0, None),
        Gap(0, 1, 6),
        Bound(1, None, 5),
        Gap(1, 2, 1),
        Bound(2, None, 100),
    ]
    groups = [frozenset({index}) for index in range(5)]
    assert set(clash(constraints, groups)) == {frozenset({0}), frozenset({1}), frozenset({2})}


@pytest.mark.parametrize(
    ("wrong", "least"),
    [
        (Bound(29, None, 20), {Bound(29, 29, None), Bound(29, None, 20)}),
        (Bound(0, 8, None), {Bound(0, 8, None), Bound(0, None, 5)}),
    ],
)
def test_of_days_in_a_row_a_wrong_one_is_named_with_the_nearest_and_not_with_all(
    wrong: Bound, least: set[Constraint]
) -> None:
    dated = [Bound(day, day, None) for day in range(30)] + [Bound(day, None, day + 5) for day in range(30)]
    rows: list[Constraint] = [*(Gap(day, day + 1, 1) for day in range(29)), *dated, wrong]
    with pytest.raises(Inconsistent) as caught:
        solve(30, rows)
    assert {rows[index] for index in caught.value.constraints} == least


def test_of_two_chains_that_entail_a_bound_the_shorter_is_told() -> None:
    solution = solve(3, [Bound(0, 10, None), Gap(0, 1, 5), Gap(1, 2, 5), Gap(0, 2, 10)])
    assert solution.low_chain(2) == [(2, 3), (0, 0)]


def test_points_that_are_the_same_time_are_explained_from_outside() -> None:
    solution = solve(3, [Gap(1, 2, 0), Gap(2, 1, 0), Gap(0, 1, 3), Bound(0, 4, 4)])
    assert solution.low_chain(1) == [(1, 2), (0, 3)]
    assert solution.low_chain(2) == [(2, 0), (1, 2), (0, 3)]


def test_points_that_come_after_each_other_clash_without_any_date() -> None:
    with pytest.raises(Inconsistent) as caught:
        solve(4, [Gap(0, 1, 3), Gap(1, 2, 0), Gap(2, 1, 1), Gap(2, 3, 5)])
    assert caught.value.constraints == {1, 2}


def test_a_circle_of_moments_is_found_in_a_window_of_ages() -> None:
    """At a microsecond a round it would take the age of the world to reach the end of the window."""
    with pytest.raises(Inconsistent) as caught:
        solve(3, [Bound(0, 0, 10**17), Gap(0, 1, 10), Gap(1, 0, -9), Bound(1, 0, 10**17)])
    assert caught.value.constraints == {1, 2}


def test_a_point_that_comes_after_itself_clashes() -> None:
    with pytest.raises(Inconsistent) as caught:
        solve(1, [Gap(0, 0, 0), Gap(0, 0, 1)])
    assert caught.value.constraints == {1}


def test_gaps_may_be_longer_than_machine_words() -> None:
    assert bounds(2, [Bound(0, -(2**70), None), Gap(0, 1, 2**71)]) == [(-(2**70), None), (2**70, None)]


def test_more_constraints_may_name_new_points() -> None:
    solution = solve(1, [Bound(0, 4, 6)])
    wider = solution.extended([Gap(0, 2, 5), Gap(2, 1, -1)])
    assert [(wider.low(point), wider.high(point)) for point in range(3)] == [(4, 6), (8, None), (9, None)]
    assert wider.low_chain(1) == [(1, 2), (2, 1), (0, 0)]
    assert [wider.extended([Bound(1, None, 9)]).high(point) for point in range(3)] == [5, 9, 10]
    assert solution.extended([Bound(2, 1, None)]).low(2) == 1


@settings(max_examples=2_000)
@given(NETWORKS)
def test_bounds_are_those_of_all_pairs_or_there_is_a_negative_cycle(network: list[Bound | Gap]) -> None:
    assert bounds(POINTS, network) == oracle.closed(POINTS, network)


@settings(max_examples=500)
@given(NETWORKS)
def test_what_is_named_as_inconsistent_is_so_by_itself(network: list[Bound | Gap]) -> None:
    if oracle.closed(POINTS, network) is not None:
        return
    with pytest.raises(Inconsistent) as caught:
        solve(POINTS, network)
    assert oracle.closed(POINTS, [network[index] for index in caught.value.constraints]) is None


@settings(max_examples=500)
@given(NETWORKS, NETWORKS)
def test_a_solution_that_is_extended_is_that_of_all_constraints(
    network: list[Bound | Gap], more: list[Bound | Gap]
) -> None:
    network = [*(Bound(point, -99, None) for point in range(POINTS)), *network]
    known = bounds(POINTS, network)
    if known is None:
        return
    solution = solve(POINTS, network)
    chains = [(solution.low_chain(point), solution.high_chain(point)) for point in range(POINTS)]
    for some in (more[:1], more):
        expected = oracle.closed(POINTS, [*network, *some])
        try:
            wider = solution.extended(some)
        except Inconsistent as error:
            named = [[*network, *some][index] for index in error.constraints]
            assert expected is oracle.closed(POINTS, named) is None
        else:
            assert [(wider.low(point), wider.high(point)) for point in range(POINTS)] == expected
    assert [(solution.low(point), solution.high(point)) for point in range(POINTS)] == known
    assert [(solution.low_chain(point), solution.high_chain(point)) for point in range(POINTS)] == chains


@settings(max_examples=500)
@given(NETWORKS)
def test_a_chain_adds_up_to_the_bound_that_it_explains(network: list[Bound | Gap]) -> None:
    if bounds(POINTS, network) is None:
        return
    solution = solve(POINTS, network)
    for point in range(POINTS):
        for value, chain, sign in (
            (solution.low(point), solution.low_chain(point), 1),
            (solution.high(point), solution.high_chain(point), -1),
        ):
            assert (value is None) == (not chain)
            steps = [network[index] for _, index in chain]
            gaps = [step.least for step in steps[:-1] if isinstance(step, Gap)]
            if steps:
                assert len(gaps) == len(steps) - 1
                first = steps[-1]
                assert isinstance(first, Bound)
                assert value == (first.low if sign > 0 else first.high or 0) + sign * sum(gaps)  # type: ignore[operator]


@settings(max_examples=500)
@given(NETWORKS, st.integers(0, 2**14 - 1))
def test_a_clash_is_minimal(network: list[Bound | Gap], joined: int) -> None:
    if oracle.closed(POINTS, network) is not None:
        return
    cuts = [0, *(i for i in range(1, len(network)) if joined >> i & 1), len(network)]
    groups = [frozenset(range(low, high)) for low, high in itertools.pairwise(cuts)]
    found = clash(network, groups)
    assert set(found) <= set(groups)
    chosen = [[network[index] for index in sorted(group)] for group in found]
    assert oracle.closed(POINTS, list(itertools.chain(*chosen))) is None
    for left_out in range(len(chosen)):
        rest = list(itertools.chain(*chosen[:left_out], *chosen[left_out + 1 :]))
        assert oracle.closed(POINTS, rest) is not None


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 7)), max_size=3), DAYS, st.lists(CONSTRAINTS, max_size=2))
def test_monotone_steps_are_sound_and_tight_over_days(
    windows: list[tuple[int, int]], days: list[tuple[int, int, int, int]], more: list[Bound | Gap]
) -> None:
    """Days of three hours, which begin at another hour in another place."""
    points = 3
    known: list[Bound | Gap] = [Bound(point, 0, HORIZON) for point in range(points)]
    known += [Bound(point, low, min(low + width, HORIZON)) for point, (low, width) in enumerate(windows)]
    known += [one for one in more if all(point < points for point in _points(one))]
    steps = [_on_or_after(*day) for day in days if day[0] != day[1]]
    true = [
        times
        for times in itertools.product(range(HORIZON + 1), repeat=points)
        if all(satisfied(one, times) for one in known)
        and all((times[j] + shift) // 3 >= times[i] // 3 + ahead for i, j, ahead, shift in days if i != j)
    ]
    expected = [(min(column), max(column)) for column in zip(*true, strict=True)] if true else None
    assert bounds(points, [*known, *steps]) == expected


def _points(constraint: Bound | Gap) -> tuple[int, ...]:
    return (constraint.point,) if isinstance(constraint, Bound) else (constraint.earlier, constraint.later)


def _on_or_after(earlier: int, later: int, ahead: int, shift: int) -> Monotone:
    def raise_low(low: int) -> int:
        return (low // 3 + ahead) * 3 - shift

    def drop_high(high: int) -> int:
        return ((high + shift) // 3 - ahead) * 3 + 2

    return Monotone(earlier, later, raise_low, drop_high)


def test_a_monotone_step_tells_its_cause() -> None:
    solution = solve(2, [Bound(0, 4, None), _on_or_after(0, 1, 1, 0), Bound(1, None, 7)])
    assert [(solution.low(point), solution.high(point)) for point in (0, 1)] == [(4, 5), (6, 7)]
    assert solution.low_chain(1) == [(1, 1), (0, 0)]
    assert solution.high_chain(0) == [(0, 1), (1, 2)]


@pytest.mark.parametrize(("high", "expected"), [(4, {2, 3}), (5, {0, 1}), (6, {0, 1})])
def test_two_chains_that_cross_clash_where_they_cross_first_or_else_are_a_circle_before(
    high: int, expected: set[int]
) -> None:
    """Both come from the bounds of point 1, the one over a gap of 3, the other over one that allows 2 or 3."""
    back = 3 if high == 4 else 2
    lows = [Link(0, 8, 0, Gap(1, 0, 3)), Link(1, 5, 2, Bound(1, 5, None))]
    highs = [Link(0, -high - back, 1, Gap(0, 1, -back)), Link(1, -high, 3, Bound(1, None, high))]
    assert conflict(lows, highs) == expected
