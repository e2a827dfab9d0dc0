"""The share of instants that satisfy a comparison agrees with counting them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper_clocks import MINUTE, us
from helper_whens import CIVIL, CLOSED_CIVIL, CLOSED_INSTANTS, CLOSED_ZONED, INSTANTS, ZONED
from usru_relations import Truth, When
from usru_relations.times import share
from usru_relations.times.share import OpenWindow

TINY = st.tuples(st.integers(-3, 9), st.integers(1, 7)).map(
    lambda drawn: When(earliest=drawn[0], latest=drawn[0] + drawn[1])
)
BASE = us("2025-02-18")
CLOSED = CLOSED_CIVIL | CLOSED_ZONED | CLOSED_INSTANTS


def inside(when: When) -> range:
    assert when.start is not None
    assert when.end is not None
    return range(when.start, when.end)


def minutes(when: When) -> range:
    assert when.start is not None
    assert when.end is not None
    return range(when.start // MINUTE, when.end // MINUTE)


def truth_of(share: Fraction) -> Truth:
    return Truth.of(share == 1, share > 0)


@given(TINY, TINY)
def test_the_share_of_earlier_pairs_agrees_with_counting_every_pair(one: When, other: When) -> None:
    pairs = [(a, b) for a in inside(one) for b in inside(other)]
    assert share.before(one, other) == Fraction(sum(a < b for a, b in pairs), len(pairs))
    assert share.after(one, other) == Fraction(sum(a > b for a, b in pairs), len(pairs))
    assert share.within(one, other) == Fraction(sum(a in inside(other) for a in inside(one)), len(inside(one)))


@given(st.integers(0, 90), st.integers(1, 60), st.integers(0, 90), st.integers(1, 60))
def test_to_the_minute_it_is_as_near_as_counting_minutes_can_be(
    start: int, long: int, other: int, as_long: int
) -> None:
    one, two = (
        When(earliest=BASE + at * MINUTE, latest=BASE + (at + length) * MINUTE)
        for at, length in ((start, long), (other, as_long))
    )
    pairs = [(a, b) for a in minutes(one) for b in minutes(two)]
    sure, tied = sum(a < b for a, b in pairs), sum(a == b for a, b in pairs)
    assert Fraction(sure, len(pairs)) <= share.before(one, two) <= Fraction(sure + tied, len(pairs))
    assert share.within(one, two) == Fraction(len(set(minutes(one)) & set(minutes(two))), len(minutes(one)))


@given(CLOSED, CLOSED)
def test_the_share_is_one_where_the_answer_is_yes_and_nothing_where_it_is_no(one: When, other: When) -> None:
    assert truth_of(share.before(one, other)) is one.before(other)
    assert share.before(one, other) + share.after(one, other) <= 1
    assert share.after(one, other) == share.before(other, one)


@given(CLOSED_ZONED | CLOSED_INSTANTS, ZONED | INSTANTS)
def test_the_share_within_instants_goes_with_the_answer(one: When, window: When) -> None:
    assert truth_of(share.within(one, window)) is one.within(window)


@given(CLOSED_ZONED | CLOSED_CIVIL, CIVIL)
def test_the_share_within_a_civil_time_is_taken_at_the_own_place(one: When, window: When) -> None:
    assert truth_of(share.within(one, window)) is one.within(window)


def test_a_month_lies_to_a_quarter_in_its_first_week() -> None:
    month = When.parse("2025-02")
    assert share.within(month, When.parse("2025-02-01/2025-02-07")) == Fraction(1, 4)
    assert share.within(month, When.parse("../2025-02-14")) == Fraction(1, 2)
    assert share.within(When.parse("2025-02", "Asia/Riyadh"), When.parse("2025-02-01/2025-02-07")) == Fraction(1, 4)
    assert share.within(When.parse("2025-03", "Asia/Riyadh"), When.parse("2025-02")) == 0


def test_a_day_that_clocks_skipped_holds_nothing() -> None:
    assert share.within(When.parse("2011-12-31[Pacific/Apia]"), When.parse("2011-12-30")) == 0


def test_two_events_of_one_day_are_as_often_one_before_the_other_as_not() -> None:
    day = When.parse("2025-02-18", "UTC")
    instants = 24 * 60 * MINUTE
    assert share.before(day, day) == share.after(day, day) == Fraction(instants - 1, 2 * instants)
    assert float(share.before(day, When.parse("2025-02-18T12:00/2025-02-18T23:59[UTC]"))) == pytest.approx(0.75)


@pytest.mark.parametrize("text", ["2025-02-18T00Z/..", "../2025-02-18T00Z", "../.."])
def test_of_an_open_window_there_is_no_share(text: str) -> None:
    day, window = When.parse("2025-02-18", "UTC"), When.parse(text)
    for ask in (share.before, share.after):
        for pair in ((day, window), (window, day)):
            with pytest.raises(OpenWindow) as caught:
                ask(*pair)
            assert caught.value.when is window
    with pytest.raises(OpenWindow, match="is open, and of endless instants there is no share: narrow it"):
        share.within(window, day)
    assert share.within(day, When.parse("2025-02-18T12:00Z/..")) == Fraction(1, 2)


@pytest.mark.parametrize(
    ("one", "window"),
    [
        ("2025-02-18T12:00Z", "2025-02-18"),
        ("2025-02-18 & ../2025-02-18T12:00Z", "2025-02-18"),
        ("2025-02-18", "2025-02-18 & ../2025-02-18T12:00Z"),
    ],
)
def test_what_depends_on_a_place_that_nobody_knows_has_no_share(one: str, window: str) -> None:
    with pytest.raises(ValueError, match="depends on the place: read both in one, as") as caught:
        share.within(When.parse(one), When.parse(window))
    assert str(When.parse(one)) in str(caught.value)
