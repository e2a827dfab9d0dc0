"""What the clocks may show in a window: hours, weekdays and months, in a zone or at the event's own place."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final, TypeAlias, final

import attrs

from usru_relations.times import clock
from usru_relations.times.clock import DAY, EASTMOST, HOUR, WESTMOST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from usru_relations.folding.events import Event
    from usru_relations.times.when import When

Civil: TypeAlias = tuple[int, int]

HOURS: Final = frozenset(range(24))
WEEKDAYS: Final = frozenset(range(1, 8))
MONTHS: Final = frozenset(range(1, 13))

#: In so long, whatever a clock skips or repeats, it shows everything: Samoa had no 30 December 2011.
_ALL_HOURS: Final = 4 * DAY
_ALL_WEEKDAYS: Final = 16 * DAY
_ALL_MONTHS: Final = 400 * DAY


@final
@attrs.frozen
class Shown:
    """From an event to all hours (0 to 23), weekdays (ISO: Monday is 1) or months that clocks may show of it."""

    unit: str
    """``hour``, ``weekday`` or ``month``."""
    zone: str | None

    def __call__(self, event: Event) -> frozenset[int]:
        return _shown(event.when, self.unit, self.zone)


@functools.lru_cache(maxsize=65_536)
def _shown(when: When, unit: str, zone: str | None) -> frozenset[int]:
    every, enough, read = _UNITS[unit]
    found: set[int] = set()
    for span in _clocks(when, zone or (when.zone if when.civil is None else None), enough):
        if span is None or span[1] - span[0] >= enough:
            return every
        found |= read(*span)
    return frozenset(found)


def _clocks(when: When, zone: str | None, enough: int) -> Iterator[Civil | None]:
    """The civil times that the clocks show in a window, in spans; ``None`` for what is open or long enough."""
    start, end = when.start, when.end
    if zone is not None:
        yield from (None,) if start is None or end is None or end - start >= enough else _walls(start, end, zone)
        return
    low, high = when.civil or (None, None)
    lows = [one for one in (low, None if start is None else start - WESTMOST) if one is not None]
    highs = [one for one in (high, None if end is None else end + EASTMOST) if one is not None]
    yield (max(lows), min(highs)) if lows and highs else None


def _walls(start: int, end: int, zone: str) -> Iterator[Civil]:
    """The civil times of a zone between two instants; its clocks change at most once a day."""
    while start < end:
        stop = min(end, start + DAY)
        ahead = clock.wall(start, zone) - start
        if clock.wall(stop - 1, zone) - (stop - 1) != ahead:
            stop = _change(start, stop - 1, zone)
        yield start + ahead, stop + ahead
        start = stop


def _change(low: int, high: int, zone: str) -> int:
    """The first instant at which a zone's clocks are not as far ahead as at ``low``, where they are not at ``high``."""
    ahead = clock.wall(low, zone) - low
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if clock.wall(middle, zone) - middle == ahead else (low, middle)
    return high


def _hours(low: int, high: int) -> set[int]:
    return {hour % 24 for hour in range(low // HOUR, (high - 1) // HOUR + 1)}


def _weekdays(low: int, high: int) -> set[int]:
    return {(day + 3) % 7 + 1 for day in range(low // DAY, (high - 1) // DAY + 1)}


def _months(low: int, high: int) -> set[int]:
    first, last = clock.date_of(low), clock.date_of(high - 1)
    span = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return {month % 12 + 1 for month in span}


_UNITS: Final[dict[str, tuple[frozenset[int], int, Callable[[int, int], set[int]]]]] = {
    "hour": (HOURS, _ALL_HOURS, _hours),
    "weekday": (WEEKDAYS, _ALL_WEEKDAYS, _weekdays),
    "month": (MONTHS, _ALL_MONTHS, _months),
}
