from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from unittest.mock import ANY

import attrs
from hypothesis import given
from hypothesis import strategies as st

import oracle
import usru_relations as usru
from oracle import HERE, archive, chronology, report, subject
from usru_relations import strategies
from usru_relations.chronology import Chronology
from usru_relations.records.reports import Link, Relation, Status, Tally
from usru_relations.records.shelf import Level, Ruling, Venue
from usru_relations.times import clock

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.records.reports import Report
    from usru_relations.records.shelf import Subject
    from usru_relations.strategies import Story

FIRST, SECOND, THIRD = subject("first"), subject("second"), subject("third")
RIYADH = Venue(id="riyadh", level=Level.CITY, zones=("Asia/Riyadh",))
GENEVA = Venue(id="geneva", level=Level.CITY, zones=("Europe/Zurich",))
#: Moments in the months in which stories are published, by the hour.
MOMENTS = st.integers(0, 400).map(lambda days: dt.datetime(2025, 2, 1, tzinfo=dt.UTC) + dt.timedelta(hours=days * 23))
DATES = st.integers(0, 400).map(lambda days: dt.date(2025, 2, 1) + dt.timedelta(days))


def part_of(*wholes: Subject) -> tuple[Relation, ...]:
    return tuple(Relation(link=Link.PART_OF, others=(whole,)) for whole in wholes)


def permuted(whole: Archive, number: int) -> Archive:
    """The same reports in another order, and some of them twice."""
    cut = number % (len(whole.reports) or 1)
    reports = (*whole.reports[cut:], *reversed(whole.reports[:cut]), *whole.reports[: number % 3])
    return attrs.evolve(whole, reports=reports, tallies=tuple(reversed(whole.tallies)))


def test_an_open_report_goes_to_the_only_event_that_it_does_not_contradict() -> None:
    first, second = report(FIRST, "One.", when="2025-02-18"), report(SECOND, "Two.", when="2025-03-04")
    either = report((FIRST, SECOND), "One of these.", when="2025-03", venue=RIYADH)
    whole = archive(first, second, either)
    assert set(whole.by_id["second"].reports) == {second, either}
    assert whole.by_id["second"].venue is RIYADH
    assert whole.by_id["first"].reports == (first,)
    assert whole.open_reports == ()
    assert not whole.by_id["second"].disputes


def test_an_open_report_stays_open_while_two_events_may_be_meant() -> None:
    either = report((FIRST, SECOND), "One of these.", venue=RIYADH)
    whole = archive(report(FIRST, "One.", when="2025-02-18"), report(SECOND, "Two."), report(THIRD, "Three."), either)
    assert whole.open_reports == (either,)
    assert whole.references[0].possible == (FIRST, SECOND)
    assert whole.by_id["first"].venue is None
    assert whole.by_id["first"].open_reports == whole.by_id["second"].open_reports == (either,)
    assert whole.by_id["third"].open_reports == ()


def test_an_open_report_that_contradicts_both_stays_open_and_has_no_candidates() -> None:
    either = report((FIRST, SECOND), "One of these.", venue=GENEVA)
    whole = archive(report(FIRST, "One.", venue=RIYADH), report(SECOND, "Two.", venue=RIYADH), either)
    assert whole.open_reports == (either,)
    assert whole.references[0].possible == ()


def test_what_is_settled_may_settle_another() -> None:
    """Riyadh can only be the second; then Geneva can only be the third."""
    reports = (
        report(FIRST, "One.", venue=HERE.cities[0]),
        report((FIRST, SECOND), "Riyadh.", venue=RIYADH),
        report((SECOND, THIRD), "Geneva.", venue=GENEVA),
    )
    for order in (reports, reports[::-1]):
        whole = archive(*order)
        assert {event.id: event.venue for event in whole.events} == {
            "first": HERE.cities[0],
            "second": RIYADH,
            "third": GENEVA,
        }
        assert whole.open_reports == ()


def test_events_stand_in_order_of_time_and_the_undated_at_the_end() -> None:
    facts = chronology(
        report(subject("b"), "B.", status=None),
        report(subject("late"), "L.", status=None, when="2025-03"),
        report(subject("short"), "S.", status=None, when="2025-02-18"),
        report(subject("long"), "G.", status=None, when="2025-02-18/2025-02-20"),
        report(subject("until"), "U.", status=None, when="../2025-02-19"),
        report(subject("a"), "A.", status=None),
    )
    assert [event.id for event in facts] == ["short", "long", "until", "late", "a", "b"]


def test_parts_stand_in_their_whole() -> None:
    facts = chronology(
        report(FIRST, "Whole.", venue=RIYADH, when="2025-02-18"),
        report(SECOND, "Part.", relations=part_of(FIRST)),
        report(THIRD, "Part of the part.", relations=part_of(SECOND)),
    )
    assert facts["first"].parts == (facts["second"],)
    assert facts["second"].parts == (facts["third"],)
    assert facts["third"].when.zone == "Asia/Riyadh"
    assert facts.archive.circles == ()


def test_a_part_that_is_told_in_a_zone_of_its_own_stays_in_it() -> None:
    night = report(SECOND, "Part.", when="2025-02-18T20:00[Asia/Almaty]", relations=part_of(FIRST))
    facts = chronology(report(FIRST, "Whole.", venue=RIYADH, when="2025-02-18"), night)
    assert facts["second"].when.zone == "Asia/Almaty"


def test_what_is_part_of_itself_is_named_and_no_part() -> None:
    facts = chronology(
        report(FIRST, "One.", relations=part_of(SECOND)),
        report(SECOND, "Two.", relations=part_of(FIRST)),
        report(THIRD, "Three.", relations=part_of(FIRST, THIRD)),
    )
    assert set(facts.archive.circles) == {("first", "second"), ("third",)}
    assert facts["first"].parts == (facts["third"],)
    assert facts["second"].parts == facts["third"].parts == ()


def test_what_was_planned_on_a_day_is_planned_as_known_on_that_day() -> None:
    plan = report(FIRST, "It will.", published="2025-02-10", status=Status.PLANNED, by="early")
    held = report(FIRST, "It was.", published="2025-02-20", by="late")
    other = report(SECOND, "And this.", published="2025-02-20", by="late")
    facts = chronology(plan, held, other)
    then = facts.as_known_on("2025-02-15")
    assert [event.id for event in then] == ["first"]
    assert then["first"].status is Status.PLANNED
    assert then.reports == (plan,)
    assert facts["first"].status is Status.HELD
    assert len(facts.as_known_on("2025-02-09")) == 0


def test_what_is_known_stands_on_its_own_with_all_that_it_names() -> None:
    early = report(FIRST, "One.", published="2025-02-20", by="early", relations=part_of(SECOND))
    late = report(SECOND, "Two.", published="2025-03-20", by="late")
    tally = Tally(
        source=early.source, passage=early.passage, series=HERE.series, gist="None.", after=THIRD, before=SECOND
    )
    whole = archive(early, late, tallies=[tally])
    shelves = attrs.evolve(whole.shelves, subjects={one.id: one for one in (FIRST, SECOND, THIRD)})
    then = Chronology(attrs.evolve(whole, shelves=shelves)).as_known_on("2025-03-01")
    assert set(then.archive.shelves.subjects) == {"first", "second", "third"}
    assert set(then.archive.shelves.sources) == {"early"}
    assert usru.load(usru.dump(then)) == then


def test_equal_is_what_holds_the_same_whatever_its_order() -> None:
    one, other = report(FIRST, "One."), report(FIRST, "Two.")
    assert archive(one, other) == archive(other, one, other)
    assert hash(archive(one, other)) == hash(archive(other, one))
    assert archive(one, other) != archive(one)
    assert archive(one, other) != (one, other)
    assert archive(one, other) == ANY  # which says so itself
    ruled = attrs.evolve(FIRST, rulings=(Ruling(field="when", passages=("0" * 32,), reason="So."),))
    assert archive(one) != attrs.evolve(archive(one), shelves=archive(report(ruled, "One.")).shelves)


@given(strategies.archives(), st.integers(0, 999))
def test_the_order_of_reports_changes_nothing(whole: Archive, number: int) -> None:
    other = permuted(whole, number)
    assert other == whole
    assert other.events == whole.events
    assert [event.disputes for event in other.events] == [event.disputes for event in whole.events]
    assert other.open_reports == whole.open_reports
    assert Chronology(other).digest == Chronology(whole).digest


@given(strategies.chronologies())
def test_what_is_dumped_is_loaded_again(facts: Chronology) -> None:
    texts = usru.dump(facts)
    again = usru.load(texts)
    assert again == facts
    assert again.digest == facts.digest
    renamed = {f"x/{index}.toml": text for index, text in enumerate(reversed(list(texts.values())))}
    assert usru.load(renamed).digest == facts.digest
    assert usru.load(texts, renamed) == facts


@given(strategies.chronologies(), st.integers(0, 2**20 - 1))
def test_two_collections_merge_to_the_whole(facts: Chronology, mask: int) -> None:
    whole = facts.archive
    halves = [
        attrs.evolve(whole, reports=[one for i, one in enumerate(whole.reports) if (mask >> i & 1) == side])
        for side in (0, 1)
    ]
    texts = [usru.dump(Chronology(half)) for half in halves]
    assert usru.load(*texts) == usru.load(*reversed(texts)) == facts
    assert usru.load(*texts).digest == facts.digest


@given(strategies.chronologies(), strategies.chronologies(size=3))
def test_the_digest_tells_contents_apart(one: Chronology, other: Chronology) -> None:
    assert (one.digest == other.digest) == (one == other)


@given(strategies.chronologies(), MOMENTS, MOMENTS)
def test_what_is_known_composes_to_the_earlier_moment(facts: Chronology, one: dt.datetime, other: dt.datetime) -> None:
    earlier = facts.as_known_on(min(one, other))
    assert facts.as_known_on(one).as_known_on(other) == earlier
    assert facts.as_known_on(other).as_known_on(one) == earlier
    assert earlier.as_known_on(one).as_known_on(one) == earlier.as_known_on(other)


@given(strategies.chronologies(), DATES, st.integers(0, 90))
def test_what_is_known_on_a_day_is_known_on_every_later_day(facts: Chronology, day: dt.date, more: int) -> None:
    for zone in (None, "Asia/Almaty"):
        early, late = facts.as_known_on(day, zone), facts.as_known_on(day + dt.timedelta(more), zone)
        assert set(early.reports) <= set(late.reports) <= set(facts.reports)
        assert set(early.sources) <= set(late.sources)
        assert set(early.archive.tallies) <= set(late.archive.tallies)
        assert facts.as_known_on(day, zone).as_known_on(day + dt.timedelta(more), zone) == early


@given(strategies.stories(), MOMENTS)
def test_what_is_known_was_published_by_then_and_is_true(story: Story, moment: dt.datetime) -> None:
    then = story.chronology.as_known_on(moment)
    expected = {
        one
        for one in story.chronology.reports
        if one.source.published.end is not None and one.source.published.end <= clock.instant(moment)
    }
    assert set(then.reports) == expected
    for event in then:
        assert oracle.holds(event.when, *story.truth[event.id])


@given(strategies.chronologies(), MOMENTS)
def test_what_is_known_can_be_dumped_and_loaded_again(facts: Chronology, moment: dt.datetime) -> None:
    then = facts.as_known_on(moment)
    assert usru.load(usru.dump(then)) == then


@given(strategies.stories())
def test_an_open_report_is_only_settled_on_the_event_that_it_truly_means(story: Story) -> None:
    """The gists of stories name the event that is meant."""
    whole = story.chronology.archive
    settled: set[Report] = set()
    for event in whole.events:
        for one in event.reports:
            assert one.gist.startswith(f"Of {event.id},")
            settled.add(one)
    assert settled | set(whole.open_reports) == set(whole.reports)
    assert not settled & set(whole.open_reports)
    for reference in whole.references:
        if reference.relation is None:
            assert len(reference.report.subjects) > 1
            assert any(reference.report.gist.startswith(f"Of {meant.id},") for meant in reference.possible)
