"""Two windows: what both say, what either says, and which came first, against counting every half hour out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper_clocks import HOUR
from helper_whens import BASE, BOUNDS, CIVIL, HORIZON, PARSED, WINDOWS, ZONED, contains, instants, placed
from usru_relations import Truth, When
from usru_relations.times.when import Disjoint

NO, MAYBE, YES = Truth.NO, Truth.MAYBE, Truth.YES
ANY = WINDOWS | PARSED
TINY = st.tuples(st.integers(0, 5), st.integers(1, 4)).map(
    lambda drawn: When(earliest=drawn[0], latest=drawn[0] + drawn[1])
)


def both(*whens: When | None) -> When | None:
    """What all say, grouped from the left; nothing where they clash."""
    known = When()
    try:
        for when in whens:
            if when is None:
                return None
            known &= when
    except Disjoint:
        return None
    return known


def meet(one: When | None, other: When | None) -> When | None:
    try:
        return one & other if one and other else None
    except Disjoint:
        return None


def turning_out(ways: set[bool]) -> Truth:
    return MAYBE if len(ways) == 2 else YES if ways == {True} else NO


def first_and_last(when: When) -> tuple[int, int]:
    return instants(when)[0], instants(when)[-1]


def test_the_window_of_both_is_where_they_meet() -> None:
    month, week = When.parse("2025-02", "Europe/Moscow"), When.parse("2025-W09", "Europe/Moscow")
    assert month & week == When(earliest=week.earliest, latest=month.latest)
    assert (month & week).text == ""


def test_the_window_of_both_keeps_the_words_and_the_zone_of_the_one_that_says_it_all() -> None:
    month, day = When.parse("2025-02"), When.parse("2025-02-18", "Asia/Riyadh")
    known = month.read_in("Europe/Moscow") & day
    assert known == day
    assert known.text == "2025-02-18"
    assert not known.assumed
    assert (day.read_in() & When.parse("2025-02-18").read_in("Asia/Riyadh")).text == "2025-02-18"


def test_it_is_said_where_it_was_read_if_nobody_said_where() -> None:
    known = When.parse("2025-02-18").read_in("Asia/Riyadh") & When.parse("2025-02", "Asia/Riyadh")
    assert known.assumed
    assert known.zone == "Asia/Riyadh"


def test_a_civil_day_in_no_zone_and_an_instant_keep_both() -> None:
    known = When.parse("2025-02-18") & When.parse("../2025-02-17T20:59Z")
    assert known.dates()[0] == When.parse("2025-02-18").dates()[0]
    assert known.latest == When.parse("../2025-02-17T20:59Z").latest
    assert str(known) == "2025-02-18 & 2025-02-17T10:00Z/2025-02-17T20:59Z"
    assert When.parse(str(known)) == known


def test_windows_that_only_touch_have_nothing_in_common() -> None:
    one, other = When.parse("2025-02-18", "UTC"), When.parse("2025-02-19", "UTC")
    with pytest.raises(Disjoint) as caught:
        _ = one & other
    assert str(caught.value) == "2025-02-18[UTC] and 2025-02-19[UTC] cannot both be true: they have nothing in common"
    assert (caught.value.one, caught.value.other) == (one, other)
    assert not one.overlaps(other)
    assert one.overlaps(one | other)


def test_two_civil_days_clash_though_somewhere_in_the_world_they_are_the_same_hour() -> None:
    one, other = When.parse("2025-02-18"), When.parse("2025-02-19")
    assert one.read_in("America/Anchorage").overlaps(other.read_in("Asia/Kamchatka"))
    assert not one.overlaps(other)


@given(ANY, ANY, ANY)
def test_order_grouping_and_repetition_change_nothing(one: When, other: When, third: When) -> None:
    ways = [both(one, other, third), both(third, other, one), both(other, one, other, third, one)]
    ways += [meet(one, meet(other, third)), meet(meet(third, one), other)]
    assert all(way == ways[0] for way in ways)
    assert {way.text if way else None for way in ways} == {ways[0].text if ways[0] else None}
    assert one & one == one & When() == When() & one == one
    assert ways[0] is None or When.parse(str(ways[0])) == ways[0]


@given(WINDOWS, WINDOWS)
def test_the_window_of_both_holds_what_is_in_both(one: When, other: When) -> None:
    shared = sorted(set(instants(one)) & set(instants(other)))
    civil = [when.civil for when in (one, other) if when.civil]
    if len(civil) == 2:
        shared = [at for at in shared if any(all(contains(*two, c) for two in civil) for c in HORIZON)]
    known = meet(one, other)
    assert (instants(known) if known else []) == shared
    assert one.overlaps(other) is other.overlaps(one) is bool(shared)


@given(WINDOWS, WINDOWS)
def test_the_window_of_either_covers_both_and_no_more(one: When, other: When) -> None:
    either = one | other
    assert first_and_last(either) == (
        min(first_and_last(one)[0], first_and_last(other)[0]),
        max(first_and_last(one)[1], first_and_last(other)[1]),
    )
    assert one & either == one or one.zone != either.zone or one.civil != either.civil
    assert either == other | one
    assert one | one == one
    assert either.zone == (one.zone if one.zone == other.zone else None)


@given(CIVIL, CIVIL)
def test_either_of_two_civil_times_is_a_civil_time(one: When, other: When) -> None:
    either = one | other
    civil = one.civil and other.civil and either.civil
    held = [{at for at in HORIZON if when.civil is None or contains(*when.civil, at)} for when in (one, other, either)]
    assert held[0] | held[1] <= held[2]
    if civil and None not in civil:
        assert {min(held[2]), max(held[2])} <= held[0] | held[1]


@given(WINDOWS, WINDOWS, WINDOWS)
def test_grouping_changes_nothing_in_either(one: When, other: When, third: When) -> None:
    left, right = (one | other) | third, one | (other | third)
    assert (left.start, left.end, left.zone) == (right.start, right.end, right.zone)


def test_before_and_after_read_like_facts() -> None:
    talks, summit = When.parse("2025-02-18", "Asia/Riyadh"), When.parse("2025-08-15", "America/Anchorage")
    assert talks.before(summit) is summit.after(talks) is YES
    assert summit.before(talks) is talks.after(summit) is NO
    assert talks.before(When.parse("2025-02", "Asia/Riyadh")) is MAYBE
    assert talks.before(When()) is When().before(talks) is When().before(When()) is MAYBE


def test_the_same_date_on_both_sides_of_the_date_line_is_not_the_same_day() -> None:
    east, west = When.parse("2025-08-15", "Asia/Kamchatka"), When.parse("2025-08-15", "America/Anchorage")
    assert east.before(west) is MAYBE
    first = When.parse("2025-08-15T00:00", "America/Anchorage")
    assert When.parse("2025-08-15T20:00", "Asia/Kamchatka") & first
    assert When.parse("2025-08-15T20:01", "Asia/Kamchatka").before(first) is NO
    assert When.parse("2025-08-15T19:59", "Asia/Kamchatka").before(west) is YES
    assert When.parse("2025-08-16", "Asia/Kamchatka").before(west) is MAYBE


@given(TINY, TINY)
def test_before_agrees_with_trying_every_instant(one: When, other: When) -> None:
    assert one.start is not None
    assert one.end is not None
    assert other.start is not None
    assert other.end is not None
    ways = {a < b for a in range(one.start, one.end) for b in range(other.start, other.end)}
    assert one.before(other) is other.after(one) is turning_out(ways)
    assert one.within(other) is turning_out({other.start <= a < other.end for a in range(one.start, one.end)})


@given(WINDOWS, WINDOWS)
def test_before_and_after_agree_with_trying_every_half_hour(one: When, other: When) -> None:
    pairs = [(a, b) for a in first_and_last(one) for b in first_and_last(other)]
    assert one.before(other) is turning_out({a < b for a, b in pairs})
    assert one.after(other) is turning_out({a > b for a, b in pairs})


@given(WINDOWS, WINDOWS)
def test_within_agrees_with_trying_every_half_hour_on_every_clock(one: When, window: When) -> None:
    civil = window.civil or (None, None)
    ways = {contains(window.start, window.end, at) and contains(*civil, clock) for at, clock in placed(one)}
    assert one.within(window) is turning_out(ways)


@given(ZONED, BOUNDS)
def test_further_bounds_narrow_and_keep_the_zone(when: When, bounds: tuple[int | None, int | None]) -> None:
    start, end = bounds
    left = [at for at in instants(when) if contains(start, end, at)]
    if not left:
        with pytest.raises(Disjoint):
            when.narrowed(start, end)
        return
    known = when.narrowed(start, end)
    assert instants(known) == left
    assert known.zone == when.zone
    assert known.text == (when.text if left == instants(when) else "")


def test_a_question_is_asked_at_the_events_own_place() -> None:
    asked = When.parse("2025-08-15")
    hours = "2025-08-15T20:00Z/2025-08-15T22:59Z"
    assert When.parse(hours, "America/Anchorage").within(asked) is YES
    assert When.parse(hours, "Asia/Kamchatka").within(asked) is NO
    assert When.parse(hours, "Europe/Moscow").within(asked) is MAYBE
    assert When.parse(hours).within(asked) is MAYBE
    assert When.parse("2025-08-15").within(asked) is YES
    assert When.parse("2025-08").within(asked) is MAYBE
    assert When.parse("2025-08-16").within(asked) is NO
    assert When.parse("2025-08-15").within(When.parse("2025-08-15", "Europe/Moscow")) is MAYBE


def test_at_no_place_a_civil_day_is_certain_only_where_all_clocks_agree() -> None:
    """No hour has one date on all clocks of the world; twenty-two hours lie in the same two dates everywhere."""
    two_days, noon, evening = When.parse("2025-02-18/2025-02-19"), BASE + 12 * HOUR, BASE + 34 * HOUR
    assert When(earliest=noon, latest=evening).within(two_days) is YES
    assert When(earliest=noon - 1, latest=evening).within(two_days) is MAYBE
    assert When(earliest=noon, latest=evening + 1).within(two_days) is MAYBE
    assert When(earliest=BASE + 12 * HOUR).within(When.parse("2025-02-18/..")) is YES
    assert When(latest=BASE + 10 * HOUR).within(When.parse("../2025-02-18")) is YES
    assert When(latest=BASE - 14 * HOUR).within(When.parse("2025-02-18")) is NO
    assert When(earliest=BASE + 36 * HOUR).within(When.parse("2025-02-18")) is NO


def test_what_two_windows_have_in_common_is_told_and_not_assumed() -> None:
    one, other = When.parse("2025-02-18/2025-02-20", "UTC"), When.parse("2025-02-19/2025-02-21", "UTC")
    assert not (one & other).assumed
