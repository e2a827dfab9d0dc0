"""The text of durations: ISO 8601, with months and years as long as the calendar can make them."""

from __future__ import annotations

import calendar
import functools
import itertools
import operator
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from usru_relations.times.clock import DAY, HOUR, SECOND
from usru_relations.times.rounding import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNITS: Final = {"W": 7 * DAY, "D": DAY, "h": HOUR, "m": 60 * SECOND, "s": SECOND}
#: The longest that a unit can be: its half is how far rounding reaches.
_LONGEST: Final = {"Y": 366 * DAY, "M": 31 * DAY, **_UNITS}
_NAMES: Final = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "h": "hour", "m": "minute", "s": "second",
}  # fmt: skip
_DURATION: Final = re.compile(
    r"P(?=\d|T\d)(?:(?P<Y>\d{1,4})Y)?(?:(?P<M>\d{1,5})M)?(?:(?P<W>\d{1,5})W)?(?:(?P<D>\d{1,6})D)?"
    r"(?:T(?=\d)(?:(?P<h>\d{1,6})H)?(?:(?P<m>\d{1,7})M)?(?:(?P<s>\d{1,12}(?:\.\d{1,6})?)S)?)?",
    re.ASCII,
)
#: From 1901 to 2099 the calendar repeats after four years.
_CYCLE: Final = 4 * 12
_CYCLE_DAYS: Final = 1_461


def read(text: str) -> Figure | None:
    """What a text means, in microseconds, or nothing if it is no duration."""
    given = _given(text)
    if not given:
        return None
    months = int(12 * given.pop("Y", 0) + given.pop("M", 0))
    exact = int(sum(_UNITS[unit] * number for unit, number in given.items()))
    low, high = (exact + days * DAY for days in _days(months))
    reach = _reach(_given(text))
    return Figure(max(0, low - reach), low, high, high + reach)


def _reach(given: Mapping[str, Decimal]) -> int:
    """How far rounding reaches: half of the last unit, or of the round number of minutes; of odd minutes, a whole one.

    Minutes are counted from some start to some end, and cut as often as rounded, so that eleven and twelve may be one.
    """
    unit, number = list(given.items())[-1]
    if unit != "m":
        return _LONGEST[unit] // 2
    rounded = (30, 15, 10, 5) if len(given) > 1 else (10, 5)
    step = next((step for step in rounded if number and number % step == 0), 2)
    return step * _UNITS["m"] // 2


def words(text: str) -> str:
    """A duration in words, as ``1 year 6 months``."""
    return " ".join(counted(f"{number}", _NAMES[unit]) for unit, number in _given(text).items())


def nominal(text: str) -> bool:
    """Whether a duration counts months or years, whose length depends on the calendar."""
    return bool(_given(text).keys() & {"Y", "M"})


def counted(number: str, name: str) -> str:
    """A number of things, as ``1 hour`` or ``4 hours``."""
    return f"{number} {name}" + ("" if number == "1" else "s")


def _given(text: str) -> dict[str, Decimal]:
    match = _DURATION.fullmatch(text)
    return {unit: Decimal(digits) for unit, digits in match.groupdict().items() if digits} if match else {}


@functools.cache
def _days(months: int) -> tuple[int, int]:
    """The fewest and the most days of so many months on end, wherever they begin in the years from 1901 to 2099."""
    cycles, rest = divmod(months, _CYCLE)
    firsts = _first_days()
    spans = list(map(operator.sub, firsts[rest : rest + _CYCLE], firsts))
    return cycles * _CYCLE_DAYS + min(spans), cycles * _CYCLE_DAYS + max(spans)


@functools.cache
def _first_days() -> tuple[int, ...]:
    """The day on which each month begins, for twice the years after which the calendar repeats."""
    years = (_MONTHS[calendar.isleap(year)] for year in range(2001, 2009))
    return tuple(itertools.accumulate(itertools.chain.from_iterable(years), initial=0))


_MONTHS: Final = tuple((31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31) for february in (28, 29))
