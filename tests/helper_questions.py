"""Criteria with random arguments, each beside its slow answer; and trees of them."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from hypothesis import strategies as st

import helper_worlds as worlds
from helper_clocks import DAY, HOUR, hull, us
from oracle import HERE, chronology
from usru_relations import Truth, query
from usru_relations.records.reports import Link
from usru_relations.strategies import chronologies, reports
from usru_relations.times.clock import naive
from usru_relations.times.length import Length

if TYPE_CHECKING:
    from collections.abc import Callable

    from usru_relations import Chronology, Event
    from usru_relations.query import Criterion

Worlds: TypeAlias = "frozenset[bool] | bool"
Question: TypeAlias = "tuple[Criterion, Callable[[Event], Worlds]]"

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ZONES = ("America/Havana", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Kiritimati", None)
KINDS, TOPICS, ACTORS = (st.sampled_from(sorted(shelf)) for shelf in (HERE.kinds, HERE.topics, HERE.actors))


class Node(NamedTuple):
    """A criterion and what it should answer of each event: in three values, and when it has to decide."""

    criterion: Criterion
    answer: Callable[[Event], int]
    decision: Callable[[Event], bool]


def value(said: Worlds) -> int:
    """NO, MAYBE or YES as 0, 1 or 2."""
    possible = frozenset({said}) if isinstance(said, bool) else said
    return {frozenset({False}): 0, frozenset({True}): 2}.get(possible, 1)


def facts() -> st.SearchStrategy[Chronology]:
    """Consistent stories, and heaps of reports that contradict each other."""
    heaps = st.lists(reports(subjects=3), max_size=5).map(lambda told: chronology(*told))
    return st.one_of(chronologies(6), heaps)


def _days() -> st.SearchStrategy[tuple[str, str]]:
    first = st.dates(dt.date(2025, 2, 20), dt.date(2025, 12, 1))
    return st.tuples(first, st.integers(0, 3)).map(lambda d: (str(d[0]), str(d[0] + dt.timedelta(days=d[1]))))


@functools.lru_cache(maxsize=4_096)
def _window(start: str, end: str, zone: str) -> tuple[int, int]:
    return hull(us(start), us(end) + DAY, zone) or (0, 0)


def _within(span: tuple[str, str], zone: str, possibly: bool) -> Question:
    low, high = _window(*span, zone)
    return query.between(*span, zone, possibly=possibly), lambda event: worlds.lies(event, low, high)


def _instants(hours: int, long: int) -> Question:
    low = us("2025-03-01") + hours * HOUR
    high = low + long * HOUR
    ends = [naive(one).replace(tzinfo=dt.UTC) for one in (low, high)]
    return query.between(ends[0], ends[1]), lambda event: worlds.lies(event, low, high)


def _lasting(text: str) -> Question:
    wanted = Length.parse(text)
    low, high = wanted.low or 0, worlds.FAR * 2 if wanted.high is None else wanted.high
    return query.lasting(text), lambda event: worlds.lasting(event, low, high)


def _clocks(unit: str, number: int, zone: str | None) -> Question:
    first, wide = number % 24, number // 24 % 20 + 1
    if unit == "hour":
        end = (first + wide) % 24 or 24
        hours = {(first + more) % 24 for more in range(wide)}
        return query.in_hours(first, end, zone), lambda e: worlds.recurring(
            e, lambda us: us // HOUR % 24 in hours, zone
        )
    if unit == "weekday":
        days = WEEKDAYS[number % 7 : number % 7 + wide % 4 + 1]
        return (
            query.on_weekday(*days, zone=zone),
            lambda e: worlds.recurring(e, lambda us: f"{naive(us):%A}" in days, zone),
        )
    months = {(number + more) % 12 + 1 for more in range(wide % 5 + 1)}
    return (
        query.in_month(*months, zone=zone),
        lambda e: worlds.recurring(e, lambda us: naive(us).month in months, zone),
    )


def _participant(actor: str, role: str, side: str) -> Question:
    asked = query.with_participant(actor or None, role=role or None, side=side or None)
    return asked, lambda event: worlds.with_participant(event, actor, role, side)


def _sources(language: str) -> Question:
    return query.in_language(language), lambda e: any(r.source.language == language for r in e.reports)


def _depth(to: str) -> Question:
    rank = ["window", "year", "month", "day"]
    return query.dated(to), lambda event: worlds.depth(event) in rank[rank.index(to) :]


def _ask(criterion: Criterion, oracle: Callable[[Event], Worlds]) -> Question:
    return criterion, oracle


def leaves() -> st.SearchStrategy[Question]:
    """Questions that can be put to every chronology."""
    zones, numbers = st.sampled_from(ZONES), st.integers(0, 24 * 20)
    role = st.sampled_from(["host", "participant", ""])
    units = st.sampled_from(["hour", "weekday", "month"])
    texts = ["PT1H", ">PT2H", "<PT90M", "PT1H/PT9H", "P1D..P2D", "~PT4H", "<P30D", "P1D.."]
    return st.one_of(
        st.builds(_within, _days(), st.sampled_from(ZONES[:4]), st.booleans()),
        st.builds(_instants, st.integers(0, 1_200), st.integers(1, 900)),
        st.sampled_from(texts).map(_lasting),
        st.builds(_clocks, units, numbers, zones),
        st.lists(ACTORS, max_size=2).map(lambda ids: _ask(query.involving(*ids), lambda e: worlds.involving(e, *ids))),
        st.builds(_participant, ACTORS, role, st.sampled_from(["", "state-0", "state-1"])),
        st.sampled_from([(n, m) for n in range(1, 4) for m in (n, n + 1, None)]).map(
            lambda of: _ask(query.with_participants(*of), lambda e: of[0] <= _heads(e) <= (of[1] or 99))
        ),
        st.lists(KINDS, max_size=2).map(lambda ids: _ask(query.of_kind(*ids), lambda e: worlds.of_kind(e, HERE, *ids))),
        st.lists(TOPICS, max_size=2).map(
            lambda ids: _ask(query.about(*ids), lambda e: set(ids) <= {topic.id for topic in e.topics})
        ),
        st.sampled_from(["held", "planned", "possible", "underway"]).map(
            lambda one: _ask(query.with_status(one), lambda e: e.status is not None and e.status.value == one)
        ),
        st.sampled_from(sorted(HERE.venues)).map(lambda one: _ask(query.at(one), lambda e: worlds.at(e, HERE, one))),
        st.integers(1, 3).map(lambda by: _ask(query.corroborated(by), lambda e: worlds.corroborated(e, by))),
        st.sampled_from(["when", "venue", "kind", "length", "status", "order"]).map(
            lambda field: _ask(query.disputed(field), lambda e: any(d.field == field for d in e.disputes))
        ),
        st.sampled_from(["day", "month", "year"]).map(_depth),
        st.sampled_from(["en", "kk", "ru"]).map(_sources),
        st.sampled_from(["agency-0", "body-0", "state-0"]).map(
            lambda one: _ask(query.citing(one), lambda e: one in _cited(e))
        ),
        st.sampled_from(["agency-0", "agency-1"]).map(
            lambda one: _ask(query.according_to(one), lambda e: any(r.via and r.via[-1].id == one for r in e.reports))
        ),
        st.sampled_from(["agency-0", "agency-1"]).map(
            lambda one: _ask(query.from_origin(one), lambda e: HERE.actors[one].name in {r.origin for r in e.reports})
        ),
        st.sampled_from(["event 1", "of event", "vent", "EVENT 2 and"]).map(
            lambda words: _ask(query.mentioning(words), lambda e: worlds.mentions(e, words))
        ),
        st.just(_ask(query.undated(), lambda e: worlds.depth(e) == "nothing")),
        st.just(_ask(query.placed(), lambda e: e.venue is not None)),
        st.just(_ask(query.held(), lambda e: str(e.status) == "held")),
    )  # fmt: skip


def _cited(event: Event) -> set[str]:
    return {id for told in event.reports for actor in told.via for id in worlds.up(actor, "of")}


def _heads(event: Event) -> int:
    return len({one.actor.id for one in event.participants})


def trees(depth: int = 5) -> st.SearchStrategy[Node]:
    """Criteria whose trees are up to so deep, and what Kleene and Boole have them answer."""
    whole = leaves().map(_leaf)
    if not depth:
        return whole
    under = st.deferred(lambda: trees(depth - 1))
    return st.one_of(
        st.builds(_not, under), st.builds(_both, under, under), st.builds(_either, under, under),
        st.builds(_sure, under, st.booleans()), whole,
    )  # fmt: skip


def _node(criterion: Criterion, answer: Callable[[Event], int], decision: Callable[[Event], bool]) -> Node:
    return Node(criterion, answer, decision)


def _leaf(asked: Question) -> Node:
    criterion, oracle = asked
    least = 1 if getattr(criterion, "possibly", False) else 2
    return _node(criterion, lambda e: value(oracle(e)), lambda e: value(oracle(e)) >= least)


def _not(one: Node) -> Node:
    return _node(~one.criterion, lambda e: 2 - one.answer(e), lambda e: not one.decision(e))


def _both(one: Node, other: Node) -> Node:
    return _node(
        one.criterion & other.criterion,
        lambda e: min(one.answer(e), other.answer(e)),
        lambda e: one.decision(e) and other.decision(e),
    )


def _either(one: Node, other: Node) -> Node:
    return _node(
        one.criterion | other.criterion,
        lambda e: max(one.answer(e), other.answer(e)),
        lambda e: one.decision(e) or other.decision(e),
    )


def _sure(one: Node, possibly: bool) -> Node:
    make, least = (query.possibly, 1) if possibly else (query.certainly, 2)
    return _node(make(one.criterion), lambda e: 2 * (one.answer(e) >= least), lambda e: one.answer(e) >= least)


TRUTHS = (Truth.NO, Truth.MAYBE, Truth.YES)
LINKS = {"part_of": (Link.PART_OF, False), "following": (Link.FOLLOWS, False), "leading_to": (Link.FOLLOWS, True)}
