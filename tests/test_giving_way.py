"""What a window is, and why, where a plan gave way to what others entail, or where reports clash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oracle import chronology, report, subject
from test_timeline import span, to
from usru_relations import strategies
from usru_relations.inference.reasons import Clash
from usru_relations.records.reports import Link, Relation, Report, Status
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from usru_relations.chronology import Chronology

TALKS, DINNER, LUNCH, SPEECH, TOAST = (subject(name) for name in ("talks", "dinner", "lunch", "speech", "toast"))
EARLY, THEN = "2025-01-01T00:00Z", "2025-02-01T00:00Z"


def planned(when: str, **said: Any) -> Report:
    return report(DINNER, "It is planned.", when=when, status=Status.PLANNED, published=EARLY, **said)


def held(**said: Any) -> Report:
    return report(DINNER, "It took place.", **said)


LATE_TALKS = report(TALKS, "Until three.", when="2025-03-05T09:00/..", length=Length.parse("PT6H.."))
AFTER_TALKS = to(Link.AFTER, TALKS)


def test_a_plan_that_gave_way_narrows_the_window_no_more() -> None:
    """It was planned until five, but began after three and took four hours."""
    told = held(when="2025-03-05", length=Length.parse("PT4H.."), relations=AFTER_TALKS)
    facts = chronology(planned("2025-03-05T10:00/2025-03-05T16:59"), LATE_TALKS, told)
    assert span(facts, "dinner") == "05 Mar 15:00..06 Mar 00:00"
    assert facts["dinner"].when.zone == "UTC"
    assert all(one.status is Status.HELD for one in facts.explain("dinner").reports)
    assert facts["dinner"].disputes == ()


def test_a_plan_that_fits_narrows_the_window_beside_one_that_gave_way() -> None:
    told = held(when="2025-03-05", length=Length.parse("PT4H.."), relations=AFTER_TALKS)
    fits = report(DINNER, "By ten.", when="../2025-03-05T21:59", status=Status.PLANNED, published=THEN)
    facts = chronology(planned("2025-03-05T10:00/2025-03-05T16:59"), fits, LATE_TALKS, told)
    assert span(facts, "dinner") == "05 Mar 15:00..05 Mar 22:00"
    assert fits in facts.explain("dinner").reports


def test_a_plan_takes_nothing_from_a_dispute_of_what_came_about() -> None:
    """Whether it was in the morning or in the evening, the plan for the morning cannot tell."""
    sides = [held(when=f"2025-03-05T{part}") for part in ("MO", "EV")]
    facts = chronology(planned("2025-03-05T06:00/2025-03-05T10:59"), *sides)
    assert span(facts, "dinner") == "05 Mar 05:00..06 Mar 00:00"
    assert [dispute.field for dispute in facts["dinner"].disputes] == ["when"]


def test_a_plan_that_fits_both_sides_of_a_dispute_gives_way_as_a_plan() -> None:
    """It fits the morning and the evening, but not that the dinner came after ten at night."""
    sides = [held(when=f"2025-03-05T{part}") for part in ("MO", "EV")]
    late = report(SPEECH, "At ten.", when="2025-03-05T22:00/..")
    after = report(DINNER, "After it.", relations=to(Link.AFTER, SPEECH))
    plan = planned("2025-03-05T06:00/2025-03-05T21:59")
    assert span(chronology(plan, *sides), "dinner") == "05 Mar 06:00..05 Mar 22:00"
    facts = chronology(plan, *sides, late, after)
    assert facts.archive.clashes == ()
    assert span(facts, "dinner") == "05 Mar 22:00..06 Mar 00:00"


@pytest.fixture
def either() -> Relation:
    (relation,) = to(Link.AFTER, DINNER, LUNCH)
    return relation


def test_a_plan_speaks_against_no_reading_of_a_relation(either: Relation) -> None:
    """The speech came after the dinner or the lunch: if after the dinner, then that was not when it was planned."""
    lunch = report(LUNCH, "Lunch.", when="2025-03-05")
    speech = report(SPEECH, "Speech.", when="2025-03-08", relations=(either,))
    (reference,) = chronology(planned("2025-03-20"), held(), lunch, speech).references()
    assert reference.possible == (DINNER, LUNCH)


def test_a_plan_gives_way_to_the_only_reading_that_is_left(either: Relation) -> None:
    lunch = report(LUNCH, "Lunch.", when="2025-03-25")
    speech = report(SPEECH, "Speech.", when="2025-03-08", relations=(either,))
    facts = chronology(planned("2025-03-20"), held(), lunch, speech)
    (reference,) = facts.references()
    assert reference.settled == DINNER
    assert facts.archive.clashes == ()
    assert span(facts, "dinner") == "..09 Mar 00:00"


def test_a_plan_gives_way_where_every_reading_has_it_so(either: Relation) -> None:
    """A speech that was planned for the 2nd came after the dinner of the 5th or the lunch of the 8th."""
    days = held(when="2025-03-05"), report(LUNCH, "Lunch.", when="2025-03-08")
    plan = report(SPEECH, "Planned.", when="2025-03-02", status=Status.PLANNED, published=EARLY)
    facts = chronology(*days, plan, report(SPEECH, "Speech.", when="2025-03", relations=(either,)))
    assert facts.archive.clashes == ()
    assert span(facts, "speech") == "05 Mar 00:00..01 Apr 00:00"


def test_a_relation_that_was_but_planned_gives_way_in_all_its_readings(either: Relation) -> None:
    days = held(when="2025-03-05"), report(LUNCH, "Lunch.", when="2025-03-08")
    plan = report(SPEECH, "After one.", status=Status.PLANNED, published=EARLY, relations=(either,))
    now = report(SPEECH, "On the 2nd.", status=Status.PLANNED, published=THEN, when="2025-03-02")
    facts = chronology(*days, plan, now)
    assert facts.archive.clashes == ()
    assert span(facts, "speech") == "02 Mar 00:00..03 Mar 00:00"


def test_a_part_outside_its_whole_is_a_clash_whatever_clocks_the_whole_is_told_on() -> None:
    """Of the whole the day is told, in nobody's zone in particular, and of the part an instant long after."""
    whole = report(TALKS, "On the 2nd.", when=When.parse("2025-03-02"))
    part = held(when=When.parse("2025-03-10T10:00Z"), relations=to(Link.PART_OF, TALKS))
    facts = chronology(whole, part)
    assert len(facts.archive.clashes) == 1
    assert span(facts, "dinner") == "10 Mar 10:00..10 Mar 10:01"


def test_a_part_that_clashes_with_its_whole_is_not_dated_by_it() -> None:
    """The part came after a speech of the 10th; nothing else is told of its time."""
    whole = report(TALKS, "On the 2nd.", when=When.parse("2025-03-02"))
    part = held(relations=(*to(Link.PART_OF, TALKS), *to(Link.AFTER, SPEECH)))
    facts = chronology(whole, part, report(SPEECH, "Speech.", when=When.parse("2025-03-10T10:00Z")))
    assert len(facts.archive.clashes) == 1
    assert facts["dinner"].when.start is None


def test_what_is_said_in_a_clash_is_told_as_the_reason_of_the_window_that_stays() -> None:
    early = held(when="2025-03-01", relations=AFTER_TALKS)
    facts = chronology(LATE_TALKS, early)
    (clash,) = facts.archive.clashes
    assert early in clash.reports
    for reasons in (facts.explain("dinner").earliest, facts.explain("dinner").latest):
        (reason,) = reasons
        assert reason.ground.words == "is said to be 2025-03-01[UTC]"
        assert reason.ground in clash.grounds


def test_what_two_say_alike_in_a_clash_is_one_reason() -> None:
    early, too = (
        held(when="2025-03-01", relations=AFTER_TALKS),
        held(when="2025-03-01", relations=AFTER_TALKS, by="too"),
    )
    longer = report(TALKS, "Until four.", when="2025-03-05T09:00/..", length=Length.parse("PT7H.."), by="longer")
    facts = chronology(LATE_TALKS, longer, early, too)
    assert len(facts.archive.clashes) == 2
    for reasons in (facts.explain("dinner").earliest, facts.explain("dinner").latest):
        assert [reason.ground.words for reason in reasons] == ["is said to be 2025-03-01[UTC]"]


def test_of_two_times_the_one_that_bounds_the_window_is_its_reason() -> None:
    early, year = held(when="2025-03-01", relations=AFTER_TALKS, by="two"), held(when="2025", by="one")
    facts = chronology(LATE_TALKS, early, year)
    for reasons in (facts.explain("dinner").earliest, facts.explain("dinner").latest):
        assert [(reason.ground.words, reason.ground.field) for reason in reasons] == [
            ("is said to be 2025-03-01[UTC]", "when")
        ]


def test_of_two_plans_that_do_not_fit_together_the_older_gives_way_though_what_came_later_fits_neither() -> None:
    """One day after the talks was the newer plan, the 20th the older; only later is the day of the talks told."""
    talks = report(TALKS, "On the 18th.", when="2025-02-18", status=None)
    older = report(DINNER, "On the 20th.", when="2025-02-20", status=Status.PLANNED, published=EARLY)
    next_day = to(Link.NEXT_DAY, TALKS, zone="UTC")
    newer = report(DINNER, "A day later.", relations=next_day, status=Status.PLANNED, published=THEN)
    facts = chronology(talks, older, newer)
    assert facts.archive.clashes == ()
    assert span(facts, "dinner") == "19 Feb 00:00..20 Feb 00:00"


def test_a_plan_that_gave_way_to_the_only_reading_narrows_the_window_no_more() -> None:
    """It came after the talks or after the lunch, and the lunch came days later."""
    told = held(when="2025-03-05", length=Length.parse("PT4H.."), relations=to(Link.AFTER, TALKS, LUNCH))
    lunch = report(LUNCH, "Lunch.", when="2025-03-10")
    facts = chronology(planned("2025-03-05T10:00/2025-03-05T16:59"), LATE_TALKS, lunch, told)
    assert facts.archive.clashes == ()
    assert span(facts, "dinner") == "05 Mar 15:00..06 Mar 00:00"


def test_a_plan_speaks_against_no_event_of_which_a_passage_may_speak() -> None:
    """What was held on the 8th, after the dinner, may be the speech or the toast: the dinner was but planned later."""
    others = report(SPEECH, "Speech."), report(TOAST, "Toast.")
    left_open = report((SPEECH, TOAST), "After it.", when="2025-03-08", relations=to(Link.AFTER, DINNER))
    (reference,) = chronology(planned("2025-03-20"), held(), *others, left_open).references()
    assert reference.possible == (SPEECH, TOAST)


def test_of_what_speaks_against_an_event_once_a_plan_has_given_way_one_clash_is_told() -> None:
    """The speech was on the 7th, and before the ball; what is left open came after the audience and after the ball."""
    audience, ball = subject("audience"), subject("ball")
    days = report(audience, "Audience.", when="2025-03-12"), report(ball, "Ball.", when="2025-03-13")
    on_the_7th = report(SPEECH, "On the 7th.", when="2025-03-07")
    before = report(SPEECH, "Before.", relations=to(Link.BEFORE, ball))
    after = (relation for other in (DINNER, audience, ball) for relation in to(Link.AFTER, other))
    left_open = report((SPEECH, TOAST), "After all.", relations=tuple(after))
    told = (planned("2025-03-20"), held(), report(TOAST, "Toast."), *days, on_the_7th, before, left_open)
    (reference,) = chronology(*told).references()
    assert reference.settled == TOAST
    (clash,) = reference.readings[0].against
    assert isinstance(clash, Clash)
    assert left_open in clash.reports


def test_what_is_certain_still_speaks_against_an_event_when_a_plan_has_given_way_to_a_reading() -> None:
    """The dinner was after the talks, later than planned; the speech was before the lunch of the 7th."""
    told = held(when="2025-03-05", length=Length.parse("PT4H.."), relations=to(Link.AFTER, TALKS, LUNCH))
    lunch = report(LUNCH, "Lunch.", when="2025-03-07", relations=to(Link.AFTER, SPEECH))
    plan = report(SPEECH, "Planned.", when="2025-03-20", status=Status.PLANNED, published=EARLY)
    left_open = report((SPEECH, TOAST), "On the 8th.", when="2025-03-08")
    facts = chronology(
        planned("2025-03-05T10:00/2025-03-05T16:59"), LATE_TALKS, told, lunch, plan, report(TOAST, "Toast."), left_open
    )
    assert [one.settled for one in facts.references() if one.report == left_open] == [TOAST]


CLASHING = ("after in a circle", "length that does not fit", "order clash", "part outside its whole")
CONFUSED = [strategies.faulty(name).map(lambda planted: planted.broken) for name in CLASHING]


@given(st.one_of(strategies.chronologies(size=5, disputed=0.25), *CONFUSED))
def test_every_bound_is_explained_from_itself_on_whatever_is_in_dispute(facts: Chronology) -> None:
    for event in facts:
        explanation = facts.explain(event)
        for bound, reasons in ((event.when.start, explanation.earliest), (event.when.end, explanation.latest)):
            assert [reason.instant for reason in reasons[:1]] == ([] if bound is None else [bound])
