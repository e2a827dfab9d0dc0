"""Every rule finds the fault that it is for, planted in a consistent chronology, and none is raised there otherwise."""

from __future__ import annotations

import pytest
from hypothesis import Phase, find, given, settings

import law_seven
from usru_relations import strategies
from usru_relations.strategies import CHANGES, FAULTS, Planted, Story

FEWER = max(20, settings().max_examples // 3)
"""There are more than thirty faults."""


@pytest.mark.parametrize("name", FAULTS)
def test_every_planted_fault_is_found_in_the_right_event(name: str) -> None:
    @settings(max_examples=FEWER)
    @given(strategies.faulty(name))
    def found(planted: Planted) -> None:
        (first, *_) = law_seven.found(planted, name)
        assert first.message
        assert first.mend
        assert str(first).startswith(f"{first.severity.name.lower()} [{planted.rule}] ")
        assert all(id in first.where for id in planted.events | planted.entries)
        assert law_seven.strayed(planted, name) == []
        if planted.field is not None:
            fields = [dispute.field for id in planted.events for dispute in planted.broken[id].disputes]
            assert planted.field in fields

    found()


def test_each_fault_has_a_rule_that_finds_it_and_says_how_to_mend_it() -> None:
    mends: dict[str, set[str]] = {}
    first = settings(database=None, derandomize=True, max_examples=1, phases=[Phase.generate])
    for name in FAULTS:
        planted = find(strategies.faulty(name), lambda _: True, settings=first)
        for one in law_seven.found(planted, name):
            mends.setdefault(one.rule, set()).add(one.mend)
    assert mends == {rule: {*said} for rule, said in law_seven.MENDS.items()}
    assert list(FAULTS) == list(law_seven.FINDS)


@given(strategies.stories())
def test_nothing_is_raised_on_what_is_consistent(story: Story) -> None:
    assert law_seven.told(story) == []


@pytest.mark.parametrize("name", CHANGES)
def test_nothing_is_raised_on_plans_that_change(name: str) -> None:
    @settings(max_examples=FEWER)
    @given(strategies.changed(name))
    def raised(planted: Planted) -> None:
        assert law_seven.false_alarms(planted.broken.check()) == []
        assert all(planted.broken[id].disputes == () for id in planted.events)

    raised()
