"""What the package `edtf` of PyPI reads, we read to the same days, but for the exceptions in docs/time.md."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import re
import warnings
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from helper_grammar import PAGE
from usru_relations.times import edtf
from usru_relations.times.clock import HOUR, naive

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its grammar warns of what it asks of pyparsing
    peer: Any = pytest.importorskip("edtf")

EXCEPTIONS = {
    "about": r"[~%]",
    "unknown end": r"^/|/$",
    "winter": r"-(?:24|28|30)(?:$|/)",
    "clock": r"T\d",
    "all of a set": r"^\{",
    "significant digits": r"S\d",
    "long years": r"^-|^Y|^0000",
    "qualifiers within": r"\d[?~%]-|-[?~%]\d|^[?~%]",
    "other open digits": r"[\dX]*X\d|\dX{3}|[\dX]{3}X-|-\dX|-XX-\d|^XXXX",
    "backwards": r"^2026-02/|^\[2026",
}
"""Each kind of text that is read otherwise, with a pattern that finds it."""

YEARS = st.integers(10, 9990).map("{:04}".format)
DAYS = st.dates(dt.date(10, 1, 1), dt.date(9990, 1, 1)).map(dt.date.isoformat)
MONTHS = DAYS.map(lambda day: day[:7])
OPEN = st.one_of(
    st.integers(2, 998).map("{:03}X".format),
    st.integers(2, 98).map("{:02}XX".format),
    YEARS.map("{}-XX".format),
    YEARS.map("{}-XX-XX".format),
    MONTHS.map("{}-XX".format),
)
SEASONS = st.builds("{}-{}".format, YEARS, st.integers(21, 41))
POINTS = st.builds("{}{}".format, YEARS | MONTHS | DAYS | OPEN | SEASONS, st.sampled_from(["", "", "", "?", "~", "%"]))
CLOCKS = st.builds("{}T{}{}".format, DAYS, st.times().map("{:%H:%M:%S}".format), st.sampled_from(["", "Z", "+05:00"]))
ENDS = POINTS | st.sampled_from(["..", ""])
RANGES = st.tuples(DAYS, DAYS).map(lambda days: "..".join(sorted(days)))
SETS = st.lists(DAYS | MONTHS | YEARS | RANGES, min_size=1, max_size=3).map(
    lambda members: f"[{','.join(sorted(members))}]"
)
OTHERS = st.from_regex(
    r"Y?-?[0-9X]{4}(S2|[?~%]?-[0-9X?~%]{2}(-[0-9X?~%]{2})?)?|\{2025(,|\.\.)20[23][0-9]\}", fullmatch=True
)
TEXTS = POINTS | CLOCKS | st.builds("{}/{}".format, ENDS, ENDS) | SETS | OTHERS


def theirs(text: str) -> tuple[dt.date | None, dt.date | None] | None:
    """The first and the last day that the peer reads, open ends as None; nothing if it does not read the text."""
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            read = peer.parse_edtf(text)
            ends = [read.lower_strict(), read.upper_strict()]
        except Exception:  # noqa: BLE001 - it raises whatever happens to go wrong
            return None
    if any(not isinstance(end, float) and not 1 <= end[0] <= 9999 for end in ends):
        return None
    first, last = (None if isinstance(end, float) else dt.date(*end[:3]) for end in ends)
    return first, last


def ours(text: str) -> tuple[dt.date | None, dt.date | None] | None:
    try:
        start, end = edtf.read(text)
    except edtf.TimeTextError:
        return None
    return start and naive(start.us).date(), end and naive(end.us - 1).date()


def kind(text: str) -> str | None:
    return next((name for name, pattern in EXCEPTIONS.items() if re.search(pattern, text)), None)


@given(TEXTS)
def test_the_peer_reads_the_same_days_but_for_the_exceptions(text: str) -> None:
    days, exception = theirs(text), kind(text)
    event(f"read by the peer: {days is not None}, exception: {exception}")
    if days is None or exception is not None:
        return
    if days[0] and days[1] and days[0] > days[1]:
        assert ours(text) is None
    else:
        assert ours(text) == days


@given(TEXTS.filter(lambda text: kind(text) == "about"))
def test_what_is_about_a_time_holds_it(text: str) -> None:
    days, read = theirs(text), ours(text)
    if days and read and None not in (*days, *read) and days <= days[::-1]:
        assert read[0] <= days[0] <= days[1] <= read[1]  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


@given(CLOCKS)
def test_a_clock_time_is_within_the_day_that_the_peer_reads(text: str) -> None:
    days = theirs(text)
    span = edtf.read(text)
    assert days
    assert span.start
    ahead = {"Z": 0, "+05:00": 5 * HOUR}.get(re.split(r"\d\d:\d\d:\d\d", text)[1], 0)
    assert days == (naive(span.start.us + ahead).date(),) * 2


SHOWN: list[tuple[str, str, tuple[str, str], tuple[str | None, str | None] | None]] = [
    ("about", "2025-02-18~", ("2025-02-18", "2025-02-18"), ("2025-02-17", "2025-02-19")),
    ("about", "2025~/2026%", ("2025-01-01", "2026-12-31"), ("2024-01-01", "2027-12-31")),
    ("unknown end", "2025-02-18/", ("2025-02-18", "2035-02-18"), ("2025-02-18", None)),
    ("unknown end", "/2025-02-18", ("2015-02-18", "2025-02-18"), (None, "2025-02-18")),
    ("winter", "2025-24", ("2025-12-01", "2025-12-31"), ("2025-12-01", "2026-02-28")),
    ("winter", "2025-30", ("2025-12-01", "2025-12-31"), ("2025-12-01", "2026-02-28")),
    ("clock", "2025-02-18T22:30:00Z", ("2025-02-18", "2025-02-18"), ("2025-02-18", "2025-02-18")),
    ("clock", "2025-02-18T02:30:00+05:00", ("2025-02-18", "2025-02-18"), ("2025-02-17", "2025-02-17")),
    ("all of a set", "{2025-02-18,2025-02-25}", ("2025-02-18", "2025-02-25"), None),
    ("significant digits", "1950S2", ("1950-01-01", "1950-12-31"), None),
    ("qualifiers within", "2025-?02-18", ("2025-02-18", "2025-02-18"), None),
    ("other open digits", "1XXX-12", ("1000-12-01", "1999-12-31"), None),
    ("other open digits", "202X-02", ("2020-02-01", "2029-02-28"), None),
    ("backwards", "2026-02/2025-02", ("2026-02-01", "2025-02-28"), None),
    ("backwards", "[2026..2025]", ("2026-01-01", "2025-12-31"), None),
]
"""Of each kind, what the peer reads and what we read."""


@pytest.mark.parametrize(("name", "text", "their", "our"), SHOWN)
def test_each_exception_is_one(
    name: str, text: str, their: tuple[str, str], our: tuple[str | None, str | None] | None
) -> None:
    assert kind(text) == name
    assert theirs(text) == tuple(map(dt.date.fromisoformat, their))
    assert ours(text) == (our and tuple(day and dt.date.fromisoformat(day) for day in our))


def test_each_exception_stands_in_the_documentation_and_no_other() -> None:
    table = PAGE.read_text(encoding="utf-8").split("### Beside the package `edtf`", 1)[1].split("\n## ", 1)[0]
    assert set(re.findall(r"^\| ([a-z ]+) \|", table, re.MULTILINE)) - {"sort"} == EXCEPTIONS.keys()
    assert {name for name, *_ in SHOWN} | {"long years"} == EXCEPTIONS.keys()


@pytest.mark.parametrize("text", ["-0333", "0000", "Y170000002", "Y-17E7", "Y3388E2S3"])
def test_the_peer_reads_years_that_no_calendar_here_has(text: str) -> None:
    assert kind(text) in ("long years", "significant digits")
    assert not 1 <= peer.parse_edtf(text).lower_strict()[0] <= 9999
    assert ours(text) is None


@pytest.mark.parametrize("text", ["2025-02-18T17:38", "2025-W08", "XXXX-WXX-5", "2025-21~", "2025-02-18T17:38Z/.."])
def test_some_of_what_we_read_the_peer_does_not(text: str) -> None:
    assert theirs(text) is None
    assert edtf.dated(text, (dt.date(2025, 2, 18), dt.date(2025, 2, 18)), ahead=False)
