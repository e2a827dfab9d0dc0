from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from helper_networks import BESIDE, HIDDEN, MANY, Hidden, all_pairs, beside, replayed, solved
from usru_relations.network.solving import Inconsistent, Network, solve


@MANY
@given(HIDDEN)
def test_bounds_hold_the_hidden_timeline_and_are_those_of_all_pairs(hidden: Hidden) -> None:
    found = solved(hidden.points, hidden.said)
    assert found == all_pairs(hidden.points, hidden.said)
    assert isinstance(found, list)
    for time, (low, high) in zip(hidden.truth, found, strict=True):
        assert low is None or low <= time
        assert high is None or time <= high


@MANY
@given(HIDDEN, BESIDE)
def test_with_another_timeline_beside_there_are_bounds_or_a_clash_as_of_all_pairs(
    hidden: Hidden, numbers: list[int]
) -> None:
    both = [*hidden.said, *beside(hidden, numbers)]
    expected, found = all_pairs(hidden.points, both), solved(hidden.points, both)
    assert found == expected or (expected is None and isinstance(found, frozenset))


@MANY
@given(HIDDEN, BESIDE)
def test_what_is_named_cannot_hold_and_without_any_of_it_the_rest_can(hidden: Hidden, numbers: list[int]) -> None:
    both = [*hidden.said, *beside(hidden, numbers)]
    named = solved(hidden.points, both)
    if isinstance(named, list):
        return
    assert all_pairs(hidden.points, [both[index] for index in named]) is None
    for index in named:
        assert all_pairs(hidden.points, [both[other] for other in named if other != index]) is not None


@MANY
@given(HIDDEN, BESIDE, st.integers(0, 24))
def test_what_is_told_one_after_the_other_is_as_if_told_at_once(hidden: Hidden, numbers: list[int], first: int) -> None:
    """Whatever is known first; and what is known stays what it was."""
    said = [*hidden.said, *beside(hidden, numbers)]
    first = min(first, len(hidden.said))
    solution = solve(hidden.points, said[:first])
    for count in range(first, len(said)):
        before = [(solution.low(point), solution.high(point)) for point in range(hidden.points)]
        expected = all_pairs(hidden.points, said[: count + 1])
        try:
            wider = solution.extended([said[count]])
        except Inconsistent as found:
            named = [said[index] for index in found.constraints]
            break
        assert [(wider.low(point), wider.high(point)) for point in range(hidden.points)] == expected
        assert [(solution.low(point), solution.high(point)) for point in range(hidden.points)] == before
        solution = wider
    else:
        return
    assert all_pairs(hidden.points, named) is None


@MANY
@given(HIDDEN, st.integers(0, 24))
def test_each_chain_entails_just_its_bound_and_no_point_stands_twice_in_it(hidden: Hidden, first: int) -> None:
    first = min(first, len(hidden.said))
    solution = solve(hidden.points, hidden.said[:first]).extended(hidden.said[first:])
    for point in range(hidden.points):
        for high, value, chain in (
            (False, solution.low(point), solution.low_chain(point)),
            (True, solution.high(point), solution.high_chain(point)),
        ):
            assert (value is None) == (not chain)
            if not chain:
                continue
            assert chain[0][0] == point
            assert value == replayed(chain, hidden.said, high=high)
            assert len(dict(chain)) == len(chain)


@MANY
@given(HIDDEN)
def test_a_network_can_be_solved_again(hidden: Hidden) -> None:
    network = Network(hidden.points, hidden.said)
    one, other = network.solve(), network.solve()
    for point in range(hidden.points):
        assert (one.low(point), one.high(point)) == (other.low(point), other.high(point))
        assert one.low_chain(point) == other.low_chain(point)
