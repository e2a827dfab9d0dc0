"""A time is read from what stands around it: a place, a publication, the ends of a question."""

from __future__ import annotations

import datetime as dt
import re

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper_clocks import DAY, ZONES, us
from helper_whens import CIVIL, INSTANTS, PARSED, QUIET, ZONED
from usru_relations import When
from usru_relations.times.clock import UnknownZone
from usru_relations.times.edtf import TimeTextError
from usru_relations.times.when import Disjoint

PLAIN = "is not understood; write for example 2025-02-18, 2025-02 or 2025-03-03T17:38"
DAYS = st.dates(dt.date(2024, 12, 25), dt.date(2025, 3, 31))
SOME_ZONE = st.sampled_from(QUIET)


def within(inner: When, outer: When) -> bool:
    starts = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    return starts and (outer.end is None or (inner.end is not None and inner.end <= outer.end))


def nearest(date: dt.date, weekday: int, step: int) -> dt.date:
    while date.isoweekday() != weekday:
        date += dt.timedelta(days=step)
    return date


def test_a_civil_day_is_read_at_its_place_and_marked_as_so_read() -> None:
    day = When.parse("2025-02-18").read_in("Asia/Riyadh")
    assert day == When.parse("2025-02-18", "Asia/Riyadh")
    assert day.assumed
    assert not When.parse("2025-02-18", "Asia/Riyadh").assumed


def test_a_call_has_two_ends() -> None:
    """Somewhere between the first end's first minute of that day and the last end's last."""
    call = When.parse("2025-02-12").read_in("Europe/Moscow", "America/New_York")
    assert call.earliest == pendulum.datetime(2025, 2, 12, tz="Europe/Moscow")
    assert call.latest == pendulum.datetime(2025, 2, 13, tz="America/New_York")
    assert call.zone is None
    assert call.assumed
    assert call.dates() == (dt.date(2025, 2, 12), dt.date(2025, 2, 12))
    assert call == When.parse("2025-02-12").read_in("America/New_York", "Europe/Moscow")


def test_two_ends_on_one_clock_are_one_place() -> None:
    assert When.parse("2025-02-12").read_in("Europe/Moscow", "Europe/Moscow") == When.parse(
        "2025-02-12", "Europe/Moscow"
    )


def test_open_ends_are_read_open() -> None:
    assert When.parse("2025-02-12/..").read_in("Europe/Moscow", "Asia/Almaty").latest is None
    assert When.parse("../2025-02-12").read_in("Europe/Moscow", "Asia/Almaty").earliest is None


@given(ZONED | INSTANTS, SOME_ZONE)
def test_a_time_that_has_a_place_is_not_moved_to_another(when: When, zone: str) -> None:
    assert when.read_in(zone) is when
    assert When().read_in(zone) == When()


@given(CIVIL | PARSED, st.lists(SOME_ZONE, max_size=3))
def test_reading_in_a_place_narrows_and_is_done_once(when: When, zones: list[str]) -> None:
    read = when.read_in(*zones)
    assert within(read, when)
    assert read.read_in(*zones) == read
    if not zones:
        assert read is when


@given(CIVIL, SOME_ZONE, SOME_ZONE)
def test_a_time_at_two_ends_covers_each_and_no_more(when: When, one: str, other: str) -> None:
    both, first, second = when.read_in(one, other), when.read_in(one), when.read_in(other)
    assert (both.start, both.end) == ((first | second).start, (first | second).end)


def test_what_cannot_be_at_that_place_is_disjoint() -> None:
    early = When.parse("2025-02-18 & ../2025-02-17T20:59Z")
    assert early.read_in("Asia/Almaty").earliest == pendulum.datetime(2025, 2, 18, tz="Asia/Almaty")
    with pytest.raises(Disjoint):
        early.read_in("Europe/Moscow")


def test_a_weekday_is_the_last_one_for_what_happened_and_the_next_for_what_lies_ahead() -> None:
    monday = When.parse("2025-03-03T17:38", "Asia/Almaty")
    assert When.parse("XXXX-WXX-5", said=monday) == When.parse("2025-02-28")
    assert When.parse("XXXX-WXX-5", said=monday, ahead=True) == When.parse("2025-03-07")
    assert When.parse("XXXX-WXX-1", said=monday) == When.parse("2025-03-03")
    assert When.parse("XXXX-WXX-1", said=monday, ahead=True) == When.parse("2025-03-03")
    assert When.parse("XXXX-WXX-5", "Europe/London", said=monday) == When.parse("2025-02-28", "Europe/London")
    assert When.parse("XXXX-WXX-5[Europe/London]", said=monday) == When.parse("2025-02-28", "Europe/London")
    assert When.parse("XXXX-WXX-5", said=monday).text == "XXXX-WXX-5"


def test_a_weekday_is_counted_from_the_date_where_it_was_said() -> None:
    """At that moment it was Sunday in Anchorage and Monday in Almaty."""
    at = "2025-03-03T01:00Z"
    assert When.parse("XXXX-WXX-1", said=When.parse(at, "Asia/Almaty")) == When.parse("2025-03-03")
    assert When.parse("XXXX-WXX-1", said=When.parse(at, "America/Anchorage")) == When.parse("2025-02-24")


def test_a_weekday_said_somewhere_in_a_month_may_be_any_of_them() -> None:
    assert When.parse("XXXX-WXX-5", said=When.parse("2025-02")) == When.parse("2025-01-31/2025-02-28")
    assert When.parse("XXXX-WXX-5", said=When.parse("2025-02"), ahead=True) == When.parse("2025-02-07/2025-02-28")


@given(DAYS, st.integers(0, 20), st.integers(1, 7), st.booleans(), st.sampled_from([None, *ZONES]))
def test_a_weekday_agrees_with_walking_from_every_day_on_which_it_may_have_been_said(
    first: dt.date, days: int, weekday: int, ahead: bool, zone: str | None
) -> None:
    said = When.spanning(first, first + dt.timedelta(days=days), zone)
    walks = [nearest(first + dt.timedelta(days=n), weekday, 1 if ahead else -1) for n in range(days + 1)]
    resolved = When.parse(f"XXXX-WXX-{weekday}", "Asia/Almaty", said=said, ahead=ahead)
    assert resolved == When.spanning(min(walks), max(walks), "Asia/Almaty")


@pytest.mark.parametrize("said", [None, When(), When.parse("2025-02-18/.."), When.parse("../2025-02-18")])
def test_a_weekday_needs_the_time_at_which_it_was_said(said: When | None) -> None:
    with pytest.raises(TimeTextError) as caught:
        When.parse("XXXX-WXX-5", said=said)
    assert str(caught.value) == "'XXXX-WXX-5' is no time in EDTF: a weekday needs the time at which it was said"


def test_a_question_spans_from_the_start_of_one_day_to_the_end_of_another() -> None:
    asked = When.spanning("2025-02-18", dt.date(2025, 3, 3), "Europe/Moscow")
    assert asked.earliest == pendulum.datetime(2025, 2, 18, tz="Europe/Moscow")
    assert asked.latest == pendulum.datetime(2025, 3, 4, tz="Europe/Moscow")
    assert asked == When.spanning(pendulum.date(2025, 2, 18), "2025-03-03", "Europe/Moscow")
    assert asked.text == ""


def test_a_question_includes_a_date_and_excludes_an_instant() -> None:
    start, end = pendulum.datetime(2025, 2, 18, tz="Asia/Almaty"), pendulum.datetime(2025, 2, 19, tz="Asia/Almaty")
    assert When.spanning(start, end) == When(earliest=start, latest=end)
    assert When.spanning("2025-02-18", "2025-02-18", "Asia/Almaty") == When(
        earliest=start, latest=end, zone="Asia/Almaty"
    )


def test_a_question_may_be_open() -> None:
    assert When.spanning() == When()
    assert When.spanning("2025-02-18") == When.parse("2025-02-18/..")
    assert When.spanning(None, "2025-02", "Europe/Moscow") == When.parse("../2025-02", "Europe/Moscow")
    assert When.spanning(None, pendulum.datetime(2025, 2, 18)).end == us("2025-02-18")


def test_a_question_may_mix_dates_and_instants_in_a_zone() -> None:
    asked = When.spanning(pendulum.datetime(2025, 2, 18, 9), "2025-02-18", "Europe/Moscow")
    assert (asked.start, asked.end) == (us("2025-02-18T09:00"), us("2025-02-18T21:00"))


def test_a_question_without_a_zone_is_asked_of_each_place() -> None:
    assert When.spanning("2025-02-18", "2025-02-19") == When.parse("2025-02-18/2025-02-19")
    assert When.spanning("2025-02-18T09:00Z", "2025-02-18T09:59Z").civil is None


@given(DAYS, st.integers(0, 40), st.none() | st.sampled_from(ZONES))
def test_a_question_says_the_same_in_dates_in_text_and_in_an_interval(
    start: dt.date, days: int, zone: str | None
) -> None:
    end = start + dt.timedelta(days=days)
    asked = When.spanning(start, end, zone)
    assert asked == When.spanning(f"{start}", f"{end}", zone) == When.parse(f"{start}/{end}", zone)
    assert asked.dates() == (start, end)
    if zone is None:
        assert asked.civil == (us(f"{start}"), us(f"{end}") + DAY)


@pytest.mark.parametrize(
    ("start", "end", "zone", "why"),
    [
        ("2025-02-18", "2025-02-17", None, "the window from 2025-02-18 to 2025-02-17 ends before it starts"),
        ("2025-02-18", "2025-02-17", "UTC", "the window from 2025-02-18 to 2025-02-17 ends before it starts"),
        (
            *("2025-02-18T09Z", "2025-02-18T08Z", None),
            "the window from 2025-02-18T09Z to 2025-02-18T08Z ends before it starts",
        ),
        (
            *("2025-02-18", "2025-02-19T08Z", None),
            "give a zone for the date in 2025-02-18 to 2025-02-19T08Z: the other end is an instant",
        ),
        ("2025-02-18", "2025-02-16T08Z", "UTC", "a window must end after it starts"),
        ("2011-12-30", "2011-12-30", "Pacific/Apia", "the clocks of Pacific/Apia skipped it"),
        ("soon", None, None, f"'soon' is no time in EDTF: it {PLAIN}"),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(start: str, end: str | None, zone: str | None, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)) as caught:
        When.spanning(start, end, zone)
    assert str(caught.value) == why


def test_a_question_needs_times_that_are_times() -> None:
    at = pendulum.datetime(2025, 2, 18)
    with pytest.raises(ValueError, match="ends before it starts"):
        When.spanning(at, at)
    with pytest.raises(ValueError, match="has no zone"):
        When.spanning(dt.datetime(2025, 2, 18), None, "Europe/Moscow")
    with pytest.raises(UnknownZone):
        When.spanning("2025-02-18", None, "Moscow")
    with pytest.raises(TypeError, match="a day is a date, an aware datetime or EDTF text, not 2025"):
        When.spanning(2025)  # type: ignore[arg-type]


def test_a_civil_time_keeps_its_words_at_the_place_where_it_is_read() -> None:
    about = When.parse("2025-04-25T15:30~")
    assert about.read_in("Europe/Moscow").text == about.read_in("Europe/Moscow", "Asia/Tokyo").text == about.text
