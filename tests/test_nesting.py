"""What lies in what, against walking every way."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from usru_relations.records.nesting import circles, depths, knots

if TYPE_CHECKING:
    from collections.abc import Mapping

Inside = dict[int, set[int]]


def test_a_room_lies_in_a_house_in_a_town() -> None:
    inside = {"room": ["house"], "house": ["town"], "bench": ["town"]}
    assert depths(inside) == {"town": 1, "house": 2, "bench": 2, "room": 3}
    assert list(circles(inside)) == []
    found = [next(iter(knot)) for knot in knots(inside)]
    assert found.index("town") < found.index("house") < found.index("room")


def test_what_lies_in_itself_is_a_circle_and_what_lies_in_a_circle_is_none() -> None:
    inside = {"a": ["b"], "b": ["a"], "c": ["c"], "d": ["a", "c"]}
    assert set(circles(inside)) == {frozenset("ab"), frozenset("c")}
    assert depths(inside) == {"a": 2, "b": 2, "c": 1, "d": 3}


def test_a_chain_longer_than_the_interpreter_can_call_is_walked() -> None:
    inside = {number: [number - 1] for number in range(1, 50_000)}
    assert depths(inside)[49_999] == 50_000
    inside[0] = [49_999]
    assert [len(circle) for circle in circles(inside)] == [50_000]


def reached(inside: Mapping[int, set[int]]) -> Inside:
    """Whatever lies around each thing, in one step or many."""
    things = set(inside).union(*inside.values())
    around = {thing: set(inside.get(thing, ())) for thing in things}
    for middle, one in itertools.product(sorted(things), repeat=2):
        if middle in around[one]:
            around[one] |= around[middle]
    return around


INSIDE: st.SearchStrategy[Inside] = st.dictionaries(st.integers(0, 6), st.sets(st.integers(0, 6), max_size=3))


@given(INSIDE)
@example({0: {1}, 1: {2}, 2: {0}, 3: {3}, 4: {0, 3}, 5: {4}})
def test_a_circle_is_what_lies_in_each_other(inside: Inside) -> None:
    around = reached(inside)
    together = {frozenset(o for o in around[one] if one in around[o]) for one in around if one in around[one]}
    assert set(circles(inside)) == together
    assert sorted(thing for knot in knots(inside) for thing in knot) == sorted(around)


@given(INSIDE)
def test_no_way_outwards_is_longer_than_the_depth_and_without_circles_one_is_as_long(inside: Inside) -> None:
    def longest(thing: int, passed: frozenset[int]) -> int:
        further = [longest(o, passed | {o}) for o in inside.get(thing, ()) if o not in passed]
        return 1 + max(further, default=0)

    found = depths(inside)
    ways = {thing: longest(thing, frozenset({thing})) for thing in reached(inside)}
    assert all(ways[thing] <= found[thing] for thing in ways)
    if not any(circles(inside)):
        assert ways == found
