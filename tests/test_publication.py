"""Which of two articles is the later one, where one of them prints no zone or no end of its publication."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oracle import report, subject
from usru_relations.folding.fold import fold
from usru_relations.folding.publication import in_order
from usru_relations.records.reports import Report, Status
from usru_relations.times.length import Length
from usru_relations.times.when import When

TALKS = subject()
DAYS = [f"2025-12-{day}" for day in range(19, 23)]
HOURS = [f"{day}T{hour:02}:{minute:02}" for day in DAYS for hour in (0, 3, 8, 17, 23) for minute in (0, 59)]
#: Not both ends of the Earth: there two articles may each be older than the other, by their dates and by their hours.
ZONES = (None, "Asia/Almaty", "Europe/Moscow", "UTC", "America/New_York", "America/Anchorage")


def told(published: str, zone: str | None, status: Status) -> Report:
    by = f"{published} {zone}"
    return report(TALKS, f"{status}, by {by}.", published=published, zone=zone, by=by, status=status)


TOLD = st.builds(
    told,
    st.sampled_from([*DAYS, *HOURS, "2025-12", "2025-12-19/2025-12-21"]),
    st.sampled_from(ZONES),
    st.sampled_from([Status.PLANNED, Status.POSTPONED, Status.CANCELLED]),
)


def status(*reports: Report) -> Status | None:
    return fold(TALKS, reports).event.status


@pytest.mark.parametrize("zone", ["Asia/Almaty", "Europe/Moscow", None])
def test_what_is_told_the_next_morning_is_later_though_the_day_before_has_no_zone(zone: str | None) -> None:
    planned, cancelled = told("2025-12-20", None, Status.PLANNED), told("2025-12-21T08:00", zone, Status.CANCELLED)
    event = fold(TALKS, [cancelled, planned]).event
    assert event.status is Status.CANCELLED
    assert [step.status for step in event.history] == ["planned", "cancelled"]


def test_what_was_told_the_evening_before_is_older_than_a_day_without_a_zone() -> None:
    cancelled, planned = (
        told("2025-12-20T23:00", "America/New_York", Status.CANCELLED),
        told("2025-12-21", None, Status.PLANNED),
    )
    assert status(cancelled, planned) is Status.PLANNED


@pytest.mark.parametrize("zone", ["Asia/Almaty", None])
def test_an_article_that_was_published_some_time_after_a_day_is_later_than_that_day(zone: str | None) -> None:
    planned, cancelled = told("2025-12-20", zone, Status.PLANNED), told("2025-12-21/..", zone, Status.CANCELLED)
    assert status(planned, cancelled) is Status.CANCELLED
    assert in_order([cancelled, planned]) == (planned, cancelled)


def test_an_article_of_which_only_the_last_day_is_known_is_older_than_the_next() -> None:
    planned, cancelled = told("../2025-12-20", None, Status.PLANNED), told("2025-12-21", "UTC", Status.CANCELLED)
    assert status(planned, cancelled) is Status.CANCELLED


def test_an_article_of_no_date_at_all_is_none_that_is_later() -> None:
    planned = told("2025-12-20", None, Status.PLANNED)
    undated = attrs.evolve(planned.source, id="undated", published=When())
    cancelled = attrs.evolve(planned, status=Status.CANCELLED, source=undated)
    assert status(planned, cancelled) is Status.PLANNED


@pytest.mark.parametrize(("evening", "zone"), [("2025-12-20T20:00", "UTC"), ("2025-12-20T23:00", "America/Anchorage")])
def test_a_day_without_a_zone_stands_where_it_ends_last(evening: str, zone: str) -> None:
    planned, cancelled = told("2025-12-20", None, Status.PLANNED), told(evening, zone, Status.CANCELLED)
    assert in_order([planned, cancelled]) == (cancelled, planned)


def test_of_what_was_published_by_one_hour_that_stands_first_which_may_be_older() -> None:
    month, day = told("2025-12", "UTC", Status.CANCELLED), told("2025-12-31", "UTC", Status.PLANNED)
    assert in_order([day, month]) == (month, day)


def test_what_says_nothing_of_how_far_it_came_stands_before_what_does() -> None:
    possible = told("2025-12-20", "UTC", Status.POSSIBLE)
    assert [one.status for one in in_order([possible, attrs.evolve(possible, status=None)])] == [None, Status.POSSIBLE]


def test_of_two_spellings_of_one_length_the_first_in_the_alphabet_is_kept() -> None:
    hour, minutes = (report(TALKS, "An hour.", length=Length.parse(text)) for text in ("<PT1H", "<PT60M"))
    assert hour == minutes
    for reports in ([hour, minutes], [minutes, hour]):
        assert [str(one.length and one.length.text) for one in in_order(reports)] == ["<PT1H"]


@given(st.lists(TOLD, max_size=6))
def test_no_report_stands_behind_one_that_was_surely_published_later(reports: list[Report]) -> None:
    ordered = in_order(reports)
    assert set(ordered) == set(reports)
    for index, one in enumerate(ordered):
        assert not [other for other in ordered[:index] if one.source.before(other.source)]


@given(st.lists(TOLD, min_size=1, max_size=6))
def test_the_status_of_what_lies_ahead_is_told_by_an_article_to_which_none_is_later(reports: list[Report]) -> None:
    newest = [one for one in reports if not any(one.source.before(other.source) for other in reports)]
    assert status(*reports) in {one.status for one in newest}
