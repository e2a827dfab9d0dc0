"""Criteria of time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from usru_relations.query.answers import Lying
from usru_relations.query.arguments import options, written
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.when import Day, When

if TYPE_CHECKING:
    from usru_relations.archive import Archive
    from usru_relations.query.answers import Answer


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


def on(date: Day, zone: str | None = None, *, possibly: bool = False) -> Criterion:
    """Lies on a date, or within any other EDTF time; else as `between`."""
    if date is None or isinstance(date, dt.datetime):
        raise TypeError(f"on() takes a date or EDTF text, not {date!r}; for instants there is between()")
    When.spanning(date, date, zone)
    return Atom("on", _on, (written(date),), options=options(zone=zone), possibly=possibly)


def _on(_: Archive, date: Day, zone: str | None = None) -> Answer:
    return Lying(When.spanning(date, date, zone))
