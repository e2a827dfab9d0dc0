"""What was known when, and since when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import attrs
import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oracle import HERE, chronology, report, subject
from usru_relations import strategies
from usru_relations.folding.fields import UnknownField
from usru_relations.records.names import UnknownName
from usru_relations.records.quantities import Amount, Quantity
from usru_relations.records.reports import Link, Order, Participation, Relation, Report, Status
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    import usru_relations as usru
    from usru_relations.strategies import Story

TALKS, DINNER = subject(), subject("dinner")
ANN = HERE.actors["person-0"]
PRISONERS = Quantity(what="prisoners", amount=Amount.parse("300"))
CITY, HALL, EARTH = (HERE.venues[id] for id in ("city-0", "hall-0", "earth"))


def known(facts: usru.Chronology, moment: Any, **options: Any) -> list[str]:
    return sorted(event.id for event in facts.as_known_on(moment, **options))


def test_a_moment_is_the_same_in_every_zone() -> None:
    facts = chronology(report(TALKS, published="2025-03-02T12:42[Asia/Almaty]"))
    told = pendulum.datetime(2025, 3, 2, 12, 43, tz="Asia/Almaty")
    for zone in ("Asia/Almaty", "UTC", "America/Anchorage", "Pacific/Kiritimati"):
        assert known(facts, told.in_timezone(zone)) == ["talks"]
        assert known(facts, told.in_timezone(zone).subtract(seconds=1)) == []
    assert known(facts, dt.datetime(2025, 3, 2, 7, 43, tzinfo=dt.UTC)) == ["talks"]
    assert known(facts, "2025-03-02T12:42+05:00") == ["talks"]


def test_a_date_is_that_of_the_article_or_of_the_zone_that_is_given() -> None:
    facts = chronology(report(TALKS, published="2025-03-03T02:00[Asia/Almaty]"))
    assert (known(facts, "2025-03-02"), known(facts, "2025-03-03")) == ([], ["talks"])
    assert known(facts, "2025-03-02", zone="America/New_York") == ["talks"]
    assert known(facts, "2025-03-02", zone="Pacific/Kiritimati") == []


def test_an_article_without_an_hour_may_be_known_on_its_day_and_is_at_its_end() -> None:
    facts = chronology(report(TALKS, published="2025-03-03", zone="UTC"), report(DINNER, published="2025-03"))
    noon = pendulum.datetime(2025, 3, 3, 12)
    assert (known(facts, noon), known(facts, noon, possibly=True)) == ([], ["dinner", "talks"])
    assert known(facts, "2025-03-03", zone="UTC") == ["talks"]
    assert known(facts, pendulum.datetime(2025, 3, 3), possibly=True) == ["dinner"]


def test_a_moment_without_a_zone_and_no_moment_at_all_are_errors() -> None:
    facts = chronology(report(TALKS))
    with pytest.raises(ValueError, match="zone"):
        facts.as_known_on(dt.datetime(2025, 3, 3, 12))
    with pytest.raises(TypeError, match="takes a date"):
        known(facts, None)


def test_windows_are_inferred_from_what_was_known_and_disputes_are_those_of_the_day() -> None:
    after = Relation(link=Link.AFTER, others=(DINNER,))
    facts = chronology(
        report(TALKS, "It was.", published="2025-03-01", zone="UTC", by="Courier", venue=CITY, relations=(after,)),
        report(DINNER, "They ate.", published="2025-03-05", zone="UTC", by="Gazette", when="2025-02-20"),
        report(TALKS, "Elsewhere.", published="2025-03-07", zone="UTC", by="Herald", venue=HERE.cities[1]),
    )
    then, later = facts.as_known_on("2025-03-02"), facts.as_known_on("2025-03-06")
    assert (then["talks"].when.start, then.disputes()) == (None, ())
    assert str(later["talks"].when.dates()[0]) == "2025-02-20"
    assert (later["talks"].venue, later.disputes()) == (CITY, ())
    assert [dispute.field for dispute in facts.disputes()] == ["venue"]


@given(strategies.stories(size=5), st.integers(0, 800), st.integers(0, 800))
def test_what_was_known_is_what_only_those_articles_tell(story: Story, one: int, two: int) -> None:
    facts = story.chronology
    start = pendulum.datetime(2025, 3, 1)
    early, late = (start.add(hours=hours) for hours in sorted((one, two)))
    then, later = facts.as_known_on(early), facts.as_known_on(late)
    assert later.as_known_on(early) == then == then.as_known_on(late)
    assert facts.as_known_on(late, possibly=True).as_known_on(early) == then
    assert {event.id for event in then} <= {event.id for event in later} <= {event.id for event in facts}
    told = [one for one in facts.archive.reports if one.source.published.end and _by(one, early)]
    assert set(then.archive.reports) == set(told)
    alone = chronology(*told, tallies=then.tallies)
    assert {event.id: (event.when, event.disputes, event.status) for event in then} == {
        event.id: (event.when, event.disputes, event.status) for event in alone
    }


def _by(told: Report, moment: pendulum.DateTime) -> bool:
    return told.source.published.latest is not None and told.source.published.latest <= moment


def test_an_event_is_first_known_from_its_first_article() -> None:
    first = report(TALKS, "It will.", published="2025-02-01", status=Status.PLANNED)
    found = chronology(first, report(TALKS, published="2025-03-01")).first_known("talks")
    assert found is not None
    assert (found.when, found.reports, found.sources) == (first.source.published, (first,), (first.source,))
    assert str(found) == "2025-02-01: article-2025-02-01"


def test_of_articles_of_one_day_any_may_be_the_first() -> None:
    day = report(TALKS, "On that day.", published="2025-02-01", zone="UTC", by="Courier")
    noon = report(TALKS, "At noon.", published="2025-02-01T12:00", zone="UTC", by="Gazette")
    late = report(TALKS, "In the evening.", published="2025-02-01T20:00", zone="UTC", by="Herald")
    found = chronology(day, noon, late).first_known("talks")
    assert found is not None
    assert {source.name for source in found.sources} == {"Courier", "Gazette"}
    assert (found.when.earliest, found.when.latest) == (
        pendulum.datetime(2025, 2, 1),
        pendulum.datetime(2025, 2, 1, 12, 1),
    )


VALUES: list[tuple[str, object, str | None]] = [
    ("venue", None, "2025-02-01"),
    ("venue", "earth", "2025-02-01"),
    ("venue", "city 0", "2025-02-02"),
    ("venue", CITY, "2025-02-02"),
    ("venue", HALL, None),
    ("status", "planned", "2025-02-01"),
    ("status", Status.HELD, "2025-02-02"),
    ("status", "denied", None),
    ("when", "2025-01", "2025-02-01"),
    ("when", "2025-01-18", "2025-02-02"),
    ("when", "2025-01-19", None),
    ("length", ">PT1H", "2025-02-02"),
    ("length", None, "2025-02-02"),
    ("participants", "person 0", "2025-02-02"),
    ("participants", "state-0", "2025-02-02"),
    ("participants", "person-1", None),
    ("topics", "topic-0", "2025-02-02"),
    ("outcomes", "Peace.", "2025-02-02"),
    ("quantities", "prisoners", "2025-02-02"),
    ("quantities", "papers", None),
    ("quantities", PRISONERS, "2025-02-02"),
    ("orders", 7, "2025-02-02"),
    ("order", 8, None),
    ("kind", "meeting", "2025-02-02"),
    ("kind", "summit", "2025-02-02"),
]


@pytest.mark.parametrize(("field", "value", "day"), VALUES)
def test_a_value_is_first_known_from_the_article_that_entails_it(field: str, value: object, day: str | None) -> None:
    facts = chronology(
        report(
            TALKS,
            "It will.",
            published="2025-02-01",
            zone="UTC",
            status=Status.PLANNED,
            venue=EARTH,
            when=When.parse("2025-01"),
        ),
        report(
            TALKS,
            "It was.",
            published="2025-02-02",
            zone="UTC",
            venue=CITY,
            when=When.parse("2025-01-18"),
            kind=HERE.kinds["summit"],
            length=Length.parse("PT4H"),
            topics=(HERE.topics["topic-0"],),
            outcomes=("Peace.",),
            quantities=(attrs.evolve(PRISONERS, amount=Amount.parse("310")),),
            participants=(
                Participation(actor=ANN, side=HERE.actors["state-0"]),
                Participation(actor=HERE.actors["person-1"], absent=True),
            ),
            order=Order(series=HERE.series, number=7),
        ),
    )
    found = facts.first_known("talks", field, value)
    assert (found and str(found.when.dates()[0])) == day


def test_of_two_dates_in_nobodys_zone_the_first_is_that_which_is_printed_first() -> None:
    """When one city has 2 February another may still have the 1st; but articles are ordered by the dates they print."""
    first = report(TALKS, published="2025-02-01")
    found = chronology(first, report(TALKS, published="2025-02-02")).first_known("talks")
    assert found is not None
    assert (found.when, found.reports) == (When.parse("2025-02-01"), (first,))


def test_of_a_day_in_nobodys_zone_and_an_hour_of_it_either_may_be_the_first() -> None:
    day, hour = report(TALKS, published="2025-02-01"), report(TALKS, published="2025-02-01T00:30", zone="Asia/Tokyo")
    found = chronology(day, hour).first_known("talks")
    assert found is not None
    assert len(found.sources) == 2
    assert (found.when.start, found.when.end) == (day.source.published.start, hour.source.published.end)


def test_of_articles_whose_dates_and_hours_lead_round_in_a_circle_any_may_be_the_first() -> None:
    """By the clock Kiritimati's is before Niue's; by the dates Niue's before the 26th, and that before Kiritimati's."""
    told = [
        report(TALKS, published="2025-02-27T00:30", zone="Pacific/Kiritimati"),
        report(TALKS, published="2025-02-25T23:45", zone="Pacific/Niue"),
        report(TALKS, published="2025-02-26"),
    ]
    assert told[0].source.before(told[1].source)
    assert told[1].source.before(told[2].source)
    assert told[2].source.before(told[0].source)
    found = chronology(*told).first_known("talks")
    assert found is not None
    assert len(found.reports) == 3


def test_a_slip_in_what_is_asked_for_is_told(facts: usru.Chronology) -> None:
    with pytest.raises(UnknownField, match="no field 'plaze'"):
        facts.first_known("alaska-summit", "plaze")
    for field, value, slip in (
        ("venue", "Atlantis", "venue"),
        ("status", "heldd", "status"),
        ("kind", "opera", "kind"),
    ):
        with pytest.raises(UnknownName, match=f"no {slip} is called {value!r}"):
            facts.first_known("alaska-summit", field, value)
    with pytest.raises(TypeError, match="say of which field"):
        facts.first_known("alaska-summit", value="Alaska")
    with pytest.raises(LookupError, match="no event is called"):
        facts.first_known("alaska-sumit")


@given(strategies.stories(size=4, least=1), st.integers(0, 800))
def test_what_is_first_known_by_then_is_in_what_was_known(story: Story, hours: int) -> None:
    facts, moment = story.chronology, pendulum.datetime(2025, 3, 1).add(hours=hours)
    for event in facts:
        found = facts.first_known(event)
        assert found is not None
        if any(one.subjects != (event.reports[0].subjects[0],) for one in event.reports):
            continue  # of which event it speaks may be settled by what was told later
        surely = found.when.latest is not None and found.when.latest <= moment
        assert (event.id in known(facts, moment)) == surely
        possibly = found.when.earliest is None or found.when.earliest < moment
        assert (event.id in known(facts, moment, possibly=True)) == possibly


def test_riyadh_was_known_before_saudi_arabia_was_printed(facts: usru.Chronology) -> None:
    found = facts.first_known("first-delegation-talks", "venue", "Saudi Arabia")
    assert found is not None
    assert [source.id for source in found.sources] == ["unsigned-2025-03-02"]
    order = facts.first_known("first-delegation-talks", "order")
    assert order is not None
    assert [source.id for source in order.sources] == ["altn-2025-03-03"]
    assert facts.first_known("first-delegation-talks", "length") is None
