"""Times and lengths as texts of many forms, all of which hold of given instants."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from typing import TYPE_CHECKING, Final

from usru_relations.strategies.choices import Choices
from usru_relations.times import clock
from usru_relations.times.clock import DAY, HOUR
from usru_relations.times.edtf import PARTS_OF_DAY, TimeTextError
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE: Final = 60 * clock.SECOND
LASTING: Final = tuple(minutes * MINUTE for minutes in (60, 1, 15, 90, 220, 300, 540, 1_560, 4_320, 14_400))
#: Clocks change in the three weeks after each: in Havana forward and back, in Lord Howe and Casablanca in April.
ORIGINS: Final = tuple(clock.civil(dt.datetime(2025, *day)) for day in ((3, 1), (10, 20), (3, 28)))


@functools.lru_cache(maxsize=8_192)
def parsed(text: str, zone: str | None) -> When:
    return When.parse(text, zone)


def unit_text(civil: int, timespec: str) -> str:
    """A civil time to a year, month or day, or as `datetime.isoformat` cuts it."""
    width = {"years": 4, "months": 7, "days": 10}.get(timespec)
    return clock.naive(civil).isoformat()[:width] if width else clock.naive(civil).isoformat(timespec=timespec)


def _between(unit: str, low: int, high: int) -> str:
    first, last = unit_text(low, unit), unit_text(high, unit)
    return first if first == last else f"{first}/{last}"


def _part_of_day(low: int, high: int) -> str:
    for day, (part, (first, last)) in itertools.product((low, low - DAY), PARTS_OF_DAY.items()):
        midnight = day // DAY * DAY
        if midnight + first * HOUR <= low and high < midnight + last * HOUR:
            return f"{unit_text(day, 'days')}T{part}"
    return _between("days", low, high)


def _about_the_day(low: int, high: int) -> str:
    text = _between("days", low, high)
    return text if "/" in text else f"{unit_text(low - DAY, 'days')}~"


def _week(low: int, high: int) -> str:
    year, week, _ = clock.naive(low).isocalendar()
    return f"{year}-W{week:02}" if clock.naive(high).isocalendar()[:2] == (year, week) else _between("days", low, high)


def instants(low: int, high: int) -> str:
    return f"{unit_text(low, 'minutes')}Z/{unit_text(high, 'minutes')}Z"


FORMS: Final[tuple[Callable[[int, int], str], ...]] = (
    functools.partial(_between, "days"),
    functools.partial(_between, "minutes"),
    _part_of_day,
    functools.partial(_between, "hours"),
    functools.partial(_between, "months"),
    _week,
    _about_the_day,
    lambda low, _high: f"{unit_text(low, 'days')}/..",
    lambda _low, high: f"../{unit_text(high, 'hours')}",
    lambda low, high: f"[{unit_text(low - 2 * DAY, 'days')},{unit_text(high, 'days')}]",
    functools.partial(_between, "years"),
    instants,
)


def any_when(row: tuple[int, int, int], zones: tuple[str, ...]) -> When:
    hours, lasting, number = row
    choices = Choices(number)
    low = ORIGINS[0] + hours * HOUR // 2
    form, zone = choices.of(FORMS), choices.of((None, *zones))
    try:
        when = parsed(form(low, low + LASTING[lasting] - 1), zone)
    except TimeTextError:  # an hour that the clocks skipped
        when = parsed(unit_text(low, "days"), zone)
    return choices.of((when, when, when, When(earliest=when.start, latest=when.end, zone=zone)))


def any_length(choices: Choices) -> Length:
    return true_length(choices.of(LASTING), choices)


@functools.lru_cache(maxsize=1_024)
def length_of(text: str) -> Length:
    return Length.parse(text)


def true_length(lasted: int, choices: Choices) -> Length:
    minutes, hours = lasted // MINUTE, lasted // HOUR
    near = (lasted + HOUR // 2) // HOUR
    return length_of(
        choices.of(
            (
                f"PT{minutes}M",
                f"~PT{near}H" if near else f"~PT{minutes}M",
                f">PT{hours}H" if hours else f">PT{minutes - 1}M",
                f"<PT{hours + 1}H",
                f"PT{hours}H/PT{hours + 1}H",
            )
        )
    )
