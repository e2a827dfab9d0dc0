"""What is given as an argument and is of another sort is told in one sentence."""

from __future__ import annotations

import datetime as dt
import traceback
from typing import TYPE_CHECKING, Any

import pytest

from helper_public import FACTS, Public, functions, methods
from usru_relations import Truth, When, query
from usru_relations.given import flag, must_be, shown
from usru_relations.rules import BrokenRule

if TYPE_CHECKING:
    import inspect
    from collections.abc import Iterator
    from pathlib import Path

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


ODD: list[Any] = [
    None, 3, -1, 2**80, 1.5, float("nan"), True, "", "x", "\0", "2025-02-30", "é" * 300, b"x", [], [[]], (), {},
    {"a": 1}, object(), print, dt.datetime(2025, 2, 18), Truth.YES, FACTS, FACTS[0], FACTS.archive, query.held(),
    [None],
]  # fmt: skip
#: What answers anything with a truth of its own, as Python has it.
SILENT = ("Truth.of",)


@pytest.mark.parametrize("public", PUBLIC, ids=lambda one: one.name)
def test_whatever_is_given_is_answered_or_refused_in_words(
    public: Public, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error is one that the package raises itself, and says something; or the system does, of a file."""
    monkeypatch.chdir(tmp_path)
    for parameter in public.parameters if public.name not in SILENT else ():
        for odd in ODD:
            refused = refusal(public, parameter, odd)
            said = f"{public.name}({parameter.name}={shown(odd)}): {type(refused).__name__}: {refused}"
            if isinstance(refused, BrokenRule | OSError):
                assert parameter.name in ("rules", "folder"), said
            elif refused is not None:
                last = traceback.extract_tb(refused.__traceback__)[-1]
                assert (last.line or "").startswith("raise "), f"{said}, from {last.filename}:{last.lineno}"
                assert str(refused), said


def refusal(public: Public, parameter: inspect.Parameter, odd: object) -> Exception | None:
    try:
        public.asked(parameter, odd)
    except (LookupError, TypeError, ValueError, BrokenRule, OSError) as error:
        return error
    return None


def test_there_are_public_names_of_each_sort() -> None:
    names = {public.name for public in PUBLIC}
    assert names >= {
        "load", "dump", "query.between", "analysis.by_month", "rules.tallies_agree", "strategies.stories",
        "testing.keeps", "Chronology.explain", "Chronology.__getitem__", "Event.evidence", "When.__and__", "When.parse",
        "Length.__mul__", "Length.within", "Truth.__or__", "Passage.places",
    }  # fmt: skip
