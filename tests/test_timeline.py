from __future__ import annotations

import datetime as dt
import functools
import itertools
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import oracle
from oracle import HERE, archive, chronology, report, subject
from usru_relations import clock, strategies
from usru_relations.length import Length
from usru_relations.network import Bound, Gap
from usru_relations.reports import Link, Order, Relation, Report, Status
from usru_relations.shelf import Level, Subject, Venue
from usru_relations.when import When

if TYPE_CHECKING:
    from usru_relations.chronology import Chronology
    from usru_relations.strategies import Story

TALKS, SUMMIT, SIGNING = subject("talks"), subject("summit"), subject("signing")
QUARTER = dt.timedelta(minutes=15)
DAY_ZONES = ("UTC", "Asia/Kathmandu", "Pacific/Kiritimati", "Etc/GMT+12", "America/Havana")
ORIGIN = clock.civil(dt.datetime(2025, 3, 1))


def to(link: Link, *others: Subject, length: str | None = None, zone: str | None = None) -> tuple[Relation, ...]:
    return (Relation(link=link, others=others, length=Length.parse(length) if length else None, zone=zone),)


def span(facts: Chronology, id: str) -> str:
    """The window of an event as ``start..end`` in UTC."""
    when = facts[id].when
    return "..".join("" if us is None else f"{clock.naive(us):%d %b %H:%M}" for us in (when.start, when.end))


DATED = report(TALKS, "The talks.", when="2025-02-18", status=None)


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        (to(Link.AFTER, TALKS), "18 Feb 00:00.."),
        (to(Link.FOLLOWS, TALKS), "18 Feb 00:00.."),
        (to(Link.BEFORE, TALKS), "..19 Feb 00:00"),
        (to(Link.DURING, TALKS), "18 Feb 00:00..19 Feb 00:00"),
        (to(Link.PART_OF, TALKS), "18 Feb 00:00..19 Feb 00:00"),
        (to(Link.NEXT_DAY, TALKS, zone="UTC"), "19 Feb 00:00..20 Feb 00:00"),
        (to(Link.SAME_DAY, TALKS, zone="UTC"), "18 Feb 00:00..19 Feb 00:00"),
        (to(Link.NEXT_DAY, TALKS, zone="Asia/Riyadh"), "18 Feb 21:00..20 Feb 21:00"),
        (to(Link.NEXT_DAY, TALKS), "18 Feb 10:00..20 Feb 12:00"),
        (to(Link.CONCERNS, TALKS), ".."),
    ],
)
def test_a_relation_to_a_dated_event_bounds_an_undated_one(relations: tuple[Relation, ...], expected: str) -> None:
    facts = chronology(DATED, report(SIGNING, "The signing.", status=None, relations=relations))
    assert span(facts, "signing") == expected
    assert span(facts, "talks") == "18 Feb 00:00..19 Feb 00:00"


def test_within_a_week_is_neither_before_nor_later() -> None:
    hour = Length.parse("<PT1H")
    told = report(SIGNING, status=None, length=hour, relations=to(Link.WITHIN, TALKS, length="<P7D"))
    assert span(chronology(DATED, told), "signing") == "18 Feb 00:00..26 Feb 01:00"


def test_a_relation_bounds_the_other_event_too() -> None:
    facts = chronology(
        DATED, report(SIGNING, status=None, relations=to(Link.AFTER, SUMMIT)), report(SUMMIT, status=None)
    )
    assert span(facts, "summit") == ".."
    facts = chronology(
        report(SIGNING, status=None, when="2025-02-18", relations=to(Link.AFTER, SUMMIT)), report(SUMMIT, status=None)
    )
    assert span(facts, "summit") == "..19 Feb 00:00"


def test_bounds_travel_over_several_events() -> None:
    facts = chronology(
        DATED,
        report(SUMMIT, status=None, length=Length.parse("PT24H/PT30H"), relations=to(Link.AFTER, TALKS)),
        report(SIGNING, status=None, when="../2025-02-25", relations=to(Link.AFTER, SUMMIT)),
    )
    assert span(facts, "summit") == "18 Feb 00:00..26 Feb 00:00"
    assert span(facts, "signing") == "18 Feb 23:30..26 Feb 00:00"


def test_what_was_held_was_over_and_what_lay_ahead_had_not_begun() -> None:
    plan = report(TALKS, "May.", published="2025-02-10T12:00Z", status=Status.POSSIBLE)
    held = report(TALKS, "Was.", published="2025-02-20T12:00Z")
    going = report(SUMMIT, "Is.", published="2025-02-20T12:00Z", status=Status.UNDERWAY, length=Length.parse("<PT1H"))
    assert span(chronology(plan), "talks") == "10 Feb 12:00.."
    assert span(chronology(plan, held), "talks") == "10 Feb 12:00..20 Feb 12:01"
    assert span(chronology(going), "summit") == "..20 Feb 13:01"


def test_a_plan_that_was_printed_after_the_event_was_reported_bounds_nothing() -> None:
    held = report(TALKS, "Was.", published="2025-02-20T12:00Z")
    stale = report(TALKS, "May.", published="2025-02-25T12:00Z", status=Status.EXPECTED)
    assert span(chronology(held, stale), "talks") == "..20 Feb 12:01"


def test_a_denied_and_a_cancelled_event_have_no_bounds_of_publication() -> None:
    for status in (Status.DENIED, Status.CANCELLED, Status.REFUSED, Status.NOT_HELD, None):
        assert span(chronology(report(TALKS, published="2025-02-20", status=status)), "talks") == ".."


def test_the_numbers_of_a_series_are_an_order_of_time() -> None:
    def numbered(told: Subject, number: int, when: str | None) -> Report:
        return report(told, f"No. {number}.", status=None, order=Order(series=HERE.series, number=number), when=when)

    facts = chronology(numbered(TALKS, 1, "2025-02-18"), numbered(SUMMIT, 4, None), numbered(SIGNING, 7, "2025-02-25"))
    assert span(facts, "summit") == "18 Feb 00:00..26 Feb 00:00"
    clashing = chronology(numbered(TALKS, 2, "2025-02-18"), numbered(SUMMIT, 1, "2025-02-25"))
    (clash,) = clashing.archive.clashes
    assert len(clash.reports) == 2


def test_a_relation_to_what_no_report_tells_of_entails_nothing() -> None:
    assert span(chronology(report(SIGNING, status=None, relations=to(Link.AFTER, TALKS))), "signing") == ".."


def test_after_one_of_two_is_after_the_earlier() -> None:
    summit = report(SUMMIT, status=None, when="2025-02-25")
    either = to(Link.AFTER, TALKS, SUMMIT)
    assert (
        span(chronology(DATED, summit, report(SIGNING, status=None, relations=either)), "signing") == "18 Feb 00:00.."
    )
    early = report(SIGNING, status=None, relations=either, when="../2025-02-21")
    assert span(chronology(DATED, summit, early), "signing") == "18 Feb 00:00..22 Feb 00:00"


def test_a_clash_names_only_what_has_part_in_it_and_the_rest_still_answers() -> None:
    early = report(SUMMIT, "Early.", when="2025-02-10", status=None)
    after = report(SUMMIT, "After.", status=None, relations=to(Link.AFTER, TALKS))
    month = report(SUMMIT, "In February.", when="2025-02", status=None)
    facts = chronology(DATED, early, after, month)
    (clash,) = facts.archive.clashes
    assert set(clash.reports) == {DATED, early, after}
    assert "talks" in str(clash).lower()
    assert (
        span(facts, "summit") == "01 Feb 00:00..01 Mar 00:00" or span(facts, "summit") == "10 Feb 00:00..11 Feb 00:00"
    )
    assert [dispute.field for dispute in facts["summit"].disputes] == ["when"]
    assert len(facts["summit"].disputes[0].sides) == 3


def test_two_clashes_are_both_named() -> None:
    facts = chronology(
        DATED,
        report(TALKS, "Too early.", published="2025-02-01"),
        report(SUMMIT, "A day.", when="2025-02-10", status=None),
        report(SUMMIT, "Long.", length=Length.parse(">PT30H"), status=None),
    )
    assert [len(clash.reports) for clash in facts.archive.clashes] == [2, 2]


def test_an_explanation_tells_the_chain_from_the_event_to_what_was_said() -> None:
    hours = Length.parse("PT3H/PT4H")
    told = report(SUMMIT, "Then.", status=None, relations=to(Link.AFTER, TALKS), length=hours)
    last = report(SIGNING, "Last.", status=None, relations=to(Link.AFTER, SUMMIT))
    explanation = chronology(DATED, told, last).explain("signing")
    assert explanation.title == "Signing"
    assert [reason.event for reason in explanation.earliest] == ["Signing", "Summit", "Summit", "Talks"]
    assert [reason.reports for reason in explanation.earliest] == [(last,), (told,), (told,), (DATED,)]
    assert explanation.latest == ()
    assert [line for line in str(explanation).splitlines() if "nothing bounds it" in line] == [
        "  not after: nothing bounds it"
    ]
    assert "2025-02-18 00:00 UTC" in str(explanation)
    assert "article-2025-12-30" in str(explanation)


class _Told(NamedTuple):
    """Windows and lengths in hours, and relations, of a few events."""

    windows: list[tuple[int, int]]
    lengths: list[tuple[int, int]]
    relations: list[tuple[int, int, Link]]


_LINKS = (Link.AFTER, Link.BEFORE, Link.FOLLOWS, Link.DURING, Link.PART_OF, Link.WITHIN)
_EVENTS = 4
_PAIRS = [(i, j) for i, j in itertools.permutations(range(_EVENTS), 2)]
TOLD = st.builds(
    _Told,
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 40)), max_size=_EVENTS),
    st.lists(st.tuples(st.integers(0, 10), st.integers(1, 20)), max_size=_EVENTS),
    st.lists(
        st.integers(0, len(_PAIRS) * len(_LINKS) - 1).map(
            lambda n: (*_PAIRS[n // len(_LINKS)], _LINKS[n % len(_LINKS)])
        ),
        max_size=4,
    ),
)
SUBJECTS = [subject(f"event-{index}") for index in range(_EVENTS)]


def _reports(told: _Told) -> list[Report]:
    plain = [report(one, f"{one.id} is.", status=None) for one in SUBJECTS]
    for index, (low, width) in enumerate(told.windows):
        when = When(earliest=ORIGIN + low * clock.HOUR, latest=ORIGIN + (low + width) * clock.HOUR)
        plain.append(report(SUBJECTS[index], f"Window {index}.", status=None, when=when))
    for index, (low, width) in enumerate(told.lengths):
        length = Length(least=low * clock.HOUR, most=(low + width) * clock.HOUR)
        plain.append(report(SUBJECTS[index], f"Length {index}.", status=None, length=length))
    for number, (one, other, link) in enumerate(told.relations):
        relations = to(link, SUBJECTS[other], length="<PT9H" if link is Link.WITHIN else None)
        plain.append(report(SUBJECTS[one], f"Relation {number}.", status=None, relations=relations))
    return plain


def _network(told: _Told) -> list[Bound | Gap]:
    """The same, written down once more: start and end of each event in hours, which take some moments."""
    rows: list[Bound | Gap] = [Gap(2 * index, 2 * index + 1, 1) for index in range(_EVENTS)]
    for index, (low, width) in enumerate(told.windows):
        rows += [
            Bound(2 * index, ORIGIN + low * clock.HOUR, None),
            Bound(2 * index + 1, None, ORIGIN + (low + width) * clock.HOUR),
        ]
    for index, (low, width) in enumerate(told.lengths):
        rows += [
            Gap(2 * index, 2 * index + 1, low * clock.HOUR),
            Gap(2 * index + 1, 2 * index, -(low + width) * clock.HOUR),
        ]
    for one, other, link in told.relations:
        start, end, others_start, others_end = 2 * one, 2 * one + 1, 2 * other, 2 * other + 1
        match link:
            case Link.AFTER:
                rows.append(Gap(others_end, start, 0))
            case Link.BEFORE:
                rows.append(Gap(end, others_start, 0))
            case Link.FOLLOWS:
                rows.append(Gap(others_start, start, 0))
            case Link.WITHIN:
                rows += [Gap(others_end, start, 0), Gap(start, others_end, -9 * clock.HOUR)]
            case _:
                rows += [Gap(others_start, start, 0), Gap(end, others_end, 0)]
    return rows


@given(TOLD)
def test_windows_are_the_tightest_of_all_pairs_or_there_is_a_clash(told: _Told) -> None:
    whole = archive(*_reports(told))
    expected = oracle.closed(2 * _EVENTS, _network(told))
    assert (expected is None) == bool(whole.clashes)
    if expected is None:
        return
    for index, one in enumerate(SUBJECTS):
        low, high = expected[2 * index][0], expected[2 * index + 1][1]
        when = whole.by_id[one.id].when
        assert when.start == (None if low is None else low - low % clock.SECOND)
        assert when.end == (None if high is None else high + -high % clock.SECOND)


@given(TOLD)
def test_what_a_clash_names_cannot_be_true_by_itself(told: _Told) -> None:
    reports = _reports(told)
    for clash in archive(*reports).clashes:
        assert archive(*reports[:_EVENTS], *clash.reports).clashes


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
