"""Independent origins: certainly, possibly, or not at all."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oracle import HERE, archive, chronology, report, subject
from usru_relations.archive import Archive
from usru_relations.folding.origins import (
    _MostApart,  # pyright: ignore[reportPrivateUsage] - the algorithm alone
    apart,
    chain_of,
    independent,
)
from usru_relations.query import corroborated
from usru_relations.records.names import Directory, Names
from usru_relations.records.reports import Status
from usru_relations.records.shelf import Actor, Body, Organisation, Person, State
from usru_relations.truth import Truth

if TYPE_CHECKING:
    import usru_relations as usru
    from usru_relations.records.reports import Report

TALKS, DINNER = subject(), subject("dinner")
LAND = State(id="land")
TASS, REUTERS = (Organisation(id=name.casefold(), names=Names({"en": [name]})) for name in ("TASS", "Reuters"))
HOUSE = Organisation(id="house")
DESK, WIRE = (Organisation(id=id, of=HOUSE) for id in ("desk", "wire"))
MINISTRY, OFFICE = Organisation(id="ministry", of=LAND), Body(id="office", of=LAND)
COURIER = Organisation(id="courier", names=Names({"en": ["Courier", "The Courier"]}))
PETER, PAUL = Person(id="peter"), Person(id="paul")


def told(publisher: str | None, *via: Actor, day: int = 1, **keys: Any) -> Report:
    words = f"{publisher} {day} {[actor.id for actor in via]}"
    one = report(keys.pop("of", TALKS), words, published=f"2025-12-{day:02}", via=via, by=publisher, **keys)
    return attrs.evolve(one, source=attrs.evolve(one.source, id=f"{publisher}-{day}"))


def counts(*reports: Report) -> tuple[int, int]:
    event = chronology(*reports)["talks"]
    return event.corroboration, event.possible_corroboration


def test_two_papers_that_speak_for_themselves_are_two() -> None:
    assert counts(told("Courier"), told("Gazette")) == (2, 2)


def test_one_paper_is_one_however_often_it_tells_it_and_whomever_it_cites() -> None:
    assert counts(told("Courier"), told("Courier", TASS), told("Courier", REUTERS)) == (1, 1)
    assert counts(told("Courier", day=1), told("Courier", day=2)) == (1, 1)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Status.HELD, Status.PLANNED, 1),
        (Status.HELD, Status.DENIED, 1),
        (Status.HELD, Status.CANCELLED, 1),
        (Status.HELD, Status.UNDERWAY, 2),
        (Status.HELD, None, 2),
        (Status.DENIED, Status.PLANNED, 1),
        (Status.DENIED, Status.NOT_HELD, 2),
        (Status.PLANNED, Status.ANNOUNCED, 2),
        (Status.CANCELLED, Status.PLANNED, 2),
        (None, None, 2),
    ],
)
def test_neither_who_planned_it_nor_who_denies_it_bears_out_that_it_took_place(
    one: Status | None, other: Status | None, expected: int
) -> None:
    early, late = told("Gazette", status=other), told("Courier", day=3, status=one)
    assert counts(early, late) == (expected, expected)
    assert chronology(early, late)["talks"].origins == ("Courier", "Gazette")


def test_two_papers_that_relay_one_agency_are_one() -> None:
    assert counts(told("Courier", TASS), told("Gazette", TASS)) == (1, 1)


def test_two_papers_that_relay_two_agencies_are_two() -> None:
    assert counts(told("Courier", TASS), told("Gazette", REUTERS)) == (2, 2)


def test_a_paper_that_is_an_agency_itself_is_that_agency() -> None:
    assert counts(told("Tass"), told("Gazette", TASS)) == (1, 1)


def test_what_two_papers_have_from_one_speaker_has_one_origin_through_whichever_agency() -> None:
    assert counts(told("Courier", TASS, PETER), told("Gazette", REUTERS, PETER)) == (1, 1)
    assert counts(told("Courier", PETER), told("Gazette", PETER)) == (1, 1)


def test_for_one_body_several_may_speak() -> None:
    unnamed = Body(id="unnamed")
    for body in (unnamed, OFFICE):
        assert counts(told("Courier", TASS, body), told("Gazette", REUTERS, body)) == (1, 2)
    assert counts(told("Courier", TASS, PETER), told("Gazette", REUTERS, PETER)) == (1, 1)
    assert counts(told("Courier", TASS, unnamed), told("Gazette", TASS, unnamed)) == (1, 1)


def test_that_somebody_said_it_is_told_by_whoever_heard_it() -> None:
    """The speech is an event of its own, and its reports have no speaker."""
    speech = [told("Courier", TASS), told("Gazette", REUTERS)]
    assert counts(*speech) == (2, 2)


def test_two_speakers_through_one_agency_are_one_and_through_two_are_two() -> None:
    assert counts(told("Courier", TASS, PETER), told("Gazette", TASS, PAUL)) == (1, 1)
    assert counts(told("Courier", TASS, PETER), told("Gazette", REUTERS, PAUL)) == (2, 2)


def test_a_paper_that_cites_an_agency_elsewhere_may_have_it_from_there() -> None:
    elsewhere = told("Courier", TASS, of=DINNER)
    assert counts(told("Courier"), elsewhere, told("Gazette", TASS)) == (1, 2)
    assert counts(told("Courier"), elsewhere, told("Gazette", REUTERS)) == (2, 2)
    assert counts(told("Courier"), elsewhere, told("Gazette"), told("Gazette", TASS, of=DINNER)) == (1, 2)


def test_what_came_through_an_outlet_may_be_all_that_it_has() -> None:
    """Courier has it from TASS through the wire: so may whoever cites the wire, and the wire itself."""
    relay = told("Courier", WIRE, TASS)
    assert counts(relay, told("Gazette", WIRE)) == counts(relay, told("Wire")) == (1, 2)
    assert counts(relay, told("Gazette", TASS)) == counts(relay, told("Gazette", DESK, TASS)) == (1, 1)
    assert counts(relay, told("Gazette", WIRE, REUTERS)) == (2, 2)


def test_a_paper_that_cites_an_agency_in_one_article_may_have_it_from_there_in_the_next() -> None:
    assert counts(told("Courier", TASS, day=1), told("Courier", day=2)) == (1, 2)
    assert counts(told("Courier", TASS, day=1), told("Courier", REUTERS, day=2)) == (2, 2)
    assert counts(told("Courier", TASS), told("Gazette", day=2), told("Gazette", COURIER, day=2, of=DINNER)) == (1, 2)


def test_publishers_that_are_called_by_names_of_one_actor_may_be_one() -> None:
    courier, spelt, gazette = told("Courier"), told("The Courier"), told("Gazette")
    assert counts(courier, spelt) == (2, 2)
    cited = told("Gazette", COURIER, of=DINNER)
    shelves = attrs.evolve(archive(courier).shelves, actors=Directory("actor", [COURIER, PETER]))
    for reports, origins in (((courier, spelt), (1, 2)), ((courier, spelt, gazette), (2, 3))):
        event = Archive(shelves=shelves, reports=reports).by_id["talks"]
        assert event.independence == origins
    assert Archive(shelves=shelves, reports=(courier, spelt, cited)).citations["The Courier-1"] == (COURIER,)


def test_a_paper_without_a_name_may_be_any_but_the_agency_that_it_cites_is_known() -> None:
    assert counts(told(None), told("Gazette")) == (1, 2)
    assert counts(told(None, day=1), told(None, day=2)) == (1, 2)
    assert counts(told(None, TASS), told("Gazette")) == (2, 2)


def test_speakers_of_one_state_and_agencies_of_one_house_may_have_it_from_each_other() -> None:
    assert counts(told("Courier", TASS, OFFICE), told("Gazette", REUTERS, LAND)) == (1, 2)
    assert counts(told("Courier", TASS, OFFICE), told("Gazette", REUTERS, MINISTRY)) == (1, 2)
    assert counts(told("Courier", DESK), told("Gazette", WIRE)) == (1, 2)


def test_two_papers_are_certain_beside_a_third_that_shares_with_both() -> None:
    third = [told("Herald", TASS), told("Herald", REUTERS)]
    assert counts(told("Courier", TASS), told("Gazette", REUTERS), *third) == (2, 2)


def test_the_chain_names_the_article_the_agency_and_who_says_it() -> None:
    chain = chain_of(told("Courier", TASS, MINISTRY, PETER))
    assert (chain.agency, chain.speakers, str(chain)) == (TASS, (MINISTRY, PETER), "Courier ← TASS ← ministry ← peter")
    assert str(chain_of(told(None, PETER, day=3))) == "None-3 ← peter"
    assert chain_of(told("Courier", MINISTRY)).agency is None
    assert chain_of(told("Courier", HOUSE, TASS, PETER)).agency is TASS
    assert str(chain_of(told("Courier", HOUSE, TASS, PETER))) == "Courier ← house ← TASS ← peter"


def test_the_criterion_answers_yes_no_and_maybe() -> None:
    facts = chronology(told(None), told("Gazette"), told("Courier", of=DINNER))
    answer = corroborated(by=2).answer(facts.archive)
    assert [answer(facts[id]) for id in ("talks", "dinner")] == [Truth.MAYBE, Truth.NO]
    assert list(facts.corroborated(by=2)) == []
    assert [event.id for event in facts.corroborated(by=2, possibly=True)] == ["talks"]
    assert repr(corroborated(by=3, possibly=True)) == "corroborated(by=3, possibly=True)"
    assert [len(facts.corroborated(by=1)), len(facts.where(~corroborated(by=1)))] == [2, 0]


def test_the_bundled_facts_tell_certain_origins_from_possible_ones(facts: usru.Chronology) -> None:
    certain, possible = facts.corroborated(), facts.corroborated(possibly=True)
    assert {event.id for event in possible} - {event.id for event in certain} == {"alaska-summit", "cold-war"}
    assert {event.id for event in certain} == {
        "putin-trump-call", "first-delegation-talks", "putin-trump-meeting-prospect", "ukraine-war",
        "russia-us-relations-restoration-march",
    }  # fmt: skip
    assert (facts["ukraine-war"].corroboration, facts["ukraine-war"].possible_corroboration) == (2, 3)


PUBLISHERS = st.sampled_from([None, "Courier", "Gazette", "Herald", "TASS"])
VIA = st.sampled_from(
    [(), (TASS,), (REUTERS,), (TASS, PETER), (REUTERS, PETER), (PAUL,), (WIRE,), (DESK, OFFICE), (LAND,), (TASS, WIRE)]
)
DAYS = st.integers(1, 3)


def _told(drawn: tuple[str | None, tuple[Actor, ...], int]) -> Report:
    publisher, via, day = drawn
    return told(publisher, *via, day=day)


CHAINS = st.lists(st.tuples(PUBLISHERS, VIA, DAYS).map(_told), max_size=7)


@given(CHAINS, st.sets(st.sampled_from([TASS, REUTERS, WIRE])))
def test_the_counts_are_those_of_trying_every_set(reports: list[Report], cited: set[Actor]) -> None:
    citations = {told.source.id: frozenset(cited) for told in reports[::2]}

    def most(kept: set[Truth]) -> int:
        chains = [chain_of(one) for one in reports]
        return max(
            len(some)
            for size in range(len(chains) + 1)
            for some in itertools.combinations(chains, size)
            if all(apart(one, other, citations) in kept for one, other in itertools.combinations(some, 2))
        )

    found = independent(reports, citations)
    assert found == (most({Truth.YES}), most({Truth.YES, Truth.MAYBE}))
    assert independent(reversed(reports), citations) == found
    assert independent([*reports, *reports], citations) == found


PAIRS = st.sets(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]), max_size=20)


@given(PAIRS)
@example({(0, 3), (0, 4), (1, 3), (1, 4), (1, 5), (1, 6), (2, 3), (2, 4), (2, 5), (2, 6)})
@example({(0, 1), (1, 2), (2, 3), (3, 0), (0, 4), (1, 5), (2, 6), (3, 7), (4, 5), (5, 6), (6, 7), (7, 4)})
def test_a_largest_independent_set_is_as_large_as_any(pairs: set[tuple[int, int]]) -> None:
    graph = {node: {one + other - node for one, other in pairs if node in (one, other)} for node in range(9)}
    sets = itertools.chain.from_iterable(itertools.combinations(range(9), size) for size in range(10))
    free = (some for some in sets if not any(pair in pairs for pair in itertools.combinations(some, 2)))
    most = max(map(len, free))
    assert _MostApart().within(graph) == (most, most)
    for tries in range(4):
        low, high = _MostApart(tries).within(graph)
        assert low <= most <= high


@given(CHAINS)
def test_to_be_apart_is_mutual_and_one_more_report_never_takes_an_origin_away(reports: list[Report]) -> None:
    chains = [chain_of(one) for one in reports]
    for one, other in itertools.product(chains, chains):
        assert apart(one, other, {}) is apart(other, one, {})
        assert apart(one, one, {}) is Truth.NO
    fewer, all_of_them = independent(reports[1:], {}), independent(reports, {})
    assert fewer.certain <= all_of_them.certain
    assert fewer.possible <= all_of_them.possible


def test_many_papers_are_counted_at_once() -> None:
    """Two hundred papers of twenty agencies and thirty speakers."""
    agencies = [Organisation(id=f"agency-{i}") for i in range(20)]
    people = [Person(id=f"person-{i}") for i in range(30)]
    reports = [told(f"Paper {i}", agencies[i % 20], people[i % 30]) for i in range(200)]
    assert independent(reports, {}) == (20, 20)
    relays = [told(f"Paper {i}", TASS) for i in range(400)]
    assert independent(relays, {}) == (1, 1)


def test_hundreds_who_all_cite_each_other_s_speakers_are_counted_or_bounded() -> None:
    """Every paper has its own agency, and shares each of its speakers with another: a graph without a pattern."""
    for papers in (60, 200):
        drawn = random.Random(papers)  # noqa: S311
        pairs = [tuple(drawn.sample(range(papers), 2)) for _ in range(papers * 3)]
        cited = [[Person(id=f"person-{i}") for i, pair in enumerate(pairs) if n in pair] for n in range(papers)]
        reports = [told(f"Paper {n}", Organisation(id=f"agency-{n}"), *people) for n, people in enumerate(cited)]
        found = independent(reports, {})
        assert papers / 7 < found.certain <= found.possible < papers / 1.5
        assert independent(reversed(reports), {}) == found
        facts = chronology(*reports)
        answers = [corroborated(by).answer(facts.archive)(facts["talks"]) for by in (found.certain, found.possible + 1)]
        assert answers == [Truth.YES, Truth.NO]
        if found.certain < found.possible:
            assert corroborated(found.possible).answer(facts.archive)(facts["talks"]) is Truth.MAYBE


@pytest.mark.parametrize("by", [0, -1])
def test_nothing_is_corroborated_by_nobody(facts: usru.Chronology, by: int) -> None:
    with pytest.raises(ValueError, match="at least 1 origin"):
        facts.corroborated(by)
    assert HERE.actors
