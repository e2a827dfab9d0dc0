"""Criteria of what recurs on clocks and calendars: hours, days of the week, months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from usru_relations.query.answers import Judged
from usru_relations.query.arguments import options
from usru_relations.query.criteria import Atom, Criterion
from usru_relations.query.shown import Shown
from usru_relations.times import clock
from usru_relations.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable

    from usru_relations.archive import Archive
    from usru_relations.query.answers import Answer


def on_weekday(*days: str | int, zone: str | None = None) -> Criterion:
    """Lies on one of these days of the week; without ``zone``, at the event's own place.

    YES where every instant of the window does, NO where none does. Where no place is known, any clock may be its own.

    Args:
        days: English names, or their first three letters, or numbers of ISO 8601: Monday is 1.
        zone: the IANA zone of the clocks.

    Raises:
        ValueError: if one is no day of the week.
        UnknownZone: if there is no such zone.

    """
    return _clocked("on_weekday", _on_weekday, tuple(_named("weekday", _WEEKDAYS, day) for day in days), zone)


def _on_weekday(_: Archive, *days: int, zone: str | None = None) -> Answer:
    return _shows("weekday", frozenset(days), zone)


def in_month(*months: str | int, zone: str | None = None) -> Criterion:
    """Lies in one of these months of any year: English names or their first three letters, or 1 to 12.

    Else as `on_weekday`.
    """
    return _clocked("in_month", _in_month, tuple(_named("month", _MONTHS, month) for month in months), zone)


def _in_month(_: Archive, *months: int, zone: str | None = None) -> Answer:
    return _shows("month", frozenset(months), zone)


def in_hours(start: int, end: int, zone: str | None = None) -> Criterion:
    """Lies from one full hour of any day to just before another, over midnight where that is smaller; as `on_weekday`.

    Args:
        start: 0 to 23.
        end: 1 to 24; ``in_hours(22, 6)`` is the night.
        zone: the IANA zone of the clocks.

    Raises:
        TypeError: if an hour is no whole number.
        ValueError: if it is none of the day, or both are the same.

    """
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"hours are whole numbers, not {start!r} and {end!r}")
    if not (0 <= start <= 23 and 0 <= end <= 24) or start == end:
        raise ValueError(f"hours run from 0 to 24, as in_hours(9, 17) or in_hours(22, 6), not from {start} to {end}")
    return _clocked("in_hours", _in_hours, (start, end), zone)


def _in_hours(_: Archive, start: int, end: int, zone: str | None = None) -> Answer:
    hours = range(start, end) if start < end else (*range(start, 24), *range(end))
    return _shows("hour", frozenset(hours), zone)


def _clocked(name: str, bind: Callable[..., Answer], arguments: tuple[int, ...], zone: str | None) -> Criterion:
    if zone is not None:
        clock.zone_of(zone)
    return Atom(name, bind, arguments, options=options(zone=zone))


def _shows(unit: str, wanted: frozenset[int], zone: str | None) -> Answer:
    return Judged(Shown(unit, zone), lambda shown: Truth.of(shown <= wanted, not shown.isdisjoint(wanted)))


def _named(sort: str, names: tuple[str, ...], given: str | int) -> int:
    """The number of a weekday or a month."""
    if type(given) is int and 1 <= given <= len(names):
        return given
    folded = given.casefold() if isinstance(given, str) else ""
    found = [number for number, name in enumerate(names, 1) if folded in (name, name[:3])]
    if not found:
        raise ValueError(f"{given!r} is no {sort}: write {', '.join(map(str.title, names))}, or 1 to {len(names)}")
    return found[0]


_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
