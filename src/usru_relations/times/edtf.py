"""The text of times: EDTF (ISO 8601-2:2019), with parts of the day from TIMEX3 (ISO 24617-1) and zones from RFC 9557.

The grammar stands in ``docs/time.md``. A text is read to its outermost edges; nothing is read to more precision than
it has, and nothing is cut.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from typing import Final, NamedTuple, TypeAlias

from usru_relations.errors import Carrying
from usru_relations.times import advice
from usru_relations.times.clock import DAY, EASTMOST, HOUR, SECOND, WESTMOST, civil, civil_day, instant, naive


class TimeTextError(Carrying, ValueError):
    """A text that is no time in the grammar."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(f"{text!r} is no time in EDTF: {why}")
        self.text = text
        self.why = why


class Edge(NamedTuple):
    """One end of a span: a civil time, or an instant in UTC where the text gave an offset."""

    us: int
    fixed: bool


class Span(NamedTuple):
    """From ``start`` to just before ``end``; ``None`` is open."""

    start: Edge | None
    end: Edge | None


Day: TypeAlias = dt.date | str | None
"""A date, an aware datetime, or EDTF text; ``None`` is open."""

#: TIMEX3's parts of the day as hours after the midnight that begins the day: a written convention, and a wide one.
PARTS_OF_DAY: Final = {"MO": (5, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 24), "NI": (20, 30), "DT": (6, 20)}
#: First month and number of months of ISO 8601-2's groupings of months; the seasons are those of the north.
_GROUPINGS: Final = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
_POINT: Final = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?|-W(?P<week>\d\d)(?:-(?P<weekday>[1-7]))?)?"
    r"(?:T(?:(?P<part>MO|MI|AF|EV|NI|DT)"
    r"|(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<fraction>\d{1,6}))?)?)?"
    r"(?P<offset>Z|[+-]\d\d(?::?\d\d)?)?))?"
    r"(?P<qualifier>[?~%])?",
    re.ASCII,
)
_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])(?!\d)", re.ASCII)
_ZONE: Final = re.compile(r"(.+?)\[([A-Za-z][\w+-]*(?:/[\w+-]+)*)\]", re.ASCII)
_EXAMPLES: Final = "write for example 2025-02-18, 2025-02 or 2025-03-03T17:38"
_FIELDS: Final = ("minute", "second", "fraction")


def split_zone(text: str) -> tuple[str, str | None]:
    """Split ``2025-02-18[Asia/Riyadh]`` into its time and its zone."""
    match = _ZONE.fullmatch(text)
    return (match[1], match[2]) if match else (text, None)


def day_of(text: str) -> dt.date | None:
    """The date that a text is, if it is nothing but a year, a month and a day."""
    if len(text) == 10 and text[7] == "-":  # not the day of a week
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return None
    return None


def dated(text: str, near: tuple[dt.date | None, dt.date | None] | None, *, ahead: bool | None) -> list[str]:
    """The text with dates for its weekdays without a week: the readings, from the earliest to the latest.

    Args:
        text: the text; without such a weekday it is returned alone.
        near: the first and the last day on which it may have been said.
        ahead: whether a weekday is the first not before that day, or the last not after; ``None`` if it may be either.

    Raises:
        TimeTextError: if there is a weekday and it is not known when it was said.

    """
    if not _WEEKDAY.search(text):
        return [text]
    if near is None or near[0] is None or near[1] is None:
        raise TimeTextError(text, "a weekday needs the time at which it was said")
    ways = (False, True) if ahead is None else (ahead,)
    return [_WEEKDAY.sub(functools.partial(_nearest, day, way), text) for way in ways for day in (near[0], near[1])]


def _nearest(day: dt.date, ahead: bool, match: re.Match[str]) -> str:
    weekday = int(match[1])
    steps = (weekday - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - weekday) % 7)
    return dt.date.fromordinal(day.toordinal() + steps).isoformat()


def read(text: str) -> Span:
    """The span that a time's text covers, from its earliest to its latest reading.

    Raises:
        TimeTextError: if ``text`` is not in the grammar or names an impossible date.

    """
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if text.count("/") == 1:
        start, end = text.split("/")
        return _ordered(text, Span(_end(start, text).start, _end(end, text).end))
    return _point(text, text)


def between(start: Day, end: Day) -> Span:
    """From the start of one day to the end of another; of a datetime, both are that instant.

    Raises:
        ValueError: if it ends before it starts, a datetime has no zone, or a text is not in the grammar.
        TypeError: if an end is none of these.

    """
    span = Span(_span_of(start).start, _span_of(end).end)
    if _reversed(span):
        raise ValueError(f"the window from {start} to {end} ends before it starts")
    return span


def _span_of(day: Day) -> Span:
    if day is None:
        return Span(None, None)
    if isinstance(day, str):
        return read(*dated(day, None, ahead=False))
    if isinstance(day, dt.datetime):
        edge = Edge(instant(day), fixed=True)
        return Span(edge, edge)
    if isinstance(day, dt.date):
        start = civil_day(day)
        return Span(Edge(start, fixed=False), Edge(start + DAY, fixed=False))
    raise TypeError(f"a day is a date, an aware datetime or EDTF text, not {day!r}")


def _one_of(text: str) -> Span:
    """A set lists times and ranges ``A..B``, of which the first may have no start and the last no end."""
    ranges = [member.strip(" ").split("..", 1) for member in text[1:-1].split(",")]
    inner = [times[-1] for times in ranges[:-1]] + [times[0] for times in ranges[1:]]
    spans = [[_point(time, text) for time in times if time] for times in ranges]
    edges = [edge for span in spans for point in span for edge in point if edge]
    if len({edge.fixed for edge in edges}) != 1 or not all(inner):
        raise TimeTextError(text, "a set lists times of one sort, as [2025-02-18,2025-02-19]")
    for span in spans:
        _ordered(text, Span(span[0].start, span[-1].end))
    return Span(min(edges) if ranges[0][0] else None, max(edges) if ranges[-1][-1] else None)


def _end(text: str, whole: str) -> Span:
    return Span(None, None) if text in ("", "..") else _point(text, whole)


def _ordered(text: str, span: Span) -> Span:
    if _reversed(span):
        raise TimeTextError(text, "the interval ends before it starts")
    return span


def _reversed(span: Span) -> bool:
    start, end = span
    return bool(start and end and start.fixed == end.fixed and start.us >= end.us)


def _point(text: str, whole: str) -> Span:
    match = _POINT.fullmatch(text)
    if match is None:
        named = "it" if text == whole else repr(text)
        raise TimeTextError(whole, f"{named} is not understood; {advice.of(text) or _EXAMPLES}")
    try:
        return _read_point(match)
    except (ValueError, OverflowError) as error:
        named, mend = "" if text == whole else f"{text!r}: ", advice.of(text)
        raise TimeTextError(whole, f"{named}{error}" + (f"; {mend}" if mend else "")) from None


def _read_point(match: re.Match[str]) -> Span:
    precise = match["part"] or match["hour"]
    if precise and not (match["day"] or match["weekday"]):
        raise ValueError("a time needs a day before it")
    start, end = _date(match)
    if match["part"]:
        first, last = PARTS_OF_DAY[match["part"]]
        start, end = start + first * HOUR, start + last * HOUR
    elif match["hour"]:
        start, end = _clock(match, start)
    if match["qualifier"] in ("~", "%"):
        start, end = _about(match, start, end)
    shift = _offset(match["offset"])
    fixed = shift is not None
    return Span(Edge(start - (shift or 0), fixed), Edge(end - (shift or 0), fixed))


def _date(match: re.Match[str]) -> tuple[int, int]:
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        if month or match["week"]:
            raise ValueError("a year with unspecified digits stands alone")
        return _months(int(year.replace("X", "0")) * 12, 12 * 10 ** year.count("X"))
    if match["week"]:
        return _week(int(year), int(match["week"]), match["weekday"])
    if month in (None, "XX"):
        if day not in (None, "XX"):
            raise ValueError("a day needs a month")
        return _months(int(year) * 12, 12)
    if day and day != "XX":
        start = civil_day(dt.date(int(year), int(month), int(day)))
        return start, start + DAY
    first, count = _GROUPINGS.get(int(month), (int(month), 1))
    if (day and int(month) in _GROUPINGS) or not 1 <= first <= 12:
        raise ValueError("month must be in 1..12")
    return _months(int(year) * 12 + first - 1, count)


def _months(first: int, count: int) -> tuple[int, int]:
    return civil_day(dt.date(first // 12, first % 12 + 1, 1)), _first_of(first + count)


def _first_of(month: int) -> int:
    """The civil time at which a month since year 0 begins; the end of the last year is the calendar's end."""
    year, index = divmod(month, 12)
    return civil_day(dt.date.max) + DAY if year > dt.MAXYEAR else civil_day(dt.date(year, index + 1, 1))


def _week(year: int, week: int, weekday: str | None) -> tuple[int, int]:
    start = civil_day(dt.date.fromisocalendar(year, week, int(weekday or 1)))
    return start, start + (DAY if weekday else 7 * DAY)


def _clock(match: re.Match[str], day: int) -> tuple[int, int]:
    given = [match[name] for name in _FIELDS]
    fraction = (given[2] or "").ljust(6, "0")
    clock = dt.time(int(match["hour"]), int(given[0] or 0), int(given[1] or 0), int(fraction))
    start = day + civil(dt.datetime.combine(dt.date(1970, 1, 1), clock))
    unit = HOUR if not given[0] else 60 * SECOND if not given[1] else SECOND
    return start, start + (10 ** (6 - len(given[2])) if given[2] else unit)


def _about(match: re.Match[str], start: int, end: int) -> tuple[int, int]:
    """An approximate clock time reaches half of the hour or part of it to which it is round, else one unit."""
    if match["minute"] and not match["second"]:
        reach = next((step * 30 * SECOND for step in (60, 30, 15, 10, 5) if int(match["minute"]) % step == 0), 0)
        if reach:
            return start - reach, end + reach
    return _widened(start, end)


def _widened(start: int, end: int) -> tuple[int, int]:
    """An approximate time reaches one unit of its precision to either side."""
    first, last = naive(start), naive(end - 1)
    whole_months = first.day == 1 and start % DAY == 0 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and end % DAY == 0:
        low, high = first.year * 12 + first.month - 1, last.year * 12 + last.month
        return _first_of(2 * low - high), _first_of(2 * high - low)
    return 2 * start - end, 2 * end - start


def _offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    shift = (-1 if text[0] == "-" else 1) * (hours * HOUR + minutes * 60 * SECOND)
    if minutes not in (0, 15, 30, 45) or not -WESTMOST <= shift <= EASTMOST:
        raise ValueError(f"there is no offset {text}; {_NO_OFFSET}")
    return shift


#: What is meant by ``T10:00-18:00`` is hardly ever a clock so far behind.
_NO_OFFSET: Final = (
    "clocks have quarters of an hour from -12:00 to +14:00; "
    "from one time to another, write an interval, as 2025-02-18T10:00/2025-02-18T12:00"
)
