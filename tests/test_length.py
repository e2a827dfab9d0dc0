"""How long it took is a range, with the conventions of news written down."""

from __future__ import annotations

import copy
import datetime as dt
import pickle

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper_clocks import DAY, HOUR, MINUTE
from usru_relations.times.length import Length, LengthTextError
from usru_relations.times.when import Disjoint

SECOND = 1_000_000
PLAIN = "write an ISO 8601 duration such as PT5H, ~PT4H, >PT6H or PT3H/PT4H"
EMPTY = "a length must not be negative, and its most must be above its least"
GOOD: dict[str, tuple[int | None, int | None]] = {
    # as rounding does, half of the last unit to either side
    "PT5H": (4 * HOUR + 30 * MINUTE, 5 * HOUR + 30 * MINUTE),
    "~PT4H": (3 * HOUR + 30 * MINUTE, 4 * HOUR + 30 * MINUTE),
    "PT1H30M": (75 * MINUTE, 105 * MINUTE),
    "PT90M": (85 * MINUTE, 95 * MINUTE),
    "PT75M": (72 * MINUTE + 30 * SECOND, 77 * MINUTE + 30 * SECOND),
    "PT1H15M": (HOUR + 7 * MINUTE + 30 * SECOND, HOUR + 22 * MINUTE + 30 * SECOND),
    "PT3H40M": (215 * MINUTE, 225 * MINUTE),
    "PT3H25M": (202 * MINUTE + 30 * SECOND, 207 * MINUTE + 30 * SECOND),
    "PT11M": (10 * MINUTE, 12 * MINUTE),
    "PT3H41M": (220 * MINUTE, 222 * MINUTE),
    ">~PT1H": (HOUR, 90 * MINUTE),
    ">~PT11M": (11 * MINUTE, 12 * MINUTE),
    "PT1H0M": (59 * MINUTE, 61 * MINUTE),
    "PT40S": (40 * SECOND - SECOND // 2, 40 * SECOND + SECOND // 2),
    "P3D": (60 * HOUR, 84 * HOUR),
    "P2W": (252 * HOUR, 420 * HOUR),
    "P1M": (28 * DAY - 31 * DAY // 2, 31 * DAY + 31 * DAY // 2),
    "P4Y": ((4 * 365 + 1) * DAY - 183 * DAY, (4 * 365 + 1) * DAY + 183 * DAY),
    "P1Y2M3W4DT5H6M7S": (
        (424 + 25) * DAY + 5 * HOUR + 6 * MINUTE + 6 * SECOND + SECOND // 2,
        (428 + 25) * DAY + 5 * HOUR + 6 * MINUTE + 7 * SECOND + SECOND // 2,
    ),
    "PT0S": (0, SECOND // 2),
    # more than, less than, nearly, from and to
    ">PT6H": (6 * HOUR, None),
    ">PT0S": (0, None),
    "<PT6H": (None, 6 * HOUR),
    "<~PT5H": (4 * HOUR + 30 * MINUTE, 5 * HOUR),
    ">P1M": (28 * DAY, None),
    "<P1M": (None, 31 * DAY),
    "<~P1Y": (365 * DAY - 183 * DAY, 366 * DAY),
    "P1M/P2M": (28 * DAY - 31 * DAY // 2, 62 * DAY + 31 * DAY // 2),
    "P1M..P1Y": (28 * DAY, 366 * DAY),
    "<~PT1H30M": (75 * MINUTE, 90 * MINUTE),
    "PT3H/PT4H": (2 * HOUR + 30 * MINUTE, 4 * HOUR + 30 * MINUTE),
    "PT30M/P1D": (25 * MINUTE, 36 * HOUR),
    "PT3H..PT4H": (3 * HOUR, 4 * HOUR),
    "PT3H..": (3 * HOUR, None),
    "..PT4H": (None, 4 * HOUR),
    "..": (None, None),
    "PT1.5S..PT1.500001S": (1_500_000, 1_500_001),
    "PT4H/PT4H": (3 * HOUR + 30 * MINUTE, 4 * HOUR + 30 * MINUTE),
}
NO_LENGTH = [
    *("", "P", "PT", "5H", "T5H", "PT1M1H", "PT-5H", "PT3H/PT4H/PT5H", "PT3H..PT4H..", "PT1.S", "PT.5S", "..."),
    *("PT1.0000001S", "~>PT4H", "PT3H-PT4H", "4 hours"),
]
#: What was meant shows, and so what to write instead.
MEANT = {
    "leave out the white space around it": (" PT5H", "PT5H\n", "PT5H\u00a0"),
    "only seconds have a fraction; four and a half hours are PT4H30M": ("PT1.5H", "P1.5D", "~PT4,5H"),
    "more than and at least are >, less than and at most <, as >PT4H": ("\u2265PT4H", ">=PT4H", "<=PT4H"),
    "write what is open with a sign, as >PT3H, or exactly, as PT3H..": (
        "/",
        "PT3H/",
        "/PT4H",
        "PT3H/..",
        "PT3H../PT4H",
    ),
    "a range has no sign, as both its ends are rounded: PT3H/PT4H": (
        "~PT3H/PT4H",
        "PT3H/>PT4H",
        "~PT3H..",
        ">PT3H..PT4H",
    ),
    "a length has no direction; leave the sign out": ("-PT5H", "+PT5H"),
    "write the letters large, as PT4H": ("pt4h", "~pt4h", "PT4h"),
    "hours, minutes and seconds follow a T, as PT4H": ("P5H", ">P1D5H", "P90S"),
    "days and what is longer stand before the T, as P1DT2H": ("PT5D", "PT1H1W"),
    "each number has a unit, as PT4H": ("P1", "PT5", "PT1H30"),
}
RANGES = st.tuples(st.none() | st.integers(0, 6), st.none() | st.integers(1, 4)).map(
    lambda ends: Length(least=ends[0], most=None if ends[1] is None else (ends[0] or 0) + ends[1])
)
READ = st.sampled_from(sorted(GOOD)).map(Length.parse)
LENGTHS = RANGES | READ
COUNTED = range(12)
"""Every microsecond that the small ranges can tell apart."""


def counted(length: Length) -> set[int]:
    return {us for us in COUNTED if (length.low or 0) <= us and (length.high is None or us < length.high)}


def meet(one: Length | None, other: Length | None) -> Length | None:
    try:
        return one & other if one and other else None
    except Disjoint:
        return None


@pytest.mark.parametrize(("text", "ends"), GOOD.items())
def test_a_length_reaches_as_far_as_its_words(text: str, ends: tuple[int | None, int | None]) -> None:
    length = Length.parse(text)
    assert (length.low, length.high) == ends
    assert length.text == text


@pytest.mark.parametrize("text", NO_LENGTH)
def test_what_is_no_length_says_how_to_write_one(text: str) -> None:
    with pytest.raises(LengthTextError) as caught:
        Length.parse(text)
    assert str(caught.value) == f"{text!r} is no length: {PLAIN}"
    assert (caught.value.text, caught.value.why) == (text, PLAIN)


@pytest.mark.parametrize(("text", "mend"), [(text, mend) for mend, texts in MEANT.items() for text in texts])
def test_what_is_no_length_says_what_was_meant(text: str, mend: str) -> None:
    with pytest.raises(LengthTextError) as caught:
        Length.parse(text)
    assert caught.value.why == mend


@pytest.mark.parametrize("text", ["<PT0S", "<~PT0S", "PT4H..PT3H", "PT4H..PT4H", "..PT0S"])
def test_a_range_without_room_is_no_length(text: str) -> None:
    with pytest.raises(LengthTextError) as caught:
        Length.parse(text)
    assert str(caught.value) == f"{text!r} is no length: {EMPTY}"


@pytest.mark.parametrize("text", ["PT4H/PT3H", "PT5H/PT3H", "P1D/PT1H", "PT4H30M/PT4H"])
def test_a_range_goes_from_less_to_more(text: str) -> None:
    with pytest.raises(LengthTextError) as caught:
        Length.parse(text)
    assert str(caught.value) == f"{text!r} is no length: the range ends before it starts"


@given(st.text(st.sampled_from("PT0123456789YMWDHS<>~/ ")))
def test_any_text_is_a_length_or_a_fault_that_quotes_it(text: str) -> None:
    try:
        quoted = Length.parse(text).text
    except LengthTextError as error:
        quoted = error.text
    assert quoted == text


def test_the_ends_are_pendulum_durations() -> None:
    about = Length.parse("~PT4H")
    assert about.least == pendulum.duration(hours=3, minutes=30)
    assert about.most == pendulum.duration(hours=4, minutes=30)
    assert isinstance(about.least, pendulum.Duration)
    assert isinstance(about.most, pendulum.Duration)
    assert Length.parse(">PT6H").most is None
    assert Length.parse("<PT6H").least is None
    assert Length.parse("P3D").least == dt.timedelta(hours=60)


@given(st.timedeltas(dt.timedelta(), dt.timedelta(days=4_000_000)), st.timedeltas(dt.timedelta(microseconds=1)))
def test_ends_come_back_exactly(least: dt.timedelta, more: dt.timedelta) -> None:
    most = min(least + min(more, dt.timedelta(days=1)), dt.timedelta(days=4_000_001))
    length = Length(least=least, most=most)
    assert (length.least, length.most) == (least, most)
    assert length == Length(least=length.low, most=length.high)


@pytest.mark.parametrize(("least", "most"), [(-1, None), (None, 0), (None, -1), (5, 5), (5, 4), (-2, -1)])
def test_no_length_is_empty_or_negative(least: int | None, most: int | None) -> None:
    with pytest.raises(ValueError, match=EMPTY):
        Length(least=least, most=most)


def test_more_than_six_hours_and_less_than_seven_are_both_true() -> None:
    known = Length.parse(">PT6H") & Length.parse("<PT7H")
    assert (known.low, known.high) == (6 * HOUR, 7 * HOUR)
    assert known.text == ""


def test_about_four_hours_and_more_than_four_are_no_dispute() -> None:
    known = Length.parse("~PT4H") & Length.parse(">PT4H")
    assert (known.low, known.high) == (4 * HOUR, 4 * HOUR + 30 * MINUTE)


def test_about_four_hours_and_more_than_six_cannot_both_be_true() -> None:
    four, six = Length.parse("~PT4H"), Length.parse(">PT6H")
    with pytest.raises(Disjoint) as caught:
        _ = four & six
    assert str(caught.value) == f"{four} and {six} cannot both be true: they have nothing in common"
    assert (caught.value.one, caught.value.other) == (four, six)


def test_ranges_that_only_touch_have_nothing_in_common() -> None:
    with pytest.raises(Disjoint):
        _ = Length.parse("PT4H") & Length.parse("PT5H")
    with pytest.raises(Disjoint):
        _ = Length.parse("<PT4H") & Length.parse(">PT4H")


def test_the_words_of_the_narrower_are_kept() -> None:
    assert (Length.parse("PT3H/PT5H") & Length.parse("~PT4H")).text == "~PT4H"
    assert (Length(least=4 * HOUR) & Length.parse(">PT4H")).text == ">PT4H"
    assert (Length.parse("PT60M") & Length.parse("PT1H0M")).text == "PT1H0M"


@given(LENGTHS, LENGTHS, LENGTHS)
def test_order_grouping_and_repetition_change_nothing(one: Length, other: Length, third: Length) -> None:
    ways = [meet(meet(one, other), third), meet(one, meet(other, third)), meet(third, meet(other, one))]
    ways.append(meet(meet(one, one), meet(other, meet(third, one))))
    assert {way and (way, way.text) for way in ways} == {ways[0] and (ways[0], ways[0].text)}
    assert one & one == one & Length() == Length() & one == one


@given(RANGES, RANGES)
def test_both_and_either_agree_with_counting(one: Length, other: Length) -> None:
    both, either = meet(one, other), one | other
    assert (counted(both) if both else set()) == counted(one) & counted(other)
    assert counted(either) >= counted(one) | counted(other)
    assert {min(counted(either)), max(counted(either))} <= counted(one) | counted(other)
    assert either.text == ""


@given(LENGTHS, LENGTHS, LENGTHS)
def test_either_is_one_whatever_the_order(one: Length, other: Length, third: Length) -> None:
    assert one | other == other | one
    assert (one | other) | third == one | (other | third)
    assert one | one == one
    assert one & (one | other) == one or one.low is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (">PT1H", "more than 1 hour"),
        (">PT6H", "more than 6 hours"),
        (">PT90M", "more than 1.5 hours"),
        (">PT1M", "more than 1 minute"),
        (">PT20M", "more than 20 minutes"),
        (">PT1S", "more than 1 second"),
        (">PT0S", "more than 0 seconds"),
        (">PT61S", "more than 1 minute 1 second"),
        (">P1D", "more than 1 day"),
        (">P1DT12H", "more than 1.5 days"),
        (">P1DT1M", "more than 1 day 1 minute"),
        (">P1W", "more than 7 days"),
        (">P1M", "more than 1 month"),
        (">P100D", "more than 100 days"),
        (">P4Y", "more than 4 years"),
        (">P1Y", "more than 1 year"),
        (">P1Y6M", "more than 1 year 6 months"),
        ("~P2Y", "about 2 years"),
        ("P1M", "about 1 month"),
        ("<~P3M", "nearly 3 months"),
        (">P1M1W2DT1H1M1.5S", "more than 1 month 1 week 2 days 1 hour 1 minute 1.5 seconds"),
        ("P1M..P2M", "28 days to 62 days"),
        ("<P10Y", "less than 10 years"),
        ("<PT6H", "less than 6 hours"),
    ],
)
def test_a_length_is_said_in_words(text: str, words: str) -> None:
    assert str(Length.parse(text)) == words


def test_a_range_is_said_from_its_least_to_its_most() -> None:
    words = str(Length.parse("~PT4H"))
    assert words.startswith("3.5 ")
    assert words.endswith(" to 4.5 hours")


def test_any_length_is_said_so() -> None:
    assert str(Length()) == "any length"
    assert str(Length(least=500_000)) == "more than 0.5 seconds"


@given(LENGTHS)
def test_a_length_is_read_from_what_it_is_written_as(length: Length) -> None:
    computed = attrs.evolve(length, text="")
    assert Length.parse(computed.written) == Length.parse(length.written) == length
    assert length.written == (length.text or computed.written)


def test_a_computed_length_is_written_exactly() -> None:
    assert (Length.parse(">PT6H") & Length.parse("<PT7H")).written == "PT21600S..PT25200S"
    assert Length(least=1_500_000).written == "PT1.500000S.."
    assert Length(most=30).written == "..PT0.000030S"


@given(LENGTHS)
def test_copies_are_equal_and_keep_how_it_was_written(length: Length) -> None:
    for twin in (pickle.loads(pickle.dumps(length)), copy.copy(length), copy.deepcopy(length)):
        assert attrs.astuple(twin) == attrs.astuple(length)


def test_a_length_cannot_be_changed_and_its_words_do_not_matter() -> None:
    length = Length.parse("PT60M")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        length.low = 0  # type: ignore[misc]
    with pytest.raises(TypeError):
        Length(1, 2)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    assert length == Length.parse("~PT60M") != Length.parse("PT1H")
    assert hash(length) == hash(Length.parse("~PT60M"))
