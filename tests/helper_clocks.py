"""A slow clock, asked minute by minute, and the zones and days on which clocks misbehave."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

MINUTE = 60_000_000
HOUR = 60 * MINUTE
DAY = 24 * HOUR
EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
OFFSETS = range(-12 * HOUR, 14 * HOUR + 1, HOUR // 2)
"""How far the clocks of the world are ahead of UTC."""

NASTY = [
    ("America/Havana", "2025-03-09"),  # midnight is missing
    ("America/Havana", "2025-11-02"),  # the hour after midnight twice
    ("Asia/Beirut", "2025-03-30"),
    ("Asia/Beirut", "2025-10-26"),  # the hour before midnight twice
    ("America/Sao_Paulo", "2018-11-04"),
    ("America/Sao_Paulo", "2018-02-18"),
    ("Asia/Jerusalem", "2002-10-07"),
    ("Africa/Cairo", "2025-04-25"),
    ("Africa/Cairo", "2025-10-31"),
    ("America/St_Johns", "1988-04-03"),  # at 00:01, by two hours
    ("America/St_Johns", "1988-10-30"),  # at 00:01, back into the day before
    ("Asia/Almaty", "2024-03-01"),  # another offset for good
    ("Asia/Kathmandu", "1986-01-01"),  # a quarter of an hour ahead for good
    ("Pacific/Apia", "2011-12-30"),  # a day that never was
    ("Pacific/Kwajalein", "1993-08-21"),
    ("Pacific/Kiritimati", "1994-12-31"),
    ("Australia/Lord_Howe", "2025-04-06"),  # by half an hour
    ("Antarctica/Troll", "2025-10-26"),
    ("America/Anchorage", "2025-03-09"),
    ("Asia/Kamchatka", "2010-03-28"),
    ("Europe/Moscow", "2014-10-26"),
    ("America/New_York", "2025-11-02"),
]
ZONES = sorted({zone for zone, _ in NASTY})


def us(text: str) -> int:
    """Microseconds since 1970 of a time in ISO 8601, in UTC unless it says otherwise."""
    moment = dt.datetime.fromisoformat(text)
    return (moment.replace(tzinfo=moment.tzinfo or dt.UTC) - EPOCH) // dt.timedelta(microseconds=1)


def shown(instant: int, zone: str) -> int:
    """What the clocks of a zone show at an instant."""
    wall = (EPOCH + dt.timedelta(microseconds=instant)).astimezone(ZoneInfo(zone))
    return (wall.replace(tzinfo=dt.UTC) - EPOCH) // dt.timedelta(microseconds=1)


def hull(start: int, end: int, zone: str) -> tuple[int, int] | None:
    """From the first minute to the last in which the clocks of a zone show a time from start to end, if any does."""
    minutes = [at for at in range(start - 14 * HOUR, end + 12 * HOUR, MINUTE) if start <= shown(at, zone) < end]
    return (minutes[0], minutes[-1] + MINUTE) if minutes else None
