"""The text of times: EDTF (ISO 8601-2:2019), with parts of the day from TIMEX3 (ISO 24617-1) and zones from RFC 9557.

The grammar stands in ``docs/time.md``. A text is read to its outermost edges; nothing is read to more precision than
it has, and nothing is cut.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from usru_relations.clock import DAY, HOUR, SECOND, civil, civil_day, naive

if TYPE_CHECKING:
    from collections.abc import Callable


class TimeTextError(ValueError):
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
_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])", re.ASCII)
_ZONE: Final = re.compile(r"(.+?)\[([A-Za-z][\w+-]*(?:/[\w+-]+)*)\]", re.ASCII)
_FIELDS: Final = ("minute", "second", "fraction")


def split_zone(text: str) -> tuple[str, str | None]:
    """Split ``2025-02-18[Asia/Riyadh]`` into its time and its zone."""
    match = _ZONE.fullmatch(text)
    return (match[1], match[2]) if match else (text, None)


def weekday_of(text: str) -> int | None:
    """The ISO number (Monday is 1) of a weekday without a week, as ``XXXX-WXX-5``."""
    match = _WEEKDAY.fullmatch(text)
    return int(match[1]) if match else None


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


def _one_of(text: str) -> Span:
    """A set lists times and ranges ``A..B``, of which the first may have no start and the last no end."""
    ranges = [member.strip().split("..", 1) for member in text[1:-1].split(",")]
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
    start, end = span
    if start and end and start.fixed == end.fixed and start.us >= end.us:
        raise TimeTextError(text, "the interval ends before it starts")
    return span


def _point(text: str, whole: str) -> Span:
    match = _POINT.fullmatch(text)
    if match is None:
        raise TimeTextError(
            whole, f"{text!r} is not understood; write for example 2025-02-18, 2025-02 or 2025-03-03T17:38"
        )
    try:
        return _read_point(match)
    except (ValueError, OverflowError) as error:
        raise TimeTextError(whole, f"{text!r}: {error}") from None


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
        start, end = _widened(start, end)
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
    if hours > 23 or minutes > 59:
        raise ValueError(f"there is no offset {text}")
    return (-1 if text[0] == "-" else 1) * (hours * HOUR + minutes * 60 * SECOND)


def write(start: int | None, end: int | None, suffix: str = "") -> str:
    """The shortest text whose span is from ``start`` to ``end``, civil times or, with the suffix ``Z``, instants."""
    if start is not None and end is not None:
        for unit in _UNITS:
            text = unit(start) + (suffix if "T" in unit(start) else "")
            if not (suffix and "T" not in text) and read(text) == Span(
                Edge(start, bool(suffix)), Edge(end, bool(suffix))
            ):
                return text
    return f"{_start_text(start, suffix)}/{_end_text(end, suffix)}"


def _shown(timespec: str, width: int | None = None) -> Callable[[int], str]:
    return lambda us: naive(us).isoformat(timespec=timespec)[:width]


_UNITS: Final = (
    _shown("auto", 4), _shown("auto", 7), _shown("auto", 10), _shown("minutes"), _shown("seconds"),
    _shown("milliseconds"), _shown("microseconds"),
)  # fmt: skip


def _start_text(us: int | None, suffix: str) -> str:
    if us is None:
        return ".."
    for unit in _UNITS[3 if suffix else 2 :]:
        text = unit(us) + suffix
        if read(text).start == Edge(us, bool(suffix)):
            return text
    raise AssertionError("microseconds are exact")  # pragma: no cover


def _end_text(us: int | None, suffix: str) -> str:
    """The last unit before the end, as the ends of EDTF's intervals are included."""
    if us is None:
        return ".."
    for unit in _UNITS[3 if suffix else 2 :]:
        text = unit(us - 1) + suffix
        if read(text).end == Edge(us, bool(suffix)):
            return text
    raise AssertionError("microseconds are exact")  # pragma: no cover
