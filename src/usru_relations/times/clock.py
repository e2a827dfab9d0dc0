"""Instants as exact integers, and the civil clocks of zones.

An instant is a count of microseconds since 1970 in UTC; a civil time is the same count as if the wall clock were UTC.
"""

from __future__ import annotations

import datetime as dt
import difflib
import functools
import zoneinfo
from typing import Final

import pendulum

from usru_relations.errors import Carrying
from usru_relations.given import must_be

SECOND: Final = 1_000_000
HOUR: Final = 3_600 * SECOND
DAY: Final = 24 * HOUR
#: The clocks of the world run from twelve hours behind UTC to fourteen ahead of it.
WESTMOST: Final = 12 * HOUR
EASTMOST: Final = 14 * HOUR

#: From how many characters of its place to how many of its name a zone is guessed, and how alike places must be.
_SHORTEST: Final = 5
_LONGEST: Final = 60
_ALIKE: Final = 0.83

_datetime: Final = dt.datetime
_EPOCH: Final = _datetime(1970, 1, 1)
_MICRO: Final = dt.timedelta(microseconds=1)


class UnknownZone(Carrying, LookupError):
    """A name that is no IANA time zone; what was meant is guessed when it is shown, as most are passed over."""

    def __init__(self, name: object) -> None:
        super().__init__(f"unknown time zone {name!r}")
        self.name = name

    def __str__(self) -> str:
        return f"{super().__str__()}: {mend_zone(near_zone(self.name))}"


def zone_of(name: str) -> pendulum.Timezone:
    """The zone of that IANA name.

    Raises:
        UnknownZone: if there is none.
        TypeError: if it is no text.

    """
    if not isinstance(name, str):
        must_be(str, name, "a zone is an IANA name such as 'Europe/Moscow'")
    return _zone(name)


@functools.cache
def _zone(name: str) -> pendulum.Timezone:
    try:
        return pendulum.Timezone(name)
    except (ValueError, LookupError, OSError):
        raise UnknownZone(name) from None


def mend_zone(near: str | None) -> str:
    """How to mend the name of a zone, if it is near to one."""
    return f"did you mean {near!r}?" if near else "use an IANA name such as 'Europe/Moscow'"


@functools.lru_cache(maxsize=256)
def near_zone(name: object) -> str | None:
    """The IANA zone whose place is spelled so, or nearly so, wherever it is said to be.

    Nothing is near to a name of more than 60 characters; to a place below 5, only what is spelled so. Zones by offset
    are never meant, as their signs are read the wrong way.
    """
    if not isinstance(name, str) or len(name) > _LONGEST:
        return None
    known, wanted = _zones_by_place(), _place(name)
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=_ALIKE if len(wanted) >= _SHORTEST else 1)
    return known[near[0]] if near else None


@functools.cache
def _zones_by_place() -> dict[str, str]:
    zones = sorted(zoneinfo.available_timezones(), key=lambda zone: (-len(zone), zone))
    return {_place(zone): zone for zone in zones if zone == "UTC" or ("/" in zone and not zone.startswith("Etc/"))}


def _place(zone: str) -> str:
    return zone.rpartition("/")[2].strip().casefold().replace(" ", "_")


def is_zone(name: str) -> bool:
    """Whether there is an IANA zone of that name."""
    try:
        zone_of(name)
    except UnknownZone:
        return False
    return True


def instant(moment: dt.datetime) -> int:
    """The instant of an aware datetime.

    Raises:
        ValueError: if ``moment`` has no zone.

    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(
            f"{moment!r} has no zone: give an aware datetime, as pendulum.datetime(..., tz='Europe/Moscow')"
        )
    return civil(moment) - micros(offset)


def civil(moment: dt.datetime) -> int:
    """The civil time that the wall clock of ``moment`` shows."""
    clock = (moment.hour * 60 + moment.minute) * 60 + moment.second
    return (moment.toordinal() - 719_163) * DAY + clock * SECOND + moment.microsecond


def civil_day(day: dt.date) -> int:
    """The civil time at which a day begins."""
    return (day.toordinal() - 719_163) * DAY


def day(date: dt.date, zone: str) -> tuple[int, int]:
    """The first instant at which the clocks of a zone show a date, and the instant after the last.

    They are the same or crossed where clocks skipped the whole day.
    """
    tzinfo = zone_of(zone)
    year, month, number = date.year, date.month, date.day
    at_first = _datetime(year, month, number, 0, 0, 0, 0, tzinfo).utcoffset()
    at_last = _datetime(year, month, number, 23, 59, 59, 999_999, tzinfo, fold=1).utcoffset()
    if at_first is at_last and at_first is not None:  # clocks do not change twice within days, so not at all
        start = (date.toordinal() - 719_163) * DAY - (at_first.days * 86_400 + at_first.seconds) * SECOND
        return start, start + DAY
    start = civil_day(date)
    return first(start, zone), after_last(start + DAY, zone)


def micros(span: dt.timedelta) -> int:
    """A duration in whole microseconds."""
    return (span.days * 86_400 + span.seconds) * SECOND + span.microseconds


def moment(us: int, zone: str | None) -> pendulum.DateTime:
    """The instant as a datetime in a zone, or in UTC without one."""
    shown = naive(us).replace(tzinfo=dt.UTC).astimezone(zone_of(zone or "UTC"))
    return pendulum.DateTime(
        shown.year, shown.month, shown.day, shown.hour, shown.minute, shown.second, shown.microsecond,
        tzinfo=shown.tzinfo, fold=shown.fold,
    )  # fmt: skip


def wall(us: int, zone: str) -> int:
    """The civil time that the clocks of a zone show at an instant."""
    return us + _offset(us, zone)


def date_of(civil_us: int) -> pendulum.Date:
    """The calendar date of a civil time."""
    return pendulum.Date.fromordinal(civil_us // DAY + 719_163)


def naive(civil_us: int) -> dt.datetime:
    """A civil time as a datetime without a zone."""
    return _EPOCH + civil_us * _MICRO


def first(civil_us: int, zone: str) -> int:
    """The first instant at which the clocks of a zone show that civil time, or have jumped over it."""
    early, late = _readings(civil_us, zone)
    return early if early <= late else _jump(late, early, zone)


def after_last(civil_us: int, zone: str) -> int:
    """The instant after the last at which the clocks of a zone show a civil time before ``civil_us``."""
    early, late = _readings(civil_us - 1, zone)
    return late + 1 if early <= late else _jump(late, early, zone)


def shown_between(start: int | None, end: int | None, zone: str) -> tuple[int | None, int | None]:
    """The earliest civil time that the clocks of a zone show between two instants, and the civil time after the latest.

    Where clocks go back in between, these need not be what they show at the ends. ``None`` is open.
    """
    low = None if start is None else _least_shown(start, end, zone)
    high = None if end is None else _most_shown(start, end - 1, zone) + 1
    return low, high


def _least_shown(start: int, end: int | None, zone: str) -> int:
    """What the clock shows at the start, or when it goes back to less, if it shows that again."""
    low = wall(start, zone)
    _, again = _readings(low, zone)
    back = _jump(start, again, zone)
    return low if end is not None and end <= back else wall(back, zone)


def _most_shown(start: int | None, last: int, zone: str) -> int:
    """What the clock shows at the last, or before it went back from more, if it showed that already."""
    high = wall(last, zone)
    already, _ = _readings(high, zone)
    back = _jump(already, last, zone)
    return high if already == last or (start is not None and back <= start) else wall(back - 1, zone)


def _readings(civil_us: int, zone: str) -> tuple[int, int]:
    """A civil time read before and after a change of offset: equal on most days, crossed where clocks jump ahead."""
    shown = naive(civil_us).replace(tzinfo=zone_of(zone))
    return civil_us - _ahead(shown), civil_us - _ahead(shown.replace(fold=1))


def _jump(low: int, high: int, zone: str) -> int:
    """The instant between two at which the clocks of a zone jump."""
    before = _offset(low, zone)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return high


def _offset(us: int, zone: str) -> int:
    return _ahead(naive(us).replace(tzinfo=dt.UTC).astimezone(zone_of(zone)))


def _ahead(shown: dt.datetime) -> int:
    """How far the wall clock of an aware datetime is ahead of UTC."""
    return micros(shown.utcoffset() or dt.timedelta())
