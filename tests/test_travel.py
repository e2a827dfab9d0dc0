"""Nobody is in two places at once: what cannot be is found, and nothing else."""

from __future__ import annotations

import itertools
import math
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from oracle import HERE, archive, report, subject
from usru_relations import rules, travel
from usru_relations.records.reports import Link, Participation, Relation, Report, Role, Status
from usru_relations.records.shelf import Level, Venue
from usru_relations.strategies import MINUTE
from usru_relations.times.length import Length
from usru_relations.travel import Journey, apart, great_circle, impossible_journeys

ANN, BOB = HERE.actors["person-0"], HERE.actors["person-1"]
EARTH = Venue(id="earth", level=Level.AREA)
MOSCOW = Venue(id="moscow", level=Level.CITY, within=EARTH, point=(55.75, 37.62), zones=("Europe/Moscow",))
HALL = Venue(id="hall", level=Level.BUILDING, within=MOSCOW)
ALASKA = Venue(id="alaska", level=Level.REGION, within=EARTH, point=(64.2, -149.5))
ANCHORAGE = Venue(id="anchorage", level=Level.CITY, within=ALASKA, point=(61.22, -149.9), zones=("America/Anchorage",))
TOWN = Venue(id="town", level=Level.CITY, within=EARTH)


def at(venue: Venue | None, when: str, id: str, *people: Participation, **said: Any) -> Report:
    there = people or (Participation(actor=ANN),)
    return report(subject(id), f"It is told of {id}.", venue=venue, when=when, participants=there, **said)


def journeys(*reports: Report, speed: float = travel.FASTEST) -> list[Journey]:
    return list(impossible_journeys(archive(*reports), speed))


MORNING = "2025-08-15T10:00Z/2025-08-15T11:59Z"


def test_nobody_is_in_moscow_and_in_anchorage_within_two_hours() -> None:
    told = at(MOSCOW, MORNING, "fair"), at(ANCHORAGE, MORNING, "lunch")
    (journey,) = journeys(*told)
    assert journey.person == ANN
    assert [event.id for event in journey.events] == ["fair", "lunch"]
    assert 6_700 < journey.distance < 7_050
    assert journey.needed == math.floor(journey.distance / 2_500 * 60 * MINUTE)
    (finding,) = usru.Chronology(archive(*told)).check([rules.nobody_is_in_two_places])
    assert finding.events == journey.events
    assert set(finding.reports) == set(told)
    assert finding.entries == (ANN,)
    assert finding.message.startswith("person 0 thing cannot have been at fair in moscow and at lunch in anchorage, ")
    assert " km apart, 2 h 4" in finding.message
    assert "“Fair” is said to be" in finding.message


def test_three_hours_suffice() -> None:
    assert journeys(at(MOSCOW, "2025-08-15T10:00Z", "fair"), at(ANCHORAGE, "2025-08-15T12:50Z", "lunch")) == []
    assert journeys(at(MOSCOW, "2025-08-15T10:00Z", "fair"), at(ANCHORAGE, "2025-08-15T12:40Z", "lunch")) != []
    assert journeys(at(MOSCOW, "2025-08-15T12:50Z", "fair"), at(ANCHORAGE, "2025-08-15T10:00Z", "lunch")) == []


def test_two_events_at_once_in_one_place_need_no_journey() -> None:
    two_hours = Length.parse("PT115M..")
    assert journeys(*(at(MOSCOW, MORNING, id, length=two_hours) for id in ("fair", "lunch"))) == []
    assert journeys(at(MOSCOW, MORNING, "fair", length=two_hours), at(ANCHORAGE, MORNING, "lunch")) != []


def test_a_civil_day_has_the_hours_of_its_place() -> None:
    told = at(MOSCOW, "2025-08-15", "fair"), at(ANCHORAGE, "2025-08-15", "lunch")
    assert journeys(*(attrs.evolve(one, when=usru.When.parse("2025-08-15")) for one in told)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (at(MOSCOW, MORNING, "fair", Participation(actor=BOB)), at(ANCHORAGE, MORNING, "lunch")),
        (at(MOSCOW, MORNING, "fair", Participation(actor=ANN, role=Role.SPEAKER)), at(ANCHORAGE, MORNING, "lunch")),
        (at(MOSCOW, MORNING, "fair", Participation(actor=ANN, role=Role.TRAVELLER)), at(ANCHORAGE, MORNING, "lunch")),
        (at(MOSCOW, MORNING, "fair", Participation(actor=ANN, absent=True)), at(ANCHORAGE, MORNING, "lunch")),
        (at(MOSCOW, MORNING, "fair", kind=HERE.kinds["call"]), at(ANCHORAGE, MORNING, "lunch")),
        (at(MOSCOW, MORNING, "fair", status=Status.PLANNED), at(ANCHORAGE, MORNING, "lunch")),
        (at(MOSCOW, MORNING, "fair"), at(ALASKA, MORNING, "lunch")),
        (at(TOWN, MORNING, "fair"), at(ANCHORAGE, MORNING, "lunch")),
        (at(None, MORNING, "fair"), at(ANCHORAGE, MORNING, "lunch")),
        (at(MOSCOW, MORNING, "fair"), at(HALL, MORNING, "lunch")),
        (at(MOSCOW, MORNING, "fair", Participation(actor=HERE.actors["body-0"])), at(ANCHORAGE, MORNING, "lunch")),
    ],
    ids=["another", "speaker", "traveller", "absent", "call", "plan", "region", "no point", "no place", "hall", "body"],
)
def test_what_may_be_is_not_found(one: Report, other: Report) -> None:
    if one.kind is not None:
        one = attrs.evolve(one, subjects=(subject("fair", kind=HERE.kinds["contact"]),))
    assert journeys(one, other) == []


def test_a_dispute_on_who_was_there_is_no_certainty() -> None:
    there, elsewhere = at(MOSCOW, MORNING, "fair"), at(ANCHORAGE, MORNING, "lunch")
    without = report(subject("fair"), "She was not there.", participants=(Participation(actor=ANN, absent=True),))
    assert len(journeys(there, elsewhere)) == 1
    assert journeys(there, elsewhere, without) == []


def test_a_hall_is_where_its_town_is() -> None:
    assert len(journeys(at(HALL, MORNING, "fair"), at(ANCHORAGE, MORNING, "lunch"))) == 1


def test_who_takes_part_in_what_lasts_for_days_may_leave_it() -> None:
    days = "2025-08-14T00:00Z/2025-08-16T23:59Z"
    for length, found in (("PT70H", 0), ("P3D", 0)):
        fair = at(MOSCOW, days, "fair", length=Length.parse(length))
        assert len(journeys(fair, at(ANCHORAGE, MORNING, "lunch"))) == found
    fair = at(MOSCOW, "2025-08-15T00:00Z/2025-08-15T22:59Z", "fair", length=Length.parse("PT23H"))
    assert len(journeys(fair, at(ANCHORAGE, MORNING, "lunch"))) == 1


def test_relations_force_somebody_to_be_in_two_places() -> None:
    during = (Relation(link=Link.DURING, others=(subject("fair"),)),)
    fair = at(MOSCOW, "2025-08-15T06:00Z/2025-08-15T20:00Z", "fair", length=Length.parse("<PT2H"))
    lunch = report(subject("lunch"), "Lunch was eaten.", venue=ANCHORAGE, participants=fair.participants)
    assert journeys(fair, lunch) == []
    (journey,) = journeys(fair, attrs.evolve(lunch, relations=during))
    assert "was during" in " ".join(map(str, journey.grounds))


def test_distances_are_those_of_the_great_circle() -> None:
    assert great_circle((0.0, 0.0), (0.0, 180.0)) == pytest.approx(math.pi * travel.RADIUS)
    assert great_circle((51.4775, -0.4614), (40.6413, -73.7781)) == pytest.approx(5_540, abs=20)
    assert great_circle((0.0, 179.5), (0.0, -179.5)) == pytest.approx(111.2, abs=0.1)
    assert great_circle((12.0, 34.0), (12.0, 34.0)) == 0


def test_places_reach_as_far_as_their_level() -> None:
    whole = great_circle(MOSCOW.point, ANCHORAGE.point) * travel.FLATTENED
    assert apart(MOSCOW, ANCHORAGE) == pytest.approx(whole - 200)
    site = Venue(id="site", level=Level.SITE, point=ANCHORAGE.point)
    assert apart(MOSCOW, site) == pytest.approx(whole - 150)
    near = Venue(id="near", level=Level.CITY, point=(55.8, 37.9))
    assert apart(MOSCOW, near) == 0
    annex = Venue(id="annex", level=Level.BUILDING, within=MOSCOW, point=ANCHORAGE.point)
    assert apart(annex, MOSCOW) == apart(MOSCOW, annex) == 0
    assert apart(HALL, MOSCOW) == apart(MOSCOW, HALL) == apart(None, MOSCOW) == apart(MOSCOW, None) == 0


SPANS = st.tuples(st.integers(0, 25), st.integers(1, 11))
LENGTHS = st.sampled_from(
    [
        None,
        Length(least=3 * MINUTE, most=5 * MINUTE),
        Length(least=4 * MINUTE),
        Length(most=6 * MINUTE),
        Length(least=10 * MINUTE, most=11 * MINUTE),
    ]
)
"""Whole minutes, so that it is exact to try every minute."""
LINKS = st.sampled_from([None, Link.AFTER, Link.BEFORE, Link.DURING, Link.FOLLOWS])


def spoken(minute: int) -> str:
    return f"2025-03-01T{10 + minute // 60}:{minute % 60:02}Z"


def lasting(span: tuple[int, int], length: Length | None) -> list[tuple[int, int]]:
    """Every start and end to the minute that a window and a length allow."""
    low, high = (None, None) if length is None else (length.low, length.high)
    return [
        (start, end)
        for start, end in itertools.combinations_with_replacement(range(span[0], sum(span) + 1), 2)
        if (low or 0) <= (end - start) * MINUTE and (high is None or (end - start) * MINUTE <= high)
    ]


def related(link: Link | None, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return {
        None: True,
        Link.AFTER: other[1] <= one[0],
        Link.BEFORE: one[1] <= other[0],
        Link.DURING: other[0] <= one[0] and one[1] <= other[1],
        Link.FOLLOWS: other[0] <= one[0],
    }[link]


@given(SPANS, SPANS, LENGTHS, LENGTHS, LINKS, st.integers(1, 25))
def test_a_journey_is_impossible_when_no_minutes_allow_it(
    one: tuple[int, int],
    other: tuple[int, int],
    first_lasts: Length | None,
    second_lasts: Length | None,
    link: Link | None,
    needs: int,
) -> None:
    lengths = first_lasts, second_lasts
    pairs = [
        (first, second)
        for first, second in itertools.product(lasting(one, lengths[0]), lasting(other, lengths[1]))
        if related(link, first, second)
    ]
    needed = needs * MINUTE - MINUTE // 2
    way = needed / MINUTE
    possible = any(first[1] + way <= second[0] or second[1] + way <= first[0] for first, second in pairs)
    relations = () if link is None else (Relation(link=link, others=(subject("lunch"),)),)
    told = archive(
        at(MOSCOW, f"{spoken(one[0])}/{spoken(sum(one) - 1)}", "fair", length=lengths[0], relations=relations),
        at(ANCHORAGE, f"{spoken(other[0])}/{spoken(sum(other) - 1)}", "lunch", length=lengths[1]),
    )
    if told.clashes:  # whatever happens takes some time
        assert all(first[0] == first[1] or second[0] == second[1] for first, second in pairs)
        return
    speed = apart(MOSCOW, ANCHORAGE) / (needed / MINUTE / 60)
    assert bool(list(impossible_journeys(told, speed))) is not possible


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60), st.booleans()), min_size=2, max_size=7))
def test_far_windows_are_passed_over_and_near_ones_are_not(rows: list[tuple[int, int, bool]]) -> None:
    spans = [(start, start + lasts, MOSCOW if here else ANCHORAGE) for start, lasts, here in rows]
    told = [
        at(place, f"{spoken(start)}/{spoken(end - 1)}", f"event-{index}")
        for index, (start, end, place) in enumerate(spans)
    ]
    found = {tuple(sorted(event.id for event in one.events)) for one in journeys(*told)}
    way = apart(MOSCOW, ANCHORAGE) / travel.FASTEST * 60
    expected = {
        (f"event-{i}", f"event-{j}")
        for (i, one), (j, other) in itertools.combinations(enumerate(spans), 2)
        if one[2] is not other[2] and max(one[1], other[1]) - min(one[0], other[0]) < way
    }
    assert found == expected


def test_a_place_without_a_point_is_no_distance_away() -> None:
    assert great_circle(None, MOSCOW.point) == great_circle(MOSCOW.point, None) == 0


def test_a_journey_names_the_reports_of_its_times_and_places_and_of_who_was_there() -> None:
    fair, lunch = subject("fair"), subject("lunch")
    times = [report(one, "Then.", when=MORNING) for one in (fair, lunch)]
    places = [report(fair, "There.", venue=MOSCOW), report(lunch, "Here.", venue=ANCHORAGE)]
    people = [report(one, "She was there.", participants=(Participation(actor=ANN),)) for one in (fair, lunch)]
    others = [report(one, "He spoke.", participants=(Participation(actor=BOB, role=Role.SPEAKER),)) for one in (fair,)]
    (finding,) = usru.Chronology(archive(*times, *places, *people, *others)).check([rules.nobody_is_in_two_places])
    assert set(finding.reports) == {*times, *places, *people}


def test_there_is_time_for_the_way_in_one_order_alone() -> None:
    after = (Relation(link=Link.AFTER, others=(subject("lunch"),)),)
    for early, late in (("00:00", "00:30"), ("00:30", "00:00")):
        lunch = at(ANCHORAGE, f"2025-08-15T{early}Z/2025-08-15T13:59Z", "lunch")
        assert journeys(at(MOSCOW, f"2025-08-15T{late}Z/2025-08-15T19:59Z", "fair", relations=after), lunch) == []
        assert len(journeys(at(MOSCOW, f"2025-08-15T{late}Z/2025-08-15T02:29Z", "fair", relations=after), lunch)) == 1
