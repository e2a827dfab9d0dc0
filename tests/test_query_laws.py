"""Law 4: criteria of any shape answer what a slow scan answers that tries the possible worlds."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import helper_worlds as worlds
from helper_questions import LINKS, TRUTHS, Node, Question, facts, leaves, trees, value
from usru_relations import Chronology, Truth, When, query
from usru_relations.strategies import chronologies
from usru_relations.tallying import before as ordered

if TYPE_CHECKING:
    from usru_relations import Event
    from usru_relations.query import Criterion


def found(narrowed: Chronology) -> list[str]:
    return [event.id for event in narrowed]


@given(facts(), leaves())
def test_a_question_answers_what_is_so_in_all_possible_worlds(told: Chronology, asked: Question) -> None:
    criterion, oracle = asked
    answers = told.answers(criterion)
    assert list(answers) == list(told)
    for event, said in answers.items():
        assert said is TRUTHS[value(oracle(event))], (event, event.when, event.length)


@given(facts(), trees())
def test_a_tree_answers_as_kleene_has_it_and_decides_as_boole_has_it(told: Chronology, node: Node) -> None:
    assert [said.value for said in told.answers(node.criterion).values()] == [node.answer(event) for event in told]
    assert found(told.where(node.criterion)) == [event.id for event in told if node.decision(event)]


@given(facts(), trees(3), trees(3))
def test_the_laws_of_boole(told: Chronology, one: Node, other: Node) -> None:
    a, b = one.criterion, other.criterion
    both = told.where(a & b)
    assert both == told.where(a).where(b) == told.where(b).where(a) == told.where(b & a)
    assert told.where(~(a & b)) == told.where(~a | ~b)
    assert told.where(~(a | b)) == told.where(~a & ~b)
    assert set(found(told.where(~a))) == set(found(told)) - set(found(told.where(a)))
    assert told.where(query.certainly(a)).where(a) == told.where(query.certainly(a))
    assert told.where(a).where(query.possibly(a)) == told.where(a)


@given(trees())
def test_a_criterion_is_what_it_prints(node: Node) -> None:
    criterion = node.criterion
    again: Criterion = eval(repr(criterion), {**vars(query), "datetime": dt})  # noqa: S307
    for same in (again, pickle.loads(pickle.dumps(criterion))):
        assert same == criterion
        assert hash(same) == hash(criterion)
        assert repr(same) == repr(criterion)


@given(chronologies(8), st.sampled_from(sorted(LINKS)), st.integers(0, 7), st.booleans())
def test_relations_are_followed_in_every_reading(told: Chronology, name: str, number: int, direct: bool) -> None:
    assume(len(told) > number)
    link, turned = LINKS[name]
    target = told[number].id
    answers = told.answers(getattr(query, name)(target, direct=direct))
    for event, said in answers.items():
        possible = worlds.related(event, told, link, target, turned, direct)
        assert said is TRUTHS[value(possible)] or (said is Truth.MAYBE and told.archive.open_reports)
        assert said is not Truth.MAYBE or True in possible


@given(chronologies(8), st.integers(0, 7))
def test_before_and_after_try_every_instant_of_both_windows(told: Chronology, number: int) -> None:
    assume(len(told) > number)
    other = told[number]
    earlier, later = told.answers(query.before(other)), told.answers(query.after(other))
    for event in told:
        for said, windows, surely in (
            (earlier[event], _comes_before(event, other), ordered(told.archive, event, other)),
            (later[event], _comes_before(other, event), ordered(told.archive, other, event)),
        ):
            assert said in (windows, surely), "what is told of their order says more than their windows, or nothing"
            assert windows in (said, Truth.MAYBE)


def _comes_before(one: Event, other: Event) -> Truth:
    spans = [
        (-worlds.FAR if event.when.start is None else event.when.start, event.when.end or worlds.FAR)
        for event in (one, other)
    ]
    (low, high), (start, end) = spans
    edges = {edge + by for edge in (low, high, start, end) for by in (-1, 0, 1)}
    pairs = {mine < theirs for mine in edges for theirs in edges if low <= mine < high and start <= theirs < end}
    return Truth.NO if one is other else TRUTHS[value(frozenset(pairs))]


@given(facts())
def test_what_is_inferred_is_what_an_events_own_reports_do_not_say(told: Chronology) -> None:
    for event, said in told.answers(query.inferred()).items():
        own = told.archive.drafts[event.id].event.when
        assert (said is Truth.YES) == ((own.start, own.end) != (event.when.start, event.when.end))


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", None])
@given(told=chronologies(6), day=st.integers(1, 28))
def test_publications_are_placed_as_windows_are(told: Chronology, day: int, zone: str | None) -> None:
    window = When.spanning(f"2025-03-{day:02}", None, zone)
    for event, said in told.answers(query.published(f"2025-03-{day:02}", zone=zone)).items():
        answers = [report.source.published.within(window) for report in event.reports]
        assert said is max(answers, key=lambda one: one.value)
