"""Three-valued truth is the strong logic of Kleene."""

from __future__ import annotations

import copy
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from usru_relations import Severity, Truth

if TYPE_CHECKING:
    from collections.abc import Callable

NO, MAYBE, YES = Truth.NO, Truth.MAYBE, Truth.YES
WAYS = {NO: {False}, MAYBE: {False, True}, YES: {True}}
"""How a truth may turn out once everything is known."""


def turning_out(*ways: bool) -> Truth:
    return next(truth for truth, known in WAYS.items() if known == set(ways))


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (NO, NO, NO, NO),
        (NO, MAYBE, NO, MAYBE),
        (NO, YES, NO, YES),
        (MAYBE, NO, NO, MAYBE),
        (MAYBE, MAYBE, MAYBE, MAYBE),
        (MAYBE, YES, MAYBE, YES),
        (YES, NO, NO, YES),
        (YES, MAYBE, MAYBE, YES),
        (YES, YES, YES, YES),
    ],
)
def test_and_and_or_are_the_tables_of_kleene(one: Truth, other: Truth, both: Truth, either: Truth) -> None:
    assert one & other is both
    assert one | other is either
    assert both is turning_out(*(a and b for a in WAYS[one] for b in WAYS[other]))
    assert either is turning_out(*(a or b for a in WAYS[one] for b in WAYS[other]))


@pytest.mark.parametrize(("truth", "mirrored"), [(NO, YES), (MAYBE, MAYBE), (YES, NO)])
def test_not_mirrors(truth: Truth, mirrored: Truth) -> None:
    assert ~truth is mirrored
    assert ~~truth is truth


@pytest.mark.parametrize(
    ("certain", "possible", "truth"),
    [(True, True, YES), (True, False, YES), (False, True, MAYBE), (False, False, NO)],
)
def test_what_is_certain_is_yes_and_what_is_impossible_no(certain: bool, possible: bool, truth: Truth) -> None:
    assert Truth.of(certain, possible) is truth


def test_yes_and_no_may_stand_in_an_if() -> None:
    assert YES
    assert not NO


def test_maybe_may_not_stand_in_an_if() -> None:
    with pytest.raises(ValueError, match="neither true nor false") as caught:
        bool(MAYBE)
    assert str(caught.value) == "Truth.MAYBE is neither true nor false: compare with 'is', as in `answer is Truth.YES`"


COMBINED: list[Callable[[Any, Any], object]] = [lambda one, other: one & other, lambda one, other: one | other]


@pytest.mark.parametrize("other", [True, False, 1, None, "yes", [], Severity.NOTE])
def test_a_truth_is_combined_with_truths_only(other: Any) -> None:
    for truth in Truth:
        for combine in COMBINED:
            for pair in ((truth, other), (other, truth)):
                with pytest.raises(TypeError) as caught:
                    combine(*pair)
                assert str(caught.value) == (
                    f"a truth is combined with another, such as Truth.YES or Truth.of(certain, possible), not {other!r}"
                )


def test_a_truth_is_told_by_identity_in_copies_too() -> None:
    for truth in Truth:
        assert copy.deepcopy(truth) is truth
        assert pickle.loads(pickle.dumps(truth)) is truth
    assert [truth.name for truth in Truth] == ["NO", "MAYBE", "YES"]
