"""A civil date to its window, beside the standard library's own arithmetic and pendulum's."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pendulum

from benchmarks.measure import in_turn
from usru_relations import When
from usru_relations.times.edtf import TimeTextError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ZONES = ("America/Anchorage", "America/New_York", "Asia/Almaty", "Asia/Riyadh", "Europe/Moscow")
DAYS = [f"{dt.date(2015, 1, 1) + dt.timedelta(days=number)}" for number in range(4_000)]
STAMPS = [(day, zone) for day in DAYS for zone in ZONES]
"""Every day of eleven years in five zones: none of them twice, and more than are kept in memory."""
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
ONE_DAY, MICROSECOND = dt.timedelta(days=1), dt.timedelta(microseconds=1)

ODD = (
    ("America/Havana", "2025-03-09", "midnight is missing"),
    ("America/Havana", "2025-11-02", "midnight and the hour after it come twice"),
    ("Asia/Jerusalem", "2002-10-07", "midnight and the hour after it come twice"),
    ("America/Toronto", "1919-03-31", "its first half hour is missing, and the last of the day before"),
    ("America/St_Johns", "1988-10-29", "a minute of the next day comes before its last two hours come again"),
    ("Pacific/Apia", "2011-12-30", "it was skipped"),
)

REMARKS = """
20,000 days, each read once and none kept from before. Ours ends in a `When`: both ends as exact integers of UTC, the
zone and the text, right on every clock. The peers end in two instants. `datetime` and `ZoneInfo`: `date.fromisoformat`,
midnight as `datetime(..., tzinfo=zone)`, the next by adding a day, and both as whole microseconds after 1970 in UTC, or
by `astimezone(UTC)`. pendulum: `parse(text, tz=zone)`, `end_of("day")`, and `in_timezone("UTC")` of both.

How many hours a day has where clocks change at midnight, or near:
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


def natural(text: str, zone: ZoneInfo) -> tuple[pendulum.DateTime, pendulum.DateTime]:
    """As the documentation of pendulum would have it."""
    start = pendulum.parse(text, tz=zone.key)
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
    zones = {zone: ZoneInfo(zone) for zone in ZONES}
    stamps = [(day, zones[zone]) for day, zone in STAMPS]
    return lambda: [read(day, zone) for day, zone in stamps]


def odd_days() -> Iterator[str]:
    """How long each says that a day is on which clocks change near midnight, and how long it was."""
    yield "| day | what is odd | it had | `When` | `datetime` | pendulum |\n| --- | --- | --- | --- | --- | --- |"
    for zone, day, words in ODD:
        said = [_hours(*standard(day, ZoneInfo(zone))), _hours(*map(_instant, natural(day, ZoneInfo(zone))))]
        yield f"| {day}, {zone} | {words} | {_counted(day, zone)} | {_window(day, zone)} | {said[0]} | {said[1]} |"


def _counted(day: str, zone: str) -> str:
    """From the first minute to the last that shows the date."""
    noon = _instant(dt.datetime.fromisoformat(f"{day}T12:00+00:00"))
    shown = (dt.datetime.fromtimestamp(minute * 60, ZoneInfo(zone)) for minute in _minutes(noon))
    minutes = [minute for minute, at in zip(_minutes(noon), shown, strict=True) if f"{at.date()}" == day]
    return f"{(minutes[-1] + 1 - minutes[0]) / 60:g}" if minutes else "none"


def _minutes(noon: int) -> range:
    return range(noon // 60_000_000 - 48 * 60, noon // 60_000_000 + 48 * 60)


def _window(day: str, zone: str) -> str:
    try:
        window = When.parse(day, zone)
    except TimeTextError:
        return "refused"
    return _hours(window.start or 0, window.end or 0)


def _instant(moment: dt.datetime) -> int:
    return (dt.datetime.fromtimestamp(moment.timestamp(), dt.UTC) - EPOCH) // MICROSECOND


def _hours(start: int, end: int) -> str:
    return f"{round((end - start) / 3_600_000_000, 6):g}"
