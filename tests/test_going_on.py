"""What was going on at some moment of a window: facts of talks that last, and laws against every timeline."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

import oracle
from helper_clocks import DAY, HOUR, shown, us
from helper_timelines import ORIGIN, SUBJECTS, TOLD, Told, network, told_reports
from oracle import chronology, report, subject
from usru_relations import Chronology, Truth, query, strategies
from usru_relations.records.reports import Link, Relation, Status
from usru_relations.records.shelf import Level, Venue
from usru_relations.times import clock
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from usru_relations.strategies import Story

YES, MAYBE, NO = Truth.YES, Truth.MAYBE, Truth.NO
WEEK = "2025-02-17/2025-02-20"
RIYADH = Venue(id="riyadh", level=Level.CITY, zones=("Asia/Riyadh",))
TALKS, LUNCH = subject("talks"), subject("lunch")


def least(**time: int) -> Length:
    return Length(least=dt.timedelta(**time))


def said(facts: Chronology, criterion: query.Criterion) -> list[Truth]:
    return list(facts.answers(criterion).values())


def moment(instant: int) -> dt.datetime:
    return clock.naive(instant).replace(tzinfo=dt.UTC)


def days(facts: Chronology, *dates: int, zone: str | None = None) -> list[Truth]:
    """Of the first event, day by day of February 2025."""
    return [said(facts, query.going_on(f"2025-02-{date}", zone=zone))[0] for date in dates]


def test_three_day_talks_within_four_days_surely_go_on_on_both_days_in_the_middle() -> None:
    facts = chronology(report(TALKS, when=When.parse(WEEK, "Asia/Riyadh"), length=least(days=3), venue=RIYADH))
    assert days(facts, *range(16, 22)) == [NO, MAYBE, YES, YES, MAYBE, NO]
    assert said(facts, query.on("2025-02-18")) == [MAYBE]
    assert said(facts, query.going_on("2025-02-17/2025-02-18")) == [YES]
    assert said(facts, query.going_on("2025-02-20/..")) == [MAYBE]


def test_without_a_length_nobody_knows_on_which_day_the_talks_were() -> None:
    facts = chronology(report(TALKS, when=When.parse(WEEK, "Asia/Riyadh"), venue=RIYADH))
    assert days(facts, *range(16, 22)) == [NO, MAYBE, MAYBE, MAYBE, MAYBE, NO]
    assert said(facts, query.going_on("2025-02-17", "2025-02-20")) == [YES]


def test_what_lies_on_a_day_goes_on_on_it_and_not_at_each_hour_of_it() -> None:
    facts = chronology(report(TALKS, when="2025-02-18", length=least(hours=13)))
    assert days(facts, 17, 18, 19, zone="UTC") == [NO, YES, NO]
    assert said(facts, query.going_on("2025-02-18T11:00", zone="UTC")) == [YES]
    assert said(facts, query.going_on("2025-02-18T09:59", zone="UTC")) == [MAYBE]


def test_a_datetime_asks_for_that_moment_of_which_the_end_of_an_event_is_none() -> None:
    facts = chronology(report(TALKS, when="2025-02-18T10:00/2025-02-18T11:59", length=least(hours=2)))
    ten, noon = (dt.datetime(2025, 2, 18, hour, tzinfo=dt.UTC) for hour in (10, 12))
    micro = dt.timedelta.resolution
    asked = (ten - micro, ten, noon - micro, noon)
    assert [said(facts, query.going_on(one)) for one in asked] == [[NO], [YES], [YES], [NO]]
    assert said(facts, query.going_on(ten - micro, ten)) == [NO]
    assert said(facts, query.going_on(ten - micro, ten + micro)) == [YES]
    assert said(facts, query.going_on(None, ten)) == [NO]
    assert said(facts, query.going_on(None, ten + micro)) == [YES]


def test_while_a_part_goes_on_the_whole_does_though_nobody_dates_it() -> None:
    part = (Relation(link=Link.PART_OF, others=(TALKS,)),)
    facts = chronology(
        report(LUNCH, "There was a lunch.", when="2025-02-18", relations=part),
        report(TALKS, "There were talks.", published="2025-03-01"),
    )
    answers = facts.answers(query.going_on("2025-02-18", zone="UTC"))
    assert answers[facts["talks"]] is answers[facts["lunch"]] is YES
    assert facts.answers(query.on("2025-02-18", "UTC"))[facts["talks"]] is MAYBE
    assert facts.answers(query.going_on("2025-02-19", zone="UTC"))[facts["talks"]] is MAYBE


def test_what_was_under_way_when_reported_had_begun_and_nobody_knows_when_it_ended() -> None:
    facts = chronology(report(TALKS, when="2025-02-18/..", status=Status.UNDERWAY, published="2025-02-20T12:00Z"))
    assert said(facts, query.going_on("2025-02-18/..", zone="UTC")) == [YES]
    assert said(facts, query.going_on("2025-02-20/..", zone="UTC")) == [MAYBE]
    assert said(facts, query.going_on("2025-02-17", zone="UTC")) == [NO]


def test_a_date_without_a_zone_is_that_of_the_place() -> None:
    night = When.parse("2025-02-17T22:00Z/2025-02-17T23:00Z")
    facts = chronology(report(TALKS, when=night, venue=RIYADH))
    assert days(facts, 17, 18) == [NO, YES]
    assert days(facts, 17, 18, zone="UTC") == [YES, NO]


def test_where_no_place_is_known_talks_go_on_on_the_days_that_they_cover_on_any_clock() -> None:
    facts = chronology(report(TALKS, when=When.parse("2025-02-17/2025-02-20"), length=least(days=4)))
    assert days(facts, *range(16, 22)) == [NO, MAYBE, YES, YES, MAYBE, NO]
    instants = When.parse("2025-02-17T00:00Z/2025-02-19T23:59Z")
    facts = chronology(report(TALKS, when=instants, length=least(days=3)))
    assert days(facts, *range(15, 22)) == [NO, MAYBE, YES, YES, YES, MAYBE, NO]
    assert days(facts, 17, 19, zone="UTC") == [YES, YES]


def test_a_day_that_the_clocks_skipped_saw_nothing() -> None:
    apia = Venue(id="apia", level=Level.CITY, zones=("Pacific/Apia",))
    days = When.parse("2011-12-29/2011-12-31", "Pacific/Apia")
    facts = chronology(report(TALKS, when=days, length=least(hours=25), venue=apia))
    answers = [said(facts, query.going_on(f"2011-12-{day}")) for day in (29, 30, 31)]
    assert answers == [[YES], [NO], [YES]]


def test_where_clocks_go_back_into_the_day_before_the_hours_that_both_days_share_are_of_neither_for_sure() -> None:
    """In St John's the minute after midnight was followed by 22:01 of the day before, at 01:31 in UTC."""
    here = Venue(id="here", level=Level.CITY, zones=("America/St_Johns",))
    minute, evening = (
        chronology(report(TALKS, when=When.parse(f"1988-10-30T{start}Z/1988-10-30T{last}Z"), venue=here))
        for start, last in (("01:30", "01:30"), ("02:00", "02:29"))
    )
    assert [said(minute, query.going_on(f"1988-10-{day}")) for day in (29, 30)] == [[MAYBE], [YES]]
    assert [said(evening, query.going_on(f"1988-10-{day}")) for day in (29, 30)] == [[YES], [MAYBE]]


def test_times_that_clash_say_no_more_than_the_window_does() -> None:
    before = (Relation(link=Link.BEFORE, others=(LUNCH,)),)
    facts = chronology(
        report(TALKS, "Talks.", when="2025-02-18", relations=before),
        report(LUNCH, "Lunch.", when="2025-02-16"),
    )
    assert facts.archive.clashes
    answers = facts.answers(query.going_on("2025-02-18", zone="UTC"))
    assert answers == facts.answers(query.on("2025-02-18", "UTC"))


def test_only_what_may_go_on_matches_with_possibly_and_the_contrary_is_the_complement() -> None:
    facts = chronology(
        report(TALKS, "Talks.", when=When.parse(WEEK, "Asia/Riyadh"), length=least(days=3), venue=RIYADH),
        report(LUNCH, "Lunch.", when=When.parse(WEEK, "Asia/Riyadh"), venue=RIYADH),
    )
    middle = query.going_on("2025-02-18")
    assert [event.id for event in facts.where(middle)] == ["talks"]
    assert [event.id for event in facts.where(~middle)] == ["lunch"]
    assert len(facts.where(query.going_on("2025-02-18", possibly=True))) == 2
    assert len(facts.where(query.possibly(middle) & query.possibly(~middle))) == 1


HOURS = st.tuples(st.integers(-10, 110), st.integers(1, 30))


@given(TOLD, HOURS)
def test_it_is_so_in_every_timeline_by_the_bounds_of_all_pairs(told: Told, hours: tuple[int, int]) -> None:
    """The latest start and the earliest end are those of Floyd and Warshall; each timeline has either at once."""
    bounds = oracle.closed(2 * len(SUBJECTS), network(told))
    if bounds is None:
        return
    low = ORIGIN + hours[0] * clock.HOUR
    high = low + hours[1] * clock.HOUR
    window = moment(low), moment(high)
    answers = {
        event.id: said for event, said in chronology(*told_reports(told)).answers(query.going_on(*window)).items()
    }
    far = 10**18
    for index, one in enumerate(SUBJECTS):
        (start, begun), (until, end) = bounds[2 * index : 2 * index + 2]
        surely = (far if begun is None else begun) < high and (-far if until is None else until) > low
        possible = (-far if start is None else start) < high and (far if end is None else end) > low
        assert answers[one.id] is (YES if surely else MAYBE if possible else NO)


ZONES = ("Asia/Riyadh", "America/Havana", "Asia/Beirut", "Africa/Cairo", "America/New_York", None)
#: The days before and after the clocks of Beirut and Cairo go back over midnight.
NIGHTS = {f"2025-10-{day}" for day in (25, 26, 30, 31)}
EVENING = us("2025-10-24")


@given(
    st.integers(0, 60), st.integers(1, 60), st.tuples(st.integers(0, 40), st.integers(1, 30)),
    st.integers(23, 30), st.integers(0, 2), st.sampled_from(ZONES), st.booleans(),
)  # fmt: skip
def test_every_start_and_end_is_tried_on_the_clocks_of_the_place(
    start: int, width: int, length: tuple[int, int], day: int, more: int, zone: str | None, own: bool
) -> None:
    """By hours; where clocks go back over midnight, some hours are of no day for sure."""
    first, last = EVENING + start * HOUR, EVENING + (start + width) * HOUR
    shortest, longest = length[0], length[0] + length[1]
    pairs = [
        (begun, begun + hours * HOUR)
        for hours in range(max(shortest, 1), min(longest, width + 1))
        for begun in range(first, last - hours * HOUR + 1, HOUR)
    ]
    if not pairs:
        return
    when, lasting = When(earliest=first, latest=last), Length(least=shortest * HOUR, most=longest * HOUR)
    venue = Venue(id="here", level=Level.CITY, zones=(zone,)) if zone and own else None
    facts = chronology(report(TALKS, when=when, length=lasting, venue=venue, status=None))
    dates = [_date(day + by) for by in range(more + 1)]
    (answer,) = said(facts, query.going_on(f"{dates[0]}/{dates[-1]}", zone=None if own else zone or "UTC"))
    clocks = [zone] if zone else [f"Etc/GMT{-ahead:+}" for ahead in range(-12, 15)] if own else ["UTC"]
    tried = {_goes_on(*pair, dates, here) for here in clocks for pair in pairs}
    expected = MAYBE if len(tried) == 2 else YES if True in tried else NO
    back = zone in ("Asia/Beirut", "Africa/Cairo") and not NIGHTS.isdisjoint(dates)
    assert answer is expected or (back and (answer is MAYBE or (expected is MAYBE and not own)))


def _date(day: int) -> str:
    return str(dt.date(2025, 10, 1) + dt.timedelta(day - 1))


@functools.cache
def _shown(at: int, zone: str) -> str:
    return str(clock.date_of(shown(at, zone)))


def _goes_on(start: int, end: int, dates: list[str], zone: str) -> bool:
    return any(_shown(at, zone) in dates for at in range(start, end, HOUR))


@given(strategies.stories(), st.integers(-3, 40), st.integers(1, 72))
def test_what_truly_went_on_is_never_denied_nor_what_did_not_affirmed(story: Story, start: int, hours: int) -> None:
    low = min((begun for begun, _ in story.truth.values()), default=0) + start * DAY // 2
    high = low + hours * HOUR
    window = moment(low), moment(high)
    for event, said in story.chronology.answers(query.going_on(*window)).items():
        begun, until = story.truth[event.id]
        assert said is not (NO if begun < high and until > low else YES), (event, window)


SPANS = st.tuples(st.dates(dt.date(2025, 2, 20), dt.date(2025, 12, 1)), st.integers(0, 2)).map(
    lambda span: (str(span[0]), str(span[0] + dt.timedelta(span[1])))
)
KATHMANDU = st.sampled_from([None, "Asia/Kathmandu"])


@given(strategies.chronologies(6), SPANS, KATHMANDU)
def test_it_is_surely_so_where_between_is_and_impossible_where_between_is(
    facts: Chronology, span: tuple[str, str], zone: str | None
) -> None:
    within, going = (facts.answers(make(*span, zone)) for make in (query.between, query.going_on))
    for event in facts:
        assert going[event].value >= within[event].value
        assert (going[event] is NO) == (within[event] is NO)


@given(strategies.chronologies(6), SPANS, KATHMANDU, st.booleans())
def test_an_index_finds_what_a_plain_scan_finds(
    facts: Chronology, span: tuple[str, str], zone: str | None, possibly: bool
) -> None:
    going = query.going_on(*span, zone, possibly=possibly)
    for criterion in (going, ~going, going & query.held(), query.certainly(~going) | query.placed()):
        decide = criterion.decision(facts.archive)
        assert list(facts.where(criterion)) == [event for event in facts if decide(event) is YES]
