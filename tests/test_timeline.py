from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest

from oracle import HERE, chronology, report, subject
from usru_relations.records.reports import Link, Order, Relation, Report, Status
from usru_relations.times import clock
from usru_relations.times.length import Length
from usru_relations.times.when import When

if TYPE_CHECKING:
    from usru_relations.chronology import Chronology
    from usru_relations.records.shelf import Subject

TALKS, SUMMIT, SIGNING = subject("talks"), subject("summit"), subject("signing")


def to(link: Link, *others: Subject, length: str | None = None, zone: str | None = None) -> tuple[Relation, ...]:
    return (Relation(link=link, others=others, length=Length.parse(length) if length else None, zone=zone),)


def span(facts: Chronology, id: str) -> str:
    """The window of an event as ``start..end`` in UTC."""
    when = facts[id].when
    return "..".join("" if us is None else f"{clock.naive(us):%d %b %H:%M}" for us in (when.start, when.end))


DATED = report(TALKS, "The talks.", when="2025-02-18", status=None)


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        (to(Link.AFTER, TALKS), "18 Feb 00:00.."),
        (to(Link.FOLLOWS, TALKS), "18 Feb 00:00.."),
        (to(Link.BEFORE, TALKS), "..19 Feb 00:00"),
        (to(Link.DURING, TALKS), "18 Feb 00:00..19 Feb 00:00"),
        (to(Link.PART_OF, TALKS), "18 Feb 00:00..19 Feb 00:00"),
        (to(Link.NEXT_DAY, TALKS, zone="UTC"), "19 Feb 00:00..20 Feb 00:00"),
        (to(Link.SAME_DAY, TALKS, zone="UTC"), "18 Feb 00:00..19 Feb 00:00"),
        (to(Link.NEXT_DAY, TALKS, zone="Asia/Riyadh"), "18 Feb 21:00..20 Feb 21:00"),
        (to(Link.NEXT_DAY, TALKS), "18 Feb 10:00..20 Feb 12:00"),
        (to(Link.CONCERNS, TALKS), ".."),
    ],
)
def test_a_relation_to_a_dated_event_bounds_an_undated_one(relations: tuple[Relation, ...], expected: str) -> None:
    facts = chronology(DATED, report(SIGNING, "The signing.", status=None, relations=relations))
    assert span(facts, "signing") == expected
    assert span(facts, "talks") == "18 Feb 00:00..19 Feb 00:00"


def test_within_a_week_is_neither_before_nor_later() -> None:
    hour = Length.parse("<PT1H")
    told = report(SIGNING, status=None, length=hour, relations=to(Link.WITHIN, TALKS, length="<P7D"))
    assert span(chronology(DATED, told), "signing") == "18 Feb 00:00..26 Feb 01:00"


def test_a_relation_bounds_the_other_event_too() -> None:
    facts = chronology(
        DATED, report(SIGNING, status=None, relations=to(Link.AFTER, SUMMIT)), report(SUMMIT, status=None)
    )
    assert span(facts, "summit") == ".."
    facts = chronology(
        report(SIGNING, status=None, when="2025-02-18", relations=to(Link.AFTER, SUMMIT)), report(SUMMIT, status=None)
    )
    assert span(facts, "summit") == "..19 Feb 00:00"


def test_bounds_travel_over_several_events() -> None:
    facts = chronology(
        DATED,
        report(SUMMIT, status=None, length=Length.parse("PT24H/PT30H"), relations=to(Link.AFTER, TALKS)),
        report(SIGNING, status=None, when="../2025-02-25", relations=to(Link.AFTER, SUMMIT)),
    )
    assert span(facts, "summit") == "18 Feb 00:00..26 Feb 00:00"
    assert span(facts, "signing") == "18 Feb 23:30..26 Feb 00:00"


def test_what_was_held_was_over_and_what_lay_ahead_had_not_begun() -> None:
    plan = report(TALKS, "May.", published="2025-02-10T12:00Z", status=Status.POSSIBLE)
    held = report(TALKS, "Was.", published="2025-02-20T12:00Z")
    going = report(SUMMIT, "Is.", published="2025-02-20T12:00Z", status=Status.UNDERWAY, length=Length.parse("<PT1H"))
    assert span(chronology(plan), "talks") == "10 Feb 12:00.."
    assert span(chronology(plan, held), "talks") == "10 Feb 12:00..20 Feb 12:01"
    assert span(chronology(going), "summit") == "..20 Feb 13:01"


def test_a_plan_that_was_printed_after_the_event_was_reported_bounds_nothing() -> None:
    held = report(TALKS, "Was.", published="2025-02-20T12:00Z")
    stale = report(TALKS, "May.", published="2025-02-25T12:00Z", status=Status.EXPECTED)
    assert span(chronology(held, stale), "talks") == "..20 Feb 12:01"


def test_a_denied_and_a_cancelled_event_have_no_bounds_of_publication() -> None:
    for status in (Status.DENIED, Status.CANCELLED, Status.REFUSED, Status.NOT_HELD, None):
        assert span(chronology(report(TALKS, published="2025-02-20", status=status)), "talks") == ".."


def test_the_numbers_of_a_series_are_an_order_of_time() -> None:
    def numbered(told: Subject, number: int, when: str | None) -> Report:
        return report(told, f"No. {number}.", status=None, order=Order(series=HERE.series, number=number), when=when)

    facts = chronology(numbered(TALKS, 1, "2025-02-18"), numbered(SUMMIT, 4, None), numbered(SIGNING, 7, "2025-02-25"))
    assert span(facts, "summit") == "18 Feb 00:00..26 Feb 00:00"
    clashing = chronology(numbered(TALKS, 2, "2025-02-18"), numbered(SUMMIT, 1, "2025-02-25"))
    (clash,) = clashing.archive.clashes
    assert len(clash.reports) == 2


def test_a_relation_to_what_no_report_tells_of_entails_nothing() -> None:
    assert span(chronology(report(SIGNING, status=None, relations=to(Link.AFTER, TALKS))), "signing") == ".."


def test_after_one_of_two_is_after_the_earlier() -> None:
    summit = report(SUMMIT, status=None, when="2025-02-25")
    either = to(Link.AFTER, TALKS, SUMMIT)
    assert (
        span(chronology(DATED, summit, report(SIGNING, status=None, relations=either)), "signing") == "18 Feb 00:00.."
    )
    early = report(SIGNING, status=None, relations=either, when="../2025-02-21")
    assert span(chronology(DATED, summit, early), "signing") == "18 Feb 00:00..22 Feb 00:00"


def test_before_one_of_two_is_before_the_later() -> None:
    summit = report(SUMMIT, status=None, when="2025-02-25")
    told = report(SIGNING, status=None, relations=to(Link.BEFORE, TALKS, SUMMIT))
    assert span(chronology(DATED, summit, told), "signing") == "..26 Feb 00:00"


def test_after_one_of_two_that_are_both_too_late_is_a_clash_with_both() -> None:
    summit = report(SUMMIT, "The summit.", status=None, when="2025-02-25")
    early = report(SIGNING, "Early.", status=None, when="2025-02-10")
    told = report(SIGNING, "After.", status=None, relations=to(Link.AFTER, TALKS, SUMMIT))
    facts = chronology(DATED, summit, early, told)
    (clash,) = facts.archive.clashes
    assert set(clash.reports) == {DATED, summit, early, told}
    assert "“Signing” came after “Talks” or “Summit”, whichever is meant [" in str(clash)
    assert span(facts, "signing") == "10 Feb 00:00..11 Feb 00:00"


def test_a_disputed_time_bounds_others_by_what_lies_around_all_sides() -> None:
    other = report(TALKS, "On the 20th.", when="2025-02-20", status=None)
    after = report(SIGNING, "After.", status=None, relations=to(Link.AFTER, TALKS))
    before = report(SUMMIT, "Before.", status=None, relations=to(Link.BEFORE, TALKS))
    facts = chronology(DATED, other, after, before)
    assert span(facts, "talks") == "18 Feb 00:00..21 Feb 00:00"
    assert span(facts, "signing") == "18 Feb 00:00.."
    assert span(facts, "summit") == "..21 Feb 00:00"


def test_where_what_was_said_clashes_the_rest_tells_the_window() -> None:
    early = [report(TALKS, f"Held {n}.", published=f"2025-02-{n:02}T00:00Z") for n in (10, 11)]
    assert span(chronology(DATED, *early), "talks") in ("..10 Feb 00:01", "..11 Feb 00:01")


def test_a_clash_names_only_what_has_part_in_it_and_the_rest_still_answers() -> None:
    early = report(SUMMIT, "Early.", when="2025-02-10", status=None)
    after = report(SUMMIT, "After.", status=None, relations=to(Link.AFTER, TALKS))
    month = report(SUMMIT, "In February.", when="2025-02", status=None)
    facts = chronology(DATED, early, after, month)
    (clash,) = facts.archive.clashes
    assert set(clash.reports) == {DATED, early, after}
    assert "talks" in str(clash).lower()
    assert (
        span(facts, "summit") == "01 Feb 00:00..01 Mar 00:00" or span(facts, "summit") == "10 Feb 00:00..11 Feb 00:00"
    )
    assert [dispute.field for dispute in facts["summit"].disputes] == ["when"]
    assert {side.value for side in facts["summit"].disputes[0].sides} == {
        "is said to be 2025-02-10[UTC]",
        "came after “Talks”",
        "“Talks” is said to be 2025-02-18[UTC]",
    }
    assert {side.value for side in facts["talks"].disputes[0].sides} == {
        "“Summit” is said to be 2025-02-10[UTC]",
        "“Summit” came after “Talks”",
        "is said to be 2025-02-18[UTC]",
    }


def test_two_clashes_are_both_named() -> None:
    facts = chronology(
        DATED,
        report(TALKS, "Too early.", published="2025-02-01"),
        report(SUMMIT, "A day.", when="2025-02-10", status=None),
        report(SUMMIT, "Long.", length=Length.parse(">PT30H"), status=None),
    )
    assert [len(clash.reports) for clash in facts.archive.clashes] == [2, 2]


def test_an_explanation_tells_the_chain_from_the_event_to_what_was_said() -> None:
    hours = Length.parse("PT3H/PT4H")
    told = report(SUMMIT, "Then.", status=None, relations=to(Link.AFTER, TALKS), length=hours)
    last = report(SIGNING, "Last.", status=None, relations=to(Link.AFTER, SUMMIT))
    explanation = chronology(DATED, told, last).explain("signing")
    assert explanation.title == "Signing"
    assert [reason.event for reason in explanation.earliest] == ["Signing", "Summit", "Summit", "Talks"]
    assert [reason.reports for reason in explanation.earliest] == [(last,), (told,), (told,), (DATED,)]
    assert explanation.latest == ()
    assert [line for line in str(explanation).splitlines() if "nothing bounds it" in line] == [
        "  not after: nothing bounds it"
    ]
    assert "2025-02-18 00:00 UTC" in str(explanation)
    assert "article-2025-12-30" in str(explanation)


@pytest.mark.parametrize(
    ("link", "window"),
    [(Link.AFTER, "24 Feb 10:00..26 Feb 12:00"), (Link.BEFORE, "10 Feb 09:00..12 Feb 12:00")],
)
def test_a_week_later_is_reckoned_from_the_start_or_the_end_of_the_other(link: Link, window: str) -> None:
    """The talks were between ten and eleven on the 18th, and the signing took an hour."""
    hour = Length(least=clock.HOUR, most=clock.HOUR + 1)
    talks = report(TALKS, status=None, when="2025-02-18T10:00Z/2025-02-18T10:59Z")
    told = report(SIGNING, status=None, length=hour, relations=to(link, TALKS, length="P6D..P8D"))
    facts = chronology(talks, told)
    assert span(facts, "signing") == window
    assert f"came {link} “{TALKS.title}”, by 6 days to 8 days" in str(facts.explain("signing"))


def test_within_a_time_that_nobody_knows_is_after_and_no_more() -> None:
    for length in (None, ">P7D"):
        told = report(SIGNING, status=None, relations=to(Link.WITHIN, TALKS, length=length))
        assert span(chronology(DATED, told), "signing") == "18 Feb 00:00.."


def test_what_was_planned_gives_way_to_what_others_entail_of_what_was_held() -> None:
    """It was planned for the 20th, but came the day after the talks; a plan that came otherwise is no contradiction."""
    plan = report(SIGNING, "Planned.", when="2025-02-20", status=Status.PLANNED, published="2025-02-10")
    held = report(SIGNING, "Held.", relations=to(Link.NEXT_DAY, TALKS, zone="UTC"), published="2025-02-25")
    facts = chronology(DATED, plan, held)
    assert facts.archive.clashes == ()
    assert facts["signing"].disputes == ()
    assert span(facts, "signing") == "19 Feb 00:00..20 Feb 00:00"
    assert plan not in facts.explain("signing").reports


def test_of_plans_that_do_not_fit_together_the_newest_holds() -> None:
    old = report(SIGNING, "On the 20th.", when="2025-02-20", status=Status.PLANNED, published="2025-02-10")
    after = report(SIGNING, "A day later.", status=Status.PLANNED, relations=to(Link.NEXT_DAY, TALKS, zone="UTC"))
    facts = chronology(DATED, old, after)
    assert facts.archive.clashes == ()
    assert span(facts, "signing") == "19 Feb 00:00..20 Feb 00:00"


def test_plans_that_were_told_together_and_do_not_fit_clash() -> None:
    one = report(SIGNING, "On the 20th.", when="2025-02-20", status=Status.PLANNED)
    other = report(SIGNING, "A day later.", status=Status.PLANNED, relations=to(Link.NEXT_DAY, TALKS, zone="UTC"))
    (clash,) = chronology(attrs.evolve(DATED, source=one.source), one, other).archive.clashes
    assert {one, other} < set(clash.reports)


def test_within_an_hour_lasts_to_its_last_microsecond() -> None:
    noon = When.parse("2025-02-18T12:00Z").start or 0
    ended = report(TALKS, "Over.", status=None, when=When(earliest=noon - 1, latest=noon))
    for late, clashes in ((clock.HOUR - 1, 0), (clock.HOUR, 1)):
        begun = When(earliest=noon + late, latest=noon + 2 * clock.HOUR)
        told = report(SIGNING, "Soon.", status=None, when=begun, relations=to(Link.WITHIN, TALKS, length="<PT1H"))
        assert len(chronology(ended, told).archive.clashes) == clashes


@pytest.mark.parametrize("link", [Link.SAME_DAY, Link.NEXT_DAY])
@pytest.mark.parametrize(("one", "other", "clashes"), [(0, 0, 0), (1, 1, 0), (0, 1, 1), (1, 0, 1)])
def test_what_ends_at_midnight_ends_on_the_day_before(one: int, other: int, clashes: int, link: Link) -> None:
    """The talks end at midnight or a microsecond later, and so does the signing."""
    midnight = When.parse("2025-02-18T00:00Z").start or 0

    def ending(told: Subject, late: int, midnight: int, relations: tuple[Relation, ...] = ()) -> Report:
        when = When(earliest=midnight - clock.HOUR, latest=midnight + late)
        length = Length(least=clock.HOUR + late)
        return report(told, "It ended.", status=None, when=when, length=length, relations=relations)

    next_midnight = midnight + clock.DAY if link is Link.NEXT_DAY else midnight
    told = ending(SIGNING, other, next_midnight, to(link, TALKS, zone="UTC"))
    assert len(chronology(ending(TALKS, one, midnight), told).archive.clashes) == clashes


@pytest.mark.parametrize(("more", "before"), [(2, 0), (3, clock.SECOND)])
def test_what_ends_on_a_day_ends_a_microsecond_after_midnight_at_the_earliest(more: int, before: int) -> None:
    """And so began an hour before, if it lasted an hour and a microsecond at the most, to the second."""
    midnight = When.parse("2025-02-18T00:00Z").start or 0
    when = When(earliest=midnight - clock.HOUR, latest=midnight + 1)
    talks = report(TALKS, "Late.", status=None, when=when, length=Length(least=clock.HOUR + 1))
    length = Length(most=clock.HOUR + more)
    told = report(SIGNING, "Too.", status=None, length=length, relations=to(Link.SAME_DAY, TALKS, zone="UTC"))
    assert chronology(talks, told)["signing"].when.start == midnight - clock.HOUR - before


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (Link.AFTER, "came after"),
        (Link.BEFORE, "came before"),
        (Link.FOLLOWS, "followed from"),
        (Link.DURING, "was during"),
        (Link.PART_OF, "is part of"),
        (Link.WITHIN, "came soon after"),
        (Link.NEXT_DAY, "was the day after"),
        (Link.SAME_DAY, "was on the same day as"),
    ],
)
def test_an_explanation_says_how_an_event_relates_to_another(link: Link, words: str) -> None:
    told = report(SIGNING, "Then.", status=None, relations=to(link, TALKS))
    assert f"  {words} “Talks” [" in str(chronology(DATED, told).explain("signing")).replace("“Signing”", " ")
