"""An index always answers what a plain scan answers (law 4), and makes nothing until it is looked at."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import functools
import itertools
import pickle
from operator import attrgetter
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from helper_indexes import LEAVES, MANY, ROWS, criteria, made, scanned
from usru_relations import query, synthetic
from usru_relations.folding.events import Event
from usru_relations.index import Index, answering
from usru_relations.index.windows import Windows
from usru_relations.query import Criterion
from usru_relations.query.answers import Among, Having, Judged, Lying
from usru_relations.times import clock
from usru_relations.times.when import When
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Sequence

    from usru_relations.archive import Archive
    from usru_relations.chronology import Chronology
    from usru_relations.query.answers import Answer

FACTS = usru.load()
DATES = sorted({str(day) for event in FACTS for day in event.when.dates() if day})


def ids(events: Chronology) -> list[str]:
    return [event.id for event in events]


@given(ROWS, criteria())
def test_any_tree_of_criteria_finds_what_a_plain_scan_finds(rows: Sequence[int], criterion: Criterion) -> None:
    chronology = made(rows)
    assert ids(chronology.where(criterion)) == scanned(chronology, criterion)


@given(MANY, st.lists(criteria(2), max_size=3))
def test_many_events_are_found_as_by_a_plain_scan_and_found_again(rows: list[int], asked: list[Criterion]) -> None:
    chronology = made(rows)
    for criterion in asked * 2:
        found = chronology.where(criterion)
        assert len(found) == len(list(found))
        assert ids(found) == scanned(chronology, criterion)


@given(MANY, LEAVES, LEAVES, st.slices(40), LEAVES)
def test_a_narrowing_of_a_narrowing_of_a_slice(
    rows: list[int], one: Criterion, other: Criterion, piece: slice, last: Criterion
) -> None:
    chronology = made(rows)
    found = chronology.where(one).where(~other)[piece].where(last)
    wanted = set(scanned(list(chronology), one)) - set(scanned(list(chronology), other))
    kept = [event for event in chronology if event.id in wanted]
    sliced = {event.id for event in kept[piece]}
    assert ids(found) == scanned([event for event in kept if event.id in sliced], last)


@given(MANY, criteria(1), st.integers(-500, 500))
def test_a_narrowing_is_a_sequence(rows: list[int], criterion: Criterion, place: int) -> None:
    chronology = made(rows)
    found = chronology.where(criterion)
    events = list(found)
    if -len(events) <= place < len(events):
        assert found[place] is events[place]
    else:
        with pytest.raises(IndexError):
            found[place]
    assert [event in found for event in chronology] == [any(event is one for one in events) for event in chronology]
    named: Container[object] = found
    assert [event.id in named for event in chronology] == [event in found for event in chronology]


def plainly(event: Event, start: str, end: str, *, possibly: bool) -> bool:
    low, high = When.parse(start, "UTC").start, When.parse(end, "UTC").end
    assert low is not None
    assert high is not None
    first = -(2**62) if event.when.start is None else event.when.start
    last = 2**62 if event.when.end is None else event.when.end
    return (first < high and low < last) if possibly else (low <= first and last <= high)


@pytest.mark.parametrize("possibly", [False, True])
def test_each_window_between_two_dates_of_the_facts(possibly: bool) -> None:
    for start, end in itertools.combinations(DATES[::3], 2):
        found = FACTS.between(start, end, "UTC", possibly=possibly)
        assert ids(found) == [event.id for event in FACTS if plainly(event, start, end, possibly=possibly)]


@given(st.sampled_from(DATES), st.sampled_from(DATES), st.booleans())
def test_each_civil_window_of_the_facts(one: str, other: str, possibly: bool) -> None:
    criterion = query.between(min(one, other), max(one, other), possibly=possibly)
    decision = criterion.decision(FACTS.archive)
    assert ids(FACTS.where(criterion)) == [event.id for event in FACTS if decision(event) is Truth.YES]


def test_everything_lies_between_no_dates_and_only_what_is_bounded_lies_after_one() -> None:
    chronology = synthetic.chronology(300, unbounded=0.4)
    assert list(chronology.between()) == list(chronology)
    assert ids(chronology.between("1930")) == [event.id for event in chronology if event.when.start is not None]
    assert ids(chronology.between(None, "2030")) == [event.id for event in chronology if event.when.end is not None]
    assert {event.when.start is None and event.when.end is None for event in chronology} == {True, False}


@pytest.mark.parametrize("unbounded", [0.0, 0.3])
def test_windows_of_all_lengths_among_thousands(unbounded: float) -> None:
    chronology = synthetic.chronology(1_000, seed=5, unbounded=unbounded)
    for start, days in itertools.product(range(1935, 2027, 18), (0, 1, 30, 400, 5_000)):
        begin = clock.date_of(clock.civil_day(clock.date_of((start - 1970) * 365 * clock.DAY)))
        end = begin.add(days=days)
        for possibly, zone in itertools.product((False, True), ("UTC", None)):
            criterion = query.between(begin, end, zone, possibly=possibly)
            decision = criterion.decision(chronology.archive)
            assert ids(chronology.where(criterion)) == [e.id for e in chronology if decision(e) is Truth.YES]


@attrs.frozen
class Within(Criterion):
    """Within a window that no date makes: civil time that reaches less far than clocks anywhere show it."""

    window: When

    def answer(self, archive: Archive) -> Answer:  # noqa: ARG002 - it needs none
        return Lying(self.window)


@given(ROWS, st.booleans())
def test_a_civil_window_that_others_have_narrowed(rows: Sequence[int], possibly: bool) -> None:
    day = When.parse("2025-04-06")
    window = day.narrowed(None, day.end and day.end - 20 * clock.HOUR)
    criterion = query.possibly(Within(window)) if possibly else Within(window)
    chronology = made(rows)
    assert ids(chronology.where(criterion)) == scanned(chronology, criterion)


asked: list[str] = []


def counted(event: Event) -> Collection[str]:
    asked.append(event.id)
    return (event.id[-1],)


@attrs.frozen
class EndsIn(Criterion):
    digit: str

    def answer(self, archive: Archive) -> Answer:  # noqa: ARG002 - it needs none
        return Having(counted, self.digit)


@attrs.frozen
class Seen(Criterion):
    """Of every event, noting which it is asked of."""

    def answer(self, archive: Archive) -> Answer:  # noqa: ARG002 - it needs none
        return lambda event: Truth.of(bool(counted(event)), possible=True)


def test_an_event_is_entered_in_a_family_once() -> None:
    chronology = synthetic.chronology(50)
    asked.clear()
    assert {len(chronology.where(EndsIn(str(digit)))) for digit in range(10)} == {5}
    assert len(asked) == 50


def test_no_family_is_made_for_the_few_that_are_left() -> None:
    chronology = synthetic.chronology(1_000)
    day = chronology[500].when.shown("UTC")[:10]
    few = query.on(day, "UTC", possibly=True)
    asked.clear()
    left = len(chronology.where(few))
    chronology.where(few & EndsIn("0"))
    assert 0 < len(asked) == left < 50
    for _ in range(1_000):
        chronology.where(EndsIn("0") & few)
    assert len(asked) < 1_300


def test_a_criterion_of_ones_own_is_asked_only_of_what_the_others_leave() -> None:
    chronology = synthetic.chronology(200)
    left = chronology.where(query.at("venue-2"))
    asked.clear()
    assert ids(chronology.where(Seen() & query.at("venue-2"))) == ids(left) == asked


def test_a_narrowing_survives_pickling_and_knows_what_it_is_of() -> None:
    summits = FACTS.of_kind("summit")
    again = pickle.loads(pickle.dumps(summits))
    assert again == summits
    assert ids(again) == ids(summits)


@given(st.integers(0, 5))
def test_a_made_up_chronology_is_in_order_of_time_and_the_same_again(seed: int) -> None:
    one, other = (synthetic.chronology(60, seed, unbounded=0.2) for _ in range(2))
    assert list(one) == list(other)
    keys = [event.when.start if event.when.start is not None else event.when.end for event in one]
    dated = [key for key in keys if key is not None]
    assert keys == sorted(dated) + [None] * (len(keys) - len(dated))


@given(MANY, criteria(3))
def test_truths_are_told_of_each_event_and_counted(rows: list[int], criterion: Criterion) -> None:
    chronology = made(rows)
    answer = criterion.answer(chronology.archive)
    wanted = {event.id: answer(event) for event in chronology}
    truths = chronology.answers(criterion)
    assert [truths.count(truth) for truth in Truth] == [list(wanted.values()).count(truth) for truth in Truth]
    assert {event.id: truth for event, truth in truths.items()} == wanted
    assert list(truths) == list(chronology)
    assert len(truths) == len(chronology)


def test_truths_print_what_they_count() -> None:
    truths = FACTS.answers(query.at("Riyadh"))
    yes, maybe = truths.count(Truth.YES), truths.count(Truth.MAYBE)
    assert repr(truths) == f"<Truths: YES of {yes}, MAYBE of {maybe}, NO of {len(FACTS) - yes - maybe}>"
    assert Event(id="other", title="", kind=FACTS[0].kind, when=When()) not in truths


def test_families_are_dropped_when_there_are_too_many_and_made_again() -> None:
    events = made(list(range(40)))
    index = Index(events)
    for number in [*range(answering._KEPT + 5), 0]:
        judged = Judged(functools.partial(_of_length, number), _is_even)
        found = [events[rank] for rank in index.select(judged, index.all)]
        assert found == [event for event in events if (len(event.id) + number) % 2 == 0]
        assert len(index._families) <= answering._KEPT


def _of_length(number: int, event: Event) -> int:
    return len(event.id) + number


def _is_even(length: int) -> Truth:
    return Truth.YES if length % 2 == 0 else Truth.NO


def test_a_value_that_hardly_two_events_share_is_asked_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "_SCATTERED", 3)
    events = made(list(range(40)))
    index = Index(events)
    last = max(event.id for event in events)
    judged = Judged(attrgetter("id"), lambda one: Truth.YES if one == last else Truth.NO)
    for _ in range(20):
        assert [events[rank].id for rank in index.select(judged, index.all)] == [last]
    assert index._families == {(Judged, judged.value): None}


def test_one_event_is_asked_whether_it_is_among_some() -> None:
    among = Among(frozenset({FACTS[0].id}), frozenset({FACTS[1].id}))
    assert [among(event) for event in list(FACTS)[:3]] == [Truth.YES, Truth.MAYBE, Truth.NO]


def test_a_civil_day_is_found_among_the_windows_and_not_by_asking_every_event() -> None:
    events = tuple(FACTS)
    windows, day = Windows(events), When.parse("2025-02-18")
    for possibly, wanted in ((False, [Truth.YES]), (True, [Truth.YES, Truth.MAYBE])):
        found = windows.within(day, possibly=possibly)
        assert [events[rank] for rank in found] == [event for event in events if event.when.within(day) in wanted]
