"""What the clocks may show in a window: months, weekdays and hours."""

from __future__ import annotations

from oracle import chronology, report, subject
from usru_relations import Truth, query
from usru_relations.times.when import When

MAYBE, NO = Truth.MAYBE, Truth.NO


def test_what_may_have_been_in_any_of_three_years_may_have_been_in_any_month_on_any_day_and_at_any_hour() -> None:
    facts = chronology(report(subject(), when="2023/2025"))
    asked = [
        *(query.in_month(month) for month in range(1, 13)),
        *(query.on_weekday(day) for day in range(1, 8)),
        *(query.in_hours(hour, hour + 1) for hour in range(24)),
    ]
    assert {truth for one in asked for truth in facts.answers(one).values()} == {MAYBE}


def test_an_hour_that_the_clocks_skip_is_shown_by_no_microsecond() -> None:
    change = When.parse("2025-03-30T01:00Z").start or 0
    whens = [When(earliest=change - near, latest=change + near) for near in range(1, 20)]
    facts = chronology(*(report(subject(f"at-{n}"), f"At {n}.", when=when) for n, when in enumerate(whens)))
    for hour, truth in ((1, MAYBE), (2, NO), (3, MAYBE)):
        assert {*facts.answers(query.in_hours(hour, hour + 1, "Europe/Berlin")).values()} == {truth}


def test_a_day_in_nobodys_zone_shows_what_is_left_of_it_where_instants_narrow_it() -> None:
    day = When.parse("2025-04-06")
    morning, evening = When.parse("2025-04-05T18:00Z").start, When.parse("2025-04-07T06:00Z").start
    early, late = day.narrowed(None, morning), day.narrowed(evening, None)
    for when, hours in (
        (early, range(8)),
        (late, range(18, 24)),
        (day, range(24)),
        (When.parse("2025-04-06/.."), range(24)),
    ):
        facts = chronology(report(subject(), when=when, status=None))
        shown = [hour for hour in range(24) if [*facts.answers(query.in_hours(hour, hour + 1)).values()] == [MAYBE]]
        assert shown == list(hours)
