"""What is given as an argument and is of another sort is told in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from helper_public import Public, functions, methods
from usru_relations import Truth, When
from usru_relations.given import flag, must_be, shown

if TYPE_CHECKING:
    import inspect
    from collections.abc import Iterator

PUBLIC = [*functions(), *methods()]


def flags() -> Iterator[tuple[Public, inspect.Parameter]]:
    for public in PUBLIC:
        for parameter in public.parameters:
            if parameter.annotation == "bool" and public.name != "Truth.of":
                yield public, parameter


NO_FLAGS: list[Any] = ["yes", "", 1, 0, None, Truth.YES, []]


@pytest.mark.parametrize(("public", "parameter"), list(flags()), ids=lambda one: one.name)
def test_a_flag_is_true_or_false_and_nothing_that_counts_as_such(public: Public, parameter: inspect.Parameter) -> None:
    for good in (True, False):
        assert public.asked(parameter, good) is not None
    for given in NO_FLAGS:
        with pytest.raises(TypeError) as caught:
            public.asked(parameter, given)
        assert str(caught.value) == f"{parameter.name} is True or False, not {given!r}"


def test_there_are_flags_of_each_sort() -> None:
    found = {f"{public.name}({parameter.name})" for public, parameter in flags()}
    assert found >= {
        "query.between(possibly)", "query.corroborated(possibly)", "query.following(direct)", "analysis.runs(possibly)",
        "Chronology.between(possibly)", "Chronology.as_known_on(possibly)",
    }  # fmt: skip


def test_a_weekday_lies_ahead_or_not_or_on_either_side() -> None:
    for neither in ("yes", 1, Truth.YES):
        with pytest.raises(TypeError, match=rf"^ahead is True, False or None, not {neither!r}$"):
            When.parse("2025-02-18", ahead=neither)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_what_is_of_the_sort_is_returned_as_it_is() -> None:
    given: list[Any] = [1]
    assert must_be(list, given, "a list is asked for") is given
    assert must_be((int, str), "a", "a number or a text is asked for") == "a"
    assert flag("possibly", given=True) is True


def test_what_is_shown_of_an_argument_is_cut_where_it_is_long() -> None:
    assert shown("a" * 118) == repr("a" * 118)
    assert shown("a" * 119) == f"'{'a' * 118}…"
    with pytest.raises(TypeError, match=r"^a number is asked for, not \[0, 1, 2, .{100,110}…$"):
        must_be(int, list(range(1_000)), "a number is asked for")
