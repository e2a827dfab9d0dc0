"""A civil date to its window, beside the standard library's own arithmetic and pendulum's."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pendulum

from benchmarks.measure import in_turn
from usru_relations import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ZONES = ("America/Anchorage", "America/New_York", "Asia/Almaty", "Asia/Riyadh", "Europe/Moscow")
DAYS = [f"{dt.date(2015, 1, 1) + dt.timedelta(days=number)}" for number in range(4_000)]
STAMPS = [(day, zone) for day in DAYS for zone in ZONES]
"""Every day of eleven years in five zones: none of them twice, and more than are kept in memory."""
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
ONE_DAY, MICROSECOND = dt.timedelta(days=1), dt.timedelta(microseconds=1)

REMARKS = """
20,000 days, each read once and none kept from before. Ours ends in a `When`: both ends as exact instants, the zone and
the text, with a check for a midnight that is repeated or missing. The peers end in two instants, and the standard
library's are wrong where midnight is missing; so is pendulum's, and where it is repeated too:
"""


def standard(text: str, zone: ZoneInfo) -> tuple[int, int]:
    """From this midnight on the clocks of the zone to the next, in microseconds of UTC."""
    date = dt.date.fromisoformat(text)
    start = dt.datetime(date.year, date.month, date.day, tzinfo=zone)
    end = start + ONE_DAY
    return (start - EPOCH) // MICROSECOND, (end - EPOCH) // MICROSECOND


def moments(text: str, zone: ZoneInfo) -> tuple[dt.datetime, dt.datetime]:
    """The same as datetimes in UTC."""
    date = dt.date.fromisoformat(text)
    start = dt.datetime(date.year, date.month, date.day, tzinfo=zone)
    end = start + ONE_DAY
    return start.astimezone(dt.UTC), end.astimezone(dt.UTC)


def natural(text: str, zone: str) -> tuple[pendulum.DateTime, pendulum.DateTime]:
    """As the documentation of pendulum would have it."""
    start = pendulum.parse(text, tz=zone)
    assert isinstance(start, pendulum.DateTime)
    return start.in_timezone("UTC"), start.end_of("day").in_timezone("UTC")


def rows() -> Iterator[str]:
    """The rows of the table."""
    name, goal = "`When.parse` of a day in a zone", "≤ 1.3"
    yield in_turn(ours, peer(standard)).row(name, "`datetime` and `ZoneInfo`, to integers of UTC", goal)
    yield in_turn(ours, peer(moments)).row(name, "the same, to datetimes in UTC", "")
    yield in_turn(ours, peer(natural), rounds=5).row(name, "pendulum", "≤ 0.2")


def ours() -> list[When]:
    return [When.parse(day, zone) for day, zone in STAMPS]


def peer(read: Callable[[str, ZoneInfo], object]) -> Callable[[], object]:
    zones = {zone: pendulum.timezone(zone) if read is natural else ZoneInfo(zone) for zone in ZONES}
    stamps = [(day, zones[zone]) for day, zone in STAMPS]
    return lambda: [read(day, zone) for day, zone in stamps]
