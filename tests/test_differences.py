"""Differences that no two values of a field tell: through other fields, through other events, between lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oracle import HERE, chronology, report, subject
from test_fold import RIYADH
from test_timeline import to
from usru_relations import strategies
from usru_relations.folding.events import Disagreement
from usru_relations.records.reports import Link, Participation, Role, Status
from usru_relations.strategies import faulty
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from usru_relations.comparing.standings import FieldStanding
    from usru_relations.records.reports import Report
    from usru_relations.records.shelf import Subject
    from usru_relations.strategies import Planted

TALKS, LUNCH, FUNERAL = (subject(name) for name in ("talks", "lunch", "funeral"))
ANN, BOB, CAT = (HERE.actors[f"person-{n}"] for n in range(3))


def paper(number: int, told: Subject | tuple[Subject, ...] = TALKS, **keys: Any) -> Report:
    return report(told, f"Said {number}.", by=f"Paper {number}", **keys)


def stands(field: str, *reports: Report) -> FieldStanding:
    return chronology(*reports).compare("talks")[field]


def kinds(field: str, *reports: Report) -> list[str]:
    return [difference.kind.value for difference in stands(field, *reports).differences]


def test_from_ten_to_noon_and_four_hours_are_a_dispute_of_the_length() -> None:
    clock = paper(0, when="2025-02-18T10:00/2025-02-18T11:59")
    hours = paper(1, length=Length.parse("PT4H"))
    facts = chronology(clock, hours)
    (dispute,) = facts["talks"].disputes
    assert dispute.field == "length"
    assert [side.reports for side in dispute.sides] == [(clock,), (hours,)]
    found = facts.compare("talks")
    assert (found["length"].standing, found["when"].standing) == ("disputed", "unique")
    assert [(one.kind, one.sides) for one in found["length"].differences] == [("contradiction", dispute.sides)]
    assert [one.rule for one in facts.check()][:1] == ["timeline-is-possible"]


@pytest.mark.parametrize("over", ["2025-04-20", "2025-05-06"])
def test_a_part_that_clashes_with_its_whole_has_not_the_days_of_the_whole(over: str) -> None:
    """The lunch was over before the talks began, or something lay between them; nobody says where."""
    days = paper(0, when=When.parse("2025-05-05/2025-05-06"), published="2025-05-08")
    part = paper(1, LUNCH, published=over, relations=to(Link.PART_OF, TALKS))
    between = paper(2, FUNERAL, published="2025-05-09", relations=(*to(Link.BEFORE, LUNCH), *to(Link.AFTER, TALKS)))
    told = chronology(days, part, between)
    lunch = told["lunch"]
    assert "when" in [dispute.field for dispute in lunch.disputes]
    assert lunch.when.start is None
    assert told.explain(lunch).earliest == ()


def test_the_bounds_of_what_clashes_lead_back_to_what_was_said() -> None:
    """The network has neither, as not both can be true; the event keeps the time that was said."""
    clock, four = paper(0, when="2025-02-18T10:00/2025-02-18T11:59"), paper(1, length=Length.parse("PT4H"))
    told = chronology(clock, four).explain("talks")
    assert [reason.reports for reason in (*told.earliest, *told.latest)] == [(clock,), (clock,)]
    assert {reason.ground.field for reason in (*told.earliest, *told.latest)} == {"when"}
    assert (told.earliest[0].instant, told.latest[0].instant) == (told.when.start, told.when.end)


@settings(max_examples=60)
@given(st.sampled_from(["length that does not fit", "after in a circle", "disjoint days"]).flatmap(faulty))
def test_every_bound_has_its_reports(planted: Planted) -> None:
    facts = planted.broken
    for event in facts:
        told = facts.explain(event)
        assert bool(told.earliest) is (event.when.start is not None)
        assert bool(told.latest) is (event.when.end is not None)


def test_four_hours_do_not_fit_what_began_two_hours_before_it_was_told_as_over() -> None:
    told = paper(0, when="2025-02-18T10:00/..", published="2025-02-18T12:00", zone="UTC", length=Length.parse("PT4H"))
    assert [dispute.field for dispute in chronology(told)["talks"].disputes] == ["length"]


def test_a_length_that_does_not_fit_another_event_is_a_dispute_of_when() -> None:
    whole = report(LUNCH, "Lunch.", when="2025-02-18T10:00/2025-02-18T11:59")
    facts = chronology(whole, paper(1, length=Length.parse("PT4H"), relations=to(Link.PART_OF, LUNCH)))
    assert [dispute.field for dispute in facts["talks"].disputes] == ["when"]


def test_before_and_after_the_funeral_contradict_each_other_in_when() -> None:
    told = [paper(n, relations=to(link, FUNERAL)) for n, link in enumerate((Link.BEFORE, Link.AFTER))]
    found = stands("when", *told, report(FUNERAL, "A funeral."))
    (difference,) = found.differences
    assert str(difference) == "contradiction: came before “Funeral” (Paper 0); came after “Funeral” (Paper 1)"
    assert found.standing == "disputed"


def test_as_many_sides_as_cannot_all_be_true_are_one_difference() -> None:
    told = (
        paper(0, relations=to(Link.AFTER, LUNCH)),
        paper(1, relations=to(Link.BEFORE, FUNERAL)),
        report(FUNERAL, "A funeral.", relations=to(Link.BEFORE, LUNCH)),
        report(LUNCH, "Lunch."),
    )
    (difference,) = stands("when", *told).differences
    assert (difference.kind, len(difference.sides)) == (Disagreement.CONTRADICTION, 3)


def test_a_dispute_that_two_values_tell_is_told_once() -> None:
    assert kinds("length", *(paper(n, length=Length.parse(text)) for n, text in enumerate(("PT2H", "PT4H")))) == [
        "contradiction"
    ]


@pytest.mark.parametrize("status", [Status.HELD, Status.PLANNED])
def test_planned_for_after_the_lunch_and_come_during_it_is_a_later_state_of_affairs(status: Status) -> None:
    plan = paper(0, published="2025-02-01", status=Status.PLANNED, relations=to(Link.AFTER, LUNCH))
    later = paper(1, published="2025-03-01", status=status, relations=to(Link.DURING, LUNCH))
    lunch = report(LUNCH, "Lunch.", when="2025-02-18")
    facts = chronology(plan, later, lunch)
    assert facts.disputes() == ()
    (difference,) = facts.compare("talks")["when"].differences
    assert difference.kind is Disagreement.LATER
    assert {report for side in difference.sides for report in side.reports} == {plan, later}
    assert facts.compare("talks")["length"].differences == ()
    assert kinds("when", plan, lunch) == []


def people(number: int, *there: Any, **keys: Any) -> Report:
    return paper(number, participants=tuple(Participation(actor=actor, **keys) for actor in there))


def test_possible_and_planned_a_day_later_is_a_later_state_without_a_zone_too() -> None:
    possible, planned, announced = (
        report(TALKS, status, published=f"2025-02-{day:02}", by=status, status=status)
        for day, status in ((1, Status.POSSIBLE), (2, Status.PLANNED), (2, Status.ANNOUNCED))
    )
    assert kinds("status", possible, planned) == ["later"]
    assert kinds("status", planned, announced) == ["refinement"]


@pytest.mark.parametrize(
    ("text", "kind"), [("XXXX-WXX-5~", "rounding"), ("2025-02-14~", "rounding"), ("2025-02-13~", "refinement")]
)
def test_about_a_friday_and_the_day_before_round_to_each_other_at_a_place_too(text: str, kind: str) -> None:
    about = When.parse(text, said=When.parse("2025-02-18"))
    thursday = When.parse("2025-02-13", "Asia/Riyadh")
    assert kinds("when", paper(0, when=about, venue=RIYADH), paper(1, when=thursday)) == [kind]


def test_about_a_friday_and_the_day_after_it_round_to_each_other() -> None:
    about = When.parse("XXXX-WXX-5~", "Asia/Riyadh", said=When.parse("2025-02-18"))
    saturday = When.parse("2025-02-15", "Asia/Riyadh")
    assert kinds("when", paper(0, when=about), paper(1, when=saturday)) == ["rounding"]


def test_two_men_and_three_are_a_refinement_in_whatever_roles() -> None:
    two, three = people(0, ANN, BOB, role=Role.HEAD), people(1, ANN, BOB, CAT)
    found = stands("participants", two, three)
    (difference,) = found.differences
    assert difference.kind is Disagreement.REFINEMENT
    assert [side.reports for side in difference.sides] == [(two,), (three,)]
    assert difference.sides[1].value == three.participants
    assert str(difference.sides[0]) == f"head {ANN.name}, head {BOB.name} (Paper 0)"


def test_lists_of_others_and_equal_lists_are_no_refinement() -> None:
    assert kinds("participants", people(0, ANN, BOB), people(1, BOB, CAT)) == []
    assert kinds("participants", people(0, ANN, BOB), people(1, BOB, ANN)) == []
    assert kinds("participants", people(0, ANN), paper(1)) == []


def test_who_was_absent_is_no_shorter_list_of_who_was_there() -> None:
    assert kinds("participants", people(0, ANN, absent=True), people(1, ANN, BOB)) == ["contradiction"]
    assert kinds("participants", people(0, ANN, absent=True), people(1, ANN, BOB, absent=True)) == ["refinement"]


def test_who_was_to_come_and_who_came_are_no_refinement() -> None:
    plan = report(
        TALKS, "They will come.", by="Paper 0", status=Status.PLANNED, participants=(Participation(actor=ANN),)
    )
    assert kinds("participants", plan, people(1, ANN, BOB)) == []


def test_topics_that_one_leaves_out_say_nothing() -> None:
    topics = tuple(HERE.topics.values())
    assert kinds("topics", paper(0, topics=topics[:1]), paper(1, topics=topics[:2])) == []


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("<~PT5H", "PT4H30M", "rounding"),
        ("<~PT5H", "<PT5H", "refinement"),
        (">~PT1H", "PT1H20M", "rounding"),
        (">~PT1H", ">PT1H", "refinement"),
        (">~PT1H", "PT1H", "rounding"),
    ],
)
def test_nearly_and_a_little_over_are_taken_as_close_to_the_figure(one: str, other: str, kind: str) -> None:
    for pair in ((one, other), (other, one)):
        assert kinds("length", *(paper(n, length=Length.parse(text)) for n, text in enumerate(pair))) == [kind]


HOURS = (report(TALKS, "Talks.", length=Length.parse("PT3H")), report(LUNCH, "Lunch.", length=Length.parse("PT1H")))


def test_a_passage_that_fits_no_event_disputes_each_that_it_may_mean() -> None:
    five = paper(5, (TALKS, LUNCH), length=Length.parse("PT5H"))
    facts = chronology(*HOURS, five)
    for event, own in zip((facts["talks"], facts["lunch"]), HOURS, strict=True):
        (dispute,) = event.disputes
        assert (dispute.event, dispute.field, event.length) == (event.id, "length", own.length)
        assert {report for side in dispute.sides for report in side.reports} == {own, five}
        assert (event.reports, event.open_reports) == ((own,), (five,))
        assert [one.kind for one in facts.compare(event)["length"].differences] == ["contradiction"]
    assert [one.rule for one in facts.check() if one.severity.name != "NOTE"] == ["references-are-settled"]


def test_a_relation_that_fits_no_event_is_no_dispute_of_those_that_it_may_mean() -> None:
    days = [report(one, one.title, when=f"2025-02-{day}") for one, day in ((LUNCH, 20), (FUNERAL, 21))]
    facts = chronology(*days, paper(0, when="2025-02-18", relations=to(Link.AFTER, LUNCH, FUNERAL)))
    (reference,) = facts.references()
    assert (reference.possible, list(reference.disputes)) == ((), [])
    assert [dispute.field for dispute in facts["talks"].disputes] == ["when"]


def test_a_passage_that_fits_one_of_the_events_disputes_none() -> None:
    for text in ("PT3H", "<PT9H"):
        assert chronology(*HOURS, paper(5, (TALKS, LUNCH), length=Length.parse(text))).disputes() == ()


@given(strategies.faulty("open to nothing"))
def test_of_what_fits_nothing_each_event_tells_and_no_other(planted: Planted) -> None:
    disputed = {event.id for event in planted.broken if event.disputes}
    assert disputed == planted.events
