"""Arguments of criteria: what is wrong with them told at once, records as their ids, dates as texts."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeVar

from usru_relations.records.names import Named
from usru_relations.times import clock

if TYPE_CHECKING:
    from usru_relations.records.names import Directory
    from usru_relations.times.when import Day

N = TypeVar("N", bound=Named)


def said(sort: str, record: type[N], *wanted: str | N) -> tuple[str, ...]:
    """Names as they are, and records as their ids.

    Raises:
        TypeError: if one is neither a text nor a record of that sort.

    """
    for one in wanted:
        if not isinstance(one, str | record):
            raise TypeError(
                f"{sort}s are given by name, by id or as {record.__name__}, not as {type(one).__name__} {one}"
            )
    return tuple(str(one) if isinstance(one, str) else one.id for one in wanted)


def found(directory: Directory[N], wanted: tuple[str, ...]) -> tuple[N, ...]:
    """What each name means in a directory.

    Raises:
        UnknownName: if nothing is called so.
        AmbiguousName: if several things are.

    """
    return tuple(directory.find(one) for one in wanted)


def written(day: Day) -> dt.datetime | str | None:
    """A date as its text, and a datetime of any sort as the same instant of the standard library's in UTC.

    Raises:
        ValueError: if a datetime has no zone.

    """
    if isinstance(day, dt.datetime):
        return clock.naive(clock.instant(day)).replace(tzinfo=dt.UTC)
    return day.isoformat() if isinstance(day, dt.date) else day


def options(**given: object) -> tuple[tuple[str, object], ...]:
    """The options that are given."""
    return tuple((name, value) for name, value in given.items() if value is not None)


def counted(things: str, least: object, most: object) -> tuple[int]:
    """The least of a count.

    Raises:
        TypeError: if a bound is no whole number.
        ValueError: if ``least`` is negative, or ``most`` below it.

    """
    if type(least) is not int or (most is not None and type(most) is not int):
        raise TypeError(f"numbers of {things} are whole, not {least!r}" + (f" to {most!r}" if most is not None else ""))
    if least < 0 or (most is not None and most < least):
        raise ValueError(f"numbers of {things} run from 0 up, the least first, not from {least} to {most}")
    return (least,)
