"""Windows where clocks change: days of other lengths, repeated and missing midnights, both sides of the date line."""

from __future__ import annotations

import datetime as dt
import itertools
import zoneinfo

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

import helper_clocks as slow
from helper_clocks import DAY, HOUR, MINUTE, NASTY, ZONES, us
from usru_relations import Truth, When
from usru_relations.times import clock
from usru_relations.times.edtf import TimeTextError

NASTY_DAYS = st.sampled_from(NASTY)
NEW_YORK, ALMATY, NEWFOUNDLAND = "America/New_York", "Asia/Almaty", "America/St_Johns"


def hours(text: str, zone: str) -> float:
    """How long a civil time lasted."""
    when = When.parse(text, zone)
    assert when.earliest
    assert when.latest
    return (when.latest - when.earliest).total_hours()


@pytest.mark.parametrize(
    ("zone", "day", "long"),
    [
        (NEW_YORK, "2025-03-09", 23),
        (NEW_YORK, "2025-11-02", 25),
        ("America/Anchorage", "2025-03-09", 23),
        ("Europe/Moscow", "2014-10-26", 25),
        ("Asia/Kamchatka", "2010-03-28", 24),  # it changed its zone and its summer time at once
        (ALMATY, "2024-02-29", 25),  # Kazakhstan went back an hour as March began
        (ALMATY, "2024-03-01", 24),
        ("Asia/Qostanay", "2024-02-29", 25),
        ("Asia/Qyzylorda", "2024-02-29", 24),  # it was there already
        ("Asia/Riyadh", "2024-02-29", 24),
        ("America/Havana", "2025-03-09", 23),  # midnight is missing
        ("America/Havana", "2025-11-02", 25),  # midnight is repeated
        ("America/Sao_Paulo", "2018-11-04", 23),
        ("Asia/Beirut", "2022-03-27", 23),
        ("Asia/Beirut", "2022-10-29", 25),
        ("Asia/Jerusalem", "2002-10-07", 25),
        ("Africa/Cairo", "2025-04-25", 23),
        ("Africa/Cairo", "2025-10-30", 25),
        ("Australia/Lord_Howe", "2025-04-06", 24.5),
    ],
)
def test_a_day_is_as_long_as_its_clocks_made_it(zone: str, day: str, long: float) -> None:
    assert hours(day, zone) == long
    assert When.parse(day, zone).dates() == (dt.date.fromisoformat(day), dt.date.fromisoformat(day))


def test_a_leap_day_makes_february_longer() -> None:
    assert hours("2024-02", "Asia/Riyadh") == 29 * 24
    assert hours("2024-02", ALMATY) == 29 * 24 + 1
    assert hours("2025-02", ALMATY) == 28 * 24
    with pytest.raises(TimeTextError, match="day is out of range for month"):
        When.parse("2025-02-29", ALMATY)


def test_the_same_clock_time_in_almaty_is_an_hour_later_from_march_2024_on() -> None:
    before, after = When.parse("2024-02-28T12:00", ALMATY), When.parse("2024-03-02T12:00", ALMATY)
    assert before.earliest == pendulum.datetime(2024, 2, 28, 6)
    assert after.earliest == pendulum.datetime(2024, 3, 2, 7)
    assert hours("2024-02-28T12:00/2024-03-02T11:59", ALMATY) == 73


def test_the_first_hour_of_march_2024_began_at_once_and_the_last_of_february_twice() -> None:
    assert hours("2024-02-29T23", ALMATY) == 2
    assert hours("2024-03-01T00", ALMATY) == 1
    assert When.parse("2024-02-29T23:30", ALMATY).before(When.parse("2024-03-01T00:00", ALMATY)) is Truth.YES


def test_a_day_that_was_skipped_never_was_and_its_neighbours_touch() -> None:
    with pytest.raises(TimeTextError, match="the clocks of Pacific/Apia skipped it"):
        When.parse("2011-12-30", "Pacific/Apia")
    before, after = When.parse("2011-12-29", "Pacific/Apia"), When.parse("2011-12-31", "Pacific/Apia")
    assert before.latest == after.earliest
    assert hours("2011-12-29/2011-12-31", "Pacific/Apia") == 48
    noon = When.parse("2011-12-30T12:00", "Pacific/Pago_Pago")
    assert noon.dates("Pacific/Apia") == (dt.date(2011, 12, 31), dt.date(2011, 12, 31))


def test_a_time_that_ends_before_it_starts_was_not_skipped() -> None:
    with pytest.raises(TimeTextError, match="a window must end after it starts"):
        When.parse("2025-03-09T02:30/2025-03-09T02:45Z", NEW_YORK)


def test_a_noon_in_kamchatka_is_the_afternoon_before_in_anchorage() -> None:
    noon = When.parse("2025-08-16T12:00", "Asia/Kamchatka")
    assert noon.dates("America/Anchorage") == (dt.date(2025, 8, 15), dt.date(2025, 8, 15))
    assert noon.within(When.parse("2025-08-15TAF", "America/Anchorage")) is Truth.YES
    summit = When.parse("2025-08-15T11:00/2025-08-15T14:59", "America/Anchorage")
    assert summit.dates("Asia/Kamchatka") == (dt.date(2025, 8, 16), dt.date(2025, 8, 16))
    assert summit.before(When.parse("2025-08-15", "Asia/Kamchatka")) is Truth.NO


def test_where_clocks_went_back_over_midnight_a_short_time_has_two_dates() -> None:
    """Newfoundland, 1988: a minute after midnight it was 22:01 of the day before again."""
    night = When.parse("1988-10-30T01:30:30Z/1988-10-30T01:31:30Z", NEWFOUNDLAND)
    assert night.dates() == (dt.date(1988, 10, 29), dt.date(1988, 10, 30))
    evening = When.parse("1988-10-30T01:30:30Z/1988-10-30T01:30:40Z", NEWFOUNDLAND)
    assert evening.dates() == (dt.date(1988, 10, 30), dt.date(1988, 10, 30))
    again = When.parse("1988-10-30T01:00Z/1988-10-30T02:00Z", NEWFOUNDLAND)
    assert again.dates() == (dt.date(1988, 10, 29), dt.date(1988, 10, 30))
    assert again.within(When.parse("1988-10-29")) is Truth.MAYBE
    assert night.within(When.parse("1988-10-29")) is night.within(When.parse("1988-10-30")) is Truth.MAYBE
    assert evening.within(When.parse("1988-10-30")) is Truth.YES
    for when in (night, evening, again):
        assert When.parse(str(when)) == when


@given(NASTY_DAYS, st.integers(-180, 180), st.integers(1, 240), st.integers(-3, 27))
def test_dates_are_those_of_every_minute(case: tuple[str, str], start: int, minutes: int, hour: int) -> None:
    zone, day = case
    low = us(day) + (start + hour * 60) * MINUTE
    instants = range(low, low + minutes * MINUTE, MINUTE)
    shown = [slow.shown(at, zone) // DAY for at in instants] + [slow.shown(instants[-1] + MINUTE - 1, zone) // DAY]
    when = When(earliest=low, latest=low + minutes * MINUTE, zone=zone)
    epoch = dt.date(1970, 1, 1)
    assert when.dates() == (epoch + dt.timedelta(days=min(shown)), epoch + dt.timedelta(days=max(shown)))
    assert When.parse(str(when)) == when
    low_shown, high_shown = clock.shown_between(low, low + minutes * MINUTE, zone)
    walls = [slow.shown(at + late, zone) for at in instants for late in (0, MINUTE - 1)]
    assert (low_shown, high_shown) == (min(walls), max(walls) + 1)
    assert clock.shown_between(low, None, zone)[1] is clock.shown_between(None, low, zone)[0] is None


@given(NASTY_DAYS, st.integers(-180, 180), st.integers(1, 240), st.integers(-1, 1))
def test_within_a_day_is_asked_of_every_minute(case: tuple[str, str], start: int, minutes: int, other: int) -> None:
    """YES only if all minutes show that day, NO only if none does; a time between two of that day may be MAYBE."""
    zone, text = case
    day = dt.date.fromisoformat(text) + dt.timedelta(days=other)
    low = us(text) + start * MINUTE
    instants = range(low, low + minutes * MINUTE, MINUTE)
    on_day = {slow.shown(at + late, zone) // DAY == clock.civil_day(day) // DAY for at in instants for late in (0, 1)}
    answer = When(earliest=low, latest=low + minutes * MINUTE, zone=zone).within(When.spanning(day, day))
    assert (answer is Truth.YES) is (on_day == {True})
    assert answer is not Truth.NO or on_day == {False}


@given(st.sampled_from(ZONES) | st.sampled_from(sorted(zoneinfo.available_timezones())), st.dates(dt.date(1, 1, 4)))
def test_a_day_read_at_once_is_the_day_read_from_both_ends(zone: str, day: dt.date) -> None:
    start = clock.civil_day(day)
    assert clock.day(day, zone) == (clock.first(start, zone), clock.after_last(start + DAY, zone))


@given(NASTY_DAYS, st.integers(-2, 2))
def test_so_it_is_where_clocks_change(case: tuple[str, str], other: int) -> None:
    zone, text = case
    day = dt.date.fromisoformat(text) + dt.timedelta(days=other)
    start, end = clock.day(day, zone)
    expected = slow.hull(clock.civil_day(day), clock.civil_day(day) + DAY, zone)
    assert (start, end) == expected if expected else start >= end
    if expected:
        whole = When.parse(f"{day}", zone)
        assert whole.bounds == expected
        assert whole == When.parse(f"{day}/{day}", zone) == When.parse(f"{day}").read_in(zone)


def test_no_clock_changes_twice_within_days() -> None:
    """On this rests reading a day from its first instant and its last: without a difference nothing changed between."""
    step = 2 * DAY + 17 * HOUR
    for zone in sorted({*ZONES, *zoneinfo.available_timezones()})[::7]:
        offsets = [clock.wall(at, zone) - at for at in range(us("1995-01-01"), us("2035-01-01"), step)]
        changes = [at for at, (one, other) in enumerate(itertools.pairwise(offsets)) if one != other]
        assert all(later - earlier > 1 for earlier, later in itertools.pairwise(changes))
