"""What criteria refuse, and the advice that they give."""

from __future__ import annotations

import datetime as dt
from operator import not_, truth
from typing import TYPE_CHECKING, Any

import pendulum
import pytest

import usru_relations as usru
from usru_relations.query import (
    Criterion,
    according_to,
    at,
    between,
    corroborated,
    involving,
    near,
    of_kind,
    on,
    reported_by,
    with_status,
)
from usru_relations.records.names import AmbiguousName, UnknownName
from usru_relations.times.clock import UnknownZone
from usru_relations.times.edtf import TimeTextError

if TYPE_CHECKING:
    from collections.abc import Callable

FACTS = usru.load()
ADVICE = "write for example 2025-02-18, 2025-02 or 2025-03-03T17:38"
AWARE = "pendulum.datetime(..., tz='Europe/Moscow')"


ASKED: list[Callable[[Any], object]] = [
    truth,
    not_,
    lambda criterion: criterion and at("Alaska"),
    lambda criterion: criterion or at("Alaska"),
    lambda criterion: 1 if criterion else 0,
]
COMBINED: list[Callable[[Criterion, Any], object]] = [
    lambda criterion, other: criterion & other,
    lambda criterion, other: criterion | other,
]


@pytest.mark.parametrize("ask", ASKED)
def test_and_or_and_not_are_refused_with_advice(ask: Callable[[Criterion], object]) -> None:
    for criterion in (at("Moscow"), ~at("Moscow"), at("Moscow") & at("Alaska"), at("Moscow") | at("Alaska")):
        with pytest.raises(TypeError) as caught:
            ask(criterion)
        assert str(caught.value) == (
            "criteria are combined with &, | and ~ (in brackets), not with `and`, `or` and `not`"
        )


@pytest.mark.parametrize("combine", COMBINED)
@pytest.mark.parametrize("other", ["Moscow", None, True, involving])
def test_a_criterion_is_combined_with_criteria_only(
    combine: Callable[[Criterion, object], object], other: object
) -> None:
    with pytest.raises(
        TypeError, match=r"^a criterion is combined with another, such as involving\('Putin'\), not with "
    ):
        combine(at("Moscow"), other)


@pytest.mark.parametrize("criterion", ["Moscow", None, involving, Criterion])
def test_where_takes_a_criterion(criterion: Any) -> None:
    with pytest.raises(TypeError, match=r"^where\(\) takes a criterion such as query\.involving\('Putin'\), not "):
        FACTS.where(criterion)


@pytest.mark.parametrize(
    ("ask", "error", "message"),
    [
        (lambda: FACTS.involving("Puttin"), UnknownName, "no actor is called 'Puttin'; did you mean 'Vladimir Putin'?"),
        (lambda: FACTS.involving("Putin", "Nobody"), UnknownName, "no actor is called 'Nobody'"),
        (
            lambda: FACTS.involving("Владимир"), AmbiguousName,
            "several actors are called 'Владимир': say which by its id, 'vladimir-putin' or 'volodymyr-zelensky'",
        ),
        (lambda: FACTS.at("Rijadh"), UnknownName, "no venue is called 'Rijadh'; did you mean 'Riyadh'?"),
        (lambda: FACTS.of_kind("sumit"), UnknownName, "no kind is called 'sumit'; did you mean 'summit' or 'visit'?"),
        (lambda: FACTS.about("Gazza"), UnknownName, "no topic is called 'Gazza'; did you mean 'Gaza'?"),
        (lambda: near(7, 5), TypeError, "venues are given by name, by id or as Venue, not as int 7"),  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
        (lambda: with_status("hold"), UnknownName, "no status is called 'hold'; did you mean 'held'?"),
        (lambda: with_status("HELD"), UnknownName, "no status is called 'HELD'; did you mean 'held'?"),
        (
            lambda: FACTS.reported_by("Kazinfrm"), UnknownName,
            "no publisher or source is called 'Kazinfrm'; did you mean 'Kazinform'?",
        ),
        (lambda: FACTS.reported_by("Xyzzy"), UnknownName, "no publisher or source is called 'Xyzzy'"),
        (
            lambda: according_to(7), TypeError,  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            "actors are given by name, by id or as Actor, not as int 7",
        ),
        (
            lambda: involving("Putin", 7), TypeError,  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            "actors are given by name, by id or as Actor, not as int 7",
        ),
        (
            lambda: reported_by("Kazinform", 7), TypeError,  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            "a publisher is named by a text, and an article by its id or Source, not by 7",
        ),
        (
            lambda: corroborated("2"), TypeError,  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            "the number of origins is a whole number, not '2'",
        ),
        (lambda: corroborated(0), ValueError, "an event is corroborated by at least 1 origin, not by 0"),
        (
            lambda: between("2025-02-18", "2025-02-17"), ValueError,
            "the window from 2025-02-18 to 2025-02-17 ends before it starts",
        ),
        (
            lambda: between("2025-02-01", pendulum.datetime(2025, 3, 1)), ValueError,
            "give a zone for the date in 2025-02-01 to 2025-03-01 00:00:00+00:00: the other end is an instant",
        ),
        (
            lambda: between(dt.datetime(2025, 2, 1)), ValueError,
            f"{dt.datetime(2025, 2, 1)!r} has no zone: give an aware datetime, as {AWARE}",
        ),
        (
            lambda: on("2025-02-18", "Mars/Olympus"), UnknownZone,
            "unknown time zone 'Mars/Olympus': use an IANA name such as 'Europe/Moscow'",
        ),
        (
            lambda: on("18 February"), TimeTextError,
            f"'18 February' is no time in EDTF: it is not understood; {ADVICE}",
        ),
    ],
)  # fmt: skip
def test_the_message_says_the_mend(ask: Callable[[], object], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        ask()
    assert type(caught.value) is error
    assert str(caught.value) == message


def test_a_day_is_a_date_a_datetime_or_a_text() -> None:
    with pytest.raises(TypeError, match=r"^a day is a date, an aware datetime or EDTF text, not 3$"):
        between(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    for day in (3, usru.When.parse("2025"), None):
        with pytest.raises(TypeError, match=r"^on\(\) takes a date or EDTF text, not .*; for instants"):
            on(day)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_an_unlike_status_lists_them_all() -> None:
    with pytest.raises(UnknownName) as caught:
        with_status("zzz")
    assert caught.value.suggestions == tuple(status.value for status in usru.Status)


def test_names_are_looked_up_only_when_the_facts_are_asked() -> None:
    for criterion in (involving("Nobody"), at("Nowhere"), of_kind("nothing"), reported_by("None of these")):
        assert isinstance(~criterion, Criterion)
        with pytest.raises(UnknownName):
            FACTS.where(at("Moscow") & ~criterion)
