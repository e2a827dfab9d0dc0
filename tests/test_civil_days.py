"""The civil days on which two events lie, where clocks go back over midnight; against clocks asked minute by minute."""

# pyright: reportPrivateUsage=false

from __future__ import annotations

import pytest

from helper_clocks import DAY, HOUR, MINUTE, NASTY, shown, us
from oracle import HERE, chronology, report, subject
from usru_relations.inference.days import first_day, last_day
from usru_relations.records.reports import Link, Participation, Relation
from usru_relations.records.shelf import Level, State, Venue
from usru_relations.times.when import When

TALKS, DINNER = subject("talks"), subject("dinner")
CALL = HERE.kinds["call"]
ENDS = ("Europe/Moscow", "America/New_York")
NEWFOUNDLAND = "America/St_Johns"


@pytest.mark.parametrize(("zone", "date"), NASTY)
def test_from_an_instant_on_clocks_show_its_first_day_and_up_to_it_its_last(zone: str, date: str) -> None:
    noon = us(f"{date}T12:00")
    minutes = range(noon - 3 * DAY, noon + 3 * DAY, MINUTE)
    days = [shown(at, zone) // DAY for at in minutes]
    earliest, latest = days.copy(), days.copy()
    for index in range(1, len(days)):
        latest[index] = max(latest[index], latest[index - 1])
        earliest[-index - 1] = min(earliest[-index - 1], earliest[-index])
    whole = range(DAY // MINUTE, len(days) - DAY // MINUTE, 7)
    assert [first_day(minutes[n], (zone,)) for n in whole] == [earliest[n] for n in whole]
    assert [last_day(minutes[n], (zone,)) for n in whole] == [latest[n] for n in whole]


def test_of_several_zones_the_first_has_the_first_day_and_the_last_the_last() -> None:
    noon = us("2025-02-18T12:00")
    zones = ("Asia/Almaty", "Pacific/Kiritimati", "America/Anchorage")
    days = [shown(noon, zone) // DAY for zone in zones]
    assert (first_day(noon, zones), last_day(noon, zones)) == (min(days), max(days))
    assert (first_day(noon, ()), last_day(noon, ())) == ((noon - 12 * HOUR) // DAY, (noon + 14 * HOUR) // DAY)


def test_the_day_after_a_call_is_that_of_its_ends() -> None:
    """At ten in the morning, at one end or the other, it was the 18th at both."""
    moscow, york = (Venue(id=zone[:6].lower(), level=Level.CITY, zones=(zone,)) for zone in ENDS)
    people = tuple(
        Participation(actor=HERE.actors[f"person-{n}"], side=_state(seat)) for n, seat in ((0, moscow), (1, york))
    )
    call = report(TALKS, "They called.", when=When.parse("2025-02-18T10:00"), kind=CALL, participants=people)
    after = Relation(link=Link.NEXT_DAY, others=(TALKS,))
    dinner = chronology(call, report(DINNER, "They ate.", venue=moscow, relations=(after,)))["dinner"]
    assert str(dinner.when) == "2025-02-19[Europe/Moscow]"


def _state(seat: Venue) -> State:
    return State(id=f"of-{seat.id}", seat=seat)


def test_what_was_on_the_day_of_a_midnight_that_was_taken_back_may_have_been_on_the_day_before() -> None:
    """At 00:01 of 30 October 1988 the clocks of Newfoundland went back to 22:01 of the 29th."""
    after = report(TALKS, "They spoke.", when="1988-10-30T01:30:30Z/1988-10-30T04:00Z", status=None)
    same = Relation(link=Link.SAME_DAY, others=(TALKS,), zone=NEWFOUNDLAND)
    when = chronology(after, report(DINNER, "They ate.", status=None, relations=(same,)))["dinner"].when
    assert when.start is not None
    assert shown(when.start, NEWFOUNDLAND) // DAY == us("1988-10-29T00:00") // DAY


def test_what_was_on_the_day_before_a_midnight_that_was_taken_back_may_have_been_after_it() -> None:
    before = report(TALKS, "They spoke.", when="1988-10-30T01:00Z/1988-10-30T03:00Z", status=None)
    same = Relation(link=Link.SAME_DAY, others=(TALKS,), zone=NEWFOUNDLAND)
    when = chronology(before, report(DINNER, "They ate.", status=None, relations=(same,)))["dinner"].when
    assert when.end is not None
    assert shown(when.end - 1, NEWFOUNDLAND) // DAY == us("1988-10-30T00:00") // DAY


APIA = Venue(id="apia", level=Level.CITY, zones=("Pacific/Apia",))


@pytest.mark.parametrize(("day", "following"), [(28, "29"), (29, "31"), (31, "32")])
def test_the_day_after_is_the_next_that_clocks_show(day: int, following: str) -> None:
    """Samoa had no 30 December 2011."""
    next_day = (Relation(link=Link.NEXT_DAY, others=(TALKS,)),)
    dates = {"29": "2011-12-29", "31": "2011-12-31", "32": "2012-01-01"}
    one, other = (When.parse(date, "Pacific/Apia") for date in (f"2011-12-{day}", dates[following]))
    told = report(TALKS, "They spoke.", when=one, venue=APIA)
    facts = chronology(told, report(DINNER, "They ate.", venue=APIA, relations=next_day))
    assert facts["dinner"].when == other
    assert not facts.archive.clashes
    told = report(DINNER, "They ate.", when=other, venue=APIA, relations=next_day)
    facts = chronology(report(TALKS, "They spoke.", venue=APIA), told)
    assert facts["talks"].when == one
    told = report(DINNER, "They ate.", venue=APIA, when=When.parse("2011-12-31", "Pacific/Apia"), relations=next_day)
    assert bool(chronology(report(TALKS, "They spoke.", venue=APIA, when=one), told).archive.clashes) == (day != 29)
