"""Figures of a chronology, against every way in which it can have been."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import datetime as dt
import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

import usru_relations as usru
from helper_clocks import us
from helper_questions import facts
from helper_worlds import up
from oracle import HERE, chronology, report, subject
from usru_relations import When, analysis, query
from usru_relations.analysis import Count, Run
from usru_relations.analysis.counting import _sorted
from usru_relations.records.names import UnknownName
from usru_relations.records.reports import Participation, Role
from usru_relations.strategies import chronologies
from usru_relations.times.edtf import TimeTextError
from usru_relations.times.length import Length, LengthTextError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FACTS = usru.load()
ASK: Any = analysis
DAY = pendulum.date(2025, 2, 18)
SECOND = 1_000_000
BASE = us("2025-05-05T12:00")


def told(*spans: tuple[int | None, int | None]) -> usru.Chronology:
    """Events of which each is told from one second to another."""
    whens = [When(earliest=_second(start), latest=_second(end)) for start, end in spans]
    return chronology(*(report(subject(f"e{n}"), f"{n}.", when=when, status=None) for n, when in enumerate(whens)))


def _second(number: int | None) -> int | None:
    return None if number is None else BASE + number * SECOND


def spans(most: int = 4) -> st.SearchStrategy[list[tuple[int, int]]]:
    one = st.tuples(st.integers(0, 4), st.integers(1, 3)).map(lambda drawn: (drawn[0], drawn[0] + drawn[1]))
    return st.lists(one, min_size=1, max_size=most)


def orders(windows: list[tuple[int, int]]) -> Iterator[list[str]]:
    """The events in every order that some instants of their windows give: in each second one may come in any turn."""
    seconds = [range(start, end) for start, end in windows]
    for chosen in itertools.product(*seconds):
        for turns in itertools.permutations(range(len(windows))):
            ranked = sorted(range(len(windows)), key=lambda n: (chosen[n], turns[n]))
            yield [f"e{n}" for n in ranked]


def ids(events: tuple[usru.Event, ...]) -> set[str]:
    return {event.id for event in events}


@given(spans(), st.integers(1, 5))
def test_the_nth_is_whatever_some_order_has_there(windows: list[tuple[int, int]], number: int) -> None:
    possible = list(orders(windows))
    there = {order[number - 1] for order in possible if len(order) >= number}
    back = {order[-number] for order in possible if len(order) >= number}
    assert ids(analysis.nth(told(*windows), number)) == there
    assert ids(analysis.nth(told(*windows), -number)) == back


@given(spans(), st.integers(0, 3))
def test_the_next_is_whatever_some_order_has_next(windows: list[tuple[int, int]], number: int) -> None:
    one = f"e{number % len(windows)}"
    following = {after for order in orders(windows) for before, after in itertools.pairwise(order) if before == one}
    all_told = told(*windows)
    assert ids(analysis.next_after(all_told, all_told[one])) == following
    assert ids(analysis.next_after(all_told.where(~query.mentioning(one)), all_told[one])) == following


def test_what_is_undated_may_be_anywhere() -> None:
    some = told((0, 1), (2, 3), (None, None), (4, None))
    assert ids(analysis.first(some)) == {"e0", "e2"}
    assert ids(analysis.last(some)) == {"e2", "e3"}
    assert ids(analysis.nth(some, 2)) == {"e0", "e1", "e2"}
    assert ids(analysis.next_after(some, some["e1"])) == {"e2", "e3"}
    assert analysis.nth(some, 5) == ()
    assert ids(analysis.first(some.where(query.dated()))) == {"e0"}


def test_the_next_after_a_time_comes_after_all_of_it() -> None:
    days = chronology(*(report(subject(f"e{day}"), f"{day}.", when=f"2025-05-{day:02}") for day in (5, 6, 7)))
    assert ids(analysis.next_after(days, "2025-05-05", "UTC")) == {"e6"}
    assert ids(analysis.next_after(days, pendulum.datetime(2025, 5, 5, 12))) == {"e5", "e6"}
    assert analysis.next_after(days, "2025-05-07", "UTC") == ()


@given(spans())
def test_a_gap_reaches_from_the_least_to_the_most_time_between_two(windows: list[tuple[int, int]]) -> None:
    facts = told(*windows)
    found = analysis.gaps(facts)
    assert [(gap.one.id, gap.other.id) for gap in found] == list(itertools.pairwise(event.id for event in facts))
    for gap in found:
        one, other = (windows[int(event.id[1:])] for event in (gap.one, gap.other))
        corners = [later - earlier for earlier in one for later in other]
        apart = 0 if one[0] < other[1] and other[0] < one[1] else min(map(abs, corners))
        assert gap.length == Length(least=apart * SECOND, most=max(map(abs, corners)) * SECOND)


def test_gaps_pass_over_what_is_open() -> None:
    assert [(gap.one.id, gap.other.id) for gap in analysis.gaps(told((0, 1), (2, None), (5, 6)))] == [("e0", "e2")]


def test_a_pace_counts_what_lies_in_a_window_and_what_may() -> None:
    whens = ("2025-05-05", "2025-05-06", "2025-05-13/2025-05-20")
    some = chronology(*(report(subject(f"e{n}"), f"{n}.", when=when) for n, when in enumerate(whens)))
    week = analysis.pace(some, "2025-05-01", "2025-05-14", "UTC")
    assert week == (Fraction(2, 2), Fraction(3, 2), pendulum.duration(days=7))
    assert analysis.pace(some, "2025-05-01", "2025-05-14", "UTC", per="P1D").least == Fraction(2, 14)
    assert analysis.pace(some, "2025-05-01", "2025-05-14").most == Fraction(3, 2)
    start, end = pendulum.datetime(2025, 5, 5), pendulum.datetime(2025, 5, 7)
    assert analysis.pace(some, start, end, per="PT1H") == (Fraction(2, 48), Fraction(2, 48), pendulum.duration(hours=1))


def test_a_total_adds_ranges_and_tells_what_is_left_out() -> None:
    lengths = [Length.parse(text) for text in ("PT1H/PT2H", ">PT3H", "PT4H")]
    some = [report(subject(f"e{n}"), f"{n}.", length=length) for n, length in enumerate(lengths)]
    two = analysis.total_length(chronology(some[0], some[2]))
    assert two == (Length.parse("PT4H..PT7H"), 2, 0)
    assert analysis.total_length(chronology(*some, report(subject("e9")))) == (Length.parse("PT7H.."), 3, 1)
    assert analysis.total_length(chronology()).length == Length(least=0, most=1)


@given(chronologies(6), st.sampled_from(["day", "week", "month"]), st.booleans())
def test_runs_hold_each_day_week_or_month_of_an_event_once(told: usru.Chronology, unit: str, possibly: bool) -> None:
    counted = set[dt.date]()
    for event in told:
        first, last = event.when.dates()
        if first is None or last is None:
            continue
        days = {_begin(first + dt.timedelta(days=n), unit) for n in range((last - first).days + 1)}
        counted |= days if possibly or len(days) == 1 else set()
    found = analysis.runs(told, unit, possibly=possibly)
    held = [
        _begin(run.first + dt.timedelta(days=n), unit) for run in found for n in range((run.last - run.first).days + 1)
    ]
    assert set(held) == counted
    assert sum(run.number for run in found) == len(counted)
    assert all((later.first - earlier.last).days > 1 for earlier, later in itertools.pairwise(found))


def _begin(day: dt.date, unit: str) -> dt.date:
    back = {"day": 0, "week": day.weekday(), "month": day.day - 1}[unit]
    return dt.date.fromordinal(day.toordinal() - back)


@given(facts())
def test_counts_keep_certain_and_possible_apart(told: usru.Chronology) -> None:
    for place, count in analysis.by_place(told).items():
        inside = [event for event in told if place.id in up(event.venue, "within")]
        around = [e for e in told if e.venue is None or (e.venue.id in up(place, "within") and e.venue is not place)]
        assert count == (len(inside), len(around))
    for kind, count in analysis.by_kind(told).items():
        assert count.certain == sum(kind.id in up(event.kind, "of") for event in told)
        assert count.most - count.certain == sum(event.kind.id in up(kind.of, "of") for event in told)
    for state, count in analysis.by_side(told).items():
        shown = [{*up(p.actor, "of"), *up(p.side, "of")} for event in told for p in event.participants]
        assert count.certain >= any(state.id in one for one in shown)
        assert count == analysis.counts(told, {"": query.with_participant(side=state.id)})[""]


@given(chronologies(6), st.sampled_from(["Pacific/Kiritimati", None]))
def test_months_run_from_the_first_to_the_last(told: usru.Chronology, zone: str | None) -> None:
    counted = analysis.by_month(told, zone)
    dated = [event for event in told if None not in event.when.dates(zone)]
    months = sorted({str(date)[:7] for event in dated for date in event.when.dates(zone)})
    assert list(counted)[:1] == months[:1]
    assert list(counted)[-1:] == months[-1:]
    for month, count in counted.items():
        sure = [event for event in dated if {str(date)[:7] for date in event.when.dates(zone)} == {month}]
        assert count.certain == len(sure)


def test_who_met_whom() -> None:
    one, two, three = (Participation(actor=HERE.actors[f"person-{n}"]) for n in range(3))
    again = Participation(actor=one.actor, role=Role.HOST)
    groups = [(one, two, again), (one, three), (two, one), ()]
    told = [report(subject(f"e{n}"), f"{n}.", participants=people) for n, people in enumerate(groups)]
    table = analysis.met(chronology(*told))
    assert table[one.actor] == {two.actor: 2, three.actor: 1}
    assert table[three.actor] == {one.actor: 1}
    putin, trump = FACTS.actor("Putin"), FACTS.actor("Trump")
    assert analysis.met(FACTS.held())[putin][trump] == analysis.met(FACTS.held())[trump][putin]


@given(chronologies(6))
def test_what_one_article_alone_reports_is_reported_by_no_other(told: usru.Chronology) -> None:
    for source, share in analysis.told_alone(told).items():
        others = [other for other in told.sources if other != source]
        assert share * len(told) == len(told.where(query.reported_by(source) & ~query.reported_by(*others)))


REFUSED: list[tuple[Callable[[], object], type[Exception], str]] = [
    (
        lambda: analysis.nth(FACTS, 0), ValueError,
        "events are numbered from 1 up, or from -1 down from the last, not from 0",
    ),
    (lambda: ASK.nth(FACTS, "2"), TypeError, "the number of an event is a whole one, not '2'"),
    (
        lambda: analysis.next_after(FACTS, "2025-02-18"), ValueError,
        "give a time that ends, and the zone of a date: '2025-02-18' ends at other times elsewhere",
    ),
    (
        lambda: analysis.next_after(FACTS, None), TypeError,
        "next_after() takes an event or its id, a date, an aware datetime or EDTF text, not None",
    ),
    (
        lambda: analysis.next_after(FACTS, "cold-wor"), UnknownName,
        "no event is called 'cold-wor'; did you mean 'cold-war'?",
    ),
    (lambda: ASK.counts(FACTS, query.held()), TypeError,
     "counts() takes criteria by label, as {'held': query.held()}, not held()"),
    (
        lambda: analysis.pace(FACTS, "2025-02", None), TypeError,
        "pace() needs a window with both ends: give a start and an end",
    ),
    (
        lambda: analysis.pace(FACTS, "2025-02", "2025-03", per="PT0S"), ValueError,
        "a pace is per a duration such as P7D, not per 'PT0S'",
    ),
    (
        lambda: analysis.pace(FACTS, "2025-02", "2025-03", per="week"), LengthTextError,
        "'week' is no length: write an ISO 8601 duration such as PT5H, ~PT4H, >PT6H or PT3H/PT4H",
    ),
    (lambda: analysis.runs(FACTS, "year"), ValueError, "runs are of a 'day', a 'week' or a 'month', not of 'year'"),
    (lambda: analysis.by_place(FACTS, "citi"), UnknownName, "no level is called 'citi'; did you mean 'city'?"),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "error", "message"), REFUSED)
def test_the_message_says_the_mend(ask: Callable[[], Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        ask()
    assert type(caught.value) is error
    assert str(caught.value) == message


@pytest.mark.parametrize("figure", [name for name in analysis.__all__ if name.islower()])
def test_every_figure_is_asked_of_facts(figure: str) -> None:
    for other in (None, "x", list(FACTS), FACTS[0], FACTS.archive):
        with pytest.raises(TypeError, match=rf"^{figure}\(\) takes facts, as load\(\) or a narrowing gives them, not "):
            getattr(analysis, figure)(other)
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'facts'"):
        getattr(analysis, figure)(**WANTING.get(figure, {}))
    with pytest.raises(TypeError, match=rf"^{figure}\(\) takes facts"):
        getattr(analysis, figure)(facts=None)


WANTING: dict[str, dict[str, object]] = {
    "counts": {"criteria": {}}, "pace": {"start": None, "end": None}, "nth": {"number": 1}, "next_after": {"event": ""},
}  # fmt: skip


def test_the_next_after_an_event_is_asked_by_its_id_too() -> None:
    some = FACTS.where(query.dated()).held()
    for event in (some[3], FACTS["alaska-summit"]):
        assert analysis.next_after(some, event.id) == analysis.next_after(some, event)
    known = FACTS.as_known_on("2025-03-10")
    assert some[3].id not in ids(analysis.next_after(known, some[3]))
    with pytest.raises(TimeTextError, match="'18 February' is no time"):
        analysis.next_after(FACTS, "18 February")


def test_figures_of_the_facts() -> None:
    assert ids(analysis.nth(FACTS.of_kind("meeting").involving("Witkoff"), 1)) == {"putin-witkoff-preceding-meeting"}
    talks = FACTS.where(query.dated()).of_kind("talks").held()
    assert "embassies-talks" in ids(analysis.next_after(talks, FACTS["first-delegation-talks"]))
    assert analysis.by_month(FACTS.at("Riyadh")) == {"2025-02": Count(1, 0)}
    assert analysis.runs(FACTS.at("Riyadh"), "day") == (Run(DAY, DAY, 1, "day"),)
    assert sum(analysis.told_alone(FACTS).values()) < 1


def test_what_is_counted_most_comes_first_and_of_as_many_what_may_be_more() -> None:
    counted = {"a": Count(1, 9), "b": Count(2, 0), "c": Count(2, 3), "d": Count(2, 0)}
    assert list(_sorted(counted)) == ["c", "b", "d", "a"]
