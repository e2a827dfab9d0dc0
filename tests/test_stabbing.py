"""Which windows reach over an instant: all that do, and without looking at many that do not."""

from __future__ import annotations

import random
from array import array
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from usru_relations.index.stabbing import Stabbing

if TYPE_CHECKING:
    from collections.abc import Sequence

    Spans = Sequence[tuple[int, int]]


class Counting(int):
    """An instant that counts with how many ends it is compared."""

    looks = 0

    def __lt__(self, other: int) -> bool:
        Counting.looks += 1
        return int(self) < other


def stabbing(spans: Spans) -> Stabbing:
    return Stabbing(array("q", [start for start, _ in spans]), array("q", [end for _, end in spans]))


def scanned(spans: Spans, instant: int) -> list[int]:
    return [rank for rank, (start, end) in enumerate(spans) if start < instant < end]


def spans(size: int, longest: int, seed: int) -> list[tuple[int, int]]:
    """Windows of all lengths within a thousand, few of which are long."""
    chance = random.Random(seed)  # noqa: S311 - it need only be the same each time
    starts = sorted(chance.randrange(1_000) for _ in range(size))
    return [(start, start + int(longest ** chance.random())) for start in starts]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))), st.integers(-1, 20))
def test_those_are_found_that_start_before_and_end_after(given_spans: list[tuple[int, int]], instant: int) -> None:
    few = sorted((start, start + length) for start, length in given_spans)
    assert stabbing(few).over(instant) == scanned(few, instant)


@pytest.mark.parametrize("longest", [2, 50, 5_000])
@pytest.mark.parametrize("size", [256, 257, 3_000])
def test_in_many_slices_they_are_those_that_a_scan_finds(size: int, longest: int) -> None:
    many = spans(size, longest, size + longest)
    found = stabbing(many)
    for instant in range(-1, 1_010, 7):
        assert found.over(instant) == scanned(many, instant)


@pytest.mark.parametrize(
    "many",
    [
        spans(5_000, 5_000, 1),
        [(rank, 10_000 + rank) for rank in range(5_000)],
        [*((rank, 5_000 + rank % 7) for rank in range(2_500)), *((rank, rank + 1) for rank in range(6_000, 8_000))],
        [(0, 10)] * 4_000 + [(5, 6)] * 100 + [(11, 12)] * 900,
    ],
    ids=["of all lengths", "long", "many that end at once", "many that start at once"],
)  # fmt: skip
def test_few_are_looked_at_that_do_not_reach_over_an_instant(many: Spans) -> None:
    found = stabbing(many)
    for start, end in many[::50]:
        for instant in (start + 1, end, end + 1):
            Counting.looks = 0
            ranks = found.over(Counting(instant))
            assert Counting.looks <= 3 * len(ranks) + 2 * 128


def test_what_is_kept_grows_no_faster_than_the_windows() -> None:
    for size in (1_000, 10_000):
        nested = [(rank, 3 * size - rank) for rank in range(size)]
        assert len(stabbing(nested)._kept) < 4 * size  # pyright: ignore[reportPrivateUsage]
