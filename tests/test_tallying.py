"""Counts, ordinals and negatives over series, and the windows in which what is missing must lie."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from oracle import HERE, LATE, chronology, report, subject
from usru_relations import rules
from usru_relations.records.reports import Link, Order, Participation, Relation, Report, Status, Tally
from usru_relations.records.sources import Passage
from usru_relations.rules import Finding, Severity, tallies_agree
from usru_relations.times.clock import DAY
from usru_relations.times.length import Length
from usru_relations.times.when import When
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from usru_relations.records.shelf import Series
    from usru_relations.tallying import Count

ROUND = tuple(Participation(actor=actor) for actor in HERE.series.participants)
FEBRUARY = When.parse("2025-02", "UTC")


def one_round(number: int, day: str | None, ordinal: int | None = None, series: Series = HERE.series) -> Report:
    order = None if ordinal is None else Order(series=series, number=ordinal)
    words = f"It was round {number}."
    return report(subject(f"round-{number}"), words, when=day, participants=ROUND, order=order)


def rounds(*days: str) -> list[Report]:
    return [one_round(number, day) for number, day in enumerate(days, 1)]


def counted(least: int = 0, most: int | None = None, **fields: object) -> Tally:
    source = report(subject(), published=LATE, by="counter").source
    passage = Passage.of("They were counted.")
    tally = Tally(source=source, passage=passage, series=HERE.series, gist="So many.", least=least, most=most)
    return attrs.evolve(tally, **fields)  # type: ignore[arg-type]


def findings(*days: str, tally: Tally) -> list[Finding]:
    return list(chronology(*rounds(*days), tallies=[tally]).check([tallies_agree]))


def count_of(*reports: Report, tally: Tally) -> Count:
    (count, *_) = chronology(*reports, tallies=[tally]).tallied()
    return count


def test_fewer_than_are_counted_are_incomplete() -> None:
    (one,) = findings("2025-02-18", "2025-02-19", tally=counted(least=5, most=7))
    assert one.severity is Severity.NOTE
    assert one.message == (
        "counter counts at least 5 and at most 7 in “Rounds”, the chronology 2; 3 missing, 3 in ../2025-12-30T00:00Z"
    )
    assert one.mend.startswith("3 more")
    assert [event.id for event in one.events] == ["round-1", "round-2"]
    assert one.entries == (HERE.series,)


@pytest.mark.parametrize("most", [2, 3, None])
def test_as_many_as_are_counted_are_no_finding(most: int | None) -> None:
    tally = counted(least=2, most=most)
    assert findings("2025-02-18", "2025-02-19", tally=tally) == []
    assert count_of(*rounds("2025-02-18", "2025-02-19"), tally=tally).agrees is Truth.YES


def test_one_where_none_should_be_is_a_contradiction() -> None:
    tally = counted(most=0, when=FEBRUARY)
    (one,) = findings("2025-02-18", "2025-03-19", tally=tally)
    assert one.severity is Severity.ERROR
    assert [event.id for event in one.events] == ["round-1"]
    assert one.message == "counter counts none in “Rounds”, the chronology 1"
    assert count_of(*rounds("2025-02-18"), tally=tally).agrees is Truth.NO


def test_only_what_lies_surely_in_the_time_is_counted_the_rest_is_possible() -> None:
    tally = counted(most=0, when=FEBRUARY)
    assert findings("2025-02-18/2025-03-02", tally=tally) == []
    count = count_of(*rounds("2025-02-18/2025-03-02"), tally=tally)
    assert (count.events, [event.id for event in count.possible]) == ((), ["round-1"])
    assert count.agrees is Truth.MAYBE
    assert (count.period.start, count.period.end) == (FEBRUARY.start, FEBRUARY.end)


def test_the_events_at_the_ends_of_the_time_are_not_counted() -> None:
    between = counted(most=0, after=subject("round-1"), before=subject("round-3"))
    assert findings("2025-02-18", "2025-03-30", "2025-03-19", "2025-01-05", tally=between) == []
    (one,) = findings("2025-02-18", "2025-02-28", "2025-03-19", tally=between)
    assert [event.id for event in one.events] == ["round-2"]


def test_what_relations_put_between_two_events_is_counted_without_a_date() -> None:
    first, undated, last = (one_round(number, None) for number in (1, 2, 3))
    chain = [
        first,
        attrs.evolve(undated, relations=(Relation(link=Link.AFTER, others=first.subjects),)),
        attrs.evolve(last, relations=(Relation(link=Link.AFTER, others=undated.subjects),)),
    ]
    tally = counted(most=0, after=subject("round-1"), before=subject("round-3"))
    assert [event.id for event in count_of(*chain, tally=tally).events] == ["round-2"]
    assert [event.id for event in count_of(first, undated, last, tally=tally).possible] == ["round-2"]


def test_a_length_of_time_before_an_event_begins_that_long_before_it() -> None:
    week = counted(most=0, before=subject("round-2"), length=Length.parse(">P7D"))
    assert findings("2025-02-01", "2025-02-18", tally=week) == []
    (one,) = findings("2025-02-12", "2025-02-18", tally=week)
    assert [event.id for event in one.events] == ["round-1"]


def test_a_length_of_time_before_an_event_of_unknown_date_is_no_certainty() -> None:
    week = counted(most=0, before=subject("round-2"), length=Length.parse("PT168H"))
    assert findings("2025-06-01", "2025-02/2025-12", tally=week) == []
    past = count_of(*rounds("2025-01-01", "2025-02-18"), tally=week)
    assert (past.events, past.possible) == ((), ())
    assert (
        past.period.start == (When.parse("2025-02-11", "UTC").start or 0) - (Length.parse("PT168H").high or 0) + 7 * DAY
    )


@given(st.integers(0, 3))
def test_only_what_took_place_with_all_of_them_is_counted(which: int) -> None:
    (good,) = rounds("2025-02-18")
    other = [
        attrs.evolve(good, status=Status.PLANNED),
        attrs.evolve(good, participants=ROUND[:1]),
        attrs.evolve(good, subjects=(subject("round-1", kind=HERE.kinds["call"]),)),
        attrs.evolve(good, subjects=(subject("round-1", kind=HERE.kinds["contact"]),)),
    ][which]
    assert count_of(other, tally=counted(most=0)).events == ()
    assert len(count_of(good, tally=counted(most=0)).events) == 1


def test_what_has_a_number_in_the_series_is_of_it_whoever_is_named() -> None:
    (told,) = rounds("2025-02-18")
    numbered = attrs.evolve(told, participants=(), order=Order(series=HERE.series, number=1))
    assert len(count_of(numbered, tally=counted(most=0)).events) == 1


def test_what_came_before_the_series_began_is_not_counted() -> None:
    series = attrs.evolve(HERE.series, since=When.parse("2025-02-18", "UTC"))
    tally = counted(most=0, series=series)
    count = count_of(*rounds("2025-02-17", "2025-02-18"), tally=tally)
    assert [event.id for event in count.events] == ["round-2"]
    assert count.period.start == series.since.start if series.since else None


@pytest.mark.parametrize(
    ("since", "period"),
    [
        ("2025-02-01", "2025-02-01T00:00Z/2025-02-18T23:59Z"),
        ("2025-02-18", "2025-02-18T00:00Z/2025-02-18T23:59Z"),
        ("2025-02-19", "../2025-02-18T23:59Z"),
        (None, "../2025-02-18T23:59Z"),
    ],
)
def test_what_a_number_counts_lies_from_where_the_series_begins_unless_that_is_later(
    since: str | None, period: str
) -> None:
    """A third round before the series began counts two, of which nobody knows since when."""
    series = attrs.evolve(HERE.series, since=When.parse(since, "UTC") if since else None)
    facts = chronology(one_round(3, "2025-02-18", 3, series))
    (count,) = facts.tallied()
    assert (str(count.period), count.least, {str(when) for when in count.missing}) == (period, 2, {period})


def test_each_missing_round_lies_between_the_numbered_ones_around_it() -> None:
    told = [one_round(2, "2025-02-10", 2), one_round(5, "2025-03-10", 5)]
    count = count_of(*told, tally=counted(least=6, most=6, when=When.parse("../2025-04-30", "UTC")))
    assert [str(when) for when in count.missing] == [
        "../2025-02-10T23:59Z",
        "2025-02-10T00:00Z/2025-03-10T23:59Z",
        "2025-02-10T00:00Z/2025-03-10T23:59Z",
        "2025-03-10T00:00Z/2025-04-30T23:59Z",
    ]
    assert str(count).endswith(
        "4 missing, 1 in ../2025-02-10T23:59Z and 2 in 2025-02-10T00:00Z/2025-03-10T23:59Z "
        "and 1 in 2025-03-10T00:00Z/2025-04-30T23:59Z"
    )


def test_a_round_without_a_number_takes_one_of_those_around_it() -> None:
    told = [one_round(1, "2025-02-01"), one_round(3, "2025-03-01", 3)]
    count = count_of(*told, tally=counted(least=4, most=4))
    assert [str(when) for when in count.missing] == ["../2025-03-01T23:59Z", "2025-03-01T00:00Z/2025-12-30T00:00Z"]


def test_a_round_that_may_be_either_leaves_the_other_in_the_whole_time() -> None:
    told = [one_round(1, "2025-02"), one_round(2, "2025-02-10", 2)]
    count = count_of(*told, tally=counted(least=3, most=3, when=When.parse("../2025-04-30", "UTC")))
    assert [str(when) for when in count.missing] == ["../2025-04-30T23:59Z"]


def test_what_is_missing_between_two_events_lies_between_them() -> None:
    between = counted(least=1, after=subject("round-1"), before=subject("round-2"))
    (finding,) = findings("2025-02-10", "2025-03-10", tally=between)
    assert finding.message.endswith("the chronology 0; 1 missing, 1 in 2025-02-10T00:00Z/2025-03-10T23:59Z")


def test_an_ordinal_counts_what_came_before() -> None:
    third = one_round(3, "2025-03-10", 3)
    (count,) = chronology(one_round(1, "2025-02-10"), third).tallied()
    assert count.event is not None
    assert (count.event.id, count.least, count.most, len(count.missing)) == ("round-3", 2, 2, 1)
    assert count.reports == (third,)
    assert str(count).startswith("article-2025-12-30 counts 2 in “Rounds” before round-3, the chronology 1; 1 missing")
    assert [event.id for event in count.concerned] == ["round-1", "round-3"]
    assert chronology(one_round(1, "2025-02-10"), third).check([rules.orders_agree]) == ()


def test_the_first_has_none_before_it() -> None:
    facts = chronology(one_round(1, "2025-02-10"), one_round(2, "2025-03-10", 1))
    (finding,) = facts.check([rules.orders_agree])
    assert finding.severity is Severity.ERROR
    assert [event.id for event in finding.events] == ["round-2", "round-1"]
    assert finding.message.endswith("counts none in “Rounds” before round-2, the chronology 1")


def test_no_two_rounds_have_one_number() -> None:
    facts = chronology(one_round(1, "2025-02-10", 4), one_round(2, "2025-03-10", 4))
    (finding,) = facts.check([rules.orders_agree])
    assert finding.message == "round-1, round-2 are all number 4 of “Rounds”"
    assert len(finding.reports) == 2
    planned = attrs.evolve(one_round(2, "2026-03-10", 4), status=Status.PLANNED)
    assert chronology(one_round(1, "2025-02-10", 4), planned).check([rules.orders_agree]) == ()


def test_a_narrowing_tells_what_counts_its_events() -> None:
    facts = chronology(one_round(1, "2025-02-10"), report(subject("fair"), when="2025-02-11"), tallies=[counted(2)])
    assert len(facts.tallied()) == 1
    assert len(facts.on("2025-02-10").tallied()) == 1
    assert facts.on("2025-02-11").tallied() == ()


def test_the_sixth_meeting_of_putin_and_witkoff_bounds_the_five_before_it(facts: usru.Chronology) -> None:
    counts = [one for one in facts.tallied() if one.event is facts["putin-witkoff-kremlin-meeting"]]
    (count,) = counts
    assert [event.id for event in count.events] == ["putin-witkoff-preceding-meeting"]
    assert len(count.missing) == 5
    assert all(when.latest is not None and when.latest.year == 2025 for when in count.missing)
    assert count.agrees is Truth.MAYBE


ROWS = st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=6)


@given(ROWS, st.booleans())
def test_what_is_missing_lies_in_the_windows(rows: list[tuple[int, bool, bool, bool]], ordinal: bool) -> None:
    """Rounds some days apart, of which some are told, some with their number, some with their day."""
    days = list(itertools.accumulate(days for days, *_ in rows))
    stamps = [f"2025-03-{day:02}" if day < 32 else f"2025-04-{day - 31:02}" for day in days]
    told = [
        one_round(number, stamps[number - 1] if dated else None, number if numbered else None)
        for number, (_, kept, numbered, dated) in enumerate(rows, 1)
        if kept
    ]
    last = one_round(99, "2025-05-30", len(rows) + 1)
    if ordinal:
        (count,) = [one for one in chronology(*told, last).tallied() if one.event and one.event.id == "round-99"]
    else:
        count = count_of(*told, tally=counted(least=len(rows), most=len(rows), when=When.parse("../2025-05-01", "UTC")))
    sure = {event.id for event in count.events}
    hidden = [index for index in range(len(rows)) if f"round-{index + 1}" not in sure]
    assert len(count.missing) == len(hidden)
    truths = [When.parse(stamps[index], "UTC") for index in hidden]
    fits = [[bool(window.overlaps(true)) for window in count.missing] for true in truths]
    assert any(all(fits[i][j] for i, j in enumerate(order)) for order in itertools.permutations(range(len(hidden))))
    if all(numbered and dated for _, kept, numbered, dated in rows if kept):
        assert sorted(map(str, count.missing)) == sorted(map(str, _neighbours(rows, stamps, count)))


def _neighbours(rows: list[tuple[int, bool, bool, bool]], stamps: list[str], count: Count) -> list[When]:
    """The window of each round that is not told: from the last told before it to the first told after it."""
    found: list[When] = []
    for index, (_, kept, *_) in enumerate(rows):
        if not kept:
            early = [stamps[i] for i in range(index) if rows[i][1]]
            late = [stamps[i] for i in range(index + 1, len(rows)) if rows[i][1]]
            start = When.parse(early[-1], "UTC").start if early else count.period.start
            end = When.parse(late[0], "UTC").end if late else count.period.end
            found.append(When(earliest=start, latest=end))
    return found


def test_a_length_of_time_before_an_event_has_its_first_microsecond_and_none_before() -> None:
    noon = When.parse("2025-02-18T12:00Z").start or 0
    tally = counted(before=subject("round-2"), length=Length(least=7 * DAY, most=8 * DAY))
    for early, surely in ((0, 1), (1, 0)):
        exact = [When(earliest=start, latest=start + 1) for start in (noon - 7 * DAY - early, noon)]
        told = [attrs.evolve(one_round(number, None), when=when) for number, when in enumerate(exact, 1)]
        assert len(count_of(*told, tally=tally).events) == surely
