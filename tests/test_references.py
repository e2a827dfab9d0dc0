from __future__ import annotations

import pytest

import usru_relations as usru
from oracle import HERE, chronology, report, subject
from test_timeline import span, to
from usru_relations.folding.events import Dispute
from usru_relations.inference.reasons import Clash
from usru_relations.records.reports import Link, Order, Status
from usru_relations.records.shelf import Level, Venue
from usru_relations.times.length import Length
from usru_relations.times.when import When
from usru_relations.truth import Truth

FIRST, SECOND, THIRD, SPEECH = (subject(name) for name in ("first", "second", "third", "speech"))
RIYADH = Venue(id="riyadh", level=Level.CITY, zones=("Asia/Riyadh",))
GENEVA = Venue(id="geneva", level=Level.CITY, zones=("Europe/Zurich",))
#: The first lies on 1 February, the second on 1 March.
DAYS = (
    report(FIRST, "One.", when="2025-02-01[UTC]", status=None),
    report(SECOND, "Two.", when="2025-03-01[UTC]", status=None),
)


def test_five_hours_are_not_of_the_meeting_that_took_four_and_the_solver_says_why() -> None:
    facts = usru.load()
    (five,) = [one for one in facts.references() if one.report.length and one.report.length.text == "PT5H"]
    assert five.settled is not None
    assert five.settled.id == "putin-witkoff-preceding-meeting"
    meeting = next(one for one in five.readings if one.subject.id == "putin-witkoff-kremlin-meeting")
    (clash,) = meeting.against
    assert isinstance(clash, Clash)
    assert {one.length.text for one in clash.reports if one.length} == {"~PT4H", "PT5H"}
    assert "3.5 hours to 4.5 hours" in str(five)
    assert five.report in facts["putin-witkoff-preceding-meeting"].reports


def test_a_passage_is_of_the_only_event_whose_time_the_others_allow() -> None:
    """Neither event contradicts it by itself, but the first was over before what it came after."""
    after = report((FIRST, SECOND), "After the speech.", status=None, relations=to(Link.AFTER, SPEECH))
    speech = report(SPEECH, "A speech.", when="2025-02-15[UTC]", status=None)
    facts = chronology(*DAYS, speech, after)
    assert after in facts["second"].reports
    (reference,) = facts.references()
    assert [reference.means(id) for id in ("first", "second", "third")] == [Truth.NO, Truth.YES, Truth.NO]
    (clash,) = reference.readings[0].against
    assert isinstance(clash, Clash)
    assert set(clash.reports) == {DAYS[0], speech, after}
    assert str(reference).endswith(f"speaks of second\n  not first: {clash}")


def test_what_contradicts_each_event_of_which_it_may_speak_is_disputed_in_each() -> None:
    """Both were in Riyadh, of which it says that it was in Geneva."""
    there = [report(one, "There.", venue=RIYADH, status=None) for one in (FIRST, SECOND)]
    none = report((FIRST, SECOND), "In Geneva.", venue=GENEVA, status=None)
    facts = chronology(*there, none)
    assert none in facts.archive.open_reports
    for event in (facts["first"], facts["second"]):
        (dispute,) = event.disputes
        assert (dispute.event, dispute.field) == (event.id, "venue")
        assert {side.value for side in dispute.sides} == {RIYADH, GENEVA}
        assert event.venue == RIYADH


def test_what_neither_settles_may_be_of_either() -> None:
    either = report((FIRST, SECOND), "One of these.", status=None)
    facts = chronology(*DAYS, either)
    (reference,) = facts.references()
    assert reference.settled is None
    assert [reference.means(id) for id in ("first", "second", "third")] == [Truth.MAYBE, Truth.MAYBE, Truth.NO]
    assert str(reference).endswith("speaks of first or second")


def test_what_fits_no_event_is_of_none_of_them_and_says_why() -> None:
    facts = chronology(*DAYS, report((FIRST, SECOND), "In April.", when="2025-04", status=None))
    (reference,) = facts.references()
    assert reference.possible == ()
    assert "speaks of none of them" in str(reference)
    clashes = [clash for reading in reference.readings for clash in reading.against]
    assert [isinstance(clash, Clash) and DAYS[n] in clash.reports for n, clash in enumerate(clashes)] == [True, True]
    assert [finding.rule for finding in facts.check() if finding.severity is usru.Severity.ERROR] == [
        "references-are-settled"
    ]


def test_a_place_speaks_against_a_reading_as_a_dispute() -> None:
    told = (
        report(FIRST, "One.", venue=RIYADH),
        report(SECOND, "Two."),
        report((FIRST, SECOND), "Geneva.", venue=GENEVA),
    )
    (reference,) = chronology(*told).references()
    (dispute,) = reference.readings[0].against
    assert isinstance(dispute, Dispute)
    assert dispute.field == "venue"
    assert reference.settled == SECOND


def test_a_side_more_of_an_old_dispute_speaks_against_nothing() -> None:
    old = (report(FIRST, "One.", venue=RIYADH), report(FIRST, "Two.", venue=GENEVA), report(SECOND, "Three."))
    (reference,) = chronology(*old, report((FIRST, SECOND), "Riyadh.", venue=RIYADH)).references()
    assert reference.possible == (FIRST, SECOND)


@pytest.mark.parametrize("plans", [(), ("2025-02-03[UTC]",)])
def test_what_clashes_already_speaks_against_no_reading(plans: tuple[str, ...]) -> None:
    """An article of January has the first over, which was in February; with a plan, for a day that it was not."""
    early = report(FIRST, "It is over.", published="2025-01-10")
    month = report(FIRST, "One.", when=When.parse("2025-02"), status=None)
    planned = (report(FIRST, "So.", when=when, status=Status.PLANNED, published="2025-01-01") for when in plans)
    there = report((FIRST, SECOND), "In Riyadh.", venue=RIYADH, when="2025-02-10[Asia/Riyadh]", status=None)
    facts = chronology(early, month, *planned, DAYS[1], there)
    (reference,) = facts.references()
    assert reference.settled == FIRST
    errors = [finding.rule for finding in facts.check() if finding.severity is usru.Severity.ERROR]
    assert errors == ["held-before-reported"]


def test_a_plan_is_no_reason_against_what_was_held_on_another_day() -> None:
    plan = report(FIRST, "Planned.", when="2025-02-01[UTC]", status=Status.PLANNED, published="2025-01-01")
    held = report((FIRST, SECOND), "Held.", when="2025-02-03[UTC]", status=Status.HELD, published="2025-02-10")
    other = report(SECOND, "Held.", when="2025-02-20[UTC]", status=Status.HELD, published="2025-03-10")
    facts = chronology(plan, other, held)
    assert held in facts["first"].reports
    assert span(facts, "first") == "03 Feb 00:00..04 Feb 00:00"


def test_a_passage_may_be_all_that_tells_of_an_event() -> None:
    late = report((FIRST, THIRD), "In May.", when="2025-05-01[UTC]", status=None)
    facts = chronology(*DAYS, late)
    assert facts["third"].reports == (late,)


def test_a_relation_that_only_one_event_satisfies_is_settled_on_it() -> None:
    before = report(THIRD, "Third.", when="2025-02-15[UTC]", status=None, relations=to(Link.AFTER, FIRST, SECOND))
    (reference,) = chronology(*DAYS, before).references()
    assert reference.relation is not None
    assert reference.settled == FIRST
    assert str(reference).splitlines()[1] == "  after first"
    (clash,) = reference.readings[1].against
    assert isinstance(clash, Clash)
    assert set(clash.reports) == {DAYS[1], before}


def test_a_settled_relation_bounds_the_other_event_too() -> None:
    """It can only have come after the second, of which nobody told the day."""
    third = report(THIRD, "Third.", when="2025-01-15[UTC]", status=None, relations=to(Link.AFTER, FIRST, SECOND))
    facts = chronology(DAYS[0], report(SECOND, "Two.", status=None), third)
    assert span(facts, "second") == "..16 Jan 00:00"


def test_relations_that_no_pair_of_readings_satisfies_are_a_clash_and_not_an_exception() -> None:
    """Each is possible by itself: the speech in the first or the second, the third with the speech in the other."""
    speech = report(SPEECH, "Speech.", status=None, relations=to(Link.DURING, FIRST, SECOND))
    third = report(THIRD, "Third.", status=None, relations=to(Link.DURING, FIRST, SECOND))
    apart = report(THIRD, "Long after.", status=None, relations=to(Link.WITHIN, SPEECH, length="PT2H..PT3H"))
    last = report(THIRD, "After both.", status=None, when="2025-03-01T05:00/..[UTC]")
    facts = chronology(*DAYS, speech, third, apart, last)
    assert [one.settled for one in facts.references()] == [SECOND, SECOND]
    assert facts.archive.clashes == ()


def test_a_relation_that_no_event_satisfies_clashes_with_the_fewest_that_forbid_it() -> None:
    early = report(THIRD, "Third.", when="2025-01-15[UTC]", status=None)
    after = report(THIRD, "After one of them.", status=None, relations=to(Link.AFTER, FIRST, SECOND))
    again = report(FIRST, "One again.", when="2025[UTC]", status=None)
    facts = chronology(*DAYS, early, after, again)
    (clash,) = facts.archive.clashes
    assert set(clash.reports) == {*DAYS, early, after}
    assert clash.grounds[0].reports == (after,)
    (reference,) = facts.references()
    assert reference.possible == ()


@pytest.mark.parametrize("link", [Link.AFTER, Link.BEFORE])
def test_two_that_came_after_each_other_or_a_third_do_not_keep_the_solver_busy(link: Link) -> None:
    """Each reading moves the other by an instant, again and again; it is left at some sound bound."""
    one = report(FIRST, "One.", status=None, relations=to(link, SECOND, THIRD))
    other = report(SECOND, "Two.", status=None, relations=to(link, FIRST, THIRD))
    facts = chronology(one, other, report(THIRD, "Three.", when="2025-02-18[UTC]", status=None))
    assert all(reference.possible for reference in facts.references())


def test_exactly_the_length_that_it_stays_below_is_not_possible() -> None:
    short = report(FIRST, "Below three hours.", when="2025[UTC]", status=None, length=Length.parse("PT2H..PT3H"))
    long = report((FIRST, SECOND), "Three hours at least.", status=None, length=Length.parse("PT3H..PT4H"))
    (reference,) = chronology(short, report(SECOND, "Two."), long).references()
    assert reference.settled == SECOND
    assert all(isinstance(one, Clash) for one in reference.readings[0].against)


def test_a_part_of_one_of_two_wholes_stands_in_the_one_that_is_settled() -> None:
    part = report(THIRD, "Part.", when="2025-03-01T09:00[UTC]", status=None, relations=to(Link.PART_OF, FIRST, SECOND))
    facts = chronology(*DAYS, part)
    assert facts["second"].parts == (facts["third"],)
    assert facts["first"].parts == ()


def test_a_part_of_one_of_two_wholes_stands_in_neither_while_it_is_open() -> None:
    part = report(THIRD, "Part.", status=None, relations=to(Link.PART_OF, FIRST, SECOND))
    facts = chronology(*DAYS, part)
    assert facts["first"].parts == facts["second"].parts == ()
    assert span(facts, "third") == "01 Feb 00:00..02 Mar 00:00"


def test_a_number_in_a_series_is_not_of_what_came_before_the_one_before() -> None:
    """The first came before the round with number 1, and so is not number 2, between this one and number 3."""
    rounds = [
        report(one, f"Number {number}.", when=when, status=None, order=Order(series=HERE.series, number=number))
        for one, number, when in ((THIRD, 1, "2025-02-10"), (SPEECH, 3, "2025-04-01"))
    ]
    second = report((FIRST, SECOND), "The second.", status=None, order=Order(series=HERE.series, number=2))
    facts = chronology(*DAYS, *rounds, second)
    (reference,) = facts.references()
    assert reference.settled == SECOND
    (clash,) = reference.readings[0].against
    assert isinstance(clash, Clash)
    assert set(clash.reports) == {DAYS[0], rounds[0], second}
    assert facts.archive.clashes == ()


def test_what_a_later_relation_settles_settles_an_earlier_one() -> None:
    """The dinner came after the aside and not after the second; so the aside was not after the second either."""
    aside, dinner = subject("aside"), subject("dinner")
    facts = chronology(
        *DAYS,
        report(aside, "Aside.", status=None, relations=to(Link.AFTER, FIRST, SECOND)),
        report(dinner, "Dinner.", when="2025-02-15[UTC]", status=None, relations=to(Link.AFTER, aside, SECOND)),
    )
    assert [reference.settled for reference in facts.references()] == [FIRST, aside]


def test_a_circle_of_days_clashes_with_what_places_it_in_the_calendar() -> None:
    """The lunch is part of the visit, which was the day after the dinner, which was the day after the lunch."""
    lunch, dinner, visit, season = (subject(name) for name in ("lunch", "dinner", "visit", "season"))
    told = (
        report(lunch, "Lunch.", status=None, relations=to(Link.PART_OF, visit)),
        report(dinner, "Dinner.", status=None, relations=to(Link.NEXT_DAY, lunch)),
        report(visit, "Visit.", status=None, relations=to(Link.NEXT_DAY, dinner, zone="America/Havana")),
        report(visit, "In the season.", status=None, relations=to(Link.PART_OF, season)),
        report(season, "The season.", status=None, when="2025-03-08T21:00Z/2026-03-18T20:59Z"),
    )
    (clash,) = chronology(*told).archive.clashes
    assert set(clash.reports) == set(told)
