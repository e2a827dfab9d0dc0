"""What the criteria beyond the narrowings refuse: which argument, and how to mend it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

import usru_relations as usru
from usru_relations import query
from usru_relations.records.names import UnknownId, UnknownName
from usru_relations.records.reports import Role
from usru_relations.times.clock import UnknownZone
from usru_relations.times.length import LengthTextError

if TYPE_CHECKING:
    from collections.abc import Callable

FACTS = usru.load()
ASK: Any = query

REFUSED: list[tuple[Callable[[], object], type[Exception], str]] = [
    (
        lambda: ASK.on(None), TypeError,
        "on() takes a date or EDTF text, not None; for instants there is between()",
    ),
    (
        lambda: ASK.on(dt.datetime(2025, 2, 18, tzinfo=dt.UTC)), TypeError,
        "on() takes a date or EDTF text, not datetime.datetime(2025, 2, 18, 0, 0, tzinfo=datetime.timezone.utc); for",
    ),
    (
        lambda: ASK.going_on(None), TypeError,
        "going_on() takes a date, a datetime or EDTF text, not None; 'A/..' is open",
    ),
    (
        lambda: ASK.going_on("2025-02-18", "2025-02-17"), ValueError,
        "the window from 2025-02-18 to 2025-02-17 ends before it starts",
    ),
    (
        lambda: ASK.going_on("2025-02-18", zone="Mars"), UnknownZone,
        "unknown time zone 'Mars'",
    ),
    (
        ASK.with_participant, TypeError,
        "with_participant() needs an actor, a role, a capacity or a side, as in role='host'",
    ),
    (
        lambda: ASK.with_participant(role="hosts"), UnknownName,
        "no role is called 'hosts'; did you mean 'host'?",
    ),
    (
        lambda: ASK.with_participant(capacity="!"), TypeError,
        "a capacity is given in words, as 'ambassador', not as '!'",
    ),
    (
        lambda: ASK.with_participant(side=3), TypeError,
        "actors are given by name, by id or as Actor, not as int 3",
    ),
    (lambda: ASK.with_participants("2"), TypeError, "numbers of participants are whole, not '2'"),
    (lambda: ASK.with_participants(True), TypeError, "numbers of participants are whole, not True"),
    (lambda: ASK.with_participants(1, 2.5), TypeError, "numbers of participants are whole, not 1 to 2.5"),
    (
        lambda: ASK.with_participants(3, 2), ValueError,
        "numbers of participants run from 0 up, the least first, not from 3 to 2",
    ),
    (
        lambda: ASK.with_participants(-1), ValueError,
        "numbers of participants run from 0 up, the least first, not from -1 to None",
    ),
    (
        lambda: ASK.lasting("4 hours"), LengthTextError,
        "'4 hours' is no length: write an ISO 8601 duration such as PT5H, ~PT4H, >PT6H or PT3H/PT4H",
    ),
    (
        lambda: ASK.lasting(4), TypeError,
        "a length is a text such as '>PT3H', a Length or a timedelta, not 4",
    ),
    (
        lambda: ASK.on_weekday("Freitag"), ValueError,
        "'Freitag' is no weekday: write Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday, or 1 to 7",
    ),
    (
        lambda: ASK.in_month(0), ValueError,
        "0 is no month: write January, February, March, April, May, June, July, August, September, October,",
    ),
    (
        lambda: ASK.in_hours(9, 25), ValueError,
        "hours run from 0 to 24, as in_hours(9, 17) or in_hours(22, 6), not from 9 to 25",
    ),
    (
        lambda: ASK.in_hours(9, 9), ValueError,
        "hours run from 0 to 24, as in_hours(9, 17) or in_hours(22, 6), not from 9 to 9",
    ),
    (lambda: ASK.in_hours(9.5, 17), TypeError, "hours are whole numbers, not 9.5 and 17"),
    (
        lambda: ASK.in_hours(9, 17, "Mars/Olympus"), UnknownZone,
        "unknown time zone 'Mars/Olympus': use an IANA name such as 'Europe/Moscow'",
    ),
    (
        lambda: ASK.dated("week"), ValueError,
        "events are dated to a 'day', a 'month' or a 'year', not to 'week'",
    ),
    (
        lambda: ASK.disputed("when", "place"), UnknownName,
        "no field in dispute is called 'place'; did you mean 'kind', 'length', 'order'",
    ),
    (lambda: ASK.disputed(decided=1), TypeError, "decided is True, False or None for both, not 1"),
    (
        lambda: ASK.in_language("Kazakh"), ValueError,
        "a language is given by its code in ISO 639, such as 'kk' or 'ru', not as 'Kazakh'",
    ),
    (
        lambda: ASK.interpreted("venu"), UnknownName,
        "no key of a report is called 'venu'; did you mean 'venue' or 'event'?",
    ),
    (lambda: ASK.mentioning(7), TypeError, "mentioning() takes words, not 7"),
    (lambda: ASK.mentioning(" *"), ValueError, "there is no word to look for in ' *'"),
    (lambda: ASK.near("Moscow", "50"), TypeError, "a distance is a number of kilometres, not '50'"),
    (lambda: ASK.near("Moscow", float("nan")), TypeError, "a distance is a number of kilometres, not nan"),
    (lambda: ASK.near("Moscow", -1), ValueError, "a distance is no less than 0 km, not -1"),
    (
        lambda: ASK.near((91, 0), 5), ValueError,
        "a latitude lies within -90 to 90 and a longitude within -180 to 180 degrees, not (91, 0)",
    ),
    (
        lambda: ASK.near((1, 2, 3), 5), TypeError,
        "a point is a latitude and a longitude in degrees, as (55.75, 37.62), not (1, 2, 3)",
    ),
    (
        lambda: FACTS.where(query.near("Russia", 50)), ValueError,
        "nobody has told the point of 'Russia': give a latitude and a longitude, as near((55.75, 37.62), 50)",
    ),
    (lambda: ASK.part_of(3), TypeError, "part_of() takes an event or its id, not 3"),
    (lambda: ASK.following("alaska-summit", direct=1), TypeError, "direct is True or False, not 1"),
    (
        lambda: FACTS.where(query.part_of("alaska-sumit")), UnknownId,
        "no event is called 'alaska-sumit'; did you mean 'alaska-summit'",
    ),
    (
        lambda: ASK.possibly("Moscow"), TypeError,
        "a criterion is combined with another, such as involving('Putin'), not with 'Moscow'",
    ),
    (
        lambda: ASK.published("2025-03-02", "2025-03-01"), ValueError,
        "the window from 2025-03-02 to 2025-03-01 ends before it starts",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("ask", "error", "message"), REFUSED)
def test_the_message_names_the_argument_and_the_mend(
    ask: Callable[[], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        ask()
    assert type(caught.value) is error
    assert str(caught.value).startswith(message)


def test_arguments_are_kept_in_one_form() -> None:
    assert repr(query.on_weekday("FRIDAY", "mon")) == "on_weekday(5, 1)"
    assert repr(query.in_month("Sep", zone="Asia/Almaty")) == "in_month(9, zone='Asia/Almaty')"
    assert repr(query.near([55, 37.5], 50.0)) == "near((55.0, 37.5), 50)"  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert repr(query.lasting(dt.timedelta(hours=4))) == "lasting('PT14400S..PT14400.000001S')"
    assert repr(query.with_participant("Putin", role=Role.HOST)) == "with_participant('Putin', role='host')"
    assert repr(query.part_of(FACTS["alaska-summit"], direct=True)) == "part_of('alaska-summit', direct=True)"
    assert repr(query.certainly(~query.at("Moscow"))) == "certainly(~at('Moscow'))"
    noon = dt.datetime(2025, 2, 18, 12, tzinfo=dt.timezone(dt.timedelta(hours=3)))
    assert query.between(noon) == query.between(noon.astimezone(dt.UTC))
    assert query.on(dt.date(2025, 2, 18)) == query.on("2025-02-18")


def test_brackets_in_a_chain_make_no_difference() -> None:
    a, b, c = query.at("Moscow"), query.held(), query.about("lng")
    assert a & b & c == a & (b & c)
    assert repr(a | (b | c)) == "(at('Moscow') | held() | about('lng'))"
    assert repr(a & (b | c)) == "(at('Moscow') & (held() | about('lng')))"


def test_a_criterion_of_ones_own_composes() -> None:
    import attrs

    @attrs.frozen
    class Titled(query.Criterion):
        length: int

        def answer(self, archive: object) -> Callable[[usru.Event], usru.Truth]:  # noqa: ARG002 - named as in the base
            return lambda event: usru.Truth.of(len(event.title) > self.length, possible=False)

    titled = FACTS.where(Titled(60) & query.held())
    assert [event.id for event in titled] == [e.id for e in FACTS if len(e.title) > 60 and e.status == "held"]
    assert titled


def test_answers_come_with_their_events_in_order() -> None:
    answers = FACTS.answers(query.at("Riyadh"))
    assert list(answers) == list(FACTS)
    assert answers[FACTS["gulf-talks-round"]] is usru.Truth.MAYBE
    with pytest.raises(TypeError, match=r"^answers\(\) takes a criterion such as .*, not 'Riyadh'$"):
        FACTS.answers("Riyadh")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
