"""Times where clocks jump, repeat or skip a day, and civil times with bounds as instants beside them."""

from __future__ import annotations

import pytest

from usru_relations import When
from usru_relations.edtf import TimeTextError
from usru_relations.truth import Truth
from usru_relations.when import Disjoint


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
