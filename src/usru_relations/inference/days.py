"""Civil days of events: the steps from the day of one, on the clocks of its place, to that of another."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from usru_relations.network.solving import Constraint, Monotone, Step
from usru_relations.times import clock

if TYPE_CHECKING:
    from collections.abc import Iterator


def civil_days(
    mine: tuple[int, int], others: tuple[int, int], days: int, here: tuple[str, ...], there: tuple[str, ...]
) -> Iterator[Constraint]:
    """Its civil day is that of the other, or ``days`` after it, whatever zone each is in."""

    def on_or_after(low: int, days: int, from_: tuple[str, ...], to: tuple[str, ...]) -> int:
        return _day_start(first_day(low, from_) + days, days, to)

    def on_or_before(high: int, days: int, from_: tuple[str, ...], to: tuple[str, ...]) -> int:
        return _day_end(last_day(high, from_) + days, days, to)

    for one, other, ahead, zones, others_zones in (
        (mine, others, -days, here, there),
        (others, mine, days, there, here),
    ):
        later = partial(on_or_after, days=ahead, from_=zones, to=others_zones)
        earlier = partial(on_or_before, days=-ahead, from_=others_zones, to=zones)
        yield Monotone(one[0], other[0], later, earlier)
        yield Monotone(one[1], other[1], _raising_ends(later), _dropping_ends(earlier))


#: How many days and zones are kept: networks that differ little are solved again and again.
_MANY: Final = 2**14


def _raising_ends(step: Step) -> Step:
    """The same step for ends, which are the instants after the last: down to the last, and up again."""
    return lambda low: step(low - 1) + 1


def _dropping_ends(step: Step) -> Step:
    """The same for a step that gives the instant after the last already."""
    return lambda high: step(high - 1)


@lru_cache(_MANY)
def first_day(us: int, zones: tuple[str, ...]) -> int:
    """The earliest day that clocks show at an instant or after it, when they may go back over midnight."""
    shown = (clock.shown_between(us, None, zone)[0] for zone in zones)
    return min((low for low in shown if low is not None), default=us - clock.WESTMOST) // clock.DAY


@lru_cache(_MANY)
def last_day(us: int, zones: tuple[str, ...]) -> int:
    """The latest day that clocks show at an instant or before it."""
    shown = (clock.shown_between(None, us + 1, zone)[1] for zone in zones)
    return max((high - 1 for high in shown if high is not None), default=us + clock.EASTMOST) // clock.DAY


@lru_cache(_MANY)
def _day_start(day: int, days: int, zones: tuple[str, ...]) -> int:
    return min((_day(day, days, zone)[0] for zone in zones), default=day * clock.DAY - clock.EASTMOST)


@lru_cache(_MANY)
def _day_end(day: int, days: int, zones: tuple[str, ...]) -> int:
    return max((_day(day, days, zone)[1] for zone in zones), default=(day + 1) * clock.DAY + clock.WESTMOST)


def _day(day: int, days: int, zone: str) -> tuple[int, int]:
    """From the start of a day to its end; of one that clocks skipped, on the way to it over so many, of the next."""
    start, end = clock.first(day * clock.DAY, zone), clock.after_last((day + 1) * clock.DAY, zone)
    return _day(day + days, days, zone) if days and start >= end else (start, end)
