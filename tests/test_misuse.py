"""What is misused is an error in the editor, and a TypeError or its like when it is run.

Each call is ignored by the rule of mypy that finds it; pyright heeds the same comment. Both report an ignore
that is not needed, so a misuse that is no longer found is an error too.
"""
# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest

import usru_relations as usru
from usru_relations import analysis, query

if TYPE_CHECKING:
    from collections.abc import Callable

FACTS = usru.load()
EVENT = FACTS["alaska-summit"]


def criterion_by_name() -> object:
    return FACTS.where("Putin")  # type: ignore[arg-type]


def function_as_criterion() -> object:
    return FACTS.where(query.held)  # type: ignore[arg-type]


def answers_of_a_truth() -> object:
    return FACTS.answers(usru.Truth.YES)  # type: ignore[arg-type]


def criterion_and_name() -> object:
    return query.held() & "Moscow"  # type: ignore[operator]


def number_as_venue() -> object:
    return FACTS.at(5)  # type: ignore[arg-type]


def event_as_actor() -> object:
    return FACTS.involving(EVENT)  # type: ignore[arg-type]


def date_as_number() -> object:
    return FACTS.on(20250218)  # type: ignore[arg-type]


def corroborated_by_name() -> object:
    return FACTS.corroborated("CNN")  # type: ignore[arg-type]


def explained_by_rank() -> object:
    return FACTS.explain(0)  # type: ignore[arg-type]


def different_from_a_list() -> object:
    return FACTS.diff([EVENT])  # type: ignore[arg-type]


def checked_by_one_rule() -> object:
    return FACTS.check(print)  # type: ignore[arg-type]


def expected_number() -> object:
    return usru.load(expect=7)  # type: ignore[arg-type]


def loaded_bytes() -> object:
    return usru.load(b"facts")  # type: ignore[arg-type]


def windows_in_order() -> object:
    return EVENT.when < EVENT.when  # type: ignore[operator]


def record_changed() -> object:
    EVENT.title = "Another"  # type: ignore[misc]
    return EVENT


def chronology_assigned_to() -> object:
    FACTS[0] = EVENT  # type: ignore[index]
    return FACTS


def window_without_names() -> object:
    return usru.When("2025")  # type: ignore[call-arg, arg-type]


def pace_of_a_list() -> object:
    return analysis.pace(list(FACTS), "2025-02", "2025-03")  # type: ignore[arg-type]


def truth_and_bool() -> object:
    return usru.Truth.YES & True  # type: ignore[operator]


def bool_or_truth() -> object:
    return True | usru.Truth.YES  # type: ignore[operator]


MISUSES: list[Callable[[], object]] = [
    criterion_by_name, function_as_criterion, answers_of_a_truth, criterion_and_name, number_as_venue, event_as_actor,
    date_as_number, corroborated_by_name, explained_by_rank, different_from_a_list, checked_by_one_rule,
    expected_number, loaded_bytes, windows_in_order, record_changed, chronology_assigned_to, window_without_names,
    pace_of_a_list, truth_and_bool, bool_or_truth,
]  # fmt: skip


@pytest.mark.parametrize("misuse", MISUSES, ids=lambda misuse: misuse.__name__)
def test_a_misuse_that_the_editor_marks_is_refused_when_it_is_run(misuse: Callable[[], object]) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)) as caught:
        misuse()
    assert str(caught.value) or isinstance(caught.value, AttributeError)


def test_each_misuse_is_marked() -> None:
    for misuse in MISUSES:
        assert sum("# type: ignore[" in line for line in inspect.getsource(misuse).splitlines()) == 1
