"""Which events may be the first, the last, the n-th or the next: by all orders that their windows leave possible."""

from __future__ import annotations

import bisect
import datetime as dt
import math
from typing import TYPE_CHECKING, TypeAlias

from usru_relations.analysis.asking import of_facts
from usru_relations.folding.events import Event
from usru_relations.given import must_be
from usru_relations.records.names import UnknownName, suggestions
from usru_relations.times.edtf import TimeTextError
from usru_relations.times.when import Day, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from usru_relations.chronology import Chronology

Span: TypeAlias = tuple[float, float]


@of_facts
def nth(facts: Chronology, number: int) -> tuple[Event, ...]:
    """The events that may be the n-th in time: one, where it is certain; none, where there are fewer.

    Each event is taken as an instant somewhere in its window, whatever the others are. An undated one may be any:
    narrow to ``query.dated()`` to pass over it.

    Args:
        facts: the events.
        number: from 1 up; from -1 down it counts from the last.

    Raises:
        ValueError: if ``number`` is 0.

    """
    if type(number) is not int:
        raise TypeError(f"the number of an event is a whole one, not {number!r}")
    if number == 0:
        raise ValueError("events are numbered from 1 up, or from -1 down from the last, not from 0")
    spans = [_span(event.when) for event in facts]
    if number < 0:
        spans = [(-end, -start) for start, end in spans]
    places = _places(spans, abs(number))
    return tuple(event for event, may in zip(facts, places, strict=True) if may)


def _span(when: When) -> Span:
    return -math.inf if when.start is None else when.start, math.inf if when.end is None else when.end


def _places(spans: Sequence[Span], number: int) -> list[bool]:
    """Of each span, whether just so many others less one may come before it.

    At an instant of it, from as many as have surely ended to as many as may have started come before, and every
    number between. Both grow with time; so the earliest instant at which enough may have started decides.
    """
    starts, ends = sorted(start for start, _ in spans), sorted(end for _, end in spans)
    found: list[bool] = []
    for start, end in spans:
        earliest = start
        if number > 1:
            own = bisect.bisect_left(starts, start)
            index = number - 2 if number - 2 < own else number - 1
            earliest = max(start, starts[index]) if index < len(starts) else math.inf
        found.append(earliest < end and bisect.bisect_right(ends, earliest) < number)
    return found


@of_facts
def first(facts: Chronology) -> tuple[Event, ...]:
    """The events that may be the first: see `nth`."""
    return nth(facts, 1)


@of_facts
def last(facts: Chronology) -> tuple[Event, ...]:
    """The events that may be the last: see `nth`."""
    return nth(facts, -1)


@of_facts
def next_after(facts: Chronology, event: Event | Day, zone: str | None = None) -> tuple[Event, ...]:
    """The events that may be the next after an event or a time; one, where it is certain.

    Left out are those that surely come no later, and those before which another surely comes.

    Args:
        facts: the events; whether that event is among them makes no difference.
        event: an event or its id; or a time that ends, as a date, an aware datetime or EDTF: what comes after it.
        zone: the IANA zone of a date.

    Raises:
        ValueError: if a date has no zone, or a time no end.
        UnknownName: if a text is nearly the id of an event.
        TimeTextError: if a text is neither an id nor a time.

    """
    known = facts.archive.by_id.get(event, event) if isinstance(event, str) else event
    low, high = _span(known.when) if isinstance(known, Event) else _end(facts, known, zone)
    others = [one for one in facts if not isinstance(known, Event) or one.id != known.id]
    spans = [_span(one.when) for one in others]
    soonest = min((end for start, end in spans if start >= high), default=math.inf)
    return tuple(one for one, (start, end) in zip(others, spans, strict=True) if end > low and start < soonest)


def _end(facts: Chronology, day: Day, zone: str | None) -> Span:
    """The instant at which a date ends, or a datetime."""
    must_be((dt.date, str), day, "next_after() takes an event or its id, a date, an aware datetime or EDTF text")
    try:
        window = When.spanning(None, day, zone)
    except TimeTextError as error:
        if near := suggestions(error.text, facts.archive.by_id):
            raise UnknownName("event", error.text, near) from None
        raise
    if window.civil is not None or window.end is None:
        raise ValueError(f"give a time that ends, and the zone of a date: {day!r} ends at other times elsewhere")
    return window.end, window.end
