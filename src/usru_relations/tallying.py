"""Counts, ordinals and negatives of sources over a series of events, checked against what the chronology holds.

"Their seventh meeting" counts six before it, "none for four years" counts none. The chronology need not be complete:
fewer than counted are missing, and each of these lies in a window; more is a contradiction.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple, final

import attrs

from usru_relations.network.solving import Gap
from usru_relations.records.shelf import Person, State
from usru_relations.times.when import When
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.records.reports import Report, Tally
    from usru_relations.records.shelf import Series


@final
@attrs.frozen(kw_only=True)
class Count:
    """A number of events of a series, as sources tell it, and the events that the chronology holds."""

    series: Series
    reports: tuple[Report | Tally, ...]
    """Who tells it."""
    least: int
    most: int | None
    """``None`` for no limit."""
    period: When
    """The time in which they are counted, as far as it is known."""
    events: tuple[Event, ...]
    """What surely counts."""
    possible: tuple[Event, ...] = ()
    """What may count: it may lie outside the time, or others were there with those whose series it is."""
    missing: tuple[When, ...] = ()
    """For each event that is counted and not surely held, the window in which it must lie."""
    event: Event | None = None
    """The event that the number is told of, for an ordinal; it is not counted."""

    @property
    def agrees(self) -> Truth:
        """YES if the chronology holds as many as are counted, NO if it holds more, MAYBE if it may hold either."""
        most = len(self.events) + len(self.possible)
        fits = self.most is None or len(self.events) <= self.most
        return Truth.of(not self.missing and (self.most is None or most <= self.most), fits)

    @property
    def concerned(self) -> tuple[Event, ...]:
        """What is counted, and the event that the number is told of."""
        return (*self.events, *self.possible, *([self.event] if self.event else []))

    @property
    def told(self) -> str:
        """The number in words."""
        if self.most == self.least:
            return f"{self.least}" if self.least else "none"
        most = "" if self.most is None else f"at most {self.most}"
        return " and ".join(filter(None, (f"at least {self.least}" if self.least or not most else "", most)))

    def __str__(self) -> str:
        names = list(dict.fromkeys(told.source.name for told in self.reports))
        counted = f"{' and '.join(names)} {'counts' if len(names) == 1 else 'count'} {self.told}"
        before = f" before {self.event.id}" if self.event else ""
        perhaps = f", and {len(self.possible)} that may count" if self.possible else ""
        missing = f"; {self.lacking} missing, {_windows(self.missing)}" if self.missing else ""
        return f"{counted} in “{self.series.title}”{before}, the chronology {len(self.events)}{perhaps}{missing}"

    @property
    def lacking(self) -> str:
        """How many the chronology lacks, in figures: fewer, if some of those count that may."""
        most, may = len(self.missing), len(self.possible)
        return f"{max(0, most - may)} to {most}" if most and may else f"{most}"


def counts(archive: Archive) -> Iterator[Count]:
    """Each tally, and then the number of each event in a series, checked."""
    for tally in archive.tallies:
        yield _of_tally(archive, tally)
    for event in archive.events:
        for order in event.orders:
            told = tuple(r for r in event.reports if r.order == order)
            yield _of_order(archive, event, order.series, order.number, told)


class Stretch(NamedTuple):
    """Consecutive numbers of a series that no event has been given, between two that have."""

    window: When
    numbers: int
    events: tuple[Event, ...]
    """What is counted, has no number, and surely lies there."""


def stretches(archive: Archive, series: Series, last: int, period: When, counted: Sequence[Event]) -> list[Stretch]:
    """The numbers from 1 to ``last`` that no event bears, by the numbered events around them."""
    numbered = _numbered([event for _, event in _members(archive, series)], series)
    plain = [event for event in counted if _number(event, series) is None]
    numbers = [0, *(number for number in sorted(numbered) if number <= last), last + 1]
    found: list[Stretch] = []
    for first, second in itertools.pairwise(numbers):
        one, other = numbered.get(first), numbered.get(second)
        there = tuple(event for event in plain if _between(archive, one, event, other) is Truth.YES)
        found.append(Stretch(_window(archive, one, other, period), second - first - 1, there))
    return found


def before(archive: Archive, one: Event, other: Event) -> Truth:
    """Whether one event ends before another starts, by all that is known of both."""
    timeline = archive.timeline
    start, (_, end) = timeline.points(other.id)[0], timeline.points(one.id)
    return Truth.of(timeline.refuted(Gap(start, end, 1)) is not None, timeline.refuted(Gap(end, start, 0)) is None)


def _of_tally(archive: Archive, tally: Tally) -> Count:
    edges = {subject.id for subject in (tally.after, tally.before) if subject}
    members = [(of, event) for of, event in _members(archive, tally.series) if event.id not in edges]
    answers = [(of & _counts(archive, event, tally), event) for of, event in members]
    events = tuple(event for answer, event in answers if answer is Truth.YES)
    period = _period(archive, tally)
    return Count(
        series=tally.series,
        reports=(tally,),
        least=tally.least,
        most=tally.most,
        period=period,
        events=events,
        possible=tuple(event for answer, event in answers if answer is Truth.MAYBE),
        missing=_missing(archive, tally, period, events),
    )


def _of_order(archive: Archive, event: Event, series: Series, number: int, told: tuple[Report, ...]) -> Count:
    others = [(of, one) for of, one in _members(archive, series) if one.id != event.id]
    answers = [(of & before(archive, one, event) & _since(one, series), one) for of, one in others]
    events = tuple(one for answer, one in answers if answer is Truth.YES)
    period = _until(series, _high(archive, event, 0))
    missing = _of_numbers(archive, series, number - 1, period, events)
    possible = tuple(one for answer, one in answers if answer is Truth.MAYBE)
    return Count(
        series=series,
        reports=told,
        least=number - 1,
        most=number - 1,
        period=period,
        events=events,
        possible=possible,
        missing=missing,
        event=event,
    )


def _until(series: Series, latest: int | None) -> When:
    """From when a series is counted; of one that is counted only from later on, all time before."""
    start = series.since and series.since.start
    return When(earliest=None if start is not None and latest is not None and latest <= start else start, latest=latest)


def _members(archive: Archive, series: Series) -> list[tuple[Truth, Event]]:
    """The events that are of a series, surely or perhaps, and had begun."""
    real = [event for event in archive.events if event.status is not None and event.status.real]
    answers = [(_is_of(event, series), event) for event in real]
    return [(answer, event) for answer, event in answers if answer is not Truth.NO]


def _is_of(event: Event, series: Series) -> Truth:
    """By a number in it, or by its kind and people; perhaps, if others took part whom the series does not name."""
    if any(order.series == series for order in event.orders):
        return Truth.YES
    people = all(any(one.represents(actor) for one in event.participants) for actor in series.participants)
    named = event.kind.is_a(series.kind) and people
    return Truth.of(named and not _others(event, series), named)


def _others(event: Event, series: Series) -> bool:
    """Whether persons took part in what is counted by persons, or states by states, that stand for none of them."""
    sorts = tuple({type(actor) for actor in series.participants} & {Person, State})
    sides = [one for one in event.participants if not any(one.represents(actor) for actor in series.participants)]
    return any(isinstance(actor, sorts) for one in sides for actor in (one.actor, one.side))


def _numbered(members: Sequence[Event], series: Series) -> dict[int, Event]:
    return {order.number: event for event in members for order in event.orders if order.series == series}


def _number(event: Event, series: Series) -> int | None:
    return next((order.number for order in event.orders if order.series == series), None)


def _counts(archive: Archive, event: Event, tally: Tally) -> Truth:
    """Whether an event lies in the time that a tally names, and before it was published."""
    answer = _since(event, tally.series) & event.when.within(When(latest=tally.source.published.end))
    number = _number(event, tally.series)
    if tally.when is not None:
        answer &= event.when.within(tally.when)
    if tally.after is not None and (first := archive.by_id.get(tally.after.id)):
        answer &= before(archive, first, event)
    if tally.before is not None and (last := archive.by_id.get(tally.before.id)):
        answer &= before(archive, event, last)
        answer &= _no_earlier(archive, event, last, tally)
    if answer is Truth.MAYBE and number is not None and _from_the_first(tally):
        return Truth.of(number <= tally.least, tally.most is None or number <= tally.most)
    return answer


def _since(event: Event, series: Series) -> Truth:
    return Truth.YES if series.since is None else event.when.within(When(earliest=series.since.start))


def _no_earlier(archive: Archive, event: Event, last: Event, tally: Tally) -> Truth:
    """Whether an event starts within the length of time that a tally names, before the last event starts."""
    if tally.length is None:
        return Truth.YES
    timeline, low, high = archive.timeline, tally.length.low, tally.length.high
    start, end = timeline.points(event.id)[0], timeline.points(last.id)[0]
    surely = low is not None and timeline.refuted(Gap(start, end, low + 1)) is not None
    never = high is not None and timeline.refuted(Gap(end, start, -high)) is not None
    return Truth.of(surely, not never)


def _period(archive: Archive, tally: Tally) -> When:
    """The window around the time that a tally names."""
    starts = [tally.series.since and tally.series.since.start, tally.when and tally.when.start]
    ends = [tally.when and tally.when.end, tally.source.published.end]
    if tally.after is not None and (first := archive.by_id.get(tally.after.id)):
        starts.append(_low(archive, first, 1))
    if tally.before is not None and (last := archive.by_id.get(tally.before.id)):
        ends.append(_high(archive, last, 0))
        low = _low(archive, last, 0)
        if tally.length is not None and tally.length.high is not None and low is not None:
            starts.append(low - tally.length.high)
    return _spanning([one for one in starts if one is not None], [one for one in ends if one is not None])


def _missing(archive: Archive, tally: Tally, period: When, events: Sequence[Event]) -> tuple[When, ...]:
    if _from_the_first(tally):
        return _of_numbers(archive, tally.series, tally.least, period, events)
    return (period,) * (tally.least - len(events))


def _from_the_first(tally: Tally) -> bool:
    """Whether a tally counts from the beginning of its series, as its numbers do."""
    return tally.after is None and tally.length is None and (tally.when is None or tally.when.start is None)


def _of_numbers(archive: Archive, series: Series, last: int, period: When, events: Sequence[Event]) -> tuple[When, ...]:
    """For each of the events missing among the first of a series, the window between the numbered ones around it."""
    missing = last - len(events)
    gaps = stretches(archive, series, last, period, events) if missing > 0 else []
    windows = [gap.window for gap in gaps for _ in range(gap.numbers - len(gap.events))]
    if len(windows) > missing > 0:
        starts, ends = [one.start for one in windows], [one.end for one in windows]
        windows = [_spanning_all(starts, ends)] * missing
    return tuple(windows) if len(windows) == missing else (period,) * missing


def _window(archive: Archive, one: Event | None, other: Event | None, period: When) -> When:
    starts = [period.start, one and _low(archive, one, 1)]
    ends = [period.end, other and _high(archive, other, 0)]
    return _spanning([us for us in starts if us is not None], [us for us in ends if us is not None])


def _between(archive: Archive, one: Event | None, event: Event, other: Event | None) -> Truth:
    after = Truth.YES if one is None else before(archive, one, event)
    return after & (Truth.YES if other is None else before(archive, event, other))


def _spanning(starts: Sequence[int], ends: Sequence[int]) -> When:
    """The latest start to the earliest end; no bound where these leave no time."""
    start, end = max(starts, default=None), min(ends, default=None)
    return When() if start is not None and end is not None and start >= end else When(earliest=start, latest=end)


def _spanning_all(starts: Sequence[int | None], ends: Sequence[int | None]) -> When:
    low = None if None in starts else min(one for one in starts if one is not None)
    high = None if None in ends else max(one for one in ends if one is not None)
    return When(earliest=low, latest=high)


def _low(archive: Archive, event: Event, which: int) -> int | None:
    return archive.timeline.bounds(archive.timeline.points(event.id)[which])[0]


def _high(archive: Archive, event: Event, which: int) -> int | None:
    return archive.timeline.bounds(archive.timeline.points(event.id)[which])[1]


def _windows(windows: Sequence[When]) -> str:
    distinct = dict.fromkeys(windows)
    return " and ".join(f"{windows.count(one)} in {one}" for one in distinct)
