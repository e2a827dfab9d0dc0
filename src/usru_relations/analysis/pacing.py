"""How far apart events are, how many there are in a time, and how long they took."""

from __future__ import annotations

import functools
import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import pendulum

from usru_relations import query
from usru_relations.analysis.asking import of_facts
from usru_relations.analysis.counting import counts, spans_of
from usru_relations.given import flag
from usru_relations.times.clock import micros
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    import datetime as dt

    from usru_relations.chronology import Chronology
    from usru_relations.folding.events import Event
    from usru_relations.times.when import Day


class Gap(NamedTuple):
    """The time between two events."""

    one: Event
    other: Event
    length: Length
    """From some time in the window of the one to some time in that of the other."""


@of_facts
def gaps(facts: Chronology) -> tuple[Gap, ...]:
    """The times between each dated event and the next, in the order of the chronology.

    Each is a range: as two events on the 18th and the 27th lie 8 to 10 days apart. Where two windows overlap, either
    may come first, and the least is nothing. Events with an open window are passed over. For spans in which nothing
    can lie, see `Chronology.gaps`.
    """
    dated = ((one, one.when.start, one.when.end) for one in facts)
    closed = [(one, start, end) for one, start, end in dated if start is not None and end is not None]
    return tuple(
        Gap(one, other, Length(least=max(0, low - end, start - high), most=max(high - start, end - low)))
        for (one, start, end), (other, low, high) in itertools.pairwise(closed)
    )


class Pace(NamedTuple):
    """How many events there are in a time, per a length of it."""

    least: Fraction
    """Of those that lie in the window for certain."""
    most: Fraction
    """With those that may lie in it."""
    per: pendulum.Duration


@of_facts
def pace(facts: Chronology, start: Day, end: Day, zone: str | None = None, per: str = "P7D") -> Pace:
    """How many events there are in a window, per week or any other length.

    Args:
        facts: the events.
        start: the first date, or an aware datetime.
        end: the last date, or an aware datetime.
        zone: the IANA zone of the dates; without one, those at each event's own place, and days of 24 hours.
        per: an ISO 8601 duration; a month is a twelfth of 365.2425 days.

    Raises:
        TypeError: if an end of the window is open.
        ValueError: if the window is empty, or ``per`` is no duration above nothing.

    """
    if start is None or end is None:
        raise TypeError("pace() needs a window with both ends: give a start and an end")
    unit = _unit(per)
    window = When.spanning(start, end, zone)
    low, high = window.civil or (window.start, window.end)
    count = counts(facts, {"": query.between(start, end, zone)})[""]
    share = Fraction(micros(unit), (high or 0) - (low or 0))
    return Pace(count.certain * share, count.most * share, unit)


def _unit(per: str) -> pendulum.Duration:
    Length.parse(per)
    least = Length.parse(f"{per}..").least
    if not least:
        raise ValueError(f"a pace is per a duration such as P7D, not per {per!r}")
    return least


class Total(NamedTuple):
    """A sum of lengths."""

    length: Length
    """Of those events of which a length is told."""
    told: int
    """How many these are."""
    untold: int
    """How many events are left out, because nobody tells how long they took."""


@of_facts
def total_length(facts: Chronology) -> Total:
    """How long the events took together, as a range.

    It adds the least and the most of each length that is told; of the others it tells how many they are. Events that
    overlap, a part and its whole among them, are added all the same: narrow to what should be.
    """
    lengths = [event.length for event in facts if event.length is not None]
    total = functools.reduce(lambda one, other: one + other, lengths) if lengths else Length(least=0, most=1)
    return Total(total, len(lengths), len(facts) - len(lengths))


class Run(NamedTuple):
    """Days, weeks or months one after the other, each with an event."""

    first: pendulum.Date
    """The first day of the first."""
    last: pendulum.Date
    """The last day of the last."""
    number: int
    """How many they are."""
    unit: str


@of_facts
def runs(facts: Chronology, unit: str = "month", zone: str | None = None, *, possibly: bool = False) -> tuple[Run, ...]:
    """The longest stretches of days, weeks (from Monday) or months in each of which an event lies, in order of time.

    An event counts where all of its window lies in one of them; with ``possibly``, in each that its window touches.
    Events with an open window are passed over. So the runs are never longer than they truly were, and with ``possibly``
    never shorter, as far as those events go.

    Args:
        facts: the events.
        unit: ``day``, ``week`` or ``month``.
        zone: the IANA zone of the dates; without one, those at each event's own place.
        possibly: also what may lie there.

    Raises:
        ValueError: if there is no such unit.
        UnknownZone: if there is no such zone.

    """
    if unit not in ("day", "week", "month"):
        raise ValueError(f"runs are of a 'day', a 'week' or a 'month', not of {unit!r}")
    flag("possibly", possibly)
    spans = [(_number(first, unit), _number(last, unit)) for first, last in spans_of(facts, zone)]
    numbers = sorted({n for low, high in spans if low == high or possibly for n in range(low, high + 1)})
    stretches = itertools.groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    return tuple(_run([number for _, number in stretch], unit) for _, stretch in stretches)


def _number(date: dt.date, unit: str) -> int:
    if unit == "month":
        return date.year * 12 + date.month - 1
    return date.toordinal() if unit == "day" else (date.toordinal() - 1) // 7


def _first_day(number: int, unit: str) -> pendulum.Date:
    if unit == "month":
        return pendulum.date(number // 12, number % 12 + 1, 1)
    return pendulum.Date.fromordinal(number if unit == "day" else number * 7 + 1)


def _run(numbers: list[int], unit: str) -> Run:
    following = _first_day(numbers[-1] + 1, unit)
    return Run(_first_day(numbers[0], unit), following.subtract(days=1), len(numbers), unit)
