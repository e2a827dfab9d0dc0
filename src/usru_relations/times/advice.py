"""What to write instead of a text that is no time, or no length, in the grammars of ``docs/time.md``."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_AROUND: Final = r"^[\s\u00a0\u202f\ufeff]|[\s\u00a0\u202f\ufeff]$"
#: A sign of what was meant, and the mend. The first that is found tells: other parts of EDTF, then other habits.
_MENDS: Final = (
    (_AROUND, "leave out the white space around it"),
    (r"^(?:unknown|open)$", "what is open or not known at one end is written .. beside the other, as 2025-02-18/.."),
    (r"^\.\.$", "leave out what is open at both ends; beside a known end, write ../2025-02-18 or 2025-02-18/.."),
    (r"[{}]", "all of a set are several times; write the interval around them, as 2025-02-18/2025-02-25"),
    (r"^-|Y-?\d|^\d{5,7}(?:-|$)", "only the years 1 to 9999 are read; write the year in four digits"),
    (r"S\d", "significant digits are not read; leave the last digits open, as 19XX"),
    (r"^R\d*$|P\d|PT\d", "repetitions and durations are not read here; write both ends, as 2025-02-18/2025-02-20"),
    (r"[?~%]{2}", "one qualifier is enough: % is both ? and ~"),
    (r"^[?~%]|[?~%]-|-[?~%]", "a qualifier within a date is not read; write it at the end, as 2025-02-18~"),
    (r"[?~%]T", "a qualifier follows the time of day, as 2025-02-18T17~"),
    (r"^XXXX-W", "a weekday is XXXX-WXX- and its number, from 1 (Monday) to 7, as XXXX-WXX-5"),
    (r"^(?!\d\d[\dX]X)(?=[\dX]*X)[\dX]{4}(?:-|$)", "only the last digits of a year can be left open, as 202X or 20XX"),
    (r"^\d\d[\dX]X-", "write the others as a set, as [2020-02..2029-02]"),
    (r"-(?:\dX|X\d)", "a month or a day is known or XX; write the others as a set, as [2025-02-10..2025-02-19]"),
    (r"T24", "a day ends where the next begins; write that day and T00:00"),
    (r"T\d\d:\d\d:60", "leap seconds are not counted; write :59"),
    (r"\d,\d|\.\d{7}", "a fraction has a point and up to six digits, as 2025-03-03T17:38:09.5"),
    (r"\[[+-]\d", "an offset follows the clock time, as 2025-03-03T17:38+05:00; brackets name an IANA zone"),
    (r"^[^T]{4,10}(?:Z|\+\d\d:?\d*|-\d\d:\d\d)$", "an offset needs a clock time; name a zone, as 2025-02-18[UTC]"),
    (r"T(?:MO|MI|AF|EV|NI|DT)[Z+-]", "a part of the day has no offset; name its zone, as 2025-08-15TNI[Asia/Almaty]"),
    (r"^\d{4}-\d\d-\d\d[ t_]+\d", "write T between the date and the time, as 2025-03-03T17:38"),
    (r"^\d{8}(?:T|$)|T\d{4}", "write the date with hyphens and the time with colons, as 2025-03-03T17:38"),
    (r"^\d{1,2}([./-])\d{1,2}\1\d{2,4}$", "write the year first and in four digits, as 2025-02-18"),
    (r"^\d{4}(?:[./]\d\d?|-(?:\d\d?-)?\d)(?!\d)", "write months and days in two digits, as 2025-02-18"),
    (r"\d\s*[\u2010-\u2015\u2212]", "write an interval with a slash and dates with hyphens, as 2025-02-18/2025-02-20"),
    (r"\dT(?:\d(?!\d)|$)|:\d(?!\d)", "write hours, minutes and seconds in two digits each, as 2025-03-03T09:05"),
)  # fmt: skip
_FOUND: Final = tuple((re.compile(pattern, re.ASCII), mend) for pattern, mend in _MENDS)
_LENGTHS: Final = (
    (_AROUND, "leave out the white space around it"),
    (r"\d[.,]\d*[YMWDH]", "only seconds have a fraction; four and a half hours are PT4H30M"),
    (r"[\u2264\u2265]|[<>]=", "more than and at least are >, less than and at most <, as >PT4H"),
    (r"/\.\.|\.\./|P.*/$|^/", "write what is open with a sign, as >PT3H, or exactly, as PT3H.."),
    (r"[<>~].*(?:/|\.\.)|(?:/|\.\.)[<>~]", "a range has no sign, as both its ends are rounded: PT3H/PT4H"),
    (r"^[+-]P", "a length has no direction; leave the sign out"),
    (r"^[<>~]*p|P.*[a-z]", "write the letters large, as PT4H"),
    (r"P[^T]*\d[HS]", "hours, minutes and seconds follow a T, as PT4H"),
    (r"T.*\d[YWD]", "days and what is longer stand before the T, as P1DT2H"),
    (r"P.*\d$", "each number has a unit, as PT4H"),
)  # fmt: skip
_LENGTHS_FOUND: Final = tuple((re.compile(pattern, re.ASCII), mend) for pattern, mend in _LENGTHS)
_DAY_OF_YEAR: Final = re.compile(r"(\d{4})-(\d{3})", re.ASCII)


def of(text: str) -> str | None:
    """What to write instead, if it shows what was meant."""
    match = _DAY_OF_YEAR.fullmatch(text)
    if match and (date := _ordinal(int(match[1]), int(match[2]))):
        return f"days of the year are not read; write {date}"
    return next((mend for pattern, mend in _FOUND if pattern.search(text)), None)


def of_length(text: str) -> str | None:
    """What to write instead of a text that is no length, if it shows what was meant."""
    return next((mend for pattern, mend in _LENGTHS_FOUND if pattern.search(text)), None)


def _ordinal(year: int, day: int) -> dt.date | None:
    try:
        date = dt.date(year, 1, 1) + dt.timedelta(days=day - 1)
    except (ValueError, OverflowError):
        return None
    return date if date.year == year else None
