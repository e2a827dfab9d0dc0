"""How what is said of a field, and what was planned of it, comes to one value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oracle import report, subject
from usru_relations.folding.fields import Field
from usru_relations.folding.settling import Claim, agreed, settled
from usru_relations.times.when import Disjoint

if TYPE_CHECKING:
    from usru_relations.records.reports import Report

TALKS = subject("talks")


def _both(one: frozenset[int], other: frozenset[int]) -> frozenset[int]:
    if not one & other:
        raise Disjoint(one, other)
    return one & other


def _either(one: frozenset[int], other: frozenset[int]) -> frozenset[int]:
    return one | other


def _none(_: Report, __: object) -> tuple[frozenset[int], ...]:
    return ()


#: Choices of numbers: of three of them each two may have one in common, and all three none.
CHOICES: Field[frozenset[int]] = Field("choices", _none, _both, _either)


def claim(*numbers: int) -> Claim[frozenset[int]]:
    return Claim(frozenset(numbers), report(TALKS, f"One of {numbers}."))


def test_what_nobody_contradicts_gives_way_where_it_does_not_fit_what_both_sides_of_a_dispute_allow() -> None:
    calm = [claim(1, 2, 3), claim(3, 4, 5)]
    torn = agreed(TALKS, CHOICES, [*calm, claim(1, 4), claim(2, 5)])
    assert torn.value == frozenset({1, 2, 4, 5})
    assert torn.dispute is not None
    assert [side.value for side in torn.dispute.sides] == [frozenset({1, 4}), frozenset({2, 5})]


def test_plans_that_fit_what_came_about_narrow_it() -> None:
    assert settled(TALKS, CHOICES, [claim(1, 2, 3)], [claim(2, 3, 4), claim(3, 4)]).value == frozenset({3})


def test_plans_each_of_which_fits_what_came_about_and_which_together_do_not_leave_it_as_it_is() -> None:
    known = settled(TALKS, CHOICES, [claim(1, 2)], [claim(2, 3), claim(1, 3)])
    assert known.value == frozenset({1, 2})
    assert known.dispute is None
    assert len(known.claims) == 1
