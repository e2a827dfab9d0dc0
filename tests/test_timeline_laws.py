from __future__ import annotations

import datetime as dt
import functools
import itertools
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import attrs
from hypothesis import given
from hypothesis import strategies as st

import oracle
from helper_timelines import EVENTS, SUBJECTS, TOLD, Told, network, to, told_reports
from oracle import archive, chronology, report, subject
from usru_relations import strategies
from usru_relations.records.reports import Link
from usru_relations.records.shelf import Level, Venue
from usru_relations.times import clock
from usru_relations.times.when import When

if TYPE_CHECKING:
    from usru_relations.strategies import Story

TALKS, SIGNING = subject("talks"), subject("signing")
QUARTER = dt.timedelta(minutes=15)
DAY_ZONES = ("UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "Etc/GMT+12", "America/Havana")


@given(TOLD)
def test_windows_are_the_tightest_of_all_pairs_or_there_is_a_clash(told: Told) -> None:
    whole = archive(*told_reports(told))
    expected = oracle.closed(2 * EVENTS, network(told))
    assert (expected is None) == bool(whole.clashes)
    if expected is None:
        return
    for index, one in enumerate(SUBJECTS):
        low, high = expected[2 * index][0], expected[2 * index + 1][1]
        when = whole.by_id[one.id].when
        assert when.start == (None if low is None else low - low % clock.SECOND)
        assert when.end == (None if high is None else high + -high % clock.SECOND)


@given(TOLD)
def test_a_clash_cannot_be_true_by_itself_and_without_any_of_it_can(told: Told) -> None:
    reports = told_reports(told)
    plain = reports[:EVENTS]
    for clash in archive(*reports).clashes:
        assert archive(*plain, *clash.reports).clashes
        for one in clash.reports:
            assert not archive(*plain, *(other for other in clash.reports if other != one)).clashes


@functools.cache
def _dates(zone: str) -> dict[int, dt.date]:
    """The civil date in a zone of every quarter of an hour, by number."""
    first = dt.datetime(2025, 3, 5, tzinfo=dt.UTC)
    return {number: (first + number * QUARTER).astimezone(ZoneInfo(zone)).date() for number in range(-300, 900)}


@given(st.integers(0, 400), st.integers(1, 120), st.sampled_from(DAY_ZONES), st.sampled_from(DAY_ZONES), st.booleans())
def test_a_civil_day_after_another_is_as_if_every_quarter_of_an_hour_were_tried(
    start: int, width: int, zone: str, others_zone: str, same: bool
) -> None:
    """Around the night in which the clocks of Havana jump, which is that to 9 March."""
    origin = dt.datetime(2025, 3, 5, tzinfo=dt.UTC)
    window = When(earliest=origin + start * QUARTER, latest=origin + (start + width) * QUARTER)
    link, days = (Link.SAME_DAY, 0) if same else (Link.NEXT_DAY, 1)
    there, here = (Venue(id=id, level=Level.CITY, zones=(one,)) for id, one in (("there", others_zone), ("here", zone)))
    here_dates, there_dates = _dates(zone), _dates(others_zone)
    facts = chronology(
        report(TALKS, "There.", status=None, when=window, venue=there),
        report(SIGNING, "Here.", status=None, relations=to(link, TALKS), venue=here),
    )
    quarters = itertools.product(range(start, start + width), range(start - 4 * 60, start + width + 4 * 80))
    lasts = [(a, b) for a, b in quarters if here_dates[b] == there_dates[a] + dt.timedelta(days)]
    starts = [(a, b) for a, b in lasts if same or a <= b]
    assert bool(starts) != bool(facts.archive.clashes)
    if not starts:
        return
    for id, begun, ended in zip(("talks", "signing"), zip(*starts, strict=True), zip(*lasts, strict=True), strict=True):
        assert facts[id].when.start == clock.instant(origin + min(begun) * QUARTER)
        assert facts[id].when.end == clock.instant(origin + (max(ended) + 1) * QUARTER)


@given(strategies.stories())
def test_the_hidden_truth_lies_within_the_windows(story: Story) -> None:
    assert not story.chronology.archive.clashes
    for event in story.chronology:
        assert oracle.holds(event.when, *story.truth[event.id]), event


@given(strategies.stories(size=6), st.integers(0, 10**6))
def test_one_more_true_report_never_widens_a_window(story: Story, number: int) -> None:
    """Of what came about; a plan's word is lost when the event is held."""
    whole = story.chronology.archive
    reports = [one for one in whole.reports if one.status is None or one.status.real]
    if not reports:
        return
    fewer = attrs.evolve(whole, reports=reports[: number % len(reports)] + reports[number % len(reports) + 1 :])
    more = attrs.evolve(whole, reports=reports)
    for id, event in fewer.by_id.items():
        assert oracle.inside(more.by_id[id].when, event.when)


@given(strategies.stories())
def test_every_bound_is_explained_from_the_event_to_a_report(story: Story) -> None:
    facts = story.chronology
    for event in facts:
        explanation = facts.explain(event)
        assert explanation.title == event.title
        for bound, reasons in ((event.when.start, explanation.earliest), (event.when.end, explanation.latest)):
            assert (bound is None) == (not reasons)
            if reasons:
                assert reasons[0].event == event.title
                assert reasons[-1].reports
                assert set(itertools.chain(*(reason.reports for reason in reasons))) <= set(facts.archive.reports)
