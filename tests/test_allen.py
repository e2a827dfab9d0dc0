"""Which of Allen's relations are possible agrees with trying every start and every end."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from usru_relations import Length, Truth, When
from usru_relations.times.allen import INSTANT, Allen, Interval, holds, possible
from usru_relations.times.when import Disjoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    import usru_relations as usru

LINE = range(9)
"""Every microsecond there is, for the oracle."""


def windows() -> st.SearchStrategy[When]:
    return st.tuples(st.none() | st.integers(0, 6), st.none() | st.integers(1, 3)).map(
        lambda ends: When(earliest=ends[0], latest=None if ends[1] is None else (ends[0] or 0) + ends[1])
    )


LENGTHS = st.tuples(st.none() | st.integers(0, 3), st.none() | st.integers(1, 3)).map(
    lambda ends: Length(least=ends[0], most=None if ends[1] is None else (ends[0] or 0) + ends[1])
)
INTERVALS = st.builds(Interval, starts=windows(), ends=windows(), length=LENGTHS)


def stretches(interval: Interval) -> Iterator[tuple[int, int]]:
    """The first and the last microsecond of every stretch that it may be, on a line that goes on to both sides."""
    for first, last in itertools.product(range(-8, 17), repeat=2):
        lasted, length = last - first + 1, interval.length
        starts, ends = interval.starts, interval.ends
        if (
            lasted >= max(1, length.low or 0)
            and (length.high is None or lasted < length.high)
            and (starts.start is None or starts.start <= first)
            and (starts.end is None or first < starts.end)
            and (ends.start is None or ends.start <= last)
            and (ends.end is None or last < ends.end)
        ):
            yield first, last


def relation(one: tuple[int, int], other: tuple[int, int]) -> Allen:
    """As Allen's figure 2 defines them, of stretches as sets of microseconds."""
    mine, others = set(range(one[0], one[1] + 1)), set(range(other[0], other[1] + 1))
    if mine == others:
        return Allen.EQUAL
    if not mine & others:
        if one < other:
            return Allen.MEETS if one[1] + 1 == other[0] else Allen.BEFORE
        return Allen.MET_BY if other[1] + 1 == one[0] else Allen.AFTER
    if mine < others:
        return Allen.STARTS if one[0] == other[0] else Allen.FINISHES if one[1] == other[1] else Allen.DURING
    if mine > others:
        return Allen.STARTED_BY if one[0] == other[0] else Allen.FINISHED_BY if one[1] == other[1] else Allen.CONTAINS
    return Allen.OVERLAPS if one < other else Allen.OVERLAPPED_BY


@given(INTERVALS, INTERVALS)
def test_just_those_relations_are_possible_that_some_stretches_have(one: Interval, other: Interval) -> None:
    mine, others = list(stretches(one)), list(stretches(other))
    if not mine or not others:
        with pytest.raises(Disjoint):
            possible(one, other)
        return
    ways = {relation(a, b) for a in mine for b in others}
    event(f"{len(ways)} relations")
    assert possible(one, other) == ways
    assert possible(other, one) == {way.inverse for way in ways}
    for asked in ([Allen.BEFORE, Allen.MEETS], [Allen.EQUAL], list(Allen), []):
        truth = holds(one, other, *asked)
        assert truth is (Truth.YES if ways <= set(asked) else Truth.MAYBE if ways & set(asked) else Truth.NO)


def test_two_stretches_stand_in_just_one_relation() -> None:
    known = [(first, last) for first in LINE for last in LINE if first <= last]
    for one, other in itertools.product(known[:20], known):
        ways = possible(_known(*one), _known(*other))
        assert ways == {relation(one, other)}


def _known(first: int, last: int) -> Interval:
    return Interval(starts=When(earliest=first, latest=first + 1), ends=When(earliest=last, latest=last + 1))


def test_there_are_thirteen_and_each_is_the_inverse_of_its_inverse() -> None:
    assert len(Allen) == 13
    assert [way for way in Allen if way.inverse is way] == [Allen.EQUAL]
    pairs = {(Allen.BEFORE, Allen.AFTER), (Allen.MEETS, Allen.MET_BY), (Allen.OVERLAPS, Allen.OVERLAPPED_BY)}
    pairs |= {(Allen.STARTS, Allen.STARTED_BY), (Allen.DURING, Allen.CONTAINS), (Allen.FINISHES, Allen.FINISHED_BY)}
    assert {(way, way.inverse) for way in Allen} == pairs | {(b, a) for a, b in pairs} | {(Allen.EQUAL, Allen.EQUAL)}


@attrs.frozen(kw_only=True)
class Talks:
    """Anything with a window and a length."""

    when: When
    length: Length | None = None


def test_talks_that_fill_most_of_their_window_contain_its_middle() -> None:
    """Between ten and fifteen o'clock, more than four hours long: so from eleven to fourteen they went on."""
    talks = Talks(when=When.parse("2025-02-18T10:00/2025-02-18T14:59[Asia/Riyadh]"), length=Length.parse(">PT4H"))
    call = Talks(when=When.parse("2025-02-18T11:00:01/2025-02-18T13:59[Asia/Riyadh]"))
    assert possible(talks, call) == {Allen.CONTAINS, Allen.FINISHED_BY}
    assert holds(call, talks, Allen.DURING, Allen.FINISHES) is Truth.YES
    shorter = attrs.evolve(talks, length=Length.parse(">PT3H"))
    assert holds(call, shorter, Allen.DURING, Allen.FINISHES) is Truth.MAYBE
    assert holds(call, talks, Allen.BEFORE, Allen.AFTER) is Truth.NO


def test_two_events_of_one_day_may_stand_in_any_relation() -> None:
    day = Talks(when=When.parse("2025-02-18", "Asia/Riyadh"))
    assert possible(day, day) == set(Allen)
    assert possible(day, Talks(when=When())) == set(Allen)


def test_an_instant_lasts_a_microsecond() -> None:
    day, moment = When.parse("2025-02-18", "UTC"), Talks(when=When.parse("2025-02-18", "UTC"), length=INSTANT)
    ways = possible(moment, Talks(when=day))
    assert not ways & {Allen.OVERLAPS, Allen.CONTAINS, Allen.STARTED_BY, Allen.FINISHED_BY, Allen.OVERLAPPED_BY}
    assert possible(moment, moment) == {Allen.BEFORE, Allen.MEETS, Allen.EQUAL, Allen.MET_BY, Allen.AFTER}


def test_the_next_second_meets_the_last_and_may_not_be_before_it() -> None:
    one = Interval(starts=When.parse("2025-02-18T10Z"), ends=When.parse("2025-02-18T12:00:00.999999Z"))
    other = Interval(starts=When.parse("2025-02-18T12:00:01.000000Z"))
    assert possible(one, other) == {Allen.MEETS}


def test_a_length_that_does_not_fit_its_window_is_told() -> None:
    talks = Talks(when=When.parse("2025-02-18T10:00/2025-02-18T14:59[UTC]"), length=Length.parse(">PT6H"))
    with pytest.raises(Disjoint) as caught:
        possible(talks, Talks(when=When()))
    window = "2025-02-18T10:00/2025-02-18T14:59[UTC]"
    assert str(caught.value) == (
        f"from {window} to {window} and a length of more than 6 hours cannot both be true: they have nothing in common"
    )
    with pytest.raises(Disjoint):
        holds(Talks(when=When()), talks, Allen.BEFORE)


def test_events_of_the_facts_can_be_asked(facts: usru.Chronology) -> None:
    """The summit in Alaska came after the talks in Riyadh, which the sixth meeting and the seventh did too."""
    talks, summit = facts.of_kind("talks").at("Saudi Arabia")[0], facts.of_kind("summit").at("Alaska").held()[0]
    assert possible(talks, summit) == {Allen.BEFORE}
    assert holds(summit, talks, Allen.AFTER) is Truth.YES


def test_what_is_no_relation_no_window_and_no_length_is_refused_in_words() -> None:
    """A word would be none of the possible relations, and the answer NO."""
    with pytest.raises(TypeError, match=r"^it is asked of Allen's relations, as Allen\.BEFORE, not 'before'$"):
        holds(Interval(), Interval(), "before")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    for field in ("starts", "ends", "length"):
        with pytest.raises(TypeError, match=f"{field} is a .*, not '2025'"):
            Interval(**{field: "2025"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
