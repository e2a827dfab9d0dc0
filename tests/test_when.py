"""A time is read, shown and written without moving an instant or inventing precision."""

from __future__ import annotations

import copy
import datetime as dt
import pickle

import attrs
import pendulum
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import helper_clocks as slow
from helper_clocks import DAY, MINUTE, NASTY, ZONES, us
from helper_whens import CIVIL, NASTY_MOMENTS, PARSED, QUIET, WINDOWS
from usru_relations import When
from usru_relations.times.clock import UnknownZone, naive
from usru_relations.times.edtf import TimeTextError

DAYS = st.dates(dt.date(2024, 12, 25), dt.date(2025, 3, 31))


def bounds(when: When) -> tuple[str | None, str | None]:
    """Both ends as a reader in UTC sees them."""
    ends = (when.earliest, when.latest)
    start, end = (None if end is None else end.in_timezone("UTC").isoformat(timespec="minutes")[:16] for end in ends)
    return start, end


def test_a_night_toward_a_day_begins_the_evening_before() -> None:
    night = When.parse("2025-08-15TNI", "Asia/Almaty")
    assert night.earliest == pendulum.datetime(2025, 8, 15, 20, tz="Asia/Almaty")
    assert night.latest == pendulum.datetime(2025, 8, 16, 6, tz="Asia/Almaty")


def test_a_month_stays_a_month() -> None:
    month = When.parse("2025-02", "Europe/Moscow")
    assert bounds(month) == ("2025-01-31T21:00", "2025-02-28T21:00")
    assert month.dates() == (dt.date(2025, 2, 1), dt.date(2025, 2, 28))
    assert str(month) == "2025-02[Europe/Moscow]"


def test_the_same_hours_have_two_dates() -> None:
    summit = When.parse("2025-08-15T11:00/2025-08-15T15:00[America/Anchorage]")
    assert summit.dates() == (dt.date(2025, 8, 15), dt.date(2025, 8, 15))
    assert summit.dates("Asia/Kamchatka") == (dt.date(2025, 8, 16), dt.date(2025, 8, 16))
    assert summit.shown() == "2025-08-15"
    assert summit.shown("Asia/Kamchatka") == "2025-08-16"
    assert summit.shown("Europe/Moscow") == "2025-08-15..2025-08-16"


def test_the_kind_of_its_ends_is_an_aware_pendulum_datetime_in_its_zone() -> None:
    said = When.parse("2025-03-03T17:38", "Asia/Almaty")
    assert isinstance(said.earliest, pendulum.DateTime)
    assert isinstance(said.latest, pendulum.DateTime)
    assert said.earliest.isoformat() == "2025-03-03T17:38:00+05:00"
    assert said.latest.isoformat() == "2025-03-03T17:39:00+05:00"
    assert said.earliest.timezone_name == "Asia/Almaty"
    assert When.parse("2025-03-03T17:38Z").latest == pendulum.datetime(2025, 3, 3, 17, 39)


def test_a_day_in_nobodys_zone_is_that_day_on_any_clock_of_the_world() -> None:
    day = When.parse("2025-02-18")
    assert bounds(day) == ("2025-02-17T10:00", "2025-02-19T12:00")
    assert day.dates() == (dt.date(2025, 2, 18), dt.date(2025, 2, 18))
    assert day.dates("Europe/Moscow") == (dt.date(2025, 2, 17), dt.date(2025, 2, 19))
    assert day.zone is None


def test_an_instant_at_no_place_may_have_the_dates_of_all_clocks() -> None:
    at = When.parse("2025-02-18T11:00Z")
    assert at.dates() == (dt.date(2025, 2, 17), dt.date(2025, 2, 19))
    assert When.parse("2025-02-18T09:59Z").dates()[1] == dt.date(2025, 2, 18)
    assert When.parse("2025-02-18T12:00Z").dates()[0] == dt.date(2025, 2, 18)


def test_open_ends_stay_open() -> None:
    assert bounds(When()) == (None, None)
    assert When().shown() == "undated"
    since = When.parse("2025-02-18/..", "Europe/Moscow")
    assert bounds(since) == ("2025-02-17T21:00", None)
    assert since.shown() == "2025-02-18.."
    until = When.parse("../2025-02-18")
    assert bounds(until) == (None, "2025-02-19T12:00")
    assert until.shown() == "..2025-02-18"
    assert until.dates("Asia/Kamchatka") == (None, dt.date(2025, 2, 19))
    assert until.dates("Pacific/Auckland") == (None, dt.date(2025, 2, 20))
    assert When.parse("2025-02-18T11:00Z/..").dates() == (dt.date(2025, 2, 17), None)


def test_a_zone_in_brackets_comes_before_the_zone_of_the_reader() -> None:
    assert When.parse("2025-02-18[Asia/Riyadh]", "Europe/London") == When.parse("2025-02-18", "Asia/Riyadh")
    assert When.parse("2025-02-18[Asia/Riyadh]").text == "2025-02-18"


def test_an_offset_comes_before_any_zone() -> None:
    said = When.parse("2025-03-03T17:38+05:00", "Europe/Moscow")
    assert bounds(said) == ("2025-03-03T12:38", "2025-03-03T12:39")
    assert said.zone == "Europe/Moscow"


def test_two_texts_may_both_hold() -> None:
    both = When.parse("2025-02-18 & 2025-02-18T03:00Z/..", "Europe/Moscow")
    assert bounds(both) == ("2025-02-18T03:00", "2025-02-18T21:00")


@pytest.mark.parametrize(
    "text", ["2011-12-30[Pacific/Apia]", "2025-03-09T02:30[America/New_York]", "2025-03-30T00:59[Asia/Beirut]"]
)
def test_a_civil_time_that_clocks_skipped_never_was(text: str) -> None:
    with pytest.raises(TimeTextError) as caught:
        When.parse(text)
    zone = text.split("[")[1].rstrip("]")
    assert str(caught.value) == f"{text!r} is no time in EDTF: the clocks of {zone} skipped it"


@pytest.mark.parametrize("text", ["0001-01-01", "0001", "9999", "9999-12-31/.."])
def test_a_time_must_have_a_date_in_every_zone(text: str) -> None:
    with pytest.raises(TimeTextError) as caught:
        When.parse(text)
    assert caught.value.why == "a time must lie within the years 1 to 9999 in every zone"


def test_the_first_and_the_last_times_that_have_one() -> None:
    ends = When.spanning(dt.date(1, 1, 3), dt.date(9999, 12, 28), "UTC")
    for zone in ("Etc/GMT+12", "Pacific/Kiritimati", "America/Juneau", "Asia/Manila"):
        first, last = ends.dates(zone)
        assert first
        assert last
    with pytest.raises(ValueError, match="within the years 1 to 9999"):
        attrs.evolve(ends, earliest=us("0001-01-03") - 1)
    with pytest.raises(ValueError, match="within the years 1 to 9999"):
        attrs.evolve(ends, latest=us("9999-12-29") + 1)


def test_no_window_is_empty() -> None:
    at = pendulum.datetime(2025, 2, 18)
    for latest in (at, at.subtract(seconds=1)):
        with pytest.raises(ValueError, match="a window must end after it starts"):
            When(earliest=at, latest=latest)
    with pytest.raises(ValueError, match="a window must end after it starts"):
        When(civil=(1, 1))
    assert When(earliest=at, latest=at.add(microseconds=1)).earliest == at


def test_no_window_has_an_unknown_zone_or_a_bound_without_one() -> None:
    with pytest.raises(UnknownZone):
        When(zone="Moscow")
    with pytest.raises(UnknownZone):
        When.parse("2025-02-18[Moscow]")
    with pytest.raises(UnknownZone):
        When.parse("2025").dates("Moscow")
    with pytest.raises(ValueError, match="has no zone"):
        When(earliest=dt.datetime(2025, 2, 18))


def test_how_it_was_written_does_not_matter() -> None:
    assert When.parse("2025-02-18") == When.parse("2025-W08-2") == When.parse("[2025-02-18]")
    assert hash(When.parse("2025-02-18")) == hash(When.parse("2025-W08-2"))
    assert When.parse("2025-W08-2").text == "2025-W08-2"
    assert When.parse("2025-02-18") != When.parse("2025-02-18", "UTC") != When.parse("2025-02-18", "Europe/London")


def test_a_window_cannot_be_changed_or_ordered() -> None:
    when = When.parse("2025-02-18")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        when.zone = "UTC"  # type: ignore[misc]
    with pytest.raises(TypeError):
        When(1, 2)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert "__lt__" not in vars(When)


@given(PARSED | WINDOWS)
def test_copies_are_equal_and_keep_how_it_was_written(when: When) -> None:
    for twin in (pickle.loads(pickle.dumps(when)), copy.copy(when), copy.deepcopy(when)):
        assert attrs.astuple(twin) == attrs.astuple(when)


@given(PARSED | WINDOWS)
def test_a_window_is_read_from_its_own_text(when: When) -> None:
    assert When.parse(str(when)) == when
    assert When.parse(when.text, when.zone) == when


@given(NASTY_MOMENTS, st.sampled_from([1, MINUTE, 60 * MINUTE, DAY, 3 * DAY + 1]))
def test_a_window_between_instants_is_read_from_its_own_text(start: pendulum.DateTime, length: int) -> None:
    zone = start.timezone_name
    assert zone
    when = When(earliest=start, latest=start + dt.timedelta(microseconds=length), zone=zone)
    assert when.start is not None
    assert when.end is not None
    assert when.end - when.start == length
    assume(slow.shown(when.start, zone) <= slow.shown(when.end - 1, zone))
    assert When.parse(str(when)) == when
    assert str(when).endswith(f"[{zone}]")


@given(st.sampled_from(NASTY), st.integers(-24, 24), st.integers(0, 200), st.sampled_from([1, 60, 1440]))
def test_a_civil_time_is_the_hull_of_the_minutes_that_show_it(
    case: tuple[str, str], hours: int, minutes: int, length: int
) -> None:
    zone, date = case
    start = us(date) + (hours * 60 + minutes) * MINUTE
    end = start + length * MINUTE
    text = "/".join(naive(at).isoformat(timespec="minutes") for at in (start, end - MINUTE))
    expected = slow.hull(start, end, zone)
    if expected is None:
        with pytest.raises(TimeTextError):
            When.parse(text, zone)
    else:
        when = When.parse(text, zone)
        assert (when.start, when.end) == expected
        assert when == When.parse(text).read_in(zone)


@given(PARSED | WINDOWS, st.sampled_from(QUIET))
def test_dates_are_those_that_the_clocks_show_first_and_last(when: When, zone: str) -> None:
    first, last = when.dates(zone)
    assert first == (None if when.start is None else naive(slow.shown(when.start, zone)).date())
    assert last == (None if when.end is None else naive(slow.shown(when.end - 1, zone)).date())
    assert isinstance(first, pendulum.Date | None)
    expected = f"{first}" if first == last else f"{first or ''}..{last or ''}"
    assert when.shown(zone) == ("undated" if expected == "None" else expected)


@given(CIVIL)
def test_a_civil_time_has_its_own_dates(when: When) -> None:
    low, high = when.civil or (None, None)
    assert when.dates() == (low and naive(low).date(), high and naive(high - 1).date())


@given(DAYS, st.sampled_from(ZONES))
def test_a_day_has_its_own_date_and_no_other(date: dt.date, zone: str) -> None:
    assert When.parse(f"{date}", zone).dates() == When.parse(f"{date}").dates() == (date, date)
