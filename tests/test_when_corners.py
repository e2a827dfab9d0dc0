"""Times where clocks jump, repeat or skip a day, and civil times with bounds as instants beside them."""

from __future__ import annotations

import pendulum
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from helper_clocks import HOUR, us
from usru_relations import When
from usru_relations.times.clock import UnknownZone
from usru_relations.times.edtf import TimeTextError
from usru_relations.times.when import Disjoint
from usru_relations.truth import Truth


def test_a_window_within_a_repeated_hour_is_written_as_instants() -> None:
    repeated = When.parse("2025-11-02T05:30Z/2025-11-02T06:09Z[America/New_York]")
    assert str(repeated) == "2025-11-02T05:30Z/2025-11-02T06:09Z[America/New_York]"
    assert When.parse(str(repeated)) == repeated


def test_no_time_of_a_place_lies_on_a_day_that_it_skipped() -> None:
    skipped = When.parse("2011-12-30")
    assert When.parse("2011-12-31[Pacific/Apia]").within(skipped) is Truth.NO
    with pytest.raises(Disjoint, match=r"cannot both be true"):
        skipped.read_in("Pacific/Apia")


def test_a_civil_window_with_bounds_as_instants_asks_for_both() -> None:
    window = When.parse("2025-02-18 & ../2025-02-17T11:00Z")
    assert When.parse("2025-02-18").within(window) is Truth.MAYBE
    assert When.parse("2025-02-18[America/Anchorage]").within(window) is Truth.NO
    assert When.parse("2025-02-18[Pacific/Kiritimati]").within(window) is Truth.MAYBE
    assert When.parse("2025-02-18T00[Pacific/Kiritimati]").within(window) is Truth.YES
    assert When.parse("2025-02-17T10:30Z").within(window) is Truth.MAYBE
    assert When.parse("2025-02-17T11:30Z").within(window) is Truth.NO


def test_bounds_as_instants_tell_which_days_a_civil_time_can_show() -> None:
    narrowed = When.parse("2025-02-18/2025-02-19 & ../2025-02-17T11:00Z")
    assert narrowed.shown() == "2025-02-18"
    assert narrowed.within(When.parse("2025-02-19")) is Truth.NO


def test_either_of_two_times_open_at_opposite_ends_is_any_time() -> None:
    either = When.parse("2025-02-18/..") | When.parse("../2025-03-01")
    assert either == When()
    assert When.parse(str(either)) == either


@pytest.mark.parametrize(
    "text", ["[2025-02-18,]", "[,2025-02-18]", "[2025-02-01,2025-02-20..,2025-03-01]", "[2026..2025]", "[2025,..2026]"]
)
def test_only_the_ends_of_a_set_can_be_open_and_ranges_go_forward(text: str) -> None:
    with pytest.raises(TimeTextError):
        When.parse(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("[..2025-02-18]", None, "2025-02-18"),
        ("[2025-02-18..]", "2025-02-18", None),
        ("[2025-01..2025-02,2025-05]", "2025-01-01", "2025-05-31"),
    ],
)
def test_a_set_reaches_from_its_first_time_to_its_last(text: str, first: str | None, last: str | None) -> None:
    assert tuple(day and str(day) for day in When.parse(text).dates()) == (first, last)


def test_a_civil_time_alone_has_the_instants_at_which_any_clock_shows_it() -> None:
    day = When.parse("2025-02-18")
    assert When(civil=day.civil) == day
    assert str(When(civil=day.civil)) == "2025-02-18"
    half = When(civil=(day.civil[0] if day.civil else None, None))
    assert half == When.parse("2025-02-18/..")
    assert When(civil=(None, None)) == When()
    assert When(civil=day.civil, latest=pendulum.datetime(2025, 2, 18)) == When.parse(
        "2025-02-18 & ../2025-02-17T23:59Z"
    )


def test_a_civil_time_with_instants_at_which_no_clock_shows_it_is_empty() -> None:
    day = When.parse("2025-02-18")
    with pytest.raises(ValueError, match="a window must end after it starts"):
        When(civil=day.civil, earliest=pendulum.datetime(2025, 2, 19, 12))
    with pytest.raises(ValueError, match="within the years 1 to 9999"):
        When(civil=(us("0001-01-03"), us("0001-01-05")), earliest=us("0001-01-04"))


SLOTS = st.none() | st.integers(-60, 60)


@given(SLOTS, SLOTS, SLOTS, SLOTS, st.sampled_from([None, "UTC", "America/St_Johns", "Asia/Almaty"]))
def test_every_window_that_can_be_made_is_read_from_its_own_text(
    start: int | None, end: int | None, low: int | None, high: int | None, zone: str | None
) -> None:
    base = us("1988-10-30")
    at = [None if slot is None else base + slot * HOUR // 2 for slot in (start, end, low, high)]
    try:
        when = When(earliest=at[0], latest=at[1], civil=(at[2], at[3]), zone=zone)
    except ValueError:
        assume(False)
        return
    assert When.parse(str(when)) == when
    assert when & when == when
    assert when & When() == when


@pytest.mark.parametrize(
    ("text", "ahead", "expected"),
    [
        ("XXXX-WXX-5TEV", False, "2025-02-14TEV"),
        ("XXXX-WXX-5T17:38", True, "2025-02-21T17:38"),
        ("XXXX-WXX-5T17:38+03:00", True, "2025-02-21T17:38+03:00"),
        ("../XXXX-WXX-5", True, "../2025-02-21"),
        ("XXXX-WXX-6/XXXX-WXX-7", True, "2025-02-22/2025-02-23"),
        ("[XXXX-WXX-6,XXXX-WXX-7][Asia/Riyadh]", True, "2025-02-22/2025-02-23[Asia/Riyadh]"),
        ("XXXX-WXX-5~", True, "2025-02-20/2025-02-22"),
        ("2025-02 & XXXX-WXX-5", True, "2025-02 & 2025-02-21"),
    ],
)
def test_a_weekday_stands_wherever_a_date_does(text: str, ahead: bool, expected: str) -> None:
    said = When.parse("2025-02-18T12:00", "Asia/Almaty")
    assert When.parse(text, said=said, ahead=ahead) == When.parse(expected)
    with pytest.raises(TimeTextError, match="a weekday needs the time at which it was said") as caught:
        When.parse(text)
    assert caught.value.text == text
    with pytest.raises(TimeTextError, match="a weekday needs the time at which it was said"):
        When.spanning("XXXX-WXX-5")


def test_from_monday_to_wednesday_said_on_a_tuesday_ends_before_it_starts() -> None:
    with pytest.raises(TimeTextError) as caught:
        When.parse("XXXX-WXX-1/XXXX-WXX-3", said=When.parse("2025-02-18", "UTC"))
    assert str(caught.value) == "'XXXX-WXX-1/XXXX-WXX-3' is no time in EDTF: the interval ends before it starts"


def test_a_day_near_the_end_of_the_calendar_is_checked_like_any_other() -> None:
    assert When.parse("9999-12-28", "UTC") == When.spanning("9999-12-28", "9999-12-28", "UTC")
    for text, zone in (("9999-12-31", "UTC"), ("0001-01-02", "UTC"), ("9999-12-28", "America/New_York")):
        with pytest.raises(TimeTextError, match="within the years 1 to 9999 in every zone"):
            When.parse(text, zone)
    with pytest.raises(UnknownZone):
        When.parse("2025-02-18", "Moscow")


def test_the_zone_of_an_open_window_is_looked_up_too() -> None:
    with pytest.raises(UnknownZone):
        When().dates("Mars/Olympus")
