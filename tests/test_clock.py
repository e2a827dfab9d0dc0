"""Clocks: instants are exact, and civil days are read as the clocks of their place showed them."""

from __future__ import annotations

import datetime as dt
import pickle
from zoneinfo import ZoneInfo

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

import helper_clocks as slow
from helper_clocks import DAY, HOUR, MINUTE, NASTY, ZONES, us
from usru_relations.times import clock

NASTY_DAYS = st.sampled_from(NASTY)
MINUTES = st.integers(-30 * 60, 54 * 60)
INSTANTS = st.integers(us("1972-01-01"), us("2037-12-31"))


def day(zone: str, date: str) -> tuple[str, str]:
    """The civil day of a place, as its two midnights in UTC."""
    start = clock.civil_day(dt.date.fromisoformat(date))
    bounds = clock.first(start, zone), clock.after_last(start + DAY, zone)
    shown = [clock.moment(bound, None).isoformat(timespec="minutes") for bound in bounds]
    return shown[0].removesuffix("+00:00"), shown[1].removesuffix("+00:00")


@pytest.mark.parametrize(
    ("zone", "date", "begins", "ends"),
    [
        ("Europe/Moscow", "2025-02-18", "2025-02-17T21:00", "2025-02-18T21:00"),
        ("America/Anchorage", "2025-08-15", "2025-08-15T08:00", "2025-08-16T08:00"),
        ("Asia/Kamchatka", "2025-08-16", "2025-08-15T12:00", "2025-08-16T12:00"),
        ("America/New_York", "2025-03-09", "2025-03-09T05:00", "2025-03-10T04:00"),
        ("America/New_York", "2025-11-02", "2025-11-02T04:00", "2025-11-03T05:00"),
        ("America/Havana", "2025-03-09", "2025-03-09T05:00", "2025-03-10T04:00"),
        ("America/Havana", "2025-11-02", "2025-11-02T04:00", "2025-11-03T05:00"),
        ("Asia/Beirut", "2025-03-30", "2025-03-29T22:00", "2025-03-30T21:00"),
        ("Asia/Beirut", "2025-10-25", "2025-10-24T21:00", "2025-10-25T22:00"),
        ("Asia/Beirut", "2025-10-26", "2025-10-25T22:00", "2025-10-26T22:00"),
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00", "2018-11-05T02:00"),
        ("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00", "2018-02-18T03:00"),
        ("Asia/Jerusalem", "2002-10-07", "2002-10-06T21:00", "2002-10-07T22:00"),
        ("Africa/Cairo", "2025-04-25", "2025-04-24T22:00", "2025-04-25T21:00"),
        ("Africa/Cairo", "2025-10-30", "2025-10-29T21:00", "2025-10-30T22:00"),
        ("Asia/Almaty", "2024-02-29", "2024-02-28T18:00", "2024-02-29T19:00"),
        ("Asia/Almaty", "2024-03-01", "2024-02-29T19:00", "2024-03-01T19:00"),
        ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00", "2011-12-30T10:00"),
        ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00", "2011-12-31T10:00"),
    ],
)
def test_a_civil_day_is_as_long_as_its_clocks_made_it(zone: str, date: str, begins: str, ends: str) -> None:
    assert day(zone, date) == (begins, ends)


def test_a_day_that_never_was_has_no_length() -> None:
    assert day("Pacific/Apia", "2011-12-30") == ("2011-12-30T10:00", "2011-12-30T10:00")


def test_where_clocks_went_back_over_midnight_both_days_reach_over_it() -> None:
    """Newfoundland, 1988: a minute after midnight clocks went back by two hours, to 22:01 of the day before."""
    assert day("America/St_Johns", "1988-10-29") == ("1988-10-29T01:30", "1988-10-30T03:30")
    assert day("America/St_Johns", "1988-10-30") == ("1988-10-30T01:30", "1988-10-31T03:30")


def test_a_time_that_clocks_skipped_is_the_moment_of_the_jump() -> None:
    jump = us("2025-03-09T07:00")
    for skipped in ("02:00", "02:00:00.000001", "02:17:31", "02:59:59.999999", "03:00"):
        assert clock.first(us(f"2025-03-09T{skipped}"), "America/New_York") == jump
    assert clock.first(us("2025-03-09T01:59:59.999999"), "America/New_York") == jump - 1
    assert clock.first(us("2025-03-09T03:00:00.000001"), "America/New_York") == jump + 1


@given(NASTY_DAYS, MINUTES, MINUTES)
def test_first_and_last_agree_with_asking_every_minute(case: tuple[str, str], one: int, other: int) -> None:
    zone, date = case
    start, end = (us(date) + minutes * MINUTE for minutes in sorted((one, other + (one == other))))
    found = clock.first(start, zone), clock.after_last(end, zone)
    expected = slow.hull(start, end, zone)
    assert expected == found if expected else found[0] >= found[1]


@given(INSTANTS, st.sampled_from(ZONES))
def test_zones_never_move_an_instant(instant: int, zone: str) -> None:
    shown = clock.moment(instant, zone)
    assert isinstance(shown, pendulum.DateTime)
    assert shown.timezone_name == zone
    assert clock.instant(shown) == instant
    assert clock.civil(shown) == clock.wall(instant, zone) == slow.shown(instant, zone)
    assert clock.naive(clock.civil(shown)) == shown.naive()
    assert shown.in_timezone("UTC").naive() == clock.moment(instant, None).naive()
    assert clock.moment(instant, None).timezone_name == "UTC"


@given(NASTY_DAYS, st.integers(-30 * 3_600, 54 * 3_600))
def test_an_hour_that_comes_twice_is_two_hours(case: tuple[str, str], seconds: int) -> None:
    zone, date = case
    instant = us(date) + seconds * 1_000_000
    standard = dt.datetime.fromtimestamp(instant // 1_000_000, ZoneInfo(zone))
    assert clock.instant(standard) == clock.instant(clock.moment(instant, zone)) == instant


def test_the_offset_of_a_datetime_is_subtracted() -> None:
    ahead = dt.timezone(dt.timedelta(hours=14))
    assert clock.instant(dt.datetime(1970, 1, 1, 14, tzinfo=ahead)) == 0
    assert clock.instant(dt.datetime(1970, 1, 1, 0, 0, 0, 1, tzinfo=dt.timezone(-dt.timedelta(hours=1)))) == HOUR + 1


def test_a_datetime_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no zone: give an aware datetime, as pendulum"):
        clock.instant(dt.datetime(2025, 2, 18))


@given(st.dates(), st.integers(0, DAY - 1))
def test_a_civil_time_has_the_date_that_it_began_with(date: dt.date, after: int) -> None:
    civil = clock.civil_day(date) + after
    assert clock.date_of(civil) == date
    assert clock.civil(clock.naive(civil)) == civil
    assert clock.civil_day(date) == (date - dt.date(1970, 1, 1)).days * DAY


@given(st.timedeltas())
def test_a_duration_is_counted_whole(span: dt.timedelta) -> None:
    assert clock.micros(span) == span // dt.timedelta(microseconds=1)


@pytest.mark.parametrize("name", ["", "Europe", "Europe/Astana", "UTC+3", "/etc/hosts", "a\0b"])
def test_what_is_no_zone_is_named_as_such(name: str) -> None:
    with pytest.raises(clock.UnknownZone, match="unknown time zone") as caught:
        clock.zone_of(name)
    assert str(caught.value) == f"unknown time zone {name!r}: use an IANA name such as 'Europe/Moscow'"
    assert caught.value.name == name
    assert isinstance(caught.value, LookupError)
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Asia/Riyad", "Asia/Riyadh"), ("asia/riyadh", "Asia/Riyadh"), ("Moscow", "Europe/Moscow"),
        ("Asia/Moskow", "Europe/Moscow"), ("New York", "America/New_York"), ("Kyiv", "Europe/Kyiv"), ("utc", "UTC"),
        ("../UTC", "UTC"),
        ("Buenos_Aires", "America/Buenos_Aires"), (f"{'x' * 53}/Moscow", "Europe/Moscow"),
    ],
)  # fmt: skip
def test_a_zone_is_meant_by_its_place(name: str, meant: str) -> None:
    with pytest.raises(clock.UnknownZone) as caught:
        clock.zone_of(name)
    assert str(caught.value) == f"unknown time zone {name!r}: did you mean {meant!r}?"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


@pytest.mark.parametrize(
    "name", ["MSK", "Kiyv", "GMT+3", "Etc/GMT3", "Asia/Doha", "Europe", f"{'x' * 54}/Moscow", "", None]
)
def test_no_other_place_nor_an_offset_is_meant_by_what_is_like_it(name: str | None) -> None:
    assert clock.near_zone(name) is None
    assert str(clock.UnknownZone(name)).endswith(f"{name!r}: use an IANA name such as 'Europe/Moscow'")


def test_what_is_near_to_a_zone_is_guessed_when_it_is_shown() -> None:
    clock.near_zone.cache_clear()
    assert not clock.is_zone("Asia/Riyad")
    with pytest.raises(clock.UnknownZone) as caught:
        clock.zone_of("Asia/Riyad")
    assert clock.near_zone.cache_info().misses == 0
    assert "Asia/Riyadh" in str(caught.value)
    assert clock.near_zone.cache_info().misses == 1


def test_the_world_is_as_wide_as_its_clocks() -> None:
    at = us("2025-02-18")
    assert at - slow.shown(at, "Etc/GMT+12") == clock.WESTMOST
    assert slow.shown(at, "Pacific/Kiritimati") - at == clock.EASTMOST
