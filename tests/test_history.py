"""The history of an event: who said when that it had come how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from oracle import HERE, report, subject
from usru_relations import strategies
from usru_relations.folding.fold import fold
from usru_relations.records.reports import Report, Status
from usru_relations.records.shelf import Level, Venue
from usru_relations.times.when import When

if TYPE_CHECKING:
    import usru_relations as usru
    from usru_relations.folding.history import Step

TALKS = subject()
ANN, BOB = HERE.actors["person-0"], HERE.actors["person-1"]
RIYADH = Venue(id="riyadh", level=Level.CITY, zones=("Asia/Riyadh",))


def history(*reports: Report) -> tuple[Step, ...]:
    return fold(TALKS, reports).event.history


def told(*reports: Report) -> list[str]:
    return [str(step) for step in history(*reports)]


def test_what_was_planned_postponed_and_held_keeps_its_old_dates() -> None:
    assert told(
        report(TALKS, "It may.", by="Courier", published="2025-02-01", status=Status.POSSIBLE),
        report(TALKS, "It will.", by="Courier", published="2025-02-02", status=Status.PLANNED, when="2025-02-10"),
        report(TALKS, "Not yet.", by="Courier", published="2025-02-08", status=Status.POSTPONED, when="2025-02-18"),
        report(TALKS, "It was.", by="Courier", published="2025-02-20", status=Status.HELD, when="2025-02-19"),
    ) == [
        "2025-02-01  possible: Courier",
        "2025-02-02  planned for 2025-02-10: Courier",
        "2025-02-08  postponed to 2025-02-18 (was 2025-02-10): Courier",
        "2025-02-20  held on 2025-02-19 (was 2025-02-18): Courier",
    ]


def test_what_is_called_off_says_when_it_was_to_be() -> None:
    plan = report(TALKS, "It will.", by="Courier", published="2025-02-02", status=Status.ANNOUNCED, when="2025-02-10")
    for status in (Status.CANCELLED, Status.POSTPONED, Status.NOT_HELD, Status.REFUSED):
        (_, off) = told(plan, report(TALKS, "No.", by="Gazette", published="2025-02-08", status=status))
        assert off == f"2025-02-08  {status} (it was 2025-02-10): Gazette"


def test_a_date_that_only_refines_the_one_before_takes_nothing_back() -> None:
    month = report(TALKS, "It will.", by="Courier", published="2025-01-02", status=Status.PLANNED, when="2025-02")
    day = report(TALKS, "Then.", by="Courier", published="2025-01-08", status=Status.PLANNED, when="2025-02-18")
    assert [(step.when, step.was) for step in history(month, day)] == [(month.when, None), (day.when, None)]


def test_what_one_speaker_says_again_is_no_step_and_what_another_says_is() -> None:
    first = report(TALKS, "It will.", published="2025-02-01", status=Status.PLANNED, when="2025-02-10", via=(ANN,))
    again = report(TALKS, "Again.", published="2025-02-02", status=Status.PLANNED, via=(ANN,))
    other = report(TALKS, "So says Bob.", published="2025-02-02", status=Status.PLANNED, via=(BOB,))
    steps = history(first, again, other)
    assert [(step.speaker, step.reports) for step in steps] == [(ANN.name, (first, again)), (BOB.name, (other,))]
    assert steps[0].published == first.source.published


def test_what_two_speakers_say_at_one_time_stays_apart() -> None:
    yes = report(TALKS, "It will.", published="2025-02-01", status=Status.PLANNED, via=(ANN,))
    no = report(TALKS, "It will not.", published="2025-02-01", status=Status.DENIED, via=(BOB,))
    assert {(step.speaker, step.status) for step in history(yes, no)} == {
        (ANN.name, Status.PLANNED),
        (BOB.name, Status.DENIED),
    }


def test_a_speaker_is_measured_by_what_the_same_speaker_said_before() -> None:
    ann = report(TALKS, "On the 1st.", published="2025-01-01", status=Status.PLANNED, when="2025-02-01", via=(ANN,))
    bob = report(TALKS, "On the 2nd.", published="2025-01-02", status=Status.PLANNED, when="2025-02-02", via=(BOB,))
    later = report(TALKS, "On the 3rd.", published="2025-01-03", status=Status.POSTPONED, when="2025-02-03", via=(ANN,))
    assert [step.was for step in history(ann, bob, later)] == [None, ann.when, ann.when]


def test_who_calls_off_while_another_puts_off_takes_back_what_was_planned_before_either() -> None:
    """Bob's new date is not what Ann calls off: both spoke on one day."""
    plan = report(TALKS, "It will.", by="Courier", published="2025-10-16", status=Status.PLANNED, when="2025-10-30")
    off = report(TALKS, "Off.", published="2025-10-21", status=Status.CANCELLED, via=(ANN,))
    later = report(TALKS, "Later.", published="2025-10-21", status=Status.POSTPONED, when="2025-11-09", via=(BOB,))
    steps = history(plan, off, later)
    assert [(step.status, step.was) for step in steps[1:]] == [("postponed", plan.when), ("cancelled", plan.when)]
    assert [step.was for step in history(off, later)] == [None, None]


def test_a_plan_that_is_put_off_and_planned_again_has_three_steps() -> None:
    plans = [
        report(TALKS, f"Said {day}.", by="Courier", published=f"2025-02-{day:02}", status=status)
        for day, status in ((1, Status.PLANNED), (2, Status.POSTPONED), (3, Status.PLANNED))
    ]
    assert [step.status for step in history(*plans)] == ["planned", "postponed", "planned"]


def test_civil_dates_are_read_at_the_place() -> None:
    (step,) = history(report(TALKS, when=When.parse("2025-02-18"), venue=RIYADH))
    assert step.when == When.parse("2025-02-18", "Asia/Riyadh")


def test_who_says_nothing_of_the_status_takes_no_step() -> None:
    assert history(report(TALKS, status=None, when="2025-02-18")) == ()


def test_the_meeting_that_was_planned_is_called_possible_a_day_later(facts: usru.Chronology) -> None:
    steps = facts["putin-trump-meeting-prospect"].history
    assert [(step.status, step.speaker) for step in steps] == [("planned", "Vedomosti"), ("possible", "CNN")]


@given(st.lists(strategies.reports(), max_size=6))
def test_every_report_of_a_status_stands_in_one_step(reports: list[Report]) -> None:
    if not reports:
        return
    event = fold(reports[0].subjects[0], reports).event
    steps = event.history
    stood = [one for step in steps for one in step.reports]
    assert len(stood) == len(set(stood))
    assert set(stood) == {one for one in event.reports if one.status is not None}
    for step in steps:
        assert {(one.status, one.speaker) for one in step.reports} == {(step.status, step.speaker)}
        assert step.was is None or step.was != step.when
    first = [event.reports.index(step.reports[0]) for step in steps]
    assert first == sorted(first)
