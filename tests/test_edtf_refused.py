"""What is no time in the grammar is refused with what is wrong, and what to write instead."""

from __future__ import annotations

import datetime as dt

import pendulum
import pytest

from usru_relations import When
from usru_relations.query import between
from usru_relations.times import edtf

ALONE = "a year with unspecified digits stands alone; write the others as a set, as [2020-02..2029-02]"
PLAIN = "is not understood; write for example 2025-02-18, 2025-02 or 2025-03-03T17:38"
AROUND = "is not understood; leave out the white space around it"
AT_ONE_END = "is not understood; what is open or not known at one end is written .. beside the other, as 2025-02-18/.."
HYPHENS = "write an interval with a slash and dates with hyphens, as 2025-02-18/2025-02-20"
CLOCKS = (
    "clocks have quarters of an hour from -12:00 to +14:00; "
    "from one time to another, write an interval, as 2025-02-18T10:00/2025-02-18T12:00"
)
ODD_OFFSETS = ("+24", "-18", "-18:00", "+14:15", "-12:15", "-05:60", "-05:50", "+0301")
BAD = {
    "": f"it {PLAIN}",
    " ": f"it {AROUND}",
    "yesterday": f"it {PLAIN}",
    " 2025": f"it {AROUND}",
    "2025\n": f"it {AROUND}",
    "2025-02-18\u00a0": f"it {AROUND}",
    "2025-02-18 / 2025-02-20": f"'2025-02-18 ' {AROUND}",
    "2025-02-18/open": f"'open' {AT_ONE_END}",
    "unknown/2025-02-18": f"'unknown' {AT_ONE_END}",
    "2025\u201102\u201118": f"it is not understood; {HYPHENS}",
    "２０２５": f"it {PLAIN}",
    "2025-02-18TXX": f"it {PLAIN}",
    "2025-W08-8": f"it {PLAIN}",
    "2025-W08-0": f"it {PLAIN}",
    "2025/2026/2027": f"it {PLAIN}",
    "2025/soon": f"'soon' {PLAIN}",
    "2025-00": "month must be in 1..12",
    "2025-13": "month must be in 1..12",
    "2025-20": "month must be in 1..12",
    "2025-42": "month must be in 1..12",
    "2025-21-XX": "month must be in 1..12",
    "2025-XX-05": "a day needs a month",
    "202X-02": ALONE,
    "202X-W08": ALONE,
    "2025T17": "a time needs a day before it",
    "2025-02TNI": "a time needs a day before it",
    "2025-W08T17": "a time needs a day before it",
    **{f"2025-02-18T17{offset}": f"there is no offset {offset}; {CLOCKS}" for offset in ODD_OFFSETS},
    "2025-02/2025-01": "the interval ends before it starts",
    "2025-02-18T17/2025-02-17": "the interval ends before it starts",
    "[2025..2026..2027]": f"'2026..2027' {PLAIN}",
    "[2025-02-18,soon]": f"'soon' {PLAIN}",
    "[2025-02-18,2025-02-18T17Z]": "a set lists times of one sort, as [2025-02-18,2025-02-19]",
}
IMPOSSIBLE = [
    *("0000", "000X", "0001~", "2025-13-01", "2025-21-01", "2025-02-29", "2025-04-31", "2025-W54", "2025-W00"),
    *("2025-02-18T24", "2025-02-18T17:60", "2025-02-18T23:59:60"),
]


@pytest.mark.parametrize(("text", "why"), BAD.items())
def test_what_is_no_time_says_why(text: str, why: str) -> None:
    with pytest.raises(edtf.TimeTextError) as caught:
        edtf.read(text)
    assert str(caught.value) == f"{text!r} is no time in EDTF: {why}"
    assert (caught.value.text, caught.value.why) == (text, why)


@pytest.mark.parametrize("text", ["[]", "[..]", "[2025", "[[2025]]", "[2025-02-180", "02025]", "[" * 9_999])
def test_a_set_has_members(text: str) -> None:
    with pytest.raises(edtf.TimeTextError) as caught:
        edtf.read(text)
    assert caught.value.text == text


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_what_the_calendar_does_not_have_is_no_time(text: str) -> None:
    for whole in (text, f"{text}/..", f"../{text}"):
        with pytest.raises(edtf.TimeTextError) as caught:
            edtf.read(whole)
        assert caught.value.text == whole
        assert caught.value.why.startswith(f"{text!r}: ") is (whole != text)
        assert "is not understood" not in caught.value.why


YEARS = "only the years 1 to 9999 are read; write the year in four digits"
SET = "all of a set are several times; write the interval around them, as 2025-02-18/2025-02-25"
INNER = "a qualifier within a date is not read; write it at the end, as 2025-02-18~"
ENDS = "repetitions and durations are not read here; write both ends, as 2025-02-18/2025-02-20"
DIGITS = "only the last digits of a year can be left open, as 202X or 20XX"
OPEN = "a month or a day is known or XX; write the others as a set, as [2025-02-10..2025-02-19]"
OFFSET = "an offset needs a clock time; name a zone, as 2025-02-18[UTC]"
BRACKETS = "an offset follows the clock time, as 2025-03-03T17:38+05:00; brackets name an IANA zone"
ORDER = "write the year first and in four digits, as 2025-02-18"
PADDED = "write months and days in two digits, as 2025-02-18"
CLOCK = "write hours, minutes and seconds in two digits each, as 2025-03-03T09:05"
JOINED = "write the date with hyphens and the time with colons, as 2025-03-03T17:38"
APART = "write T between the date and the time, as 2025-03-03T17:38"
DASH = "write an interval with a slash and dates with hyphens, as 2025-02-18/2025-02-20"
FRACTION = "a fraction has a point and up to six digits, as 2025-03-03T17:38:09.5"
WEEKDAY = "a weekday is XXXX-WXX- and its number, from 1 (Monday) to 7, as XXXX-WXX-5"
PART = "a part of the day has no offset; name its zone, as 2025-08-15TNI[Asia/Almaty]"
ADVICE = {
    # other parts of EDTF
    **dict.fromkeys(("-0333", "Y170000002", "Y-17E7", "Y3388E2S3", "12025-01-01", "20255"), YEARS),
    "1950S2": "significant digits are not read; leave the last digits open, as 19XX",
    **dict.fromkeys(("{2025,2026}", "{2025-02-18..2025-02-20}"), SET),
    **dict.fromkeys(("2025?-02-18", "?2025-02", "~2025", "2025-~02-18", "2025-02~-18", "2025-02-%18"), INNER),
    "2025-02-18?~": "one qualifier is enough: % is both ? and ~",
    "2025-02-18~T17": "a qualifier follows the time of day, as 2025-02-18T17~",
    **dict.fromkeys(("1XXX", "X025", "2X25", "1X25-02", "2XXX-02", "XXXX", "XXXX-12-25"), DIGITS),
    **dict.fromkeys(("2025-1X", "2025-X1", "2025-02-1X", "2025-02-X8"), OPEN),
    **dict.fromkeys(("XXXX-WXX-8", "XXXX-WXX", "XXXX-W08-2"), WEEKDAY),
    **dict.fromkeys(("P3D", "PT5H", "R", "R5"), ENDS),
    # other habits
    **dict.fromkeys(("2025-02-18[+03:00]", "2025-02-18T17:38Z[+03:00]", "2025-02-18T17:38[-05]"), BRACKETS),
    **dict.fromkeys(("2025-02-18Z", "2025-02-18+03:00", "2025-02-18+0300", "2025-02-18-05:00", "2025Z"), OFFSET),
    **dict.fromkeys(("2025-08-15TNI+03", "2025-08-15TEVZ", "2025-08-15TMO-05:00"), PART),
    **dict.fromkeys(("2025-02-18 17:38", "2025-02-18t17:38", "2025-02-18_17"), APART),
    **dict.fromkeys(("20250218", "20250218T17:38", "20250218T1738", "2025-02-18T1738"), JOINED),
    **dict.fromkeys(("18.02.2025", "18/02/2025", "02-18-2025", "25-02-18", "18.2.25"), ORDER),
    **dict.fromkeys(("2025-2-18", "2025-2", "2025-02-8", "2025.02.18", "2025/2/18", "2025/02/18"), PADDED),
    **dict.fromkeys(("2025-02-18T", "2025-02-18T9", "2025-02-18T9:30", "2025-02-18T09:5", "2025-02-18T09:05:7"), CLOCK),
    **dict.fromkeys(("2025\u201302\u201318", "2025-02-18\u20132025-02-20", "2025 \u2014 2026"), DASH),
    **dict.fromkeys(("2025-03-03T17:38:09.0000001", "2025-03-03T17:38:09,5"), FRACTION),
    "2025-049": "days of the year are not read; write 2025-02-18",
    "2024-366": "days of the year are not read; write 2024-12-31",
}
NO_ADVICE = [
    "2025-000",
    "2025-366",
    "9999-999",
    "0000-001",
    "yesterday",
    "2025-02-18TXX",
    "Sunday",
    "RT",
    "T",
    "2025-W8",
]


@pytest.mark.parametrize(("text", "mend"), ADVICE.items())
def test_who_writes_it_otherwise_is_told_what_to_write(text: str, mend: str) -> None:
    with pytest.raises(edtf.TimeTextError) as caught:
        edtf.read(text)
    assert caught.value.why == f"it is not understood; {mend}"


@pytest.mark.parametrize("text", NO_ADVICE)
def test_who_writes_what_nobody_can_guess_is_told_examples(text: str) -> None:
    with pytest.raises(edtf.TimeTextError) as caught:
        edtf.read(text)
    assert caught.value.why == f"it {PLAIN}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2025-02-18T24:00", "hour must be in 0..23; a day ends where the next begins; write that day and T00:00"),
        ("2025-02-18T23:59:60", "second must be in 0..59; leap seconds are not counted; write :59"),
        ("2025-02-18T17:60", "minute must be in 0..59"),
    ],
)
def test_a_time_that_no_clock_shows_is_no_time(text: str, why: str) -> None:
    with pytest.raises(edtf.TimeTextError) as caught:
        edtf.read(text)
    assert caught.value.why == why


@pytest.mark.parametrize("text", ["2025-02-18 & 2025-02-19", "2025-02-18T12:00Z & 2025-02[Asia/Almaty] & 2026[UTC]"])
def test_times_that_cannot_both_be_are_no_time(text: str) -> None:
    with pytest.raises(edtf.TimeTextError, match="cannot both be true: they have nothing in common") as caught:
        When.parse(text)
    assert caught.value.text == text


def test_a_fault_quotes_the_whole_text_with_its_zone() -> None:
    with pytest.raises(edtf.TimeTextError) as caught:
        When.parse("2025-02-30[UTC]")
    assert str(caught.value) == "'2025-02-30[UTC]' is no time in EDTF: day is out of range for month"


def test_a_fault_names_the_one_of_several_times_that_is_wrong() -> None:
    for text, why in {
        "2025-02 & soon": f"'soon': it {PLAIN}",
        "2025-02 & 2025-02-30[UTC]": "'2025-02-30[UTC]': day is out of range for month",
        "2025-02 & 2025-02-30/2025-03": "'2025-02-30/2025-03': '2025-02-30': day is out of range for month",
    }.items():
        with pytest.raises(edtf.TimeTextError) as caught:
            When.parse(text)
        assert str(caught.value) == f"{text!r} is no time in EDTF: {why}"


def test_what_is_open_at_both_ends_is_left_out() -> None:
    with pytest.raises(edtf.TimeTextError) as caught:
        between("..", "2025-03")
    assert str(caught.value) == (
        "'..' is no time in EDTF: it is not understood; "
        "leave out what is open at both ends; beside a known end, write ../2025-02-18 or 2025-02-18/.."
    )


@pytest.mark.parametrize("said", ["2025-02-18", dt.date(2025, 2, 18)])
def test_a_weekday_is_said_in_a_window(said: object) -> None:
    with pytest.raises(TypeError, match=r"a weekday was said in a window, as When\.parse\('2025-02-18'\), not "):
        When.parse("XXXX-WXX-5", said=said)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("date", [dt.date(2025, 2, 18), dt.datetime(2025, 2, 18, tzinfo=dt.UTC), pendulum.now("UTC")])
def test_a_date_is_no_text_and_says_what_makes_a_window_of_it(date: dt.date) -> None:
    with pytest.raises(TypeError, match=r"\); of dates and datetimes it is made by When\.spanning$"):
        When.parse(date)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert When.spanning(date, None).start is not None
