"""The text of times is read to its outermost edges, and written as short as it can be."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper_clocks import DAY, HOUR, MINUTE, us
from usru_relations.times import edtf

GOOD = {
    # the calendar
    "2025": ("2025-01-01", "2026-01-01"),
    "2025-02": ("2025-02-01", "2025-03-01"),
    "2024-02": ("2024-02-01", "2024-03-01"),
    "2025-12": ("2025-12-01", "2026-01-01"),
    "9999-11": ("9999-11-01", "9999-12-01"),
    "2025-02-18": ("2025-02-18", "2025-02-19"),
    "2024-02-29": ("2024-02-29", "2024-03-01"),
    "2025-12-31": ("2025-12-31", "2026-01-01"),
    "2025-W08": ("2025-02-17", "2025-02-24"),
    "2025-W01": ("2024-12-30", "2025-01-06"),
    "2026-W53": ("2026-12-28", "2027-01-04"),
    "2025-W08-2": ("2025-02-18", "2025-02-19"),
    # unspecified digits
    "202X": ("2020-01-01", "2030-01-01"),
    "20XX": ("2000-01-01", "2100-01-01"),
    "2025-XX": ("2025-01-01", "2026-01-01"),
    "2025-XX-XX": ("2025-01-01", "2026-01-01"),
    "2025-02-XX": ("2025-02-01", "2025-03-01"),
    # groupings of months
    "2025-21": ("2025-03-01", "2025-06-01"),
    "2025-22": ("2025-06-01", "2025-09-01"),
    "2025-23": ("2025-09-01", "2025-12-01"),
    "2025-24": ("2025-12-01", "2026-03-01"),
    "2025-25": ("2025-03-01", "2025-06-01"),
    "2025-26": ("2025-06-01", "2025-09-01"),
    "2025-27": ("2025-09-01", "2025-12-01"),
    "2025-28": ("2025-12-01", "2026-03-01"),
    "2025-29": ("2025-09-01", "2025-12-01"),
    "2025-30": ("2025-12-01", "2026-03-01"),
    "2025-31": ("2025-03-01", "2025-06-01"),
    "2025-32": ("2025-06-01", "2025-09-01"),
    "2025-33": ("2025-01-01", "2025-04-01"),
    "2025-34": ("2025-04-01", "2025-07-01"),
    "2025-35": ("2025-07-01", "2025-10-01"),
    "2025-36": ("2025-10-01", "2026-01-01"),
    "2025-37": ("2025-01-01", "2025-05-01"),
    "2025-38": ("2025-05-01", "2025-09-01"),
    "2025-39": ("2025-09-01", "2026-01-01"),
    "2025-40": ("2025-01-01", "2025-07-01"),
    "2025-41": ("2025-07-01", "2026-01-01"),
    # the clock
    "2025-03-03T17": ("2025-03-03T17:00", "2025-03-03T18:00"),
    "2025-03-03T17:38": ("2025-03-03T17:38", "2025-03-03T17:39"),
    "2025-03-03T23:59": ("2025-03-03T23:59", "2025-03-04"),
    "2025-03-03T17:38:09": ("2025-03-03T17:38:09", "2025-03-03T17:38:10"),
    "2025-03-03T17:38:09.5": ("2025-03-03T17:38:09.500", "2025-03-03T17:38:09.600"),
    "2025-03-03T17:38:09.000001": ("2025-03-03T17:38:09.000001", "2025-03-03T17:38:09.000002"),
    "2025-W10-1T17:38": ("2025-03-03T17:38", "2025-03-03T17:39"),
    # parts of the day
    "2025-08-15TMO": ("2025-08-15T05:00", "2025-08-15T12:00"),
    "2025-08-15TMI": ("2025-08-15T11:00", "2025-08-15T14:00"),
    "2025-08-15TAF": ("2025-08-15T12:00", "2025-08-15T18:00"),
    "2025-08-15TEV": ("2025-08-15T17:00", "2025-08-16"),
    "2025-08-15TNI": ("2025-08-15T20:00", "2025-08-16T06:00"),
    "2025-08-15TDT": ("2025-08-15T06:00", "2025-08-15T20:00"),
    # uncertain, and approximate: one unit to either side
    "2025-02-18?": ("2025-02-18", "2025-02-19"),
    "2025-02-18~": ("2025-02-17", "2025-02-20"),
    "2025-02-18%": ("2025-02-17", "2025-02-20"),
    "2025-02~": ("2025-01-01", "2025-04-01"),
    "2025-03~": ("2025-02-01", "2025-05-01"),
    "2025~": ("2024-01-01", "2027-01-01"),
    "202X~": ("2010-01-01", "2040-01-01"),
    "9999~": ("9998-01-01", "end"),
    "2025-21~": ("2024-12-01", "2025-09-01"),
    "2021-02-01~": ("2021-01-31", "2021-02-03"),
    "2025-02-28~": ("2025-02-27", "2025-03-02"),
    "2025-W08~": ("2025-02-10", "2025-03-03"),
    "2025-03-03T17~": ("2025-03-03T16:00", "2025-03-03T19:00"),
    "2025-03-03T17:38~": ("2025-03-03T17:37", "2025-03-03T17:40"),
    "2025-03-01T00~": ("2025-02-28T23:00", "2025-03-01T02:00"),
    "2025-08-15TNI~": ("2025-08-15T10:00", "2025-08-16T16:00"),
    # intervals
    "2025-02-18/2025-02-20": ("2025-02-18", "2025-02-21"),
    "2025-02-18/2025-02-18": ("2025-02-18", "2025-02-19"),
    "2025-02/2025-03-03T17:38": ("2025-02-01", "2025-03-03T17:39"),
    "2025-02-18/..": ("2025-02-18", None),
    "2025-02-18/": ("2025-02-18", None),
    "../2025-02-18": (None, "2025-02-19"),
    "/2025-02-18": (None, "2025-02-19"),
    "../..": (None, None),
    # one of a set
    "[2025-02-18,2025-02-20]": ("2025-02-18", "2025-02-21"),
    "[2025-02-20, 2025-02-18]": ("2025-02-18", "2025-02-21"),
    "[2025-02-18..2025-02-20]": ("2025-02-18", "2025-02-21"),
    "[..2025-02-18]": (None, "2025-02-19"),
    "[2025-02-18..]": ("2025-02-18", None),
    "[..2025-02-18, 2025-02-20]": (None, "2025-02-21"),
    "[2025-02-18,2025-02-20..]": ("2025-02-18", None),
    "[2025-02-18]": ("2025-02-18", "2025-02-19"),
    "[2025-01,2025-03-03TNI,2024]": ("2024-01-01", "2025-03-04T06:00"),
}
FIXED = {
    "2025-03-03T17:38Z": ("2025-03-03T17:38", "2025-03-03T17:39"),
    "2025-03-03T17:38+05:00": ("2025-03-03T12:38", "2025-03-03T12:39"),
    "2025-03-03T17:38-0330": ("2025-03-03T21:08", "2025-03-03T21:09"),
    "2025-03-03T02+05": ("2025-03-02T21:00", "2025-03-02T22:00"),
    "2025-03-03T17:38:09.25+13:45": ("2025-03-03T03:53:09.25", "2025-03-03T03:53:09.26"),
    "2025-03-03T17:38+14": ("2025-03-03T03:38", "2025-03-03T03:39"),
    "2025-03-03T17:38-12:00": ("2025-03-04T05:38", "2025-03-04T05:39"),
    "2025-03-03T17:38Z~": ("2025-03-03T17:37", "2025-03-03T17:40"),
    "2025-03-03T17Z/2025-03-03T20+01:00": ("2025-03-03T17:00", "2025-03-03T20:00"),
    "2025-03-03T17Z/..": ("2025-03-03T17:00", None),
    "[2025-03-03T17Z,2025-03-03T20Z]": ("2025-03-03T17:00", "2025-03-03T21:00"),
}
SCALES = (1, 1_000, 1_000_000, MINUTE, HOUR, DAY)
TIMES = st.tuples(st.integers(0, 3_651_900), st.sampled_from(SCALES), st.integers(0, 59)).map(
    lambda drawn: us("0001-01-03") + drawn[0] * DAY + drawn[1] * drawn[2]
)
GRAMMAR = st.lists(st.sampled_from([*"[]/,.?~%:-+XWTZ0123", "..", "2025", "-02", "-18", "T17:38", "TNI", "-21"]))


def edges(start: str | None, end: str | None, *, fixed: bool) -> edtf.Span:
    bounds = (us("9999-12-31") + DAY if text == "end" else text and us(text) for text in (start, end))
    return edtf.Span(*(edtf.Edge(bound, fixed) if isinstance(bound, int) else None for bound in bounds))


@pytest.mark.parametrize(("text", "span"), GOOD.items())
def test_a_time_reaches_from_its_earliest_to_its_latest_reading(text: str, span: tuple[str | None, str | None]) -> None:
    assert edtf.read(text) == edges(*span, fixed=False)


@pytest.mark.parametrize(("text", "span"), FIXED.items())
def test_a_time_with_an_offset_is_an_instant(text: str, span: tuple[str | None, str | None]) -> None:
    assert edtf.read(text) == edges(*span, fixed=True)


def test_the_ends_of_an_interval_may_be_of_two_sorts() -> None:
    ends = edtf.Edge(us("2025-03-03T17:00"), fixed=True), edtf.Edge(us("2025-03-04"), fixed=False)
    assert edtf.read("2025-03-03T17Z/2025-03-03") == ends


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("2025-02-18[Asia/Riyadh]", ("2025-02-18", "Asia/Riyadh")),
        ("2025-02-18T17Z[UTC]", ("2025-02-18T17Z", "UTC")),
        ("[2025-02,2025-03][America/Argentina/Buenos_Aires]", ("[2025-02,2025-03]", "America/Argentina/Buenos_Aires")),
        ("2025-02-18[Etc/GMT+12]", ("2025-02-18", "Etc/GMT+12")),
        ("2025-02-18", ("2025-02-18", None)),
        ("[2025-02-18]", ("[2025-02-18]", None)),
        ("[Europe/Moscow]", ("[Europe/Moscow]", None)),
        ("2025-02-18[+03:00]", ("2025-02-18[+03:00]", None)),
        ("2025-02-18[/etc/hosts]", ("2025-02-18[/etc/hosts]", None)),
        ("2025-02-18[../../UTC]", ("2025-02-18[../../UTC]", None)),
        ("2025-02-18[]", ("2025-02-18[]", None)),
    ],
)
def test_a_zone_follows_in_brackets(text: str, split: tuple[str, str | None]) -> None:
    assert edtf.split_zone(text) == split


NEAR = dt.date(2025, 2, 17), dt.date(2025, 2, 24)
"""Two Mondays."""


@pytest.mark.parametrize(
    ("text", "ahead", "first", "last"),
    [
        ("XXXX-WXX-1", False, "2025-02-17", "2025-02-24"),
        ("XXXX-WXX-2", False, "2025-02-11", "2025-02-18"),
        ("XXXX-WXX-7", True, "2025-02-23", "2025-03-02"),
        ("XXXX-WXX-5TEV", False, "2025-02-14TEV", "2025-02-21TEV"),
        ("XXXX-WXX-5T17:38+03:00", True, "2025-02-21T17:38+03:00", "2025-02-28T17:38+03:00"),
        ("../XXXX-WXX-5", True, "../2025-02-21", "../2025-02-28"),
        ("[XXXX-WXX-6,XXXX-WXX-7~]", True, "[2025-02-22,2025-02-23~]", "[2025-03-01,2025-03-02~]"),
    ],
)
def test_a_weekday_is_the_nearest_to_the_day_on_which_it_was_said(
    text: str, ahead: bool, first: str, last: str
) -> None:
    assert edtf.dated(text, NEAR, ahead=ahead) == [first, last]


def test_a_weekday_that_may_be_to_come_or_past_is_both() -> None:
    read = edtf.dated("XXXX-WXX-5", NEAR, ahead=None)
    assert read == ["2025-02-14", "2025-02-21", "2025-02-21", "2025-02-28"]
    assert edtf.dated("XXXX-WXX-1", (NEAR[0], NEAR[0]), ahead=None) == ["2025-02-17"] * 4


@pytest.mark.parametrize("text", ["2025-02-18", "2025-W08-5", "XXXX-WXX-8", "XXXX-WXX-٥", "XXXX-WXX-55", "XXXX-WXX"])
def test_what_is_no_weekday_without_a_week_is_left_alone(text: str) -> None:
    assert edtf.dated(text, None, ahead=False) == [text]


@pytest.mark.parametrize("near", [None, (None, None), (NEAR[0], None), (None, NEAR[1])])
def test_a_weekday_is_near_to_nothing_if_nobody_knows_when_it_was_said(
    near: tuple[dt.date | None, dt.date | None] | None,
) -> None:
    with pytest.raises(edtf.TimeTextError, match="a weekday needs the time at which it was said"):
        edtf.dated("../XXXX-WXX-5", near, ahead=False)


@pytest.mark.parametrize("text", ["2025-02-18", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_a_day_is_nothing_but_a_year_a_month_and_a_day(text: str) -> None:
    assert edtf.day_of(text) == dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    "text", ["2025-02-29", "2025-W08-2", "20250218", "2025-2-018", "2025-02-1X", "2025-02", "٢٠٢٥-02-18", "2025-02-18?"]
)
def test_what_is_more_or_less_is_no_day(text: str) -> None:
    assert edtf.day_of(text) is None


@given(TIMES)
def test_the_less_is_said_the_wider_the_span(at: int) -> None:
    exact = (dt.datetime(1970, 1, 1) + dt.timedelta(microseconds=at)).isoformat(timespec="microseconds")
    spans = [edtf.read(exact[:length]) for length in (4, 7, 10, 13, 16, 19, 21, 23, 26)]
    for (start, end), (inner_start, inner_end) in itertools.pairwise(spans):
        assert start
        assert end
        assert inner_start
        assert inner_end
        assert start.us <= inner_start.us <= at < inner_end.us <= end.us
    assert spans[-1] == edtf.Span(edtf.Edge(at, fixed=False), edtf.Edge(at + 1, fixed=False))


@given(st.text() | GRAMMAR.map("".join))
def test_any_text_is_a_time_or_a_fault_that_quotes_it(text: str) -> None:
    try:
        start, end = edtf.read(text)
    except edtf.TimeTextError as error:
        start, end = None, None
        quoted = error.text
    else:
        quoted = text
    assert start is None or end is None or start.fixed != end.fixed or start.us < end.us
    assert quoted == text


def test_a_set_has_members_of_unspecified_digits() -> None:
    assert edtf.read("[202X,2031]") == edtf.read("[2020..2031]")
    assert edtf.read("[2019, 202X]") == edtf.read("[2019..2029]")
