"""Criteria of time."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Final, final

import attrs

from usru_relations.query.answers import Among, Decided, Every, Judged, Lying, Some, certain
from usru_relations.query.arguments import options, written
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.times.length import Length
from usru_relations.times.when import Day, When
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.folding.events import Event
    from usru_relations.inference.timeline import Timeline
    from usru_relations.query.answers import Answer
    from usru_relations.times.placing import Placed


def between(start: Day = None, end: Day = None, zone: str | None = None, *, possibly: bool = False) -> Criterion:
    """Lies from the start of one date to the end of another; without ``zone``, dates at the event's own place.

    Args:
        start: a date, an aware datetime or EDTF; ``None`` is open.
        end: the same; a date is included, a datetime is not.
        zone: the IANA zone of the dates.
        possibly: also what may lie there.

    Raises:
        ValueError: if the window is empty, or a datetime has no zone.
        UnknownZone: if there is no such zone.

    """
    When.spanning(start, end, zone)
    return Atom("between", _between, (written(start), written(end)), options=options(zone=zone), possibly=possibly)


def _between(_: Archive, start: Day, end: Day, zone: str | None = None) -> Answer:
    return Lying(When.spanning(start, end, zone))


def on(date: dt.date | str, zone: str | None = None, *, possibly: bool = False) -> Criterion:
    """Lies on a date, or within any other EDTF time; else as `between`."""
    if isinstance(date, dt.datetime) or not isinstance(date, dt.date | str):
        raise TypeError(f"on() takes a date or EDTF text, not {date!r}; for instants there is between()")
    When.spanning(date, date, zone)
    return Atom("on", _on, (written(date),), options=options(zone=zone), possibly=possibly)


def _on(_: Archive, date: Day, zone: str | None = None) -> Answer:
    return Lying(When.spanning(date, date, zone))


def going_on(start: Day, end: Day = None, zone: str | None = None, *, possibly: bool = False) -> Criterion:
    """Was going on at some moment from the start of one date to the end of another; without ``end``, of one.

    YES where it surely begins before the window ends and ends after that starts, by all that is told of its time, its
    length and other events; NO where it cannot. What surely lies there (`between`) goes on there; so does what surely
    reaches over it, as talks of three days do over the second.

    Args:
        start: a date, an aware datetime or EDTF (``"2025-02-18/.."``); without ``end``, a datetime is that microsecond.
        end: as for `between`, but that ``None`` is not open.
        zone: the IANA zone of the dates; without one, dates at the event's own place. Where that is not known, YES is
            said of what goes on then by the clocks of any place.
        possibly: also what may have been going on.

    Raises:
        TypeError: if ``start`` and ``end`` are both ``None``, or no dates.
        ValueError: as for `between`.
        UnknownZone: if there is no such zone.

    """
    if start is None and end is None:
        raise TypeError("going_on() takes a date, a datetime or EDTF text, not None; 'A/..' is open")
    _taken_up(start, end, zone)
    given = (written(start),) if end is None else (written(start), written(end))
    return Atom("going_on", _going_on, given, options=options(zone=zone), possibly=possibly)


def _going_on(archive: Archive, start: Day, end: Day = None, zone: str | None = None) -> Answer:
    window = _taken_up(start, end, zone)

    def judge(told: tuple[Placed, tuple[int | None, int | None]]) -> Truth:
        when, surely = told
        return certain(when.goes_on_in(window.placed, *surely))

    reaches = Judged(Reaching(timeline=archive.timeline), judge)
    return Every((Decided(Lying(window), possibly=True), Some((Lying(window), reaches))))


def _taken_up(start: Day, end: Day = None, zone: str | None = None) -> When:
    if end is None:
        end = start + dt.timedelta.resolution if isinstance(start, dt.datetime) else start
    return When.spanning(start, end, zone)


@final
@attrs.frozen(kw_only=True)
class Reaching:
    """The window of each event of a timeline, by when it surely has begun, and until when it surely is not over."""

    timeline: Timeline

    def __call__(self, event: Event) -> tuple[Placed, tuple[int | None, int | None]]:
        return event.when.placed, self.timeline.surely(event.id)


def lasting(length: str | Length | dt.timedelta) -> Criterion:
    """Takes a time that lies in a range of durations, ``">PT3H"`` or ``"PT1H/PT2H"``.

    YES where all that is possible lies in it, NO where nothing does: of what is told of its length, or else any time
    above nothing, and in either case no longer than the event's window.

    Args:
        length: a range as text (ISO 8601, as `Length.parse` reads it: ``"PT4H"`` is about four hours), or a `Length`;
            a timedelta is that long to the microsecond.

    Raises:
        TypeError: if it is none of these.
        LengthTextError: if the text is not in the grammar.

    """
    return Atom("lasting", _lasting, (_range(length).written,))


def _lasting(_: Archive, length: str) -> Answer:
    wanted = Length.parse(length)
    low, high = wanted.low or 0, math.inf if wanted.high is None else wanted.high

    def judge(possible: tuple[int, float]) -> Truth:
        least, most = possible
        return Truth.of(low <= least and most <= high, max(low, least) < min(high, most))

    return Judged(extent_of, judge)


def _range(length: object) -> Length:
    if isinstance(length, dt.timedelta):
        return Length(least=length, most=length + dt.timedelta.resolution)
    if isinstance(length, str):
        return Length.parse(length)
    if isinstance(length, Length):
        return length
    raise TypeError(f"a length is a text such as '>PT3H', a Length or a timedelta, not {length!r}")


def extent_of(event: Event) -> tuple[int, float]:
    """The least that it can have taken in microseconds, and what it stays below, which may be infinite."""
    told, when = event.length or Length(), event.when
    least, most = max(told.low or 0, 1), math.inf if told.high is None else told.high
    within = math.inf if when.start is None or when.end is None else when.end - when.start + 1
    return least, min(most, within) if within > least else most


def dated(to: str | None = None) -> Criterion:
    """Has a window with both ends, or one within a day, a month or a year of the event's own place; YES or NO.

    Args:
        to: ``"day"``, ``"month"`` or ``"year"``; without it, any window that is closed.

    Raises:
        ValueError: if ``to`` is none of these.

    """
    if to not in tuple(_DEPTHS):
        raise ValueError(f"events are dated to a 'day', a 'month' or a 'year', not to {to!r}")
    return Atom("dated", _dated, () if to is None else (to,))


def _dated(_: Archive, to: str | None = None) -> Answer:
    depth = _DEPTHS[to]
    return Judged(depth_of, lambda known: certain(known >= depth))


def undated() -> Criterion:
    """Has a window that is open at both ends; YES or NO."""
    return Atom("undated", _undated)


def _undated(_: Archive) -> Answer:
    return Judged(depth_of, lambda known: certain(known == _UNKNOWN))


def depth_of(event: Event) -> int:
    """How far it is dated: 3 to the day, 2 to the month, 1 to the year, 0 to both ends, -1 to one, -2 to none."""
    first, last = event.when.dates()
    if first is None or last is None:
        return -1 if first or last else _UNKNOWN
    if first.year != last.year:
        return 0
    return 1 if first.month != last.month else 2 if first != last else 3


_UNKNOWN: Final = -2
_DEPTHS: Final = {None: 0, "day": 3, "month": 2, "year": 1}


def inferred() -> Criterion:
    """Has a bound of its window that its own reports of its time do not say, but everything together entails.

    That is, from its publications, its length, other events and what is told of them; YES or NO.
    """
    return Atom("inferred", _inferred)


def _inferred(archive: Archive) -> Answer:
    drafts = archive.drafts
    told = frozenset(id for id, event in archive.by_id.items() if not _same_bounds(event.when, drafts[id].event.when))
    return Among(told, frozenset())


def _same_bounds(one: When, other: When) -> bool:
    return (one.start, one.end) == (other.start, other.end)
