from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest

from oracle import HERE, MEETING, report, subject
from usru_relations.folding.fold import fold
from usru_relations.records.reports import Order, Participation, Report, Role, Status
from usru_relations.records.shelf import Level, Ruling, Venue
from usru_relations.times import clock
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from usru_relations.folding.events import Dispute, Event

TALKS = subject()
SAUDI_ARABIA = Venue(id="saudi-arabia", level=Level.COUNTRY, zones=("Asia/Riyadh",))
RIYADH = Venue(id="riyadh", level=Level.CITY, within=SAUDI_ARABIA)
JEDDAH = Venue(id="jeddah", level=Level.CITY, within=SAUDI_ARABIA)
GENEVA = Venue(id="geneva", level=Level.CITY, zones=("Europe/Zurich",))
ANN, BOB = HERE.actors["person-0"], HERE.actors["person-1"]
SUMMIT, CALL = HERE.kinds["summit"], HERE.kinds["call"]


def folded(*reports: Report) -> Event:
    return fold(reports[0].subjects[0], reports).event


def span(when: When) -> tuple[int | None, int | None]:
    return when.start, when.end


def dispute(*reports: Report) -> Dispute:
    (found,) = folded(*reports).disputes
    return found


def test_a_report_alone_is_the_event() -> None:
    told = report(TALKS, when="2025-02-18", venue=RIYADH, length=Length.parse("PT4H"), outcomes=("They agreed.",))
    event = folded(told)
    assert (event.id, event.title, event.kind, event.status) == ("talks", "Talks", MEETING, Status.HELD)
    assert (event.when, event.venue, event.length, event.outcomes) == (
        told.when,
        RIYADH,
        told.length,
        told.outcomes,
    )
    assert event.reports == (told,)
    assert event.disputes == ()


def test_riyadh_is_in_saudi_arabia() -> None:
    event = folded(report(TALKS, "There.", venue=SAUDI_ARABIA), report(TALKS, "In the capital.", venue=RIYADH))
    assert event.venue is RIYADH
    assert not event.disputes


def test_the_night_toward_the_16th_in_almaty_is_the_15th_in_anchorage() -> None:
    event = folded(
        report(TALKS, "On Friday.", when="2025-08-15[America/Anchorage]"),
        report(TALKS, "In the night.", when="2025-08-15TNI[Asia/Almaty]"),
    )
    assert not event.disputes
    assert span(event.when) == span(When.parse("2025-08-15T15:00Z/2025-08-16T00:59Z"))
    assert event.when.zone == "Asia/Almaty"


def test_about_four_hours_may_be_three_hours_forty() -> None:
    event = folded(
        report(TALKS, "About.", length=Length.parse("~PT4H")), report(TALKS, "Just.", length=Length.parse("PT3H40M"))
    )
    assert not event.disputes
    assert event.length == Length.parse("PT3H40M")


def test_what_was_planned_is_held() -> None:
    plan = report(TALKS, "It will.", published="2025-02-10", status=Status.PLANNED, when="2025-02")
    held = report(TALKS, "It was.", when="2025-02-18")
    assert folded(plan).status is Status.PLANNED
    assert folded(plan, held).status is Status.HELD
    assert folded(plan, held).when == held.when
    assert not folded(plan, held).disputes


def test_what_was_not_signed_by_march_may_be_signed_in_april() -> None:
    refused = report(TALKS, "Not signed.", published="2025-03-03", status=Status.NOT_HELD)
    signed = report(TALKS, "Signed.", published="2025-04-10", status=Status.HELD)
    assert folded(refused).status is Status.NOT_HELD
    assert folded(refused, signed).status is Status.HELD
    assert not folded(refused, signed).disputes


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("when", {"when": "2025-02-18"}, {"when": "2025-02-19"}),
        ("length", {"length": Length.parse("PT4H")}, {"length": Length.parse("PT5H")}),
        ("venue", {"venue": RIYADH}, {"venue": JEDDAH}),
        ("kind", {"kind": SUMMIT}, {"kind": CALL}),
        (
            "participants",
            {"participants": (Participation(actor=ANN),)},
            {"participants": (Participation(actor=ANN, absent=True),)},
        ),
        ("status", {}, {"status": Status.DENIED}),
        ("order", {"order": Order(series=HERE.series, number=1)}, {"order": Order(series=HERE.series, number=2)}),
    ],
)
def test_two_reports_that_cannot_both_be_true_are_a_dispute(
    field: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    first = report(subject(kind=HERE.kinds["contact"]), "One.", by="one", **one)
    second = report(first.subjects, "Other.", by="other", **other)
    found = dispute(first, second)
    assert (found.event, found.field, found.decided) == ("talks", field, False)
    assert {side.reports for side in found.sides} == {(first,), (second,)}
    assert str(found).startswith(f"{field} of talks is disputed: ")
    assert folded(first).disputes == folded(second).disputes == ()


def test_topics_and_outcomes_never_dispute() -> None:
    topics = tuple(HERE.topics.values())
    event = folded(
        report(TALKS, "One.", topics=topics[1:], outcomes=("Peace.",)),
        report(TALKS, "Two.", topics=topics[:2], outcomes=("War.",)),
    )
    assert event.topics == topics
    assert set(event.outcomes) == {"Peace.", "War."}
    assert not event.disputes


def test_whichever_side_is_right_the_event_lies_around_both() -> None:
    told = subject(kind=HERE.kinds["contact"])
    event = folded(
        report(told, "18th.", when="2025-02-18", venue=RIYADH, kind=SUMMIT, length=Length.parse("PT4H")),
        report(told, "20th.", when="2025-02-20", venue=JEDDAH, kind=HERE.kinds["talks"], length=Length.parse("PT5H")),
        report(told, "In February.", when="2025-02", length=Length.parse(">PT4H")),
    )
    assert [one.field for one in event.disputes] == ["kind", "venue", "when", "length"]
    assert event.when == When.parse("2025-02-18/2025-02-20", "UTC")
    assert event.venue is SAUDI_ARABIA
    assert event.kind is MEETING
    assert event.length == Length(least=4 * clock.HOUR, most=5 * clock.HOUR + clock.HOUR // 2)


def test_places_with_nothing_around_both_are_nowhere() -> None:
    event = folded(report(TALKS, "One.", venue=RIYADH), report(TALKS, "Two.", venue=GENEVA))
    assert event.venue is None


def test_a_civil_day_is_read_at_the_place_that_another_report_tells() -> None:
    day = report(TALKS, "On the 18th.", when=When.parse("2025-02-18"))
    assert folded(day).when.civil is not None
    assert folded(day, report(TALKS, "In Riyadh.", venue=RIYADH)).when == When.parse("2025-02-18", "Asia/Riyadh")


def test_the_day_of_a_call_is_read_at_both_its_ends() -> None:
    sides = (HERE.actors["state-0"], HERE.actors["state-1"])
    people = tuple(Participation(actor=actor, side=side) for actor, side in zip((ANN, BOB), sides, strict=True))
    event = folded(report(subject(kind=CALL), when=When.parse("2025-02-18"), participants=people))
    assert (event.when.start, event.when.end) == (
        When.parse("2025-02-18", "Pacific/Kiritimati").start,
        When.parse("2025-02-18", "Etc/GMT+12").end,
    )


def test_who_is_told_in_more_detail_stands_once() -> None:
    plain = Participation(actor=ANN)
    fuller = Participation(actor=ANN, capacity="envoy", side=HERE.actors["state-0"])
    host = Participation(actor=ANN, role=Role.HOST)
    event = folded(
        report(TALKS, "One.", participants=(plain, host)),
        report(TALKS, "Two.", participants=(fuller, Participation(actor=BOB, absent=True))),
    )
    assert set(event.participants) == {fuller, host}
    assert not event.disputes


def test_a_plan_tells_of_what_was_held_only_what_nobody_else_does() -> None:
    ann = (Participation(actor=ANN),)
    old = report(TALKS, "Old.", published="2025-01-20", status=Status.PLANNED, when="2025-02-11", venue=GENEVA)
    new = report(
        TALKS, "New.", published="2025-02-01", status=Status.PLANNED, when="2025-02-18/2025-02-20", venue=RIYADH
    )
    new = attrs.evolve(new, participants=ann)
    held = report(TALKS, "Held.", when="2025-02-17/2025-02-18", venue=SAUDI_ARABIA)
    elsewhere = report(TALKS, "Elsewhere.", when="2025-02-25", venue=JEDDAH)
    assert folded(old, new).when == new.when
    assert folded(old, new).venue is RIYADH
    assert span(folded(old, new, held).when) == span(When.parse("2025-02-18", "UTC"))
    assert folded(old, new, held).venue is RIYADH
    assert folded(new, held).participants == ()
    assert folded(new).participants == new.participants
    assert folded(new, elsewhere).when == elsewhere.when
    assert folded(new, elsewhere).venue is JEDDAH
    assert not folded(old, new, held).disputes


def test_plans_of_one_day_that_differ_are_a_dispute() -> None:
    assert (
        dispute(
            report(TALKS, "One.", by="one", status=Status.PLANNED, when="2025-02-18"),
            report(TALKS, "Two.", by="two", status=Status.PLANNED, when="2025-02-19"),
        ).field
        == "when"
    )


def test_what_was_denied_after_it_was_over_is_disputed_even_if_it_was_reported_later() -> None:
    denied = report(TALKS, "No.", published="2025-03-01", status=Status.DENIED)
    told = report(TALKS, "Yes.", published="2025-04-01", when="2025-02-18")
    assert dispute(denied, told).field == "status"
    assert not folded(denied, attrs.evolve(told, when=When.parse("2025-03", "UTC"))).disputes
    denied = report(TALKS, "No.", published="2025-03-01", zone="UTC", status=Status.DENIED)
    assert dispute(denied, attrs.evolve(told, when=When.parse("2025-02-28", "UTC"))).field == "status"


def test_what_was_held_stays_held_and_what_is_under_way_may_end() -> None:
    held = report(TALKS, "Held.", published="2025-03-01")
    later = report(TALKS, "Planned.", published="2025-04-01", status=Status.PLANNED)
    going = report(TALKS, "Going on.", published="2025-02-01", status=Status.UNDERWAY)
    postponed = report(TALKS, "Postponed.", published="2025-01-01", status=Status.POSTPONED)
    assert folded(held, later).status is Status.HELD
    assert folded(going, held, postponed).status is Status.HELD
    assert folded(going, postponed).status is Status.UNDERWAY
    for published in ("2025-05-01", "2025", "2025-01-01"):
        still = report(TALKS, "Still going on.", published=published, status=Status.UNDERWAY)
        assert folded(held, still).status is Status.HELD, "what was over does not go on"
    assert folded(later, postponed).status is Status.PLANNED
    assert folded(report(TALKS, status=None)).status is None


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("when", {"when": "2025-02-18"}, {"when": "2025-02-19"}),
        ("venue", {"venue": RIYADH}, {"venue": JEDDAH}),
        ("kind", {"kind": SUMMIT}, {"kind": HERE.kinds["talks"]}),
        ("length", {"length": Length.parse("PT4H")}, {"length": Length.parse("PT5H")}),
    ],
)
def test_a_ruling_decides_and_the_dispute_stays_to_be_seen(
    field: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    for words, right in (("One side.", one), ("Other side.", other)):
        passages = (report(TALKS, words).passage.digest,)
        aside = Ruling(field="status", passages=passages, reason="Not this.")
        ruling = Ruling(field=field, passages=passages, reason="It is the better source.")
        ruled = subject(rulings=(aside, ruling))
        event = folded(report(ruled, "One side.", **one), report(ruled, "Other side.", **other))
        assert getattr(event, field) == getattr(report(ruled, words, **right), field)
        assert [(found.field, found.decided, found.ruling) for found in event.disputes] == [(field, True, ruling)]
        assert str(event.disputes[0]).endswith("decided: It is the better source.")


def test_a_ruling_on_a_number_a_status_and_an_absence_decides() -> None:
    present, absent = Participation(actor=ANN), Participation(actor=ANN, absent=True)
    fields: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
        ("order", {"order": Order(series=HERE.series, number=1)}, {"order": Order(series=HERE.series, number=2)}),
        ("status", {}, {"status": Status.DENIED}),
        ("participants", {"participants": (present,)}, {"participants": (absent,)}),
    ]
    for field, one, other in fields:
        passage = report(TALKS, "Other.").passage.digest
        ruled = subject(rulings=(Ruling(field=field, passages=(passage,), reason="So."),))
        event = folded(report(ruled, "One.", **one), report(ruled, "Other.", **other))
        assert [(dispute.field, dispute.decided) for dispute in event.disputes] == [(field, True)]
        expected = {"order": [2], "status": Status.DENIED, "participants": ()}[field]
        got = {"order": [order.number for order in event.orders], "status": event.status}
        assert {**got, "participants": event.participants}[field] == expected


def test_a_dispute_of_who_was_there_can_be_read() -> None:
    minister = Participation(actor=ANN, capacity="minister", side=HERE.actors["state-0"], role=Role.HEAD)
    there = report(TALKS, "She led them.", by="Post", participants=(minister,))
    away = report(TALKS, "She was away.", by="Herald", participants=(Participation(actor=ANN, absent=True),))
    name, side = ANN.name, HERE.actors["state-0"].name
    told = str(dispute(there, away))
    assert f"head {name} (minister) for {side} (Post)" in told
    assert f"participant {name}, absent (Herald)" in told
