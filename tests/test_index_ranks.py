"""Sets of ranks answer as plain sets do, whatever they are made of."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from usru_relations.index.joining import complement, join, meet
from usru_relations.index.ranks import Bits, Posting, Ranks, Run, Without

if TYPE_CHECKING:
    from collections.abc import Collection

SIZE = 500


class Pair(NamedTuple):
    """Ranks, and the same as a plain set."""

    ranks: Ranks
    plain: frozenset[int]


def _set(seed: int, of: Collection[int], one_in: int) -> list[int]:
    return [rank for rank in of if (rank * 2_654_435_761 + seed) % 4_294_967_291 % one_in == 0]


def _posting(seed: int, one_in: int) -> Pair:
    chosen = _set(seed, range(SIZE), one_in)
    return Pair(Posting(array("I", chosen)), frozenset(chosen))


def _bits(seed: int, one_in: int, low: int) -> Pair:
    chosen = _set(seed, range(low, SIZE), one_in)
    return Pair(Bits(sum(1 << rank - low for rank in chosen), low), frozenset(chosen))


def _run(low: int, length: int, seed: int, one_in: int) -> Pair:
    high = min(SIZE, low + length)
    fewer = _set(seed, range(low, high), one_in)
    more = _set(seed, [*range(low), *range(high, SIZE)], one_in)
    return Pair(Run(low, high, more, fewer), frozenset(range(low, high)).difference(fewer).union(more))


def _without(pair: Pair) -> Pair:
    return Pair(Without(SIZE, pair.ranks), frozenset(range(SIZE)) - pair.plain)


SEEDS, ONE_IN, PLACES = st.integers(0, 2**32), st.sampled_from([1, 2, 9, 50, 300, 10**6]), st.integers(0, SIZE)
RANKS = st.one_of(
    st.builds(_posting, SEEDS, ONE_IN),
    st.builds(_bits, SEEDS, ONE_IN, PLACES),
    st.builds(_run, PLACES, PLACES, SEEDS, ONE_IN),
    st.builds(_run, PLACES, PLACES, SEEDS, st.just(10**6)),
)
ANY = st.one_of(RANKS, RANKS.map(_without))
THINGS = tuple(f"thing {rank}" for rank in range(SIZE))


def same(ranks: Ranks, plain: Collection[int]) -> bool:
    return len(ranks) == len(plain) and list(ranks) == sorted(plain)


@given(ANY)
def test_it_knows_what_it_has(pair: Pair) -> None:
    ranks, plain = pair
    assert same(ranks, plain)
    assert [rank in ranks for rank in range(-2, SIZE + 2)] == [rank in plain for rank in range(-2, SIZE + 2)]
    assert "1" not in ranks
    assert list(ranks.of(THINGS)) == [THINGS[rank] for rank in sorted(plain)]


@given(ANY, PLACES, PLACES)
def test_it_can_be_cut(pair: Pair, one: int, other: int) -> None:
    low, high = sorted((one, other))
    inside = sorted(rank for rank in pair.plain if low <= rank < high)
    assert list(pair.ranks.between(low, high)) == inside
    assert pair.ranks.bits(low, high) == sum(1 << rank - low for rank in inside)
    assert pair.ranks.count(low, high) >= len(inside)


@given(ANY, ANY)
def test_it_keeps_what_it_has_of_others(pair: Pair, other: Pair) -> None:
    assert list(pair.ranks.kept(other.ranks.listed)) == sorted(pair.plain & other.plain)


@given(ANY, st.slices(SIZE))
def test_it_can_be_sliced(pair: Pair, piece: slice) -> None:
    assert same(pair.ranks.part(piece), sorted(sorted(pair.plain)[piece]))


@given(st.lists(ANY, max_size=4))
def test_what_several_have_in_common(pairs: list[Pair]) -> None:
    common = frozenset(range(SIZE)).intersection(*(pair.plain for pair in pairs))
    assert same(meet([pair.ranks for pair in pairs], SIZE), common)


@given(st.lists(ANY, max_size=4))
def test_what_any_of_several_has(pairs: list[Pair]) -> None:
    assert same(join([pair.ranks for pair in pairs], SIZE), frozenset[int]().union(*(pair.plain for pair in pairs)))


@given(ANY, RANKS)
def test_what_it_has_not(pair: Pair, other: Pair) -> None:
    rest = complement(pair.ranks, SIZE)
    assert same(rest, frozenset(range(SIZE)) - pair.plain)
    assert same(complement(rest, SIZE), pair.plain)
    assert same(meet([other.ranks, rest], SIZE), other.plain - pair.plain)


def test_the_ranks_of_a_long_run_are_not_made() -> None:
    run = Run(0, 10**15)
    assert len(run) == len(run.part(slice(None))) == 10**15
    assert run.listed[10**14] == 10**14
    assert list(run.part(slice(10**14, 10**14 + 2))) == [10**14, 10**14 + 1]
    assert len(meet([run, Run(5, 10**14, [3], [7])], 10**15)) == 10**14 - 5
    assert len(Without(10**15, Posting([7]))) == 10**15 - 1


def test_a_few_ranks_of_a_run_that_lacks_some_of_them() -> None:
    run = Run(100, 400, more=[3, 450], fewer=[200])
    assert list(meet([Posting([3, 99, 150, 200, 450]), run], SIZE)) == [3, 150, 450]
    assert list(meet([Posting([200]), Without(SIZE, Posting([150])), run], SIZE)) == []


def test_many_neighbours_of_a_few_ranks_are_not_walked_through() -> None:
    thin = Posting(array("I", range(0, 200 * SIZE, 100)))
    assert list(thin.kept([100, 150, 99_900, 200 * SIZE])) == [100, 99_900]
    assert list(thin.kept([])) == []


def test_a_few_ranks_of_a_large_whole_are_joined_as_a_list() -> None:
    joined = join([Posting([7, 900_000]), Posting([7, 8]), Run(5, 6)], 10**6)
    assert isinstance(joined, Posting)
    assert list(joined) == [5, 7, 8, 900_000]


def test_what_lies_beyond_all_bits_is_not_kept_and_the_first_is() -> None:
    assert list(Posting(array("I", range(10))).kept([0, 5, 1_000])) == [0, 5]
    assert list(Bits(0b1011).kept([0, 1, 2, 3, 1_000])) == [0, 1, 3]
