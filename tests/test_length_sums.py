"""Sums, differences, multiples and comparisons of lengths agree with trying what every one may be."""

from __future__ import annotations

import datetime as dt
import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper_clocks import HOUR, MINUTE
from test_length import RANGES
from usru_relations import Length, Truth
from usru_relations.times import durations
from usru_relations.times.when import Disjoint

FAR = 40
"""Beyond every bound; what is open ends there, for the oracle."""


def tried(length: Length) -> list[Fraction]:
    """Every quarter of a microsecond that it may be, for a duration is no whole number."""
    low, high = length.low or 0, FAR if length.high is None else length.high
    return [Fraction(quarter, 4) for quarter in range(4 * low, 4 * high)]


def covers(length: Length, durations: list[Fraction]) -> None:
    """It holds all durations, and reaches no further than the step between those tried."""
    least, most = min(durations), max(durations)
    assert (length.low or 0) <= least
    assert length.high is None or most < length.high


def turning_out(ways: set[bool]) -> Truth:
    return Truth.MAYBE if len(ways) == 2 else Truth.YES if ways == {True} else Truth.NO


@given(RANGES, RANGES)
def test_a_sum_is_what_both_took_one_after_the_other(one: Length, other: Length) -> None:
    total, sums = one + other, [a + b for a in tried(one)[:1] + tried(one)[-1:] for b in tried(other)]
    covers(total, sums)
    assert total.low == min(sums)
    assert (total.high is None) is (one.high is None or other.high is None)
    assert total.high is None or total.high == max(sums) + Fraction(1, 2)
    assert total == other + one


@given(RANGES, RANGES)
def test_a_difference_is_what_the_rest_took(one: Length, other: Length) -> None:
    rests = [a - b for a in tried(one) for b in tried(other) if a >= b]
    if not rests:
        with pytest.raises(Disjoint):
            _ = one - other
        return
    rest = one - other
    covers(rest, rests)
    assert rest.low is not None
    assert (rest.high is None) is (one.high is None)
    assert min(rests) - rest.low <= Fraction(1, 4)
    assert rest.high is None or rest.high - max(rests) <= Fraction(1, 2)


@given(RANGES, RANGES)
def test_what_is_added_can_be_taken_off_again(one: Length, other: Length) -> None:
    assert ((one + other) - other) & one == one or one.low is None


@given(RANGES, st.integers(1, 5))
def test_a_multiple_is_a_sum_of_equals(one: Length, times: int) -> None:
    multiple = one * times
    assert multiple == times * one
    total = one
    for _ in range(times - 1):
        total += one
    assert (multiple.low or 0, multiple.high) == (total.low or 0, total.high)
    assert multiple.text == ""


@given(RANGES, RANGES)
def test_comparisons_agree_with_trying_every_two(one: Length, other: Length) -> None:
    pairs = list(itertools.product(tried(one), tried(other)))
    open_end = one.high is None and other.high is None
    assert one.shorter(other) is (Truth.MAYBE if open_end else turning_out({a < b for a, b in pairs}))
    assert one.longer(other) is other.shorter(one)
    assert one.within(other) is turning_out({b in set(tried(other)) for b in tried(one)})


def test_two_sessions_took_as_long_as_both() -> None:
    total = Length.parse("~PT4H") + Length.parse("PT30M")
    assert (total.low, total.high) == (4 * HOUR - 5 * MINUTE, 5 * HOUR + 5 * MINUTE)


def test_what_is_left_of_more_than_six_hours_after_about_four_is_more_than_one_and_a_half() -> None:
    rest = Length.parse(">PT6H") - Length.parse("~PT4H")
    assert (rest.low, rest.high) == (HOUR + 30 * MINUTE, None)


def test_a_part_is_not_longer_than_the_whole() -> None:
    with pytest.raises(Disjoint) as caught:
        _ = Length.parse("PT4H") - Length.parse("PT5H")
    assert (caught.value.one, caught.value.other) == (Length.parse("PT4H"), Length.parse("PT5H"))


def test_four_hours_are_less_than_five_and_about_as_long_as_four_and_a_quarter() -> None:
    four, five = Length.parse("PT4H"), Length.parse("PT5H")
    assert four.shorter(five) is five.longer(four) is Truth.YES
    assert five.shorter(four) is Truth.NO
    assert four.shorter(Length.parse("PT4H15M")) is Truth.MAYBE
    assert Length.parse("PT4H15M").within(four) is Truth.YES
    assert four.within(five) is Truth.NO


@pytest.mark.parametrize("times", [0, -1, False])
def test_nothing_happens_less_than_once(times: int) -> None:
    with pytest.raises(ValueError, match=f"a length can be taken once or more often, not {times} times"):
        _ = Length.parse("PT4H") * times


def test_a_length_is_not_taken_half_a_time() -> None:
    with pytest.raises(TypeError):
        _ = Length.parse("PT4H") * 0.5  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


@given(st.integers(0, 40), st.dates(dt.date(1901, 1, 1), dt.date(2096, 1, 1)))
def test_months_are_as_long_as_some_of_the_calendar_are(months: int, day: dt.date) -> None:
    index = day.year * 12 + day.month - 1 + months
    days = dt.date(index // 12, index % 12 + 1, 1) - day.replace(day=1)
    said = durations.read(f"P{months}M")
    assert said
    assert said.low <= days // dt.timedelta(microseconds=1) <= said.high


@pytest.mark.parametrize("months", [1, 2, 3, 11, 12, 13, 48, 47, 49, 100, 1_200, 2_001])
def test_their_range_is_reached(months: int) -> None:
    """Counted over all months of the years from 1901 to 2099."""
    firsts = [dt.date(1901 + index // 12, index % 12 + 1, 1).toordinal() for index in range(199 * 12 + 1)]
    spans = [after - before for before, after in zip(firsts, firsts[months:], strict=False)]
    said = durations.read(f"P{months}M")
    day = 24 * HOUR
    assert said
    assert (said.low, said.high) == (min(spans) * day, max(spans) * day)
    assert said == durations.read(f"P{months // 12}Y{months % 12}M")


def test_lengths_are_summed_one_after_the_other() -> None:
    assert sum([Length.parse("PT4H"), Length.parse("PT1H..PT2H")]) == Length.parse("PT4H30M..PT6H30M")
    with pytest.raises(TypeError):
        sum([Length.parse("PT4H")], start=1)
